import { useRead } from '../../api.ts';
import { useMe } from '../../session.tsx';

/** How many credits of an account are on no site yet; null until that is known, and for whom it is none of his business. */
export function useBalance(accountId?: string): number | null {
  const { account } = useMe();
  const own = accountId === undefined || accountId === account.id;
  return useRead('readBalance', own ? {} : { accountId }, { enabled: account.tier > 0 || !own }).data?.balance ?? null;
}
