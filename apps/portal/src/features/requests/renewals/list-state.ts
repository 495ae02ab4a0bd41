import type { Send } from '@tierline/contract';
import { quarterOf, readQuarter, renewalStages } from '@tierline/domain';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** The views of the list of renewals: line items that the reader's account holds, and those that it has handed on. */
export const renewalViews = ['mine', 'handed-on'] as const;

/** One of them. */
export type RenewalView = (typeof renewalViews)[number];

const address = {
  view: parseAsStringLiteral(renewalViews),
  stage: parseAsStringLiteral(renewalStages),
  quarter: parseAsString,
  product: parseAsString,
  holder: parseAsString,
  /** Line items, with commas between them, as a mail names them; `ask`: their renewal is asked for at once. */
  lines: parseAsString,
  ask: parseAsStringLiteral(['renew']),
};

/** The state of the list of renewals, kept in the address, and how to change it. `first`: where one lands. */
export function useRenewalList(first: RenewalView) {
  const [raw, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const view = raw.view ?? first;
  // What the API would refuse counts as not there.
  const quarter = raw.quarter !== null && readQuarter(raw.quarter) ? raw.quarter : null;
  const send: Send<'listRenewals'> = {
    view,
    ...(raw.stage !== null && { stage: raw.stage }),
    ...(quarter !== null && { quarter }),
    ...(raw.product !== null && { productId: raw.product }),
    ...(raw.holder !== null && { holderId: raw.holder }),
    ...(raw.lines !== null && { lineItemIds: raw.lines, limit: '100' }),
  };
  return {
    ...raw,
    view,
    quarter,
    send,
    filtered:
      raw.stage !== null || quarter !== null || raw.product !== null || raw.holder !== null || raw.lines !== null,
    setView: (next: string | null) =>
      void set({ view: renewalViews.find((name) => name === next) ?? null, holder: null }),
    setStage: (next: string | null) => void set({ stage: renewalStages.find((name) => name === next) ?? null }),
    setQuarter: (next: string | null) => void set({ quarter: next }),
    setProduct: (next: string | null) => void set({ product: next }),
    setHolder: (next: string | null) => void set({ holder: next }),
    asked: () => void set({ ask: null }),
    clear: () => void set({ stage: null, quarter: null, product: null, holder: null, lines: null }),
  };
}

/** The quarters that one chooses from: the one before this, this one, and the next two years. */
export function quartersAround(today: string): string[] {
  const [year = 0, nth = 1] = quarterOf(today).split('-Q').map(Number);
  return Array.from({ length: 10 }, (_, index) => {
    const count = 4 * year + nth - 2 + index;
    return `${Math.floor(count / 4)}-Q${(count % 4) + 1}`;
  });
}
