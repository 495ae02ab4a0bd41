import { isVendor } from '@tierline/domain';
import { useRead } from '../../../api.ts';
import { useMe } from '../../../session.tsx';

/** How many credits of an account are on no site yet; null until it is loaded, and for readers who may not see it. */
export function useBalance(accountId?: string): number | null {
  const { account } = useMe();
  const own = accountId === undefined || accountId === account.id;
  return (
    useRead('readBalance', own ? {} : { accountId }, { enabled: !isVendor(account) || !own }).data?.balance ?? null
  );
}
