import { problem, type Ask, type Reply } from '@tierline/contract';
import { decideEditAccount, newKey } from '@tierline/domain';
import { readAccountRow } from './account-row.ts';
import { accountView } from './account-view.ts';
import type { Context } from '../kernel/context.ts';
import { defined, operation, pick } from '../kernel/operation.ts';
import { orThrow } from '../kernel/scope.ts';
import { countingTaken } from './taken.ts';

/**
 * Edits an account, or changes its state (A2); `changed-meanwhile` for an older version, `name-taken` for another's
 * name. What its people write at the same moment is either done before or refused. Where it is closed their sessions
 * end.
 */
export async function editAccount(ctx: Context, ask: Ask<'editAccount'>): Promise<Reply<'editAccount'>> {
  const { id, version, ...edit } = ask;
  const write = () =>
    operation(ctx, edit.status === undefined ? 'account.edit' : `account.${edit.status}`, ask, [id], async (tx) => {
      const before = await readAccountRow(ctx, tx, id);
      orThrow(
        decideEditAccount({ actor: ctx.actor, account: { ...before, activated: before.activatedAt !== null } }, edit),
      );
      if (before.version !== version) throw problem('changed-meanwhile', { version: before.version });
      const key = newKey(before.name, edit.name);
      if (
        edit.name !== undefined &&
        key !== null &&
        (await tx.account.count({ where: { vendorId: ctx.vendor.id, nameKey: key, id: { not: id } } })) > 0
      )
        throw problem('name-taken', { name: edit.name });
      const given = defined(edit);
      await tx.account.update({
        where: { id },
        data: { ...given, ...(key !== null && { nameKey: key }), version: { increment: 1 } },
      });
      if (given.status === 'closed')
        await tx.session.updateMany({
          where: { user: { accountId: id }, endedAt: null },
          data: { endedAt: ctx.services.now() },
        });
      const now = await readAccountRow(ctx, tx, id);
      return {
        reply: accountView(ctx, now),
        changes: {
          subject: { kind: 'account', id, name: now.name },
          before: pick(before, Object.keys(given)),
          after: given,
        },
      };
    });
  return edit.name === undefined ? write() : countingTaken(ctx, write);
}
