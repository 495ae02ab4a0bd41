import { createApiKey, createProduct, inVendor, makeDemoKeys, operationId } from '@tierline/core';
import { endpoints } from '@tierline/contract';
import { checkBooks } from '@tierline/database';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Entry, Task } from './bank-client.ts';
import { openPlace, type Portal, type Somebody } from './place.ts';

// `npm run bank`: many clients move all that can be moved, while the API and Postgres are killed and answers are lost.
// Afterwards what the clients were told is compared with what the database has, operation by operation.

/** How hard it is made. */
export type Plan = {
  acknowledged: number;
  /** After how many seconds each is killed, and whether again and again. */
  apiEvery: number;
  postgresEvery: number;
  again: boolean;
  /** How many of the control. */
  control: number;
};

/**
 * Something that goes wrong below the clients: after so many seconds each time, and how often. One that never ends goes
 * on until the clients have done what they were to do.
 */
export type Fault = { name: string; everySeconds: number; times: number; strike: () => Promise<void> };

/** What came out: all but the first four must be 0 (`isSound`), and of the control `duplicated` must not. */
export type Outcome = {
  acknowledged: number;
  refused: number;
  askedAgain: number;
  /** How often each fault struck. */
  kills: Record<string, number>;
  /** Acknowledged, and not there. */
  lost: number;
  /** Wanted once, and there more than once. */
  duplicated: number;
  /** There, and wanted by nobody. */
  phantom: number;
  /** Refused, and there all the same. */
  refusedButDone: number;
  /** There, and another quantity was moved than was acknowledged. */
  otherAmount: number;
  /** What is not balanced in the books. */
  unbalanced: number;
};

const clients = 16;

/** Plays the bank, and then its control without the guard: clients that ask again as if it were something new. */
export async function playBank(
  plan: Plan,
): Promise<{ bank: Outcome; control: Outcome; kinds: Record<string, number> }> {
  const place = await openPlace();
  try {
    const portal = await place.openPortal('bank');
    const task = await prepareBank(portal);
    const kinds: Record<string, number> = {};
    const times = plan.again ? Infinity : 1;
    const faults = [
      { name: 'api', everySeconds: plan.apiEvery, times, strike: () => portal.crash() },
      { name: 'postgres', everySeconds: plan.postgresEvery, times, strike: () => place.crash() },
    ];
    const { outcome: bank, entries } = await playFaults(portal, faults, {
      ...task,
      acknowledged: plan.acknowledged,
      freshKeys: false,
    });
    for (const { kind, told } of entries) if (told === 'done') kinds[kind] = (kinds[kind] ?? 0) + 1;
    const unguarded = { ...task, acknowledged: plan.control, cut: 0.5, freshKeys: true };
    const { outcome: control } = await playFaults(portal, [], unguarded);
    return { bank, control, kinds };
  } finally {
    await place.close();
  }
}

/** Keys and products for the clients. */
export function prepareBank(portal: Portal): Promise<Task> {
  return inVendor(portal.vendor.id, () => prepare(portal));
}

async function prepare(portal: Portal): Promise<Task> {
  const { services, vendor, staff, distributor, installers, productIds, origin } = portal;
  await makeDemoKeys(services, vendor);
  const as = async (somebody: Somebody) => ({ ...(await portal.as(somebody)), key: crypto.randomUUID() });
  const keyOf = async (somebody: Somebody) => {
    const expiresOn = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const ask = endpoints.createApiKey.body.parse({ name: 'Bank', role: 'master', expiresOn });
    const { secret } = await createApiKey(await as(somebody), ask);
    return { key: secret ?? '', accountId: somebody.accountId };
  };
  const seats = endpoints.createProduct.body.parse({ sku: 'SEATS', name: 'Seats', kind: 'Service', delivers: 'seats' });
  return {
    origin,
    vendor: vendor.slug,
    staff: await keyOf(staff),
    distributor: await keyOf(distributor),
    installers: await Promise.all(installers.map(keyOf)),
    productIds,
    seatsId: (await createProduct(await as(staff), seats)).id,
    clients,
    acknowledged: 0,
    cut: 0.05,
    freshKeys: false,
  };
}

/**
 * Lets the clients work while the faults strike, and compares what they were told with what the database has. It ends
 * once enough is acknowledged and each fault has struck as often as it is to, or once where it never ends.
 */
