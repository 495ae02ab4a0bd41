import type { Problem, Send } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { toastDone } from '../../../ui/toast.tsx';

/** Moves credits; for ten seconds they can be moved back with one click (X8). */
export function useMove() {
  const { t } = useTranslation('credit');
  const write = useWrite('moveCredits');
  return {
    sending: write.isPending,
    problem: write.error,
    reset: write.reset,
    move: (
      send: Send<'moveCredits'>,
      after: { text: string; done: () => void; refused?: (problem: Problem) => void },
    ) =>
      write.mutate(send, {
        onSuccess: ({ operationId }) => {
          toastDone({ text: after.text, undo: { operationId, undone: t('moved.undone') } });
        },
        ifOpen: () => {
          after.done();
        },
        onError: (problem) => after.refused?.(problem),
      }),
  };
}
