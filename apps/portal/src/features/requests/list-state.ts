import type { Send } from '@tierline/contract';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** The views of the list of requests: what waits for the reader's account, what it has asked for, and all. */
export const requestViews = ['waiting', 'sent', 'all'] as const;

/** One of them. */
export type RequestView = (typeof requestViews)[number];

const address = { view: parseAsStringLiteral(requestViews), q: parseAsString.withDefault('') };

/** The state of the list of requests, kept in the address, and how to change it. `first`: where one lands. */
export function useRequestList(first: RequestView) {
  const [raw, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const view = raw.q === '' ? (raw.view ?? first) : 'all';
  const send: Send<'listRequests'> = {
    ...(view === 'waiting' && { waiting: 'true' }),
    ...(view === 'sent' && { direction: 'sent' }),
    ...(raw.q !== '' && { q: raw.q.slice(0, 200) }),
  };
  return {
    view,
    q: raw.q,
    send,
    setView: (next: string | null) =>
      void set({ view: next === first ? null : (requestViews.find((name) => name === next) ?? null), q: null }),
    search: (q: string) => void set({ q: q || null }),
    clear: () => void set({ q: null }),
  };
}
