import { delivered, nameKey, type EnterOrderFacts } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Transaction } from '../kernel/db.ts';
import { arrayOf, int, oneOf, readRows, text } from '../kernel/rows.ts';
import type { ProductRow } from '../entitlements/entitlement.ts';
import { visibleAccounts } from '../kernel/scope.ts';
import { storableKeys } from '../kernel/storable.ts';

/** What each text of a file names, by how it is compared. */
export async function named<T>(
  words: readonly string[],
  read: (keys: string[]) => Promise<(T & { keys: string[] })[]>,
): Promise<Map<string, T[]>> {
  const found = new Map<string, T[]>();
  for (const one of await read(storableKeys([...new Set(words.map(nameKey))])))
    for (const key of new Set(one.keys)) found.set(key, [...(found.get(key) ?? []), one]);
  return found;
}

const targetsRow = {
  id: text,
  version: int,
  name: text,
  tier: int,
  status: oneOf('active', 'suspended', 'closed'),
  keys: arrayOf(text),
};

/** The accounts that a file of orders names, as far as the reader may see them. */
export function readTargets(
  ctx: Context,
  db: Database | Transaction,
  keys: string[],
): Promise<(EnterOrderFacts['target'] & { keys: string[] })[]> {
  return readRows(
    db,
    targetsRow,
    sql`
    SELECT a.id, a.version, a.name, a.tier, a.status, ARRAY[a.name_key, a.identifier_key] AS keys FROM account a
    WHERE ${visibleAccounts(ctx, sql`a`)}
      AND (a.name_key = ANY(${keys}::text[]) OR a.identifier_key = ANY(${keys}::text[])) ORDER BY a.id`,
  );
}

const productsNamedRow = {
  id: text,
  version: int,
  sku: text,
  name: text,
  status: oneOf('active', 'retired'),
  delivers: oneOf(...delivered),
  credits: int.orNull,
  termMonths: int.orNull,
  keys: arrayOf(text),
};

/** The products that a file of orders names by SKU or name. */
export function readProductsNamed(
  ctx: Context,
  db: Database | Transaction,
  keys: string[],
): Promise<(ProductRow & { keys: string[] })[]> {
  return readRows(
    db,
    productsNamedRow,
    sql`
    SELECT p.id, p.version, p.sku, p.name, p.status, p.delivers, p.credits, p.term_months,
      ARRAY[p.sku_key, p.name_key] AS keys
    FROM product p
    WHERE p.vendor_id = ${ctx.vendor.id}::uuid
      AND (p.sku_key = ANY(${keys}::text[]) OR p.name_key = ANY(${keys}::text[]))
    ORDER BY p.id`,
  );
}
