import { problem, type Ask, type endpoints, type Me, type Reply } from '@tierline/contract';
import {
  decideMay,
  decidePassword,
  demandsSecondFactor,
  inWords,
  legalToAccept,
  permissions,
  personKey,
  type AccountStatus,
  type Level,
  type Permission,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { rightsOf, type Context, type House, type Vendor, type Visitor } from './context.ts';
import { queryRows, sql, type Sql, type Transaction } from './db.ts';
import { countAttempt, giveAttemptBack, type Limited } from './limit.ts';
import { defined, operation, pick } from './operation.ts';
import { after, counted, countLimit, cut, ordered, readCursor, type Order } from './page.ts';
import { hashPassword, isGuessable, verifyPassword } from './password.ts';
import { allowed, reasonOf } from './scope.ts';
import { freshToken, tokenHash } from './secret.ts';
import { signInNotice } from './sign-in-notice.ts';

/** How long a sign-in goes on at most, and how long without being used, in hours. */
export const sessionHours = { most: 24 * 7, idle: 12 } as const;

/** For how long after a refresh the token before it is no theft: two tabs that refresh at once. Seconds. */
export const refreshGraceSeconds = 10;

/** A session that has begun or goes on. `refreshToken` null: the other tab has just got the new one. */
export type Ticket = { sessionId: string; userId: string; refreshToken: string | null };

type Signed = {
  userId: string;
  email: string;
  level: Level;
  userVersion: number;
  userLanguage: string;
  passwordKind: 'initial' | 'own' | null;
  sharedLogin: boolean;
  secondFactor: boolean;
  acceptedLegal: Record<string, string>;
  accountId: string;
  accountName: string;
  tier: number;
  status: AccountStatus;
  accountVersion: number;
  activated: boolean;
  sessionId: string | null;
};

/** Begins a session for somebody who has shown who he is. */
export async function beginSession(
  visitor: Visitor,
  user: { id: string; sharedLogin: boolean },
): Promise<{ ticket: Ticket; ctx: Context }> {
  const { house } = visitor;
  const refreshToken = freshToken();
  const now = house.now();
  const session = await house.db.session.create({
    data: {
      id: randomUUID(),
      userId: user.id,
      refreshHash: tokenHash(refreshToken),
      expiresAt: new Date(now.getTime() + sessionHours.most * 3_600_000),
      userAgent: visitor.userAgent.slice(0, 300),
      address: visitor.address,
    },
  });
  if (!user.sharedLogin) await house.db.user.update({ where: { id: user.id }, data: { lastSignInAt: now } });
  const ctx = await contextOf(visitor, sql`s.id = ${session.id}::uuid`);
  if (!ctx) throw problem('sign-in-failed', {});
  return { ticket: { sessionId: session.id, userId: user.id, refreshToken }, ctx };
}

/** The signed-in user of a session, looked up on each request: what ends it or changes his rights works at once. Null where it has ended. */
export function contextOfSession(visitor: Visitor, sessionId: string): Promise<Context | null> {
  return contextOf(
    visitor,
    sql`s.id = ${sessionId}::uuid AND s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(hours => ${sessionHours.idle})`,
  );
}

/** A user's context without a session: for the command line and for demo data. */
export async function contextOfUser(visitor: Visitor, userId: string): Promise<Context> {
  const ctx = await contextOf(visitor, sql`u.id = ${userId}::uuid`, false);
  if (!ctx) throw problem('not-found', {});
  return ctx;
}

/** Goes on with a session: a new refresh token for the old one. An old one used again later than the grace is a theft and ends the session. */
export async function refreshSession(visitor: Visitor, token: string): Promise<Ticket> {
  const { db, now } = visitor.house;
  const hash = tokenHash(token);
  const next = freshToken();
  const rotated = await db.$queryRaw<{ id: string; userId: string }[]>(sql`
    UPDATE session s SET previous_refresh_hash = refresh_hash, refresh_hash = ${tokenHash(next)}, rotated_at = now(), last_seen_at = now()
    FROM portal_user u WHERE u.id = s.user_id AND u.vendor_id = ${visitor.vendor.id}::uuid AND s.refresh_hash = ${hash}
      AND s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(hours => ${sessionHours.idle})
    RETURNING s.id, s.user_id AS "userId"`);
  if (rotated[0]) return { sessionId: rotated[0].id, userId: rotated[0].userId, refreshToken: next };

  const used = await db.session.findFirst({
    where: {
      previousRefreshHash: hash,
      endedAt: null,
      expiresAt: { gt: now() },
      user: { vendorId: visitor.vendor.id },
    },
  });
  if (!used) throw problem('not-signed-in', {});
  if (now().getTime() - used.rotatedAt.getTime() <= refreshGraceSeconds * 1000)
    return { sessionId: used.id, userId: used.userId, refreshToken: null };
  await endSession(visitor.house, used.id);
  throw problem('not-signed-in', {});
}

/** Ends a session. What its user writes at the same moment is done before it, or refused: it has the account alone, as all that ends sessions. */
export async function endSession(house: House, sessionId: string): Promise<void> {
  await house.db.$executeRaw(sql`
    WITH locked AS MATERIALIZED (
      SELECT s.id, pg_advisory_xact_lock(account_lock(u.account_id::text)) FROM session s JOIN portal_user u ON u.id = s.user_id WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL)
    UPDATE session SET ended_at = ${house.now()} FROM locked WHERE session.id = locked.id AND session.ended_at IS NULL`);
}

/** Changes one's own password and ends one's other sessions. The first Master of an account activates it with that (A7). */
export async function changePassword(
  ctx: Context,
  ask: Ask<typeof endpoints.changePassword>,
): Promise<Reply<typeof endpoints.changePassword>> {
  const { actor } = ctx;
  const user = await proveByPassword(ctx, ask.current);
  const about = [
    actor.email,
    ...actor.email.split(/[@.]/u),
    actor.account.name,
    user.firstName,
    user.lastName,
    ctx.vendor.slug,
    ctx.vendor.programme.name,
  ];
  allowed(
    decidePassword(
      {
        guessable: isGuessable(ask.password, about),
        unchanged: ask.password.normalize('NFKC') === ask.current.normalize('NFKC'),
      },
      ask,
    ),
  );
  const passwordHash = await hashPassword(ask.password, ctx);
  // Neither password may be guessed from what is stored of the input.
  await operation(ctx, 'password.change', {}, [actor.account.id], async (tx) => {
    const activated = await takeOwnPassword(ctx, tx, passwordHash);
    // The first password of one's own is no change that anybody has to be told of.
    const notices = user.passwordKind === 'own' ? [await signInNotice(ctx, tx, actor.id, 'password')] : [];
    return {
      reply: null,
      changes: {
        subject: { kind: 'user', id: actor.id, name: actor.email },
        ...(activated && { after: { accountActivated: true } }),
      },
      notices,
    };
  });
  return readMe({ ...ctx, mustChangePassword: false });
}

/** That it is really he who is signed in: his password. Wrong ones are limited by user. */
export async function proveByPassword(
  ctx: Context,
  password: string,
): Promise<{ firstName: string; lastName: string; passwordKind: string | null }> {
  const { house, actor } = ctx;
  const limited: Limited = [['password-change', actor.id]];
  await countAttempt(house, limited);
  const user = await house.db.user.findUniqueOrThrow({ where: { id: actor.id } });
  const right = await verifyPassword(password, { hash: user.passwordHash, kind: user.passwordKind }, ctx).catch(
    async (error: unknown) => {
      await giveAttemptBack(house, limited);
      throw error;
    },
  );
  if (!right) throw problem('password-wrong', {});
  await giveAttemptBack(house, limited);
  return user;
}

/** Gives a user a password of his own, ends his sessions but this one, and activates an account that waited for its Master (A7): whether it did. */
export async function takeOwnPassword(ctx: Context, tx: Transaction, passwordHash: string): Promise<boolean> {
  const { actor, house, sessionId } = ctx;
  await tx.user.update({
    where: { id: actor.id },
    data: { passwordHash, passwordKind: 'own', initialPasswordExpiresAt: null },
  });
  await tx.session.updateMany({
    where: { userId: actor.id, endedAt: null, ...(sessionId !== null && { id: { not: sessionId } }) },
    data: { endedAt: house.now() },
  });
  if (actor.level !== 'master') return false;
  return (
    (
      await tx.account.updateMany({
        where: { id: actor.account.id, activatedAt: null },
        data: { activatedAt: house.now(), version: { increment: 1 } },
      })
    ).count > 0
  );
}

/** One's own sessions that go on, the one used last first (A11). */
export async function listSessions(
  ctx: Context,
  ask: Ask<typeof endpoints.listSessions>,
): Promise<Reply<typeof endpoints.listSessions>> {
  const order: Order = { column: sql`s.last_seen_at`, type: 'timestamptz', descending: true };
  const open = sql`s.user_id = ${ctx.actor.id}::uuid AND s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(hours => ${sessionHours.idle})`;
  const rows = await ctx.house.db.$queryRaw<
    { id: string; userAgent: string; address: string; createdAt: Date; lastSeenAt: Date; value: string }[]
  >(sql`
    SELECT s.id, s.user_agent AS "userAgent", s.address, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", s.last_seen_at::text AS value
    FROM session s WHERE ${open} AND ${after(readCursor(ask.cursor), order, sql`s.id`)} ORDER BY ${ordered(order, sql`s.id`)} LIMIT ${ask.limit + 1}`);
  const [count] = await ctx.house.db.$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM session s WHERE ${open} LIMIT ${countLimit + 1}) counted`,
  );
  const page = cut(rows, ask.limit);
  const items = page.rows.map(({ value: _, createdAt, lastSeenAt, ...row }) => ({
    ...row,
    current: row.id === ctx.sessionId,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }));
  return { items, next: page.next, count: counted(count?.n ?? 0) };
}

/** Signs one of one's own sessions out; it ends with its very next request. */
export async function endOwnSession(ctx: Context, ask: Ask<typeof endpoints.endSession>): Promise<null> {
  return operation(ctx, 'session.end', ask, [ctx.actor.account.id], async (tx) => {
    const ended = await tx.session.updateMany({
      where: { id: ask.id, userId: ctx.actor.id, endedAt: null },
      data: { endedAt: ctx.house.now() },
    });
    if (ended.count === 0) throw problem('not-found', {});
    return { reply: null, changes: { subject: { kind: 'user', id: ctx.actor.id, name: ctx.actor.email } } };
  });
}

/** Accepts the present versions of the legal documents; each is recorded (A9). What was given for another version counts for nothing. */
export async function acceptLegal(
  ctx: Context,
  ask: Ask<typeof endpoints.acceptLegal>,
): Promise<Reply<typeof endpoints.acceptLegal>> {
  const { legal } = ctx.vendor.programme;
  const present = ask.documents.filter(({ kind, version }) =>
    legal.some((document) => document.kind === kind && document.version === version),
  );
  const acceptedLegal = {
    ...ctx.acceptedLegal,
    ...Object.fromEntries(present.map(({ kind, version }) => [kind, version])),
  };
  if (legalToAccept(ctx.vendor.programme, acceptedLegal).length > 0) throw problem('acceptance-needed', {});
  await operation(ctx, 'legal.accept', ask, [], async (tx) => {
    await tx.user.update({ where: { id: ctx.actor.id }, data: { acceptedLegal } });
    return {
      reply: null,
      changes: { subject: { kind: 'user', id: ctx.actor.id, name: ctx.actor.email }, after: { documents: present } },
    };
  });
  return readMe({ ...ctx, acceptedLegal });
}

/** Who is signed in, for whom, and what he may do or why not. */
export async function readMe(ctx: Context): Promise<Me> {
  const user = await ctx.house.db.user.findUniqueOrThrow({ where: { id: ctx.actor.id }, include: { account: true } });
  const names = Object.keys(permissions) as Permission[]; // the keys of the table, which Object.keys forgets
  const { id, name, tier, status } = ctx.actor.account;
  return {
    user: {
      id: user.id,
      email: user.email,
      firstName: user.firstName,
      lastName: user.lastName,
      phone: user.phone,
      mobile: user.mobile,
      address: user.address,
      language: user.language,
      timeZone: user.timeZone,
      level: ctx.actor.level,
      marketingMail: user.marketingMail,
      expiryMail: user.expiryMail,
      sharedLogin: user.sharedLogin,
    },
    account: { id, name, identifier: user.account.identifier, tier, status },
    vendor: ctx.vendor.slug,
    mustChangePassword: ctx.mustChangePassword,
    mustSetUpSecondFactor: ctx.mustSetUpSecondFactor,
    mustAccept: legalToAccept(ctx.vendor.programme, ctx.acceptedLegal).map(({ kind, version, text }) => ({
      kind,
      version,
      text: inWords(text, ctx.language),
    })),
    // One entry for each permission: the names are all there are.
    may: Object.fromEntries(
      names.map((permission) => [permission, reasonOf(ctx, decideMay(ctx.actor, permission))]),
    ) as Me['may'],
  };
}

/** Changes one's own particulars. */
export async function editMe(ctx: Context, ask: Ask<typeof endpoints.editMe>): Promise<Me> {
  await operation(ctx, 'user.edit', ask, [], async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id: ctx.actor.id } });
    const given = defined(ask);
    await tx.user.update({
      where: { id: ctx.actor.id },
      data: { ...given, searchKey: personKey({ ...before, ...given }) },
    });
    return {
      reply: null,
      changes: {
        subject: { kind: 'user', id: ctx.actor.id, name: ctx.actor.email },
        before: pick(before, Object.keys(given)),
        after: given,
      },
    };
  });
  return readMe(ctx);
}

async function contextOf(visitor: Visitor, where: Sql, withSession = true): Promise<Context | null> {
  const { house, vendor } = visitor;
  const session = withSession ? sql`JOIN session s ON s.user_id = u.id` : sql`LEFT JOIN session s ON FALSE`;
  const rows = await queryRows<Signed>(
    house.db,
    sql`
    SELECT u.id AS "userId", u.email, u.level, u.version AS "userVersion", u.language AS "userLanguage", u.password_kind AS "passwordKind", u.shared_login AS "sharedLogin", u.accepted_legal AS "acceptedLegal",
      EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = u.id) AS "secondFactor",
      a.id AS "accountId", a.name AS "accountName", a.tier, a.status, a.version AS "accountVersion", a.activated_at IS NOT NULL AS activated, s.id AS "sessionId"
    FROM portal_user u JOIN account a ON a.id = u.account_id ${session}
    WHERE ${where} AND u.vendor_id = ${vendor.id}::uuid AND u.status = 'active' AND a.status <> 'closed' ${withSession ? sql`AND u.may_sign_in` : sql``}`,
  );
  const row = rows[0];
  if (!row) return null;
  const who: Pick<Context, 'actor' | 'accountVersion' | 'sessionId'> = {
    actor: {
      kind: 'user',
      id: row.userId,
      level: row.level,
      version: row.userVersion,
      email: row.email,
      sharedLogin: row.sharedLogin,
      personId: row.userId,
      account: { id: row.accountId, name: row.accountName, tier: row.tier, status: row.status },
    },
    accountVersion: row.accountVersion,
    sessionId: row.sessionId,
  };
  return {
    ...visitor,
    ...who,
    rights: rightsOf(who),
    language: visitor.language || languageOf(vendor, row.userLanguage),
    mustChangePassword: row.passwordKind === 'initial',
    mustSetUpSecondFactor: !row.secondFactor && demandsSecondFactor(vendor.programme, row.tier),
    acceptedLegal: row.acceptedLegal,
    key: null,
  };
}

/** A language that the programme offers: the one asked for, or its first. */
export function languageOf(vendor: Vendor, asked: string): string {
  return vendor.programme.languages.includes(asked) ? asked : (vendor.programme.languages[0] ?? 'en');
}
