import { openMailSecret, updateVendor, type Services } from '@tierline/core';
import { generateSync } from 'otplib';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from '../kernel/process.ts';
import { fourRoles } from '../kernel/programmes.ts';
import { refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

/** An authenticator app with its recovery codes on paper. */
type App = { secret: string; codes: string[] };

describe('A12 the second factor', () => {
  let w: World;
  let company: Company;
  let minutes = 0;
  const clock = () => Date.now() + minutes * 60_000;
  beforeAll(async () => {
    w = await world(fourRoles);
    // Codes of later time steps, without waiting for them.
    const services: Services = w.services;
    services.now = () => new Date(clock());
    company = await w.company(w.staff, 'Zweifach');
  });
  afterAll(() => w.close());

  const code = ({ secret }: App, steps = 0) => generateSync({ secret, epoch: Math.floor(clock() / 1000) + steps * 30 });
  const later = () => (minutes += 2);
  const mails = (email: string) =>
    w.db.mail.findMany({
      where: { recipient: email, kind: 'sign-in-changed' },
      orderBy: { createdAt: 'asc' },
    });
  const signIn = (person: Person, typed?: string) =>
    w
      .browser()
      .call('signIn', { email: person.email, password: person.password, ...(typed !== undefined && { code: typed }) });

  async function setUp(person: Person, present?: string): Promise<App> {
    const { secret, offer } = await person.call('offerSecondFactor', {
      password: person.password,
      ...(present !== undefined && { code: present }),
    });
    const { codes } = await person.call('switchOnSecondFactor', {
      offer,
      code: generateSync({ secret, epoch: Math.floor(clock() / 1000) }),
    });
    later();
    return { secret, codes };
  }

  it('A12 set up by password and a first code; then sign-in asks for a code, each once, a step either side', async () => {
    const person = await w.colleague(company.master, 'observer');
    const elsewhere = await w.signIn(person.email, person.password);
    expect((await refusal(person.call('offerSecondFactor', { password: 'not the password at all' }))).code).toBe(
      'password-wrong',
    );
    const { secret, uri, offer } = await person.call('offerSecondFactor', { password: person.password });
    expect(uri).toContain(`secret=${secret}`);
    expect((await refusal(person.call('switchOnSecondFactor', { offer, code: '000000' }))).code).toBe(
      'second-factor-wrong',
    );
    expect(await person.call('readSecondFactor', {})).toEqual({
      on: false,
      since: null,
      codesLeft: 0,
      demanded: false,
    });
    await signIn(person);
    const first = generateSync({ secret, epoch: Math.floor(clock() / 1000) });
    const { codes } = await person.call('switchOnSecondFactor', { offer, code: first });
    const app = { secret, codes };
    expect(new Set(codes).size).toBe(10);
    expect(await person.call('readSecondFactor', {})).toMatchObject({ on: true, codesLeft: 10, demanded: false });
    expect((await refusal(elsewhere.call('readMe', {}))).code).toBe('not-signed-in');

    expect(await refusal(signIn(person))).toMatchObject({ code: 'second-factor-needed', document: { status: 401 } });
    expect((await refusal(signIn(person, first))).code).toBe('second-factor-wrong');
    later();
    const fresh = code(app);
    await signIn(person, `${fresh.slice(0, 3)} ${fresh.slice(3)}`);
    expect((await refusal(signIn(person, fresh))).code).toBe('second-factor-wrong');
    await signIn(person, code(app, 1));
    // An earlier step than the newest one taken is as good as used.
    expect((await refusal(signIn(person, code(app, -1)))).code).toBe('second-factor-wrong');
    later();
    await signIn(person, code(app, -1));
    expect((await refusal(signIn(person, code(app, 2)))).code).toBe('second-factor-wrong');
    expect((await refusal(signIn(person, code(app, -2)))).code).toBe('second-factor-wrong');
    // The password is still checked first, and a wrong one reveals nothing about a second factor.
    expect(
      (
        await refusal(
          w.browser().call('signIn', { email: person.email, password: 'not the password', code: code(app) }),
        )
      ).code,
    ).toBe('sign-in-failed');
    await w.db.rateLimit.deleteMany({});
  });

  it('A12 of the same code sent many times at once one is taken', async () => {
    const person = await w.colleague(company.master, 'observer');
    const app = await setUp(person);
    const typed = code(app);
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(() => signIn(person, typed)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const used = app.codes[0] ?? '';
    const again = await Promise.allSettled([1, 2, 3].map(() => signIn(person, used)));
    expect(again.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await w.db.rateLimit.deleteMany({});
  });

  it('A12 a recovery code is good once, however typed, and its use is mailed; new ones replace the old', async () => {
    const person = await w.colleague(company.master, 'observer');
    const app = await setUp(person);
    const [one = '', two = '', three = ''] = app.codes;
    await signIn(person, one.replaceAll('-', ' ').toUpperCase());
    expect((await refusal(signIn(person, one))).code).toBe('second-factor-wrong');
    expect((await person.call('readSecondFactor', {})).codesLeft).toBe(9);
    expect((await mails(person.email)).map(({ payload }) => payload)).toMatchObject([
      { change: 'second-factor-on' },
      { change: 'recovery-code-used', by: null },
    ]);
    const { codes } = await person.call('renewRecoveryCodes', { password: person.password, code: two });
    expect((await refusal(signIn(person, three))).code).toBe('second-factor-wrong');
    await signIn(person, codes[0]);
    // Somebody else's codes are not the reader's own.
    const other = await w.colleague(company.master, 'observer');
    const theirs = await setUp(other);
    expect((await refusal(signIn(person, theirs.codes[0]))).code).toBe('second-factor-wrong');
  });

  it('A12 a new password by the link of a mail does not get around it: sign-in still asks for a code', async () => {
    const person = await w.colleague(company.master, 'observer');
    const app = await setUp(person);
    await w.browser().call('forgotPassword', { email: person.email });
    const mail = await w.db.mail.findFirstOrThrow({
      where: { recipient: person.email, kind: 'password-reset' },
    });
    const password = 'violet-harbour-twenty-one';
    const token = openMailSecret(w.services, mail) ?? '';
    await w.browser().call('resetPassword', { token, password });
    const renewed = { ...person, password };
    expect((await refusal(signIn(renewed))).code).toBe('second-factor-needed');
    expect((await refusal(signIn(renewed, '000000'))).code).toBe('second-factor-wrong');
    await signIn(renewed, app.codes[0]);
    await w.db.rateLimit.deleteMany({});
  });

  it('A12 neither seed nor codes stand readable in the database, nor in the audit, nor in a mail', async () => {
    const person = await w.colleague(company.master, 'observer');
    const { secret, codes } = await setUp(person);
    const { db } = w;
    const kept = JSON.stringify([
      await db.secondFactor.findMany(),
      await db.recoveryCode.findMany(),
      await db.operation.findMany(),
      await db.mail.findMany(),
      await db.session.findMany(),
    ]);
    for (const word of [secret, ...codes, ...codes.map((one) => one.replaceAll('-', ''))])
      expect(kept).not.toContain(word);
    expect((await company.master.call('listChanges', { kind: 'second-factor.on' })).items[0]).toMatchObject({
      actor: { email: person.email },
      subject: { name: person.email },
    });
  });

  it('A12 an offer is good for its own session alone, and not for long', async () => {
    const person = await w.colleague(company.master, 'observer');
    const elsewhere = await w.signIn(person.email, person.password);
    const { secret, offer } = await person.call('offerSecondFactor', { password: person.password });
    const confirm = (by: Person) =>
      by.call('switchOnSecondFactor', { offer, code: generateSync({ secret, epoch: Math.floor(clock() / 1000) }) });
    expect((await refusal(confirm(elsewhere))).code).toBe('set-up-expired');
    expect((await refusal(confirm(company.master))).code).toBe('set-up-expired');
    minutes += 11;
    expect((await refusal(confirm(person))).code).toBe('set-up-expired');
    expect((await person.call('readSecondFactor', {})).on).toBe(false);
  });

  it('A12 it is moved and switched off with password and code alone', async () => {
    const person = await w.colleague(company.master, 'observer');
    const old = await setUp(person);
    expect((await refusal(person.call('offerSecondFactor', { password: person.password }))).code).toBe(
      'second-factor-needed',
    );
    const app = await setUp(person, code(old));
    expect((await refusal(signIn(person, code(old)))).code).toBe('second-factor-wrong');
    await signIn(person, code(app));
    later();
    const off = (password: string, typed: string) => person.call('switchOffSecondFactor', { password, code: typed });
    expect((await refusal(off('not the password', code(app)))).code).toBe('password-wrong');
    expect((await refusal(off(person.password, '123456'))).code).toBe('second-factor-wrong');
    await off(person.password, code(app));
    await signIn(person);
    expect((await refusal(off(person.password, code(app)))).code).toBe('second-factor-off');
    expect((await mails(person.email)).map(({ payload }) => payload)).toMatchObject([
      { change: 'second-factor-on' },
      { change: 'second-factor-on' },
      { change: 'second-factor-off' },
    ]);
    await w.db.rateLimit.deleteMany({});
  });

  it('A6 A12 an Administrator resets a lost one, a Master a Master’s; sessions end, a mail says by whom', async () => {
    const [administrator, observer, master] = [
      await w.colleague(company.master, 'administrator'),
      await w.colleague(company.master, 'observer'),
      await w.colleague(company.master, 'master'),
    ];
    for (const person of [observer, master, administrator]) await setUp(person);
    expect((await refusal(administrator.call('resetSecondFactor', { id: master.userId }))).code).toBe(
      'master-untouchable',
    );
    expect((await refusal(administrator.call('resetSecondFactor', { id: administrator.userId }))).code).toBe(
      'own-second-factor',
    );
    expect((await refusal(w.staff.call('resetSecondFactor', { id: observer.userId }))).code).toBe(
      'users-manage-themselves',
    );
    expect((await refusal(observer.call('resetSecondFactor', { id: master.userId }))).code).toBe('role-too-low');
    expect((await administrator.call('readUser', { id: observer.userId })).full).toMatchObject({
      secondFactor: true,
      actions: { resetSecondFactor: null },
    });
    await administrator.call('resetSecondFactor', { id: observer.userId });
    await company.master.call('resetSecondFactor', { id: master.userId });
    for (const person of [observer, master]) {
      expect((await refusal(person.call('readMe', {}))).code).toBe('not-signed-in');
      await signIn(person);
    }
    expect((await mails(observer.email)).at(-1)?.payload).toMatchObject({
      change: 'second-factor-reset',
      by: administrator.email,
    });
    expect((await refusal(administrator.call('resetSecondFactor', { id: observer.userId }))).code).toBe(
      'second-factor-off',
    );
    const { items } = await company.master.call('listChanges', { kind: 'second-factor.reset' });
    expect(items.map(({ actor, subject }) => [actor?.email, subject.name])).toEqual([
      [company.master.email, master.email],
      [administrator.email, observer.email],
    ]);
  });

  it('A12 wrong codes are limited like passwords; known networks and recovery codes stay usable', async () => {
    const person = await w.colleague(company.master, 'observer');
    const app = await setUp(person);
    const processes = await Promise.all([1, 2].map(() => startProcess(w, 'main.ts', { TRUSTED_PROXIES: '1' })));
    // Behind one proxy, which says where a caller is.
    const attempt = (n: number, place: string, typed: string) =>
      request(processes[n % 2]?.origin ?? '')
        .post('/api/v1/session')
        .set('Tierline-Vendor', w.programme.slug)
        .set('X-Forwarded-For', place)
        .send({ email: person.email, password: person.password, code: typed });
    const statuses = async (count: number, place: (n: number) => string) => {
      const answers = await Promise.all(Array.from({ length: count }, (_, n) => attempt(n, place(n), '000000')));
      return answers.map(({ status }) => status);
    };
    const fromOne = await statuses(12, () => '198.51.100.7');
    expect(fromOne.filter((status) => status === 422)).toHaveLength(8);
    expect(fromOne.filter((status) => status === 429)).toHaveLength(4);
    const fromAnywhere = await statuses(28, (n) => `203.0.113.${n}`);
    expect(fromAnywhere.filter((status) => status === 422).length).toBeLessThanOrEqual(22);
    expect(fromAnywhere.filter((status) => status === 429).length).toBeGreaterThanOrEqual(6);
    // The processes go by the true clock.
    const now = generateSync({ secret: app.secret });
    await w.db.secondFactor.update({ where: { userId: person.userId }, data: { lastStep: 0 } });
    const { status, headers } = await attempt(0, '203.0.113.200', now);
    expect(status).toBe(429);
    // So many in a day, and no more.
    expect(Number(headers['retry-after'])).toBeGreaterThan(23 * 3600);
    await w.db.session.updateMany({ where: { userId: person.userId }, data: { address: '203.0.113.201' } });
    expect((await attempt(1, '203.0.113.201', now)).status).toBe(201);
    expect((await attempt(0, '203.0.113.202', app.codes[0] ?? '')).status).toBe(201);
    await Promise.all(processes.map((running) => running.stop()));
    await w.db.rateLimit.deleteMany({});
  });

  it('A12 a programme demands it of staff or all: it is set up first, and cannot be switched off', async () => {
    const staff = await w.signIn(w.staff.email, w.staff.password);
    await updateVendor(w.services, { ...fourRoles, secondFactor: 'vendor' });
    await expect
      .poll(async () => (await staff.call('readMe', {})).mustSetUpSecondFactor, { timeout: 60_000 })
      .toBe(true);
    expect((await refusal(staff.call('listAccounts', {}))).code).toBe('second-factor-set-up-needed');
    expect((await refusal(staff.call('editMe', { firstName: 'x' }))).code).toBe('second-factor-set-up-needed');
    expect((await company.master.call('readMe', {})).mustSetUpSecondFactor).toBe(false);
    const app = await setUp({ ...staff, password: w.staff.password });
    await staff.call('listAccounts', {});
    expect(await staff.call('readSecondFactor', {})).toMatchObject({ on: true, demanded: true });
    expect(
      (await refusal(staff.call('switchOffSecondFactor', { password: w.staff.password, code: code(app) }))).code,
    ).toBe('second-factor-demanded');
    await updateVendor(w.services, { ...fourRoles, secondFactor: 'all' });
    await expect
      .poll(async () => (await company.master.call('readMe', {})).mustSetUpSecondFactor, { timeout: 60_000 })
      .toBe(true);
    await updateVendor(w.services, fourRoles);
    await expect
      .poll(async () => (await company.master.call('readMe', {})).mustSetUpSecondFactor, { timeout: 60_000 })
      .toBe(false);
  });
});
