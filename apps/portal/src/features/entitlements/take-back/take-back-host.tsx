import { Button } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { Undo2 } from 'lucide-react';
import { createContext, lazy, Suspense, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../../ui/reason.tsx';
import { part } from '../../../load-part.ts';

/** Which way copies go back: given back by the receiver, taken back by the sender (E7). */
export type Way = 'return' | 'recall';

const load = part(() => import('./take-back-dialog.tsx'));
const TakeBackDialog = lazy(async () => ({ default: (await load()).TakeBackDialog }));

type Wanted = { way: Way; lines: readonly LineItem[]; done?: () => void };

const TakeBackContext = createContext<(wanted: Wanted) => void>(() => null);

/** Keeps the dialog above list and panel, so that it outlives a row that is gone when the list is read again. */
export function TakeBackHost(props: { children: ReactNode }) {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  return (
    <TakeBackContext value={setWanted}>
      {props.children}
      {wanted && (
        <Suspense fallback={null}>
          <TakeBackDialog {...wanted} onClose={() => setWanted((now) => (now === wanted ? null : now))} />
        </Suspense>
      )}
    </TakeBackContext>
  );
}

/**
 * *Return* or *Take back* beside a line, in a row without its picture; disabled with its reason where that is not
 * possible. Nothing where this account is not that side of it.
 */
export function TakeBackButton(props: { way: Way; line: LineItem; inRow?: boolean }) {
  const { t } = useTranslation();
  const open = useContext(TakeBackContext);
  const { way, line } = props;
  if (!concerns(way, line)) return null;
  const name = `${t(`takeBack.${way}.action`)}: ${line.product.name}, ${line.activationId}`;
  return (
    <Reason reason={line.actions[way]}>
      <Button
        size={props.inRow ? 'xs' : 'sm'}
        px={props.inRow ? 'xs' : 'sm'}
        variant="default"
        leftSection={props.inRow ? undefined : <Undo2 size={14} aria-hidden="true" />}
        aria-label={name}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => open({ way, lines: [line] })}
      >
        {t(`takeBack.${way}.action`)}
      </Button>
    </Reason>
  );
}

/** The same for the chosen rows: of those with which it is possible, all that is available by default. */
export function TakeBackChosen(props: { way: Way; lines: readonly LineItem[]; onDone: () => void }) {
  const { t } = useTranslation();
  const open = useContext(TakeBackContext);
  const { way } = props;
  const concerned = props.lines.filter((line) => concerns(way, line));
  const possible = concerned.filter((line) => line.actions[way] === null);
  if (concerned.length === 0) return null;
  return (
    <Reason reason={possible.length > 0 ? null : (concerned[0]?.actions[way] ?? null)}>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<Undo2 size={14} aria-hidden="true" />}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => open({ way, lines: possible, done: props.onDone })}
      >
        {t(`takeBack.${way}.chosen`, { count: possible.length })}
      </Button>
    </Reason>
  );
}

// The action is absent for readers without a part in the line, and for tiers that never have it.
function concerns(way: Way, line: LineItem): boolean {
  return way === 'return' ? line.mine : line.actions.recall?.code !== 'not-sender';
}
