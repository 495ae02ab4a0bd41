import {
  controlledBy,
  isVendor,
  reachesCustomer,
  takesLicences,
  type PoolOfSeat,
  type SeatAccount,
  type SeatFacts,
  type SeatOn,
  type SeatPool,
  type SeatProduct,
  type SeatUser,
} from '@tierline/domain';
import { actorFacts, today, type Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { personName } from '../kernel/person-name.ts';
import { arrayOf, bool, date, int, object, oneOf, readRow, readRows, text } from '../kernel/rows.ts';
import { found, visibleAccounts } from '../kernel/scope.ts';

const seatAccountRow = {
  id: text,
  version: int,
  name: text,
  tier: int,
  status: oneOf('active', 'suspended', 'closed'),
  related: bool,
  integrations: arrayOf(text),
};

/** Reads the customer whose seats are meant, as far as the reader may see it and a controller's API key reaches. */
export async function readSeatAccount(ctx: Context, db: Database | Transaction, id: string): Promise<SeatAccount> {
  const row = await readRow(
    db,
    seatAccountRow,
    sql`
    SELECT a.id, a.version, a.name, a.tier, a.status, a.integrations,
      EXISTS (
        SELECT 1 FROM relation r WHERE r.upper_id = ${ctx.actor.account.id}::uuid AND r.lower_id = a.id) AS related
    FROM account a WHERE a.id = ${id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`,
  );
  return found(row && reachesCustomer({ ...actorFacts(ctx), account: row }) ? row : null);
}

/**
 * Whether the reader may know of seats of this account at all: of their own, of accounts below, and for vendor staff of
 * all.
 */
export function concernsSeats(ctx: Context, account: SeatAccount): boolean {
  return (
    takesLicences(ctx.vendor.programme, account.tier) &&
    (isVendor(ctx.actor.account) || account.related || account.id === ctx.actor.account.id)
  );
}

/**
 * The one filter on pools: all for the customer and the vendor, else those of the reader's own orders (A3). `order` is
 * the alias of the order.
 */
export function visiblePools(ctx: Context, account: Pick<SeatAccount, 'id'>, order: Sql): Sql {
  const own = ctx.actor.account;
  return isVendor(own) || own.id === account.id ? sql`TRUE` : sql`${order}.account_id = ${own.id}::uuid`;
}

/**
 * The one filter on products of seats: all, but for a controller's API key those that it switches (O7). `product` is
 * the alias.
 */
export function visibleSeatProducts(ctx: Context, product: Sql): Sql {
  const { controller } = ctx.actor;
  if (!controller) return sql`TRUE`;
  return sql`${product}.integration = ANY(${controlledBy(ctx.vendor.programme, controller)}::text[])`;
}

const seatPoolRow = {
  id: text,
  usedId: text,
  unit: text,
  productId: text,
  free: int,
  expiresOn: date.orNull,
};

/** Reads the pools of an account that the actor may draw from today, earliest expiry first. */
export function readSeatPools(
  ctx: Context,
  db: Database | Transaction,
  account: SeatAccount,
  productIds: readonly string[],
): Promise<SeatPool[]> {
  const day = today(ctx.services);
  return readRows(
    db,
    seatPoolRow,
    sql`
    SELECT s.id, s.used_id, s.order_line_id AS unit, s.product_id,
      (h.input - h.output)::float8 AS free, l.expires_on::text AS expires_on
    FROM seat_pool s
    JOIN holding h ON h.id = s.id
    JOIN order_line l ON l.id = s.order_line_id
    JOIN purchase_order o ON o.id = s.order_id
    WHERE s.account_id = ${account.id}::uuid
      AND s.product_id = ANY(${[...productIds]}::uuid[])
      AND l.starts_on <= ${day}::date
      AND coalesce(l.expires_on, 'infinity'::date) >= ${day}::date
      AND ${visiblePools(ctx, account, sql`o`)}
    ORDER BY coalesce(l.expires_on, 'infinity'::date), s.created_at, s.id`,
  );
}

const seatOnRow = {
  id: text,
  userId: text,
  productId: text,
  pool: object({ id: text, usedId: text, unit: text }).orNull,
};

/**
 * Reads the seats of an account that are on; their pool is null where the reader may not know it. `t` is the seat's
 * alias.
 */
export function readSeatsOn(
  ctx: Context,
  db: Database | Transaction,
  account: SeatAccount,
  which: Sql,
): Promise<SeatOn[]> {
  return readRows(
    db,
    seatOnRow,
    sql`
    SELECT t.id, t.user_id, t.product_id,
      CASE
        WHEN ${visiblePools(ctx, account, sql`o`)}
        THEN jsonb_build_object('id', s.id, 'usedId', s.used_id, 'unit', s.order_line_id) END AS pool
    FROM seat t JOIN seat_pool s ON s.id = t.pool_id JOIN purchase_order o ON o.id = s.order_id
    WHERE t.account_id = ${account.id}::uuid AND t.ended_at IS NULL AND ${which}`,
  );
}

const allSeatsOfRow = {
  id: text,
  pool: object({ id: text, usedId: text, unit: text }),
  known: bool,
};

/**
 * All seats of a user that are on, from any partner: they end when the user is deactivated. `known`: whether the actor
 * may know of it (A3).
 */
export function readAllSeatsOf(
  ctx: Context,
  db: Database | Transaction,
  user: { id: string; accountId: string },
): Promise<{ id: string; pool: PoolOfSeat; known: boolean }[]> {
  return readRows(
    db,
    allSeatsOfRow,
    sql`
    SELECT t.id, jsonb_build_object('id', s.id, 'usedId', s.used_id, 'unit', s.order_line_id) AS pool,
      ${visiblePools(ctx, { id: user.accountId }, sql`o`)} AS known
    FROM seat t
    JOIN seat_pool s ON s.id = t.pool_id
    JOIN purchase_order o ON o.id = s.order_id
    WHERE t.user_id = ${user.id}::uuid AND t.ended_at IS NULL`,
  );
}

const seatProductsRow = {
  id: text,
  name: text,
  integration: text.orNull,
  sku: text,
};

/** Products of seats, by id. */
export async function readSeatProducts(
  ctx: Context,
  db: Database | Transaction,
  ids: readonly string[],
): Promise<Map<string, SeatProduct & { sku: string }>> {
  const rows = await readRows(
    db,
    seatProductsRow,
    sql`
    SELECT p.id, p.sku, p.name, p.integration
    FROM product p
    WHERE p.vendor_id = ${ctx.vendor.id}::uuid AND p.delivers = 'seats' AND p.id = ANY(${[...new Set(ids)]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const seatUsersRow = {
  id: text,
  version: int,
  name: text,
  accountId: text,
  active: bool,
  email: text,
  emailKey: text,
};

/** Reads users of an account by id or e-mail address, and of no other account. */
export function readSeatUsers(
  db: Database | Transaction,
  account: SeatAccount,
  ids: readonly string[],
  emailKeys: readonly string[],
): Promise<(SeatUser & { email: string; emailKey: string })[]> {
  return readRows(
    db,
    seatUsersRow,
    sql`
    SELECT u.id, u.version, ${personName(sql`u`)} AS name, u.email, u.email_key,
      u.account_id, u.status = 'active' AS active
    FROM portal_user u
    WHERE u.account_id = ${account.id}::uuid
      AND (u.id = ANY(${[...new Set(ids)]}::uuid[]) OR u.email_key = ANY(${[...new Set(emailKeys)]}::text[]))`,
  );
}

/** Reads all facts that switching seats of these users and products rests on. */
export async function readSeatFacts(
  ctx: Context,
  accountId: string,
  named: { userIds: readonly string[]; emailKeys: readonly string[]; productIds: readonly string[] },
): Promise<
  Omit<SeatFacts, 'users' | 'products'> & {
    users: Map<string, SeatUser & { email: string; emailKey: string }>;
    products: Map<string, SeatProduct & { sku: string }>;
  }
> {
  const { db } = ctx.services;
  const account = await readSeatAccount(ctx, db, accountId);
  const [users, products, pools] = await Promise.all([
    readSeatUsers(db, account, named.userIds, named.emailKeys),
    readSeatProducts(ctx, db, named.productIds),
    readSeatPools(ctx, db, account, named.productIds),
  ]);
  // After the pools: a seat switched off in between counts as free the next time, and is not drawn twice now.
  const seats = await readSeatsOn(
    ctx,
    db,
    account,
    sql`t.user_id = ANY(${users.map(({ id }) => id)}::uuid[]) AND t.product_id = ANY(${[...named.productIds]}::uuid[])`,
  );
  return {
    ...actorFacts(ctx),
    account,
    users: new Map(users.map((user) => [user.id, user])),
    products,
    pools,
    seats,
  };
}
