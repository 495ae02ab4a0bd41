import { nameKey } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { hasKey } from '../kernel/page.ts';
import { readRows, text } from '../kernel/rows.ts';

/** A column of line `l`, and the ids that it may hold. */
export type Meant = { column: Sql; ids: string[] };

/**
 * Resolves free text to products, accounts and order numbers that begin with it, 5,000 of each at most; null where
 * nothing matches.
 */
export async function resolveFreeText(ctx: Context, typed: string): Promise<Meant[] | null> {
  const read = async (query: Sql) =>
    (await readRows(ctx.services.db, { id: text }, sql`${query} LIMIT 5000`)).map((row) => row.id);
  const key = nameKey(typed);
  const [products, accounts, entitlements] = await Promise.all([
    read(
      sql`SELECT p.id
        FROM product p
        WHERE p.vendor_id = ${ctx.vendor.id}::uuid AND ${hasKey(typed, [sql`p.name_key`, sql`p.sku_key`])}`,
    ),
    read(
      sql`SELECT v.id
        FROM visible_account v
        WHERE v.viewer_id = ${ctx.actor.account.id}::uuid
          AND ${hasKey(typed, [sql`v.name_key`, sql`v.identifier_key`])}`,
    ),
    knowsOrderNumbers(ctx)
      ? read(
          sql`SELECT e.id
            FROM entitlement e
            WHERE e.vendor_id = ${ctx.vendor.id}::uuid
              AND e.order_key >= ${key}
              AND e.order_key < ${`${key}\u{10FFFF}`}`,
        )
      : [],
  ]);
  const meant = [
    { column: sql`l.product_id`, ids: products },
    { column: sql`l.account_id`, ids: accounts },
    { column: sql`l.from_account_id`, ids: accounts },
    { column: sql`l.entitlement_id`, ids: entitlements },
  ].filter(({ ids }) => ids.length > 0);
  return meant.length > 0 ? meant : null;
}

/** Whether the actor may see order numbers: they are between vendor and distributor, and hidden below. */
export function knowsOrderNumbers(ctx: Context): boolean {
  return ctx.actor.account.tier <= 1;
}
