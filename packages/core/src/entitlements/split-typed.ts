import type { Ask } from '@tierline/contract';
import { nameKey, readActivationId, type Typed } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { int, readRows, text, type Row } from '../kernel/rows.ts';
import { visibleLines } from '../kernel/scope.ts';

type AskedRow = Ask<'previewSplits'>['rows'][number];

const fitsRow = {
  key: text,
  id: text,
  name: text,
  fits: int,
};

type Fits = Row<typeof fitsRow>;
/** What was typed, by its key; `fits` is how many things it could mean. */
export type TypedNames = Record<'lines' | 'products' | 'accounts', ReadonlyMap<string, Fits>>;

/** Looks up what was typed: activation IDs, SKUs and names of products, names and identifiers of related accounts. */
export async function readTyped(ctx: Context, asked: readonly AskedRow[]): Promise<TypedNames> {
  const { db } = ctx.services;
  const own = ctx.actor.account.id;
  const keys = (of: (row: AskedRow) => string | null | undefined) => [
    ...new Set(asked.flatMap((row) => of(row) ?? [])),
  ];
  const ids = keys((row) => (row.activationId !== undefined ? readActivationId(row.activationId) : null));
  const products = keys((row) => (row.product !== undefined ? nameKey(row.product) : null));
  const productIds = keys((row) => row.productId);
  const accounts = keys((row) => (row.account !== undefined ? nameKey(row.account) : null));
  const none: Fits[] = [];
  const [lines, fitting, byId, targets] = await Promise.all([
    ids.length === 0
      ? none
      : readRows(
          db,
          fitsRow,
          sql`SELECT l.activation_id AS key, l.id, '' AS name, 1 AS fits
            FROM line_item l
            WHERE l.activation_id = ANY(${ids}::text[]) AND ${visibleLines(ctx, sql`l`)}`,
        ),
    // A SKU goes before a name.
    products.length === 0
      ? none
      : readRows(
          db,
          fitsRow,
          sql`
      SELECT DISTINCT ON (asked.key) asked.key, p.id, p.name,
        (count(*) OVER (PARTITION BY asked.key, p.sku_key = asked.key))::int AS fits
      FROM unnest(${products}::text[]) AS asked (key)
      JOIN product p ON p.vendor_id = ${ctx.vendor.id}::uuid AND (p.sku_key = asked.key OR p.name_key = asked.key)
      ORDER BY asked.key, (p.sku_key = asked.key) DESC, p.id`,
        ),
    productIds.length === 0
      ? none
      : readRows(
          db,
          fitsRow,
          sql`SELECT p.id AS key, p.id, p.name, 1 AS fits
            FROM product p
            WHERE p.vendor_id = ${ctx.vendor.id}::uuid AND p.id = ANY(${productIds}::uuid[])`,
        ),
    accounts.length === 0
      ? none
      : readRows(
          db,
          fitsRow,
          sql`
      SELECT DISTINCT ON (asked.key) asked.key, a.id, a.name, (count(*) OVER (PARTITION BY asked.key))::int AS fits
      FROM unnest(${accounts}::text[]) AS asked (key)
      JOIN account a ON a.vendor_id = ${ctx.vendor.id}::uuid
        AND (a.name_key = asked.key OR a.identifier_key = asked.key)
      JOIN relation r ON r.upper_id = ${own}::uuid AND r.lower_id = a.id
      ORDER BY asked.key, a.id`,
        ),
  ]);
  const byKey = (rows: readonly Fits[]) => new Map(rows.map((row) => [row.key, row]));
  return { lines: byKey(lines), products: byKey([...fitting, ...byId]), accounts: byKey(targets) };
}

/** A row with ids for what was typed; null where that is not known. */
export type NamedRow = {
  by: 'line' | 'product';
  lineId: string | null;
  product: Fits | null;
  accountId: string | null;
  contactId: string | null;
  copies: number;
  typedSource: string | null;
  typedProduct: Typed | null;
  typedTarget: Typed | null;
};

/** Replaces what was typed in a row by the one id it means, or null. */
export function nameRow(row: AskedRow, typed: TypedNames): NamedRow {
  const line = row.activationId === undefined ? undefined : typed.lines.get(readActivationId(row.activationId) ?? '');
  const product = typed.products.get(row.productId ?? (row.product === undefined ? '' : nameKey(row.product))) ?? null;
  const account = row.account === undefined ? undefined : typed.accounts.get(nameKey(row.account));
  const only = (fits: Fits | null | undefined) => (fits && fits.fits === 1 ? fits : null);
  return {
    by: row.productId !== undefined || row.product !== undefined ? 'product' : 'line',
    lineId: row.lineItemId ?? line?.id ?? null,
    product: only(product),
    accountId: row.accountId ?? only(account)?.id ?? null,
    contactId: row.contactId ?? null,
    copies: Math.min(Math.max(row.copies ?? 0, 0), 1e9),
    typedSource: row.activationId ?? null,
    typedProduct: row.product === undefined ? null : { text: row.product, fits: product?.fits ?? 0 },
    typedTarget: row.account === undefined ? null : { text: row.account, fits: account?.fits ?? 0 },
  };
}
