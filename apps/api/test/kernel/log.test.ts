import { queryRows, sql } from '@tierline/core';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { openLog } from '../../src/log.ts';
import { send } from './walls-send.ts';
import { world, type World } from './world.ts';

const canary = 'Kanarienvogel';

describe('X10 the log', () => {
  let w: World;
  let server: Server;
  let origin: string;
  const written: string[] = [];
  const out = new Writable({
    write(line: Buffer, _, done) {
      written.push(line.toString());
      done();
    },
  });
  const log = openLog(out);

  beforeAll(async () => {
    w = await world();
    server = createServer(makeApp({ services: w.services, log, samples: () => [] })).listen(0);
    await once(server, 'listening');
    origin = `http://localhost:${(server.address() as AddressInfo).port}`; // a listening TCP server has such an address
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    await owner.query(`ALTER TABLE portal_user ADD CONSTRAINT no_canary CHECK (first_name <> '${canary}')`);
    await owner.end();
  });
  beforeEach(() => void written.splice(0));
  afterEach(() => vi.unstubAllEnvs());
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await w.close();
  });

  it('X10 a failure that no rule foresaw is answered as such, and logged without the row it was about', async () => {
    const { cookies } = w.staff;
    const heard = await send({ origin, vendor: w.programme.slug, cookies }, 'editMe', { body: { firstName: canary } });
    expect([heard.status, heard.code]).toEqual([500, 'unexpected']);
    expect(JSON.stringify(heard.document)).not.toMatch(/no_canary|portal_user|23514/u);
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('"msg":"unexpected error"');
    expectToName(written[0]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['Prisma', () => w.db.user.updateMany({ data: { firstName: canary } })],
    ['SQL by Prisma', () => w.db.$executeRaw(sql`UPDATE portal_user SET first_name = ${canary}`)],
    ['SQL by the driver', () => queryRows(w.db, {}, sql`UPDATE portal_user SET first_name = ${canary}`)],
  ])('X10 an error of the database says which wall it met, not the row: %s', async (_, meet) => {
    const error = await meet().catch((met: unknown) => met);
    log.error({ err: error }, 'met');
    expect(written).toHaveLength(1);
    expectToName(written[0]);
  });

  it('X10 an error of a call that cannot be made has none of its values', async () => {
    const wrong = { firstName: canary, nickname: canary } as object;
    const error = await w.db.user.updateMany({ data: wrong }).catch((met: unknown) => met);
    log.error({ err: error }, 'met');
    expect(written[0]).toContain('nickname');
    expect(written[0]).not.toContain(canary);
  });

  it('X10 a line stays one line and readable, whatever stands in it', () => {
    const texts = ['a\r\n{"level":60,"msg":"forged"}', '\u001b[2J', '\u2028', '"}\n', '\u0000'];
    for (const text of texts) log.warn({ err: new Error(text), text }, text);
    for (const error of [null, undefined, 'text', 5, {}]) log.warn({ err: error }, 'no error');
    expect(written).toHaveLength(texts.length + 5);
    for (const [at, text] of texts.entries()) {
      expect(written[at]).toMatch(/^\P{Cc}+\n$/u);
      expect(JSON.parse(written[at] ?? '')).toMatchObject({ level: 40, msg: text, text, err: { message: text } });
    }
  });

  it.each(['loud', 'WARN', '30'])('X10 LOG_LEVEL may not be “%s”', (level) => {
    vi.stubEnv('LOG_LEVEL', level);
    expect(() => openLog()).toThrow('LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.');
  });

  function expectToName(line = ''): void {
    expect(line).toContain('no_canary');
    expect(line).toContain('23514');
    expect(line).toContain('"stack"');
    expect(line).not.toContain(canary);
    expect(line).not.toContain('$2b$');
    expect(line).not.toContain(w.staff.email);
  }
});
