import type { Send } from '@tierline/contract';
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMe } from '../../../session.tsx';

/**
 * The states that the list of sites can be filtered by; without one all are shown but deleted ones. `low`: whatever
 * needs credits.
 */
export const siteFilters = ['low', 'at-risk', 'overdue', 'suspended', 'active', 'deleted', 'all'] as const;

const sorts = ['runway', '-runway', 'name', '-name', 'credits', '-credits', 'cost', '-cost'] as const;

const address = {
  q: parseAsString.withDefault(''),
  state: parseAsStringLiteral(siteFilters),
  reseller: parseAsString,
  sort: parseAsStringLiteral(sorts).withDefault('runway'),
  new: parseAsBoolean.withDefault(false),
};

/**
 * The state of the list of sites, kept in the address, and how to change it. Those whose credits end first come first,
 * unless another order is asked for.
 */
export function useSiteList() {
  const { may } = useMe();
  const [raw, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const send: Send<'listSites'> = {
    sort: raw.sort,
    ...(raw.q !== '' && { q: raw.q.slice(0, 200) }),
    ...(raw.state !== null && { state: raw.state }),
    ...(raw.reseller !== null && { accountId: raw.reseller }),
  };
  return {
    ...raw,
    send,
    creating: raw.new && may['sites.edit'] === null,
    filtered: raw.q !== '' || raw.state !== null || raw.reseller !== null,
    search: (q: string) => void set({ q: q || null }),
    setState: (next: string | null) => void set({ state: siteFilters.find((name) => name === next) ?? null }),
    setReseller: (next: string | null) => void set({ reseller: next }),
    setSort: (next: string) => void set({ sort: sorts.find((name) => name === next) ?? null }),
    clear: () => void set({ q: null, state: null, reseller: null }),
    create: () => void set({ new: true }),
    closeCreate: () => void set({ new: null }),
  };
}
