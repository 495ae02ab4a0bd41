import { Button } from '@mantine/core';
import type { LineItem, Request } from '@tierline/contract';
import { MessageSquarePlus } from 'lucide-react';
import { createContext, lazy, Suspense, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Delivered } from '@tierline/domain';
import { bought } from '../../bought.ts';
import { loadTexts } from '../../language.ts';
import { useProgramme } from '../../programme.tsx';
import { loadPart, part } from '../../load-part.ts';
import { useMe } from '../../session.tsx';
import { Reason } from '../../ui/reason.tsx';

const loadAsk = part(
  async () => (await Promise.all([loadPart(() => import('./ask-dialog.tsx')), loadTexts('request')]))[0],
);
const AskDialog = lazy(async () => ({ default: (await loadAsk()).AskDialog }));
const loadFulfil = part(() => import('./fulfil-dialog.tsx'));
const FulfilDialog = lazy(async () => ({ default: (await loadFulfil()).FulfilDialog }));

type RequestLine = Request['lines'][number];

/** What a request begins with: products with copies, and of a received one the line that is forwarded. */
export type AskStart = {
  rows: readonly {
    product: { id: string; name: string };
    copies: number;
    forwards?: { line: RequestLine; request: Request };
  }[];
  /** The account above that the lines came from. */
  toAccountId?: string;
};

/** What most of an account’s requests are about, by which they are named. */
export function unitOf(units: readonly Delivered[]): Delivered {
  return units[0] ?? 'copies';
}

type Wanted = { ask: AskStart } | { fulfil: { request: Request; lines: readonly RequestLine[] } };

const RequestContext = createContext<(wanted: Wanted) => void>(() => null);

/** Keeps the dialogs above list and panel, so that they outlive a row that is gone when the list is read again. */
export function RequestHost(props: { children: ReactNode }) {
  const [wanted, want] = useState<Wanted | null>(null);
  // Only its own dialog: a late answer must not close the next one.
  const close = () => want((now) => (now === wanted ? null : now));
  return (
    <RequestContext value={want}>
      {props.children}
      <Suspense fallback={null}>
        {wanted && 'ask' in wanted && <AskDialog start={wanted.ask} onClose={close} />}
        {wanted && 'fulfil' in wanted && <FulfilDialog {...wanted.fulfil} onClose={close} />}
      </Suspense>
    </RequestContext>
  );
}

/** Opens the dialogs of the host. */
export function useRequestDialogs() {
  const want = useContext(RequestContext);
  return {
    ask: (start: AskStart) => want({ ask: start }),
    fulfil: (request: Request, lines: readonly RequestLine[]) => want({ fulfil: { request, lines } }),
  };
}

/** *Request copies*, *Order licences* or *Order credits*, of whatever product. */
export function NewRequestButton({ inPanel = false }: { inPanel?: boolean }) {
  const { t } = useTranslation();
  const { ask } = useRequestDialogs();
  const unit = unitOf(bought({ me: useMe(), programme: useProgramme() }));
  return (
    <Reason reason={useMe().may['requests.trade'] ?? null}>
      <Button
        leftSection={<MessageSquarePlus size={16} aria-hidden="true" />}
        {...(inPanel && { size: 'xs', variant: 'default' })}
        onPointerEnter={() => void loadAsk()}
        onFocus={() => void loadAsk()}
        onClick={() => ask({ rows: [] })}
      >
        {t(`entitlement.request.new.${unit}`)}
      </Button>
    </Reason>
  );
}

/** *Request* beside an own line: as many copies of its product again, from where it came. */
export function RequestLineButton({ line, inRow = false }: { line: LineItem; inRow?: boolean }) {
  const { t } = useTranslation();
  const { ask } = useRequestDialogs();
  return (
    <Reason reason={useMe().may['requests.trade'] ?? null}>
      <Button
        size={inRow ? 'xs' : 'sm'}
        px={inRow ? 'xs' : 'sm'}
        variant="default"
        aria-label={t('entitlement.request.of', { product: line.product.name, activationId: line.activationId })}
        onPointerEnter={() => void loadAsk()}
        onFocus={() => void loadAsk()}
        onClick={() => ask(startOf([line]))}
      >
        {t('entitlement.request.action')}
      </Button>
    </Reason>
  );
}

/** *Request* of the chosen lines. */
export function RequestChosenButton({ lines }: { lines: readonly LineItem[] }) {
  const { t } = useTranslation();
  const { ask } = useRequestDialogs();
  return (
    <Reason reason={useMe().may['requests.trade'] ?? null}>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<MessageSquarePlus size={14} aria-hidden="true" />}
        onClick={() => ask(startOf(lines))}
      >
        {t('entitlement.request.bulk', { count: lines.length })}
      </Button>
    </Reason>
  );
}

// Lines of one product are asked for together.
function startOf(lines: readonly LineItem[]): AskStart {
  const from = new Set(lines.map((line) => line.from.id));
  const [only] = from.size === 1 ? from : [];
  const rows = [...Map.groupBy(lines, (line) => line.product.id).values()].flatMap((of) => {
    const product = of[0]?.product;
    const copies = Math.min(
      1_000_000,
      of.reduce((sum, line) => sum + line.copies, 0),
    );
    return product ? [{ product, copies: Math.max(1, copies) }] : [];
  });
  return { rows, ...(only !== undefined && only !== null && { toAccountId: only }) };
}
