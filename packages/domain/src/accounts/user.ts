import { accept, refuse, refusedBy, type Decision, type Refused } from '../kernel/decision.ts';
import { reaches, type Role } from '../kernel/role.ts';
import { decideMay, may, type Actor } from '../kernel/permissions.ts';
import { signsIn, type Programme } from '../kernel/programme.ts';

/**
 * The account that a user belongs to or is to belong to, as far as these rules need it. `managed`: the actor's account
 * is one above it that goes on managing its users (A4).
 */
export type UsersAccount = {
  id: string;
  name: string;
  tier: number;
  createdById: string | null;
  activated: boolean;
  managed?: boolean;
};

/** True for members of the account, and for those of an account that manages its users (A4, A6). */
export function managesUsersOf(actor: Actor, account: UsersAccount): boolean {
  return account.id === actor.account.id || (account.managed === true && account.activated);
}

/**
 * Whether the actor may look after the people of an account (A4): their own; one that their account manages; one they
 * created, until it is activated, and after that only contacts who may not sign in.
 */
export function decideManageUsers(
  facts: { actor: Actor; account: UsersAccount },
  ask: { maySignIn: boolean },
): Decision<null> {
  const wrong = may(facts.actor, 'users.edit');
  if (wrong) return wrong;
  if (facts.account.id === facts.actor.account.id || facts.account.managed === true) return accept(null);
  if (facts.account.createdById !== facts.actor.account.id) return refuse('not-yours-to-change', {});
  if (facts.account.activated && ask.maySignIn)
    return refuse('users-manage-themselves', { account: facts.account.name });
  return accept(null);
}

/**
 * Whether the actor may give a role in an account (A6): none that the programme does not offer, none above their own;
 * a first user is a Master (A7).
 */
export function decideGiveRole(
  facts: { actor: Actor; programme: Programme; account: UsersAccount },
  ask: { role: Role; maySignIn: boolean },
): Decision<null> {
  if (ask.maySignIn && !signsIn(facts.programme, facts.account.tier)) return refuse('tier-without-access', {});
  if (!facts.programme.roles.some((row) => row.role === ask.role))
    return refuse('role-not-offered', { role: ask.role });
  const inside = managesUsersOf(facts.actor, facts.account);
  if (inside && !reaches(facts.actor.role, ask.role)) return refuse('role-above-own', { role: ask.role });
  if (inside && ask.role === 'master' && ask.maySignIn) return decideMay(facts.actor, 'masters.edit');
  return accept(null);
}

/** A site administrator, of a site that the actor sees. */
export type SiteAdministrator = { email: string; site: string };

/** Whether a person may get access to the portal at all: site administrators never do (C1). */
export function decideAccess(
  facts: { administers?: SiteAdministrator | undefined },
  ask: { maySignIn: boolean },
): Decision<null> {
  return ask.maySignIn && facts.administers ? refuse('site-administrator', facts.administers) : accept(null);
}

/**
 * Who has an e-mail address already: a user of an account that the actor may see, a user of another one, or nobody
 * (null).
 */
export type EmailOwner = 'visible' | 'hidden' | null;

/** Returns who has an address, among taken ones by their key; `true`: the actor may see their account. */
export function emailOwner(taken: ReadonlyMap<string, boolean>, key: string): EmailOwner {
  const seen = taken.get(key);
  if (seen === undefined) return null;
  return seen ? 'visible' : 'hidden';
}

/**
 * Whether an address is free for a new user (A8). A user at an account that the actor may not see is not revealed
 * (A3).
 */
export function decideEmail(owner: EmailOwner, email: string): Decision<null> {
  if (owner === null) return accept(null);
  return owner === 'visible' ? refuse('email-taken', { email }) : refuse('email-not-usable', { email });
}

