import { call, type EndpointName, type Reply, type Send } from '@tierline/contract';
import { sql } from '@tierline/core';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startProcess, type Running } from './process.ts';
import { keeping } from './walls-send.ts';
import { refusal, world, type Company, type Person, type World } from './world.ts';

let w: World;
const running: Running[] = [];
const open: SMTPServer[] = [];

beforeAll(async () => {
  w = await world();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop('SIGKILL')));
  await Promise.all(open.splice(0).map((server) => new Promise<void>((resolve) => server.close(resolve))));
});
afterAll(() => w.close());

async function start(program: 'main.ts' | 'worker.ts', variables: Record<string, string> = {}): Promise<Running> {
  const one = await startProcess(w, program, variables);
  running.push(one);
  return one;
}

describe('X10 several APIs and workers on one database', () => {
  let distributor: Company;
  let partner: Company;
  let apis: Running[];

  beforeAll(async () => {
    distributor = await w.company(w.staff, 'Several');
    partner = await w.company(distributor.master, 'Partner of Several');
  });

  // The same browser, sent to whichever API the balancer chooses.
  function at<N extends EndpointName>(api: number, { cookies }: Person, name: N, send: Send<N>, key?: string) {
    const origin = apis[api % apis.length]?.origin ?? '';
    const connection = { origin, vendor: w.programme.slug, language: () => 'en', fetch: keeping(cookies) };
    return call(connection, name, send, key === undefined ? undefined : { key }) as Promise<Reply<N>>; // of this N
  }

  it('X10 E4 three APIs are one: nothing is done twice, oversold or allowed for longer', async () => {
    apis = await Promise.all([start('main.ts'), start('main.ts'), start('main.ts')]);
    const lineItemId = await w.issue(distributor, 100);
    const rows = [{ lineItemId, accountId: partner.id, copies: 4 }];
    const split = (api: number, key?: string) => at(api, distributor.master, 'splitLineItems', { rows }, key);

    const key = randomUUID();
    const [first, ...others] = await Promise.all([0, 1, 2].map((api) => split(api, key)));
    expect(others).toEqual([first, first]);

    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => split(n)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(outcomes.length - refused.length).toBe(24);
    expect(refused.map(({ reason }: { reason: { code?: string } }) => reason.code)).toEqual(
      refused.map(() => 'only-available'),
    );
    expect(await at(1, distributor.master, 'readLineItem', { id: lineItemId })).toMatchObject({ available: 0 });

    const colleague = await w.colleague(distributor.master, 'observer');
    const { id, full } = await at(0, distributor.master, 'readUser', { id: colleague.userId });
    await at(0, colleague, 'readMe', {});
    await at(1, distributor.master, 'editUser', { id, version: full?.version ?? 0, status: 'inactive' });
    const later = await Promise.all([0, 1, 2].map((api) => refusal(at(api, colleague, 'readMe', {}))));
    expect(later.map(({ code }) => code)).toEqual(['not-signed-in', 'not-signed-in', 'not-signed-in']);
  });

  it('X10 X1 two workers send each mail once', async () => {
    const peer = await mailPeer();
    await Promise.all([1, 2].map(() => start('worker.ts', { SMTP_URL: peer.url })));
    const addresses = await inviteSome(20);
    await expect.poll(() => waiting(addresses), { timeout: 60_000 }).toBe(0);
    expect((await peer.mails()).map(({ to }) => to).filter((to) => addresses.includes(to))).toHaveLength(20);
  });
});

// TIERLINE_KILLS says how often a worker is killed with each sort of mail server; in the tests once.
const kills = Number(process.env['TIERLINE_KILLS'] ?? 1);
/** How many mails a worker sends at once: each may be at the point between its sending and its being marked. */
const atOnce = 4;

const manners = ['fast', 'slow', 'put off', 'silent', 'away'] as const;
type Manner = (typeof manners)[number];

describe('X1 X10 mails while workers are killed', () => {
  it(
    'X1 none is lost, few come twice, and those under one Message-ID: fast, slow, 451, silent, away',
    { timeout: 120_000 + kills * 120_000 },
    async () => {
      const peer = await mailPeer();
      const addresses: string[] = [];
      for (let round = 0; round < kills; round++) {
        for (const manner of manners) {
          addresses.push(...(await inviteSome(6)));
          await leasesEnd();
          peer.behave(manner);
          const worker = await start('worker.ts', { SMTP_URL: manner === 'away' ? 'smtp://127.0.0.1:1' : peer.url });
          // Somewhere in the middle of its first mails.
          await expect.poll(() => (manner === 'away' ? tried() : peer.busy()), { timeout: 60_000 }).toBeGreaterThan(0);
          await worker.stop('SIGKILL');
        }
      }
      peer.behave('fast');
      await start('worker.ts', { SMTP_URL: peer.url });
      await leasesEnd();
      await expect.poll(() => waiting(addresses), { timeout: 60_000 }).toBe(0);

      const mails = (await peer.mails()).filter(({ to }) => addresses.includes(to));
      expect(new Set(mails.map(({ to }) => to)).size).toBe(addresses.length);
      expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(addresses.length);
      const twice = mails.length - addresses.length;
      console.log(`mails: ${addresses.length} sent, ${twice} twice or more, at ${kills * manners.length} kills`);
      expect(twice).toBeLessThanOrEqual(kills * manners.length * atOnce);
    },
  );

  // What was taken by a worker that was killed, or put off, is due again.
  async function leasesEnd(): Promise<void> {
    await w.db.$executeRaw(sql`
      UPDATE mail SET next_try_at = now() WHERE state IN ('waiting', 'deferred')`);
  }

  // Mails that were tried and put off just now.
  function tried(): Promise<number> {
    return w.db.mail.count({ where: { state: 'deferred', nextTryAt: { gt: new Date() } } });
  }
});

// Users of the vendor's, each of whom gets a mail; their addresses.
async function inviteSome(count: number): Promise<string[]> {
  const addresses = Array.from({ length: count }, () => `${randomUUID()}@peer.example`);
  await Promise.all(addresses.map((email) => w.staff.call('createUser', { id: w.staff.accountId, email })));
  return addresses;
}

function waiting(addresses: readonly string[]): Promise<number> {
  return w.db.mail.count({ where: { recipient: { in: [...addresses] }, state: { not: 'accepted' } } });
}

/** A mail server that behaves as it is told to; `busy` says how many mails it was sent since then. */
async function mailPeer() {
  const taken: { to: string; message: Buffer }[] = [];
  let manner: Manner = 'fast';
  let busy = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const take = () => {
          taken.push({ to: session.envelope.rcptTo[0]?.address ?? '', message: Buffer.concat(chunks) });
          done(null, 'taken by the peer');
        };
        if (manner === 'fast') take();
        if (manner === 'slow') setTimeout(take, 50);
        if (manner === 'put off') done(Object.assign(new Error('try later'), { responseCode: 451 }));
        busy += 1;
      });
    },
  });
  open.push(server);
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo; // a listening TCP server has such an address
  return {
    url: `smtp://127.0.0.1:${port}`,
    behave(wanted: Manner) {
      manner = wanted;
      busy = 0;
    },
    busy: () => busy,
    mails: () =>
      Promise.all(
        taken.map(async ({ to, message }) => ({ to, messageId: (await PostalMime.parse(message)).messageId })),
      ),
  };
}
