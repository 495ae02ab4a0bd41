import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess, type Running } from './process.ts';
import { world, type Company, type World } from './world.ts';

// TIERLINE_STOPS says how often it is stopped; in the tests once.
const stops = Number(process.env['TIERLINE_STOPS'] ?? 1);
const clients = 12;

describe('X10 asked to end, a process of Tierline', () => {
  let w: World;
  let company: Company;
  const running: Running[] = [];
  beforeAll(async () => {
    w = await world();
    company = await w.company(w.staff, 'Stopping');
  });
  afterAll(async () => {
    await Promise.all(running.map((one) => one.stop('SIGKILL')));
    await w.close();
  });

  type Answer = { status: number; closes: boolean; body: string };

  function ask(origin: string, agent: Agent, path: string, method = 'GET', body = ''): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = {
        'Tierline-Vendor': w.programme.slug,
        Cookie: [...company.master.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body !== '' && {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(body),
          'Idempotency-Key': randomUUID(),
        }),
      };
      const answered = (response: IncomingMessage) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            closes: response.headers.connection === 'close',
            body: text,
          }),
        );
      };
      request(origin + path, { method, agent, headers }, answered)
        .on('error', reject)
        .end(body);
    });
  }

  // Reads and writes, one after the other, until the connection is refused; everything else must be answered.
  async function insist(origin: string, tally: { answered: number; wrong: string[] }) {
    const agent = new Agent({ keepAlive: true });
    let closed = false;
    for (let n = 0; ; n++) {
      const write = n % 3 === 0;
      const body = JSON.stringify({ email: `${randomUUID()}@company.example` });
      try {
        // oxlint-disable-next-line no-await-in-loop -- One after the other.
        const answer = await (write
          ? ask(origin, agent, `/api/v1/accounts/${company.id}/users`, 'POST', body)
          : ask(origin, agent, '/api/v1/line-items'));
        tally.answered += 1;
        if (answer.status !== (write ? 201 : 200)) tally.wrong.push(`${answer.status} ${answer.body.slice(0, 100)}`);
        closed = answer.closes;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : String(error);
        if (code !== 'ECONNREFUSED') tally.wrong.push(String(code));
        // Nobody opens a connection before the last answer said that theirs is closed.
        if (!closed) tally.wrong.push('refused without having been told');
        agent.destroy();
        return;
      }
    }
  }

  it(
    'X10 an API answers all that comes until it refuses connections, says that it is not ready, and ends',
    { timeout: 120_000 + stops * 60_000 },
    async () => {
      for (let stop = 0; stop < stops; stop++) {
        const api = await startProcess(w, 'main.ts', { DRAIN_SECONDS: '1' });
        running.push(api);
        const tally = { answered: 0, wrong: [] as string[] };
        const loads = Array.from({ length: clients }, () => insist(api.origin, tally));
        const probe = new Agent({ keepAlive: false });
        expect(await ask(api.origin, probe, '/readyz')).toMatchObject({ status: 200 });
        while (tally.answered < 50) await ask(api.origin, probe, '/livez');
        const ended = api.stop();
        let ready = await ask(api.origin, probe, '/readyz');
        while (ready.status === 200) ready = await ask(api.origin, probe, '/readyz');
        expect(ready.status).toBe(503);
        expect(JSON.parse(ready.body)).toEqual({ status: 'not ready', because: ['stopping'] });
        const before = tally.answered;
        expect((await ask(api.origin, probe, '/livez')).status).toBe(200);
        await Promise.all([...loads, ended]);
        expect({ wrong: tally.wrong, code: api.child.exitCode }).toEqual({ wrong: [], code: 0 });
        expect(tally.answered).toBeGreaterThan(before);
      }
    },
  );

  it('X10 an API ends also while the database does not answer', async () => {
    const api = await startProcess(w, 'main.ts');
    running.push(api);
    const hand = new pg.Client({ connectionString: w.database.ownerUrl });
    await hand.connect();
    await hand.query('begin; lock table line_item in access exclusive mode');
    const cut = ask(api.origin, new Agent(), '/api/v1/line-items').catch(() => 'cut');
    const waiting = () =>
      hand
        .query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
        .then(({ rowCount }) => rowCount ?? 0);
    await expect.poll(waiting, { timeout: 60_000 }).toBeGreaterThan(0);
    // Its tables stay locked: the test itself ends only if the API does.
    await api.stop();
    expect(api.child.exitCode).toBe(0);
    expect(await cut).toBe('cut');
    await hand.end();
  });

  it('X10 a worker does not wait for a mail server that says nothing', async () => {
    const email = `${randomUUID()}@peer.example`;
    await w.db.mail.updateMany({ where: { state: 'waiting' }, data: { state: 'failed' } });
    await w.staff.call('createUser', { id: w.staff.accountId, email });
    let reached: () => void = () => {};
    const talking = new Promise<void>((resolve) => (reached = resolve));
    const silent = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: () => reached(),
    });
    silent.on('error', () => undefined);
    silent.listen(0, '127.0.0.1');
    await once(silent.server, 'listening');
    const { port } = silent.server.address() as AddressInfo; // a listening TCP server has such an address
    const worker = await startProcess(w, 'worker.ts', { SMTP_URL: `smtp://127.0.0.1:${port}` });
    running.push(worker);
    await talking;
    // The mail server never answers: the test itself ends only if the worker does.
    await worker.stop();
    expect(worker.child.exitCode).toBe(0);
    expect(await w.db.mail.findFirstOrThrow({ where: { recipient: email } })).toMatchObject({
      state: 'waiting',
      tries: 1,
    });
    await new Promise<void>((resolve) => silent.close(resolve));
  });
});
