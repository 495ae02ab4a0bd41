import type { Account } from '@tierline/contract';
import { creditsOf } from './account-credits.ts';
import { today, type Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { sortClause, type Sort } from '../kernel/page.ts';
import { bool, date, int, object, oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found, managedAccounts, visibleAccounts } from '../kernel/scope.ts';

/**
 * An account with what lists and rules ask about it. `openCopies`: those that came to it from the reader, or for vendor
 * staff all.
 */
export type AccountRow = Row<typeof accountRow> & { credits: Account['credits'] };

/** Licences of orders that are valid today, and of them those that end within 60 days, with the first day. */
export type Licences = { total: number; free: number; endSoon: number; firstEndOn: string | null };

/** What stands in an account's own row, and whether it is below the reader's. */
export type AccountHead = Row<typeof accountHeadRow>;

const accountHeadRow = {
  id: text,
  identifier: text,
  name: text,
  tier: int,
  status: oneOf('active', 'suspended', 'closed'),
  language: text,
  timeZone: text,
  createdById: text.orNull,
  version: int,
  related: bool,
};

/**
 * Reads an account without the sums of what it has, which take long where that is much; `not-found` where the reader
 * may not see it (A4).
 */
export async function readAccountHead(ctx: Context, db: Database | Transaction, id: string): Promise<AccountHead> {
  const rows = await readRows(
    db,
    accountHeadRow,
    sql`
    SELECT a.id, a.identifier, a.name, a.tier, a.status, a.language, a.time_zone,
      a.created_by_id, a.version, ${relatedBelow(ctx)} AS related
    FROM account a
    WHERE a.id = ${id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`,
  );
  return found(rows[0]);
}

function relatedBelow(ctx: Context): Sql {
  const own = ctx.actor.account.id;
  return sql`EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = ${own}::uuid AND r.lower_id = a.id)`;
}

/** Reads an account; `not-found` where the reader may not see it (A4). */
export async function readAccountRow(ctx: Context, db: Database | Transaction, id: string): Promise<AccountRow> {
  const where = sql`a.id = ${id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`;
  const rows = await readAccounts(ctx, db, where, { column: sql`a.name`, type: 'text', descending: false }, 1);
  return found(rows[0]);
}

const accountRow = {
  ...accountHeadRow,
  description: text,
  address: text,
  country: text.orNull,
  activatedAt: timestamp.orNull,
  visibleToPartners: bool,
  createdAt: timestamp,
  openCopies: int,
  licences: object({ total: int, free: int, endSoon: int, firstEndOn: date.orNull }).orNull,
  users: int,
  lastSignInAt: timestamp.orNull,
  managed: bool,
  value: text,
};

/** Reads accounts that a condition on `a` selects. It does not look at visibility: `where` must. */
export async function readAccounts(
  ctx: Context,
  db: Database | Transaction,
  where: Sql,
  order: Sort,
  limit: number,
): Promise<AccountRow[]> {
  const rows = await readRows(
    db,
    accountRow,
    sql`
    SELECT a.id,
      a.identifier,
      a.name,
      a.description,
      a.address,
      a.country,
      a.language,
      a.time_zone,
      a.tier,
      a.status,
      a.activated_at,
      a.visible_to_partners,
      a.created_by_id,
      a.created_at,
      a.version,
      a.value,
      ${relatedBelow(ctx)} AS related,
      ${managedAccounts(ctx, sql`a`)} AS managed,
      ${copiesOf(ctx, sql`a`)}::float8 AS open_copies,
      ${licencesOf(ctx, sql`a`)} AS licences,
      (SELECT count(*)::int FROM portal_user u WHERE u.account_id = a.id) AS users,
      (SELECT max(u.last_sign_in_at) FROM portal_user u WHERE u.account_id = a.id) AS last_sign_in_at
    FROM (
      SELECT a.*, ${order.column}::text AS value
      FROM account a
      WHERE ${where}
      ORDER BY ${sortClause(order, sql`a.id`)}
      LIMIT ${limit}
    ) a
    ORDER BY ${sortClause(order, sql`a.id`)}`,
  );
  const credits = await creditsOf(ctx, db, rows);
  return rows.map((row) => ({ ...row, credits: credits.get(row.id) ?? null }));
}

/** The available copies of an account that came from the reader; for vendor staff all. */
export function copiesOf(ctx: Context, account: Sql): Sql {
  const own = ctx.actor.account;
  return sql`(
    SELECT coalesce(sum(h.input - h.output), 0)
    FROM line_item l
    JOIN holding h ON h.id = l.id
    WHERE l.account_id = ${account}.id AND (${own.tier} = 0 OR l.from_account_id = ${own.id}::uuid))`;
}

/**
 * The licences of an account: those that the reader’s own orders brought, for the customer and the vendor all of them
 * (A3, O3).
 */
export function licencesOf(ctx: Context, account: Sql): Sql {
  if (!ctx.vendor.programme.modules.includes('orders')) return sql`NULL::jsonb`;
  const own = ctx.actor.account;
  const day = sql`${today(ctx.services)}::date`;
  const of = sql`free.input - free.output + used.input - used.output`;
  return sql`(
    SELECT jsonb_build_object(
      'total', coalesce(sum(${of}), 0),
      'free', coalesce(sum(free.input - free.output), 0),
      'endSoon', coalesce(sum(${of}) FILTER (WHERE l.expires_on <= ${day} + 60), 0),
      'firstEndOn', min(l.expires_on) FILTER (WHERE l.expires_on <= ${day} + 60))
    FROM seat_pool s
    JOIN holding free ON free.id = s.id
    JOIN holding used ON used.id = s.used_id
    JOIN order_line l ON l.id = s.order_line_id
    JOIN purchase_order o ON o.id = s.order_id
    WHERE s.account_id = ${account}.id
      AND (${own.tier} = 0 OR s.account_id = ${own.id}::uuid OR o.account_id = ${own.id}::uuid)
      AND (free.output < free.input OR used.output < used.input)
      AND l.starts_on <= ${day}
      AND coalesce(l.expires_on, 'infinity'::date) >= ${day})`;
}
