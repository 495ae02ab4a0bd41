import { problem, type Ask } from '@tierline/contract';
import { decidePassword, emailKey } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Context, Visitor } from '../kernel/context.ts';
import { countAttempt, giveAttemptBack, rateLimitNetwork, type Limited } from '../kernel/limit.ts';
import { operation } from '../kernel/operation.ts';
import { knownWords } from './known-words.ts';
import { takeOwnPassword } from './password-change.ts';
import { hashPassword, isGuessable } from './password.ts';
import { orThrow } from '../kernel/scope.ts';
import { freshToken, tokenHash } from '../kernel/secret.ts';
import { contextOfUser } from './session-context.ts';
import { signInNotice } from './sign-in-notice.ts';

/** How long a link to choose a new password is valid for, in minutes. */
export const resetMinutes = 60;

/**
 * Sends a link to choose a new password, where there is somebody of that address who may sign in; the answer does not
 * tell (A11, A12). A new link replaces the ones before. Limited by address, and silently by user, so that nobody's
 * mailbox is flooded.
 */
export async function forgotPassword(visitor: Visitor, ask: Ask<'forgotPassword'>): Promise<null> {
  const { services } = visitor;
  const limited: Limited = [['forgotten-address', rateLimitNetwork(visitor.address)]];
  await countAttempt(services, limited);
  // Whether there is somebody to write to takes longer or shorter; the answer comes no sooner for that.
  const sent = sendLink(visitor, ask.email);
  await Promise.allSettled([sent, setTimeout(services.answerMs)]);
  await sent;
  return null;
}

async function sendLink(visitor: Visitor, email: string): Promise<void> {
  const { services, vendor } = visitor;
  const key = emailKey(email);
  const flooded = (await services.limits.count('forgotten-user', `${vendor.id} ${key}`)) > 0;
  const user = await services.db.user.findFirst({
    where: { vendorId: vendor.id, emailKey: key },
    include: { account: { select: { name: true, status: true } } },
  });
  // An invited user without a password yet uses the invitation instead, while it is valid.
  if (
    !user ||
    flooded ||
    user.passwordKind === null ||
    !user.maySignIn ||
    user.status !== 'active' ||
    user.account.status === 'closed'
  )
    return;

  const token = freshToken();
  const expiresAt = new Date(services.now().getTime() + resetMinutes * 60_000);
  // Anyone can ask for this without being signed in.
  const ctx: Context = { ...(await contextOfUser(visitor, user.id)), unverified: true };
  await operation(ctx, 'password.forgotten', {}, [], async (tx) => {
    await tx.token.updateMany({
      where: { userId: user.id, kind: 'password-reset', usedAt: null },
      data: { usedAt: services.now() },
    });
    await tx.token.create({ data: { hash: tokenHash(token), userId: user.id, kind: 'password-reset', expiresAt } });
    const id = randomUUID();
    return {
      reply: null,
      changes: { subject: { kind: 'user', id: user.id, name: user.email } },
      notices: [
        {
          id,
          recipient: user.email,
          userId: user.id,
          accountId: user.accountId,
          lineItemId: null,
          language: user.language,
          secret: services.secrets.seal(token, `mail ${id}`),
          notice: {
            kind: 'password-reset',
            account: user.account.name,
            firstName: user.firstName,
            email: user.email,
            expiresAt: expiresAt.toISOString(),
          },
        },
      ],
    };
  });
}

/**
 * Chooses a new password by the link of the mail, once; ends all of the user's sessions. Of two at once one succeeds.
 */
export async function resetPassword(visitor: Visitor, ask: Ask<'resetPassword'>): Promise<null> {
  const { services, vendor } = visitor;
  const limited: Limited = [['sign-in-address', rateLimitNetwork(visitor.address)]];
  await countAttempt(services, limited);
  const hash = tokenHash(ask.token);
  const alive = { hash, kind: 'password-reset', usedAt: null, expiresAt: { gt: services.now() } };
  const token = await services.db.token.findFirst({
    where: {
      ...alive,
      user: { vendorId: vendor.id, status: 'active', maySignIn: true, account: { status: { not: 'closed' } } },
    },
    include: { user: { include: { account: true } } },
  });
  if (!token) throw problem('link-invalid', {});
  await giveAttemptBack(services, limited);
  const { user } = token;
  const about = knownWords({ ...user, account: user.account.name }, vendor);
  orThrow(decidePassword({ guessable: await isGuessable(ask.password, about), unchanged: false }, ask));
  const passwordHash = await hashPassword(ask.password, visitor);
  const ctx = await contextOfUser(visitor, user.id);
  await operation(ctx, 'password.reset', {}, [user.accountId], async (tx) => {
    if ((await tx.token.updateMany({ where: alive, data: { usedAt: services.now() } })).count === 0)
      throw problem('link-invalid', {});
    const activated = await takeOwnPassword(ctx, tx, passwordHash);
    const notices = [await signInNotice(ctx, tx, user.id, 'password')];
    return {
      reply: null,
      changes: {
        subject: { kind: 'user', id: user.id, name: user.email },
        ...(activated && { after: { accountActivated: true } }),
      },
      notices,
    };
  });
  return null;
}
