import { rateLimitNetwork, signInsKept } from '@tierline/core';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourRoles } from '../kernel/programmes.ts';
import { refusal, world, type Company, type Person, type World } from '../kernel/world.ts';

describe('A5 A11 the history of sign-ins', () => {
  let w: World;
  let company: Company;
  beforeAll(async () => {
    w = await world(fourRoles);
    company = await w.company(w.staff, 'Anmeldung');
  });
  afterAll(() => w.close());

  const outcomes = async (person: Person) =>
    (await person.call('listSignIns', { limit: '100' })).items.map(({ outcome }) => outcome);
  const wrong = (person: Person) => refusal(w.signIn(person.email, 'not the right password'));

  it('A11 users see their own sign-ins and failed attempts, with network and device, and no others’', async () => {
    const person = await w.colleague(company.master, 'observer');
    await wrong(person);
    const { status } = await request(w.origin)
      .post('/api/v1/session')
      .set('Tierline-Vendor', w.programme.slug)
      .set('User-Agent', 'Test Browser 1.0')
      .send({ email: person.email.toUpperCase(), password: person.password });
    expect(status).toBe(201);
    expect(await outcomes(person)).toEqual(['signed-in', 'password-wrong', 'signed-in']);
    const [newest] = (await person.call('listSignIns', {})).items;
    expect(newest).toMatchObject({
      userAgent: 'Test Browser 1.0',
      address: expect.stringMatching(/127\.0\.0\.1|::1/u),
    });

    const administrator = await w.colleague(company.master, 'administrator');
    expect((await administrator.call('listUserSignIns', { id: person.userId })).items).toHaveLength(3);
    expect((await refusal(person.call('listUserSignIns', { id: administrator.userId }))).code).toBe('role-too-low');
    expect((await refusal(w.staff.call('listUserSignIns', { id: person.userId }))).code).toBe('not-found');
  });

  it('A12 a refused sign-in with the right password stands in the sign-in history', async () => {
    const closed = await w.company(w.staff, 'Geschlossen');
    const { version } = await w.staff.call('readAccount', { id: closed.id });
    await w.staff.call('editAccount', { id: closed.id, version, status: 'closed' });
    expect((await refusal(w.signIn(closed.master.email, closed.master.password))).code).toBe('account-closed');
    const [row] = await w.db.signIn.findMany({
      where: { userId: closed.master.userId },
      orderBy: { at: 'desc' },
    });
    expect(row?.outcome).toBe('refused');
  });

  it('A5 sign-ins of a shared login are not recorded, from anywhere; its actions are audited', async () => {
    const person = await w.colleague(company.master, 'operator');
    const { full } = await company.master.call('readUser', { id: person.userId });
    await w.db.signIn.deleteMany({ where: { userId: person.userId } });
    await company.master.call('editUser', { id: person.userId, version: full?.version ?? 0, sharedLogin: true });
    const before = await w.db.user.findUniqueOrThrow({ where: { id: person.userId } });
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => w.signIn(person.email, person.password)));
    await wrong(person);
    for (const one of people) expect(await outcomes(one)).toEqual([]);
    expect(await w.db.signIn.count({ where: { userId: person.userId } })).toBe(0);
    expect((await w.db.user.findUniqueOrThrow({ where: { id: person.userId } })).lastSignInAt).toEqual(
      before.lastSignInAt,
    );
    await people[0]?.call('editMe', { phone: '1' });
    expect((await company.master.call('listChanges', { actorId: person.userId })).items[0]).toMatchObject({
      kind: 'user.edit',
      actor: { email: person.email },
    });
  });

  it('A11 the history is bounded: failed attempts do not push out sign-ins, and nobody’s are as few', async () => {
    const person = await w.colleague(company.master, 'observer');
    const fill = (userId: string | null) =>
      w.db.signIn.createMany({
        data: Array.from({ length: 120 }, (_, n) => ({
          id: randomUUID(),
          userId,
          outcome: n % 2 ? 'password-wrong' : 'signed-in',
          address: '',
          userAgent: '',
          at: new Date(Date.now() - 1_000_000 + n),
        })),
      });
    await fill(person.userId);
    await fill(null);
    await wrong(person);
    await w.signIn(person.email, person.password);
    for (let n = 0; n < 2; n++) await refusal(w.signIn('nobody@nowhere.example', 'not the right password'));
    const kept = await w.db.signIn.groupBy({
      by: ['userId', 'outcome'],
      where: { OR: [{ userId: person.userId }, { userId: null, outcome: 'password-wrong' }] },
      _count: true,
    });
    for (const { _count } of kept) expect(_count).toBeLessThanOrEqual(signInsKept);
    expect(kept.map(({ _count }) => _count)).toEqual(kept.map(() => signInsKept));
    await w.db.rateLimit.deleteMany({});
  });

  it('A11 X2 a request for a forgotten password names no author, and a changed password is mailed', async () => {
    const person = await w.colleague(company.master, 'observer');
    await w.browser().call('forgotPassword', { email: person.email });
    const [asked] = (await company.master.call('listChanges', { kind: 'password.forgotten' })).items;
    expect(asked).toMatchObject({ actor: null, account: { id: company.id }, subject: { name: person.email } });
    const told = () => w.db.mail.count({ where: { recipient: person.email, kind: 'sign-in-changed' } });
    // The first password of one's own is no change.
    expect(await told()).toBe(0);
    await person.call('changePassword', { current: person.password, password: 'brass-windmill-afternoon' });
    expect(await told()).toBe(1);
  });

  it('A12 the longest e-mail address that is taken at all is limited like any other', async () => {
    const email = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(58)}.example`;
    for (const call of [
      () => w.signIn(email, 'x'),
      () =>
        w
          .browser()
          .call('forgotPassword', { email })
          .then(() => w.signIn(email, 'x')),
    ])
      expect((await refusal(call())).code).toBe('sign-in-failed');
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::5', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('A12 limits count %s as %s', (address, place) => {
    expect(rateLimitNetwork(address)).toBe(place);
  });
});
