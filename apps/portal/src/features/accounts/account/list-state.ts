import { isVendor } from '@tierline/domain';
import { accountSorts, type Send } from '@tierline/contract';
import { parseAsBoolean, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useProgramme } from '../../../programme.tsx';
import { useMe } from '../../../session.tsx';
import { useSignsIn } from './account-parts.tsx';

/** The states that the list of accounts can be filtered by. */
export const accountStates = ['active', 'not-activated', 'suspended', 'closed'] as const;

const address = {
  tier: parseAsInteger,
  q: parseAsString.withDefault(''),
  state: parseAsStringLiteral(accountStates),
  days: parseAsInteger,
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
  // What the API would refuse counts as not there.
  const days = raw.days !== null && raw.days >= 0 && raw.days <= 3650 ? raw.days : null;
  // The API takes the tier as a digit.
  const digit = (['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const)[tier] ?? '0';
  const send: Send<'listAccounts'> = {
    direction: 'below',
    // What is searched for is looked for in all tiers.
    ...(raw.q === '' && { tier: digit }),
    sort: raw.sort,
    ...(raw.q !== '' && { q: raw.q.slice(0, 200) }),
    ...(state !== null && { status: state }),
    ...(days !== null && { licencesEndWithinDays: String(days) }),
  };
  return {
    tier,
    tiers,
    states,
    state,
    days,
    q: raw.q,
    sort: raw.sort,
    send,
    creating: raw.new && may['accounts.create'] === null,
    filtered: raw.q !== '' || state !== null || days !== null,
    mayHaveNew: creatable.includes(tier),
    setTier: (next: number) => void set({ tier: next === creatable[0] ? null : next, state: null, q: null }),
    setState: (next: string | null) => void set({ state: accountStates.find((name) => name === next) ?? null }),
    setSort: (next: string) => void set({ sort: accountSorts.find((name) => name === next) ?? null }),
    setDays: (next: number | null) => void set({ days: next }),
    search: (q: string) => void set({ q: q || null }),
    clear: () => void set({ q: null, state: null, days: null }),
    create: () => void set({ new: true }),
    closeCreate: () => void set({ new: null }),
  };
}
