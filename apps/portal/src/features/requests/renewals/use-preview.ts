import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Problem, Reply, Send } from '@tierline/contract';
import { useMemo } from 'react';
import { ask } from '../../../api.ts';

/**
 * What a renewal comes to, by the rule that the renewal itself asks (E15), a moment after the last change; `checking`:
 * what is there is of before it.
 */
export function usePreview(asked: Send<'previewRenewal'> | null): {
  preview: Reply<'previewRenewal'> | null;
  checking: boolean;
} {
  const now = useMemo(() => JSON.stringify(asked), [asked]);
  const [settled] = useDebouncedValue(now, 250);
  const { data, isPlaceholderData } = useQuery<Reply<'previewRenewal'> | null, Problem>({
    queryKey: ['previewRenewal', settled],
    queryFn: async ({ signal }) => {
      // Written a moment ago.
      const send = JSON.parse(settled) as Send<'previewRenewal'> | null;
      return send === null ? null : ask('previewRenewal', send, { signal });
    },
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    staleTime: 2_000,
  });
  return { preview: data ?? null, checking: isPlaceholderData || settled !== now };
}
