import type { User } from '@tierline/contract';
import {
  decideEditUser,
  decideResetSecondFactor,
  decideSendAgain,
  decideWithdraw,
  invitationState,
  isVendor,
  managesUsersOf,
} from '@tierline/domain';
import { actorFacts, type Context } from '../kernel/context.ts';
import { reasonOf } from '../kernel/scope.ts';
import type { UserRow } from './user-row.ts';

/**
 * A user as the reader may see them: in full in the reader's own account, in one that it manages, and in one that it
 * has created until it is activated (A4); `full` is null otherwise.
 */
export function userView(ctx: Context, row: UserRow): User {
  const account = {
    id: row.accountId,
    name: row.accountName,
    tier: row.accountTier,
    createdById: row.accountCreatedById,
    activated: row.accountActivated,
    managed: row.accountManaged,
  };
  const own = row.accountId === ctx.actor.account.id;
  const inCare = row.accountCreatedById === ctx.actor.account.id && !row.accountActivated;
  const facts = {
    ...actorFacts(ctx),
    account,
    user: row,
    otherActiveMasters: row.otherActiveMasters,
  };
  const inside = own || inCare || row.accountManaged;
  return {
    id: row.id,
    accountId: row.accountId,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    language: row.language,
    maySignIn: inside || isVendor(ctx.actor.account) ? row.maySignIn : null,
    full: inside
      ? {
          phone: row.phone,
          mobile: row.mobile,
          address: row.address,
          timeZone: row.timeZone,
          role: row.role,
          status: row.status,
          sharedLogin: row.sharedLogin,
          marketingMail: row.marketingMail,
          expiryMail: row.expiryMail,
          waiting: row.maySignIn && row.passwordKind !== 'own',
          secondFactor: row.secondFactor,
          // An actor who manages the users also manages what they leave behind.
          apiKeys: managesUsersOf(ctx.actor, account) ? row.apiKeys : [],
          licences: row.licences,
          lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
          createdAt: row.createdAt.toISOString(),
          version: row.version,
          lastMail:
            row.mailState && row.mailAt
              ? { state: row.mailState, at: row.mailAt.toISOString(), response: row.mailResponse ?? '' }
              : null,
          invitation: row.invitationExpiresAt
            ? {
                state: stateOfInvitation(ctx, row, row.invitationExpiresAt),
                expiresAt: row.invitationExpiresAt.toISOString(),
              }
            : null,
          actions: {
            edit: reasonOf(ctx, decideEditUser(facts, row.id === ctx.actor.id ? {} : { sharedLogin: row.sharedLogin })),
            access: reasonOf(ctx, decideEditUser(facts, { status: 'inactive' })),
            resend: reasonOf(ctx, decideSendAgain(facts)),
            withdraw: reasonOf(ctx, decideWithdraw(facts)),
            resetSecondFactor: reasonOf(
              ctx,
              decideResetSecondFactor({ actor: ctx.actor, account, user: row, on: row.secondFactor }),
            ),
          },
        }
      : null,
  };
}

function stateOfInvitation(
  ctx: Context,
  row: UserRow,
  expiresAt: Date,
): NonNullable<NonNullable<User['full']>['invitation']>['state'] {
  return invitationState(
    { ending: row.invitationEnding, expiresAt, openedAt: row.invitationOpenedAt, mail: row.mailState ?? 'waiting' },
    ctx.services.now(),
  );
}
