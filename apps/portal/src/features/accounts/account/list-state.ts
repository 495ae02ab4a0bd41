import { isVendor } from '@tierline/domain';
import type { Send } from '@tierline/contract';
import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { useSignsIn } from './account-parts.tsx';

/** The orders of the list of accounts. */
export const accountSorts = ['name', '-name', 'created', '-created'] as const;

/** The states that the list of accounts can be filtered by. */
export const accountStates = ['active', 'not-activated', 'suspended', 'closed'] as const;

const address = {
  tier: parseAsInteger,
  q: parseAsString.withDefault(''),
  state: parseAsStringLiteral(accountStates),
  sort: parseAsStringLiteral(accountSorts).withDefault('name'),
  new: parseAsBoolean.withDefault(false),
};

/** The state of the list of accounts, kept in the address, and how to change it. */
export function useAccountList() {
  const programme = useProgramme();
  const { account, may } = useMe();
  const signsIn = useSignsIn();
  const [raw, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const creatable = programme.tiersBelow(account.tier);
  // Vendor staff see all tiers, others those they hand on to.
  const tiers = isVendor(account)
    ? programme.tiers
        .map((row) => row.tier)
        .filter((tier) => tier > 0)
        .sort((a, b) => a - b)
    : creatable;
  const tier = tiers.find((number) => number === raw.tier) ?? creatable[0] ?? tiers[0] ?? 0;
  const states = signsIn(tier) ? accountStates : accountStates.filter((state) => state !== 'not-activated');
  const state = states.find((name) => name === raw.state) ?? null;
  // The API takes the tier as a digit.
  const digit = (['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const)[tier] ?? '0';
  const send: Send<'listAccounts'> = {
    direction: 'below',
    tier: digit,
    sort: raw.sort,
    ...(raw.q !== '' && { q: raw.q.slice(0, 200) }),
    ...(state !== null && { status: state }),
  };
  return {
    tier,
    tiers,
    states,
    state,
    q: raw.q,
    sort: raw.sort,
    send,
    creating: raw.new && may['accounts.create'] === null,
    filtered: raw.q !== '' || state !== null,
    mayHaveNew: creatable.includes(tier),
    setTier: (next: number) => void set({ tier: next === creatable[0] ? null : next, state: null }),
    setState: (next: string | null) => void set({ state: accountStates.find((name) => name === next) ?? null }),
    setSort: (next: string) => void set({ sort: accountSorts.find((name) => name === next) ?? null }),
    search: (q: string) => void set({ q: q || null }),
    clear: () => void set({ q: null, state: null }),
    create: () => void set({ new: true }),
    closeCreate: () => void set({ new: null }),
  };
}
