import type { Ask, Reply, UserLicence } from '@tierline/contract';
import {
  decideManaging,
  decideSwitchOn,
  decideSwitching,
  endOfGrace,
  integrationState,
  isVendor,
  shownOf,
  type SeatAccount,
  type SeatProduct,
  type SeatUser,
} from '@tierline/domain';
import { actorFacts, today, type Context } from '../kernel/context.ts';
import { sql, type Database, type Sql } from '../kernel/db.ts';
import { alphabet, byCode } from '../kernel/collation.ts';
import { and, isPerson, notACursor, sorted, type CursorPosition, type Sort } from '../kernel/page.ts';
import { nameOfPerson, personName } from '../kernel/person-name.ts';
import { readPage } from '../kernel/read-page.ts';
import { bool, date, readRows, text, timestamp } from '../kernel/rows.ts';
import { reasonOf } from '../kernel/scope.ts';
import { concernsSeats, readSeatAccount, readSeatPools, visiblePools, visibleSeatProducts } from './seat-facts.ts';
import { namesOfUsers, readUserRow } from '../accounts/user-row.ts';

type Product = SeatProduct & { sku: string; free: number };

/**
 * A seat as it is shown: since when it is on, and the last day of its licences. Null: none, or none that the reader may
 * know of; then `elsewhere` says that no other can be switched on (A3).
 */
type SeatShown = { since: Date | null; expiresOn: string | null; elsewhere: boolean };

const noSeat: SeatShown = { since: null, expiresOn: null, elsewhere: false };

const userLicencesRow = {
  since: timestamp.orNull,
  expiresOn: date.orNull,
  elsewhere: bool,
  productId: text,
};

/**
 * *Products and licences* of a user (O4, O5), and what they gave back when they were deactivated and could have again
 * (O7).
 */
export async function readUserLicences(ctx: Context, ask: Ask<'readUserLicences'>): Promise<Reply<'readUserLicences'>> {
  const { db } = ctx.services;
  const row = await readUserRow(ctx, db, ask.id);
  const account = await readSeatAccount(ctx, db, row.accountId);
  const products = await readProductsOf(ctx, db, account);
  const name = nameOfPerson(row);
  const user = { id: row.id, name, active: row.status === 'active' };
  const seats = await readRows(
    db,
    userLicencesRow,
    sql`
    SELECT t.product_id, ${seatShown(ctx, account)}
    FROM seat t
    JOIN seat_pool s ON s.id = t.pool_id
    JOIN order_line l ON l.id = s.order_line_id
    JOIN purchase_order o ON o.id = s.order_id
    WHERE t.user_id = ${row.id}::uuid AND t.ended_at IS NULL`,
  );
  const on = new Map(seats.map((seat) => [seat.productId, seat]));
  const given = user.active && products.length > 0 ? await readGivenBack(ctx, db, account, row.id) : new Set<string>();
  const items = products.map((product) => licenceView(ctx, account, product, user, on.get(product.id) ?? noSeat));
  return {
    user: { id: row.id, name, email: row.email },
    account: { id: account.id, name: account.name },
    items,
    // Only what could be switched on now: not while its integration is off, a controller manages it, or no licence is
    // free.
    offer: items.filter(({ product, shown }) => given.has(product.id) && shown === 'off').map(({ product }) => product),
  };
}

// What the reader may know of a seat that is on. `t`, `l` and `o` are seat, order line and order.
function seatShown(ctx: Context, account: SeatAccount): Sql {
  const known = visiblePools(ctx, account, sql`o`);
  return sql`CASE WHEN ${known} THEN t.started_at END AS since,
    CASE WHEN ${known} THEN l.expires_on::text END AS expires_on, NOT ${known} AS elsewhere`;
}

// What ended when the user was last deactivated, of licences that the reader may know of, without what they have again.
async function readGivenBack(ctx: Context, db: Database, account: SeatAccount, userId: string): Promise<Set<string>> {
  const rows = await readRows(
    db,
    { productId: text },
    sql`
    SELECT t.product_id
    FROM seat t
    JOIN seat_pool s ON s.id = t.pool_id
    JOIN purchase_order o ON o.id = s.order_id
    WHERE t.user_id = ${userId}::uuid AND ${visiblePools(ctx, account, sql`o`)}
      AND t.ended_by_id = (
        SELECT e.ended_by_id
        FROM seat e
        JOIN operation x ON x.id = e.ended_by_id
        WHERE e.user_id = ${userId}::uuid AND x.kind = 'user.edit'
        ORDER BY e.ended_at DESC
        LIMIT 1)
      AND NOT EXISTS (
        SELECT 1
        FROM seat n
        WHERE n.user_id = t.user_id AND n.product_id = t.product_id AND n.started_at > t.ended_at)`,
  );
  return new Set(rows.map(({ productId }) => productId));
}

