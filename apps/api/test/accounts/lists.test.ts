import { addDays } from '@tierline/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locks } from '../credits/credit-world.ts';
import { seatWorld, type SeatWorld } from '../orders/seat-world.ts';
import { world, type World } from '../kernel/world.ts';

const today = new Date().toISOString().slice(0, 10);

describe('customers with licences', () => {
  let s: SeatWorld;
  const names = async (sort: 'licences' | '-licences' | 'users' | '-users' | 'name' | '-name') =>
    (await s.partner.master.call('listAccounts', { sort, limit: '100' })).items.map(({ name }) => name);
  beforeAll(async () => {
    s = await seatWorld();
    const second = await s.w.company(s.partner.master, 'Zahnwerk Berger');
    await s.licences(s.products.meetings, 3);
    await s.licences(s.products.meetings, 5, { to: second, expiresOn: addDays(today, 20) });
    await s.users(second, 2);
  });
  afterAll(() => s.w.close());

  test('A4 O3 the list stands by free licences, users or name, both ways, and pages keep its order', async () => {
    expect(await names('name')).toEqual(['Praxis Sommer', 'Zahnwerk Berger']);
    expect(await names('-name')).toEqual(['Zahnwerk Berger', 'Praxis Sommer']);
    expect(await names('licences')).toEqual(['Praxis Sommer', 'Zahnwerk Berger']);
    expect(await names('-licences')).toEqual(['Zahnwerk Berger', 'Praxis Sommer']);
    expect(await names('-users')).toEqual(['Zahnwerk Berger', 'Praxis Sommer']);
    for (const sort of ['-licences', 'users', '-copies', 'lastSignIn', '-lastSignIn'] as const) {
      const whole = (await s.partner.master.call('listAccounts', { sort, limit: '100' })).items.map(({ id }) => id);
      const first = await s.partner.master.call('listAccounts', { sort, limit: '1' });
      const rest = await s.partner.master.call('listAccounts', { sort, limit: '1', cursor: first.next ?? '' });
      expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(whole);
    }
  });

  test('X7 O8 only the customers of which licences end soon are listed where it is asked', async () => {
    const within = async (days: string) =>
      (await s.partner.master.call('listAccounts', { licencesEndWithinDays: days })).items.map(({ name }) => name);
    expect(await within('60')).toEqual(['Zahnwerk Berger']);
    expect(await within('19')).toEqual([]);
    expect(await within('20')).toEqual(['Zahnwerk Berger']);
  });

  test('A3 O4 users are listed with the products that are on, as far as the reader gave them', async () => {
    const [id = ''] = await s.users(s.customer, 1);
    await s.licences(s.products.fax, 1);
    await s.seats(s.products.fax, [id], true);
    const read = async (by = s.customer.master) => (await by.call('readUser', { id })).full?.licences ?? null;
    expect(await read()).toEqual(['Fax']);
    expect(await read(s.partner.master)).toEqual(['Fax']);
    await s.relate(s.rival, s.customer);
    expect(await read(s.rival.master)).toEqual([]);
    await s.seats(s.products.fax, [id], false);
    expect(await read()).toEqual([]);
  });

  test('A4 people stand by their last sign-in in their own account; those of others by name', async () => {
    const list = async (by: typeof s.customer.master, sort: 'name' | '-lastSignIn' | 'lastSignIn') =>
      (await by.call('listUsers', { id: s.customer.id, sort, limit: '100' })).items.map((user) => user.id);
    expect((await list(s.customer.master, '-lastSignIn'))[0]).toBe(s.customer.master.userId);
    expect((await list(s.customer.master, 'lastSignIn')).at(-1)).not.toBe(s.customer.master.userId);
    expect(await list(s.partner.master, '-lastSignIn')).toEqual(await list(s.partner.master, 'name'));
  });

  test('O1 orders stand by number and by the first of their licences to end; without end they are last', async () => {
    const list = async (sort: 'number' | '-number' | 'expires' | '-expires') =>
      (await s.partner.master.call('listOrders', { sort, limit: '100' })).items;
    const numbers = (await list('number')).map(({ number }) => number);
    expect((await list('-number')).map(({ number }) => number)).toEqual(numbers.toReversed());
    const ends = (await list('expires')).map(({ lines }) => lines[0]?.expiresOn ?? null);
    expect(ends).toContain(addDays(today, 20));
    expect(ends).toEqual(ends.toSorted((one, other) => ((one ?? '~') < (other ?? '~') ? -1 : 1)));
    expect((await list('-expires')).map(({ id }) => id)).toEqual(
      (await list('expires')).map(({ id }) => id).toReversed(),
    );
  });
});

