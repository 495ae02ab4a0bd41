import { problem, type Ask, type endpoints, type Reply } from '@tierline/contract';
import {
  decideResetSecondFactor,
  decideSwitchOffSecondFactor,
  demandsSecondFactor,
  emailKey,
  recoveryCodeCount,
} from '@tierline/domain';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { createHash, randomInt } from 'node:crypto';
import type { Context, House, Visitor } from './context.ts';
import type { Database, Transaction } from './db.ts';
import { countAttempt, giveAttemptBack, heedLimits, type Limited } from './limit.ts';
import { operation } from './operation.ts';
import { findVendor } from './programme.ts';
import { allowed } from './scope.ts';
import { contextOfUser, proveByPassword } from './session.ts';
import { signInNotice } from './sign-in-notice.ts';
import { readUserRow, readUsersAccount } from './user.ts';

const stepSeconds = 30;
/** How long an offered seed can be confirmed, in minutes. */
export const offerMinutes = 10;
// 24 letters and digits of these 31 have 118 bits: enough for a plain hash (ASVS 6.5.2).
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** How one's second factor stands. */
export async function readSecondFactor(ctx: Context): Promise<Reply<typeof endpoints.readSecondFactor>> {
  const { db } = ctx.house;
  const factor = await db.secondFactor.findUnique({ where: { userId: ctx.actor.id } });
  const codesLeft = await db.recoveryCode.count({ where: { userId: ctx.actor.id, usedAt: null } });
  return {
    on: factor !== null,
    since: factor?.createdAt.toISOString() ?? null,
    codesLeft,
    demanded: demandsSecondFactor(ctx.vendor.programme, ctx.actor.account.tier),
  };
}

/** Begins to set an authenticator app up. Nothing is stored: the seed travels, sealed for this user and session, and comes back with the first code. */
export async function offerSecondFactor(
  ctx: Context,
  ask: Ask<typeof endpoints.offerSecondFactor>,
): Promise<Reply<typeof endpoints.offerSecondFactor>> {
  if (ctx.mustChangePassword) throw problem('password-change-needed', {});
  await prove(ctx, ask);
  const secret = generateSecret();
  const until = ctx.house.now().getTime() + offerMinutes * 60_000;
  // Apps take what is before a colon for the issuer.
  const issuer = ctx.vendor.programme.name.replaceAll(':', ' ');
  return {
    secret,
    uri: generateURI({ issuer, label: ctx.actor.email, secret }),
    offer: ctx.house.secrets.seal(JSON.stringify({ secret, until }), offerPurpose(ctx)),
  };
}

/** Confirms the app with its first code: from now on it is asked for. Other sessions end; recovery codes are told this once. */
export async function switchOnSecondFactor(
  ctx: Context,
  ask: Ask<typeof endpoints.switchOnSecondFactor>,
): Promise<Reply<typeof endpoints.switchOnSecondFactor>> {
  const { house, actor } = ctx;
  const secret = openOffer(ctx, ask.offer);
  const limited: Limited = [['password-change', actor.id]];
  await heedLimits(house, limited);
  const step = stepOf(house, secret, ask.code);
  if (step === null) {
    await countAttempt(house, limited);
    throw problem('second-factor-wrong', {});
  }
  const seed = house.secrets.seal(secret, seedPurpose(actor.id));
  const codes = freshRecoveryCodes();
  // The seed and the codes stay out of what is stored of the operation.
  await operation(ctx, 'second-factor.on', {}, [actor.account.id], async (tx) => {
    const lastStep = Math.max(step, (await tx.secondFactor.findUnique({ where: { userId: actor.id } }))?.lastStep ?? 0);
    await tx.secondFactor.upsert({
      where: { userId: actor.id },
      create: { userId: actor.id, seed, lastStep },
      update: { seed, lastStep, createdAt: house.now() },
    });
    await keepRecoveryCodes(tx, actor.id, codes);
    await endOtherSessions(ctx, tx);
    return { reply: null, changes: aboutMe(ctx), notices: [await signInNotice(ctx, tx, actor.id, 'second-factor-on')] };
  });
  return { codes };
}

