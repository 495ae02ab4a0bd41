import type { Send } from '@tierline/contract';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { parseAsDay } from '../../../ui/day-in-address.ts';
import { knownKinds } from './kinds.ts';

const address = { kind: parseAsStringLiteral(knownKinds), from: parseAsDay, until: parseAsDay };

/** The filters of the activity, kept in the address, and how to change them. */
export function useActivityList() {
  const [raw, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const send: Send<'listChanges'> = {
    ...(raw.kind !== null && { kind: raw.kind }),
    ...(raw.from !== null && { from: raw.from }),
    ...(raw.until !== null && { until: raw.until }),
  };
  return {
    ...raw,
    send,
    filtered: raw.kind !== null || raw.from !== null || raw.until !== null,
    setKind: (next: string | null) => void set({ kind: knownKinds.find((name) => name === next) ?? null }),
    setFrom: (from: string | null) => void set({ from }),
    setUntil: (until: string | null) => void set({ until }),
    clear: () => void set({ kind: null, from: null, until: null }),
  };
}
