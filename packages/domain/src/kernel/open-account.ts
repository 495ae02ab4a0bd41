import { refuse, type Refusal } from './decision.ts';
import type { AccountStatus } from './permissions.ts';

/** Refuses what a closed or suspended account may not receive (A2, E6); null where it is open. */
export function refuseUnlessOpen(account: {
  name: string;
  status: AccountStatus;
}): { ok: false; refusal: Refusal } | null {
  if (account.status === 'closed') return refuse('target-closed', { account: account.name });
  if (account.status === 'suspended') return refuse('target-suspended', { account: account.name });
  return null;
}