/** New recovery codes for the old ones, which die. */
export async function renewRecoveryCodes(
  ctx: Context,
  ask: Ask<typeof endpoints.renewRecoveryCodes>,
): Promise<Reply<typeof endpoints.renewRecoveryCodes>> {
  const { house, actor } = ctx;
  if (!(await isOn(house.db, actor.id))) throw problem('second-factor-off', {});
  await prove(ctx, ask);
  const codes = freshRecoveryCodes();
  await operation(ctx, 'second-factor.codes', {}, [], async (tx) => {
    await keepRecoveryCodes(tx, actor.id, codes);
    return { reply: null, changes: aboutMe(ctx), notices: [await signInNotice(ctx, tx, actor.id, 'recovery-codes')] };
  });
  return { codes };
}

/** Switches one's own second factor off, with password and code; other sessions end. */
export async function switchOffSecondFactor(
  ctx: Context,
  ask: Ask<typeof endpoints.switchOffSecondFactor>,
): Promise<null> {
  const { house, actor, vendor } = ctx;
  allowed(decideSwitchOffSecondFactor({ actor, programme: vendor.programme, on: await isOn(house.db, actor.id) }));
  await prove(ctx, ask);
  return operation(ctx, 'second-factor.off', {}, [actor.account.id], async (tx) => {
    await removeSecondFactor(tx, actor.id);
    await endOtherSessions(ctx, tx);
    return {
      reply: null,
      changes: aboutMe(ctx),
      notices: [await signInNotice(ctx, tx, actor.id, 'second-factor-off')],
    };
  });
}

/** Takes the lost second factor away from another user (A6, A12): he is told by mail, and his sessions end. */
export async function resetSecondFactor(ctx: Context, ask: Ask<typeof endpoints.resetSecondFactor>): Promise<null> {
  const { accountId } = await readUserRow(ctx, ctx.house.db, ask.id);
  return operation(ctx, 'second-factor.reset', ask, [accountId], async (tx) => {
    const user = await readUserRow(ctx, tx, ask.id);
    const account = await readUsersAccount(ctx, tx, user.accountId);
    allowed(decideResetSecondFactor({ actor: ctx.actor, account, user, on: user.secondFactor }));
    await removeSecondFactor(tx, user.id);
    await tx.session.updateMany({ where: { userId: user.id, endedAt: null }, data: { endedAt: ctx.house.now() } });
    return {
      reply: null,
      changes: { subject: { kind: 'user', id: user.id, name: user.email } },
      notices: [await signInNotice(ctx, tx, user.id, 'second-factor-reset')],
    };
  });
}