export async function playFaults(
  portal: Portal,
  faults: readonly Fault[],
  task: Task,
): Promise<{ outcome: Outcome; entries: Entry[] }> {
  const before = new Set((await operationsOf(portal)).map(({ id }) => id));
  const child = fork(join(import.meta.dirname, 'bank-client.ts'), { execPath: process.execPath });
  const kills = Object.fromEntries(faults.map(({ name }) => [name, 0]));
  const over = new AbortController();
  const entries = new Promise<Entry[]>((resolve, reject) => {
    child.on('message', (message: { entries: Entry[] } | { acknowledged: number }) => {
      if ('entries' in message) resolve(message.entries);
      else if (message.acknowledged % 2_000 === 0) console.log(`${message.acknowledged} acknowledged`);
    });
    child.once('exit', (code) => reject(new Error(`the clients ended with ${code}`)));
  });
  child.send(task);
  const enough = ({ name, times }: Fault) => (kills[name] ?? 0) >= (times === Infinity ? 1 : times);
  const tellEnough = () => {
    if (faults.every(enough)) child.send('enough');
  };
  tellEnough();
  const each = async ({ name, everySeconds, times, strike }: Fault) => {
    for (let struck = 0; struck < times; struck++) {
      // oxlint-disable-next-line no-await-in-loop -- From time to time.
      await pause(everySeconds * 1_000, undefined, { signal: over.signal }).catch(() => undefined);
      if (over.signal.aborted) return;
      // oxlint-disable-next-line no-await-in-loop -- As above.
      await strike();
      kills[name] = struck + 1;
      if (!over.signal.aborted) tellEnough();
    }
  };
  const striking = Promise.all(faults.map(each));
  // Heard where it is awaited: the clients may go on for long.
  striking.catch(() => undefined);
  try {
    // A fault that fails ends it: without it the clients would never have enough.
    const told = await Promise.race([entries, striking.then(() => entries)]);
    over.abort();
    await striking;
    return { outcome: { ...(await compare(portal, before, told)), kills }, entries: told };
  } finally {
    over.abort();
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
  }
}

/** Whether nothing was lost, done twice, done unasked or left unbalanced. */
export function isSound({ lost, duplicated, phantom, refusedButDone, otherAmount, unbalanced }: Outcome): boolean {
  return [lost, duplicated, phantom, refusedButDone, otherAmount, unbalanced].every((count) => count === 0);
}

type Operation = { id: string; moved: string };

async function operationsOf({ ownerUrl }: Portal): Promise<Operation[]> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c tierline.vendor=all' });
  await client.connect();
  const { rows } = await client.query<Operation>(`
    SELECT o.id, coalesce(sum(t.quantity), 0) AS moved
    FROM operation o LEFT JOIN transfer t ON t.operation_id = o.id
    GROUP BY o.id`);
  await client.end();
  return rows;
}

async function compare(portal: Portal, before: Set<string>, told: Entry[]): Promise<Omit<Outcome, 'kills'>> {
  const there = new Map((await operationsOf(portal)).filter(({ id }) => !before.has(id)).map((one) => [one.id, one]));
  const keys = await inVendor(portal.vendor.id, () =>
    portal.services.db.apiKey.findMany({ select: { id: true, hash: true } }),
  );
  const idOfKey = (secret: string) =>
    keys.find(({ hash }) => hash === createHash('sha256').update(secret).digest('base64url'))?.id ?? '';
  const wanted = new Set<string>();
  const sums = { lost: 0, duplicated: 0, refusedButDone: 0, otherAmount: 0 };
  for (const entry of told) {
    const actor = { id: idOfKey(entry.by), account: { id: '' } };
    const ids = entry.keys.map((key) => operationId({ vendor: portal.vendor, actor, key }));
    for (const id of ids) wanted.add(id);
    const done = ids.flatMap((id) => there.get(id) ?? []);
    if (entry.told === 'done' && !there.has(ids.at(-1) ?? '')) sums.lost += 1;
    if (done.length > 1) sums.duplicated += 1;
    if (entry.told !== 'done' && done.length > 0) sums.refusedButDone += 1;
    if (entry.told === 'done' && entry.amount !== null && Number(done[0]?.moved) !== entry.amount)
      sums.otherAmount += 1;
  }
  return {
    acknowledged: told.filter((one) => one.told === 'done').length,
    refused: told.filter((one) => one.told !== 'done').length,
    askedAgain: told.filter(({ attempts }) => attempts > 1).length,
    ...sums,
    phantom: [...there.keys()].filter((id) => !wanted.has(id)).length,
    unbalanced: (await checkBooks(portal.ownerUrl)).wrong.length,
  };
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { acknowledged: { type: 'string', default: '20000' } } });
  const { bank, control, kinds } = await playBank({
    acknowledged: Number(values.acknowledged),
    apiEvery: 7,
    postgresEvery: 25,
    again: true,
    control: 300,
  });
  console.table({ ...bank, kills: `${bank.kills.api} of the API, ${bank.kills.postgres} of Postgres` });
  console.table(kinds);
  console.log(`Control without the guard: ${control.duplicated} of ${control.acknowledged} duplicated.`);
  process.exitCode = isSound(bank) && control.duplicated > 0 ? 0 : 1;
}
