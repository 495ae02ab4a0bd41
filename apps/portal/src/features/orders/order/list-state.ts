import { orderSorts, type Send } from '@tierline/contract';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** The views of the list of orders, by how far their licences are assigned; *open* are those of which some are not. */
export const orderViews = ['open', 'unassigned', 'partly', 'assigned', 'cancelled', 'all'] as const;

/** A view of the list of orders. */
export type OrderView = (typeof orderViews)[number];

const address = {
  view: parseAsStringLiteral(orderViews),
  q: parseAsString.withDefault(''),
  account: parseAsString,
  sort: parseAsStringLiteral(orderSorts).withDefault('-ordered'),
};

/**
 * The state of the list of orders, kept in the address, and how to change it. Who assigns licences begins with what
 * waits to be assigned, others with all.
 */
export function useOrderList(assigns: boolean) {
  const [raw, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const first: OrderView = assigns ? 'open' : 'all';
  const view = raw.view ?? first;
  const send: Send<'listOrders'> = {
    sort: raw.sort,
    ...(view !== 'all' && raw.q === '' && { state: view }),
    ...(raw.q !== '' && { q: raw.q.slice(0, 200) }),
    ...(raw.account !== null && { accountId: raw.account }),
  };
  return {
    // What is searched for is looked for in all views.
    view: raw.q === '' ? view : 'all',
    q: raw.q,
    account: raw.account,
    sort: raw.sort,
    send,
    filtered: raw.q !== '' || raw.account !== null,
    setView: (next: string | null) =>
      void set({ view: next === first ? null : (orderViews.find((name) => name === next) ?? null), q: null }),
    setSort: (next: string) => void set({ sort: orderSorts.find((name) => name === next) ?? null }),
    search: (q: string) => void set({ q: q || null }),
    removeAccount: () => void set({ account: null }),
    clear: () => void set({ q: null, account: null }),
  };
}
