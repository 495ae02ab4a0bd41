import { problem, type Ask, type Reply } from '@tierline/contract';
import { decideSendAgain, decideWithdraw } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { operation, pick } from '../kernel/operation.ts';
import { orThrow } from '../kernel/scope.ts';
import { readUserRow, readUsersAccount } from './user-row.ts';
import { userView } from './user-view.ts';
import { revokeAccess, grantAccess } from '../access/way-in.ts';

/**
 * Sends a user who has never signed in a new initial password or invitation; the old one stops working in the same
 * transaction (A9, A10).
 */
export async function sendAccessMail(ctx: Context, ask: Ask<'sendAccessMail'>): Promise<Reply<'sendAccessMail'>> {
  const { accountId } = await readUserRow(ctx, ctx.services.db, ask.id);
  const kind = ctx.vendor.programme.firstAccess === 'invitation' ? 'user.invitation' : 'user.initial-password';
  return operation(ctx, kind, ask, [accountId], async (tx) => {
    const user = await readUserRow(ctx, tx, ask.id);
    const account = await readUsersAccount(ctx, tx, user.accountId);
    orThrow(decideSendAgain({ actor: ctx.actor, account, user }));
    const notice = await grantAccess(ctx, tx, account, user);
    await tx.session.updateMany({ where: { userId: user.id, endedAt: null }, data: { endedAt: ctx.services.now() } });
    return {
      reply: userView(ctx, await readUserRow(ctx, tx, user.id)),
      changes: { subject: { kind: 'user', id: user.id, name: user.email } },
      notices: [notice],
    };
  });
}

/**
 * Withdraws a user who has never signed in: their invitation or initial password stops working, they are deleted, and
 * their address is free again (A8, A10).
 */
export async function withdrawUser(ctx: Context, ask: Ask<'withdrawUser'>): Promise<null> {
  const { accountId } = await readUserRow(ctx, ctx.services.db, ask.id);
  return operation(ctx, 'user.withdraw', ask, [accountId], async (tx) => {
    const user = await readUserRow(ctx, tx, ask.id);
    const account = await readUsersAccount(ctx, tx, user.accountId);
    orThrow(decideWithdraw({ actor: ctx.actor, account, user }));
    if (user.version !== ask.version) throw problem('changed-meanwhile', { version: user.version });
    await revokeAccess(ctx, tx, user.id, 'revoked');
    await tx.token.deleteMany({ where: { userId: user.id } });
    // Copies that were handed on stay where they are, without a contact.
    await tx.user.delete({ where: { id: user.id } });
    return {
      reply: null,
      changes: {
        subject: { kind: 'user', id: user.id, name: user.email },
        before: pick(user, ['email', 'firstName', 'lastName', 'role']),
      },
    };
  });
}
