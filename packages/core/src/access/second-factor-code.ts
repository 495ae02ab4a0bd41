import { problem } from '@tierline/contract';
import { verifySync } from 'otplib';
import type { Services, Visitor } from '../kernel/context.ts';
import { countAttempt, giveAttemptBack, type Limited } from '../kernel/limit.ts';
import { aboutMe } from '../accounts/me.ts';
import { operation } from '../kernel/operation.ts';
import { takeRecoveryCode } from './recovery-code.ts';
import { contextOfUser } from './session-context.ts';
import { signInNotice } from './sign-in-notice.ts';

/**
 * Asks for the second factor at sign-in: a code of the app, each time step once, or a recovery code, each once. Wrong
 * ones count like wrong passwords. App codes are few, so they are also limited per user wherever they come from, except
 * from addresses where the user has signed in before; recovery codes are not, so that nobody can lock the user out
 * (A12). `second-factor-needed` without a code, `second-factor-wrong` for a wrong one.
 */
export async function passSecondFactor(visitor: Visitor, userId: string, typed: string): Promise<void> {
  const { services, address } = visitor;
  if (typed === '') throw problem('second-factor-needed', {});
  const code = plainCode(typed);
  const everywhere: Limited =
    isAppCode(code) && !(await services.db.session.findFirst({ where: { userId, address }, select: { id: true } }))
      ? [['second-factor-user', userId]]
      : [];
  // Counted before the outcome is known, so that many at once count like many in a row.
  await countAttempt(services, everywhere);
  if (!isAppCode(code)) await useRecoveryCode(visitor, userId, code);
  else if (!(await takeAppCode(services, userId, code))) throw problem('second-factor-wrong', {});
  await giveAttemptBack(services, everywhere);
}

/** Uses up a code of the app or a recovery code; false where it is wrong or was used before. */
export function takeCode(services: Services, userId: string, typed: string): Promise<boolean> {
  const code = plainCode(typed);
  return isAppCode(code) ? takeAppCode(services, userId, code) : takeRecoveryCode(services, services.db, userId, code);
}

/** The time step of a code: this one, the one before or the one after; null for a wrong code. */
export function stepOf(services: Services, secret: string, typed: string): number | null {
  const token = plainCode(typed);
  if (!isAppCode(token)) return null;
  const read = verifySync({
    secret,
    token,
    epoch: Math.floor(services.now().getTime() / 1000),
    period: stepSeconds,
    epochTolerance: stepSeconds,
  });
  return read.valid && 'timeStep' in read ? read.timeStep : null;
}

/** Encrypts an app's seed for the database, so that it opens for this user only. */
export function sealSeed(services: Services, userId: string, seed: string): string {
  return services.secrets.seal(seed, seedPurpose(userId));
}

const stepSeconds = 30;

async function takeAppCode(services: Services, userId: string, code: string): Promise<boolean> {
  const factor = await services.db.secondFactor.findFirst({ where: { userId } });
  const seed = factor && openSeed(services, userId, factor.seed);
  const step = seed && stepOf(services, seed, code);
  if (!step) return false;
  const taken = await services.db.secondFactor.updateMany({
    where: { userId, seed: factor?.seed ?? '', lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return taken.count === 1;
}

// Null where the secret of the installation has changed: then no code of the app is right, recovery codes still are.
function openSeed(services: Services, userId: string, sealed: string): string | null {
  try {
    return services.secrets.open(sealed, seedPurpose(userId));
  } catch {
    return null;
  }
}

async function useRecoveryCode(visitor: Visitor, userId: string, code: string): Promise<void> {
  const ctx = await contextOfUser(visitor, userId);
  await operation(ctx, 'second-factor.recovery', {}, [], async (tx) => {
    if (!(await takeRecoveryCode(visitor.services, tx, userId, code))) throw problem('second-factor-wrong', {});
    return { reply: null, changes: aboutMe(ctx), notices: [await signInNotice(ctx, tx, userId, 'recovery-code-used')] };
  });
}

function plainCode(typed: string): string {
  return typed.replace(/[\s-]/gu, '').toLowerCase();
}

function isAppCode(code: string): boolean {
  return /^\d{6}$/u.test(code);
}

/** What an app's seed is sealed for. */
export function seedPurpose(userId: string): string {
  return `second factor ${userId}`;
}
