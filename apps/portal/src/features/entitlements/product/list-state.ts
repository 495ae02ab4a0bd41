import type { Send } from '@tierline/contract';
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMe } from '../../../session.tsx';

const sorts = ['name', '-name', 'sku', '-sku'] as const;

/** The states of a product. */
export const productStates = ['active', 'retired'] as const;

const address = {
  q: parseAsString.withDefault(''),
  state: parseAsStringLiteral(productStates),
  sort: parseAsStringLiteral(sorts).withDefault('name'),
  new: parseAsBoolean.withDefault(false),
};

/** The state of the catalogue's list, kept in the address, and how to change it. */
export function useProductList() {
  const { may } = useMe();
  const [raw, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const send: Send<'listProducts'> = {
    sort: raw.sort,
    ...(raw.q !== '' && { q: raw.q.slice(0, 200) }),
    ...(raw.state !== null && { status: raw.state }),
  };
  return {
    ...raw,
    send,
    creating: raw.new && may['products.edit'] === null,
    filtered: raw.q !== '' || raw.state !== null,
    search: (q: string) => void set({ q: q || null }),
    setState: (next: string | null) => void set({ state: productStates.find((name) => name === next) ?? null }),
    setSort: (next: string) => void set({ sort: sorts.find((name) => name === next) ?? null }),
    clear: () => void set({ q: null, state: null }),
    create: () => void set({ new: true }),
    closeCreate: () => void set({ new: null }),
  };
}
