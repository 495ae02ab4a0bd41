import { endpoints, problemStatus } from '@tierline/contract';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../../tools/free-port.ts';
import { makeApp } from '../../src/app.ts';
import type { CheckedBooks } from '../../src/books.ts';
import { readVariables } from '../../src/env.ts';
import { openLog } from '../../src/log.ts';
import { openMetrics, serveMetrics, type Metrics } from '../../src/metrics.ts';
import { fourRoles } from './programmes.ts';
import { signingKeys, world, type Company, type World } from './world.ts';

describe('X10 metrics at their own port, and requests by their ids', () => {
  let w: World;
  let distributor: Company;
  let books: CheckedBooks = null;
  let metrics: Metrics;
  let port: number;
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    w = await world(fourRoles);
    distributor = await w.company(w.staff, 'Measured');
    metrics = openMetrics(w.services, () => books);
    port = await freePort();
    ends.push((await serveMetrics({ port, host: '127.0.0.1', token: undefined }, metrics)).close);
  });
  afterAll(async () => {
    await Promise.all(ends.map((end) => end()));
    await w.close();
  });

  const app = (log = pino({ level: 'silent' })) =>
    makeApp({ services: w.services, log, samples: () => [], count: metrics.count });
  const by = (cookies: ReadonlyMap<string, string>) => ({
    'Tierline-Vendor': w.programme.slug,
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  async function told(): Promise<Map<string, number>> {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
  }

  it('X10 requests and refusals are counted by endpoint and code, whatever is asked for', async () => {
    const portal = app();
    await request(portal).get('/api/v1/me').set(by(w.staff.cookies)).expect(200);
    await request(portal).get('/api/v1/me').set('Tierline-Vendor', w.programme.slug).expect(401);
    await request(portal).get(`/api/v1/accounts/${randomUUID()}`).set(by(w.staff.cookies)).expect(404);
    await request(portal).get(`/api/v1/${randomUUID()}`).expect(404);
    await request(portal).post('/api/v1/accounts').set(by(w.staff.cookies)).send({}).expect(400);
    const found = await told();
    expect(Object.fromEntries([...found].filter(([name]) => name.includes('_total')))).toEqual({
      'tierline_requests_total{endpoint="readMe",status="200"}': 1,
      'tierline_requests_total{endpoint="readMe",status="401"}': 1,
      'tierline_requests_total{endpoint="readAccount",status="404"}': 1,
      'tierline_requests_total{endpoint="createAccount",status="400"}': 1,
      'tierline_requests_total{endpoint="other",status="404"}': 1,
      'tierline_refusals_total{endpoint="readMe",code="not-signed-in"}': 1,
      'tierline_refusals_total{endpoint="readAccount",code="not-found"}': 1,
      'tierline_refusals_total{endpoint="createAccount",code="key-missing"}': 1,
      'tierline_refusals_total{endpoint="other",code="not-found"}': 1,
    });
  });

  it('X10 every label is of a fixed set', async () => {
    const sets: Record<string, (value: string) => boolean> = {
      endpoint: (value) => value === 'other' || Object.hasOwn(endpoints, value),
      status: (value) => /^[1-5]\d\d$/u.test(value),
      code: (value) => Object.hasOwn(problemStatus, value),
      quantile: (value) => ['0.5', '0.99', '1'].includes(value),
      state: (value) => ['busy', 'idle', 'waiting'].includes(value),
      queue: (value) => ['mail', 'charges'].includes(value),
    };
    const labels = [...(await told()).keys()].flatMap((name) => [...name.matchAll(/(\w+)="([^"]*)"/gu)]);
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter(([, label = '', value = '']) => sets[label]?.(value) !== true)).toEqual([]);
  });

  it('X10 tells how late mails and charges are, the pool, the event loop, and the days of the keys', async () => {
    const { db } = w;
    await db.mail.updateMany({ data: { state: 'accepted' } });
    const calm = await told();
    expect(calm.get('tierline_queue_overdue_seconds{queue="mail"}')).toBe(0);
    expect(calm.get('tierline_queue_overdue_seconds{queue="charges"}')).toBe(0);
    expect(calm.has('tierline_signing_key_days_left')).toBe(false);
    expect(calm.get('tierline_database_connections{state="idle"}')).toBeGreaterThanOrEqual(0);
    expect(calm.has('tierline_event_loop_delay_seconds{quantile="1"}')).toBe(true);
    for (let n = 0; n < 10; n++) {
      // The event loop is kept for a moment, and goes on.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      await fetch(`http://127.0.0.1:${port}/nothing`);
    }
    expect((await told()).get('tierline_event_loop_delay_seconds{quantile="1"}')).toBeGreaterThan(0);

    const mail = await db.mail.findFirstOrThrow();
    await db.mail.update({
      where: { id: mail.id },
      data: { state: 'deferred', nextTryAt: new Date(Date.now() - 3_600_000) },
    });
    const site = await distributor.master.call('createSite', { name: 'Late', country: 'DE', timeZone: 'UTC' });
    await db.site.update({ where: { id: site.id }, data: { nextMonth: new Date('2026-01-01') } });
    await signingKeys(w);
    const late = await told();
    expect(late.get('tierline_queue_overdue_seconds{queue="mail"}')).toBeGreaterThanOrEqual(3_600);
    expect(late.get('tierline_queue_overdue_seconds{queue="charges"}')).toBeGreaterThan(0);
    const { expiresAt } = await db.signingKey.findFirstOrThrow({ where: { state: 'current' } });
    const days = ((expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(late.get('tierline_signing_key_days_left')).toBeCloseTo(days, 1);
  });

  it('X10 tells whether the books were balanced, and when that was looked at; nothing before', async () => {
    expect((await told()).has('tierline_books_balanced')).toBe(false);
    for (const balanced of [true, false]) {
      books = { balanced, at: new Date('2026-11-29T12:00:00Z') };
      const found = await told();
      expect(found.get('tierline_books_balanced')).toBe(balanced ? 1 : 0);
      expect(found.get('tierline_books_checked_timestamp_seconds')).toBe(Date.parse('2026-11-29T12:00:00Z') / 1_000);
    }
  });

  it('X10 asks for the token where there is one, and tells nothing else', async () => {
    const guarded = await freePort();
    const token = 'a token of the tests';
    const more = openMetrics(w.services);
    ends.push((await serveMetrics({ port: guarded, host: '127.0.0.1', token }, more)).close);
    const ask = (path: string, authorization?: string, method = 'GET') =>
      fetch(`http://127.0.0.1:${guarded}${path}`, { method, ...(authorization && { headers: { authorization } }) });
    expect((await ask('/metrics')).status).toBe(401);
    expect((await ask('/metrics', 'Bearer another token')).status).toBe(401);
    expect((await ask('/metrics', token)).status).toBe(401);
    expect((await ask('/metrics', `Bearer ${token}`)).status).toBe(200);
    expect((await ask('/', `Bearer ${token}`)).status).toBe(404);
    expect((await ask('/metrics', `Bearer ${token}`, 'POST')).status).toBe(404);
    await expect(serveMetrics({ port: guarded, host: '127.0.0.1', token }, more)).rejects.toThrow(
      `Port ${guarded} is in use: end what uses it, or choose another one with METRICS_PORT=….`,
    );
  });

  it.each([
    [{}, undefined],
    [{ METRICS_PORT: '9464' }, { port: 9464, host: '127.0.0.1', token: undefined }],
    [
      { METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0', METRICS_TOKEN: 'x'.repeat(16) },
      { port: 9464, host: '0.0.0.0', token: 'x'.repeat(16) },
    ],
  ])('X10 the environment %j says where', (given, expected) => {
    expect(readVariables(given).metrics).toEqual(expected);
  });

  it.each([
    ['METRICS_PORT', '0'],
    ['METRICS_PORT', '70000'],
    ['METRICS_HOST', 'elsewhere.example'],
    ['METRICS_TOKEN', 'short'],
  ])('X10 %s may not be %s', (name, value) => {
    expect(() => readVariables({ [name]: value })).toThrow(`${name} must be`);
  });

  it('X10 a request’s id is in its answer, in its problem, and in each line that is logged of it', async () => {
    const lines: string[] = [];
    const log = openLog({ write: (line) => lines.push(line) });
    const portal = makeApp({
      services: w.services,
      log,
      samples: () => {
        throw new TypeError('a mistake of ours');
      },
    });
    const answers = await Promise.all(
      [1, 2].map(() => request(portal).get('/api/v1/programme').set('Tierline-Vendor', w.programme.slug)),
    );
    const ids = answers.map(({ headers }) => String(headers['x-request-id']));
    expect(new Set(ids).size).toBe(2);
    for (const { status, body } of answers)
      expect({ status, id: ids.includes((body as Named).requestId) }).toEqual({ status: 500, id: true });
    const logged = lines.map((line) => (JSON.parse(line) as Named).requestId); // each line is an object
    expect(logged.toSorted()).toEqual(ids.toSorted());
    const fine = await request(app()).get('/livez');
    expect(fine.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/u);
  });
});

type Named = { requestId: string };
