import { problem, type ProductBy } from '@tierline/contract';
import { nameKey, type FieldError } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { readRows, text } from '../kernel/rows.ts';
import { storableKeys } from '../kernel/storable.ts';

const foundRow = {
  id: text,
  sku: text,
  name: text,
};

/**
 * The lines of a request, each with the id of its product, which it may name by SKU or name; a SKU goes before a name.
 * What none or several products are called is refused at its field.
 */
export async function withProducts<L extends ProductBy>(
  ctx: Context,
  lines: readonly L[],
): Promise<(L & { productId: string })[]> {
  const keys = storableKeys([
    ...new Set(lines.flatMap(({ product }) => (product === undefined ? [] : [nameKey(product)]))),
  ]);
  const known =
    keys.length === 0
      ? []
      : await readRows(
          ctx.services.db,
          foundRow,
          sql`
          SELECT p.id, p.sku_key AS sku, p.name_key AS name FROM product p
          WHERE p.vendor_id = ${ctx.vendor.id}::uuid
            AND (p.sku_key = ANY(${keys}::text[]) OR p.name_key = ANY(${keys}::text[]))`,
        );
  const errors: FieldError[] = [];
  const read = lines.map((line, index) => {
    if (line.productId !== undefined) return { ...line, productId: line.productId };
    const key = nameKey(line.product ?? '');
    const bySku = known.filter(({ sku }) => sku === key);
    const fits = bySku.length > 0 ? bySku : known.filter(({ name }) => name === key);
    const [only] = fits;
    if (!only || fits.length > 1) {
      const rule = only ? 'several-products' : 'no-such-product';
      errors.push({ pointer: `/lines/${index}/product`, rule, facts: {} });
    }
    return { ...line, productId: only?.id ?? '' };
  });
  if (errors.length > 0) throw problem('invalid-input', { errors });
  return read;
}
