import type { Reply, Send } from '@tierline/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import type { ServingPreference } from '@tierline/domain';
import { useMemo } from 'react';
import { ask } from '../../../api.ts';
import type { Checked } from './split-rows.ts';

type Ask = Send<'previewSplits'>['rows'][number];

/**
 * What the API says of the rows as they stand: of each that has not changed since it was asked about, by its key; and
 * of their products.
 */
export type Preview = {
  checked: ReadonlyMap<string, Checked>;
  totals: Reply<'previewSplits'>['totals'];
  checking: boolean;
};

/**
 * Asks what would become of the rows (E4, E6), a moment after the last change; the very decision that the split itself
 * asks.
 */
export function useSplitPreview(asks: ReadonlyMap<string, Ask>, mail: boolean, prefer: ServingPreference): Preview {
  const now = useMemo(() => JSON.stringify([[...asks], mail, prefer]), [asks, mail, prefer]);
  const [settled] = useDebouncedValue(now, 250);
  const { data, isFetching } = useQuery({
    queryKey: ['previewSplits', settled],
    queryFn: async ({ signal }) => {
      // Written a moment ago.
      const [asked, mails, preferred] = JSON.parse(settled) as [[string, Ask][], boolean, ServingPreference];
      if (asked.length === 0) return { asked: new Map<string, { ask: string; checked: Checked }>(), totals: [] };
      const { rows, totals } = await ask(
        'previewSplits',
        { rows: asked.map(([, row]) => row), mail: mails, prefer: preferred },
        { signal },
      );
      return {
        asked: new Map(
          asked.flatMap(([key, row], index) => {
            const checked = rows[index];
            return checked ? [[key, { ask: JSON.stringify(row), checked }] as const] : [];
          }),
        ),
        totals,
      };
    },
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    staleTime: 2_000,
  });
  return useMemo(
    () => ({
      checked: new Map(
        [...asks].flatMap(([key, row]) => {
          const known = data?.asked.get(key);
          return known && known.ask === JSON.stringify(row) ? [[key, known.checked] as const] : [];
        }),
      ),
      totals: data?.totals ?? [],
      checking: isFetching || settled !== now,
    }),
    [asks, data, isFetching, settled, now],
  );
}
