import { Button } from '@mantine/core';
import type { LineItem } from '@tierline/contract';
import { ClipboardPaste, Split } from 'lucide-react';
import { createContext, lazy, Suspense, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { loadTexts } from '../../../language.ts';
import { useMe } from '../../../session.tsx';
import { Reason, type ReasonView } from '../../../ui/reason.tsx';
import type { RenderCreate } from './split-create.tsx';
import type { Target } from './split-target.tsx';
import type { GridStart } from './use-split-grid.ts';
import { loadPart, part } from '../../../load-part.ts';

const load = part(() => import('./split-dialog.tsx'));
async function loadMany() {
  return (await Promise.all([loadPart(() => import('./split-grid.tsx')), loadTexts('split')]))[0];
}
const SplitDialog = lazy(async () => ({ default: (await load()).SplitDialog }));
const SplitGrid = lazy(async () => ({ default: (await loadMany()).SplitGrid }));

type Opened = { line: LineItem } | { start: GridStart; onDone?: () => void };

const SplitContext = createContext<(opened: Opened) => void>(() => null);

/** Keeps the split dialog above list and panel, so that it outlives a row that is gone when the list is read again. */
export function SplitHost(props: { renderCreate?: RenderCreate; children: ReactNode }) {
  const [opened, open] = useState<Opened | null>(null);
  // Only its own dialog: a late answer must not close the next one.
  const close = () => open((now) => (now === opened ? null : now));
  const create = props.renderCreate && { renderCreate: props.renderCreate };
  return (
    <SplitContext value={open}>
      {props.children}
      <Suspense fallback={null}>
        {opened && 'line' in opened && (
          <SplitDialog
            key={opened.line.id}
            line={opened.line}
            onClose={close}
            onMore={(start) => open({ start: moreOf(start) })}
            {...create}
          />
        )}
        {opened && 'start' in opened && (
          <SplitGrid
            start={opened.start}
            onClose={close}
            onDone={() => {
              close();
              opened.onDone?.();
            }}
            {...create}
          />
        )}
      </Suspense>
    </SplitContext>
  );
}

/** *Split* beside a line, in a row without its picture; disabled with its reason where that is not possible (E6). */
export function SplitButton(props: { line: LineItem; primary?: boolean; inRow?: boolean }) {
  const { t } = useTranslation();
  const open = useContext(SplitContext);
  const name = `${t('entitlement.split.action')}: ${props.line.product.name}, ${props.line.activationId}`;
  return (
    <Reason reason={props.line.actions.split}>
      <Button
        size={props.primary ? 'sm' : 'xs'}
        px={props.inRow ? 'xs' : 'sm'}
        variant={props.primary ? 'filled' : 'default'}
        leftSection={props.inRow ? undefined : <SplitIcon />}
        aria-label={name}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => open({ line: props.line })}
      >
        {t('entitlement.split.action')}
      </Button>
    </Reason>
  );
}

/** *Split* of the chosen lines: those of them that can be split, all that is available of each unless changed. */
export function SplitChosenButton(props: { lines: readonly LineItem[]; onDone: () => void }) {
  const { t } = useTranslation();
  const open = useContext(SplitContext);
  const lines = props.lines.filter((line) => line.actions.split === null);
  const reason =
    lines.length > 0 ? null : (props.lines.find((line) => line.actions.split !== null)?.actions.split ?? null);
  const rows = () => lines.map((line) => ({ ...blank(), line, copies: String(line.available) }));
  return (
    <Reason reason={reason}>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<SplitIcon />}
        onPointerEnter={() => void loadMany()}
        onFocus={() => void loadMany()}
        onClick={() =>
          open({
            start: { rows: rows(), common: null, eachItsOwn: false, mail: true, message: '', paste: false },
            onDone: props.onDone,
          })
        }
      >
        {t('entitlement.split.bulk', { count: lines.length || props.lines.length })}
      </Button>
    </Reason>
  );
}

/**
 * *Split* where one account is shown: everything goes to it, by default; disabled with its reason where it
 * can get nothing.
 */
export function SplitToButton(props: { target: Target; reason: ReasonView }) {
  const { t } = useTranslation();
  const open = useContext(SplitContext);
  return (
    <Reason reason={useMe().may['copies.move'] ?? props.reason}>
      <Button
        leftSection={<SplitIcon />}
        onPointerEnter={() => void loadMany()}
        onFocus={() => void loadMany()}
        onClick={() =>
          open({
            start: { rows: [blank()], common: props.target, eachItsOwn: false, mail: true, message: '', paste: false },
          })
        }
      >
        {t('entitlement.split.action')}
      </Button>
    </Reason>
  );
}

/** *Paste a list*: who gets how many of what, from a spreadsheet. */
export function SplitListButton() {
  const { t } = useTranslation();
  const open = useContext(SplitContext);
  return (
    <Reason reason={useMe().may['copies.move']}>
      <Button
        variant="default"
        leftSection={<ClipboardPaste size={16} aria-hidden="true" />}
        onPointerEnter={() => void loadMany()}
        onFocus={() => void loadMany()}
        onClick={() =>
          open({ start: { rows: [blank()], common: null, eachItsOwn: true, mail: true, message: '', paste: true } })
        }
      >
        {t('entitlement.split.pasteList')}
      </Button>
    </Reason>
  );
}

function SplitIcon() {
  return <Split size={14} aria-hidden="true" style={{ rotate: '90deg' }} />;
}

// As newRow makes it, whose file comes with the grid.
function blank(): GridStart['rows'][number] {
  return {
    key: crypto.randomUUID(),
    line: null,
    source: '',
    productId: null,
    partner: '',
    accountId: null,
    copies: '',
    pasted: false,
  };
}

// What was entered for the first partner, and a row for the next one.
function moreOf({
  line,
  target,
  copies,
  mail,
  message,
}: {
  line: LineItem;
  target: { id: string; name: string } | null;
  copies: string;
  mail: boolean;
  message: string;
}): GridStart {
  const first = { ...blank(), line, partner: target?.name ?? '', accountId: target?.id ?? null, copies };
  return {
    rows: [first, ...(target === null ? [] : [{ ...blank(), line }])],
    common: null,
    eachItsOwn: true,
    mail,
    message,
    paste: false,
  };
}
