import { Button } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { Cpu } from 'lucide-react';
import { createContext, lazy, Suspense, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../../../language.ts';
import { loadPart } from '../../../load-part.ts';
import { Reason } from '../../../ui/reason.tsx';

async function load() {
  return (await Promise.all([loadPart(() => import('./activate-dialog.tsx')), loadTexts('activation')]))[0];
}
const ActivateDialog = lazy(async () => ({ default: (await load()).ActivateDialog }));

const ActivateContext = createContext<(line: LineItem) => void>(() => null);

/** Keeps the dialog above list and panel, so that it outlives a row that is gone when the list is read again. */
export function ActivateHost({ children }: { children: ReactNode }) {
  const [line, open] = useState<LineItem | null>(null);
  return (
    <ActivateContext value={open}>
      {children}
      <Suspense fallback={null}>
        {line && (
          <ActivateDialog key={line.id} line={line} onClose={() => open((now) => (now === line ? null : now))} />
        )}
      </Suspense>
    </ActivateContext>
  );
}

/**
 * *Activate* beside a line, for its holder, or for the account that handed it to a customer who does not sign in;
 * disabled with its reason where that is not possible (E10).
 */
export function ActivateButton({ line, inRow = false }: { line: LineItem; inRow?: boolean }) {
  const { t } = useTranslation();
  const open = useContext(ActivateContext);
  const reason = line.actions.activate;
  if (reason?.code === 'not-holder') return null;
  return (
    <Reason reason={reason}>
      <Button
        size={inRow ? 'xs' : 'sm'}
        px={inRow ? 'xs' : 'sm'}
        variant="default"
        leftSection={inRow ? undefined : <Cpu size={14} aria-hidden="true" />}
        aria-label={`${t('entitlement.activate')}: ${line.product.name}, ${line.activationId}`}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => open(line)}
      >
        {t('entitlement.activate')}
      </Button>
    </Reason>
  );
}
