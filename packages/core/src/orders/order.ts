import type { Ask, Order as OrderView, Reply } from '@tierline/contract';
import { decideAssignable, decideOrderOpen, isVendor, lineState, orderState } from '@tierline/domain';
import { today, type Context } from '../kernel/context.ts';
import { join, sql, type Sql } from '../kernel/db.ts';
import { readOtherPools, readPools } from './order-pools.ts';
import { orderOf, readOrderRow, readOrders, type OrderRow } from './order-rows.ts';
import { poolCounts } from './order-unassign.ts';
import { and, hasKey, sortClause, type Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { readRows, text } from '../kernel/rows.ts';
import { reasonOf } from '../kernel/scope.ts';

/** Lists the orders that the account bought, for vendor staff all, by state, customer and text (O1). */
export async function listOrders(ctx: Context, ask: Ask<'listOrders'>): Promise<Reply<'listOrders'>> {
  const order = orders[ask.sort];
  return readPage(ctx, ask, {
    from: sql`purchase_order o`,
    where: and(await filters(ctx, ask)),
    order,
    id: sql`o.id`,
    read: ({ where, orderBy, limit }) =>
      readOrders(
        ctx,
        sql`
          SELECT o.id, ${order.column} AS value
          FROM purchase_order o
          WHERE ${where}
          ORDER BY ${orderBy}
          LIMIT ${limit}`,
        sql`ORDER BY ${sortClause({ ...order, column: sql`paged.value` }, sql`o.id`)}`,
      ),
    view: (row) => orderView(ctx, row),
  });
}

/** Reads an order and to whom its licences are assigned; `not-found` where the account may not know of it (O1, O2). */
export async function readOrder(ctx: Context, ask: Ask<'readOrder'>): Promise<Reply<'readOrder'>> {
  const row = await readOrderRow(ctx, ask.id);
  const pools = await readPools(ctx, ask.id);
  const others = await readOtherPools(ctx, row.accountId, pools);
  return {
    ...orderView(ctx, row),
    assignments: pools
      .filter(({ free, inUse }) => free + inUse > 0)
      .map((pool) => ({
        id: pool.id,
        account: { id: pool.accountId, name: pool.accountName },
        orderLineId: pool.orderLineId,
        product: { id: pool.productId, sku: pool.sku, name: pool.productName },
        ...poolCounts(ctx, row, pool, others),
        users: pool.users.slice(0, usersNamedMax).map(({ id, name }) => ({ id, name })),
      })),
  };
}

const firstEnd = sql`coalesce((
  SELECT min(l.expires_on) FROM order_line l WHERE l.order_id = o.id), 'infinity'::date)`;

const orders = {
  ordered: { column: sql`o.ordered_on`, type: 'date', descending: false },
  '-ordered': { column: sql`o.ordered_on`, type: 'date', descending: true },
  created: { column: sql`o.created_at`, type: 'timestamptz', descending: false },
  '-created': { column: sql`o.created_at`, type: 'timestamptz', descending: true },
  number: { column: sql`o.number_key`, type: 'text', descending: false },
  '-number': { column: sql`o.number_key`, type: 'text', descending: true },
  expires: { column: firstEnd, type: 'date', descending: false },
  '-expires': { column: firstEnd, type: 'date', descending: true },
} as const satisfies Record<string, Sort>;

/** The most users of a customer's licences that an order names. */
const usersNamedMax = 200;

async function filters(ctx: Context, ask: Ask<'listOrders'>): Promise<Sql[]> {
  const conditions = [sql`o.vendor_id = ${ctx.vendor.id}::uuid`];
  if (!isVendor(ctx.actor.account)) conditions.push(sql`o.account_id = ${ctx.actor.account.id}::uuid`);
  if (ask.accountId !== undefined) conditions.push(sql`o.account_id = ${ask.accountId}::uuid`);
  if (ask.customerId !== undefined)
    conditions.push(
      sql`EXISTS (
        SELECT 1
        FROM seat_pool s
        JOIN holding free ON free.id = s.id
        JOIN holding used ON used.id = s.used_id
        WHERE s.order_id = o.id
          AND s.account_id = ${ask.customerId}::uuid
          AND (free.output < free.input OR used.output < used.input)
      )`,
    );
  if (ask.state === 'open' || ask.state === 'unassigned' || ask.state === 'partly')
    conditions.push(await withFree(ctx, and(conditions)));
  const some = (test: Sql) =>
    sql`EXISTS (SELECT 1 FROM order_line l JOIN holding h ON h.id = l.id WHERE l.order_id = o.id AND ${test})`;
  const unassigned = some(sql`h.output < h.input`);
  const assigned = some(sql`h.input - h.output < h.received - h.given_back`);
  if (ask.state === 'open') conditions.push(unassigned);
  if (ask.state === 'unassigned') conditions.push(sql`NOT ${assigned} AND o.state = 'open'`);
  if (ask.state === 'partly') conditions.push(sql`${unassigned} AND ${assigned}`);
  if (ask.state === 'assigned') conditions.push(sql`NOT ${unassigned} AND o.state = 'open'`);
  if (ask.state === 'cancelled') conditions.push(sql`o.state = 'cancelled'`);
  if (ask.q) conditions.push(await hasText(ctx, ask.q));
  return conditions;
}

/** How many orders are named, at most, rather than looked at one by one. */
const few = 1_000;

// Orders of which licences are free. Where they are few they are named, so that no others are looked at.
async function withFree(ctx: Context, condition: Sql): Promise<Sql> {
  const rows = await readRows(
    ctx.services.db,
    { id: text },
    sql`
    SELECT o.id
    FROM order_line l
    JOIN purchase_order o ON o.id = l.order_id
    WHERE l.vendor_id = o.vendor_id AND l.account_id = o.account_id AND l.free AND ${condition}
    LIMIT ${few + 1}`,
  );
  return rows.length > few ? sql`TRUE` : sql`o.id = ANY(${[...new Set(rows.map(({ id }) => id))]}::uuid[])`;
}

// The number of the order, a product of it, the account that bought it, or a customer it is assigned to. What the text
// stands for is looked up once; what it does not stand for is not looked for.
async function hasText(ctx: Context, q: string): Promise<Sql> {
  const [products, accounts] = await Promise.all([
    readRows(
      ctx.services.db,
      { id: text },
      sql`
      SELECT p.id FROM product p
      WHERE p.vendor_id = ${ctx.vendor.id}::uuid AND ${hasKey(q, [sql`p.name_key`, sql`p.sku_key`])}`,
    ),
    readRows(
      ctx.services.db,
      { id: text },
      sql`
      SELECT v.id FROM visible_account v
      WHERE v.viewer_id = ${ctx.actor.account.id}::uuid AND ${hasKey(q, [sql`v.name_key`, sql`v.identifier_key`])}`,
    ),
  ]);
  const meant = [hasKey(q, [sql`o.number_key`])];
  const ids = (rows: { id: string }[]) => sql`ANY(${rows.map(({ id }) => id)}::uuid[])`;
  if (products.length > 0)
    meant.push(sql`EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.product_id = ${ids(products)})`);
  if (accounts.length > 0)
    meant.push(
      sql`EXISTS (SELECT 1 FROM seat_pool s WHERE s.order_id = o.id AND s.account_id = ${ids(accounts)})`,
      sql`o.account_id = ${ids(accounts)}`,
    );
  return sql`(${join(meant, ' OR ')})`;
}

function orderView(ctx: Context, row: OrderRow): OrderView {
  const day = today(ctx.services);
  const licences = row.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const unassigned = row.lines.reduce((sum, line) => sum + line.unassigned, 0);
  const lines = row.lines.map(({ delivers, credits, ...line }) => ({ ...line, product: { delivers, credits } }));
  const change = reasonOf(
    ctx,
    decideOrderOpen({ actor: ctx.actor, order: { ...orderOf(row), lines }, balance: row.balance }),
  );
  return {
    id: row.id,
    number: row.number,
    orderedOn: row.orderedOn,
    account: { id: row.accountId, name: row.accountName },
    state: row.cancelled ? 'cancelled' : orderState(licences, unassigned),
    licences,
    unassigned,
    lines: row.lines.map((line) => ({
      id: line.id,
      product: { id: line.productId, sku: line.sku, name: line.productName },
      quantity: line.quantity,
      unassigned: line.unassigned,
      startsOn: line.startsOn,
      expiresOn: line.expiresOn,
      state: lineState({ state: 'open', expiresOn: line.expiresOn }, day) === 'expired' ? 'expired' : 'active',
    })),
    customers: row.customers,
    customerCount: row.customerCount,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
    cancelled: row.cancelled && { at: row.cancelled.at.toISOString(), reason: row.cancelled.reason },
    actions: {
      correct: change,
      cancel: change,
      assign: reasonOf(ctx, decideAssignable({ actor: ctx.actor, order: orderOf(row), today: day }, row.lines)),
    },
  };
}
