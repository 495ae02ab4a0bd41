import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { aimed, median, type Figure, type Manner } from './figures.ts';
import type { Place, Portal } from './place.ts';

/**
 * How long the API takes to start, what it needs at rest and after 20,000 requests, and what the portal's first page
 * weighs.
 */
export async function measureWeight(place: Place, { quick }: Manner): Promise<Figure[]> {
  const portal = await place.openPortal('bench_weight');
  const atRest = memoryMb(portal.pid);
  await load(portal, quick ? 1000 : 20_000);
  const after = memoryMb(portal.pid);
  const starts = [portal.startedIn];
  for (let n = 0; n < (quick ? 0 : 2); n++) starts.push((await place.openPortal(`bench_weight_${n}`)).startedIn);
  return [
    { part: 'the API’s process', what: 'start-up', value: median(starts), unit: 'ms' },
    { part: 'the API’s process', what: 'memory at rest', value: atRest, unit: 'MB' },
    { part: 'the API’s process', what: 'memory after load', value: after, unit: 'MB' },
    ...firstPage(),
  ];
}

async function load(portal: Portal, requests: number): Promise<void> {
  const cookie = await portal.signIn(portal.distributor);
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let n = 0; n < requests / 16; n++)
        await (
          await fetch(`${portal.origin}/api/v1/accounts`, {
            headers: { cookie, 'Tierline-Vendor': portal.vendor.slug },
          })
        ).text();
    }),
  );
}

function memoryMb(pid: number): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024;
}

// What the page itself asks for; the rest comes when it is needed.
function firstPage(): Figure[] {
  const dist = join(import.meta.dirname, '../apps/portal/dist');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('The portal is not built: run npm start once.');
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const weigh = (kind: string) =>
    globSync(`assets/*.${kind}`, { cwd: dist })
      .filter((file) => page.includes(file))
      .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) / 1024;
  return [
    aimed({ part: 'the portal’s first page', what: 'JavaScript, gz', value: weigh('js'), unit: 'KB' }, { most: 260 }),
    aimed({ part: 'the portal’s first page', what: 'CSS, gz', value: weigh('css'), unit: 'KB' }, { most: 40 }),
  ];
}
