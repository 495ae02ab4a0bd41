import { asOwner } from './connection.ts';

/** What is wrong in the books, in one sentence that says where. */
export type BookFault = { readonly unit: string; readonly told: string };

/** How many units a database counts, the ids of those that are not balanced, and what is wrong; of a sound one none. */
export type Books = { readonly lots: number; readonly wrong: readonly string[]; readonly faults: readonly BookFault[] };

/** The most faults that are told. */
const mostTold = 100;

/**
 * Checks the books of a database (SPEC §1): what was issued of each unit is what its holdings have, none of them has
 * less than nothing, each has what its transfers brought and took, as many seats are in use as are on (O7), and each
 * line of an order is marked by whether licences of it are free. The application's role may look as well as the owner.
 */
export function checkBooks(url: string): Promise<Books> {
  return asOwner(url, async (client) => {
    const { rows } = await client.query<Row>(query);
    const sorted = rows.toSorted((one, other) => (one.unit < other.unit ? -1 : 1));
    return {
      lots: (await client.query<{ lots: number }>(count)).rows[0]?.lots ?? 0,
      wrong: [...new Set(sorted.map(({ unit }) => unit))],
      faults: sorted.slice(0, mostTold).map((row) => ({ unit: row.unit, told: sentenceOf(row) })),
    };
  });
}

type Row = {
  unit: string;
  fault: 'sum' | 'below' | 'transfers' | 'seats' | 'free';
  vendor: string;
  place: string;
  has: string;
  should: string;
};

function sentenceOf({ unit, fault, vendor, place, has, should }: Row): string {
  const where = `${vendor}, unit ${unit}`;
  switch (fault) {
    case 'sum':
      return `${where}: its holdings have ${has} in all, and ${should} was issued.`;
    case 'below':
      return `${where}, ${place}: it has ${has}, which is less than nothing.`;
    case 'transfers':
      return `${where}, ${place}: it has ${has}, and its transfers say ${should}.`;
    case 'seats':
      return `${where}, ${place}: ${has} seats are in use, and ${should} are on.`;
    case 'free':
      return `${where}, ${place}: ${has} are free, and its mark says that ${should}.`;
  }
}

const count = 'SELECT count(DISTINCT unit)::int AS lots FROM holding';

const query = `
  WITH moved AS (
    SELECT id, sum(came) AS came, sum(went) AS went FROM (
      SELECT to_id AS id, quantity AS came, 0 AS went FROM transfer
      UNION ALL SELECT from_id, 0, quantity FROM transfer) leg
    GROUP BY id),
  wrong AS (
    SELECT unit, 'sum' AS fault, NULL::uuid AS holding,
      coalesce(sum(input - output) FILTER (WHERE purpose <> 'mint'), 0)::text AS has,
      coalesce(sum(output - input) FILTER (WHERE purpose = 'mint'), 0)::text AS should
    FROM holding GROUP BY unit HAVING sum(input - output) <> 0
    UNION ALL
    SELECT unit, 'below', id, (input - output)::text, '0' FROM holding WHERE purpose <> 'mint' AND input < output
    UNION ALL
    SELECT h.unit, 'transfers', h.id, (h.input - h.output)::text, coalesce(m.came - m.went, 0)::text
    FROM holding h LEFT JOIN moved m ON m.id = h.id
    WHERE h.input <> coalesce(m.came, 0) OR h.output <> coalesce(m.went, 0)
    UNION ALL
    SELECT u.unit, 'seats', u.id, (u.input - u.output)::text, count(t.id)::text
    FROM seat_pool p JOIN holding u ON u.id = p.used_id
      LEFT JOIN seat t ON t.pool_id = p.id AND t.ended_at IS NULL
    GROUP BY u.id HAVING u.input - u.output <> count(t.id)
    UNION ALL
    SELECT h.unit, 'free', h.id, (h.input - h.output)::text, CASE WHEN l.free THEN 'some are' ELSE 'none is' END
    FROM order_line l JOIN holding h ON h.id = l.id WHERE l.free <> (h.output < h.input))
  SELECT w.unit, w.fault, v.slug AS vendor, w.has, w.should,
    coalesce(
      'line item ' || l.activation_id,
      'order line ' || ol.id,
      'seats of account ' || p.account_id,
      'seats in use of account ' || pu.account_id,
      'credits of account ' || wa.account_id,
      'site ' || s.name,
      'activation ' || a.id,
      h.purpose || ' ' || h.id,
      '') AS place
  FROM wrong w
    LEFT JOIN holding h ON h.id = w.holding
    JOIN vendor v ON v.id = (SELECT vendor_id FROM holding WHERE unit = w.unit LIMIT 1)
    LEFT JOIN line_item l ON l.id = w.holding
    LEFT JOIN order_line ol ON ol.id = w.holding
    LEFT JOIN seat_pool p ON p.id = w.holding
    LEFT JOIN seat_pool pu ON pu.used_id = w.holding
    LEFT JOIN wallet wa ON wa.id = w.holding
    LEFT JOIN site s ON s.id = w.holding
    LEFT JOIN activation a ON a.id = w.holding`;
