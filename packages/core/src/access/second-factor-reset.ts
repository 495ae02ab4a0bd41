import type { Ask } from '@tierline/contract';
import { decideResetSecondFactor, emailKey } from '@tierline/domain';
import { inVendor } from '../kernel/bound.ts';
import type { Context, Services, Vendor } from '../kernel/context.ts';
import type { Transaction } from '../kernel/db.ts';
import { aboutMe } from '../accounts/me.ts';
import { operation } from '../kernel/operation.ts';
import { findVendor } from '../accounts/programme.ts';
import { orThrow } from '../kernel/scope.ts';
import { contextOfUser } from './session-context.ts';
import { endOtherSessions } from './session.ts';
import { signInNotice } from './sign-in-notice.ts';
import { readUserRow, readUsersAccount } from '../accounts/user-row.ts';

/** Removes another user's lost second factor (A6, A12): their sessions end, and a mail informs them. */
export async function resetSecondFactor(ctx: Context, ask: Ask<'resetSecondFactor'>): Promise<null> {
  const { accountId } = await readUserRow(ctx, ctx.services.db, ask.id);
  return operation(ctx, 'second-factor.reset', ask, [accountId], async (tx) => {
    const user = await readUserRow(ctx, tx, ask.id);
    const account = await readUsersAccount(ctx, tx, user.accountId);
    orThrow(decideResetSecondFactor({ actor: ctx.actor, account, user, on: user.secondFactor }));
    await removeSecondFactor(tx, user.id);
    await tx.session.updateMany({ where: { userId: user.id, endedAt: null }, data: { endedAt: ctx.services.now() } });
    return {
      reply: null,
      changes: { subject: { kind: 'user', id: user.id, name: user.email } },
      notices: [await signInNotice(ctx, tx, user.id, 'second-factor-reset')],
    };
  });
}

/**
 * Removes a user's second factor from the command line, where nobody is left who could do it in the portal: the only
 * Master has lost theirs. Throws where there is no such user or they have none.
 */
export async function removeSecondFactorOf(services: Services, slug: string, email: string): Promise<void> {
  const vendor = await findVendor(services.db, slug);
  if (!vendor || !(await inVendor(vendor.id, () => removeAt(services, vendor, email))))
    throw new Error(`There is nobody “${email}” with a second factor at “${slug}”.`);
}

async function removeAt(services: Services, vendor: Vendor, email: string): Promise<boolean> {
  const user = await services.db.user.findFirst({
    where: { vendorId: vendor.id, emailKey: emailKey(email) },
    include: { secondFactor: true },
  });
  if (!user?.secondFactor) return false;
  const ctx: Context = {
    ...(await contextOfUser({ services, vendor, language: '', address: '', userAgent: '' }, user.id)),
    unverified: true,
  };
  await operation(ctx, 'second-factor.reset', {}, [user.accountId], async (tx) => {
    await removeSecondFactor(tx, user.id);
    await endOtherSessions(ctx, tx);
    return {
      reply: null,
      changes: aboutMe(ctx),
      notices: [await signInNotice(ctx, tx, user.id, 'second-factor-reset')],
    };
  });
  return true;
}

/** Removes app and recovery codes. */
export async function removeSecondFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.secondFactor.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
}
