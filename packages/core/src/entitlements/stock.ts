import type { Ask, Reply } from '@tierline/contract';
import { addDays, addMonths, dayIn, monthOf, stockOn, type HeldCopies, type MovedCopies } from '@tierline/domain';
import { readAccountHead } from '../accounts/account-row.ts';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { date, int, readRows, text } from '../kernel/rows.ts';

/** How many products are told apart, those of which there are most; the others are one sum. */
const maxProducts = 8;

type Named = { productId: string; sku: string; name: string };
type Column = { month: string; day: string };

/** The reader's own stock over time, and what is left of it as line items expire (E3, E15). */
export async function readStock(ctx: Context, ask: Ask<'readStock'>): Promise<Reply<'readStock'>> {
  const { timeZone } = await readAccountHead(ctx, ctx.services.db, ctx.actor.account.id);
  const today = dayIn(timeZone, ctx.services.now());
  const thisMonth = monthOf(today);
  const months = Array.from({ length: ask.months }, (_, index) => addMonths(thisMonth, index + 1 - ask.months));
  const monthsAhead = Array.from({ length: ask.months }, (_, index) => addMonths(thisMonth, index + 1));
  const [held, moved] = await Promise.all([
    readHeld(ctx),
    readMoved(ctx, timeZone, addMonths(months[0] ?? thisMonth, 1)),
  ]);
  const past = months.map((month) => ({ month, day: month === thisMonth ? today : lastDay(month) }));
  const ahead = monthsAhead.map((month) => ({ month, day: lastDay(month) }));
  const by = (is: (row: { productId: string }) => boolean) => {
    const [own, came] = [held.filter(is), moved.filter(is)];
    const counted = (columns: readonly Column[]) => columns.map((column) => stockOn(own, came, column));
    return { past: counted(past), ahead: counted(ahead) };
  };
  const products = [...new Map([...held, ...moved].map((row) => [row.productId, row])).values()]
    .map(({ productId, sku, name }) => ({ id: productId, sku, name, ...by((row) => row.productId === productId) }))
    .toSorted((one, other) => (other.past.at(-1) ?? 0) - (one.past.at(-1) ?? 0) || one.name.localeCompare(other.name));
  const rest = new Set(products.slice(maxProducts).map(({ id }) => id));
  const ends = held.filter(({ expiresOn, available }) => expiresOn !== null && expiresOn >= today && available > 0);
  const on = ends.map(({ expiresOn }) => expiresOn ?? '').toSorted()[0];
  return {
    months,
    monthsAhead,
    all: by(() => true),
    products: products.slice(0, maxProducts),
    others: { products: rest.size, ...by(({ productId }) => rest.has(productId)) },
    firstToExpire:
      on === undefined
        ? null
        : { on, copies: ends.reduce((sum, row) => (row.expiresOn === on ? sum + row.available : sum), 0) },
  };
}

function lastDay(month: string): string {
  return addDays(addMonths(month, 1), -1);
}

const heldRow = {
  productId: text,
  expiresOn: date.orNull,
  available: int,
  sku: text,
  name: text,
};

function readHeld(ctx: Context): Promise<(HeldCopies & Named)[]> {
  return readRows(
    ctx.services.db,
    heldRow,
    sql`
    SELECT p.id AS product_id, p.sku, p.name, to_char(l.expires_on, 'YYYY-MM-DD') AS expires_on,
      sum(h.input - h.output)::float8 AS available
    FROM line_item l JOIN holding h ON h.id = l.id JOIN product p ON p.id = l.product_id
    WHERE l.vendor_id = ${ctx.vendor.id}::uuid AND l.account_id = ${ctx.actor.account.id}::uuid
    GROUP BY p.id, l.expires_on
    HAVING sum(h.input - h.output) > 0`,
  );
}

const movedRow = {
  productId: text,
  expiresOn: date.orNull,
  month: text,
  net: int,
  sku: text,
  name: text,
};

// What came to the line items and what left them, by month, from the end of the first one on.
function readMoved(ctx: Context, timeZone: string, from: string): Promise<(MovedCopies & Named)[]> {
  return readRows(
    ctx.services.db,
    movedRow,
    sql`
    WITH mine AS (
      SELECT l.id, l.product_id, l.expires_on
      FROM line_item l
      WHERE l.vendor_id = ${ctx.vendor.id}::uuid AND l.account_id = ${ctx.actor.account.id}::uuid
    ), moved AS (
      SELECT m.product_id, m.expires_on, t.operation_id, t.quantity AS net
      FROM mine m JOIN transfer t ON t.to_id = m.id
      UNION ALL
      SELECT m.product_id, m.expires_on, t.operation_id, -t.quantity
      FROM mine m JOIN transfer t ON t.from_id = m.id
    )
    SELECT p.id AS product_id, p.sku, p.name, to_char(v.expires_on, 'YYYY-MM-DD') AS expires_on,
      to_char(o.at AT TIME ZONE ${timeZone}, 'YYYY-MM-01') AS month, sum(v.net)::float8 AS net
    FROM moved v JOIN operation o ON o.id = v.operation_id JOIN product p ON p.id = v.product_id
    WHERE o.at >= ${from}::timestamp AT TIME ZONE ${timeZone}
    GROUP BY p.id, v.expires_on, 5`,
  );
}
