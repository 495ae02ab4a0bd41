import type { Ask, Reply } from '@tierline/contract';
import { isVendor, lineState } from '@tierline/domain';
import { today, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { and, type Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { date, int, readRow, readRows, text, type Row } from '../kernel/rows.ts';
import { found, visibleAccounts } from '../kernel/scope.ts';

/**
 * Lists the licences of a customer (O3): all for the customer and the vendor, for a partner those of the partner's own
 * orders (A3). `not-found` where the account may not know of the customer.
 */
export async function listLicences(ctx: Context, ask: Ask<'listLicences'>): Promise<Reply<'listLicences'>> {
  const { db } = ctx.services;
  const own = ctx.actor.account;
  const account = await readRow(
    db,
    { id: text },
    sql`SELECT a.id FROM account a WHERE a.id = ${ask.id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`,
  );
  found(account);
  const order: Sort = { column: sql`coalesce(l.expires_on, 'infinity'::date)`, type: 'date', descending: false };
  const day = today(ctx.services);
  const conditions = [sql`s.account_id = ${ask.id}::uuid`, sql`(free.output < free.input OR used.output < used.input)`];
  if (!isVendor(own) && own.id !== ask.id) conditions.push(sql`o.account_id = ${own.id}::uuid`);
  if (ask.state !== undefined)
    conditions.push(
      ask.state === 'active' ? sql`${order.column} >= ${day}::date` : sql`${order.column} < ${day}::date`,
    );
  const from = sql`
    seat_pool s
    JOIN holding free ON free.id = s.id
    JOIN holding used ON used.id = s.used_id
    JOIN order_line l ON l.id = s.order_line_id
    JOIN purchase_order o ON o.id = s.order_id
    JOIN product p ON p.id = s.product_id
    JOIN account f ON f.id = o.account_id`;
  return readPage(ctx, ask, {
    from,
    where: and(conditions),
    order,
    id: sql`s.id`,
    read: ({ where, orderBy, limit }) =>
      readRows(
        db,
        licenceRow,
        sql`
        SELECT s.id,
          p.id AS product_id,
          p.sku,
          p.name AS product_name,
          (free.input - free.output)::float8 AS free,
          (used.input - used.output)::float8 AS in_use,
          l.starts_on::text AS starts_on,
          l.expires_on::text AS expires_on,
          o.id AS order_id,
          o.number,
          f.id AS from_id,
          f.name AS from_name,
          ${order.column}::text AS value
        FROM ${from}
        WHERE ${where}
        ORDER BY ${orderBy}
        LIMIT ${limit}`,
      ),
    view: (row) => licenceView(ctx, row),
  });
}

const licenceRow = {
  id: text,
  productId: text,
  sku: text,
  productName: text,
  free: int,
  inUse: int,
  startsOn: date,
  expiresOn: date.orNull,
  orderId: text,
  number: text,
  fromId: text,
  fromName: text,
  value: text,
};

type LicenceRow = Row<typeof licenceRow>;

function licenceView(ctx: Context, row: LicenceRow): Licence {
  const own = ctx.actor.account;
  return {
    id: row.id,
    product: { id: row.productId, sku: row.sku, name: row.productName },
    quantity: row.free + row.inUse,
    inUse: row.inUse,
    available: row.free,
    startsOn: row.startsOn,
    expiresOn: row.expiresOn,
    state:
      lineState({ state: 'open', expiresOn: row.expiresOn }, today(ctx.services)) === 'expired' ? 'expired' : 'active',
    // Customers read the number of the order their licences came with; the order itself is their partner's.
    order: { id: isVendor(own) || own.id === row.fromId ? row.orderId : null, number: row.number },
    from: { id: row.fromId, name: row.fromName },
  };
}

type Licence = Reply<'listLicences'>['items'][number];
