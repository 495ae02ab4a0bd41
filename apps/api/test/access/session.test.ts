import { refreshGraceSeconds } from '@tierline/core';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from '../kernel/process.ts';
import { refusal, saidIn, world, type Company, type Person, type World } from '../kernel/world.ts';

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

  it('A11 sign-out ends the session also ten minutes later, when the browser has dropped the access token', async () => {
    const person = await again();
    const [access] = kept(person, 'access');
    const copy = new Map(person.cookies);
    person.cookies.delete(access);
    await person.call('signOut', {});
    for (const [name, value] of copy) person.cookies.set(name, value);
    expect((await refusal(person.call('refreshSession', {}))).code).toBe('not-signed-in');
    expect((await refusal(person.call('readMe', {}))).code).toBe('not-signed-in');
  });

  it.each(['access', 'refresh'])(
    'A12 who signs in again gets a new session; the one before, known by its %s token, ends',
    async (kind) => {
      const [person, elsewhere] = [await again(), await again()];
      const copy = new Map(person.cookies);
      for (const [name] of copy) if (!name.endsWith(kind)) person.cookies.delete(name);
      const { email, password } = company.master;
      expect((await refusal(person.call('signIn', { email, password: 'not the right one' }))).code).toBe(
        'sign-in-failed',
      );
      const before = w.browser();
      for (const [name, value] of copy) before.cookies.set(name, value);
      await before.call('readMe', {});

      await person.call('signIn', { email, password });
      await person.call('readMe', {});
      await elsewhere.call('readMe', {});
      expect((await refusal(before.call('readMe', {}))).code).toBe('not-signed-in');
      expect((await refusal(before.call('refreshSession', {}))).code).toBe('not-signed-in');
    },
  );

  it('A12 cookies are HttpOnly, SameSite=Lax, of the whole host, and name the port on plain localhost', async () => {
    const { headers } = await request(w.origin)
      .post('/api/v1/session')
      .set('Tierline-Vendor', w.programme.slug)
      .send({ email: company.master.email, password: company.master.password })
      .expect(201);
    const [lines] = [headers['set-cookie']];
    expect(lines).toHaveLength(2);
    for (const line of Array.isArray(lines) ? lines : [])
      expect(line).toMatch(/^tierline-\d+-velkamo-(access|refresh)=.*Path=\/;.*HttpOnly; SameSite=Lax$/u);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('A12 a refresh token rotates; the old one has some seconds of grace, then its use ends the family', async () => {
    const person = await again();
    const [name, old] = kept(person, 'refresh');
    await person.call('refreshSession', {});
    const [, fresh] = kept(person, 'refresh');
    expect(fresh).not.toBe(old);

    person.cookies.set(name, old);
    await person.call('refreshSession', {});
    expect(kept(person, 'refresh')[1]).toBe(old);
    await w.db.session.updateMany({
      where: { userId: person.userId, endedAt: null },
      data: { rotatedAt: new Date(Date.now() - (refreshGraceSeconds + 1) * 1000) },
    });
    expect((await refusal(person.call('refreshSession', {}))).code).toBe('not-signed-in');
    person.cookies.set(name, fresh);
    expect((await refusal(person.call('refreshSession', {}))).code).toBe('not-signed-in');
    expect((await refusal(person.call('readMe', {}))).code).toBe('not-signed-in');
  });

  it('A6 a change of role and a deactivation take effect with the very next request', async () => {
    const user = await w.colleague(company.master, 'master');
    const edit = async (change: { role?: 'observer'; status?: 'active' | 'inactive' }) => {
      const { full } = await company.master.call('readUser', { id: user.userId });
      await company.master.call('editUser', { id: user.userId, version: full?.version ?? 0, ...change });
    };
    await edit({ role: 'observer' });
    expect((await user.call('readMe', {})).may['copies.move']).toMatchObject({ code: 'role-too-low' });
    await edit({ status: 'inactive' });
    expect((await refusal(user.call('readMe', {}))).code).toBe('not-signed-in');
    // Active again, they sign in again: no session of before goes on.
    await edit({ status: 'active' });
    expect((await refusal(user.call('readMe', {}))).code).toBe('not-signed-in');
    expect((await refusal(user.call('refreshSession', {}))).code).toBe('not-signed-in');
    await w.signIn(user.email, user.password);
  });

  it('A11 a change of password ends the user’s other sessions and keeps this one', async () => {
    const user = await w.colleague(company.master, 'observer');
    const elsewhere = await w.signIn(user.email, user.password);
    await user.call('changePassword', { current: user.password, password: 'brass-windmill-afternoon' });
    await user.call('readMe', {});
    expect((await refusal(elsewhere.call('readMe', {}))).code).toBe('not-signed-in');
    expect((await refusal(w.signIn(user.email, user.password))).code).toBe('sign-in-failed');
  });

  it.each([
    ['short', 'only-14-chars.', 'password-too-short'],
    ['14 emoji, which are 56 bytes', '🦊🐙🌵🛶🧭🪁🎻🍄🪐🧵🦔🌋🪗🧊', 'password-too-short'],
    ['known from breaches', 'passwordpassword', 'password-guessable'],
    ['one’s own address', 'staff@vendor.example', 'password-guessable'],
    ['the name of the portal and a year', 'Velkamo-Portal-2026', 'password-guessable'],
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
    const longest = Array.from({ length: 200 }, (__, place) =>
      String.fromCharCode(97 + ((place ** 3 + place * 2) % 26)),
    ).join('');
    await user.call('changePassword', { current: first, password: longest });
    await w.signIn(user.email, longest);
    // Fifteen characters, however they are typed on whichever keyboard; nothing is cut off at either end.
    const accented = ' 🦊é-ñandú-Übel ';
    await user.call('changePassword', { current: longest, password: accented });
    await w.signIn(user.email, accented.normalize('NFD'));
    expect((await refusal(w.signIn(user.email, accented.trim()))).code).toBe('sign-in-failed');
    expect(
      (await refusal(user.call('changePassword', { current: accented, password: accented.normalize('NFD') }))).code,
    ).toBe('password-unchanged');
  });

  it.each([
    ['a foreign site', { 'Sec-Fetch-Site': 'cross-site', 'Tierline-Vendor': 'velkamo' }],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site', 'Tierline-Vendor': 'velkamo' }],
    ['another origin, in an old browser', { Origin: 'https://evil.example', 'Tierline-Vendor': 'velkamo' }],
    ['a foreign form, which sends no header of ours', { Origin: 'https://evil.example' }],
  ])('A12 an unsafe request from %s is refused and changes nothing', async (_, headers) => {
    const before = await w.db.user.findUniqueOrThrow({ where: { id: company.master.userId } });
    const response = await request(w.origin)
      .patch('/api/v1/me')
      .set('Cookie', cookie(company.master))
      .set(headers)
      .send({ firstName: 'Mallory' });
    expect([response.status, response.body]).toMatchObject([403, { type: 'urn:tierline:problem:foreign-origin' }]);
    expect(await w.db.user.findUniqueOrThrow({ where: { id: company.master.userId } })).toEqual(before);
  });

  it('A12 unknown and known addresses get the same answer', async () => {
    const known = await refusal(w.signIn(company.master.email, 'not the right password'));
    const unknown = await refusal(w.signIn('nobody@nowhere.example', 'not the right password'));
    expect(saidIn(known)).toEqual(saidIn(unknown));
  });

  it('A12 guesses are limited across processes, restarts and forged X-Forwarded-For; nobody is locked out', async () => {
    const user = await w.colleague(company.master, 'observer');
    // The last address is the one that the proxy adds; without a proxy none is believed.
    const attempt = (
      { child: _, ...running }: { origin: string; child: unknown },
      password: string,
      forwarded: string,
    ) =>
      request(running.origin.replace('localhost', '127.0.0.1'))
        .post('/api/v1/session')
        .set('Tierline-Vendor', w.programme.slug)
        .set('X-Forwarded-For', forwarded)
        .send({ email: user.email, password });
    const [bare, behind] = await Promise.all([
      startProcess(w, 'main.ts'),
      startProcess(w, 'main.ts', { TRUSTED_PROXIES: '1' }),
    ]);
    for (let n = 0; n < 4; n++) {
      await attempt(bare, 'wrong', `10.0.0.${n}`).expect(401);
      await attempt(behind, 'wrong', `10.0.1.${n}, 127.0.0.1`).expect(401);
    }
    await Promise.all([bare.stop(), behind.stop()]);
    const restarted = await startProcess(w, 'main.ts', { TRUSTED_PROXIES: '1' });
    const refused = await attempt(restarted, user.password, '10.0.2.1, 127.0.0.1');
    expect([refused.status, refused.body]).toMatchObject([429, { type: 'urn:tierline:problem:too-many-requests' }]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    // The same user from elsewhere, and somebody else at the same address, are not locked out.
    await attempt(restarted, user.password, '127.0.0.1, 198.51.100.4').expect(201);
    await again();
    await restarted.stop();
    await w.db.rateLimit.deleteMany({});
  });

  it('A12 many guesses at once are no more than in turn, and the right one among them comes too late', async () => {
    const user = await w.colleague(company.master, 'observer');
    const guesses = await Promise.all(
      Array.from({ length: 30 }, () => refusal(w.signIn(user.email, 'not the right password'))),
    );
    expect(guesses.filter(({ code }) => code === 'sign-in-failed')).toHaveLength(8);
    // Beyond the 20 that wait for the one before them, the server is busy.
    expect(guesses.filter(({ code }) => code === 'too-many-requests' || code === 'busy')).toHaveLength(22);
    expect((await refusal(w.signIn(user.email, user.password))).code).toBe('too-many-requests');
    await w.db.rateLimit.deleteMany({});
  });

  it('A12 headers: a strict content security policy, no sniffing, no framing, no word of the server', async () => {
    const { headers } = await request(w.origin)
      .get('/api/v1/programme')
      .set('Tierline-Vendor', w.programme.slug)
      .expect(200);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-powered-by']).toBeUndefined();
  });
});
