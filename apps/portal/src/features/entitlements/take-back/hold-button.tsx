import { Button } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { CirclePause, CirclePlay } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../../ui/reason.tsx';
import { loadTexts } from '../../../language.ts';
import { part } from '../../../load-part.ts';

// Its list of devices has texts that come later.
const load = part(async () => (await Promise.all([import('./hold-dialog.tsx'), loadTexts('activation')]))[0]);
const HoldDialog = lazy(async () => ({ default: (await load()).HoldDialog }));

/**
 * *Set on hold*, or *Release* where the line is (E3). For the vendor's staff alone; disabled with its reason where it
 * is not possible.
 */
export function HoldButton({ line }: { line: LineItem }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const what = line.state === 'on-hold' ? 'release' : 'hold';
  const reason = line.actions[what];
  if (reason?.code === 'tier-may-not') return null;
  const Icon = what === 'hold' ? CirclePause : CirclePlay;
  return (
    <>
      <Reason reason={reason}>
        <Button
          size="sm"
          variant="default"
          leftSection={<Icon size={14} aria-hidden="true" />}
          onPointerEnter={() => void load()}
          onFocus={() => void load()}
          onClick={() => setOpened(true)}
        >
          {t(`takeBack.${what}.action`)}
        </Button>
      </Reason>
      {opened && (
        <Suspense fallback={null}>
          <HoldDialog what={what} line={line} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  );
}
