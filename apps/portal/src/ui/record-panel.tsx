import { Skeleton, Stack } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Problem } from '@tierline/contract';
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useProgramme } from '../programme.tsx';
import { Panel } from './panel.tsx';
import { AsOf, ErrorState } from './states.tsx';

type Props = {
  read: UseQueryResult<unknown, Problem>;
  /** Also while it is not read yet. */
  title: string;
  /** The path of the list that it closes to, as it was filtered. */
  list: string;
  wide?: boolean;
  /** The heights of what stands in for it while it is read, in px. */
  waiting?: readonly number[];
  head?: ReactNode;
  foot?: ReactNode;
  /** Shown once it is read. */
  children: ReactNode;
};

/** The panel of one record with an address of its own: as it was read, from when, or why it cannot be shown. */
export function RecordPanel({ read, list, children, waiting, ...panel }: Props) {
  const { path } = useProgramme();
  const navigate = useNavigate();
  const { search } = useLocation();
  return (
    <Panel {...panel} onClose={() => void navigate(path(`${list}${search}`))}>
      {read.data ? (
        <>
          <AsOf problem={read.error} readAt={read.dataUpdatedAt} />
          {children}
        </>
      ) : read.error ? (
        <ErrorState problem={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Waiting heights={waiting ?? [20, 20, 20, 20, 20, 20]} />
      )}
    </Panel>
  );
}

/** What stands in for the parts of a panel while they are read. */
export function Waiting({ heights }: { heights: readonly number[] }) {
  return (
    <Stack gap="md" pt="md" aria-busy="true">
      {heights.map((height, row) => (
        // oxlint-disable-next-line react/no-array-index-key -- They never change their places.
        <Skeleton key={row} h={height} />
      ))}
    </Stack>
  );
}