/** Takes a user's second factor away from the command line, where nobody is left who could do it in the portal: the only Master has lost his. */
export async function removeSecondFactorOf(house: House, slug: string, email: string): Promise<void> {
  const vendor = await findVendor(house.db, slug);
  const user =
    vendor &&
    (await house.db.user.findUnique({
      where: { vendorId_emailKey: { vendorId: vendor.id, emailKey: emailKey(email) } },
      include: { secondFactor: true },
    }));
  if (!vendor || !user?.secondFactor) throw new Error(`There is nobody “${email}” with a second factor at “${slug}”.`);
  const ctx: Context = {
    ...(await contextOfUser({ house, vendor, language: '', address: '', userAgent: '' }, user.id)),
    merelyNamed: true,
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
}

/**
 * Asks for the second factor at sign-in: a code of the app, each time step once, or a recovery code, each once. Wrong ones stay counted
 * as wrong passwords do. Codes of the app are few, so they are also limited by user wherever they come from, but for places where he
 * has signed in before; recovery codes are not, so that nobody can lock him out (A12).
 */
export async function passSecondFactor(visitor: Visitor, userId: string, typed: string): Promise<void> {
  const { house, address } = visitor;
  if (typed === '') throw problem('second-factor-needed', {});
  const code = plainCode(typed);
  const everywhere: Limited =
    isAppCode(code) && !(await house.db.session.findFirst({ where: { userId, address }, select: { id: true } }))
      ? [['second-factor-user', userId]]
      : [];
  // Counted before it is known whether it is right: many at once are not more than one after the other.
  await countAttempt(house, everywhere);
  if (!isAppCode(code)) await useRecoveryCode(visitor, userId, code);
  else if (!(await takeAppCode(house, userId, code))) throw problem('second-factor-wrong', {});
  await giveAttemptBack(house, everywhere);
}

/** Removes app and recovery codes. */
export async function removeSecondFactor(tx: Transaction, userId: string): Promise<void> {
  await tx.secondFactor.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
}

/** That it is really he: his password, and a code where a second factor is on. */
async function prove(ctx: Context, ask: { password: string; code?: string | undefined }): Promise<void> {
  const { house, actor } = ctx;
  await proveByPassword(ctx, ask.password);
  if (!(await isOn(house.db, actor.id))) return;
  if (ask.code === undefined) throw problem('second-factor-needed', {});
  const limited: Limited = [['password-change', actor.id]];
  await countAttempt(house, limited);
  const code = plainCode(ask.code);
  const right = isAppCode(code)
    ? await takeAppCode(house, actor.id, code)
    : await takeRecoveryCode(house, house.db, actor.id, code);
  if (!right) throw problem('second-factor-wrong', {});
  await giveAttemptBack(house, limited);
}

async function takeAppCode(house: House, userId: string, code: string): Promise<boolean> {
  const factor = await house.db.secondFactor.findUnique({ where: { userId } });
  const seed = factor && openSeed(house, userId, factor.seed);
  const step = seed && stepOf(house, seed, code);
  if (!step) return false;
  const taken = await house.db.secondFactor.updateMany({
    where: { userId, seed: factor?.seed ?? '', lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return taken.count === 1;
}

// Under another secret than it was sealed with no code is right; recovery codes still are.
function openSeed(house: House, userId: string, sealed: string): string | null {
  try {
    return house.secrets.open(sealed, seedPurpose(userId));
  } catch {
    return null;
  }
}

/** The time step that a code is of: this one, the one before or the one after; null for a wrong code. */
function stepOf(house: House, secret: string, typed: string): number | null {
  const token = plainCode(typed);
  if (!isAppCode(token)) return null;
  const read = verifySync({
    secret,
    token,
    epoch: Math.floor(house.now().getTime() / 1000),
    period: stepSeconds,
    epochTolerance: stepSeconds,
  });
  return read.valid && 'timeStep' in read ? read.timeStep : null;
}

async function useRecoveryCode(visitor: Visitor, userId: string, code: string): Promise<void> {
  const ctx = await contextOfUser(visitor, userId);
  await operation(ctx, 'second-factor.recovery', {}, [], async (tx) => {
    if (!(await takeRecoveryCode(visitor.house, tx, userId, code))) throw problem('second-factor-wrong', {});
    return { reply: null, changes: aboutMe(ctx), notices: [await signInNotice(ctx, tx, userId, 'recovery-code-used')] };
  });
}

async function takeRecoveryCode(
  { now }: House,
  db: Database | Transaction,
  userId: string,
  code: string,
): Promise<boolean> {
  return (
    (
      await db.recoveryCode.updateMany({
        where: { hash: recoveryHash(userId, code), userId, usedAt: null },
        data: { usedAt: now() },
      })
    ).count === 1
  );
}

async function keepRecoveryCodes(tx: Transaction, userId: string, codes: readonly string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ hash: recoveryHash(userId, plainCode(code)), userId })),
  });
}

function freshRecoveryCodes(): string[] {
  const group = () => Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: recoveryCodeCount }, () => [group(), group(), group(), group()].join('-'));
}

function recoveryHash(userId: string, code: string): string {
  return createHash('sha256').update(`${userId} ${code}`).digest('base64url');
}

async function isOn(db: Database, userId: string): Promise<boolean> {
  return (await db.secondFactor.count({ where: { userId } })) > 0;
}

function openOffer(ctx: Context, offer: string): string {
  try {
    const { secret, until } = JSON.parse(ctx.house.secrets.open(offer, offerPurpose(ctx))) as {
      secret: string;
      until: number;
    }; // sealed by us
    if (until > ctx.house.now().getTime()) return secret;
  } catch {
    // Not sealed by us, or for somebody else.
  }
  throw problem('set-up-expired', {});
}

async function endOtherSessions(ctx: Context, tx: Transaction): Promise<void> {
  await tx.session.updateMany({
    where: { userId: ctx.actor.id, endedAt: null, ...(ctx.sessionId !== null && { id: { not: ctx.sessionId } }) },
    data: { endedAt: ctx.house.now() },
  });
}

const aboutMe = (ctx: Context) => ({ subject: { kind: 'user', id: ctx.actor.id, name: ctx.actor.email } });
const plainCode = (typed: string) => typed.replace(/[\s-]/gu, '').toLowerCase();
const isAppCode = (code: string) => /^\d{6}$/u.test(code);
const seedPurpose = (userId: string) => `second factor ${userId}`;
const offerPurpose = (ctx: Context) => `second factor offer ${ctx.actor.id} ${ctx.sessionId ?? ''}`;
