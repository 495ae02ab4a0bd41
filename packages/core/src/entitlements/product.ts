import { problem, type Ask, type Product, type Reply } from '@tierline/contract';
import { delivered, hostSchemes, nameKey, wrongDelivery } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { defined, operation, pick } from '../kernel/operation.ts';
import { and, hasKey, sorted, type Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { arrayOf, int, oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found } from '../kernel/scope.ts';

const orders = {
  name: { column: sql`p.name`, type: 'text', descending: false, alphabetic: true },
  '-name': { column: sql`p.name`, type: 'text', descending: true, alphabetic: true },
  sku: { column: sql`p.sku_key`, type: 'text', descending: false },
  '-sku': { column: sql`p.sku_key`, type: 'text', descending: true },
} as const satisfies Record<string, Sort>;

const productRow = {
  id: text,
  name: text,
  status: oneOf('active', 'retired'),
  version: int,
  credits: int.orNull,
  description: text,
  kind: text,
  sku: text,
  termMonths: int.orNull,
  delivers: oneOf(...delivered),
  integration: text.orNull,
  leaseDays: int.orNull,
  graceDays: int,
  hostScheme: oneOf(...hostSchemes),
  copiesPerHost: int.orNull,
  movesPerYear: int,
  features: arrayOf(text),
  createdAt: timestamp,
  value: text,
};

type ProductRow = Omit<Row<typeof productRow>, 'value'>;

/** Lists the product catalogue (E1), the same for everybody of the programme. */
export async function listProducts(ctx: Context, ask: Ask<'listProducts'>): Promise<Reply<'listProducts'>> {
  const order = await sorted(ctx, orders[ask.sort]);
  const conditions = [sql`p.vendor_id = ${ctx.vendor.id}::uuid`];
  if (ask.status !== undefined) conditions.push(sql`p.status = ${ask.status}`);
  if (ask.q) conditions.push(hasKey(ask.q, [sql`p.name_key`, sql`p.sku_key`]));
  return readPage(ctx, ask, {
    from: sql`product p`,
    where: and(conditions),
    order,
    id: sql`p.id`,
    read: ({ where, orderBy, limit }) =>
      readRows(
        ctx.services.db,
        productRow,
        sql`
        SELECT p.id, p.sku, p.name, p.kind, p.term_months, p.description, p.delivers, p.integration,
          p.credits, p.lease_days, p.grace_days, p.host_scheme,
          p.copies_per_host, p.moves_per_year, p.features,
          p.status, p.version, p.created_at, ${order.column}::text AS value
        FROM product p
        WHERE ${where}
        ORDER BY ${orderBy}
        LIMIT ${limit}`,
      ),
    view: (row) => productView(row),
  });
}

/** Adds a product to the catalogue (E1). */
export async function createProduct(ctx: Context, ask: Ask<'createProduct'>): Promise<Reply<'createProduct'>> {
  return operation(ctx, 'product.create', ask, [], async (tx) => {
    const wrong = wrongDelivery(ctx.vendor.programme, ask);
    if (wrong.length > 0) throw problem('invalid-input', { errors: wrong });
    const skuKey = nameKey(ask.sku);
    if ((await tx.product.count({ where: { vendorId: ctx.vendor.id, skuKey } })) > 0)
      throw problem('sku-taken', { sku: ask.sku });
    const product = await tx.product.create({
      data: { ...ask, id: randomUUID(), skuKey, nameKey: nameKey(ask.name), vendorId: ctx.vendor.id },
    });
    return {
      reply: productView(asRow(product)),
      changes: { subject: { kind: 'product', id: product.id, name: ask.sku }, after: ask },
    };
  });
}

/** Edits or retires a product; existing lines keep their term. */
export async function editProduct(ctx: Context, ask: Ask<'editProduct'>): Promise<Reply<'editProduct'>> {
  const { id, version, ...edit } = ask;
  return operation(ctx, 'product.edit', ask, [ctx.actor.account.id], async (tx) => {
    const before = found(await tx.product.findFirst({ where: { id, vendorId: ctx.vendor.id } }));
    if (before.version !== version) throw problem('changed-meanwhile', { version: before.version });
    const given = defined(edit);
    const now = await tx.product.update({
      where: { id },
      data: { ...given, ...(edit.name !== undefined && { nameKey: nameKey(edit.name) }), version: { increment: 1 } },
    });
    return {
      reply: productView(asRow(now)),
      changes: {
        subject: { kind: 'product', id, name: now.sku },
        before: pick(before, Object.keys(given)),
        after: given,
      },
    };
  });
}

// CHECKs in the database keep them to these words; Prisma only knows that they are text.
function asRow(
  row: Omit<ProductRow, 'status' | 'delivers' | 'hostScheme'> & {
    status: string;
    delivers: string;
    hostScheme: string;
  },
): ProductRow {
  return {
    ...row,
    status: row.status === 'retired' ? 'retired' : 'active',
    delivers: delivered.find((one) => one === row.delivers) ?? 'copies',
    hostScheme: hostSchemes.find((one) => one === row.hostScheme) ?? 'free',
  };
}

function productView({
  id,
  sku,
  name,
  kind,
  termMonths,
  description,
  delivers,
  integration,
  credits,
  leaseDays,
  graceDays,
  hostScheme,
  copiesPerHost,
  movesPerYear,
  features,
  status,
  version,
  createdAt,
}: ProductRow): Product {
  return {
    id,
    sku,
    name,
    kind,
    termMonths,
    description,
    delivers,
    integration,
    credits,
    leaseDays,
    graceDays,
    hostScheme,
    copiesPerHost,
    movesPerYear,
    features,
    status,
    version,
    createdAt: createdAt.toISOString(),
  };
}
