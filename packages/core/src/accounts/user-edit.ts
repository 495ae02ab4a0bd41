import { problem, type Ask, type Reply } from '@tierline/contract';
import { decideEditUser, decideRevokeKeysOf, emailKey, endSeatsOf, personKey } from '@tierline/domain';
import { administratorsAmong } from './administrators-among.ts';
import { actorFacts, type Context } from '../kernel/context.ts';
import { revokeKeysOf } from '../access/keys-of-maker.ts';
import { defined, operation, pick } from '../kernel/operation.ts';
import { orThrow } from '../kernel/scope.ts';
import { readAllSeatsOf } from '../orders/seat-facts.ts';
import { readUserRow, readUsersAccount } from './user-row.ts';
import { userView } from './user-view.ts';
import { grantAccess } from '../access/way-in.ts';

/**
 * Edits a user (A6); `changed-meanwhile` for an older version. Loss of access takes effect with their next request, and
 * a deactivated user gives their seats back in the same transaction (O7). A user who gains access gets the mail for it.
 */
export async function editUser(ctx: Context, ask: Ask<'editUser'>): Promise<Reply<'editUser'>> {
  const { id, version, revokeApiKeys, ...edit } = ask;
  const { accountId } = await readUserRow(ctx, ctx.services.db, id);
  return operation(ctx, 'user.edit', ask, [accountId], async (tx) => {
    const before = await readUserRow(ctx, tx, id);
    const account = await readUsersAccount(ctx, tx, before.accountId);
    const { otherActiveMasters } = before;
    const administers = (await administratorsAmong(ctx, tx, [before.email])).get(emailKey(before.email));
    orThrow(decideEditUser({ ...actorFacts(ctx), account, user: before, otherActiveMasters, administers }, edit));
    if (before.version !== version) throw problem('changed-meanwhile', { version: before.version });
    const given = defined(edit);
    await tx.user.update({
      where: { id },
      data: { ...given, searchKey: personKey({ ...before, ...given }), version: { increment: 1 } },
    });
    const seats =
      given.status === 'inactive' && before.status === 'active' ? await readAllSeatsOf(ctx, tx, before) : [];
    // All end; the audit does not mention those that came from another partner (A3).
    const seatsEnded = seats.filter(({ known }) => known).length;
    if (revokeApiKeys) orThrow(decideRevokeKeysOf({ actor: ctx.actor, account }));
    const apiKeysRevoked = revokeApiKeys ? await revokeKeysOf(ctx, tx, id) : [];
    const loses = given.status === 'inactive' || given.maySignIn === false;
    if (loses)
      await tx.session.updateMany({ where: { userId: id, endedAt: null }, data: { endedAt: ctx.services.now() } });
    const gains = given.maySignIn === true && !before.maySignIn && before.passwordKind === null;
    const notices = gains ? [await grantAccess(ctx, tx, account, { ...before, ...given, id })] : [];
    return {
      reply: userView(ctx, await readUserRow(ctx, tx, id)),
      changes: {
        subject: { kind: 'user', id, name: before.email },
        before: pick(before, Object.keys(given)),
        after: {
          ...given,
          ...(seatsEnded > 0 && { seatsEnded }),
          ...(apiKeysRevoked.length > 0 && { apiKeysRevoked }),
        },
      },
      notices,
      plan: endSeatsOf(seats),
    };
  });
}
