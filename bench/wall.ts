import { Agent } from 'node:http';
import pg from 'pg';
import { drive } from './drive.ts';
import { aimed, median, type Figure, type Manner } from './figures.ts';
import { listReader } from './list.ts';
import type { Place, Portal } from './place.ts';
import { seedLines } from './seed.ts';
import { issueLines, splitByHttp } from './split.ts';

const clients = 8;

/**
 * What the second wall between vendors costs (decision 31): splits and pages of the entitlements as the distributor, on
 * two databases that are alike but for row-level security, which one of them has switched off. They take turns.
 */
export async function measureWall(place: Place, { quick }: Manner): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const sides = [];
  for (const walled of [true, false]) {
    const portal = await place.openPortal(`bench_wall_${walled ? 'on' : 'off'}`);
    await seedLines(portal, quick ? 2_000 : 100_000);
    const lineIds = await issueLines(portal);
    if (!walled) await takeDown(portal);
    const cookie = await portal.signIn(portal.distributor);
    const read = await listReader(portal, portal.distributor);
    sides.push({
      portal,
      lineIds,
      acts: {
        splits: (lineId: string) => splitByHttp(portal, agent, cookie, lineId),
        'pages of the entitlements': () => read('view=all'),
        searches: () => read('view=all&q=thermal'),
      },
      perSecond: new Map<string, number[]>(),
    });
  }
  // The keys of the object above.
  const names = Object.keys(sides[0]?.acts ?? {}) as (keyof (typeof sides)[0]['acts'])[];
  const [rounds, ms] = quick ? [1, 300] : [9, 2_000];
  for (const { acts, lineIds } of sides) for (const name of names) await drive(acts[name], lineIds, clients, ms);
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      // The one that goes first takes turns, too.
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const { perSecond } = await drive(side.acts[name], side.lineIds, clients, ms);
        side.perSecond.set(name, [...(side.perSecond.get(name) ?? []), perSecond]);
      }
    }
  }
  agent.destroy();
  for (const { portal } of sides) await portal.close();
  const [on, off] = sides.map((side) => (name: string) => side.perSecond.get(name) ?? []);
  return names.map((name) => {
    const ratios = (on?.(name) ?? []).map((each, n) => each / (off?.(name)[n] ?? 1));
    const figure = { part: 'second wall', what: `${name}, with it to without`, value: median(ratios), unit: '×' };
    return aimed(figure, { least: 0.95 });
  });
}

async function takeDown({ ownerUrl }: Portal): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of rows)
    await owner.query(`ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`);
  await owner.end();
}
