import type { Send } from '@tierline/contract';
import { maxActivationIds, readActivationId, readActivationIds } from '@tierline/domain';
import { useRef } from 'react';
import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** The views of the list; the first two are the vendor's own words for others' *Available* and *Handed on*. */
export const views = ['issued', 'recent', 'available', 'handed-on', 'expiring', 'received', 'all'] as const;

/** A view of the list. */
export type View = (typeof views)[number];

/** The views that vendor staff have, and those of everybody else; the first is where one lands. */
export const viewsOf = {
  vendor: ['issued', 'recent', 'expiring', 'all'],
  others: ['available', 'handed-on', 'expiring', 'received', 'all'],
} as const satisfies Record<string, readonly View[]>;

const sorts = ['-created', 'created', 'expires', '-expires'] as const;

/** The states a line item may be in, in the order of the filter. */
export const states = ['active', 'expired', 'on-hold', 'closed'] as const;

const address = {
  view: parseAsStringLiteral(views),
  q: parseAsString.withDefault(''),
  product: parseAsString,
  holder: parseAsString,
  state: parseAsStringLiteral(states),
  days: parseAsInteger,
  empty: parseAsBoolean,
  sort: parseAsStringLiteral(sorts),
};

/** What the address says of the list: view, search, filters (`holder`: the account that holds the lines), sort. */
export type ListState = {
  view: View;
  q: string;
  product: string | null;
  holder: string | null;
  state: (typeof states)[number] | null;
  days: number | null;
  empty: boolean;
  sort: (typeof sorts)[number];
};

/** The state of the list, kept in the address, and how to change it. */
export function useListState(vendor: boolean) {
  const [typed, set] = useQueryStates(address, { history: 'replace', shallow: false });
  // What the API would refuse counts as not there.
  const raw = { ...typed, days: typed.days !== null && typed.days >= 0 && typed.days <= 3650 ? typed.days : null };
  // Where a search began, which looks through all views.
  const before = useRef<View | null>(null);
  const mine: readonly View[] = vendor ? viewsOf.vendor : viewsOf.others;
  const view = mine.find((name) => name === raw.view) ?? mine[0] ?? 'all';
  const state: ListState = {
    ...raw,
    view,
    empty: raw.empty ?? ofView[view].empty,
    sort: raw.sort ?? ofView[view].sort,
  };
  // What of the address makes the list what it is; the view always, so that there is something to save.
  const now = [
    ['view', view],
    ['q', raw.q],
    ['product', raw.product],
    ['holder', raw.holder],
    ['state', raw.state],
    ['days', raw.days],
    ['empty', raw.empty],
    ['sort', raw.sort],
  ] as const;
  return {
    state,
    views: mine,
    now: now.flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value: String(value) }])),
    filtered: raw.q !== '' || raw.product !== null || raw.holder !== null || raw.state !== null || raw.days !== null,
    /**
     * Other views start with their own order and their own idea of empty lines; from a saved one also without its
     * search and filters.
     */
    setView: (next: View, anew = false) =>
      void set({
        view: next,
        sort: null,
        empty: null,
        days: null,
        ...(anew && { q: null, product: null, holder: null, state: null }),
      }),
    set: (change: Partial<{ [K in keyof ListState]: ListState[K] | null }>) => void set(change),
    /** A search begins in all views, and ends where it began; activation IDs are looked for without any filter. */
    search: (q: string) => {
      const begins = q !== '' && raw.q === '';
      const ends = q === '' && view === 'all' && before.current !== null;
      const elsewhere = ends ? { view: before.current } : begins ? { view: 'all' as const } : null;
      if (begins) before.current = view;
      void set({
        q: q || null,
        ...(elsewhere && { ...elsewhere, sort: null, empty: null }),
        ...(idsIn(q).length > 0 && {
          view: 'all' as const,
          sort: null,
          empty: null,
          product: null,
          holder: null,
          state: null,
          days: null,
        }),
      });
    },
    clear: () => void set({ q: null, product: null, holder: null, state: null, days: null, empty: null }),
  };
}

type ViewRow = { send: Send<'listLineItems'>; empty: boolean; sort: ListState['sort'] };

/** What each view asks the API for, whether lines with 0 available belong to it, and its order. */
const ofView: Record<View, ViewRow> = {
  issued: { send: { view: 'handed-on' }, empty: true, sort: '-created' },
  recent: { send: { view: 'handed-on', receivedWithinDays: '30' }, empty: true, sort: '-created' },
  available: { send: { view: 'mine' }, empty: false, sort: '-created' },
  'handed-on': { send: { view: 'handed-on' }, empty: true, sort: '-created' },
  expiring: { send: { view: 'all', state: 'active', expiresWithinDays: '90' }, empty: false, sort: 'expires' },
  received: { send: { view: 'mine', receivedWithinDays: '30' }, empty: true, sort: '-created' },
  all: { send: { view: 'all' }, empty: true, sort: '-created' },
};

/** What the list asks the API for. */
export function listSend(state: ListState, vendor: boolean): Send<'listLineItems'> {
  const ids = idsIn(state.q);
  const { send } = ofView[state.view];
  return {
    ...send,
    ...(state.view === 'expiring' && !vendor && { view: 'mine' as const }),
    ...(ids.length > 0
      ? { activationIds: ids.slice(0, maxActivationIds).join(' ') }
      : state.q !== '' && { q: state.q.slice(0, 200) }),
    ...(state.product !== null && { productId: state.product }),
    ...(state.holder !== null && { holderId: state.holder }),
    ...(state.state !== null && { state: state.state }),
    ...(state.days !== null && { expiresWithinDays: String(state.days) }),
    empty: state.empty ? 'true' : 'false',
    sort: state.sort,
  };
}

/**
 * The activation IDs in a text, if it consists of nothing else: one as it was typed, or many that were pasted; the API
 * takes the first `maxActivationIds`.
 */
export function idsIn(text: string): readonly string[] {
  const whole = readActivationId(text);
  if (whole !== null) return [whole];
  const words = text
    .normalize('NFKC')
    .split(/[\s,;|/]+/u)
    .filter(Boolean);
  const ids = readActivationIds(text);
  return words.length > 0 && words.every((word) => readActivationId(word) !== null) ? ids : [];
}
