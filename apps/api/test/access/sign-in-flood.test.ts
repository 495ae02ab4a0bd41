import { hashPassword } from '@tierline/core';
import { createHook } from 'node:async_hooks';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusal, refusedWith, world, type Company, type World } from '../kernel/world.ts';

// Hashes that bcrypt begins are counted where Node passes them to a thread.
const begun = new Map<string, number>();
const counting = createHook({ init: (_, type) => void begun.set(type, (begun.get(type) ?? 0) + 1) });

describe('A12 hashing is bounded, and what is too much is refused before it', () => {
  let w: World;
  let company: Company;
  beforeAll(async () => {
    w = await world();
    company = await w.company(w.staff, 'Flooded');
    // What there is to compare with for nobody is made once.
    await refusal(w.signIn('nobody@nowhere.example', 'not the right password'));
    counting.enable();
  });
  beforeEach(async () => {
    begun.clear();
    await w.db.rateLimit.deleteMany({});
  });
  afterAll(() => {
    counting.disable();
    return w.close();
  });

  /** A request from another address of this machine. */
  async function send(
    method: 'POST' | 'PUT',
    path: string,
    body: object,
    from: string,
  ): Promise<{ status: number; retryAfter: number }> {
    const { port } = new URL(w.origin);
    const heard = await new Promise<IncomingMessage>((resolve, reject) => {
      request(
        {
          host: '127.0.0.1',
          port,
          path: `/api/v1${path}`,
          method,
          localAddress: from,
          headers: { 'Tierline-Vendor': w.programme.slug, 'Content-Type': 'application/json' },
        },
        resolve,
      )
        .once('error', reject)
        .end(JSON.stringify(body));
    });
    await text(heard);
    return { status: heard.statusCode ?? 0, retryAfter: Number(heard.headers['retry-after'] ?? 0) };
  }

  const signIn = (body: object, from: string) => send('POST', '/session', body, from);
  const compared = () => begun.get('bcrypt:CompareAsyncWorker') ?? 0;
  const hashed = () => begun.get('bcrypt:EncryptAsyncWorker') ?? 0;

  it('A12 of 400 sign-ins at once from one address 50 are looked at; a good one from elsewhere gets in', async () => {
    const flood = Array.from({ length: 400 }, (_, n) =>
      signIn({ email: `nobody${n}@nowhere.example`, password: 'not the right password' }, '127.0.0.2'),
    );
    const good = await signIn({ email: company.master.email, password: company.master.password }, '127.0.0.3');
    const answers = await Promise.all(flood);
    expect(good.status).toBe(201);
    const many = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect(many(401) + many(429) + many(503)).toBe(400);
    expect(many(401)).toBeGreaterThan(0);
    expect(many(401)).toBeLessThanOrEqual(50);
    expect(answers.every(({ status, retryAfter }) => status === 401 || retryAfter > 0)).toBe(true);
    // Two comparisons each, and those of the good one.
    expect(compared()).toBeGreaterThan(2);
    expect(compared()).toBeLessThanOrEqual(2 * 50 + 2);
  });

  it('A12 a right sign-in is given back: it uses up nobody’s attempts', async () => {
    for (let n = 0; n < 12; n++)
      expect(
        (await signIn({ email: company.master.email, password: company.master.password }, '127.0.0.2')).status,
      ).toBe(201);
    for (let n = 0; n < 8; n++)
      expect(
        (await signIn({ email: company.master.email, password: 'not the right password' }, '127.0.0.2')).status,
      ).toBe(401);
    expect((await signIn({ email: company.master.email, password: company.master.password }, '127.0.0.2')).status).toBe(
      429,
    );
    expect((await signIn({ email: company.master.email, password: company.master.password }, '127.0.0.3')).status).toBe(
      201,
    );
  });

  it('A11 A12 sixteen right sign-ins of one user from one place at once wait for each other and succeed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () =>
        signIn({ email: company.master.email, password: company.master.password }, '127.0.0.2'),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 16 }, () => 201));
  });

  it('A12 of 60 at once of one user from one place, 21 are looked at or wait; wrong ones end at the eighth', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () =>
        signIn({ email: company.master.email, password: 'not the right password' }, '127.0.0.2'),
      ),
    );
    const many = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([many(401), many(429) + many(503)]).toEqual([8, 52]);
    expect(many(503)).toBeGreaterThan(0);
    expect(compared()).toBe(2 * 8);
  });

  it('A12 of 30 wrong passwords at once for what needs the user’s own, eight are looked at', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, () =>
        company.master.call('changePassword', {
          current: 'not the right password',
          password: 'walnut-harbour-copper-7',
        }),
      ),
    );
    const codes = refusedWith(outcomes);
    expect(codes).toHaveLength(30);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(22);
    expect(compared()).toBe(2 * 8);
  });

  it('A12 dead links to choose a password, and dead invitations, cost no hash', async () => {
    const answers = await Promise.all([
      ...Array.from({ length: 80 }, (_, n) =>
        send('PUT', '/password/forgotten', { token: `dead-${n}`, password: 'walnut-harbour-copper-7' }, '127.0.0.4'),
      ),
      ...Array.from({ length: 80 }, (_, n) =>
        send(
          'PUT',
          '/invitations/accepted',
          { token: `dead-${n}`, firstName: 'A', lastName: 'B', language: 'en', password: 'walnut-harbour-copper-7' },
          '127.0.0.5',
        ),
      ),
    ]);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2 * 50);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2 * 30);
    expect(hashed()).toBe(0);
  });

  it('A12 no more than 20 passwords wait to be hashed, 8 of one place; what is refused is not hashed', async () => {
    const from = (address: string, many: number) =>
      Array.from({ length: many }, () => hashPassword('walnut-harbour-copper-7', { services: w.services, address }));
    const one = await Promise.allSettled(from('192.0.2.1', 30));
    expect(refusedWith(one)).toEqual(Array.from({ length: 20 }, () => 'busy'));
    expect(hashed()).toBe(10);
    const everybody = await Promise.allSettled(Array.from({ length: 30 }, (_, n) => from(`192.0.2.${n}`, 1)).flat());
    expect(refusedWith(everybody)).toEqual(Array.from({ length: 8 }, () => 'busy'));
    expect(hashed()).toBe(10 + 22);
  });

  it('A12 who waits from a place that is not worked for comes before those of one that is', async () => {
    const order: string[] = [];
    const from = (address: string) =>
      hashPassword('walnut-harbour-copper-7', { services: w.services, address }).then(() => order.push(address));
    await Promise.all([...Array.from({ length: 8 }, () => from('192.0.2.1')), from('192.0.2.2')]);
    expect(order.indexOf('192.0.2.2')).toBeLessThan(5);
  });
});
