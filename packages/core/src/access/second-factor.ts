import { problem, type Ask, type Reply } from '@tierline/contract';
import { decideSwitchOffSecondFactor, demandsSecondFactor } from '@tierline/domain';
import { generateSecret, generateURI } from 'otplib';
import type { Context } from '../kernel/context.ts';
import type { Database } from '../kernel/db.ts';
import { countAttempt, giveAttemptBack, assertWithinLimits, type Limited } from '../kernel/limit.ts';
import { aboutMe } from '../accounts/me.ts';
import { operation } from '../kernel/operation.ts';
import { verifyCurrentPassword } from './password-change.ts';
import { freshRecoveryCodes, keepRecoveryCodes } from './recovery-code.ts';
import { orThrow } from '../kernel/scope.ts';
import { sealSeed, stepOf, takeCode } from './second-factor-code.ts';
import { removeSecondFactor } from './second-factor-reset.ts';
import { endOtherSessions } from './session.ts';
import { signInNotice } from './sign-in-notice.ts';

/** How long an offered seed can be confirmed, in minutes. */
export const offerMinutes = 10;

/** Reads the state of the actor's own second factor, and whether the programme demands one (A12). */
export async function readSecondFactor(ctx: Context): Promise<Reply<'readSecondFactor'>> {
  const { db } = ctx.services;
  const factor = await db.secondFactor.findFirst({ where: { userId: ctx.actor.id } });
  const codesLeft = await db.recoveryCode.count({ where: { userId: ctx.actor.id, usedAt: null } });
  return {
    on: factor !== null,
    since: factor?.createdAt.toISOString() ?? null,
    codesLeft,
    demanded: demandsSecondFactor(ctx.vendor.programme, ctx.actor.account.tier),
  };
}

/**
 * Begins to set up an authenticator app, after the password and, where a factor is on, its code (A12). Nothing is
 * stored: the seed travels, sealed for this user and session, and comes back with the first code.
 */
export async function offerSecondFactor(
  ctx: Context,
  ask: Ask<'offerSecondFactor'>,
): Promise<Reply<'offerSecondFactor'>> {
  if (ctx.mustChangePassword) throw problem('password-change-needed', {});
  await prove(ctx, ask);
  const secret = generateSecret();
  const until = ctx.services.now().getTime() + offerMinutes * 60_000;
  // Apps read what stands before a colon as the issuer.
  const issuer = ctx.vendor.programme.name.replaceAll(':', ' ');
  return {
    secret,
    uri: generateURI({ issuer, label: ctx.actor.email, secret }),
    offer: ctx.services.secrets.seal(JSON.stringify({ secret, until }), offerPurpose(ctx)),
  };
}

/**
 * Confirms the app with its first code; from now on sign-in asks for one. Other sessions end. The reply is the only one
 * that shows the recovery codes. `set-up-expired` or `second-factor-wrong` otherwise (A12).
 */
export async function switchOnSecondFactor(
  ctx: Context,
  ask: Ask<'switchOnSecondFactor'>,
): Promise<Reply<'switchOnSecondFactor'>> {
  const { services, actor } = ctx;
  const secret = openOffer(ctx, ask.offer);
  const limited: Limited = [['password-change', actor.id]];
  await assertWithinLimits(services, limited);
  const step = stepOf(services, secret, ask.code);
  if (step === null) {
    await countAttempt(services, limited);
    throw problem('second-factor-wrong', {});
  }
  const seed = sealSeed(services, actor.id, secret);
  const codes = freshRecoveryCodes();
  // The operation stores neither seed nor codes.
  await operation(ctx, 'second-factor.on', {}, [actor.account.id], async (tx) => {
    const lastStep = Math.max(step, (await tx.secondFactor.findUnique({ where: { userId: actor.id } }))?.lastStep ?? 0);
    await tx.secondFactor.upsert({
      where: { userId: actor.id },
      create: { userId: actor.id, seed, lastStep },
      update: { seed, lastStep, createdAt: services.now() },
    });
    await keepRecoveryCodes(tx, actor.id, codes);
    await endOtherSessions(ctx, tx);
    return { reply: null, changes: aboutMe(ctx), notices: [await signInNotice(ctx, tx, actor.id, 'second-factor-on')] };
  });
  return { codes };
}

/** Replaces the actor's own recovery codes; the old ones no longer work (A12). */
export async function renewRecoveryCodes(
  ctx: Context,
  ask: Ask<'renewRecoveryCodes'>,
): Promise<Reply<'renewRecoveryCodes'>> {
  const { services, actor } = ctx;
  if (!(await isOn(services.db, actor.id))) throw problem('second-factor-off', {});
  await prove(ctx, ask);
  const codes = freshRecoveryCodes();
  await operation(ctx, 'second-factor.codes', {}, [], async (tx) => {
    await keepRecoveryCodes(tx, actor.id, codes);
    return { reply: null, changes: aboutMe(ctx), notices: [await signInNotice(ctx, tx, actor.id, 'recovery-codes')] };
  });
  return { codes };
}

/** Switches the actor's own second factor off, after password and code; other sessions end (A12). */
export async function switchOffSecondFactor(ctx: Context, ask: Ask<'switchOffSecondFactor'>): Promise<null> {
  const { services, actor, vendor } = ctx;
  orThrow(decideSwitchOffSecondFactor({ actor, programme: vendor.programme, on: await isOn(services.db, actor.id) }));
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

// Verifies the password once more, and a code where a second factor is on.
async function prove(ctx: Context, ask: { password: string; code?: string | undefined }): Promise<void> {
  const { services, actor } = ctx;
  await verifyCurrentPassword(ctx, ask.password);
  if (!(await isOn(services.db, actor.id))) return;
  if (ask.code === undefined) throw problem('second-factor-needed', {});
  const limited: Limited = [['password-change', actor.id]];
  await countAttempt(services, limited);
  const right = await takeCode(services, actor.id, ask.code);
  if (!right) throw problem('second-factor-wrong', {});
  await giveAttemptBack(services, limited);
}

async function isOn(db: Database, userId: string): Promise<boolean> {
  return (await db.secondFactor.count({ where: { userId } })) > 0;
}

function openOffer(ctx: Context, offer: string): string {
  try {
    const { secret, until } = JSON.parse(ctx.services.secrets.open(offer, offerPurpose(ctx))) as {
      secret: string;
      until: number;
    }; // sealed by offerSecondFactor
    if (until > ctx.services.now().getTime()) return secret;
  } catch {
    // Not sealed here, or for another user or session.
  }
  throw problem('set-up-expired', {});
}

function offerPurpose(ctx: Context): string {
  return `second factor offer ${ctx.actor.id} ${ctx.sessionId ?? ''}`;
}
