import { Button } from '@mantine/core';
import { Problem, type Request } from '@tierline/contract';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api.ts';
import { saveFile } from '../../ui/save-file.ts';
import { wordProblem } from '../../ui/states.tsx';
import { toastFailed } from '../../ui/toast.tsx';

/** Saves a request as a sheet to print (E12). */
export function PrintButton({ request }: { request: Request }) {
  const { t } = useTranslation('request');
  const { t: common } = useTranslation();
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      saveFile(await ask('printRequest', { id: request.id }));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      toastFailed({ text: wordProblem(problem, common('ui.noAnswer')) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Printer size={14} aria-hidden="true" />}
      loading={busy}
      aria-label={t('printOf', { number: request.number })}
      onClick={() => void print()}
    >
      {t('print')}
    </Button>
  );
}
