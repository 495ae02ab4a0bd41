import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startProcess, type Running } from './process.ts';
import { world, type Company, type Person, type World } from './world.ts';

const [warn, info] = [40, 30] as const;

describe('A12 X10 what the log tells of attempts, by a process of its own', () => {
  let w: World;
  let company: Company;
  let stranger: Company;
  let observer: Person;
  let running: Running;
  let seen = 0;
  beforeAll(async () => {
    w = await world();
    company = await w.company(w.staff, 'Beobachtet');
    stranger = await w.company(w.staff, 'Unbeteiligt');
    observer = await w.colleague(company.master, 'observer');
    running = await startProcess(w, 'main.ts');
  });
  beforeEach(() => void (seen = running.logged().length));
  afterAll(async () => {
    await running.stop();
    await w.close();
  });

  // Lines are written before the answer, and come through a pipe.
  async function linesAfter(count: number): Promise<Record<string, unknown>[]> {
    await expect
      .poll(() => running.logged().slice(seen).trim().split('\n').filter(Boolean).length, { timeout: 60_000 })
      .toBe(count);
    const lines = running.logged().slice(seen).trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
  const signIn = (email: string, password: string) =>
    request(running.origin).post('/api/v1/session').set('Tierline-Vendor', w.programme.slug).send({ email, password });
  const cookie = (person: Person) => [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const address = expect.stringMatching(/127\.0\.0\.1|::1/u) as string;

  it('A12 X10 each sign-in is a line, right or wrong, and nothing that was typed stands in it', async () => {
    await signIn(observer.email, observer.password).expect(201);
    await signIn(observer.email, 'typed-canary').expect(401);
    await signIn('typed-canary@nowhere.example', 'typed-canary').expect(401);
    const told = { vendor: w.programme.slug, address };
    const refused = { msg: 'refused', level: warn, endpoint: 'signIn', code: 'sign-in-failed', status: 401, ...told };
    expect(await linesAfter(5)).toMatchObject([
      { msg: 'sign-in', level: info, outcome: 'signed-in', user: observer.userId, ...told },
      { msg: 'sign-in', level: warn, outcome: 'password-wrong', user: observer.userId, ...told },
      refused,
      { msg: 'sign-in', level: warn, outcome: 'password-wrong', user: null, ...told },
      refused,
    ]);
    expect(running.logged()).not.toMatch(/typed-canary|nowhere/u);
    expect(running.logged()).not.toContain(observer.password);
    expect(running.logged()).not.toContain(observer.email);
  });

  it('A5 X10 who signs in by a shared login is told to nobody', async () => {
    const shared = await w.colleague(company.master, 'observer');
    await w.db.user.update({ where: { id: shared.userId }, data: { sharedLogin: true } });
    await signIn(shared.email, shared.password).expect(201);
    expect(await linesAfter(1)).toMatchObject([{ msg: 'sign-in', outcome: 'signed-in', user: null }]);
  });

  const cases: [string, () => request.Test, object][] = [
    [
      'a role that is too low',
      () => write('/api/v1/products').set('Cookie', cookie(observer)),
      { code: 'tier-may-not', endpoint: 'createProduct', level: warn, status: 403 },
    ],
    [
      'somebody else’s id',
      () => read(`/api/v1/users/${stranger.master.userId}`).set('Cookie', cookie(observer)),
      { code: 'not-found', endpoint: 'readUser', level: info, status: 404 },
    ],
    [
      'input that is none',
      () => write('/api/v1/me', 'patch').set('Cookie', cookie(observer)).send({ typed: 'typed-canary' }),
      { code: 'invalid-input', endpoint: 'editMe', level: info, status: 422 },
    ],
  ];
  it.each(cases)('A12 X10 a refused request is a line, with who it was: %s', async (_, call, line) => {
    await call();
    const who = { vendor: w.programme.slug, user: observer.userId, account: company.id, address };
    expect(await linesAfter(1)).toMatchObject([{ msg: 'refused', ...who, ...line }]);
    expect(running.logged()).not.toContain('typed-canary');
  });

  const unknown: [string, () => request.Test, object][] = [
    ['without a session', () => read('/api/v1/me'), { code: 'not-signed-in', endpoint: 'readMe', level: info }],
    [
      'by a wrong API key',
      () => read('/api/v1/caller').set('Authorization', 'Bearer tl_typed-canary'),
      { code: 'api-key-invalid', endpoint: 'readCaller', level: warn },
    ],
    [
      'from a foreign page',
      () => write('/api/v1/session').set('Origin', 'https://typed-canary.example'),
      { code: 'foreign-origin', endpoint: 'signIn', level: warn },
    ],
    ['at no endpoint', () => read('/api/v1/typed-canary'), { code: 'not-found', level: info }],
  ];
  it.each(unknown)('A12 X10 a refused request is a line, with where it came from: %s', async (_, call, line) => {
    await call();
    const lines = await linesAfter(1);
    expect(lines).toMatchObject([{ msg: 'refused', address, ...line }]);
    expect(lines[0]).not.toHaveProperty('user');
    expect(running.logged()).not.toContain('typed-canary');
  });

  it('A12 X10 who tries too often is a line', async () => {
    for (let n = 0; n < 9; n++) await signIn('nobody@nowhere.example', 'not the right password');
    const lines = await linesAfter(17);
    expect(lines.at(-1)).toMatchObject({ level: warn, code: 'too-many-requests', endpoint: 'signIn', address });
    await w.db.rateLimit.deleteMany({});
  });

  const read = (path: string) => request(running.origin).get(path).set('Tierline-Vendor', w.programme.slug);
  const write = (path: string, method: 'post' | 'patch' = 'post') =>
    request(running.origin)[method](path).set('Tierline-Vendor', w.programme.slug).set('Idempotency-Key', randomUUID());
});
