import { isVendor } from '@tierline/domain';
import type { Ask, Reply } from '@tierline/contract';
import { readAccountRow, readAccounts } from './account-row.ts';
import { accountView } from './account-view.ts';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { and, hasKey, sorted, type Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { managedAccounts, visibleAccounts } from '../kernel/scope.ts';

/** Lists the related accounts, for vendor staff all of the programme; never the reader's own (A4). */
export async function listAccounts(ctx: Context, ask: Ask<'listAccounts'>): Promise<Reply<'listAccounts'>> {
  const order = await sorted(ctx, orderFor(ctx, ask.sort));
  const { tier } = ctx.actor.account;
  const conditions = [visibleAccounts(ctx, sql`a`), sql`a.id <> ${ctx.actor.account.id}::uuid`];
  if (ask.direction === 'below') conditions.push(sql`a.tier > ${tier}`);
  if (ask.direction === 'above') conditions.push(sql`a.tier < ${tier}`);
  if (ask.tier !== undefined) conditions.push(sql`a.tier = ${Number(ask.tier)}`);
  const tiers = ctx.vendor.programme.tiers.filter((row) => row.signsIn).map((row) => row.tier);
  const waiting = sql`(a.activated_at IS NULL AND a.tier = ANY(${tiers}::int[]))`;
  if (ask.status === 'not-activated') conditions.push(sql`a.status = 'active' AND ${waiting}`);
  else if (ask.status === 'active') conditions.push(sql`a.status = 'active' AND NOT ${waiting}`);
  else if (ask.status !== undefined) conditions.push(sql`a.status = ${ask.status}`);
  if (ask.q) conditions.push(hasKey(ask.q, [sql`a.name_key`, sql`a.identifier_key`]));
  return readPage(ctx, ask, {
    from: sql`account a`,
    where: and(conditions),
    order,
    id: sql`a.id`,
    read: ({ where, limit }) => readAccounts(ctx, ctx.services.db, where, order, limit),
    view: (row) => accountView(ctx, row),
  });
}

/** Reads the reader's own account or a related one; `not-found` otherwise (A4). */
export async function readAccount(ctx: Context, ask: Ask<'readAccount'>): Promise<Reply<'readAccount'>> {
  return accountView(ctx, await readAccountRow(ctx, ctx.services.db, ask.id));
}

const orders = {
  name: { column: sql`a.name`, type: 'text', descending: false, alphabetic: true },
  '-name': { column: sql`a.name`, type: 'text', descending: true, alphabetic: true },
  created: { column: sql`a.created_at`, type: 'timestamptz', descending: false },
  '-created': { column: sql`a.created_at`, type: 'timestamptz', descending: true },
} as const satisfies Record<string, Sort>;

// How old an account is that the reader does not manage must not show, not even by its place in a list: such accounts
// come last, in no particular order (A4).
function orderFor(ctx: Context, sort: keyof typeof orders): Sort {
  const order: Sort = orders[sort];
  if (order.type !== 'timestamptz' || isVendor(ctx.actor.account)) return order;
  const own = ctx.actor.account.id;
  const last = order.descending ? '1000-01-01 00:00:00+00' : '9999-01-01 00:00:00+00';
  const lookedAfter = sql`(a.id = ${own}::uuid OR a.created_by_id = ${own}::uuid OR ${managedAccounts(ctx, sql`a`)})`;
  return { ...order, column: sql`(CASE WHEN ${lookedAfter} THEN a.created_at ELSE ${last}::timestamptz END)` };
}
