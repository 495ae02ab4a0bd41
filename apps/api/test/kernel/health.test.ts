import { provedSecret } from '@tierline/core';
import { migrate } from '@tierline/database';
import pg from 'pg';
import { pino } from 'pino';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { openServices } from '../../src/services.ts';
import { world, type World } from './world.ts';

describe('X10 whether a process is alive, and ready', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    // As each start of a process does it.
    await provedSecret(w.services);
  });
  afterAll(() => w.close());

  // A process of its own, which remembers nothing yet.
  async function found({
    secret = w.env.secret,
    databaseUrl = w.env.databaseUrl,
    stopping = false,
    demo = false,
  } = {}) {
    const opened = openServices({ ...w.env, secret, databaseUrl, port: 0, portalFolder: '', demo: false });
    const app = makeApp({
      services: opened.services,
      log: pino({ level: 'silent' }),
      samples: () => [],
      stopping: () => stopping,
      demo,
    });
    const [alive, ready, healthy] = [
      await request(app).get('/livez'),
      await request(app).get('/readyz'),
      await request(app).get('/healthz'),
    ];
    await opened.close();
    expect({ status: alive.status, body: alive.body as unknown }).toEqual({ status: 200, body: { status: 'ok' } });
    expect({ status: healthy.status, body: healthy.body as unknown }).toEqual({
      status: ready.status,
      body: ready.body as unknown,
    });
    return { status: ready.status, body: ready.body as unknown };
  }
  const unready = (...because: string[]) => ({ status: 503, body: { status: 'not ready', because } });

  it('X10 is ready with its database, its tables and its secret, until it is about to end', async () => {
    expect(await found()).toEqual({ status: 200, body: { status: 'ready' } });
    expect(await found({ stopping: true })).toEqual(unready('stopping'));
  });

  it('X10 is not ready without its database', async () => {
    const away = new URL(w.env.databaseUrl);
    away.port = '1';
    expect(await found({ databaseUrl: away.href })).toEqual(unready('database'));
  });

  it('X10 is not ready with the secret of another database', async () => {
    expect(await found({ secret: 'another secret of the tests, long enough' })).toEqual(unready('secret'));
  });

  it('X10 is not ready as a role that the walls between vendors do not hold, but with the demo data', async () => {
    expect(await found({ databaseUrl: w.database.ownerUrl })).toEqual(unready('role'));
    expect((await found({ databaseUrl: w.database.ownerUrl, demo: true })).status).toBe(200);
  });

  it.each([
    [
      'newer',
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '2999', now())",
    ],
    ['older', "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%_ledger'"],
  ])('X10 is not ready on tables of a %s version', async (_, change) => {
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    await owner.query('CREATE TABLE kept AS SELECT * FROM _prisma_migrations');
    await owner.query(change);
    expect(await found()).toEqual(unready('schema'));
    await owner.query('DELETE FROM _prisma_migrations');
    await owner.query('INSERT INTO _prisma_migrations SELECT * FROM kept');
    await owner.query('DROP TABLE kept');
    await owner.end();
    expect((await found()).status).toBe(200);
  });

  it.each([
    ['newer', "COMMENT ON FUNCTION commit_plan IS 'prisma/functions/commit_plan.sql abc def'"],
    ['older', 'COMMENT ON FUNCTION commit_plan IS NULL'],
  ])('X10 is not ready with functions of a %s version', async (_, change) => {
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    await owner.query(change);
    await owner.end();
    expect(await found()).toEqual(unready('schema'));
    await migrate(w.database.ownerUrl);
    expect((await found()).status).toBe(200);
  });
});
