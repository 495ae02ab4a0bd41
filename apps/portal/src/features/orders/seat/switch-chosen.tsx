import { Button } from '@mantine/core';
import type { Seat } from '@tierline/contract';
import { ToggleLeft, ToggleRight } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { Reason } from '../../../ui/reason.tsx';
import { wordProblem } from '../../../ui/states.tsx';
import { toastDone, toastFailed } from '../../../ui/toast.tsx';
import { loadPart } from '../../../load-part.ts';

const SeatsDialog = lazy(async () => ({ default: (await loadPart(() => import('./seats-dialog.tsx'))).SeatsDialog }));

/**
 * *Switch on* and *Switch off* for the chosen rows (O8), at once and undoable. Where some of them are refused nothing
 * is switched, and a dialog says why and offers the choice.
 */
export function SwitchChosen(props: { accountId: string; seats: readonly Seat[]; onDone: () => void }) {
  const { t } = useTranslation('seat');
  const { t: common } = useTranslation();
  const write = useWrite('switchSeats');
  const [refused, setRefused] = useState<{ seats: readonly Seat[]; on: boolean } | null>(null);
  const { accountId, onDone } = props;
  const press = (seats: readonly Seat[], on: boolean) =>
    write.mutate(
      { id: accountId, rows: seats.map(({ user, product }) => ({ userId: user.id, productId: product.id, on })) },
      {
        onSuccess: ({ operationId, rows }) => {
          const count = rows.filter(({ changed }) => changed).length;
          toastDone({
            text: t(on ? 'many.onDone' : 'many.offDone', { count }),
            undo: { operationId, undone: t(on ? 'many.onUndone' : 'many.offUndone', { count }) },
          });
        },
        ifOpen: () => {
          onDone();
        },
        onError: (problem) => {
          if (problem.document?.refused) setRefused({ seats, on });
          else toastFailed({ text: wordProblem(problem, common('ui.noAnswer')) });
        },
      },
    );
  const action = (on: boolean) => {
    const seats = props.seats.filter(({ since }) => (since === null) === on);
    const reason =
      seats.length === 0 || seats.some(({ actions }) => actions.switch === null)
        ? null
        : (seats[0]?.actions.switch ?? null);
    if (seats.length === 0) return null;
    return (
      <Reason reason={reason}>
        <Button
          size="xs"
          variant="subtle"
          leftSection={on ? <ToggleRight size={15} aria-hidden="true" /> : <ToggleLeft size={15} aria-hidden="true" />}
          loading={write.isPending}
          onClick={() => press(seats, on)}
        >
          {t(on ? 'many.on' : 'many.off', { count: seats.length })}
        </Button>
      </Reason>
    );
  };
  return (
    <>
      {action(true)}
      {action(false)}
      {refused && (
        <Suspense fallback={null}>
          <SeatsDialog accountId={accountId} {...refused} onDone={onDone} onClose={() => setRefused(null)} />
        </Suspense>
      )}
    </>
  );
}
