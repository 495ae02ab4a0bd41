import {
  call,
  download,
  Problem,
  type Connection,
  type endpoints,
  type EndpointName,
  type ListItem,
  type ListName,
  type Reply,
  type Send,
} from '@tierline/contract';
import {
  QueryClient,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import i18next from 'i18next';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { currentLanguage } from './language.ts';
import { noteSession, otherSignedIn, reopenSession, sessionIsOpen } from './session-gate.ts';
import { loadToasts, toastFailed } from './ui/toast.tsx';
import { forgetKey, inputOf, keyOf } from './unanswered.ts';

type Table = typeof endpoints;

/** An endpoint that only reads. */
export type ReadName = { [N in EndpointName]: Table[N]['method'] extends 'GET' ? N : never }[EndpointName];

/** An endpoint that changes something. */
export type WriteName = Exclude<EndpointName, ReadName>;

/** One row of a list endpoint. */
export type Item<N extends ListName> = ListItem<N>;

type Page<N extends ListName> = { items: Item<N>[]; next: string | null; count: { value: number; more: boolean } };

const connection: Connection = {
  origin: '',
  /** The first part of the address names the vendor; empty on the bare host. */
  get vendor() {
    return window.location.pathname.split('/')[1] ?? '';
  },
  language: currentLanguage,
  user: () => queryClient.getQueryData<Reply<'readMe'>>(['readMe', {}])?.user.id ?? null,
};

/** The cache of all queries of the tab. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      gcTime: 30 * 60_000,
      retry: (failures, error) =>
        failures < 2 && (!(error instanceof Problem) || error.code === 'no-answer' || error.code === 'busy'),
      retryDelay: (failures) => 400 * 2 ** failures,
    },
    mutations: { retry: false },
  },
});

/** Calls an endpoint; renews an expired access token, and signs an ended session in again. Throws `Problem`. */
export function ask<N extends EndpointName>(
  name: N,
  send: Send<N>,
  options: { key?: string; signal?: AbortSignal } = {},
): Promise<Reply<N>> {
  return inSession(() => call(connection, name, send, options));
}

async function inSession<T>(again: () => Promise<T>): Promise<T> {
  try {
    return await again();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'password-change-needed' || error.code === 'second-factor-set-up-needed')
      void queryClient.invalidateQueries({ queryKey: ['readMe'] });
    if (error.code === 'other-user-signed-in') otherSignedIn(error.document?.user);
    if (error.code !== 'not-signed-in') throw error;
    if (await refreshOnce()) return await again();
    if (!sessionIsOpen()) {
      noteSession(false);
      throw error;
    }
  }
  await reopenSession();
  return await again();
}

let refreshing: Promise<boolean> | null = null;

/** All calls of the tab that find the access token expired wait for the same renewal. */
async function refreshOnce(): Promise<boolean> {
  refreshing ??= call(connection, 'refreshSession', {})
    .then(() => true)
    .catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'not-signed-in') return false;
      throw error;
    })
    .finally(() => {
      refreshing = null;
    });
  return await refreshing;
}