/** Each user of a customer with each product that could be switched on for them (O8). */
export async function listSeats(ctx: Context, ask: Ask<'listSeats'>): Promise<Reply<'listSeats'>> {
  const { db } = ctx.services;
  const account = await readSeatAccount(ctx, db, ask.id);
  const byAlphabet = alphabet(ctx.language);
  const products = (await readProductsOf(ctx, db, account))
    .filter(({ id }) => ask.productId === undefined || id === ask.productId)
    .toSorted((one, other) => byAlphabet(one.name, other.name) || byCode(one.id, other.id));
  const conditions = [sql`u.account_id = ${account.id}::uuid`];
  if (ask.seat !== undefined) conditions.push(ask.seat === 'on' ? sql`t.since IS NOT NULL` : sql`t.since IS NULL`);
  if (ask.q) conditions.push(isPerson(ask.q, sql`u.id`));
  const byName = await sorted(ctx, namesOfUsers);
  const from = sql`portal_user u
    CROSS JOIN unnest(${products.map(({ id }) => id)}::uuid[]) WITH ORDINALITY p(id, place)
    LEFT JOIN LATERAL (
      SELECT ${seatShown(ctx, account)}
      FROM seat t
      JOIN seat_pool s ON s.id = t.pool_id
      JOIN order_line l ON l.id = s.order_line_id
      JOIN purchase_order o ON o.id = s.order_id
      WHERE t.user_id = u.id AND t.product_id = p.id AND t.ended_at IS NULL) t ON TRUE`;
  const page = await readPage(ctx, ask, {
    from,
    where: and(conditions),
    order: byName,
    id: sql`u.id`,
    place: (cursor) => afterSeat(cursor, byName, products),
    read: ({ where, orderBy, limit }) =>
      readRows(
        db,
        listedSeatRow,
        sql`
        SELECT u.id, p.id::text || ' ' || ${byName.column}::text AS value, u.id AS user_id,
          ${personName(sql`u`)} AS name, u.email, u.status = 'active' AS active,
          p.id AS product_id, t.since, t.expires_on,
          coalesce(t.elsewhere, FALSE) AS elsewhere
        FROM ${from}
        WHERE ${where}
        ORDER BY ${orderBy}, p.place
        LIMIT ${limit}`,
      ),
    view: (row) => row,
  });
  // A related account's people show names and addresses only (A4), unless the reader's account manages them.
  const told = isVendor(ctx.actor.account) || decideManaging({ ...actorFacts(ctx), account }).ok;
  const byId = new Map(products.map((product) => [product.id, product]));
  return {
    ...page,
    items: page.items.flatMap((row) => {
      const product = byId.get(row.productId);
      if (!product) return [];
      return [
        {
          user: { id: row.userId, name: row.name, email: row.email },
          status: told ? (row.active ? ('active' as const) : ('inactive' as const)) : null,
          ...licenceView(ctx, account, product, row, row),
        },
      ];
    }),
  };
}

// Users are walked by name, each with the products in their order; the cursor's value is a product and the user's name.
function afterSeat(cursor: CursorPosition | null, byName: Sort, products: readonly Product[]): Sql {
  if (cursor === null) return sql`TRUE`;
  const [, productId, name = ''] = /^([0-9a-f-]{36}) (.*)$/su.exec(cursor.value) ?? [];
  if (productId === undefined) throw notACursor();
  const place = products.findIndex(({ id }) => id === productId) + 1;
  return sql`(${byName.column}, u.id) >= (${name}::text, ${cursor.id}::uuid)
    AND (u.id <> ${cursor.id}::uuid OR p.place > ${place})`;
}

const listedSeatRow = {
  since: timestamp.orNull,
  expiresOn: date.orNull,
  elsewhere: bool,
  id: text,
  value: text,
  userId: text,
  name: text,
  email: text,
  active: bool,
  productId: text,
};

const productsOfRow = {
  id: text,
  name: text,
  sku: text,
  integration: text.orNull,
};

/**
 * Reads the products of seats to show at an account: those with an integration, and others it has licences of that the
 * reader may know of.
 */
export async function readProductsOf(ctx: Context, db: Database, account: SeatAccount): Promise<Product[]> {
  if (!concernsSeats(ctx, account)) return [];
  const products = await readRows(
    db,
    productsOfRow,
    sql`
    SELECT p.id, p.sku, p.name, p.integration FROM product p
    WHERE p.vendor_id = ${ctx.vendor.id}::uuid
      AND p.delivers = 'seats'
      AND ${visibleSeatProducts(ctx, sql`p`)}
      AND ((p.integration IS NOT NULL AND p.status = 'active') OR EXISTS (
      SELECT 1
      FROM seat_pool s
      JOIN purchase_order o ON o.id = s.order_id
      JOIN holding free ON free.id = s.id
      JOIN holding used ON used.id = s.used_id
      WHERE s.account_id = ${account.id}::uuid
        AND s.product_id = p.id
        AND (free.output < free.input OR used.output < used.input)
        AND ${visiblePools(ctx, account, sql`o`)}))
    ORDER BY lower(p.name), p.id`,
  );
  const pools = await readSeatPools(
    ctx,
    db,
    account,
    products.map(({ id }) => id),
  );
  return products.map((product) => ({
    ...product,
    free: pools.filter(({ productId }) => productId === product.id).reduce((sum, { free }) => sum + free, 0),
  }));
}

function licenceView(
  ctx: Context,
  account: SeatAccount,
  product: Product,
  user: Pick<SeatUser, 'name' | 'active'>,
  seat: SeatShown,
): UserLicence {
  const at = integrationState(ctx.vendor.programme, account.integrations, product.integration);
  const switching = decideSwitching({ ...actorFacts(ctx), account }, product);
  const free = seat.elsewhere ? 0 : product.free;
  const over = seat.expiresOn !== null && seat.expiresOn < today(ctx.services);
  return {
    product: { id: product.id, sku: product.sku, name: product.name },
    integration: product.integration,
    controller: at.controllerKey,
    shown: shownOf({
      integration: at.integration,
      controller: at.controller,
      seat: seat.since !== null,
      free: free > 0,
    }),
    since: seat.since?.toISOString() ?? null,
    endsOn: over && seat.expiresOn !== null ? endOfGrace(seat.expiresOn) : null,
    free,
    actions: {
      switch: reasonOf(
        ctx,
        switching.ok && seat.since === null ? decideSwitchOn(product, user, { free, any: free > 0 }) : switching,
      ),
    },
  };
}
