import { accept, refuse, refusedBy, type Decision, type Refused } from '../kernel/decision.ts';
import { controlledBy, decideManaging, type SeatAccount } from '../orders/integration.ts';
import { reaches, type Role } from '../kernel/role.ts';
import { decideMay, may, permissions, type Actor } from '../kernel/permissions.ts';
import { isVendor, takesLicences, type Programme } from '../kernel/programme.ts';
import { decideGiveRole, managesUsersOf, type UsersAccount } from '../accounts/user.ts';

/** The most years that an API key is valid; a forgotten key ends by itself. */
export const apiKeyYears = 2;

/** The facts for making a key. `customer`: the one it is limited to; null where it is not limited. */
export type MakeKeyFacts = {
  actor: Actor;
  programme: Programme;
  today: string;
  customer?: Pick<SeatAccount, 'id' | 'name' | 'tier' | 'related'> | null;
};

/**
 * Whether the actor may make an API key for their account (A6, X3): with a role that the programme offers and not above
 * their own, valid for two years at most. A key for a controller of the programme only reads and switches its licences,
 * at the customers that the account looks after or at one of them, and needs a role that may switch (O7).
 */
export function decideMakeKey(
  facts: MakeKeyFacts,
  ask: { role: Role; expiresOn: string; controller?: string | null | undefined },
): Decision<null> {
  const { actor, programme, today } = facts;
  const account = { ...actor.account, createdById: null, activated: true };
  const wrong =
    may(actor, 'keys.manage') ??
    notSuspended(actor) ??
    keyScope(facts, ask) ??
    refusedBy(decideGiveRole({ actor, programme, account }, { role: ask.role, maySignIn: false }));
  if (wrong) return wrong;
  const latest = `${Number(today.slice(0, 4)) + apiKeyYears}${today.slice(4).replace('-02-29', '-02-28')}`;
  if (ask.expiresOn < today || ask.expiresOn > latest) return refuse('api-key-expiry', { earliest: today, latest });
  return accept(null);
}

/**
 * Whether the actor may revoke the API keys that a user made (A6, X3): keys belong to their account, so its Masters
 * may, and those of an account that manages its users.
 */
export function decideRevokeKeysOf(facts: { actor: Actor; account: UsersAccount }): Decision<null> {
  if (!managesUsersOf(facts.actor, facts.account)) return refuse('not-yours-to-change', {});
  return decideMay(facts.actor, 'keys.manage');
}

// A suspended account may still revoke a leaked key, but make no new one.
function notSuspended({ account }: Actor): Refused | null {
  return account.status === 'active' ? null : refuse('account-suspended', { account: account.name });
}

// Only a controller's key is for one customer: any other is for its whole account.
function keyScope(
  { actor, programme, customer }: MakeKeyFacts,
  ask: { role: Role; controller?: string | null | undefined },
): Refused | null {
  const wrong = (field: string) =>
    refuse('invalid-input', { errors: [{ pointer: `/${field}`, rule: 'not-in-programme', facts: {} }] });
  if (!ask.controller) return customer ? wrong('customerId') : null;
  if (controlledBy(programme, ask.controller).length === 0) return wrong('controller');
  const needs = permissions['seats.switch'].role;
  if (!reaches(ask.role, needs)) return refuse('controller-key-role', { needs });
  if (!customer) return null;
  if (!takesLicences(programme, customer.tier)) return refuse('not-managing', { account: customer.name });
  return isVendor(actor.account) ? null : refusedBy(decideManaging({ actor, programme, account: customer }));
}