/** Reads an endpoint and keeps it fresh. `keep` shows the old answer until the new one is there. */
export function useRead<N extends ReadName>(
  name: N,
  send: Send<N>,
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<Reply<N>, Problem> {
  return useQuery<Reply<N>, Problem>({
    queryKey: [name, send],
    queryFn: ({ signal }) => ask(name, send, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keep && { placeholderData: keepPreviousData }),
  });
}

/** The rows of a list as far as they are loaded, and how to get more. */
export type Pages<T> = {
  items: readonly T[];
  count: { value: number; more: boolean } | null;
  hasMore: boolean;
  loadMore: () => void;
  loadingMore: boolean;
  /** Nothing has come yet. */
  pending: boolean;
  /** The rows are still those of the previous filters. */
  outdated: boolean;
  problem: Problem | null;
  readAt: number;
  retry: () => void;
  /** All rows of the list, whatever is loaded, as a CSV file. */
  download: () => Promise<{ file: Blob; fileName: string }>;
};

/** Reads a list endpoint page by page. */
export function usePages<N extends ListName>(
  name: N,
  send: Omit<Send<N>, 'cursor'>,
  options: { enabled?: boolean } = {},
): Pages<Item<N>> {
  const query = useInfiniteQuery({
    queryKey: [name, send, 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      // The cursor is the one thing that Omit took away.
      const asked = { ...send, ...(pageParam !== null && { cursor: pageParam }) } as Send<N>;
      // Every list answers with a page of its rows; the generic hides that.
      return (await ask(name, asked, { signal })) as Page<N>;
    },
    // The first page has no cursor; the type of the parameter is the later pages' too.
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    items,
    count: query.data?.pages[0]?.count ?? null,
    hasMore: query.hasNextPage,
    loadMore: () => void query.fetchNextPage(),
    loadingMore: query.isFetchingNextPage,
    pending: query.isPending,
    outdated: query.isPlaceholderData,
    problem: query.error instanceof Problem ? query.error : null,
    readAt: query.dataUpdatedAt,
    retry: () => void query.refetch(),
    // The cursor is the one thing that Omit took away, and the whole list has none.
    download: () => inSession(() => download(connection, name, send as Send<N>)),
  };
}

/** A write that can be asked for, and how the last one went. */
export type Write<N extends WriteName> = Omit<UseMutationResult<Reply<N>, Problem, Send<N>>, 'mutate'> & {
  /**
   * Sends the request. Callbacks run also when the component has been closed meanwhile, `ifOpen` only while it is
   * still open: to close it, or to go on from it.
   */
  mutate: (
    send: Send<N>,
    after?: {
      onSuccess?: (answer: Reply<N>) => void;
      ifOpen?: (answer: Reply<N>) => void;
      onError?: (problem: Problem) => void;
    },
  ) => void;
};

/**
 * Writes by an endpoint. The same input sent again, for instance after a lost connection, carries the same
 * Idempotency-Key, so it happens once; other input gets a new key. Afterwards all queries on screen are refetched.
 * `reset` forgets the last result, but not a request under way: a user who goes on typing would never see that it is
 * done, and could send another. A refusal is shown where it was asked for; where that has been closed meanwhile, in a
 * toast.
 */
export function useWrite<N extends WriteName>(name: N): Write<N> {
  const underWay = useRef(0);
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const write = useMutation<Reply<N>, Problem, Send<N>>({
    networkMode: 'always',
    mutationFn: (send) => ask(name, send, { key: keyOf(inputOf(name, send)) }),
    onMutate: () => {
      underWay.current += 1;
      void loadToasts();
    },
    onSuccess: (_, send) => {
      forgetKey(inputOf(name, send));
      refetchAll();
    },
    onError: (problem, send) => {
      const status = problem.document?.status ?? 0;
      if (status >= 400 && status < 500) forgetKey(inputOf(name, send));
      if (status === 409 || status === 404 || status === 403) refetchAll();
      if (!shown.current) toastFailed({ text: problem.document?.detail ?? i18next.t('ui.noAnswer') });
    },
    onSettled: () => {
      underWay.current -= 1;
    },
  });
  const { reset, mutateAsync } = write;
  const resetAfterwards = useCallback(() => {
    if (underWay.current === 0) reset();
  }, [reset]);
  const mutate = useCallback<Write<N>['mutate']>(
    (send, after = {}) => {
      const refused = (problem: unknown) => {
        if (!(problem instanceof Problem)) throw problem;
        if (shown.current) after.onError?.(problem);
      };
      const answered = (answer: Reply<N>) => {
        if (shown.current) after.ifOpen?.(answer);
        after.onSuccess?.(answer);
      };
      void mutateAsync(send).then(answered, refused);
    },
    [mutateAsync],
  );
  return { ...write, mutate, reset: resetAfterwards };
}

/** Refetches all queries on screen. */
export function refetchAll(): void {
  void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'readProgramme' });
}
