import { call, endpoints, type EndpointName } from '@tierline/contract';
import { troubleOf } from '@tierline/core';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createProxy, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Writable } from 'node:stream';
import { makeApp } from '../../src/app.ts';
import { openLog } from '../../src/log.ts';
import { openServices } from '../../src/services.ts';
import { send, type Heard } from './walls-send.ts';
import { proof, world, type Caller, type Company, type World } from './world.ts';

/** A way to the database that a test can cut. */
type Line = {
  port: number;
  /**
   * Loses the server's answer to what has these words in it, or, once it has, to its COMMIT; and the connection with
   * it. So many times.
   */
  lose: (words: string, at: 'at once' | 'at its COMMIT', times: number) => void;
  /** Ends all connections and takes no new ones, until it is opened again. */
  close: () => Promise<void>;
  open: () => Promise<void>;
};

describe('X1 X3 a database in trouble', () => {
  let w: World;
  let line: Line;
  let origin: string;
  let company: Company;
  let partner: Company;
  let lineItemId: string;
  const ends: (() => unknown)[] = [];
  const logged: string[] = [];
  const out = new Writable({
    write(chunk: Buffer, _, done) {
      logged.push(chunk.toString());
      done();
    },
  });

  beforeAll(async () => {
    w = await world();
    company = await w.company(w.staff, 'Cut off');
    partner = await w.company(company.master, 'Cut off’s partner');
    lineItemId = await w.issue(company, 100);
    const database = new URL(w.env.databaseUrl);
    line = await lineTo(Number(database.port || 5432), database.hostname);
    database.host = `127.0.0.1:${line.port}`;
    const { services, close } = openServices(
      { ...w.env, databaseUrl: database.href, port: 0, portalFolder: '', demo: false },
      { passwordCost: 4, answerMs: 0 },
    );
    const server = createServer(makeApp({ services, log: openLog(out), samples: () => [] })).listen(0);
    await once(server, 'listening');
    origin = `http://localhost:${(server.address() as AddressInfo).port}`; // a listening TCP server has such an address
    ends.push(
      () => server.close(),
      () => server.closeAllConnections(),
      close,
      () => line.close(),
    );
  });
  afterAll(async () => {
    for (const end of ends) await end();
    await w.close();
  });

  async function lineTo(port: number, host: string): Promise<Line> {
    const sockets = new Set<Socket>();
    let losing = { words: '', at: 'at once', times: 0 };
    const through = (client: Socket) => {
      const server = connect(port, host);
      let seen = false;
      let lost = false;
      for (const socket of [client, server]) {
        sockets.add(socket);
        socket
          .on('error', () => undefined)
          .on('close', () => {
            sockets.delete(socket);
            client.destroy();
            server.destroy();
          });
      }
      client.on('data', (bytes) => {
        const text = bytes.toString('latin1');
        seen ||= losing.times > 0 && text.includes(losing.words);
        if (seen && !lost && (losing.at === 'at once' || text.includes('COMMIT'))) {
          lost = true;
          losing.times -= 1;
        }
        server.write(bytes);
      });
      // What was answered is done; nobody hears of it.
      server.on('data', (bytes) => (lost ? client.destroy() : client.write(bytes)));
    };
    let proxy: Server = createProxy(through).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const at = (proxy.address() as AddressInfo).port; // as above
    return {
      port: at,
      lose: (words, when, times) => void (losing = { words, at: when, times }),
      async close() {
        const closed = proxy.listening ? once(proxy, 'close') : null;
        proxy.close();
        for (const socket of sockets) socket.destroy();
        await closed;
      },
      async open() {
        proxy = createProxy(through).listen(at, '127.0.0.1');
        await once(proxy, 'listening');
      },
    };
  }

  const cookie = (of: Company) => [...of.master.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const by: Caller = (name, ask, options) => {
    const through: typeof fetch = (input, init) =>
      fetch(input, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie: cookie(company) },
      });
    return call({ origin, vendor: w.programme.slug, language: () => 'en', fetch: through }, name, ask, options);
  };
  const raw = (name: EndpointName, body: object, params: Record<string, string>, key: string): Promise<Heard> =>
    send({ origin, vendor: w.programme.slug, cookies: company.master.cookies }, name, {
      body,
      params,
      headers: { 'Idempotency-Key': key },
    });

  it('X3 a move whose answer is lost is asked for again by itself, and done once', async () => {
    const message = `lost ${randomUUID()}`;
    line.lose(message, 'at once', 1);
    const { splits } = await by('splitLineItems', {
      rows: [{ lineItemId, accountId: partner.id, copies: 3 }],
      message,
    });
    expect(splits.map(({ copies }) => copies)).toEqual([3]);
    expect(await w.db.lineItem.count({ where: { parentId: lineItemId, accountId: partner.id } })).toBe(1);
    expect(await proof(w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('X3 a record whose answer is lost is written once', async () => {
    const email = `${randomUUID()}@company.example`;
    line.lose(email, 'at its COMMIT', 1);
    const user = await by('createUser', { id: company.id, email });
    expect(user.email).toBe(email);
    expect(await w.db.user.count({ where: { email } })).toBe(1);
    expect(await w.db.mail.count({ where: { recipient: email } })).toBe(1);
  });

  it('X3 a record whose connection is cut before it is committed is written by a second attempt', async () => {
    const email = `${randomUUID()}@company.example`;
    line.lose(email, 'at once', 1);
    expect((await by('createUser', { id: company.id, email })).email).toBe(email);
    expect(await w.db.user.count({ where: { email } })).toBe(1);
  });

  it('X3 with the second attempt lost too the outcome is unknown; a repeat gets the first reply', async () => {
    const [message, email, keys] = [
      `lost ${randomUUID()}`,
      `${randomUUID()}@company.example`,
      [randomUUID(), randomUUID()] as const,
    ];
    const requests = [
      [
        'splitLineItems',
        { rows: [{ lineItemId, accountId: partner.id, copies: 4 }], message },
        {},
        keys[0],
        message,
        'at once',
      ],
      // The second attempt only finds out what became of the first.
      ['createUser', { email }, { id: company.id }, keys[1], 'operation_lock', 'at its COMMIT'],
    ] as const;
    for (const [name, body, params, key, words, at] of requests) {
      const before = await w.db.operation.count();
      line.lose(words, at, 2);
      logged.splice(0);
      const heard = await raw(name, body, params, key);
      expect({ name, status: heard.status, code: heard.code }).toEqual({ name, status: 503, code: 'outcome-unknown' });
      expect(Number(heard.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(heard.document).toMatchObject({
        detail: 'It is not known whether this was done. Try again: it will not be done twice.',
      });
      expect(logged.join('')).toContain('the database is in trouble');
      const again = await raw(name, body, params, key);
      expect({ name, status: again.status }).toEqual({ name, status: 201 });
      expect(await w.db.operation.count()).toBe(before + 1);
    }
  });

  it('X3 a write cut off twice is answered as unknown; a read that is cut off changed nothing', async () => {
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    await owner.query('BEGIN');
    await owner.query('SELECT pg_advisory_xact_lock(account_lock($1))', [company.id]);
    const email = `${randomUUID()}@company.example`;
    const waiting = raw('createUser', { email }, { id: company.id }, randomUUID());
    const ended: number[] = [];
    while (ended.length < 2) {
      const { rows } = await owner.query<{ pid: number }>(
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND pid <> ALL($1) AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
        [ended],
      );
      for (const { pid } of rows) {
        await owner.query('SELECT pg_terminate_backend($1)', [pid]);
        ended.push(pid);
      }
    }
    const heard = await waiting;
    await owner.query('COMMIT');
    await owner.end();
    expect({ status: heard.status, code: heard.code }).toEqual({ status: 503, code: 'outcome-unknown' });
    expect(await w.db.user.count({ where: { email } })).toBe(0);
  });

  it('X3 with the database away every endpoint answers 503 with Retry-After, and nothing was changed', async () => {
    await line.close();
    const wrong: string[] = [];
    let away = 0;
    for (const name of Object.keys(endpoints) as EndpointName[]) {
      // the keys of the table
      const heard = await send({ origin, vendor: w.programme.slug, cookies: company.master.cookies }, name, {
        params: Object.fromEntries(
          ['id', 'mailId', 'administratorId', 'operationId'].map((part) => [part, randomUUID()]),
        ),
      });
      if (heard.status === 503 && heard.code === 'busy' && Number(heard.headers.get('retry-after')) > 0) away += 1;
      // What was remembered of the programme is valid for a second; a wrong request is refused without the
      // database.
      else if (heard.status >= 500) wrong.push(`${name}: ${heard.status} ${heard.code}`);
    }
    expect(wrong).toEqual([]);
    expect(away).toBeGreaterThan(50);
    expect((await fetch(`${origin}/healthz`)).status).toBe(503);
    await line.open();
    expect((await by('readMe', {})).account.id).toBe(company.id);
  });

  it('X3 without a free connection it is the same', async () => {
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    const role = pg.escapeIdentifier(new URL(w.env.databaseUrl).username);
    try {
      await owner.query(
        `ALTER DATABASE ${pg.escapeIdentifier(new URL(w.env.databaseUrl).pathname.slice(1))} CONNECTION LIMIT 0`,
      );
      await line.close();
      await line.open();
      // The pool finds out that its connections are gone.
      await Promise.allSettled(Array.from({ length: 25 }, () => by('readMe', {})));
      const heard = await raw(
        'createUser',
        { email: `${randomUUID()}@company.example` },
        { id: company.id },
        randomUUID(),
      );
      expect({ role: role !== '', status: heard.status, code: heard.code }).toEqual({
        role: true,
        status: 503,
        code: 'busy',
      });
    } finally {
      await owner.query(
        `ALTER DATABASE ${pg.escapeIdentifier(new URL(w.env.databaseUrl).pathname.slice(1))} CONNECTION LIMIT -1`,
      );
      await owner.end();
    }
    expect((await by('readMe', {})).account.id).toBe(company.id);
  });

  it.each([
    ['no server', { code: 'ECONNREFUSED' }, 'not-done'],
    ['no server, tried at two addresses', { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }] }, 'not-done'],
    ['starting', { code: '57P03' }, 'not-done'],
    ['too many connections', { code: '53300' }, 'not-done'],
    ['no room on the disk', { code: '53100' }, 'not-done'],
    ['a standby that reads only', { code: '25006' }, 'not-done'],
    [
      'no server, asked by raw SQL',
      { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'DatabaseNotReachable' } } } },
      'not-done',
    ],
    ['a deadlock', { code: '40P01' }, 'not-done'],
    ['a lock waited for too long', { code: '55P03' }, 'not-done'],
    ['no connection of the pool in time', new Error('timeout exceeded when trying to connect'), 'not-done'],
    ['no connection of Prisma’s in time', { code: 'P2024' }, 'not-done'],
    ['Prisma’s own name for no server', { code: 'P1001' }, 'not-done'],
    ['a transaction that took too long', { code: 'P2028' }, 'not-done'],
    ['two that could not be put in order', { code: 'P2034' }, 'not-done'],
    ['ended by an administrator', { code: '57P01' }, 'unknown'],
    ['a crash', { code: '57P02' }, 'unknown'],
    ['a connection that failed', { code: '08006' }, 'unknown'],
    ['a connection that was reset', { code: 'ECONNRESET' }, 'unknown'],
    ['Prisma’s own name for that', { code: 'P1017' }, 'unknown'],
    [
      'a connection closed under raw SQL',
      { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'ConnectionClosed' } } } },
      'unknown',
    ],
    ['the driver’s words for that', new Error('Connection terminated unexpectedly'), 'unknown'],
    [
      'within Prisma’s error',
      { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'postgres', originalCode: '57P01' } } } },
      'unknown',
    ],
    ['within another', new Error('wrapped', { cause: Object.assign(new Error('read'), { code: 'EPIPE' }) }), 'unknown'],
    ['something unique', { code: 'P2002' }, null],
    ['a check', { code: '23514' }, null],
    ['a mistake of ours', new TypeError('x is not a function'), null],
    ['nothing', undefined, null],
  ] as const)('X3 the database’s trouble is known by what it says: %s', (_, error, trouble) => {
    expect(troubleOf(error)).toBe(trouble);
  });
});
