import { Button } from '@mantine/core';
import { Repeat } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadPart, part } from '../../load-part.ts';

const load = part(() => loadPart(() => import('./rules-dialog.tsx')));
const RulesDialog = lazy(async () => ({ default: (await load()).RulesDialog }));

/** Opens the rules by which the account fulfils requests without being asked (E12). */
export function RulesButton() {
  const { t } = useTranslation('request');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<Repeat size={16} aria-hidden="true" />}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(true)}
      >
        {t('rules.open')}
      </Button>
      <Suspense fallback={null}>{open && <RulesDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
