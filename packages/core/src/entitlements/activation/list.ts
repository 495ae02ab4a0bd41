import type { Ask, Reply } from '@tierline/contract';
import { anywhere, deviceSearchKeys } from '@tierline/domain';
import type { Context } from '../../kernel/context.ts';
import { join, sql, type Sql } from '../../kernel/db.ts';
import { and, type Sort } from '../../kernel/page.ts';
import { readPage } from '../../kernel/read-page.ts';
import { found } from '../../kernel/scope.ts';
import { signedByRevoked } from '../keys/revoked-files.ts';
import { readListed, visibleActivations } from './rows.ts';
import { activationView } from './view.ts';

const orders = {
  created: { column: sql`a.created_at`, type: 'timestamptz', descending: false },
  '-created': { column: sql`a.created_at`, type: 'timestamptz', descending: true },
  expires: { column: sql`a.expires_at`, type: 'timestamptz', descending: false },
  '-expires': { column: sql`a.expires_at`, type: 'timestamptz', descending: true },
} as const satisfies Record<string, Sort>;

const over = sql`a.expires_at + make_interval(days => a.grace_days) <= tierline_now()`;
const states = {
  active: sql`a.state = 'active' AND a.returning_copies = 0 AND NOT ${over}`,
  expired: sql`a.state = 'active' AND a.returning_copies = 0 AND ${over}`,
  returning: sql`a.state = 'active' AND a.returning_copies > 0`,
  ended: sql`a.state = 'ended'`,
} as const satisfies Record<string, Sql>;

/** Lists the devices on which copies are activated, those that have ended only where they are asked for (E13). */
export async function listActivations(ctx: Context, ask: Ask<'listActivations'>): Promise<Reply<'listActivations'>> {
  const conditions = [
    visibleActivations(ctx, sql`a`),
    ask.state === undefined ? sql`a.state = 'active'` : states[ask.state],
    // A device that goes on with what follows its line item stands there.
    ...(ask.state === 'ended' ? [] : [sql`NOT EXISTS (SELECT 1 FROM activation c WHERE c.continues_id = a.id)`]),
  ];
  if (ask.lineItemId !== undefined) conditions.push(ask.below ? ofLinesFrom(ask.lineItemId) : ofLine(ask.lineItemId));
  if (ask.asked)
    conditions.push(sql`EXISTS (SELECT 1 FROM move_request q WHERE q.activation_id = a.id AND q.state = 'open')`);
  if (ask.unfetched) conditions.push(sql`a.fetched_generation < a.generation`);
  if (ask.keyRevoked) conditions.push(signedByRevoked);
  if (ask.q) {
    // By the view that an index serves (decision 31).
    const keys = deviceSearchKeys(ask.q).map((key) => sql`s.search_key LIKE ${anywhere(key)}`);
    conditions.push(
      keys.length === 0
        ? sql`FALSE`
        : sql`a.id IN (SELECT s.id FROM searched_activation s WHERE ${join(keys, ' OR ')})`,
    );
  }
  const order = orders[ask.sort];
  return readPage(ctx, ask, {
    from: sql`activation a`,
    where: and(conditions),
    order,
    id: sql`a.id`,
    read: (page) => readListed(ctx, { ...page, value: order.column }),
    view: (row) => activationView(ctx, row),
  });
}

function ofLine(lineItemId: string): Sql {
  return sql`a.line_item_id = ${lineItemId}::uuid`;
}

function ofLinesFrom(lineItemId: string): Sql {
  return sql`a.line_item_id IN (
    WITH RECURSIVE below AS (
      SELECT l.id FROM line_item l WHERE l.id = ${lineItemId}::uuid
      UNION ALL SELECT l.id FROM line_item l JOIN below b ON l.parent_id = b.id)
    SELECT id FROM below)`;
}

/** Reads one activation. */
export async function readActivation(ctx: Context, ask: Ask<'readActivation'>): Promise<Reply<'readActivation'>> {
  const where = sql`a.id = ${ask.id}::uuid AND ${visibleActivations(ctx, sql`a`)}`;
  const [row] = await readListed(ctx, { where, orderBy: sql`a.id`, limit: 1, value: sql`a.id` });
  return activationView(ctx, found(row));
}
