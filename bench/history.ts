import { createSite, grantCredits, inVendor } from '@tierline/core';
import pg from 'pg';
import { aimed, median, percentile, type Figure, type Manner } from './figures.ts';
import type { Place, Portal, Somebody } from './place.ts';

const sizes = [1_000, 100_000];

/**
 * The credit history of a year, as a partner with few and with many entries reads it, taking turns (C5): a page, a
 * month's balances, one site, the chart.
 */
export async function measureHistory(place: Place, { quick }: Manner): Promise<Figure[]> {
  const portals = [];
  for (const size of sizes) {
    const portal = await place.openPortal(`bench_history_${size}`);
    const siteId = await seedHistory(portal, portal.distributor, quick ? size / 10 : size);
    portals.push({ size, read: await reader(portal), queries: queries(siteId) });
  }
  const figures: Figure[] = [];
  for (const what of Object.keys(portals[0]?.queries ?? {})) {
    const times = portals.map((): number[] => []);
    for (let n = 0; n < (quick ? 5 : 60); n++) {
      for (const [index, { read, queries: by }] of portals.entries()) times[index]?.push(await read(by[what] ?? ''));
    }
    // The first ones warm up connections and plans.
    const settled = times.map((of) => of.slice(Math.floor(of.length / 6)));
    const part = `credit history, ${what}`;
    for (const [index, { size }] of portals.entries())
      figures.push({
        part,
        what: `p50 at ${size.toLocaleString('en')}`,
        value: median(settled[index] ?? []),
        unit: 'ms',
      });
    const ratio = {
      part,
      what: 'p95 of many to few',
      value: percentile(settled[1] ?? [], 0.95) / percentile(settled[0] ?? [], 0.95),
      unit: '×',
    };
    figures.push(what.startsWith('a page') || what.startsWith('a month') ? aimed(ratio, { most: 1.3 }) : ratio);
  }
  return figures;
}

function day(daysAgo: number) {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}

function queries(siteId: string): Record<string, string> {
  return {
    'a page': 'credit-history?limit=50',
    'a page, oldest first': 'credit-history?limit=50&sort=at',
    'a month, the last one': `credit-history?limit=50&from=${day(30)}&to=${day(1)}`,
    'a month half a year ago': `credit-history?limit=50&from=${day(210)}&to=${day(180)}`,
    'one site': `credit-history?limit=50&siteId=${siteId}`,
    'the chart of a month': `credit-chart?from=${day(30)}`,
    'the chart of a year': 'credit-chart?by=month',
  };
}

/**
 * Half of them moves to sites, half what these spent, over a year; returns one of the sites. Written as rows, not by
 * use cases, as all that is seeded here.
 */
export async function seedHistory(portal: Portal, distributor: Somebody, size: number): Promise<string> {
  const { staff } = portal;
  const as = async (somebody: typeof staff) => ({ ...(await portal.as(somebody)), key: crypto.randomUUID() });
  await inVendor(portal.vendor.id, async () =>
    grantCredits(await as(staff), { accountId: distributor.accountId, credits: 1_000_000, note: '' }),
  );
  const sites: string[] = [];
  for (let n = 0; n < 50; n++)
    sites.push(
      (
        await inVendor(portal.vendor.id, async () =>
          createSite(await as(distributor), {
            name: `Site ${n}`,
            country: 'DE',
            timeZone: 'Europe/Berlin',
            notes: '',
            credits: 1,
          }),
        )
      ).id,
    );
  const client = new pg.Client({ connectionString: portal.ownerUrl, options: '-c tierline.vendor=all' });
  await client.connect();
  await client.query('SET synchronous_commit = off');
  const at = `now() - make_interval(secs => 86400.0 * 365 * ($1::int - n) / $1::int)`;
  const id = `overlay(overlay(md5('credits' || n) placing '4' from 13) placing '8' from 17)::uuid`;
  await client.query(
    `INSERT INTO operation (id, vendor_id, account_id, kind, input_hash, reply, changes, at)
      SELECT ${id}, $2, $3, 'credits.move', '', '{}', '{"subject": {"kind": "site", "id": ""}}', ${at}
      FROM generate_series(1, $1::int) n`,
    [size, portal.vendor.id, distributor.accountId],
  );
  await client.query(
    `INSERT INTO transfer (operation_id, seq, vendor_id, kind, unit, from_id, to_id, quantity, wallet_id, at)
    SELECT ${id}, 1, $2, CASE WHEN n % 2 = 1 THEN 'move' ELSE 'charge' END, $2,
      CASE WHEN n % 2 = 1 THEN w.id ELSE site END, CASE WHEN n % 2 = 1 THEN site ELSE w.charged_id END, 1, w.id, ${at}
    FROM (SELECT n, ($4::uuid[])[1 + ((n - 1) / 2) % 50] AS site FROM generate_series(1, $1::int) n) rows, wallet w
    WHERE w.account_id = $3`,
    [size, portal.vendor.id, distributor.accountId, sites],
  );
  await client.query(`UPDATE holding h SET input = s.came, output = s.went FROM (
    SELECT id, sum(came) AS came, sum(went) AS went
    FROM (
      SELECT to_id AS id, quantity AS came, 0 AS went
      FROM transfer
      UNION ALL
      SELECT from_id, 0, quantity
      FROM transfer) m
    GROUP BY id) s
    WHERE s.id = h.id`);
  await client.query('VACUUM (ANALYZE)');
  await client.end();
  return sites[0] ?? '';
}

async function reader(portal: Portal): Promise<(query: string) => Promise<number>> {
  const cookie = await portal.signIn(portal.distributor);
  return async (query) => {
    const sent = performance.now();
    const response = await fetch(`${portal.origin}/api/v1/${query}`, {
      headers: { cookie, 'Tierline-Vendor': portal.vendor.slug },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the history: ${response.status} ${text.slice(0, 300)}`);
    return performance.now() - sent;
  };
}
