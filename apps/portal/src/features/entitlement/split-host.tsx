import { Button } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { Split } from 'lucide-react';
import { createContext, lazy, Suspense, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../ui/reason.tsx';
import type { RenderCreate } from './split-dialog.tsx';

const load = () => import('./split-dialog.tsx');
const SplitDialog = lazy(async () => ({ default: (await load()).SplitDialog }));

const SplitContext = createContext<(line: LineItem) => void>(() => null);

/** Keeps the split dialog above list and panel, so that it outlives a row that is gone when the list is read again. */
export function SplitHost(props: { renderCreate?: RenderCreate; children: ReactNode }) {
  const [line, setLine] = useState<LineItem | null>(null);
  return (
    <SplitContext value={setLine}>
      {props.children}
      {line && <Suspense fallback={null}><SplitDialog key={line.id} line={line} onClose={() => setLine(null)} {...(props.renderCreate && { renderCreate: props.renderCreate })} /></Suspense>}
    </SplitContext>
  );
}

/** *Split* beside a line; disabled with its reason where that is not possible (E6). */
export function SplitButton(props: { line: LineItem; primary?: boolean }) {
  const { t } = useTranslation();
  const split = useContext(SplitContext);
  const name = `${t('entitlement.split.action')}: ${props.line.product.name}, ${props.line.activationId}`;
  return (
    <Reason reason={props.line.actions.split}>
      <Button size={props.primary ? 'sm' : 'xs'} variant={props.primary ? 'filled' : 'default'} leftSection={<Split size={14} aria-hidden="true" style={{ rotate: '90deg' }} />} aria-label={name} onPointerEnter={() => void load()} onFocus={() => void load()} onClick={() => split(props.line)}>{t('entitlement.split.action')}</Button>
    </Reason>
  );
}
