import { canonicalTimeZone, dayIn, entryKinds } from '@tierline/domain';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useMe } from '../../../session.tsx';
import { parseAsDay } from '../../../ui/day-in-address.ts';
import { rangeDays, ranges } from './range.ts';

const address = {
  range: parseAsStringLiteral([...ranges, 'custom'] as const).withDefault('90'),
  from: parseAsDay,
  to: parseAsDay,
  site: parseAsString,
  kind: parseAsStringLiteral(entryKinds),
  reseller: parseAsString,
};

/**
 * The state of the credit history, kept in the address: range of days in the reader's time zone, site, kind, and for
 * vendor staff whose.
 */
export function useHistory() {
  const { user } = useMe();
  const [raw, set] = useQueryStates(address, { history: 'replace', shallow: false });
  const [today] = useState(() => dayIn(canonicalTimeZone(user.timeZone) ?? 'UTC', new Date()));
  const preset = rangeDays(raw.range === 'custom' ? '90' : raw.range, today);
  const days = raw.range === 'custom' ? { from: raw.from ?? preset.from, to: raw.to ?? preset.to } : preset;
  return {
    ...raw,
    ...days,
    today,
    timeZone: user.timeZone,
    wrongWay: days.from > days.to,
    filtered: raw.site !== null || raw.kind !== null,
    setRange: (next: string) => {
      if (next === 'custom') return void set({ range: 'custom', ...days });
      void set({ range: ranges.find((name) => name === next) ?? null, from: null, to: null });
    },
    setDay: (which: 'from' | 'to', day: string | null) => void set({ [which]: day }),
    setSite: (site: string | null) => void set({ site }),
    setKind: (next: string | null) => void set({ kind: entryKinds.find((name) => name === next) ?? null }),
    setReseller: (reseller: string | null) => void set({ reseller, site: null }),
    clear: () => void set({ site: null, kind: null }),
  };
}
