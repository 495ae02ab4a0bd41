import { isVendor } from '@tierline/domain';
import type { Ask, Reply } from '@tierline/contract';
import { copiesOf, licencesOf, readAccountRow, readAccounts } from './account-row.ts';
import { accountView } from './account-view.ts';
import { today, type Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { and, hasKey, sorted, type Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { readRows, text } from '../kernel/rows.ts';
import { managedAccounts } from '../kernel/scope.ts';

/** Lists the related accounts, for vendor staff all of the programme; never the reader's own (A4). */
export async function listAccounts(ctx: Context, ask: Ask<'listAccounts'>): Promise<Reply<'listAccounts'>> {
  const order = await sorted(ctx, orderFor(ctx, ask.sort));
  const { tier } = ctx.actor.account;
  const related = await relatedAccounts(ctx);
  const conditions = [sql`a.vendor_id = ${ctx.vendor.id}::uuid`, sql`a.id <> ${ctx.actor.account.id}::uuid`];
  if (ask.direction === 'below') conditions.push(sql`a.tier > ${tier}`);
  if (ask.direction === 'above') conditions.push(sql`a.tier < ${tier}`);
  if (ask.tier !== undefined) conditions.push(sql`a.tier = ${Number(ask.tier)}`);
  const tiers = ctx.vendor.programme.tiers.filter((row) => row.signsIn).map((row) => row.tier);
  const waiting = sql`(a.activated_at IS NULL AND a.tier = ANY(${tiers}::int[]))`;
  if (ask.status === 'not-activated') conditions.push(sql`a.status = 'active' AND ${waiting}`);
  else if (ask.status === 'active') conditions.push(sql`a.status = 'active' AND NOT ${waiting}`);
  else if (ask.status !== undefined) conditions.push(sql`a.status = ${ask.status}`);
  if (ask.licencesEndWithinDays !== undefined)
    conditions.push(
      sql`(${licencesOf(ctx, sql`a`)} ->> 'firstEndOn')::date
        <= ${today(ctx.services)}::date + ${ask.licencesEndWithinDays}::int`,
    );
  if (ask.q) conditions.push(hasKey(ask.q, [sql`a.name_key`, sql`a.identifier_key`]));
  return readPage(ctx, ask, {
    from: sql`account a`,
    where: and([...conditions, related.walked]),
    counted: sql`${related.from} WHERE ${and(conditions)}`,
    order,
    id: sql`a.id`,
    read: ({ where, limit }) => readAccounts(ctx, ctx.services.db, where, order, limit),
    view: (row) => accountView(ctx, row),
  });
}

/** The most accounts that are looked up one by one, rather than walked to in the order of the list. */
const few = 1_000;

/**
 * The accounts related to the reader's, for vendor staff all: FROM of a count, and the condition on `a` by which a page
 * is found. A few are named, so that nobody else's are looked at; of many some stand near in any order, and each
 * account is looked at by itself, as LIMIT keeps Postgres from reading all relations first.
 */
async function relatedAccounts(ctx: Context): Promise<{ from: Sql; walked: Sql }> {
  const own = sql`${ctx.actor.account.id}::uuid`;
  if (isVendor(ctx.actor.account)) return { from: sql`account a`, walked: sql`TRUE` };
  const ids = sql`
    SELECT r.lower_id AS id FROM relation r WHERE r.upper_id = ${own}
    UNION ALL SELECT r.upper_id FROM relation r WHERE r.lower_id = ${own}`;
  const first = await readRows(ctx.services.db, { id: text }, sql`${ids} LIMIT ${few + 1}`);
  const from = sql`(${ids}) related JOIN account a ON a.id = related.id`;
  if (first.length <= few) return { from, walked: sql`a.id = ANY(${first.map(({ id }) => id)}::uuid[])` };
  const walked = sql`coalesce(
    (SELECT TRUE FROM relation r WHERE r.upper_id = ${own} AND r.lower_id = a.id LIMIT 1),
    (SELECT TRUE FROM relation r WHERE r.lower_id = ${own} AND r.upper_id = a.id LIMIT 1))`;
  return { from, walked };
}

/** Reads the reader's own account or a related one; `not-found` otherwise (A4). */
export async function readAccount(ctx: Context, ask: Ask<'readAccount'>): Promise<Reply<'readAccount'>> {
  return accountView(ctx, await readAccountRow(ctx, ctx.services.db, ask.id));
}

// How an account is run must not show of one that the reader does not look after, not even by its place in a list: such
// accounts come last, in no particular order (A4).
function orderFor(ctx: Context, sort: Ask<'listAccounts'>['sort']): Sort {
  const descending = sort.startsWith('-');
  const own = ctx.actor.account;
  const lookedAfter = isVendor(own)
    ? sql`TRUE`
    : sql`(a.id = ${own.id}::uuid OR a.created_by_id = ${own.id}::uuid OR ${managedAccounts(ctx, sql`a`)})`;
  const never = descending ? '1000-01-01 00:00:00+00' : '9999-01-01 00:00:00+00';
  const instant = (column: Sql): Sort => ({
    column: sql`coalesce(CASE WHEN ${lookedAfter} THEN ${column} END, ${never}::timestamptz)`,
    type: 'timestamptz',
    descending,
  });
  const number = (column: Sql): Sort => ({ column: sql`${column}::bigint`, type: 'number', descending });
  const ofUsers = (what: Sql) => sql`(SELECT ${what} FROM portal_user u WHERE u.account_id = a.id)`;
  const orders: Record<string, () => Sort> = {
    created: () => instant(sql`a.created_at`),
    lastSignIn: () => instant(ofUsers(sql`max(u.last_sign_in_at)`)),
    users: () =>
      number(sql`CASE WHEN ${lookedAfter} THEN ${ofUsers(sql`count(*)`)} ELSE ${descending ? -1 : 1_000_000_000} END`),
    copies: () => number(copiesOf(ctx, sql`a`)),
    licences: () => number(sql`coalesce((${licencesOf(ctx, sql`a`)} ->> 'free')::bigint, 0)`),
  };
  const byName: Sort = { column: sql`a.name`, type: 'text', descending, alphabetic: true };
  return orders[sort.replace('-', '')]?.() ?? byName;
}