describe('resellers with credits', () => {
  let w: World;
  beforeAll(async () => {
    w = await world(locks);
  });
  afterAll(() => w.close());

  test('C5 C6 vendor staff see balance, sites and how long credits last; a reseller its own, no other', async () => {
    const reseller = await w.company(w.staff, 'Schlüsselwerk');
    await w.company(w.staff, 'Riegelbau');
    await w.staff.call('grantCredits', { accountId: reseller.id, credits: 90, note: '' });
    await reseller.master.call('createSite', { name: 'Halle', country: 'DE', timeZone: 'Europe/Berlin', credits: 10 });
    const listed = (await w.staff.call('listAccounts', { sort: 'name' })).items;
    expect(listed.map(({ name, credits }) => [name, credits?.balance, credits?.sites])).toEqual([
      ['Riegelbau', 0, 0],
      ['Schlüsselwerk', 80, 1],
    ]);
    const own = (await reseller.master.call('readAccount', { id: reseller.id })).credits;
    const balance = await reseller.master.call('readBalance', {});
    expect(own).toEqual({
      balance: balance.balance,
      sites: balance.sites.all,
      low: balance.sites.atRisk,
      monthlyCost: balance.monthlyCost,
      lastsUntil: balance.runway.lastsUntil,
    });
    const [vendor] = (await reseller.master.call('listAccounts', { direction: 'above' })).items;
    expect(vendor?.credits).toBeNull();
  });

  test('A9 the legal documents can be read at any time, also before sign-in', async () => {
    const { documents } = await w.staff.call('readLegal', {});
    expect(documents.map(({ kind }) => kind)).toEqual(['terms', 'privacy']);
    expect(documents[0]?.text).toContain('Zarnika');
  });
});

describe('an account with very many below it', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  test('A4 more accounts than are looked up one by one are listed by name, page by page, and no others', async () => {
    const distributor = await w.company(w.staff, 'Nordlicht');
    const other = await w.company(w.staff, 'Südwind');
    await w.company(other.master, 'Many 0500 of another');
    const { vendorId } = await w.db.account.findUniqueOrThrow({ where: { id: distributor.id } });
    const rows = Array.from({ length: 1_100 }, (_, n) => {
      const name = `Many ${String(n).padStart(4, '0')}`;
      const keys = { identifierKey: name.toLowerCase(), nameKey: name.replace(' ', '').toLowerCase() };
      return { id: crypto.randomUUID(), vendorId, identifier: name, name, ...keys, language: 'en', timeZone: 'UTC' };
    });
    await w.db.account.createMany({ data: rows.map((row) => ({ ...row, tier: 2, createdById: distributor.id })) });
    await w.db.relation.createMany({
      data: rows.map(({ id }) => ({ upperId: distributor.id, lowerId: id, vendorId })),
    });
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      // oxlint-disable-next-line no-await-in-loop -- Page by page.
      const page = await distributor.master.call('listAccounts', {
        limit: '100',
        ...(cursor !== undefined && { cursor }),
      });
      expect(page.count).toEqual({ value: 1_000, more: true });
      listed.push(...page.items.map(({ name }) => name));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(listed).toEqual(rows.map(({ name }) => name));
    const found = await distributor.master.call('listAccounts', { q: 'many 05', limit: '20' });
    expect(found.count).toEqual({ value: 100, more: false });
    expect(found.items.map(({ name }) => name)).toEqual(listed.slice(500, 520));
    const [above] = (await distributor.master.call('listAccounts', { direction: 'above' })).items;
    expect(above?.tier).toBe(0);
  });
});
