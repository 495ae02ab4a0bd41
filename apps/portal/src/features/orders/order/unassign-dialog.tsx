import { Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../../api.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { focusFirstError } from '../../../ui/record-form.ts';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { ErrorState, FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import { QuantityField } from '../../../ui/quantity-field.tsx';
import classes from './order.module.css';
import { LeavingSeats } from './leaving-seats.tsx';
import { ReleaseChoice } from './release-choice.tsx';
import { useUnassign, type Assignment } from './use-unassign.ts';

/**
 * Takes licences of an order back from a customer (O2): all that is free, by default; of those in use only with the
 * choice whose licence ends (O8).
 */
export function UnassignDialog(props: {
  orderId: string;
  number: string;
  account: { id: string; name: string };
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation('order');
  const { t: common } = useTranslation();
  const { orderId, account } = props;
  const order = useRead('readOrder', { id: orderId });
  const pools = order.data?.assignments.filter((one) => one.account.id === account.id);
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={480}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      title={
        <>
          {t('unassign.title')}
          <Text size="xs" c="dimmed" fw={400} mt={3}>
            {account.name} · {t('one', { number: props.number })}
          </Text>
        </>
      }
    >
      {pools ? (
        <Form {...props} pools={pools} />
      ) : order.error ? (
        <ErrorState problem={order.error} onRetry={() => void order.refetch()} />
      ) : (
        <Skeleton h={120} />
      )}
    </Modal>
  );
}

function Form({
  orderId,
  account,
  pools,
  onClose,
}: {
  orderId: string;
  account: { id: string; name: string };
  pools: readonly Assignment[];
  onClose: () => void;
}) {
  const { t } = useTranslation('order');
  const write = useWrite('unassignOrder');
  const back = useUnassign(orderId, account.id, pools, () => write.reset());
  const form = useRef<HTMLFormElement>(null);
  const [checked, setChecked] = useState(false);
  const { total } = back;
  // No field takes a number then: what is to be chosen, or why nothing can be, is said instead.
  const allInUse = pools.every((pool) => back.mostOf(pool) === 0);
  const loses = back.seats.some(({ becomes }) => becomes === 'ended');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (write.isPending) return;
    setChecked(true);
    if (total === 0 || pools.some((pool) => back.wrongOf(pool) !== null)) {
      if (form.current) focusFirstError(form.current);
      return;
    }
    write.mutate(back.send, {
      onSuccess: ({ operationId }) => {
        toastDone({
          text: t('unassign.done', { count: total, account: account.name }),
          undo: { operationId, undone: t('unassign.undone', { count: total, account: account.name }) },
        });
      },
      ifOpen: () => {
        onClose();
      },
    });
  };
  return (
    <ButtonForm ref={form} onSubmit={submit}>
      <Stack gap="md">
        <ul className={classes.quantities} aria-label={t('assign.quantities')}>
          {pools.map((pool) => {
            const wrong = checked ? back.wrongOf(pool) : null;
            return (
              <li key={pool.id}>
                <div>
                  <Text size="sm" fw={550}>
                    {pool.product.name}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t('unassign.free', { count: pool.free, inUse: pool.inUse })}
                    {pool.movable > 0 && ` · ${t('unassign.movable', { count: pool.movable })}`}
                  </Text>
                </div>
                <QuantityField
                  data-autofocus={pool === pools[0] || undefined}
                  aria-label={t('assign.quantityOf', { product: pool.product.name })}
                  bounds={{ min: 0 }}
                  className={classes.quantity}
                  disabled={back.mostOf(pool) === 0}
                  error={wrong !== null}
                  value={back.textOf(pool)}
                  onChange={(text) => back.setQuantity(pool, text)}
                  onFocus={(event) => event.currentTarget.select()}
                />
                {wrong !== null && (
                  <Text size="xs" c="var(--mantine-color-error)" className={classes.wrong}>
                    {wrong}
                  </Text>
                )}
              </li>
            );
          })}
        </ul>
        {allInUse && (
          <Text size="sm" {...(checked ? { c: 'var(--mantine-color-error)', role: 'alert' } : { c: 'dimmed' })}>
            {t(pools.some(({ actions }) => actions.release === null) ? 'unassign.allInUse' : 'unassign.allFixed')}
          </Text>
        )}
        <ReleaseChoice
          pools={pools}
          chosen={back.released}
          onToggle={back.toggle}
          open={pools.every(({ free }) => free === 0)}
        />
        {checked && total === 0 && !allInUse && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {t('unassign.nothing')}
          </Text>
        )}
        <LeavingSeats seats={back.seats} />
        <FormError problem={write.error ?? back.problem} />
        <FormFoot
          onCancel={onClose}
          submit={total > 0 ? t('unassign.submit', { count: total }) : t('unassign.action')}
          busy={write.isPending}
          dangerous={loses}
        />
      </Stack>
    </ButtonForm>
  );
}
