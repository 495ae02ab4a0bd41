import { accept, refuse, refusedBy, type Decision, type Refused } from '../kernel/decision.ts';
import type { Role } from '../kernel/role.ts';
import type { MailState } from '../kernel/notice.ts';
import type { AccountStatus, Actor } from '../kernel/permissions.ts';
import type { Programme } from '../kernel/programme.ts';
import {
  decideCreateUser,
  emailOwner,
  decideManageUsers,
  decidePassword,
  touchesUser,
  type EditedUser,
  type SiteAdministrator,
  type UsersAccount,
} from '../accounts/user.ts';

/** How many days an invitation is valid (A10). */
export const invitationDays = 7;

/** The state of an invitation as it is shown (A10): never “delivered”, which nobody can know. */
export type InvitationState = Exclude<MailState, 'withdrawn'> | 'opened' | 'used' | 'expired' | 'revoked';

/** A stored invitation. It ends by being used, revoked, or replaced by a later one. */
export type Invitation = {
  ending: 'used' | 'revoked' | 'replaced' | null;
  expiresAt: Date;
  openedAt: Date | null;
  mail: MailState;
};

/** Returns the state of an invitation at a moment. Why a mail failed is still shown when its link has expired. */
export function invitationState({ ending, expiresAt, openedAt, mail }: Invitation, now: Date): InvitationState {
  if (ending !== null || mail === 'withdrawn') return ending === 'used' ? 'used' : 'revoked';
  if (openedAt === null && mail === 'failed') return 'failed';
  if (expiresAt <= now) return 'expired';
  return openedAt === null ? mail : 'opened';
}

/** The facts about a link; null: there is no such link, or its user is gone. */
export type LinkFacts = {
  now: Date;
  invitation: Invitation | null;
  user: { role: Role; status: 'active' | 'inactive'; maySignIn: boolean } | null;
  /** `masters`: the names of its Masters who can sign in. */
  account: { name: string; status: AccountStatus; activated: boolean; masters: string };
};

/** Whether an invitation's link is still valid; its holder may know why not, and what to do (A10). */
export function decideInvitationLink({ now, invitation, user, account }: LinkFacts): Decision<null> {
  if (invitation === null) return refuse('invitation-unknown', {});
  if (invitation.ending === 'used') return refuse('invitation-used', {});
  if (invitation.ending === 'replaced') return refuse('invitation-replaced', {});
  if (invitation.ending !== null || user === null || !user.maySignIn || user.status !== 'active')
    return refuse('invitation-revoked', { account: account.name });
  if (invitation.expiresAt <= now) return refuse('invitation-expired', { account: account.name });
  if (account.status === 'closed') return refuse('account-closed', { account: account.name });
  return accept(null);
}

/** Whether a user may accept yet: an account's first Master must accept first (A7). */
export function decideAcceptYet({ user, account }: Pick<LinkFacts, 'user' | 'account'>): Decision<null> {
  return account.activated || user?.role === 'master'
    ? accept(null)
    : refuse('account-not-activated', { account: account.name, masters: account.masters });
}

/**
 * Whether an invitation is accepted with this password (A7, A10, A12); `toAccept`: how many documents are not accepted
 * yet.
 */
export function decideAcceptInvitation(
  facts: LinkFacts & { toAccept: number; guessable: boolean },
  ask: { password: string },
): Decision<null> {
  return (
    refusedBy(decideInvitationLink(facts)) ??
    refusedBy(decideAcceptYet(facts)) ??
    (facts.toAccept > 0 ? refuse('acceptance-needed', {}) : null) ??
    decidePassword({ guessable: facts.guessable, unchanged: false }, ask)
  );
}

/** A person to invite, with their sign-in name in the form it is compared in. */
export type Invited = { email: string; emailKey: string; role: Role };

/**
 * Invites many people at once, all or nobody: each refused row with its reason (A6, A8, A10, C1). `administrators`:
 * site administrators among them, by the key of their address.
 */
export function decideInvite(
  facts: {
    actor: Actor;
    programme: Programme;
    account: UsersAccount;
    taken: ReadonlyMap<string, boolean>;
    administrators?: ReadonlyMap<string, SiteAdministrator>;
  },
  people: readonly Invited[],
): { ok: true } | { ok: false; refused: { row: number; decision: Refused }[] } {
  const keys = people.map((person) => person.emailKey);
  const refused = people.flatMap(({ email, emailKey, role }, row) => {
    const decision =
      keys.indexOf(emailKey) < row
        ? refuse('email-twice', { email })
        : decideCreateUser(
            {
              ...facts,
              emailOwner: emailOwner(facts.taken, emailKey),
              administers: facts.administrators?.get(emailKey),
            },
            { email, role, maySignIn: true },
          );
    return decision.ok ? [] : [{ row, decision }];
  });
  return refused.length > 0 ? { ok: false, refused } : { ok: true };
}

/**
 * A user who may sign in and never has. `hadSeats`: licences are or were switched on for them, which is kept for ever.
 */
export type WaitingUser = EditedUser & {
  email: string;
  passwordKind: 'initial' | 'own' | null;
  everSignedIn: boolean;
  hadSeats: boolean;
};

type WaitingFacts = { actor: Actor; account: UsersAccount; user: WaitingUser };

/** Whether the initial password or the invitation may be sent again: before the user has used it (A9, A10). */
export function decideSendAgain(facts: WaitingFacts): Decision<null> {
  const wrong = managesAccess(facts);
  if (wrong) return wrong;
  const { maySignIn, status, passwordKind } = facts.user;
  return maySignIn && status === 'active' && passwordKind !== 'own' ? accept(null) : refuse('user-not-waiting', {});
}

/** Whether a user who has never signed in may be taken back, so that the address is free again (A8, A10). */
export function decideWithdraw(facts: WaitingFacts): Decision<null> {
  const wrong = managesAccess(facts);
  if (wrong) return wrong;
  const { maySignIn, passwordKind, everSignedIn, hadSeats, email } = facts.user;
  if (!maySignIn || passwordKind === 'own' || everSignedIn) return refuse('user-not-waiting', {});
  return hadSeats ? refuse('user-on-record', { user: email }) : accept(null);
}

function managesAccess(facts: WaitingFacts): Refused | null {
  return refusedBy(decideManageUsers(facts, { maySignIn: true })) ?? touchesUser(facts);
}
