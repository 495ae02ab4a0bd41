import { addDays, type AttentionKind } from '@tierline/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locks } from '../credits/credit-world.ts';
import { seatWorld, type SeatWorld } from '../orders/seat-world.ts';
import { signingKeys, world, type Company, type Person, type World } from '../kernel/world.ts';

const today = new Date().toISOString().slice(0, 10);

/** What needs somebody: the number of each kind. */
async function needs(who: Person) {
  const { items } = await who.call('readAttention', {});
  return Object.fromEntries(items.map(({ kind, count }) => [kind, count.value])) as Partial<
    Record<AttentionKind, number>
  >;
}

describe('X7 what needs attention, of copies', () => {
  let w: World;
  let distributor: Company;
  let installer: Company;
  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Nordlicht Sicherheit');
    installer = await w.company(distributor.master, 'Elbe Kameras');
  });
  afterAll(() => w.close());

  test('X7 nothing needs somebody who has just begun', async () => {
    expect(await needs(distributor.master)).toEqual({});
  });

  test('X7 E12 a request waits for who is asked, with the moment when the newest came', async () => {
    const ask = async (reference: string) =>
      installer.master.call('createRequest', {
        toAccountId: distributor.id,
        reference,
        lines: [{ productId: await w.product(), copies: 3 }],
      });
    await ask('one');
    const { id } = await ask('two');
    const { createdAt } = await installer.master.call('readRequest', { id });
    expect((await distributor.master.call('readAttention', {})).items).toEqual([
      { kind: 'requests', count: { value: 2, more: false }, latest: createdAt },
    ]);
    expect(await needs(installer.master)).toEqual({});
  });

  test('X7 each count is that of the list where it is dealt with', async () => {
    await w.company(distributor.master, 'Ems Alarm', { activated: false });
    await w.issue(distributor, 5, { expiresOn: addDays(today, 12) });
    await w.issue(distributor, 5, { expiresOn: addDays(today, 300) });
    const { master } = distributor;
    const list = await master.call('listLineItems', { state: 'active', expiresWithinDays: '30' });
    const asked = await master.call('listRequests', { waiting: 'true' });
    expect(await needs(master)).toEqual({
      requests: asked.count.value,
      expiring: list.count.value,
      notActivated: 1,
    });
    expect(list.count.value).toBe(1);
  });

  test('X7 A3 nobody reads of what is another account’s', async () => {
    const other = await w.company(w.staff, 'Weser Technik');
    expect(await needs(other.master)).toEqual({});
    expect(await needs(w.staff)).toMatchObject({ notActivated: 1, expiring: 1 });
  });

  test('X7 E10 only a Master of the vendor reads that a signing key ends', async () => {
    await signingKeys(w);
    const colleague = await w.colleague(w.staff, 'observer');
    const end = new Date(Date.now() + 20 * 86_400_000);
    await w.db.signingKey.updateMany({ where: { state: 'current' }, data: { expiresAt: end } });
    expect(await needs(w.staff)).toMatchObject({ signingKeys: 1 });
    expect(await needs(colleague)).not.toHaveProperty('signingKeys');
  });
});

describe('X7 what needs attention, of orders', () => {
  let s: SeatWorld;
  beforeAll(async () => {
    s = await seatWorld();
  });
  afterAll(() => s.w.close());

  test('X7 O2 an order is counted until it is assigned, and licences in the weeks before they end', async () => {
    const { id } = await s.w.staff.call('enterOrder', {
      number: 'MT-1',
      accountId: s.partner.id,
      lines: [{ productId: s.products.fax, quantity: 5, expiresOn: addDays(today, 40) }],
    });
    expect(await needs(s.partner.master)).toMatchObject({ orders: 1 });
    expect(await needs(s.rival.master)).not.toHaveProperty('orders');
    await s.partner.master.call('assignOrder', { id, rows: [{ accountId: s.customer.id }] });
    expect(await needs(s.partner.master)).toEqual({ licencesEnd: 1 });
    expect(await needs(s.customer.master)).toEqual({});
  });
});

describe('X7 what needs attention, of sites', () => {
  let w: World;
  beforeAll(async () => {
    w = await world(locks);
  });
  afterAll(() => w.close());

  test('X7 C4 a site without credits needs who runs it; an open invitation needs who sent it', async () => {
    const reseller = await w.company(w.staff, 'Riegelhaus');
    await w.company(w.staff, 'Torwerk', { activated: false });
    await reseller.master.call('createSite', { name: 'Klinik', country: 'DE', timeZone: 'Europe/Berlin' });
    expect(await needs(reseller.master)).toEqual({ lowSites: 1 });
    expect(await needs(w.staff)).toEqual({ notActivated: 1, invitations: 1 });
  });
});
