import { isVendor, type AssignedPart, type OrderInMail, type OrderedLine } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { arrayOf, date, int, object, oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found } from '../kernel/scope.ts';

/** An order as it is read. */
export type OrderRow = Omit<Row<typeof orderRow>, 'cancelledAt' | 'stateReason'> & {
  cancelled: { at: Date; reason: string } | null;
};

/** Reads an order that the actor's account bought, for vendor staff any; not found for all others. */
export async function readOrderRow(ctx: Context, id: string): Promise<OrderRow> {
  const own = ctx.actor.account;
  const mine = isVendor(own) ? sql`TRUE` : sql`o.account_id = ${own.id}::uuid`;
  const rows = await readOrders(
    ctx,
    sql`SELECT o.id, o.created_at AS value
      FROM purchase_order o
      WHERE o.id = ${id}::uuid AND o.vendor_id = ${ctx.vendor.id}::uuid AND ${mine}`,
    sql``,
  );
  return found(rows[0]);
}

const orderRow = {
  id: text,
  number: text,
  orderedOn: date,
  accountId: text,
  accountName: text,
  createdAt: timestamp,
  version: int,
  cancelledAt: timestamp.orNull,
  stateReason: text,
  /** The partner's credits that are in its balance. */
  balance: int,
  value: text,
  lines: arrayOf(
    object({
      id: text,
      productId: text,
      sku: text,
      productName: text,
      quantity: int,
      unassigned: int,
      startsOn: date,
      expiresOn: date.orNull,
      delivers: oneOf('seats', 'credits'),
      credits: int.orNull,
    }),
  ),
  customers: arrayOf(object({ id: text, name: text })),
  customerCount: int,
};

/** Orders with their lines and to whom they are assigned; `ids` are ids and sort values. */
export async function readOrders(ctx: Context, ids: Sql, order: Sql): Promise<OrderRow[]> {
  const rows = await readRows(
    ctx.services.db,
    orderRow,
    sql`
    SELECT o.id, o.number, o.ordered_on::text AS ordered_on, o.account_id, a.name AS account_name,
      o.created_at, o.version,
      o.cancelled_at, o.state_reason,
      coalesce((
        SELECT h.input - h.output FROM wallet w JOIN holding h ON h.id = w.id WHERE w.account_id = o.account_id),
          0)::float8 AS balance, paged.value::text AS value, l.lines,
      coalesce(c.customers, '[]') AS customers, coalesce(c.n, 0)::int AS customer_count
    FROM (${ids}) paged JOIN purchase_order o ON o.id = paged.id JOIN account a ON a.id = o.account_id
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'productId', p.id, 'sku', p.sku, 'productName', p.name,
        'quantity', q.held / coalesce(p.credits, 1), 'unassigned', h.input - h.output,
        'startsOn', l.starts_on, 'expiresOn', l.expires_on, 'delivers', p.delivers, 'credits', p.credits)
          ORDER BY l.position), '[]') AS lines
      FROM order_line l JOIN holding h ON h.id = l.id JOIN product p ON p.id = l.product_id CROSS JOIN LATERAL (
        -- Of a cancelled order what it had then; lines that a correction emptied are none of it any more.
        SELECT CASE WHEN o.state = 'open' THEN h.received - h.given_back
          ELSE (
            SELECT sum(t.quantity) FROM transfer t WHERE t.from_id = l.id AND t.operation_id = o.cancelled_by_id) END
              AS held) q
      WHERE l.order_id = o.id AND q.held > 0) l
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name) ORDER BY name) FILTER (WHERE n <= 10) AS customers,
        count(*) AS n
      FROM (
        SELECT v.id, v.name, row_number() OVER (ORDER BY v.name) AS n
        FROM visible_account v
        WHERE v.viewer_id = ${ctx.actor.account.id}::uuid AND v.id IN (
        SELECT s.account_id
        FROM seat_pool s
        JOIN holding free ON free.id = s.id
        JOIN holding used ON used.id = s.used_id
        WHERE s.order_id = o.id AND (free.output < free.input OR used.output < used.input))) named) c
    ${order}`,
  );
  return rows.map(({ cancelledAt, stateReason, ...row }) => ({
    ...row,
    cancelled: cancelledAt && { at: cancelledAt, reason: stateReason },
  }));
}

/** The facts about an order that the rules about its licences need. */
export function orderOf({ id, number, accountId, accountName, cancelled }: OrderRow) {
  return { id, number, accountId, account: accountName, cancelled: cancelled !== null };
}

/** An order as the mail to the partner lists it. */
export function orderInMail(number: string, lines: readonly Pick<OrderedLine, 'product' | 'quantity'>[]): OrderInMail {
  return {
    number,
    licences: lines
      .filter(({ product }) => product.delivers !== 'credits')
      .map(({ product, quantity }) => ({ product: product.name, quantity })),
    credits: lines.reduce(
      (sum, { product, quantity }) => sum + (product.delivers === 'credits' ? quantity * (product.credits ?? 0) : 0),
      0,
    ),
  };
}

/** The licences of an order that went to customers or came back from them, as the audit shows them. */
export function movedParts(
  row: OrderRow,
  parts: readonly AssignedPart[],
  accounts: ReadonlyMap<string, { name: string }>,
) {
  const productOf = (lineId: string) => row.lines.find(({ id }) => id === lineId)?.productName;
  return {
    subject: { kind: 'order', id: row.id, name: row.number },
    after: {
      parts: parts.map(({ accountId, orderLineId, quantity }) => ({
        accountId,
        account: accounts.get(accountId)?.name,
        product: productOf(orderLineId),
        quantity,
      })),
    },
  };
}
