import { activationId } from '@tierline/domain';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Portal } from './place.ts';

/** What is looked for: 60 activation IDs of the biggest installer, and an account with few lines. */
export type Seeded = { activationIds: string[]; smallHolderId: string };

/**
 * Fills a database with line items in the shape of a channel: a tenth of them issued, the rest handed on; one
 * distributor has half of all and one installer a tenth, as real channels are uneven; one line in a thousand is on
 * hold. Written as rows, not by use cases: a million of them would take an hour.
 */
export async function seedLines(portal: Portal, size: number): Promise<Seeded> {
  const client = new pg.Client({ connectionString: portal.ownerUrl, options: '-c tierline.vendor=all' });
  await client.connect();
  const { vendor, staff, distributor, installers, productIds } = portal;
  const values = [
    size,
    vendor.id,
    staff.accountId,
    distributor.accountId,
    installers.map(({ accountId }) => accountId),
    productIds,
  ];
  await client.query('SET synchronous_commit = off');
  for (const statement of statements)
    await client.query(
      statement.text,
      statement.takes.map((n) => values[n]),
    );
  // Activation IDs never change but here.
  await client.query('ALTER TABLE line_item DISABLE TRIGGER line_item_stays');
  // Each looks like one of ours; 60 of the biggest installer's are mailed.
  const ids = Array.from({ length: 60 }, () => activationId(randomBytes(15)));
  await client.query(
    `WITH picked AS (
      SELECT id, row_number() OVER (ORDER BY id) AS n
      FROM (SELECT id FROM line_item WHERE account_id = $1 ORDER BY id LIMIT 60) l)
    UPDATE line_item l SET activation_id = ($2::text[])[p.n] FROM picked p WHERE p.id = l.id`,
    [installers[0]?.accountId, ids],
  );
  await client.query('ALTER TABLE line_item ENABLE TRIGGER line_item_stays');
  const {
    rows: [small],
  } = await client.query<{ id: string }>("SELECT id FROM account WHERE identifier_key = 'b777'");
  await client.query('VACUUM (ANALYZE)');
  await client.end();
  return { activationIds: ids, smallHolderId: small?.id ?? '' };
}

/** SQL for an id: an md5 with the marks of a version 4, as an id that the API answers must have them. */
export function id(kind: string, n: string) {
  return `overlay(overlay(md5('${kind}' || ${n}) placing '4' from 13) placing '8' from 17)::uuid`;
}

// $1.. in the order of `takes`: 0 size, 1 vendor, 2 vendor's account, 3 distributor, 4 installers, 5 products.
const statements = [
  {
    takes: [1, 2],
    text: `INSERT INTO account (id, vendor_id, identifier, identifier_key, name, name_key, language, time_zone, tier,
      activated_at, created_by_id)
      SELECT ${id('account', 'n')}, $1, 'B' || n, 'b' || n, 'Further Distribution ' || n, 'furtherdistribution' || n,
        'en', 'UTC', 1, now(), $2
      FROM generate_series(1, 49) n`,
  },
  {
    takes: [1],
    text: `INSERT INTO account (id, vendor_id, identifier, identifier_key, name, name_key, language, time_zone, tier,
      activated_at, created_by_id)
      SELECT ${id('account', 'n')}, $1, 'B' || n, 'b' || n, 'Further Installations ' || n,
        'furtherinstallations' || n, 'en', 'UTC', 2, now(), ${id('account', '(1 + n % 49)')}
      FROM generate_series(50, 999) n`,
  },
  {
    takes: [1, 2],
    text: `INSERT INTO relation (upper_id, lower_id, vendor_id)
      SELECT coalesce(created_by_id, $2), id, $1
      FROM account
      WHERE identifier_key ~ '^b[0-9]+$'
      ON CONFLICT DO NOTHING`,
  },
  {
    takes: [0, 1],
    text: `INSERT INTO operation (id, vendor_id, kind, input_hash, reply, changes)
      SELECT ${id('operation', 'n')}, $2, 'issue', '', '{}', '{"subject": {"kind": "entitlement", "id": "", "name": ""}}'
      FROM generate_series(1, $1::int / 100) n`,
  },
  {
    takes: [0, 1, 3],
    text: `INSERT INTO entitlement (id, vendor_id, account_id, order_number, order_key, operation_id)
      SELECT ${id('entitlement', 'n')}, $2, CASE WHEN n % 2 = 0 THEN $3::uuid ELSE ${id('account', '(1 + n % 49)')} END,
        'BENCH-' || n, 'bench-' || n, ${id('operation', '(1 + n % ($1::int / 100))')}
      FROM generate_series(1, $1::int / 50) n`,
  },
  {
    takes: [0, 1],
    text: `INSERT INTO holding (id, vendor_id, purpose, unit, upper_id, input, output, received)
      SELECT ${id('line', 'n')}, $2, 'line', ${id('line', 'CASE WHEN n % 10 = 0 THEN n ELSE n - n % 10 END')},
        CASE WHEN n % 10 = 0 THEN NULL ELSE ${id('line', '(n - n % 10)')} END,
        CASE WHEN n % 10 = 0 THEN 100 ELSE 5 END, CASE WHEN n % 10 = 0 THEN 45 WHEN n % 7 = 0 THEN 5 ELSE n % 4 END,
          CASE WHEN n % 10 = 0 THEN 0 ELSE 5 END
      FROM (SELECT n FROM generate_series(10, $1::int + 9) n ORDER BY n % 10 <> 0, n) rows`,
  },
  {
    takes: [0, 1, 2, 3, 4, 5],
    text: `INSERT INTO line_item (id, vendor_id, entitlement_id, product_id, account_id, from_account_id, parent_id,
      root_id, activation_id, starts_on, expires_on, operation_id, state, created_at)
      SELECT ${id('line', 'n')}, $2, ${id('entitlement', '(1 + root / 10 % ($1::int / 50))')},
        ($6::uuid[])[1 + root / 10 % 5],
        CASE WHEN n = root THEN distributor WHEN big
          AND n % 10 <= 2 THEN ($5::uuid[])[1] WHEN big
          AND n % 10 = 3 THEN ($5::uuid[])[2] WHEN big THEN ($5::uuid[])[3] ELSE ${id('account', '(50 + n % 950)')} END,
        CASE WHEN n = root THEN $3::uuid ELSE distributor END,
          CASE WHEN n = root THEN NULL ELSE ${id('line', 'root')} END, ${id('line', 'root')}, 'bench-' || n,
        current_date - 400 + root / 10 % 400,
          CASE WHEN root / 10 % 4 = 0 THEN NULL ELSE current_date - 200 + root / 10 % 1000 END,
          ${id('operation', '(1 + root % ($1::int / 100))')}, CASE WHEN n % 1000 = 501 THEN 'on-hold' ELSE 'open' END,
        now() - make_interval(secs => ($1::int + 10 - n) * (400.0 * 86400 / $1::int))
      FROM (
        SELECT n, n - n % 10 AS root, n / 10 % 2 = 0 AS big,
          CASE WHEN n / 10 % 2 = 0 THEN $4::uuid ELSE ${id('account', '(1 + n / 10 % 49)')} END AS distributor
        FROM generate_series(10, $1::int + 9) n ORDER BY n % 10 <> 0, n) rows`,
  },
];
