import { aimed, median, type Figure, type Manner } from './figures.ts';
import { measureBulk } from './growth-bulk.ts';
import { headersOf } from './growth-rows.ts';
import { seedGrowth, type Sizes, type World } from './growth-seed.ts';
import type { Place, Portal, Somebody } from './place.ts';

const large: Sizes = {
  lines: 1_000_000,
  accounts: 100_000,
  users: 100_000,
  team: 20_000,
  operations: 1_000_000,
  mails: 100_000,
  orders: 100_000,
  sites: 10_000,
  entries: 1_000_000,
  splits: 72_000,
};

function part(of: number): Sizes {
  return Object.fromEntries(Object.entries(large).map(([name, size]) => [name, size / of])) as Sizes;
}

/**
 * Whether reads stay fast where an account has much of one thing: each through HTTP, in a small and in a large portal
 * that take turns. Then what handles much at once: a file of all line items, an import, the outbox.
 */
export async function measureGrowth(place: Place, { quick }: Manner): Promise<Figure[]> {
  const sizes = quick ? [part(1000), part(100)] : [part(100), large];
  const portals = [];
  for (const [index, size] of sizes.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- Seeding takes the whole machine.
    const portal = await place.openPortal(`bench_growth_${index === 0 ? 'small' : 'large'}`);
    portals.push({ portal, world: await seedGrowth(portal, size) });
  }
  const [few, many] = portals;
  if (few === undefined || many === undefined) throw new Error('a small and a large portal are needed');
  const figures: Figure[] = [];
  const reads = portals.map(({ portal, world }) => questions(portal, world));
  for (const what of Object.keys(reads[0] ?? {})) {
    const times: number[][] = [[], []];
    for (let n = 0; n < (quick ? 5 : 24); n++)
      for (const [index, { portal }] of portals.entries()) {
        const [by, path] = reads[index]?.[what] ?? [portal.staff, ''];
        // oxlint-disable-next-line no-await-in-loop -- In turns.
        times[index]?.push(await read(portal, by, path));
      }
    // The first ones warm up connections and plans.
    const [small = 0, big = 0] = times.map((of) => median(of.slice(Math.floor(of.length / 4))));
    const name = `growth, ${what}`;
    figures.push({ part: name, what: 'p50, small', value: small, unit: 'ms' });
    figures.push(aimed({ part: name, what: 'p50, large', value: big, unit: 'ms' }, { most: 50 }));
  }
  figures.push(...(await measureBulk(many.portal, many.world, { quick })));
  await Promise.all(portals.map(({ portal }) => portal.close()));
  return figures;
}

/** Who reads what. */
export function questions(portal: Portal, world: World): Record<string, [Somebody, string]> {
  const { staff, distributor } = portal;
  const { channel, team, audited, buyer, customer, runner, spender, splitter } = world;
  return {
    accounts: [channel, 'accounts?limit=50'],
    'accounts, as vendor': [staff, 'accounts?limit=50'],
    'accounts, search': [channel, 'accounts?limit=50&q=channel%20777'],
    'accounts, search without a hit': [channel, 'accounts?limit=50&q=zzzz'],
    'three accounts with many lines': [distributor, 'accounts?limit=50'],
    'users of an account': [staff, `accounts/${customer.accountId}/users?limit=50`],
    'an account with many users': [staff, `accounts/${customer.accountId}`],
    team: [team, `accounts/${team.accountId}/users?limit=50`],
    'audit as vendor': [staff, 'audit?limit=50'],
    'audit as vendor, a rare kind': [staff, 'audit?limit=50&kind=account.create'],
    'audit as vendor, an absent kind': [staff, 'audit?limit=50&kind=site.delete'],
    audit: [audited, 'audit?limit=50'],
    'audit, a common kind': [audited, 'audit?limit=50&kind=user.edit'],
    'audit, a rare kind': [audited, 'audit?limit=50&kind=account.create'],
    'audit, an absent kind': [audited, 'audit?limit=50&kind=site.delete'],
    'sent mails': [channel, 'mails?limit=50'],
    'sent mails, as vendor': [staff, 'mails?limit=50'],
    orders: [buyer, 'orders?limit=50'],
    'orders, unassigned': [buyer, 'orders?limit=50&state=unassigned'],
    'orders, partly': [buyer, 'orders?limit=50&state=partly'],
    'orders, open': [buyer, 'orders?limit=50&state=open'],
    'orders, assigned': [buyer, 'orders?limit=50&state=assigned'],
    'orders, search': [buyer, 'orders?limit=50&q=GROWTH-123'],
    'orders, search a customer': [buyer, 'orders?limit=50&q=customer%207'],
    'orders, search without a hit': [buyer, 'orders?limit=50&q=zzzz'],
    sites: [runner, 'sites?limit=50'],
    'sites, search': [runner, 'sites?limit=50&q=site%20777'],
    credits: [runner, 'credits'],
    'credit history, a page': [spender, 'credit-history?limit=50'],
    'credit history, a month': [spender, `credit-history?limit=50&from=${day(210)}&to=${day(180)}`],
    'credit chart, a month': [spender, `credit-chart?from=${day(30)}`],
    'credit chart, a year': [spender, 'credit-chart?by=month'],
    'credits of a year by site': [spender, 'credit-spending'],
    seats: [staff, `accounts/${customer.accountId}/seats?limit=50`],
    'seats, those that are on': [staff, `accounts/${customer.accountId}/seats?limit=50&seat=on`],
    'a line split often': [splitter, `line-items/${world.splitLineId}`],
    'a list with a line split often': [splitter, 'line-items?limit=50&view=mine'],
    'lineage of a line split often': [splitter, `line-items/${world.splitLineId}/lineage`],
    'its lineage as vendor': [staff, `line-items/${world.splitLineId}/lineage`],
    'credits without any': [distributor, 'credits'],
    'credit history without any': [distributor, 'credit-history?limit=50'],
    'credit chart without any': [distributor, 'credit-chart?by=month'],
    stock: [distributor, 'stock'],
  };
}

function day(daysAgo: number) {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}

async function read(portal: Portal, by: Somebody, path: string): Promise<number> {
  const headers = await headersOf(portal, by);
  const sent = performance.now();
  const response = await fetch(`${portal.origin}/api/v1/${path}`, { headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`);
  return performance.now() - sent;
}
