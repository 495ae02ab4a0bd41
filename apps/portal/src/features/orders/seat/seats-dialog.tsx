import { shownEmail } from '@tierline/domain';
import { Alert, Checkbox, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Problem, Reply } from '@tierline/contract';
import { UsersRound } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useWrite } from '../../../api.ts';
import { ButtonForm } from '../../../ui/button-form.tsx';
import { FormFoot } from '../../../ui/form-foot.tsx';
import { useReturnFocus } from '../../../ui/return-focus.ts';
import { ErrorState, FormError } from '../../../ui/states.tsx';
import { toastDone } from '../../../ui/toast.tsx';
import classes from './seat.module.css';

type Preview = Reply<'previewSeats'>;

/** A user who is to get, or lose, a licence of a product: known by id, or by e-mail address alone. */
export type AskedSeat = { user: { id?: string; name: string; email: string }; product: { id: string; name: string } };

function rowOf({ user, product }: AskedSeat, on: boolean) {
  return {
    ...(user.id === undefined ? { email: user.email } : { userId: user.id }),
    productId: product.id,
    on,
  };
}

/**
 * Says why many licences were not switched, how many are missing, and offers the choice for whom they are (O8): those
 * who can get one, in their order, until they choose otherwise. `checking`: nothing was tried yet.
 */
export function SeatsDialog(props: {
  accountId: string;
  seats: readonly AskedSeat[];
  on: boolean;
  checking?: true;
  onDone: () => void;
  onClose: () => void;
}) {
  useReturnFocus();
  const { t } = useTranslation('seat');
  const { t: common } = useTranslation();
  const { accountId, seats, on } = props;
  const rows = seats.map((seat) => rowOf(seat, on));
  const preview = useQuery<Preview, Problem>({
    queryKey: ['previewSeats', accountId, rows],
    queryFn: () => ask('previewSeats', { id: accountId, rows }),
  });
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={560}
      title={t(props.checking ? 'choice.check' : on ? 'choice.titleOn' : 'choice.titleOff')}
      closeButtonProps={{ 'aria-label': common('ui.close') }}
      closeOnClickOutside={false}
    >
      {preview.data ? (
        <Choice {...props} preview={preview.data} />
      ) : preview.error ? (
        <ErrorState problem={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <Skeleton h={240} />
      )}
    </Modal>
  );
}

function Choice({
  accountId,
  seats,
  on,
  preview,
  onDone,
  onClose,
}: {
  accountId: string;
  seats: readonly AskedSeat[];
  on: boolean;
  preview: Preview;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('seat');
  const write = useWrite('switchSeats');
  // Users refused only for the shortage can be chosen instead of others.
  const reasonOf = (index: number) => {
    const reason = preview.rows[index]?.reason ?? null;
    return reason?.code === 'no-seat-free' ? null : reason;
  };
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(preview.rows.flatMap(({ reason, changes }, index) => (reason === null && changes ? [index] : []))),
  );
  const freeOf = (productId: string) =>
    preview.shortages.find(({ product }) => product.id === productId)?.free ?? Number.POSITIVE_INFINITY;
  const chosenOf = (productId: string) => [...chosen].filter((index) => seats[index]?.product.id === productId).length;
  const over = on ? preview.shortages.filter(({ product }) => chosenOf(product.id) > freeOf(product.id)) : [];
  const several = new Set(seats.map(({ product }) => product.id)).size > 1;
  const toggle = (index: number) => {
    const next = new Set(chosen);
    if (!next.delete(index)) next.add(index);
    setChosen(next);
    write.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (write.isPending || chosen.size === 0 || over.length > 0) return;
    const rows = seats.flatMap((seat, index) => (chosen.has(index) ? [rowOf(seat, on)] : []));
    write.mutate(
      { id: accountId, rows },
      {
        onSuccess: ({ operationId, rows: done }) => {
          const count = done.filter(({ changed }) => changed).length;
          toastDone({
            text: t(on ? 'many.onDone' : 'many.offDone', { count }),
            undo: { operationId, undone: t(on ? 'many.onUndone' : 'many.offUndone', { count }) },
          });
        },
        ifOpen: () => {
          onDone();
          onClose();
        },
      },
    );
  };
  return (
    <ButtonForm onSubmit={submit}>
      <Stack gap="md">
        {preview.shortages.map(({ product, free, asked, missing }) => (
          <Alert
            key={product.id}
            variant="light"
            color="orange"
            icon={<UsersRound size={16} />}
            title={t('choice.missing', { count: missing, product: product.name })}
          >
            {t('choice.shortage', { free, asked })}
          </Alert>
        ))}
        <Text
          size="sm"
          className={classes.counter}
          role="status"
          {...(over.length > 0 && { c: 'var(--mantine-color-error)' })}
        >
          {preview.shortages.length === 1 && preview.shortages[0]
            ? t('choice.of', { count: preview.shortages[0].free, chosen: chosen.size })
            : t('choice.chosen', { count: chosen.size })}
        </Text>
        <ul className={classes.people} aria-label={t('choice.who')}>
          {seats.map(({ user: asked, product }, index) => {
            const reason = reasonOf(index);
            const user = preview.rows[index]?.user ?? asked;
            const already =
              reason === null && preview.rows[index]?.changes === false && preview.rows[index].reason === null;
            return (
              <li key={`${asked.id ?? asked.email} ${product.id}`}>
                <Checkbox
                  size="xs"
                  checked={chosen.has(index)}
                  disabled={reason !== null || already}
                  onChange={() => toggle(index)}
                  label={several ? `${user.name} · ${product.name}` : user.name}
                  description={
                    reason?.detail ??
                    (already
                      ? t(on ? 'choice.alreadyOn' : 'choice.alreadyOff')
                      : user.name === user.email
                        ? undefined
                        : shownEmail(user.email))
                  }
                />
              </li>
            );
          })}
        </ul>
        <FormError problem={write.error} />
        <FormFoot
          onCancel={onClose}
          submit={t(on ? 'choice.submitOn' : 'choice.submitOff', { count: chosen.size })}
          busy={write.isPending}
          disabled={chosen.size === 0 || over.length > 0}
        />
      </Stack>
    </ButtonForm>
  );
}
