import { openDatabase } from '@tierline/core';
import { readFileSync } from 'node:fs';
import { openLog } from '../apps/api/src/log.ts';
import { sendDueMails } from '../apps/api/src/worker.ts';
import { aimed, type Figure, type Manner } from './figures.ts';
import { headersOf, seedMails, writeAs } from './growth-rows.ts';
import type { World } from './growth-seed.ts';
import type { Portal } from './place.ts';

/** What handles much at once, in a large portal: how fast, and with how much memory. */
export async function measureBulk(portal: Portal, world: World, { quick }: Manner): Promise<Figure[]> {
  return [
    ...(await measureFile(portal)),
    await measureImport(portal, world, quick ? 500 : 5_000),
    await measureOutbox(portal, world, quick ? 1_000 : 100_000),
  ];
}

async function measureFile(portal: Portal): Promise<Figure[]> {
  const part = 'growth, all line items as CSV';
  const headers = { ...(await headersOf(portal, portal.staff)), Accept: 'text/csv' };
  let peak = 0;
  const memory = setInterval(() => (peak = Math.max(peak, residentMb(portal.pid))), 100);
  const sent = performance.now();
  const response = await fetch(`${portal.origin}/api/v1/line-items?view=all&empty=true`, { headers });
  let rows = 0;
  for await (const chunk of response.body ?? []) for (const byte of chunk) if (byte === 10) rows += 1;
  const seconds = (performance.now() - sent) / 1_000;
  clearInterval(memory);
  return [
    { part, what: 'rows', value: rows, unit: '' },
    aimed({ part, what: 'rows a second', value: rows / seconds, unit: '' }, { least: 12_000 }),
    aimed({ part, what: 'resident memory, at most', value: peak, unit: 'MB' }, { most: 350 }),
  ];
}

function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
}

async function measureImport(portal: Portal, { channel }: World, many: number): Promise<Figure> {
  const accounts = Array.from({ length: many }, (_, n) => ({
    name: `Imported ${n}`,
    email: `imported${n}@bench.example`,
    firstName: 'Ida',
    lastName: `Number ${n}`,
  }));
  const headers = { ...(await headersOf(portal, channel)), 'Content-Type': 'application/json' };
  const sent = performance.now();
  const response = await fetch(`${portal.origin}/api/v1/imports`, {
    method: 'POST',
    headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify({ accounts }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`an import: ${response.status} ${text.slice(0, 300)}`);
  const seconds = (performance.now() - sent) / 1_000;
  return aimed({ part: 'growth, import', what: `${many} accounts`, value: seconds, unit: 's' }, { most: 3 });
}

// The worker's own loop in this process, with a peer that takes everything at once.
async function measureOutbox(portal: Portal, { channel }: World, many: number): Promise<Figure> {
  const client = await writeAs(portal);
  await client.query("UPDATE mail SET state = 'withdrawn' WHERE state = 'waiting'");
  const seed = { run: (text: string) => client.query(text), vendor: `'${portal.vendor.id}'::uuid` };
  await seedMails(seed, channel, many, 'waiting');
  await client.query('VACUUM (ANALYZE) mail');
  await client.end();
  const db = openDatabase(portal.url);
  const transport = { send: async () => ({ outcome: 'accepted', response: '' }) as const, close: () => undefined };
  const log = openLog();
  const begun = performance.now();
  let sent = 0;
  let seconds = 0;
  for (let more = 1; more > 0 && seconds < 20; sent += more) {
    // oxlint-disable-next-line no-await-in-loop -- As the worker does.
    more = await sendDueMails({ ...portal.services, db }, transport, log);
    seconds = (performance.now() - begun) / 1_000;
  }
  await db.$disconnect();
  return aimed(
    { part: 'growth, outbox', what: `mails a second, ${many} waiting`, value: sent / seconds, unit: '' },
    { least: 1_000 },
  );
}
