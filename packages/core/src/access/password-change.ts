import { problem, type Ask, type Reply } from '@tierline/contract';
import { decidePassword } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import type { Transaction } from '../kernel/db.ts';
import { countAttempt, giveAttemptBack, type Limited } from '../kernel/limit.ts';
import { aboutMe, readMe } from '../accounts/me.ts';
import { operation } from '../kernel/operation.ts';
import { knownWords } from './known-words.ts';
import { hashPassword, isGuessable, verifyPassword } from './password.ts';
import { orThrow } from '../kernel/scope.ts';
import { endOtherSessions } from './session.ts';
import { signInNotice } from './sign-in-notice.ts';

/**
 * Changes the actor's own password and ends their other sessions (A11). The first Master of an account activates it
 * with that (A7). `password-wrong` where the current one is not right, else the refusals of `decidePassword`.
 */
export async function changePassword(ctx: Context, ask: Ask<'changePassword'>): Promise<Reply<'changePassword'>> {
  const { actor } = ctx;
  const user = await verifyCurrentPassword(ctx, ask.current);
  const about = knownWords({ ...user, email: actor.email, account: actor.account.name }, ctx.vendor);
  orThrow(
    decidePassword(
      {
        guessable: await isGuessable(ask.password, about),
        unchanged: ask.password.normalize('NFKC') === ask.current.normalize('NFKC'),
      },
      ask,
    ),
  );
  const passwordHash = await hashPassword(ask.password, ctx);
  // The stored input holds neither password, so that nothing can be guessed from its hash.
  await operation(ctx, 'password.change', {}, [actor.account.id], async (tx) => {
    const activated = await takeOwnPassword(ctx, tx, passwordHash);
    // The first password that users choose themselves is no change to warn them about.
    const notices = user.passwordKind === 'own' ? [await signInNotice(ctx, tx, actor.id, 'password')] : [];
    return {
      reply: null,
      changes: { ...aboutMe(ctx), ...(activated && { after: { accountActivated: true } }) },
      notices,
    };
  });
  return readMe({ ...ctx, mustChangePassword: false });
}

/** Verifies the signed-in user's password once more, else `password-wrong`; failures are limited per user (A12). */
export async function verifyCurrentPassword(
  ctx: Context,
  password: string,
): Promise<{ firstName: string; lastName: string; passwordKind: string | null }> {
  const { services, actor } = ctx;
  const limited: Limited = [['password-change', actor.id]];
  await countAttempt(services, limited);
  const user = await services.db.user.findFirstOrThrow({ where: { id: actor.id } });
  const right = await verifyPassword(password, { hash: user.passwordHash, kind: user.passwordKind }, ctx).catch(
    async (error: unknown) => {
      await giveAttemptBack(services, limited);
      throw error;
    },
  );
  if (!right) throw problem('password-wrong', {});
  await giveAttemptBack(services, limited);
  return user;
}

/**
 * Sets the password that the user chose and ends their other sessions. True where this activated the account, as the
 * user is its first Master (A7).
 */
export async function takeOwnPassword(ctx: Context, tx: Transaction, passwordHash: string): Promise<boolean> {
  const { actor, services } = ctx;
  await tx.user.update({
    where: { id: actor.id },
    data: { passwordHash, passwordKind: 'own', initialPasswordExpiresAt: null },
  });
  await endOtherSessions(ctx, tx);
  if (actor.role !== 'master') return false;
  const { count } = await tx.account.updateMany({
    where: { id: actor.account.id, activatedAt: null },
    data: { activatedAt: services.now(), version: { increment: 1 } },
  });
  return count > 0;
}
