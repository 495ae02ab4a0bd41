import { accept, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import type { Role } from '../kernel/role.ts';
import type { Actor } from '../kernel/permissions.ts';
import type { Programme } from '../kernel/programme.ts';
import { decideManageUsers, touchesUser, type UsersAccount } from '../accounts/user.ts';

/** How many recovery codes somebody gets, each good once (A12). */
export const recoveryCodeCount = 10;

/**
 * Whether the programme demands a second factor of people of accounts of this tier (A12): of nobody unless it says so.
 */
export function demandsSecondFactor(programme: Pick<Programme, 'secondFactor'>, tier: number): boolean {
  return programme.secondFactor === 'all' || (programme.secondFactor === 'vendor' && tier === 0);
}

/** Whether users may switch their own second factor off (A12): not while the programme demands it. */
export function decideSwitchOffSecondFactor(facts: {
  actor: Actor;
  programme: Programme;
  on: boolean;
}): Decision<null> {
  if (!facts.on) return refuse('second-factor-off', {});
  if (demandsSecondFactor(facts.programme, facts.actor.account.tier)) return refuse('second-factor-demanded', {});
  return accept(null);
}

/**
 * Whether the actor may take the lost second factor away from another user (A12), under the ladder of A6: a Master's
 * only a Master, the actor's own never.
 */
export function decideResetSecondFactor(facts: {
  actor: Actor;
  account: UsersAccount;
  user: { id: string; role: Role };
  on: boolean;
}): Decision<null> {
  const wrong = refusedBy(decideManageUsers(facts, { maySignIn: true }));
  if (wrong) return wrong;
  if (facts.user.id === facts.actor.id) return refuse('own-second-factor', {});
  return touchesUser(facts) ?? (facts.on ? accept(null) : refuse('second-factor-off', {}));
}
