import type { AssignedPool, OtherPool } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { today, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { personName } from '../kernel/person-name.ts';
import { arrayOf, date, int, object, readRows, text } from '../kernel/rows.ts';

/** Licences of an order at a customer, with the customer and the keys of what is switched on there. */
export type PoolRow = AssignedPool & {
  accountId: string;
  accountName: string;
  accountVersion: number;
  integrations: string[];
  sku: string;
};

const poolRow = {
  id: text,
  accountId: text,
  integrations: arrayOf(text),
  free: int,
  expiresOn: date.orNull,
  startsOn: date,
  sku: text,
  integration: text.orNull,
  productId: text,
  orderLineId: text,
  inUse: int,
  productName: text,
  accountName: text,
  usedId: text,
  accountVersion: int,
  users: arrayOf(object({ id: text, name: text, seatId: text })),
};

/** Reads the licences of an order at customers, by customer and product. */
export async function readPools(ctx: Context, orderId: string): Promise<PoolRow[]> {
  const name = personName(sql`u`);
  const rows = await readRows(
    ctx.services.db,
    poolRow,
    sql`
    SELECT s.id, s.used_id, s.account_id, a.name AS account_name,
      a.version AS account_version, a.integrations,
      s.order_line_id, s.product_id, p.sku, p.name AS product_name, p.integration,
      (free.input - free.output)::float8 AS free, (used.input - used.output)::float8 AS in_use,
      l.starts_on::text AS starts_on, l.expires_on::text AS expires_on,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('seatId', t.id, 'id', u.id, 'name', ${name}) ORDER BY ${name})
        FROM seat t JOIN portal_user u ON u.id = t.user_id WHERE t.pool_id = s.id AND t.ended_at IS NULL), '[]')
          AS users
    FROM seat_pool s
    JOIN order_line l ON l.id = s.order_line_id
    JOIN holding free ON free.id = s.id
    JOIN holding used ON used.id = s.used_id
      JOIN account a ON a.id = s.account_id JOIN product p ON p.id = s.product_id
    WHERE s.order_id = ${orderId}::uuid AND s.vendor_id = ${ctx.vendor.id}::uuid ORDER BY a.name_key, p.name, s.id`,
  );
  return rows.map((row) => ({ ...row, users: row.users.map((user) => ({ ...user, freshId: randomUUID() })) }));
}

const otherPoolRow = {
  id: text,
  usedId: text,
  unit: text,
  productId: text,
  free: int,
  expiresOn: date.orNull,
  orderNumber: text,
  accountId: text,
};

/**
 * Reads free licences that are valid today, of the same products at the same customers, from any order of the partner:
 * seats can move there (O8).
 */
export function readOtherPools(
  ctx: Context,
  partnerId: string,
  pools: readonly PoolRow[],
): Promise<(OtherPool & { accountId: string })[]> {
  const used = pools.filter(({ inUse }) => inUse > 0);
  const day = today(ctx.services);
  return readRows(
    ctx.services.db,
    otherPoolRow,
    sql`
    SELECT s.id, s.used_id, s.order_line_id AS unit, s.account_id,
      s.product_id, o.number AS order_number,
      (h.input - h.output)::float8 AS free, l.expires_on::text AS expires_on
    FROM seat_pool s
    JOIN holding h ON h.id = s.id
    JOIN order_line l ON l.id = s.order_line_id
    JOIN purchase_order o ON o.id = s.order_id
    WHERE s.account_id = ANY(${used.map(({ accountId }) => accountId)}::uuid[])
      AND s.product_id = ANY(${used.map(({ productId }) => productId)}::uuid[])
      AND o.account_id = ${partnerId}::uuid
        AND h.output < h.input
        AND l.starts_on <= ${day}::date
        AND coalesce(l.expires_on, 'infinity'::date) >= ${day}::date
    ORDER BY coalesce(l.expires_on, 'infinity'::date), s.created_at, s.id`,
  );
}
