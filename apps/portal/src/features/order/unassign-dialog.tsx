import { Button, Group, Modal, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite, type Answer } from '../../api.ts';
import { goToWrong } from '../../ui/record-form.ts';
import { useReturnFocus } from '../../ui/return-focus.ts';
import { ErrorState, FormError } from '../../ui/states.tsx';
import { toastDone } from '../../ui/toast.tsx';
import { readCopies } from '../entitlement/split-copies.ts';
import classes from './order.module.css';

type Assignment = Answer<'readOrder'>['assignments'][number];

/** Takes licences of an order back from a customer, as far as they are not in use (O2): all that is free, unless told otherwise. */
export function UnassignDialog(props: { orderId: string; number: string; account: { id: string; name: string }; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation('order');
  const { t: common, i18n } = useTranslation();
  const { orderId, account } = props;
  const order = useRead('readOrder', { id: orderId });
  const write = useWrite('unassignOrder');
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [checked, setChecked] = useState(false);
  const pools = order.data?.assignments.filter((one) => one.account.id === account.id) ?? [];
  const textOf = (pool: Assignment) => typed[pool.orderLineId] ?? (pool.free > 0 ? String(pool.free) : '');
  const quantityOf = (pool: Assignment) => (/^\s*0*\s*$/u.test(textOf(pool)) ? 0 : readCopies(textOf(pool), i18n.language).copies);
  const wrongOf = (pool: Assignment) => {
    const quantity = quantityOf(pool);
    if (quantity === null) return t('assign.whole');
    return quantity > pool.free ? t('unassign.tooMany', { count: pool.free }) : null;
  };
  const lines = pools.flatMap((pool) => {
    const quantity = quantityOf(pool) ?? 0;
    return quantity > 0 ? [{ orderLineId: pool.orderLineId, quantity }] : [];
  });
  const total = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (write.isPending) return;
    setChecked(true);
    if (total === 0 || pools.some((pool) => wrongOf(pool) !== null)) {
      if (form.current) goToWrong(form.current);
      return;
    }
    write.mutate({ id: orderId, accountId: account.id, lines }, {
      onSuccess: ({ operationId }) => {
        toastDone({ text: t('unassign.done', { count: total, account: account.name }), undo: { operationId, undone: t('unassign.undone', { count: total, account: account.name }) } });
        props.onClose();
      },
    });
  };
  return (
    <Modal opened onClose={props.onClose} size={480} closeButtonProps={{ 'aria-label': common('ui.close') }} title={<>{t('unassign.title')}<Text size="xs" c="dimmed" fw={400} mt={3}>{account.name} · {t('one', { number: props.number })}</Text></>}>
      {!order.data && (order.error ? <ErrorState problem={order.error} onRetry={() => void order.refetch()} /> : <Skeleton h={120} />)}
      {order.data && (
        <form ref={form} onSubmit={submit} noValidate>
          <Stack gap="md">
            <ul className={classes.quantities} aria-label={t('assign.quantities')}>
              {pools.map((pool) => {
                const wrong = checked ? wrongOf(pool) : null;
                return (
                  <li key={pool.id}>
                    <div>
                      <Text size="sm" fw={550}>{pool.product.name}</Text>
                      <Text size="xs" c="dimmed">{t('unassign.free', { count: pool.free, inUse: pool.inUse })}</Text>
                    </div>
                    <TextInput
                      data-autofocus={pool === pools[0] || undefined} aria-label={t('assign.quantityOf', { product: pool.product.name })} inputMode="numeric" autoComplete="off" maxLength={13} className={classes.quantity} disabled={pool.free === 0} error={wrong !== null}
                      value={textOf(pool)} onChange={(event) => { const { value } = event.currentTarget; setTyped((before) => ({ ...before, [pool.orderLineId]: value })); write.reset(); }} onFocus={(event) => event.currentTarget.select()}
                    />
                    {(wrong ?? pool.actions.unassign?.detail) !== undefined && <Text size="xs" c={wrong === null ? 'dimmed' : 'var(--mantine-color-error)'} className={classes.wrong}>{wrong ?? pool.actions.unassign?.detail}</Text>}
                  </li>
                );
              })}
            </ul>
            {checked && total === 0 && <Text size="sm" c="red" role="alert">{t('unassign.nothing')}</Text>}
            <FormError problem={write.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={props.onClose}>{common('ui.cancel')}</Button>
              <Button type="submit" loading={write.isPending}>{total > 0 ? t('unassign.submit', { count: total }) : t('unassign.action')}</Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
