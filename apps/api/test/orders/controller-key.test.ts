import { call } from '@tierline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatWorld, type SeatWorld } from './seat-world.ts';
import { refusal, type Caller, type Company, type Person } from '../kernel/world.ts';

describe('O4 O7 X3 API keys of controllers', () => {
  let s: SeatWorld;
  let second: Company;
  let [anna, ben]: string[] = [];
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  let made = 0;

  beforeAll(async () => {
    s = await seatWorld();
    second = await s.w.company(s.partner.master, 'Deichschule Wremen');
    const { meetings, fax } = s.products;
    for (const of of [s.customer, second]) {
      await s.integration('meetings', true, { of });
      await s.integration('switchboard', true, { of });
      await s.licences(meetings, 5, { to: of });
    }
    [anna] = await s.users(s.customer, 1);
    [ben] = await s.users(second, 1);
    await s.licences(fax, 5, { to: s.customer });
  });
  afterAll(() => s.w.close());

  const make = async (by: Person, more: { customerId?: string; role?: 'observer' | 'operator' | 'master' } = {}) => {
    const { apiKey, secret } = await by.call('createApiKey', {
      name: `switchboard ${made++}`,
      role: 'operator',
      expiresOn: day,
      controller: 'switchboard',
      ...more,
    });
    const send: typeof fetch = (input, init) =>
      fetch(input, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init?.headers)), Authorization: `Bearer ${secret ?? ''}` },
      });
    const caller: Caller = (name, ask, options) =>
      call({ origin: s.w.origin, vendor: s.w.programme.slug, language: () => 'en', fetch: send }, name, ask, options);
    return { apiKey, call: caller };
  };
  const switching = (key: { call: Caller }, of: Company, userId = '', on = true, productId = s.products.meetings) =>
    key.call('switchSeats', { id: of.id, rows: [{ userId, productId, on }] });
  const code = async (promise: Promise<unknown>) => (await refusal(promise)).code;

  it('O7 made by the customer’s Master it switches there and nowhere else; it reads only its own product', async () => {
    const key = await make(s.customer.master);
    expect(key.apiKey).toMatchObject({ controller: 'switchboard', customer: null, role: 'operator' });
    await switching(key, s.customer, anna);
    const { items } = await key.call('listSeats', { id: s.customer.id });
    expect(new Set(items.map(({ product }) => product.name))).toEqual(new Set(['Meetings']));
    expect(items.filter(({ since }) => since !== null).map(({ user }) => user.id)).toEqual([anna]);
    const own = await key.call('readUserLicences', { id: anna ?? '' });
    expect(own.items.map(({ product }) => product.name)).toEqual(['Meetings']);
    expect(await key.call('checkSeat', { user: anna ?? '', sku: 'TV-MEET' })).toMatchObject({ on: true });
    // Another product, another customer: nothing there.
    expect(await code(key.call('checkSeat', { user: anna ?? '', sku: 'TV-FAX' }))).toBe('not-found');
    expect(await code(key.call('checkSeat', { user: ben ?? '', sku: 'TV-MEET' }))).toBe('not-found');
    expect(await code(switching(key, second, ben))).toBe('not-found');
    expect(await code(key.call('readUserLicences', { id: ben ?? '' }))).toBe('not-found');
    const fax = await refusal(switching(key, s.customer, anna, true, s.products.fax));
    expect(fax.document?.refused?.[0]?.type).toContain('wrong-controller');
    await switching(key, s.customer, anna, false);
  });

  it('O7 made by the partner’s Master it reaches all managed customers, or the one that it is for', async () => {
    const all = await make(s.partner.master);
    await switching(all, s.customer, anna);
    await switching(all, second, ben);
    const one = await make(s.partner.master, { customerId: second.id });
    const { items } = await s.partner.master.call('listChanges', { kind: 'api-key.create' });
    expect(items.find(({ subject }) => subject.id === one.apiKey.id)?.after).toEqual({
      name: one.apiKey.name,
      role: 'operator',
      expiresOn: day,
      controller: 'switchboard',
      customer: 'Deichschule Wremen',
    });
    expect(one.apiKey.customer).toEqual({ id: second.id, name: 'Deichschule Wremen' });
    await switching(one, second, ben, false);
    expect(await code(switching(one, s.customer, anna, false))).toBe('not-found');
    expect(await code(one.call('listSeats', { id: s.customer.id }))).toBe('not-found');
    expect(await code(make(s.rival.master, { customerId: second.id }))).toBe('not-found');
    expect(await code(make(s.partner.master, { customerId: s.partner.id }))).toBe('not-managing');
    // The partner looks after the customer no more: the key ends there at once.
    await s.w.db.relation.deleteMany({ where: { upperId: s.partner.id, lowerId: second.id } });
    expect(await code(switching(one, second, ben))).toBe('not-found');
    await s.relate(s.partner, second);
    await switching(all, s.customer, anna, false);
  });

  it('O7 made by the vendor it reaches every customer, or the one that it is for, and does nothing else', async () => {
    const all = await make(s.w.staff, { role: 'master' });
    await switching(all, s.customer, anna);
    await switching(all, second, ben);
    const one = await make(s.w.staff, { customerId: s.customer.id });
    await switching(one, s.customer, anna, false);
    expect(await code(switching(one, second, ben, false))).toBe('not-found');
    expect(await code(one.call('checkSeat', { user: ben ?? '', sku: 'TV-MEET' }))).toBe('not-found');
    await switching(all, second, ben, false);
    const refused = await refusal(
      all.call('enterOrder', {
        accountId: s.partner.id,
        number: 'ERP-9',
        lines: [{ productId: s.products.fax, quantity: 1 }],
      }),
    );
    expect([refused.code, refused.document?.status, refused.document?.detail]).toEqual([
      'controller-key-only',
      403,
      'This key is for Talvoro Switchboard: it can read and switch the licences that Talvoro Switchboard manages, and nothing else.',
    ]);
    for (const name of ['listOrders', 'listAccounts', 'listChanges', 'listProducts'] as const)
      expect([name, await code(all.call(name, {}))]).toEqual([name, 'controller-key-only']);
    expect(await code(all.call('readAccount', { id: s.customer.id }))).toBe('controller-key-only');
    expect(await code(all.call('listUsers', { id: s.customer.id }))).toBe('controller-key-only');
    expect(await code(all.call('switchIntegration', { id: s.customer.id, key: 'meetings', on: false }))).toBe(
      'controller-key-only',
    );
    expect(await code(all.call('listApiKeys', {}))).toBe('people-only');
  });

  it('O7 E6 a role that may not switch is refused when a key is made; no role below Master makes one', async () => {
    const refused = await refusal(make(s.partner.master, { role: 'observer' }));
    expect([refused.code, refused.document?.status, refused.document?.detail]).toEqual([
      'controller-key-role',
      422,
      'A controller switches licences, so its key needs the role Operator or a higher one.',
    ]);
    const administrator = await s.w.colleague(s.customer.master, 'administrator');
    expect(await code(make(administrator))).toBe('role-too-low');
  });

  it('O7 the integration and the customer of a key never change', async () => {
    const { apiKey } = await make(s.partner.master, { customerId: second.id });
    const touch = (column: string, value: string | null) =>
      s.w.db.$executeRawUnsafe(`UPDATE api_key SET ${column} = $2 WHERE id = $1::uuid`, apiKey.id, value);
    await expect(touch('controller', null)).rejects.toThrow('stays what it is');
    await expect(
      s.w.db.$executeRawUnsafe('UPDATE api_key SET customer_id = NULL WHERE id = $1::uuid', apiKey.id),
    ).rejects.toThrow('stays what it is');
  });
});
