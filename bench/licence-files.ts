import { endpoints } from '@tierline/contract';
import { inVendor, issueEntitlement, makeDemoKeys } from '@tierline/core';
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { Agent } from 'node:http';
import { drive, post, type Round } from './drive.ts';
import { median, type Figure, type Manner } from './figures.ts';
import type { Place, Portal } from './place.ts';

const clients = [1, 8, 32] as const;
const lines = 200;
const copies = 1_000_000;

/**
 * Activations and licence files a second through HTTP, with session, walls and validation (E10), beside the bare
 * signing: as many bytes as a licence has, by one thread of this machine.
 */
export async function measureLicenceFiles(place: Place, { quick }: Manner): Promise<Figure[]> {
  const portal = await place.openPortal('bench_files');
  await makeDemoKeys(portal.services, portal.vendor);
  const lineIds = await inVendor(portal.vendor.id, () => issueLines(portal));
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const by = { agent, cookie: await portal.signIn(portal.distributor) };
  const activate = (id: string) =>
    post(portal, by, `/line-items/${id}/activations`, { hostId: `bench ${randomUUID()}`, copies: 1 });
  const activationIds: string[] = [];
  for (const id of lineIds) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other warms the portal up.
    const { id: made } = (await activate(id)) as { id: string };
    activationIds.push(made);
  }
  const fetchFile = (id: string) => post(portal, by, `/activations/${id}/file`, {});
  const [rounds, ms] = quick ? [1, 500] : [5, 3000];
  const figures: Figure[] = [];
  for (const count of clients) {
    const seen = { activations: [] as Round[], files: [] as Round[] };
    for (let round = 0; round < rounds; round++) {
      // oxlint-disable-next-line no-await-in-loop -- They take turns.
      seen.activations.push(await drive(activate, lineIds, count, ms));
      // oxlint-disable-next-line no-await-in-loop -- They take turns.
      seen.files.push(await drive(fetchFile, activationIds, count, ms));
    }
    for (const what of ['activations', 'files'] as const) {
      const part = `licence files, ${count} ${count === 1 ? 'client' : 'clients'}`;
      figures.push(
        { part, what, value: median(seen[what].map((round) => round.perSecond)), unit: `${what}/s` },
        { part, what: `${what}, p95`, value: median(seen[what].map((round) => round.p95)), unit: 'ms' },
      );
    }
  }
  agent.destroy();
  await portal.close();
  return [...figures, bareSigning(quick ? 500 : 3000)];
}

async function issueLines(portal: Portal): Promise<string[]> {
  const ctx = { ...(await portal.as(portal.staff)), key: randomUUID() };
  const line = { productId: portal.productIds[0] ?? '', copies, expiresOn: null };
  const made = [];
  for (let n = 0; n < lines / 100; n++)
    made.push(
      // oxlint-disable-next-line no-await-in-loop -- One order after the other.
      await issueEntitlement(
        { ...ctx, key: randomUUID() },
        endpoints.issueEntitlement.body.parse({
          accountId: portal.distributor.accountId,
          orderNumber: `BENCH-FILES-${n}`,
          lines: Array.from({ length: 100 }, () => line),
        }),
      ),
    );
  return made.flatMap((order) => order.lines.map(({ id }) => id));
}

// A licence is about 600 bytes before it is signed.
function bareSigning(ms: number): Figure {
  const { privateKey } = generateKeyPairSync('ed25519');
  const bytes = Buffer.alloc(600, 'a');
  const begun = performance.now();
  let done = 0;
  for (; performance.now() - begun < ms; done++) sign(null, bytes, privateKey);
  const value = done / ((performance.now() - begun) / 1000);
  return { part: 'licence files', what: 'bare signing, one thread', value, unit: 'signatures/s' };
}
