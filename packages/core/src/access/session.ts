import { problem, type Ask, type Reply } from '@tierline/contract';
import { randomUUID } from 'node:crypto';
import type { Context, Services, Visitor } from '../kernel/context.ts';
import { sql, type Transaction } from '../kernel/db.ts';
import { aboutMe } from '../accounts/me.ts';
import { operation } from '../kernel/operation.ts';
import type { Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { readRows, text, timestamp } from '../kernel/rows.ts';
import { freshToken, tokenHash } from '../kernel/secret.ts';
import { contextOfNewSession } from './session-context.ts';
import { refreshGraceSeconds, sessionHours, sessionOpen } from './session-hours.ts';

/** A session that has begun or goes on. `refreshToken` null: the other tab has just received the new one. */
export type Ticket = { sessionId: string; userId: string; refreshToken: string | null };

/** Begins a session for a user who has proved who they are; `sign-in-failed` where they may no longer sign in (A11). */
export async function beginSession(
  visitor: Visitor,
  user: { id: string; sharedLogin: boolean },
): Promise<{ ticket: Ticket; ctx: Context }> {
  const { services } = visitor;
  const refreshToken = freshToken();
  const now = services.now();
  const session = await services.db.session.create({
    data: {
      id: randomUUID(),
      userId: user.id,
      refreshHash: tokenHash(refreshToken),
      expiresAt: new Date(now.getTime() + sessionHours.most * 3_600_000),
      userAgent: visitor.userAgent.slice(0, 300),
      address: visitor.address,
    },
  });
  if (!user.sharedLogin) await services.db.user.update({ where: { id: user.id }, data: { lastSignInAt: now } });
  const ctx = await contextOfNewSession(visitor, session.id);
  if (!ctx) throw problem('sign-in-failed', {});
  return { ticket: { sessionId: session.id, userId: user.id, refreshToken }, ctx };
}

/**
 * Continues a session with a new refresh token in place of the old one; `not-signed-in` where it has ended. A token
 * that was replaced longer ago than the grace period has been stolen: its session ends (A12).
 */
export async function refreshSession(visitor: Visitor, token: string): Promise<Ticket> {
  const { db, now } = visitor.services;
  const hash = tokenHash(token);
  const next = freshToken();
  const rotated = await readRows(
    db,
    { id: text, userId: text },
    sql`
    UPDATE session s
    SET previous_refresh_hash = refresh_hash,
      refresh_hash = ${tokenHash(next)},
      rotated_at = now(),
      last_seen_at = now()
    FROM portal_user u
    WHERE u.id = s.user_id
      AND u.vendor_id = ${visitor.vendor.id}::uuid
      AND s.refresh_hash = ${hash}
      AND ${sessionOpen(sql`s`)}
    RETURNING s.id, s.user_id`,
  );
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
  await endSession(visitor.services, used.id);
  throw problem('not-signed-in', {});
}

/**
 * Ends a session. It takes the account's lock exclusively, as all that ends sessions: what its user writes at the
 * same moment is either done before or refused.
 */
async function endSession(services: Services, sessionId: string): Promise<void> {
  await services.db.$executeRaw(sql`
    WITH locked AS MATERIALIZED (
      SELECT s.id, pg_advisory_xact_lock(account_lock(u.account_id::text))
      FROM session s
      JOIN portal_user u ON u.id = s.user_id
      WHERE s.id = ${sessionId}::uuid AND s.ended_at IS NULL
    )
    UPDATE session
    SET ended_at = ${services.now()}
    FROM locked
    WHERE session.id = locked.id AND session.ended_at IS NULL`);
}

/**
 * Ends the session that a browser has, by whichever of its tokens it still sends: an access token is dropped after ten
 * minutes (A11). Without one nothing is done.
 */
export async function endSessionOfBrowser(
  { services, vendor }: Pick<Visitor, 'services' | 'vendor'>,
  sent: { sessionId: string | null; refreshToken: string | null },
): Promise<void> {
  const hash = tokenHash(sent.refreshToken ?? '');
  const refreshed = await services.db.session.findFirst({
    where: { OR: [{ refreshHash: hash }, { previousRefreshHash: hash }], user: { vendorId: vendor.id } },
    select: { id: true },
  });
  const ids = new Set([sent.sessionId, refreshed?.id ?? null].filter((id) => id !== null));
  await Promise.all([...ids].map((id) => endSession(services, id)));
}

/** Ends the signed-in user's sessions but the one of this request. */
export async function endOtherSessions(ctx: Context, tx: Transaction): Promise<void> {
  await tx.session.updateMany({
    where: { userId: ctx.actor.id, endedAt: null, ...(ctx.sessionId !== null && { id: { not: ctx.sessionId } }) },
    data: { endedAt: ctx.services.now() },
  });
}

/** Lists the actor's own open sessions, the one used last first (A11). */
export async function listSessions(ctx: Context, ask: Ask<'listSessions'>): Promise<Reply<'listSessions'>> {
  const order: Sort = { column: sql`s.last_seen_at`, type: 'timestamptz', descending: true };
  return readPage(ctx, ask, {
    from: sql`session s`,
    where: sql`s.user_id = ${ctx.actor.id}::uuid AND ${sessionOpen(sql`s`)}`,
    order,
    id: sql`s.id`,
    read: ({ where, orderBy, limit }) =>
      readRows(
        ctx.services.db,
        sessionRow,
        sql`
        SELECT s.id,
          s.user_agent,
          s.address,
          s.created_at,
          s.last_seen_at,
          s.last_seen_at::text AS value
        FROM session s
        WHERE ${where}
        ORDER BY ${orderBy}
        LIMIT ${limit}`,
      ),
    view: ({ value: _, createdAt, lastSeenAt, ...row }) => ({
      ...row,
      current: row.id === ctx.sessionId,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    }),
  });
}

/**
 * Ends one of the actor's own sessions, from its next request on; `not-found` where it has ended or is somebody else's
 * (A11).
 */
export async function endOwnSession(ctx: Context, ask: Ask<'endSession'>): Promise<null> {
  return operation(ctx, 'session.end', ask, [ctx.actor.account.id], async (tx) => {
    const ended = await tx.session.updateMany({
      where: { id: ask.id, userId: ctx.actor.id, endedAt: null },
      data: { endedAt: ctx.services.now() },
    });
    if (ended.count === 0) throw problem('not-found', {});
    return { reply: null, changes: aboutMe(ctx) };
  });
}

const sessionRow = {
  id: text,
  userAgent: text,
  address: text,
  createdAt: timestamp,
  lastSeenAt: timestamp,
  value: text,
};
