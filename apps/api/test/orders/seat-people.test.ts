import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameras } from '../kernel/programmes.ts';
import { seatWorld, type SeatWorld } from './seat-world.ts';
import { proof, refusal, refusedWith, world, type Person } from '../kernel/world.ts';

describe('A4 O7 the people whose licences they are', () => {
  let s: SeatWorld;
  let fax: string;
  let meetings: string;

  beforeAll(async () => {
    s = await seatWorld();
    ({ fax, meetings } = s.products);
    await s.integration('meetings', true);
    await s.licences(fax, 3);
    await s.licences(meetings, 3);
  });
  afterAll(() => s.w.close());

  const edit = async (id: string, changes: object, by: Person = s.customer.master) => {
    const { full } = await by.call('readUser', { id });
    return by.call('editUser', { id, version: full?.version ?? 0, ...changes });
  };

  it('O7 a deactivated user’s seats go back at once; after reactivation they are offered again', async () => {
    const [nele = '', tom = ''] = await s.users(s.customer, 2);
    await s.seats(fax, [nele, tom], true);
    await s.seats(meetings, [nele], true);
    const operations = await s.w.db.operation.count();
    await edit(nele, { status: 'inactive' });
    expect(await s.w.db.operation.count()).toBe(operations + 1);
    expect([await s.counts(fax), await s.counts(meetings)]).toEqual([
      { free: 2, used: 1 },
      { free: 3, used: 0 },
    ]);
    expect(await s.shown(fax, nele)).toMatchObject({ shown: 'off', reason: 'user-inactive' });
    expect((await s.customer.master.call('listChanges', {})).items[0]).toMatchObject({
      kind: 'user.edit',
      after: { status: 'inactive', seatsEnded: 2 },
    });
    const offer = async () =>
      (await s.customer.master.call('readUserLicences', { id: nele })).offer.map(({ name }) => name);
    expect(await offer()).toEqual([]);
    await edit(nele, { status: 'active' });
    expect(await offer()).toEqual(['Fax', 'Meetings']);
    await s.seats(fax, [nele], true);
    expect(await offer()).toEqual(['Meetings']);
    // Switched on again and then off by hand: that was intended, so it is not offered again.
    await s.seats(meetings, [nele], true);
    await s.seats(meetings, [nele], false);
    expect(await offer()).toEqual([]);
    await edit(nele, { status: 'inactive' });
    expect(await proof(s.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('O7 deactivated while a seat is switched on: whatever comes first, the user has none afterwards', async () => {
    const ids = await s.users(s.customer, 6);
    const before = (await s.counts(fax)).used;
    await s.licences(fax, 10);
    for (const id of ids) {
      const outcomes = await Promise.allSettled([
        s.seats(fax, [id], true),
        edit(id, { status: 'inactive' }),
        s.seats(fax, [id], true, { by: s.partner.master }),
      ]);
      expect(outcomes[1].status).toBe('fulfilled');
      expect(refusedWith(outcomes)).toEqual(refusedWith(outcomes).map(() => 'user-inactive'));
      expect(await s.w.db.seat.count({ where: { userId: id, endedAt: null } })).toBe(0);
    }
    expect((await s.counts(fax)).used).toBe(before);
  });

  it('A4 a partner goes on managing its customers’ users: reads, adds, edits, deactivates, invites', async () => {
    const administrator = await s.w.colleague(s.partner.master, 'administrator');
    const { full } = await administrator.call('readUser', { id: s.customer.master.userId });
    expect(full).toMatchObject({
      role: 'master',
      status: 'active',
      actions: { edit: { code: 'master-untouchable' } },
    });
    const added = await administrator.call('createUser', {
      id: s.customer.id,
      email: 'added@seats.example',
      role: 'operator',
    });
    expect(added.full).toMatchObject({ role: 'operator', waiting: true });
    await edit(added.id, { firstName: 'Ada', role: 'observer' }, administrator);
    const accepted = await s.w.accept('added@seats.example');
    expect(accepted.accountId).toBe(s.customer.id);
    await edit(added.id, { status: 'inactive' }, administrator);
    expect((await refusal(accepted.call('readMe', {}))).code).toBe('not-signed-in');
    const refused = async (attempt: Promise<unknown>) => (await refusal(attempt)).code;
    expect(
      await refused(
        administrator.call('createUser', { id: s.customer.id, email: 'second@seats.example', role: 'master' }),
      ),
    ).toBe('role-above-own');
    expect(await refused(edit(s.customer.master.userId, { firstName: 'X' }, administrator))).toBe('master-untouchable');
    expect(await refused(edit(s.customer.master.userId, { status: 'inactive' }, s.partner.master))).toBe('last-master');
    expect(
      (await s.partner.master.call('createUser', { id: s.customer.id, email: 'second@seats.example', role: 'master' }))
        .full?.role,
    ).toBe('master');
    expect((await administrator.call('listInvitations', {})).items.map(({ email }) => email)).toContain(
      'second@seats.example',
    );
    const operator = await s.w.colleague(s.partner.master, 'operator');
    expect(await refused(operator.call('createUser', { id: s.customer.id, email: 'third@seats.example' }))).toBe(
      'role-too-low',
    );
    // Nor does a partner that is not related manage them, nor the customer its partner's people.
    expect(await refused(s.rival.master.call('readUser', { id: added.id }))).toBe('not-found');
    expect((await s.customer.master.call('readUser', { id: s.partner.master.userId })).full).toBeNull();
  });

  it('A4 what a partner may do with its customer’s users stands beside the account, also once activated', async () => {
    const actions = async (by: Person) => (await by.call('readAccount', { id: s.customer.id })).actions;
    expect(await actions(s.partner.master)).toMatchObject({ addUser: null, addContact: null });
    expect(await actions(await s.w.colleague(s.partner.master, 'operator'))).toMatchObject({
      addUser: { code: 'role-too-low' },
    });
    expect(await actions(s.w.staff)).toMatchObject({ addUser: { code: 'not-yours-to-change' } });
  });

  it('A4 A7 until an account is activated only its creator manages its people, not others that are related', async () => {
    const fresh = await s.w.company(s.partner.master, 'Werft Nord', { activated: false });
    await s.relate(s.rival, fresh);
    const administrator = await s.w.colleague(s.rival.master, 'administrator');
    const {
      items: [first],
    } = await administrator.call('listUsers', { id: fresh.id });
    expect(first?.full).toBeNull();
    const refused = async (attempt: Promise<unknown>) => (await refusal(attempt)).code;
    expect(
      await refused(administrator.call('createUser', { id: fresh.id, email: 'own@werft.example', role: 'master' })),
    ).toBe('not-yours-to-change');
    expect(await refused(administrator.call('sendAccessMail', { id: first?.id ?? '' }))).toBe('not-yours-to-change');
    expect((await administrator.call('listInvitations', {})).items.map(({ email }) => email)).not.toContain(
      first?.email,
    );
    expect((await s.partner.master.call('listUsers', { id: fresh.id })).items[0]?.full?.role).toBe('master');
    await s.w.accept(first?.email ?? '');
    expect(
      await refused(administrator.call('createUser', { id: fresh.id, email: 'own@werft.example', role: 'master' })),
    ).toBe('role-above-own');
    expect(
      (await administrator.call('createUser', { id: fresh.id, email: 'own@werft.example', role: 'operator' })).full
        ?.role,
    ).toBe('operator');
  });

  it('A8 a user who has or had licences is not taken back but deactivated', async () => {
    const { id } = await s.customer.master.call('createUser', {
      id: s.customer.id,
      email: 'waiting@seats.example',
      role: 'observer',
    });
    await s.seats(fax, [id], true);
    const version = async () => String((await s.customer.master.call('readUser', { id })).full?.version ?? 0);
    expect(
      (await refusal(s.customer.master.call('withdrawUser', { id, version: await version() }))).document?.detail,
    ).toContain('Deactivate the user instead');
    expect((await s.customer.master.call('readUser', { id })).full?.actions.withdraw?.code).toBe('user-on-record');
    await edit(id, { status: 'inactive' });
    expect((await refusal(s.customer.master.call('withdrawUser', { id, version: await version() }))).code).toBe(
      'user-on-record',
    );
  });

  it('O4 customers’ administrators sign in; where a programme forbids it, no endpoint gives them access', async () => {
    expect((await s.customer.master.call('readMe', {})).account.id).toBe(s.customer.id);
    const other = await world(cameras);
    const distributor = await other.company(other.staff, 'Distributor');
    const partner = await other.company(distributor.master, 'Partner');
    const { account, user } = await partner.master.call('createAccount', {
      name: 'End customer',
      user: { email: 'end@customer.example' },
    });
    expect([account.tier, user?.maySignIn]).toEqual([3, false]);
    const code = async (attempt: Promise<unknown>) => (await refusal(attempt)).code;
    expect(
      await code(partner.master.call('createUser', { id: account.id, email: 'two@customer.example', maySignIn: true })),
    ).toBe('tier-without-access');
    expect(
      await code(
        partner.master.call('editUser', { id: user?.id ?? '', version: user?.full?.version ?? 0, maySignIn: true }),
      ),
    ).toBe('tier-without-access');
    expect(
      await code(
        partner.master.call('invitePeople', {
          accountId: account.id,
          people: [{ email: 'three@customer.example', role: 'observer' }],
        }),
      ),
    ).toBe('tier-without-access');
    expect(
      (
        await refusal(
          partner.master.call('importRows', {
            accountId: account.id,
            users: [{ email: 'four@customer.example', maySignIn: 'yes' }],
          }),
        )
      ).document?.refused?.[0]?.detail,
    ).toContain('do not sign in');
    await other.close();
  });

  it('A4 A6 X3 the partner’s Master sees a customer’s Master’s API keys, and revokes them on deactivating', async () => {
    const second = await s.w.colleague(s.customer.master, 'master');
    const { apiKey, secret } = await second.call('createApiKey', {
      name: 'Door opener',
      role: 'observer',
      expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    });
    const works = async () =>
      (await fetch(`${s.w.origin}/api/v1/accounts`, { headers: { Authorization: `Bearer ${secret}` } })).status;
    const keysOf = async (by = s.partner.master) => (await by.call('readUser', { id: second.userId })).full?.apiKeys;
    const key = { id: apiKey.id, name: 'Door opener', role: 'observer', expiresOn: apiKey.expiresOn };
    expect([await works(), await keysOf(), await keysOf(s.w.staff)]).toEqual([200, [key], undefined]);
    const change = { id: second.userId, status: 'inactive', revokeApiKeys: true } as const;
    const version = async () => (await s.partner.master.call('readUser', { id: second.userId })).full?.version ?? 0;
    const administrator = await s.w.colleague(s.partner.master, 'administrator');
    expect(await keysOf(administrator)).toEqual([key]);
    expect((await refusal(administrator.call('editUser', { ...change, version: await version() }))).code).toBe(
      'master-untouchable',
    );
    expect((await refusal(s.rival.master.call('editUser', { ...change, version: await version() }))).code).toBe(
      'not-found',
    );
    expect(await works()).toBe(200);
    const ended = await s.partner.master.call('editUser', { ...change, version: await version() });
    expect([ended.full?.status, ended.full?.apiKeys, await works()]).toEqual(['inactive', [], 401]);
    for (const reader of [s.partner.master, s.customer.master]) {
      const [told] = (await reader.call('listChanges', { kind: 'user.edit' })).items;
      expect(told?.after).toMatchObject({ status: 'inactive', apiKeysRevoked: ['Door opener'] });
    }
  });
});
