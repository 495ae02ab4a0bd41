import { asOwner } from './connection.ts';

/** How many lots a database counts, and the ids of what is not balanced in it; of a sound one none. */
export type Books = { readonly lots: number; readonly wrong: readonly string[] };

/**
 * Checks the books of a database (SPEC §1): what was issued of each unit is what its holdings have, none of them has
 * less than nothing, and each has what its transfers brought and took.
 */
export function checkBooks(ownerUrl: string): Promise<Books> {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<Books>(`
      WITH moved AS (
        SELECT id, sum(came) AS came, sum(went) AS went FROM (
          SELECT to_id AS id, quantity AS came, 0 AS went FROM transfer
          UNION ALL SELECT from_id, 0, quantity FROM transfer) leg
        GROUP BY id),
      wrong AS (
        SELECT unit FROM holding GROUP BY unit HAVING sum(input - output) <> 0
        UNION SELECT unit FROM holding WHERE purpose <> 'mint' AND input < output
        UNION SELECT h.unit FROM holding h LEFT JOIN moved m ON m.id = h.id
          WHERE h.input <> coalesce(m.came, 0) OR h.output <> coalesce(m.went, 0))
      SELECT (SELECT count(DISTINCT unit)::int FROM holding) AS lots,
        (SELECT coalesce(array_agg(unit::text ORDER BY unit), '{}') FROM wrong) AS wrong`);
    return rows[0] ?? { lots: 0, wrong: [] };
  });
}
