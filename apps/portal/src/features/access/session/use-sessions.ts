import { Problem, type Reply } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { ask, queryClient, refetchAll, useRead, type Item } from '../../../api.ts';
import { toastDone, toastFailed } from '../../../ui/toast.tsx';
import { wordProblem } from '../../../ui/states.tsx';

/** An open session of the user. */
export type Session = Item<'listSessions'>;

const send = { limit: '100' };
const key = ['listSessions', send];

/**
 * The user's sessions, the present one first, and how to end others: gone from the list at once, back again with the
 * reason where that failed.
 */
export function useSessions() {
  const { t } = useTranslation();
  const read = useRead('listSessions', send);
  const show = (change: (items: Session[]) => Session[]) =>
    queryClient.setQueryData<Reply<'listSessions'>>(key, (old) => old && { ...old, items: change(old.items) });
  const end = async (sessions: readonly Session[]) => {
    await queryClient.cancelQueries({ queryKey: key });
    const ids = new Set(sessions.map((session) => session.id));
    show((items) => items.filter((item) => !ids.has(item.id)));
    const outcomes = await Promise.all(
      sessions.map(async (session) => ({ session, problem: await endOne(session.id) })),
    );
    const failed = outcomes.filter(({ problem }) => problem !== null);
    const [first] = failed;
    if (first?.problem) {
      show((items) => [...items, ...failed.map(({ session }) => session)]);
      toastFailed({ text: t('access.sessions.failed', { words: wordProblem(first.problem, t('ui.noAnswer')) }) });
    } else toastDone({ text: t('access.sessions.done', { count: sessions.length }) });
    refetchAll();
  };
  const items = [...(read.data?.items ?? [])].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt),
  );
  return {
    items,
    others: items.filter((item) => !item.current),
    pending: read.isPending,
    problem: read.error,
    retry: () => void read.refetch(),
    end,
  };
}

/** Null where the session has ended, also where it had already. */
async function endOne(id: string): Promise<Problem | null> {
  try {
    await ask('endSession', { id });
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code === 'not-found' ? null : error;
  }
}
