import { namingHosts, type RefusedRow } from '@tierline/domain';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { arrayOf, int, readRows, text } from '../../kernel/rows.ts';
import { visibleActivations } from './rows.ts';

/** The most hosts that a refusal names. */
const mostNamed = 5;

/**
 * Adds the hosts that have the copies to refusals for too few available ones, where their reader may see these hosts
 * (E10, A3). `lineOf`: the line item of a row.
 */
export async function withHosts(
  ctx: Context,
  refused: readonly RefusedRow[],
  lineOf: (row: number) => string | null | undefined,
): Promise<RefusedRow[]> {
  const short = refused.filter(({ refusal }) => refusal.code === 'only-available');
  const lineIds = [...new Set(short.flatMap(({ row }) => lineOf(row) ?? []))];
  if (lineIds.length === 0) return [...refused];
  const rows = await readRows(
    ctx.services.db,
    { lineId: text, activated: int, hosts: arrayOf(text) },
    sql`
    SELECT a.line_item_id AS line_id, sum(h.input - h.output)::float8 AS activated,
      coalesce((array_agg(a.host_id ORDER BY a.created_at, a.id) FILTER (WHERE ${visibleActivations(ctx, sql`a`)}))
        [1:${mostNamed + 1}::int], '{}') AS hosts
    FROM activation a
    JOIN holding h ON h.id = a.id
    WHERE a.line_item_id = ANY(${lineIds}::uuid[]) AND a.state = 'active'
    GROUP BY a.line_item_id`,
  );
  const activated = new Map(rows.map((row) => [row.lineId, row]));
  return refused.map((one) => {
    const found = activated.get(lineOf(one.row) ?? '');
    return found ? { ...one, refusal: namingHosts(one.refusal, { ...found, most: mostNamed }) } : one;
  });
}
