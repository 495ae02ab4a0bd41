import { accept, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import type { Role } from '../kernel/role.ts';
import { decideMay, may, type AccountStatus, type Actor } from '../kernel/permissions.ts';
import { isVendor, signsIn, tiersBelow, type Programme } from '../kernel/programme.ts';
import { decideAccess, decideEmail, type EmailOwner, type SiteAdministrator } from './user.ts';

/** Whether the actor may create an account of this tier; the answer is the tier (A1, A6). */
export function decideCreateAccount(
  facts: { actor: Actor; programme: Programme; nameTaken: boolean; identifierTaken: boolean },
  ask: { name: string; identifier: string; tier?: number | undefined },
): Decision<{ tier: number }> {
  const wrong = may(facts.actor, 'accounts.create');
  if (wrong) return wrong;
  const below = tiersBelow(facts.programme, facts.actor.account.tier);
  const tier = ask.tier ?? below[0];
  if (tier === undefined) return refuse('tier-may-not', {});
  if (!below.includes(tier)) return refuse('tier-not-allowed', { fromTier: facts.actor.account.tier, toTier: tier });
  if (facts.identifierTaken) return refuse('identifier-taken', { identifier: ask.identifier });
  if (facts.nameTaken) return refuse('name-taken', { name: ask.name });
  return accept({ tier });
}

/**
 * Whether an account gets this first user, a Master or, where its tier has no access, a contact; null for none, which
 * only such a tier may do without (A1, A7, A8).
 */
export function decideFirstUser(
  facts: { programme: Programme; tier: number; emailOwner: EmailOwner; administers?: SiteAdministrator | undefined },
  ask: { email: string | null },
): Decision<{ role: Role; maySignIn: boolean } | null> {
  const maySignIn = signsIn(facts.programme, facts.tier);
  if (ask.email === null)
    return maySignIn
      ? refuse('invalid-input', { errors: [{ pointer: '/user', rule: 'missing', facts: {} }] })
      : accept(null);
  return (
    refusedBy(decideEmail(facts.emailOwner, ask.email)) ??
    refusedBy(decideAccess(facts, { maySignIn })) ??
    accept({ role: maySignIn ? 'master' : 'observer', maySignIn })
  );
}

/**
 * Whether the actor may edit an account's particulars: their own, or one they created until it is activated; vendor
 * staff any (A1, A4).
 */
export function decideEditAccount(
  facts: { actor: Actor; account: { id: string; createdById: string | null; activated: boolean } },
  ask: { status?: AccountStatus | undefined },
): Decision<null> {
  const own = facts.account.id === facts.actor.account.id;
  if (ask.status !== undefined)
    return may(facts.actor, 'accounts.state') ?? (own ? refuse('own-access', {}) : accept(null));
  if (own) return decideMay(facts.actor, 'account.settings');
  const wrong = may(facts.actor, 'accounts.edit');
  if (wrong) return wrong;
  if (isVendor(facts.actor.account)) return accept(null);
  if (facts.account.createdById !== facts.actor.account.id || facts.account.activated)
    return refuse('not-yours-to-change', {});
  return accept(null);
}
