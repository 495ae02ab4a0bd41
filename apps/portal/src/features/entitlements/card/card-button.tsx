import { Button } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { decideCard, maxCards } from '@tierline/domain';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../../api.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { wordProblem } from '../../../ui/states.tsx';
import { toastFailed } from '../../../ui/toast.tsx';

/** Prints the cards of lines, each in the language of who received it (E14); not there where none can be printed. */
export function CardButton({ lines, onDone }: { lines: readonly LineItem[]; onDone?: () => void }) {
  const { t } = useTranslation();
  const print = useWrite('printCards');
  const printable = lines.filter((line) => decideCard(line).ok).slice(0, maxCards);
  if (printable.length === 0) return null;
  const [one] = printable;
  const save = () =>
    print.mutate(
      { lineItemIds: printable.map(({ id }) => id) },
      {
        onSuccess: (answer) => {
          saveFile(answer);
          onDone?.();
        },
        onError: (problem) => toastFailed({ text: wordProblem(problem, t('ui.noAnswer')) }),
      },
    );
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Printer size={14} aria-hidden="true" />}
      loading={print.isPending}
      {...(onDone === undefined &&
        one && { 'aria-label': `${t('entitlement.card.one')}: ${one.product.name}, ${one.activationId}` })}
      onClick={save}
    >
      {t(onDone === undefined ? 'entitlement.card.one' : 'entitlement.card.chosen', { count: printable.length })}
    </Button>
  );
}
