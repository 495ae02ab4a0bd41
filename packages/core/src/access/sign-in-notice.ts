import type { NoticeRow, SignInChange } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import type { Context } from '../kernel/context.ts';
import type { Transaction } from '../kernel/db.ts';

/** Mails users that the way they sign in was changed, and by whom where it was not themselves (A12). */
export async function signInNotice(
  ctx: Context,
  tx: Transaction,
  userId: string,
  change: SignInChange,
): Promise<NoticeRow> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    include: { account: { select: { name: true } } },
  });
  const by = userId === ctx.actor.id ? null : ctx.actor.email;
  return {
    id: randomUUID(),
    recipient: user.email,
    userId,
    accountId: ctx.actor.account.id,
    lineItemId: null,
    language: user.language,
    notice: {
      kind: 'sign-in-changed',
      account: user.account.name,
      firstName: user.firstName,
      email: user.email,
      at: ctx.services.now().toISOString(),
      change,
      by,
    },
  };
}
