import type { Ask, Reply } from '@tierline/contract';
import { wordRefusal } from '@tierline/contract';
import { judgeSplits, nameKey } from '@tierline/domain';
import { today, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { int, readRows, text } from '../kernel/rows.ts';
import { readSplitFacts } from './split-facts.ts';

type Preview = Reply<'previewSplits'>;
type Suggestions = Preview['rows'][number]['suggestions'];

/**
 * Says what would happen to each row of a split, by the same decision that the split makes (E4, E6). Changes nothing.
 */
export async function previewSplits(ctx: Context, ask: Ask<'previewSplits'>): Promise<Preview> {
  const facts = await readSplitFacts(ctx, ask, false);
  const judged = judgeSplits(facts, { mail: ask.mail, rows: ask.rows.map(({ copies }) => ({ copies: copies ?? 0 })) });
  const unsure = (code: string) =>
    ask.rows.filter((_, index) => judged[index]?.wrong.some(({ refusal }) => refusal.code === code));
  const [totals, accounts, products] = await Promise.all([
    readTotals(
      ctx,
      facts.rows.flatMap((row) => row.productId ?? []),
    ),
    nearAccounts(
      ctx,
      [...unsure('target-unknown'), ...unsure('target-ambiguous')].flatMap((row) => row.account ?? []),
    ),
    nearProducts(
      ctx,
      [...unsure('product-unknown'), ...unsure('product-ambiguous')].flatMap((row) => row.product ?? []),
    ),
  ]);
  const asked = new Map<string, number>();
  facts.rows.forEach(
    ({ productId }, index) =>
      productId !== null && asked.set(productId, (asked.get(productId) ?? 0) + wholeOf(ask.rows[index]?.copies)),
  );
  return {
    rows: judged.map(({ draws, available, target, contact, wrong }, index) => ({
      draws: draws.map(({ line, copies }) => ({
        lineItemId: line.id,
        activationId: line.activationId,
        expiresOn: line.expiresOn,
        copies,
      })),
      product: totals.get(facts.rows[index]?.productId ?? '')?.product ?? null,
      available,
      account: target && {
        id: target.id,
        name: target.name,
        identifier: facts.rows[index]?.identifier ?? '',
        tier: target.tier,
      },
      contact,
      wrong: wrong.map(({ field, refusal }) => ({
        field,
        code: refusal.code,
        detail: wordRefusal(refusal, ctx.language, ctx.vendor.programme).detail,
      })),
      suggestions: {
        accounts: accounts.get(ask.rows[index]?.account ?? '') ?? [],
        products: products.get(ask.rows[index]?.product ?? '') ?? [],
      },
    })),
    totals: [...totals.values()].map(({ product, available }) => ({
      product,
      available,
      asked: asked.get(product.id) ?? 0,
    })),
  };
}

function wholeOf(copies: number | null | undefined): number {
  return Number.isSafeInteger(copies) && Number(copies) >= 1 ? Number(copies) : 0;
}

async function readTotals(
  ctx: Context,
  productIds: readonly string[],
): Promise<Map<string, { product: { id: string; sku: string; name: string }; available: number }>> {
  if (productIds.length === 0) return new Map();
  const rows = await readRows(
    ctx.services.db,
    { id: text, sku: text, name: text, available: int },
    sql`
    SELECT p.id, p.sku, p.name, coalesce((SELECT sum(h.input - h.output) FROM line_item l JOIN holding h ON h.id = l.id
      WHERE l.account_id = ${ctx.actor.account.id}::uuid
        AND l.product_id = p.id
        AND l.state = 'open'
        AND coalesce(l.expires_on, 'infinity'::date) >= ${today(ctx.services)}::date), 0)::float8 AS available
    FROM product p
    WHERE p.vendor_id = ${ctx.vendor.id}::uuid AND p.id = ANY(${[...new Set(productIds)]}::uuid[])
    ORDER BY p.name, p.id`,
  );
  return new Map(rows.map(({ available, ...product }) => [product.id, { product, available }]));
}

const maxNames = 100;

const nearAccountsRow = {
  id: text,
  name: text,
  identifier: text,
  tier: int,
  typed: text,
};

// Related accounts whose name is near to what was typed; of those alone, so that no account is found that the reader
// may not know (A3).
async function nearAccounts(ctx: Context, typed: readonly string[]): Promise<Map<string, Suggestions['accounts']>> {
  const names = [...new Set(typed)].slice(0, maxNames);
  if (names.length === 0) return new Map();
  const rows = await readRows(
    ctx.services.db,
    nearAccountsRow,
    sql`
    SELECT asked.typed, near.id, near.name, near.identifier, near.tier
    FROM unnest(${names}::text[], ${names.map(nameKey)}::text[]) AS asked (typed, key)
    CROSS JOIN LATERAL (
      SELECT a.id, a.name, a.identifier, a.tier
      FROM account a
      JOIN relation r ON r.upper_id = ${ctx.actor.account.id}::uuid AND r.lower_id = a.id
      WHERE a.vendor_id = ${ctx.vendor.id}::uuid
        AND a.status = 'active'
        AND (a.name_key % asked.key OR a.identifier_key = asked.key)
      ORDER BY similarity(a.name_key, asked.key) DESC, a.name_key, a.id LIMIT 3) near`,
  );
  return grouped(rows);
}

async function nearProducts(ctx: Context, typed: readonly string[]): Promise<Map<string, Suggestions['products']>> {
  const names = [...new Set(typed)].slice(0, maxNames);
  if (names.length === 0) return new Map();
  const rows = await readRows(
    ctx.services.db,
    { id: text, sku: text, name: text, typed: text },
    sql`
    SELECT asked.typed, near.id, near.sku, near.name
    FROM unnest(${names}::text[], ${names.map(nameKey)}::text[]) AS asked (typed, key)
    CROSS JOIN LATERAL (SELECT p.id, p.sku, p.name FROM product p
      WHERE p.vendor_id = ${ctx.vendor.id}::uuid
        AND greatest(similarity(p.name_key, asked.key), similarity(p.sku_key, asked.key),
        word_similarity(asked.key, p.name_key)) > 0.3
      ORDER BY greatest(similarity(p.name_key, asked.key), similarity(p.sku_key, asked.key),
        word_similarity(asked.key, p.name_key)) DESC, p.name, p.id
      LIMIT 3) near`,
  );
  return grouped(rows);
}

function grouped<T extends { typed: string }>(rows: readonly T[]): Map<string, Omit<T, 'typed'>[]> {
  const found = new Map<string, Omit<T, 'typed'>[]>();
  for (const { typed, ...row } of rows) found.set(typed, [...(found.get(typed) ?? []), row]);
  return found;
}
