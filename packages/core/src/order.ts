import { problem, Problem, type Ask, type endpoints, type Order as OrderView, type Reply } from '@tierline/contract';
import {
  decideAssign,
  decideAssignable,
  decideEnterOrder,
  decideOrderOpen,
  endOfTerm,
  lineState,
  orderNotices,
  nameKey,
  orderState,
  type AssignTarget,
  type OrderedLine,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { readAccountRow } from './account.ts';
import { commit } from './commit.ts';
import { isoDay, today, type Context } from './context.ts';
import { sql, type Sql } from './db.ts';
import { readProducts } from './entitlement.ts';
import { orderHash, orderHashes } from './order-hash.ts';
import { buyers, readTold } from './licence-people.ts';
import { readOtherPools, readPools } from './order-pools.ts';
import { movedParts, orderInMail, orderOf, readOrderRow, readOrders, type OrderRow } from './order-rows.ts';
import { poolCounts } from './order-unassign.ts';
import { allowed, found, reasonOf, visibleAccounts } from './scope.ts';
import { after, all, counted, countLimit, cut, hasKey, ordered, readCursor, type Order } from './page.ts';
import { readWallet } from './wallet.ts';

const orders = {
  ordered: { column: sql`o.ordered_on`, type: 'date', descending: false },
  '-ordered': { column: sql`o.ordered_on`, type: 'date', descending: true },
  created: { column: sql`o.created_at`, type: 'timestamptz', descending: false },
  '-created': { column: sql`o.created_at`, type: 'timestamptz', descending: true },
} as const satisfies Record<string, Order>;

/** The orders that one's own account bought; for vendor staff all (O1). */
export async function listOrders(
  ctx: Context,
  ask: Ask<typeof endpoints.listOrders>,
): Promise<Reply<typeof endpoints.listOrders>> {
  const order = orders[ask.sort];
  const where = all(filters(ctx, ask));
  const ids = sql`SELECT o.id, ${order.column} AS value FROM purchase_order o WHERE ${where} AND ${after(readCursor(ask.cursor), order, sql`o.id`)} ORDER BY ${ordered(order, sql`o.id`)} LIMIT ${ask.limit + 1}`;
  const rows = await readOrders(ctx, ids, sql`ORDER BY ${ordered({ ...order, column: sql`paged.value` }, sql`o.id`)}`);
  const [count] = await ctx.house.db.$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM purchase_order o WHERE ${where} LIMIT ${countLimit + 1}) counted`,
  );
  const page = cut(rows, ask.limit);
  return { items: page.rows.map((row) => orderView(ctx, row)), next: page.next, count: counted(count?.n ?? 0) };
}

/** One order, and to whom its licences are assigned (O1, O2). */
export async function readOrder(
  ctx: Context,
  ask: Ask<typeof endpoints.readOrder>,
): Promise<Reply<typeof endpoints.readOrder>> {
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
        users: pool.users.slice(0, mostUsersNamed).map(({ id, name }) => ({ id, name })),
      })),
  };
}

/** Enters what a partner bought (O1). What was entered before under the same number is answered as it was then, where it says the same. */
export async function enterOrder(
  ctx: Context,
  ask: Ask<typeof endpoints.enterOrder>,
): Promise<Reply<typeof endpoints.enterOrder>> {
  return commit<Entered>(ctx, 'order.enter', ask, async () => {
    const target = await readAccountRow(ctx, ctx.house.db, ask.accountId);
    const taken = await ctx.house.db.order.findFirst({
      where: { accountId: target.id, numberKey: nameKey(ask.number), state: 'open' },
      select: { id: true, orderedOn: true },
    });
    const products = await readProducts(
      ctx,
      ask.lines.map((line) => line.productId),
    );
    const lines = ask.lines.map((line, index): OrderedLine => {
      const product = products.get(line.productId);
      if (!product)
        throw problem('invalid-input', {
          errors: [{ pointer: `/lines/${index}/productId`, rule: 'no-such-product', facts: {} }],
        });
      const startsOn = line.startsOn ?? today(ctx.house);
      const expiresOn =
        product.delivers === 'credits'
          ? null
          : line.expiresOn === undefined
            ? endOfTerm(startsOn, product.termMonths)
            : line.expiresOn;
      return {
        product,
        quantity: line.quantity,
        startsOn,
        expiresOn,
        fresh: { lineId: randomUUID(), mintId: randomUUID() },
      };
    });
    const orderedOn = ask.orderedOn ?? today(ctx.house);
    const fresh = { orderId: randomUUID(), inputHash: orderHash(ask) };
    const plan = allowed(
      decideEnterOrder(
        {
          actor: ctx.actor,
          programme: ctx.vendor.programme,
          target,
          taken: taken && { id: taken.id, orderedOn: isoDay(taken.orderedOn) },
          lines,
          wallet: await readWallet(ctx.house, target.id),
          vendorId: ctx.vendor.id,
          fresh,
        },
        { number: ask.number, orderedOn },
      ),
    );
    const people = (await readTold(ctx, [target.id], buyers)).get(target.id) ?? [];
    const arrived = orderNotices(ctx.actor, { name: target.name, people }, [orderInMail(ask.number, lines)]);
    return {
      plan: { ...plan, notices: arrived },
      reply: {
        id: fresh.orderId,
        number: ask.number,
        lines: lines.map(({ product, quantity, startsOn, expiresOn, fresh: { lineId } }) => ({
          id: lineId,
          productId: product.id,
          quantity,
          startsOn,
          expiresOn,
        })),
      },
      changes: {
        subject: { kind: 'order', id: fresh.orderId, name: ask.number },
        after: {
          account: target.name,
          lines: lines.map(({ product, quantity, startsOn, expiresOn }) => ({
            product: product.name,
            quantity,
            startsOn,
            expiresOn,
          })),
        },
      },
    };
  }).catch((refused: unknown) => enteredBefore(ctx, ask, refused));
}

type Entered = Reply<typeof endpoints.enterOrder>;

// Software that enters orders may not know whether it has done so: the same order again is the same answer.
async function enteredBefore(ctx: Context, ask: Ask<typeof endpoints.enterOrder>, refused: unknown): Promise<Entered> {
  if (!(refused instanceof Problem) || refused.code !== 'order-exists') throw refused;
  const earlier = await ctx.house.db.order.findFirst({
    where: {
      vendorId: ctx.vendor.id,
      state: 'open',
      accountId: ask.accountId,
      numberKey: nameKey(ask.number),
      inputHash: { in: orderHashes(ask) },
    },
    select: { id: true, operationId: true, operation: { select: { kind: true, undoUntil: true } } },
  });
  if (!earlier) throw refused;
  const row = await readOrderRow(ctx, earlier.id);
  const { kind, undoUntil } = earlier.operation;
  return {
    ...(kind === 'order.enter' &&
      undoUntil && { operationId: earlier.operationId, undoUntil: undoUntil.toISOString() }),
    id: row.id,
    number: row.number,
    lines: row.lines.map(({ id, productId, quantity, startsOn, expiresOn }) => ({
      id,
      productId,
      quantity,
      startsOn,
      expiresOn,
    })),
  };
}

/** Assigns licences of an order to customers: all rows or none (O2). */
export async function assignOrder(
  ctx: Context,
  ask: Ask<typeof endpoints.assignOrder>,
): Promise<Reply<typeof endpoints.assignOrder>> {
  return commit<Moved>(ctx, 'order.assign', ask, async () => {
    const row = await readOrderRow(ctx, ask.id);
    const targets = new Map(
      (
        await readTargets(
          ctx,
          row,
          ask.rows.map(({ accountId }) => accountId),
        )
      ).map((target) => [target.id, target]),
    );
    const pools = new Map(
      (await readPools(ctx, ask.id)).map((pool) => [`${pool.accountId} ${pool.orderLineId}`, pool]),
    );
    const poolOf = (accountId: string, lineId: string) => {
      const pool = pools.get(`${accountId} ${lineId}`);
      return pool
        ? { id: pool.id, usedId: pool.usedId, isNew: false }
        : { id: randomUUID(), usedId: randomUUID(), isNew: true };
    };
    const { plan, parts } = allowed(
      decideAssign(
        {
          actor: ctx.actor,
          programme: ctx.vendor.programme,
          today: today(ctx.house),
          order: orderOf(row),
          lines: row.lines,
          targets,
          poolOf,
        },
        ask.rows,
      ),
    );
    return { plan, reply: { id: ask.id, parts: [...parts] }, changes: movedParts(row, parts, targets) };
  });
}

/** The most users of a customer's licences that an order names. */
const mostUsersNamed = 200;

type Moved = Reply<typeof endpoints.assignOrder>;

// Customers are told apart from strangers by the relation to the partner who bought the order.
async function readTargets(ctx: Context, row: OrderRow, ids: readonly string[]): Promise<AssignTarget[]> {
  const people = await readTold(ctx, ids);
  const targets = await ctx.house.db.$queryRaw<Omit<AssignTarget, 'people'>[]>(sql`
    SELECT a.id, a.version, a.name, a.tier, a.status, EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = ${row.accountId}::uuid AND r.lower_id = a.id) AS related
    FROM account a WHERE a.id = ANY(${[...ids]}::uuid[]) AND ${visibleAccounts(ctx, sql`a`)}`);
  return targets.map((target) => ({ ...target, people: people.get(target.id) ?? [] }));
}

function filters(ctx: Context, ask: Ask<typeof endpoints.listOrders>): Sql[] {
  const conditions = [sql`o.vendor_id = ${ctx.vendor.id}::uuid`];
  if (ctx.actor.account.tier !== 0) conditions.push(sql`o.account_id = ${ctx.actor.account.id}::uuid`);
  if (ask.accountId !== undefined) conditions.push(sql`o.account_id = ${ask.accountId}::uuid`);
  if (ask.customerId !== undefined)
    conditions.push(
      sql`EXISTS (SELECT 1 FROM seat_pool s JOIN holding free ON free.id = s.id JOIN holding used ON used.id = s.used_id WHERE s.order_id = o.id AND s.account_id = ${ask.customerId}::uuid AND (free.output < free.input OR used.output < used.input))`,
    );
  const some = (test: Sql) =>
    sql`EXISTS (SELECT 1 FROM order_line l JOIN holding h ON h.id = l.id WHERE l.order_id = o.id AND ${test})`;
  const unassigned = some(sql`h.output < h.input`);
  const assigned = some(sql`h.input - h.output < h.received - h.given_back`);
  if (ask.state === 'open') conditions.push(unassigned);
  if (ask.state === 'unassigned') conditions.push(sql`NOT ${assigned} AND o.state = 'open'`);
  if (ask.state === 'partly') conditions.push(sql`${unassigned} AND ${assigned}`);
  if (ask.state === 'assigned') conditions.push(sql`NOT ${unassigned} AND o.state = 'open'`);
  if (ask.state === 'cancelled') conditions.push(sql`o.state = 'cancelled'`);
  if (ask.q) {
    const { q } = ask;
    const account = hasKey(q, [sql`v.name_key`, sql`v.identifier_key`]);
    conditions.push(sql`(${hasKey(q, [sql`o.number_key`])}
      OR EXISTS (SELECT 1 FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.order_id = o.id AND ${hasKey(q, [sql`p.name_key`, sql`p.sku_key`])})
      OR EXISTS (SELECT 1 FROM seat_pool s JOIN visible_account v ON v.id = s.account_id AND v.viewer_id = ${ctx.actor.account.id}::uuid WHERE s.order_id = o.id AND ${account})
      OR EXISTS (SELECT 1 FROM visible_account v WHERE v.id = o.account_id AND v.viewer_id = ${ctx.actor.account.id}::uuid AND ${account}))`);
  }
  return conditions;
}

function orderView(ctx: Context, row: OrderRow): OrderView {
  const day = today(ctx.house);
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

/** The licences of a customer (O3): for himself and the vendor all, for a partner those of his own orders (A3). */
export async function listLicences(
  ctx: Context,
  ask: Ask<typeof endpoints.listLicences>,
): Promise<Reply<typeof endpoints.listLicences>> {
  const { db } = ctx.house;
  const own = ctx.actor.account;
  const [account] = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT a.id FROM account a WHERE a.id = ${ask.id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`,
  );
  found(account);
  const order: Order = { column: sql`coalesce(l.expires_on, 'infinity'::date)`, type: 'date', descending: false };
  const day = today(ctx.house);
  const conditions = [sql`s.account_id = ${ask.id}::uuid`, sql`(free.output < free.input OR used.output < used.input)`];
  if (own.tier !== 0 && own.id !== ask.id) conditions.push(sql`o.account_id = ${own.id}::uuid`);
  if (ask.state !== undefined)
    conditions.push(
      ask.state === 'active' ? sql`${order.column} >= ${day}::date` : sql`${order.column} < ${day}::date`,
    );
  const where = all(conditions);
  const from = sql`seat_pool s JOIN holding free ON free.id = s.id JOIN holding used ON used.id = s.used_id JOIN order_line l ON l.id = s.order_line_id JOIN purchase_order o ON o.id = s.order_id JOIN product p ON p.id = s.product_id JOIN account f ON f.id = o.account_id`;
  type Row = {
    id: string;
    productId: string;
    sku: string;
    productName: string;
    free: number;
    inUse: number;
    startsOn: string;
    expiresOn: string | null;
    orderId: string;
    number: string;
    fromId: string;
    fromName: string;
    value: string;
  };
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT s.id, p.id AS "productId", p.sku, p.name AS "productName", (free.input - free.output)::float8 AS free, (used.input - used.output)::float8 AS "inUse", l.starts_on::text AS "startsOn", l.expires_on::text AS "expiresOn",
      o.id AS "orderId", o.number, f.id AS "fromId", f.name AS "fromName", ${order.column}::text AS value
    FROM ${from} WHERE ${where} AND ${after(readCursor(ask.cursor), order, sql`s.id`)} ORDER BY ${ordered(order, sql`s.id`)} LIMIT ${ask.limit + 1}`);
  const [count] = await db.$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${countLimit + 1}) counted`,
  );
  const page = cut(rows, ask.limit);
  return {
    items: page.rows.map((row) => ({
      id: row.id,
      product: { id: row.productId, sku: row.sku, name: row.productName },
      quantity: row.free + row.inUse,
      inUse: row.inUse,
      available: row.free,
      startsOn: row.startsOn,
      expiresOn: row.expiresOn,
      state:
        lineState({ state: 'open', expiresOn: row.expiresOn }, day) === 'expired'
          ? ('expired' as const)
          : ('active' as const),
      // The customer reads the number of the order his licences came with; the order itself is his partner's.
      order: { id: own.tier === 0 || own.id === row.fromId ? row.orderId : null, number: row.number },
      from: { id: row.fromId, name: row.fromName },
    })),
    next: page.next,
    count: counted(count?.n ?? 0),
  };
}