/** Whether the actor may create this user (A4, A6, A8, C1). */
export function decideCreateUser(
  facts: {
    actor: Actor;
    programme: Programme;
    account: UsersAccount;
    emailOwner: EmailOwner;
    administers?: SiteAdministrator | undefined;
  },
  ask: { email: string; role: Role; maySignIn: boolean },
): Decision<null> {
  return (
    refusedBy(decideManageUsers(facts, ask)) ??
    refusedBy(decideGiveRole(facts, ask)) ??
    refusedBy(decideEmail(facts.emailOwner, ask.email)) ??
    decideAccess(facts, ask)
  );
}

/**
 * Whether the actor may change a Master of their own account (A6): only a Master does, in person and not by API key.
 */
export function decideTouchMaster(actor: Actor): Decision<null> {
  if (actor.role !== 'master') return refuse('master-untouchable', {});
  return decideMay(actor, 'masters.edit');
}

/** Refuses to touch a Master among those whose users the actor manages to everybody whom decideTouchMaster refuses. */
export function touchesUser(facts: { actor: Actor; account: UsersAccount; user: { role: Role } }): Refused | null {
  const { actor, account, user } = facts;
  return managesUsersOf(actor, account) && user.role === 'master' ? refusedBy(decideTouchMaster(actor)) : null;
}

/** A user as they are before the edit. */
export type EditedUser = { id: string; role: Role; maySignIn: boolean; status: 'active' | 'inactive' };

/** The part of an edit that touches rights rather than particulars. */
export type UserRights = {
  role?: Role | undefined;
  maySignIn?: boolean | undefined;
  status?: 'active' | 'inactive' | undefined;
  sharedLogin?: boolean | undefined;
};

/**
 * Whether the actor may edit this user (A4, A6): their own particulars always, their own rights never;
 * a Master only by a Master; and an activated account keeps one active Master.
 */
export function decideEditUser(
  facts: {
    actor: Actor;
    programme: Programme;
    account: UsersAccount;
    user: EditedUser;
    otherActiveMasters: number;
    administers?: SiteAdministrator | undefined;
  },
  ask: UserRights,
): Decision<null> {
  const touchesRights = [ask.role, ask.maySignIn, ask.status, ask.sharedLogin].some((right) => right !== undefined);
  const self = facts.user.id === facts.actor.id;
  if (self && !touchesRights) return decideMay(facts.actor, 'profile.edit');
  const after = {
    role: ask.role ?? facts.user.role,
    maySignIn: ask.maySignIn ?? facts.user.maySignIn,
    status: ask.status ?? facts.user.status,
  };
  const givesRole = ask.role !== undefined || ask.maySignIn !== undefined;
  const wrong =
    refusedBy(decideManageUsers(facts, { maySignIn: facts.user.maySignIn || after.maySignIn })) ??
    touchesUser(facts) ??
    (givesRole ? refusedBy(decideGiveRole(facts, after)) : null);
  if (wrong) return wrong;
  const wasMaster = facts.user.role === 'master' && facts.user.maySignIn && facts.user.status === 'active';
  const staysMaster = after.role === 'master' && after.maySignIn && after.status === 'active';
  if (wasMaster && !staysMaster && facts.otherActiveMasters === 0) return refuse('last-master', {});
  const changesRights =
    after.role !== facts.user.role || after.maySignIn !== facts.user.maySignIn || after.status !== facts.user.status;
  if (self && changesRights) return refuse('own-access', {});
  return facts.user.maySignIn ? accept(null) : decideAccess(facts, after);
}

/** Minimum and maximum length of a password in characters (NIST 800-63B-4, OWASP ASVS 5). */
export const passwordLength = { minimum: 15, maximum: 200 } as const;

/**
 * Whether a new password will do: length, not guessable or breached, not the old one (A12). No rules of composition.
 */
export function decidePassword(
  facts: { guessable: boolean; unchanged: boolean },
  ask: { password: string },
): Decision<null> {
  const length = [...ask.password].length;
  if (length < passwordLength.minimum) return refuse('password-too-short', { minimum: passwordLength.minimum });
  if (length > passwordLength.maximum) return refuse('password-too-long', { maximum: passwordLength.maximum });
  if (facts.unchanged) return refuse('password-unchanged', {});
  if (facts.guessable) return refuse('password-guessable', {});
  return accept(null);
}
