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
import { openPlace, type Place, type Portal, type Somebody } from './place.ts';

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

/** What came out: all but the first three must be 0, and of the control `duplicated` must not. */
export type Outcome = {
  acknowledged: number;
  refused: number;
  askedAgain: number;
  kills: { api: number; postgres: number };
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
    const task = await prepare(portal);
    const kinds: Record<string, number> = {};
    const bank = await play(place, portal, plan, { ...task, acknowledged: plan.acknowledged, freshKeys: false }, kinds);
    const never = { ...plan, apiEvery: Infinity, postgresEvery: Infinity };
    const control = await play(
      place,
      portal,
      never,
      { ...task, acknowledged: plan.control, cut: 0.5, freshKeys: true },
      {},
    );
    return { bank, control, kinds };
  } finally {
    await place.close();
  }
}

function prepare(portal: Portal): Promise<Task> {
  return inVendor(portal.vendor.id, () => prepareAt(portal));
}

async function prepareAt(portal: Portal): Promise<Task> {
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

async function play(
  place: Place,
  portal: Portal,
  { apiEvery, postgresEvery, again }: Plan,
  task: Task,
  kinds: Record<string, number>,
): Promise<Outcome> {
  const before = new Set((await operationsOf(portal)).map(({ id }) => id));
  const child = fork(join(import.meta.dirname, 'bank-client.ts'), { execPath: process.execPath });
  const kills = { api: 0, postgres: 0 };
  const over = new AbortController();
  const entries = new Promise<Entry[]>((resolve, reject) => {
    child.on('message', (message: { entries: Entry[] } | { acknowledged: number }) => {
      if ('entries' in message) resolve(message.entries);
      else if (message.acknowledged % 2_000 === 0) console.log(`${message.acknowledged} acknowledged`);
    });
    child.once('exit', (code) => reject(new Error(`the clients ended with ${code}`)));
  });
  child.send(task);
  const tellEnough = () => {
    if ((kills.api > 0 || apiEvery === Infinity) && (kills.postgres > 0 || postgresEvery === Infinity))
      child.send('enough');
  };
  tellEnough();
  const each = async (seconds: number, crash: () => Promise<void>, count: 'api' | 'postgres') => {
    for (;;) {
      if (over.signal.aborted || seconds === Infinity) return;
      // oxlint-disable-next-line no-await-in-loop -- From time to time.
      await pause(seconds * 1_000, undefined, { signal: over.signal }).catch(() => undefined);
      if (over.signal.aborted) return;
      // oxlint-disable-next-line no-await-in-loop -- As above.
      await crash();
      kills[count] += 1;
      if (!over.signal.aborted && kills[count] === 1) tellEnough();
      if (!again) return;
    }
  };
  const crashing = Promise.all([
    each(apiEvery, () => portal.crash(), 'api'),
    each(postgresEvery, () => place.crash(), 'postgres'),
  ]);
  try {
    const told = await entries;
    over.abort();
    await crashing;
    for (const { kind, told: what } of told) if (what === 'done') kinds[kind] = (kinds[kind] ?? 0) + 1;
    return { ...(await compare(portal, before, told)), kills };
  } finally {
    over.abort();
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
  }
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
  const { lost, duplicated, phantom, refusedButDone, otherAmount, unbalanced } = bank;
  const sound = [lost, duplicated, phantom, refusedButDone, otherAmount, unbalanced].every((count) => count === 0);
  process.exitCode = sound && control.duplicated > 0 ? 0 : 1;
}
