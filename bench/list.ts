import { aimed, median, percentile, type Figure, type Manner } from './figures.ts';
import { seedLines, type Seeded } from './seed.ts';
import type { Place, Portal, Somebody } from './place.ts';

const sizes = [10_000, 100_000, 1_000_000];

/**
 * The entitlements page with its real visibility, as vendor, distributor and installer, with each filter and with
 * search, at three sizes that take turns.
 */
export async function measureLists(place: Place, { quick }: Manner): Promise<Figure[]> {
  const portals = [];
  for (const size of quick ? sizes.slice(0, 2) : sizes) {
    const portal = await place.openPortal(`bench_lists_${size}`);
    const seeded = await seedLines(portal, size);
    portals.push({ size, portal, queries: queries(portal, seeded) });
  }
  const readers = {
    vendor: (portal: Portal) => portal.staff,
    distributor: (portal: Portal) => portal.distributor,
    installer: (portal: Portal) => portal.installers[0],
  };
  const figures: Figure[] = [];
  for (const [reader, who] of Object.entries(readers)) {
    const browsers = await Promise.all(portals.map(async ({ portal }) => listReader(portal, who(portal))));
    for (const what of Object.keys(portals[0]?.queries ?? {})) {
      const times = portals.map((): number[] => []);
      for (let n = 0; n < (quick ? 5 : 45); n++) {
        for (const [index, { queries: by }] of portals.entries())
          times[index]?.push((await browsers[index]?.(by[what] ?? '')) ?? 0);
      }
      // The first ones warm up connections and plans.
      const settled = times.map((of) => of.slice(Math.floor(of.length / 9)));
      const part = `entitlements as ${reader}, ${what}`;
      for (const [index, { size }] of portals.entries()) {
        figures.push({
          part,
          what: `p50 at ${size.toLocaleString('en')}`,
          value: median(settled[index] ?? []),
          unit: 'ms',
        });
        const p95 = {
          part,
          what: `p95 at ${size.toLocaleString('en')}`,
          value: percentile(settled[index] ?? [], 0.95),
          unit: 'ms',
        };
        figures.push(p95);
        if (index > 0) {
          const ratio = {
            part,
            what: `p95 at ${size.toLocaleString('en')} to the smallest`,
            value: p95.value / percentile(settled[0] ?? [], 0.95),
            unit: '×',
          };
          figures.push(size === 1_000_000 ? aimed(ratio, { most: 1.3 }) : ratio);
        }
      }
    }
  }
  await Promise.all(portals.map(({ portal }) => portal.close()));
  return figures;
}

function queries(portal: Portal, seeded: Seeded): Record<string, string> {
  const [product = ''] = portal.productIds;
  return {
    'all lines': 'view=all',
    mine: 'view=mine',
    'handed on': 'view=handed-on',
    'by expiry': 'view=all&sort=expires',
    'a product': `view=all&productId=${product}`,
    active: 'view=all&state=active',
    expired: 'view=all&state=expired',
    'on hold': 'view=all&state=on-hold',
    closed: 'view=all&state=closed',
    'expiring in 30 days': 'view=all&expiresWithinDays=30&sort=expires',
    'expiring in 30 days, by age': 'view=all&expiresWithinDays=30',
    'received in 7 days': 'view=all&receivedWithinDays=7',
    'a holder': `view=all&holderId=${portal.installers[1]?.accountId ?? ''}`,
    'a small holder': `view=all&holderId=${seeded.smallHolderId}`,
    'also empty ones': 'view=all&empty=true',
    'search: a product’s name': 'view=all&q=thermal',
    'search: an account’s name': 'view=all&q=installations%201',
    'search: a small account’s name': 'view=all&q=installations%20777',
    'search: one order': 'view=all&q=BENCH-123',
    'search: many orders': 'view=all&q=BENCH-12',
    'search: nothing found': 'view=all&q=zzzz',
    'search: an activation ID': `view=all&empty=true&q=${seeded.activationIds[0] ?? ''}`,
    '60 activation IDs': `view=all&empty=true&activationIds=${seeded.activationIds.join(',')}`,
  };
}

/** Reads the first page of the entitlements as somebody, and how long it took in ms. */
export async function listReader(
  portal: Portal,
  somebody: Somebody | undefined,
): Promise<(query: string) => Promise<number>> {
  if (somebody === undefined) throw new Error('nobody to read');
  const cookie = await portal.signIn(somebody);
  return async (query) => {
    const sent = performance.now();
    const response = await fetch(`${portal.origin}/api/v1/line-items?limit=50&${query}`, {
      headers: { cookie, 'Tierline-Vendor': portal.vendor.slug },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`a list: ${response.status} ${text.slice(0, 300)}`);
    return performance.now() - sent;
  };
}
