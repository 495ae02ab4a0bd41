import type { Send } from '@tierline/contract';
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** The states that devices can be filtered by; without one all are shown but those that have ended. */
export const activationStates = ['active', 'returning', 'expired', 'ended'] as const;

const sorts = ['created', '-created', 'expires', '-expires'] as const;

const address = {
  q: parseAsString.withDefault(''),
  state: parseAsStringLiteral(activationStates),
  asked: parseAsBoolean.withDefault(false),
  keyRevoked: parseAsBoolean.withDefault(false),
  unfetched: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(sorts).withDefault('-created'),
};

/** The state of the list of devices, kept in the address, and how to change it. */
export function useActivationList() {
  const [raw, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const send: Send<'listActivations'> = {
    sort: raw.sort,
    ...(raw.q !== '' && { q: raw.q.slice(0, 200) }),
    ...(raw.state !== null && { state: raw.state }),
    ...(raw.asked && { asked: 'true' }),
    ...(raw.keyRevoked && { keyRevoked: 'true' }),
    ...(raw.unfetched && { unfetched: 'true' }),
  };
  return {
    ...raw,
    send,
    filtered: raw.q !== '' || raw.state !== null || raw.asked || raw.keyRevoked || raw.unfetched,
    search: (q: string) => void set({ q: q || null }),
    setState: (next: string | null) => void set({ state: activationStates.find((name) => name === next) ?? null }),
    setSort: (next: string) => void set({ sort: sorts.find((name) => name === next) ?? null }),
    setAsked: (asked: boolean) => void set({ asked: asked || null }),
    setKeyRevoked: (keyRevoked: boolean) => void set({ keyRevoked: keyRevoked || null }),
    setUnfetched: (unfetched: boolean) => void set({ unfetched: unfetched || null }),
    clear: () => void set({ q: null, state: null, asked: null, keyRevoked: null, unfetched: null }),
  };
}
