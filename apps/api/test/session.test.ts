import { refreshGraceSeconds } from '@tierline/core';
import jwt from 'jsonwebtoken';
import { generateKeyPairSync } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from './process.ts';
import { refusal, world, type Company, type Person, type World } from './world.ts';

describe('A11 A12 sessions', () => {
  let w: World;
  let company: Company;
  beforeAll(async () => {
    w = await world();
    company = await w.company(w.staff, 'Sitzung');
  });
  afterAll(() => w.close());

  const cookie = (person: Person) => [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const kept = (person: Person, kind: string) => [...person.cookies].find(([name]) => name.endsWith(kind)) ?? ['', ''];
  const again = () => w.signIn(company.master.email, company.master.password);

  it('A11 sign-out ends the session with the very next request, also for a copy of its cookies', async () => {
    const person = await again();
    const copy = new Map(person.cookies);
    await person.call('signOut', {});
    expect(person.cookies.size).toBe(0);
    for (const [name, value] of copy) person.cookies.set(name, value);
    expect((await refusal(person.call('readMe', {}))).code).toBe('not-signed-in');
    expect((await refusal(person.call('refreshSession', {}))).code).toBe('not-signed-in');
  });

  it('A12 cookies are HttpOnly, SameSite=Lax, of the whole host, and name the port on plain localhost', async () => {
    const { headers } = await request(w.origin).post('/api/v1/session').set('Tierline-Vendor', w.programme.slug).send({ email: company.master.email, password: company.master.password }).expect(201);
    const [lines] = [headers['set-cookie']];
    expect(lines).toHaveLength(2);
    for (const line of Array.isArray(lines) ? lines : []) expect(line).toMatch(/^tierline-\d+-velkamo-(access|refresh)=.*Path=\/;.*HttpOnly; SameSite=Lax$/u);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('A12 a refresh token rotates; the old one is good for some seconds of grace, then its use ends the family', async () => {
    const person = await again();
    const [name, old] = kept(person, 'refresh');
    await person.call('refreshSession', {});
    const [, fresh] = kept(person, 'refresh');
    expect(fresh).not.toBe(old);

    person.cookies.set(name, old);
    await person.call('refreshSession', {});
    expect(kept(person, 'refresh')[1]).toBe(old);
    await w.house.db.session.updateMany({ where: { userId: person.userId, endedAt: null }, data: { rotatedAt: new Date(Date.now() - (refreshGraceSeconds + 1) * 1000) } });
    expect((await refusal(person.call('refreshSession', {}))).code).toBe('not-signed-in');
    person.cookies.set(name, fresh);
    expect((await refusal(person.call('refreshSession', {}))).code).toBe('not-signed-in');
    expect((await refusal(person.call('readMe', {}))).code).toBe('not-signed-in');
  });

  it('A6 a change of role and a deactivation take effect with the very next request', async () => {
    const user = await w.colleague(company.master, 'master');
    const edit = async (change: { level?: 'observer'; status?: 'inactive' }) => {
      const { full } = await company.master.call('readUser', { id: user.userId });
      await company.master.call('editUser', { id: user.userId, version: full?.version ?? 0, ...change });
    };
    await edit({ level: 'observer' });
    expect((await user.call('readMe', {})).may['copies.move']).toMatchObject({ code: 'level-too-low' });
    await edit({ status: 'inactive' });
    expect((await refusal(user.call('readMe', {}))).code).toBe('not-signed-in');
  });

  it('A11 a change of password ends one’s other sessions and keeps this one', async () => {
    const user = await w.colleague(company.master, 'observer');
    const elsewhere = await w.signIn(user.email, user.password);
    await user.call('changePassword', { current: user.password, password: 'brass-windmill-afternoon' });
    await user.call('readMe', {});
    expect((await refusal(elsewhere.call('readMe', {}))).code).toBe('not-signed-in');
    expect((await refusal(w.signIn(user.email, user.password))).code).toBe('sign-in-failed');
  });

  it.each([
    ['short', 'only-14-chars.', 'password-too-short'],
    ['known from breaches', 'passwordpassword', 'password-guessable'],
    ['one’s own address', 'staff@vendor.example', 'password-guessable'],
    ['too long', 'x'.repeat(201), 'password-too-long'],
  ])('A12 a password that is %s is refused, and says why', async (_, password, code) => {
    expect((await refusal(w.staff.call('changePassword', { current: w.staff.password, password }))).code).toBe(code);
    await w.signIn(w.staff.email, w.staff.password);
  });

  it('A12 passwords that differ only after the 72nd byte differ; emoji and 200 characters will do', async () => {
    const user = await w.colleague(company.master, 'observer');
    const first = `${'silo-🦊-otter-vault-'.repeat(4)}first`;
    await user.call('changePassword', { current: user.password, password: first });
    expect((await refusal(w.signIn(user.email, first.replace(/first$/u, 'other')))).code).toBe('sign-in-failed');
    await w.signIn(user.email, first);
    const longest = Array.from({ length: 200 }, (__, place) => String.fromCharCode(97 + ((place * place * 7 + place * 3) % 26))).join('');
    await user.call('changePassword', { current: first, password: longest });
    await w.signIn(user.email, longest);
  });

  it('A12 forged and odd access tokens are refused', async () => {
    const person = await again();
    const [name, real] = kept(person, 'access');
    const { payload, header } = jwt.decode(real, { complete: true }) ?? { payload: {}, header: {} };
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const claims = typeof payload === 'string' ? {} : payload;
    const { exp: _, ...endless } = claims;
    const sign = (change: object) => jwt.sign({ ...claims, ...change }, privateKey, { algorithm: 'ES256', header: { alg: 'ES256', typ: 'at+jwt' } });
    const [head = '', body = '', signature = ''] = real.split('.');
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const odd = [
      '', 'x', 'a.b.c', '..', `${head}.${body}.`, `${head}.${body}`, `${head}..${signature}`, `${encode({ alg: 'none', typ: 'at+jwt' })}.${body}.`,
      `${encode({ ...header, alg: 'HS256' })}.${body}.${signature}`, `${encode({ ...header, typ: 'JWT' })}.${body}.${signature}`, `${head}.${encode({ ...claims, aud: 'other' })}.${signature}`,
      `${head}.${encode({ ...claims, sid: crypto.randomUUID() })}.${signature}`, real.slice(0, -4), `${real}x`, sign({}), jwt.sign(endless, privateKey, { algorithm: 'ES256', header: { alg: 'ES256', typ: 'at+jwt' } }), sign({ aud: 'other' }), sign({ iss: 'other' }),
      jwt.sign(claims, 'secret', { algorithm: 'HS256' }), 'é'.repeat(10), 'x'.repeat(4000),
    ];
    for (const token of odd) {
      const response = await request(w.origin).get('/api/v1/me').set('Tierline-Vendor', w.programme.slug).set('Cookie', `${name}=${encodeURIComponent(token)}`);
      expect([token.slice(0, 40), response.status]).toEqual([token.slice(0, 40), 401]);
    }
    await person.call('readMe', {});
  });

  it.each([
    ['a foreign site', { 'Sec-Fetch-Site': 'cross-site', 'Tierline-Vendor': 'velkamo' }],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site', 'Tierline-Vendor': 'velkamo' }],
    ['another origin, in an old browser', { Origin: 'https://evil.example', 'Tierline-Vendor': 'velkamo' }],
    ['a form, which sends no header of ours', {}],
  ])('A12 an unsafe request from %s is refused and changes nothing', async (_, headers) => {
    const before = await w.house.db.user.findUniqueOrThrow({ where: { id: company.master.userId } });
    const response = await request(w.origin).patch('/api/v1/me').set('Cookie', cookie(company.master)).set(headers).send({ firstName: 'Mallory' });
    expect([response.status, response.body]).toMatchObject([403, { type: 'urn:tierline:problem:foreign-origin' }]);
    expect(await w.house.db.user.findUniqueOrThrow({ where: { id: company.master.userId } })).toEqual(before);
  });

  it('A12 unknown and known addresses get the same answer', async () => {
    const known = await refusal(w.signIn(company.master.email, 'not the right password'));
    const unknown = await refusal(w.signIn('nobody@nowhere.example', 'not the right password'));
    expect(known.document).toEqual(unknown.document);
  });

  it('A12 guessing is limited over two processes and a restart, a forged X-Forwarded-For gains nothing, and the right password helps no more', async () => {
    const user = await w.colleague(company.master, 'observer');
    const attempt = (origin: string, password: string, n: number) =>
      request(origin).post('/api/v1/session').set('Tierline-Vendor', w.programme.slug).set('X-Forwarded-For', `10.0.0.${n}`).send({ email: user.email, password });
    const first = await startProcess(w, 'main.ts');
    const second = await startProcess(w, 'main.ts');
    for (let n = 0; n < 8; n++) await attempt([first, second][n % 2]?.origin ?? '', 'wrong', n).expect(401);
    await first.stop();
    await second.stop();
    const restarted = await startProcess(w, 'main.ts');
    const refused = await attempt(restarted.origin, user.password, 99);
    await restarted.stop();
    expect([refused.status, refused.body]).toMatchObject([429, { type: 'urn:tierline:problem:too-many-requests' }]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    // Somebody else at the same address, and the same user from elsewhere, are not locked out.
    await again();
    await w.house.db.rateLimit.deleteMany({});
  });

  it('A12 headers: a strict content security policy, no sniffing, no framing, no word of the server', async () => {
    const { headers } = await request(w.origin).get('/api/v1/programme').set('Tierline-Vendor', w.programme.slug).expect(200);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});
