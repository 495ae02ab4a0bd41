import type { FullSite } from './site-panel.tsx';

/**
 * What a reseller's balance has once a site is deleted: less what is taken from it for the site's debts, and with the
 * credits that come back (C3).
 */
export function balanceAfterDeletion(
  balance: number,
  { credits, fromBalance }: Pick<NonNullable<FullSite['deletion']>, 'credits' | 'fromBalance'>,
): number {
  return balance - fromBalance + credits;
}
