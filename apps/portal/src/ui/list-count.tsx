import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@tierline/contract';
import type { Pages } from '../api.ts';
import { useFormat } from './format.ts';
import { saveFile } from './save-file.ts';
import { wordProblem } from './states.tsx';
import { toastFailed } from './toast.tsx';

/** Beside a list's heading: how many rows it has, with the filters of the moment, and all of them as a CSV file. */
export function ListCount<T>({ pages }: { pages: Pages<T> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { saving, save } = useSaveList(pages);
  if (pages.count === null || pages.count.value === 0) return null;
  return (
    <>
      {t('ui.count', { count: pages.count.value, total: format.count(pages.count) })}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        ml={6}
        leftSection={<Download size={14} aria-hidden="true" />}
        aria-label={t('ui.exportAll')}
        title={t('ui.exportAll')}
        loading={saving}
        onClick={save}
      >
        {t('ui.export')}
      </Button>
    </>
  );
}

/** Saves all rows of a list as a CSV file; errors are shown in a toast. */
export function useSaveList({ download }: Pick<Pages<unknown>, 'download'>): { saving: boolean; save: () => void } {
  const { t } = useTranslation();
  const [saving, setSaving] = useState(false);
  const saved = async () => {
    setSaving(true);
    try {
      saveFile(await download());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      toastFailed({ text: wordProblem(error, t('ui.noAnswer')) });
    } finally {
      setSaving(false);
    }
  };
  return { saving, save: () => void saved() };
}
