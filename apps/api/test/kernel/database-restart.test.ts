import { call, type EndpointName } from '@tierline/contract';
import { acrossVendors, createVendor, openMailSecret } from '@tierline/core';
import {
  createApplicationRole,
  createTemplate,
  grantApplication,
  migrate,
  roleOf,
  startEmbedded,
  withDatabase,
} from '@tierline/database';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { openServices } from '../../src/services.ts';
import { cameras } from './programmes.ts';
import { send } from './walls-send.ts';

describe('X3 the database server is restarted', () => {
  const ends: (() => unknown)[] = [];
  const cookies = new Map<string, string>();
  let folder: string;
  let postgres: Awaited<ReturnType<typeof startEmbedded>>;
  let origin: string;
  let accountId: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tierline-restart-'));
    // As root Postgres is somebody else, who could not enter a closed folder.
    chmodSync(folder, 0o755);
    postgres = await startEmbedded({ folder: join(folder, 'postgres'), durable: false });
    const url = withDatabase(await createApplicationRole(postgres.ownerUrl), 'restart');
    const ownerUrl = await createTemplate(postgres.ownerUrl, 'restart');
    await migrate(ownerUrl);
    await grantApplication(ownerUrl, roleOf(url));
    const server = createServer().listen(0);
    await once(server, 'listening');
    origin = `http://localhost:${(server.address() as AddressInfo).port}`; // a listening TCP server has such an address
    const secret = 'a secret of the tests that is long enough';
    const { services, close } = openServices(
      { databaseUrl: url, secret, publicUrl: origin, port: 0, portalFolder: '', demo: false },
      { passwordCost: 4, answerMs: 0 },
    );
    server.on('request', makeApp({ services, log: pino({ level: 'silent' }), samples: () => [] }));
    ends.push(
      () => server.close(),
      () => server.closeAllConnections(),
      close,
    );
    const email = 'staff@vendor.example';
    await createVendor(services, cameras, { email, firstName: 'Vera', lastName: 'Vendor' });
    const mail = await acrossVendors('outbox', () =>
      services.db.mail.findFirstOrThrow({ where: { recipient: email } }),
    );
    const current = openMailSecret(services, mail) ?? '';
    const keeping: typeof fetch = async (input, init) => {
      const headers = {
        ...Object.fromEntries(new Headers(init?.headers)),
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      };
      const response = await fetch(input, { ...init, headers });
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        cookies.set(name, value);
      }
      return response;
    };
    const connection = { origin, vendor: cameras.slug, language: () => 'en', fetch: keeping };
    accountId = (await call(connection, 'signIn', { email, password: current })).account.id;
    await call(connection, 'changePassword', { current, password: 'copper-lantern-restart-orchard' });
  });
  afterAll(async () => {
    for (const end of ends) await end();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (name: EndpointName, body: object, key: string = randomUUID()) =>
    send({ origin, vendor: cameras.slug, cookies }, name, {
      body,
      params: { id: accountId },
      headers: { 'Idempotency-Key': key },
    });

  it('X3 without the database all is 503 with when to retry, and unchanged; afterwards the same works', async () => {
    expect((await ask('createUser', { email: 'before@vendor.example' })).status).toBe(201);
    await postgres.stop();
    const key = randomUUID();
    for (const [name, body] of [
      ['createUser', { email: 'during@vendor.example' }],
      ['createProduct', { sku: 'R-1', name: 'Restart', kind: 'Software' }],
      ['createUser', { email: 'during@vendor.example' }],
    ] as const) {
      const heard = await ask(name, body, key);
      expect({ name, status: heard.status, code: heard.code }).toEqual({ name, status: 503, code: 'busy' });
      expect(Number(heard.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(heard.document).toMatchObject({ detail: expect.stringContaining('nothing was changed') });
    }
    expect((await fetch(`${origin}/healthz`)).status).toBe(503);
    postgres = await startEmbedded({ folder: join(folder, 'postgres'), port: postgres.port, durable: false });
    const again = await ask('createUser', { email: 'during@vendor.example' }, key);
    expect({ status: again.status, code: again.code }).toEqual({ status: 201, code: '' });
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });
});
