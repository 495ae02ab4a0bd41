import { Button, Modal, Stack, Text } from '@mantine/core';
import type { Order } from '@tierline/contract';
import { UserRoundPlus } from 'lucide-react';
import { lazy, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { focusFirstError } from '../../../ui/record-form.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { SplitCreate } from '../../entitlements/split/split-create.tsx';
import type { Target } from '../../entitlements/split/split-target.tsx';
import { AssignRowFields } from './assign-row.tsx';
import { mostCustomers } from './assign-rows.ts';
import { OrderChoice } from './order-choice.tsx';
import classes from './order.module.css';
import { useAssign } from './use-assign.ts';
import { loadPart } from '../../../load-part.ts';

const CreateAccountForm = lazy(async () => ({
  default: (await loadPart(() => import('../../accounts/account/create-account-form.tsx'))).CreateAccountForm,
}));

/**
 * Assigns licences to customers (O2): from an order, where all that is unassigned is preset for the customer who is
 * chosen, or from a customer, who chooses the order.
 */
export function AssignDialog(props: { start: { order: Order } | { target: Target }; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('order');
  const { t: common } = useTranslation();
  const { path } = useProgramme();
  const mayCreate = useMe().may['accounts.create'] === null;
  const target = 'target' in props.start ? props.start.target : null;
  const [order, setOrder] = useState('order' in props.start ? props.start.order : null);
  const assigning = useAssign(order, target);
  const [creating, setCreating] = useState<{ key: string; name: string } | null>(null);
  const [orderMissing, setOrderMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const choose = (chosen: Order) => {
    setOrder(chosen);
    setOrderMissing(false);
    assigning.begin(chosen);
    setTimeout(() => form.current?.querySelector<HTMLInputElement>('[data-quantity]')?.focus(), 0);
  };
  const told = (operationId: string) => {
    const [first] = assigning.rows;
    const one = assigning.rows.length === 1 && first?.target ? first.target : null;
    toastDone({
      text: one
        ? t('assign.done', { count: assigning.total, account: one.name })
        : t('assign.doneMany', { count: assigning.total, customers: assigning.rows.length }),
      ...(one && target === null && { link: { to: path(`/accounts/${one.id}`), label: t('assign.show') } }),
      undo: { operationId, undone: t('assign.undone', { count: assigning.total }) },
    });
  };
  const addCustomer = () => {
    assigning.add();
    // Once its fields are there.
    setTimeout(
      () => [...(form.current?.querySelectorAll('fieldset') ?? [])].at(-1)?.querySelector('input')?.focus(),
      0,
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (assigning.sending) return;
    setOrderMissing(order === null);
    if (!assigning.send({ told, done: props.onClose }) && form.current) focusFirstError(form.current);
  };
  if (creating !== null) {
    const created = (account: Omit<Target, 'reason'>) => {
      assigning.setTarget(creating.key, { ...account, reason: null });
      setCreating(null);
    };
    return (
      <SplitCreate
        render={(create) => <CreateAccountForm {...create} />}
        name={creating.name}
        onCreated={created}
        onCancel={() => setCreating(null)}
      />
    );
  }
  const untouched = assigning.rows.every((row) => row.target === null);
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={520}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={untouched}
      title={
        <>
          {t('assign.title')}
          <Text size="xs" c="dimmed" fw={400} mt={3}>
            {target ? target.name : order && t('one', { number: order.number })}
          </Text>
        </>
      }
    >
      <ButtonForm ref={form} onSubmit={submit}>
        <Stack gap="md">
          {target && (
            <OrderChoice order={order} onChoose={choose} error={orderMissing ? t('assign.chooseOrder') : null} />
          )}
          {order && (
            <div className={classes.lines}>
              {assigning.rows.map((row, index) => (
                <AssignRowFields
                  key={row.key}
                  row={row}
                  number={index + 1}
                  assigning={assigning}
                  fixed={target !== null}
                  onCreate={mayCreate ? (name) => setCreating({ key: row.key, name }) : null}
                />
              ))}
            </div>
          )}
          <FormError problem={assigning.problem} />
          <FormFoot
            onCancel={props.onClose}
            submit={assigning.total > 0 ? t('assign.submit', { count: assigning.total }) : t('assign.action')}
            busy={assigning.sending}
          >
            {target === null && (
              <Button
                variant="subtle"
                mr="auto"
                px="xs"
                leftSection={<UserRoundPlus size={15} aria-hidden="true" />}
                disabled={assigning.rows.length >= mostCustomers}
                onClick={addCustomer}
              >
                {t('assign.addCustomer')}
              </Button>
            )}
          </FormFoot>
        </Stack>
      </ButtonForm>
    </Modal>
  );
}
