import {
  chargeSites,
  createSite,
  deleteSite,
  grantCredits,
  inVendor,
  listChanges,
  listCreditHistory,
  moveCredits,
  readBalance,
  readSite,
  reportUsage,
} from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditWorld, type CreditWorld } from './credit-world.ts';
import { proof } from '../kernel/world.ts';

describe('C3 C4 a site that owes credits pays before it is deleted', () => {
  let world: CreditWorld;

  beforeAll(async () => {
    world = await creditWorld('2025-01-15T12:00:00Z');
    await world.as(world.w.staff, grantCredits, { accountId: world.reseller.id, credits: 1_000, note: '' });
  });
  afterAll(() => world.close());

  const balance = async () => (await world.as(world.reseller.master, readBalance, {})).balance;
  const site = async (name: string, credits: number, devices: number) => {
    const made = await world.as(world.reseller.master, createSite, {
      name,
      country: 'DE',
      timeZone: 'Europe/Berlin',
      notes: '',
      ...(credits > 0 && { credits }),
    });
    await world.as(world.w.staff, reportUsage, {
      id: made.id,
      users: 0,
      devices,
      at: world.services.now().toISOString(),
    });
    return made.id;
  };
  const charged = async (time: string) => {
    await world.at(time);
    await chargeSites(world.services);
  };
  const read = async (id: string) => world.as(world.reseller.master, readSite, { id });
  const spendTo = async (left: number) => {
    const sink = await site('Sink', 1, 0);
    await world.as(world.reseller.master, moveCredits, {
      rows: [{ fromSiteId: null, toSiteId: sink, credits: (await balance()) - left }],
      note: '',
    });
    return sink;
  };

  it('C3 C4 debts are taken from the site, then the balance, as announced; without debts the name is free', async () => {
    await world.at('2025-01-20T12:00:00Z');
    const id = await site('Debts', 3, 3); // 5 a month
    for (const month of ['02', '03']) await charged(`2025-${month}-01T06:00:00Z`);
    expect(await read(id)).toMatchObject({ state: 'overdue', credits: 3, arrears: 10 });
    const before = await balance();
    expect((await read(id)).deletion).toEqual({ credits: 0, charged: 10, fromBalance: 7 });
    expect(await world.as(world.reseller.master, deleteSite, { id })).toMatchObject({
      credits: 0,
      charged: 10,
      fromBalance: 7,
    });
    expect(await balance()).toBe(before - 7);
    expect(await read(id)).toMatchObject({ state: 'deleted', credits: 0, arrears: 0, deletion: null });
    expect((await read(id)).charges.map(({ month, amount, state }) => [month, amount, state])).toEqual([
      ['2025-03-01', 5, 'paid'],
      ['2025-02-01', 5, 'paid'],
    ]);
    const { items } = await world.as(world.reseller.master, listCreditHistory, { siteId: id, limit: 10, sort: 'at' });
    expect(
      items.map(({ kind, credits, balance: then, charge }) => [kind, credits, then, charge?.month ?? null]),
    ).toEqual([
      ['move', 3, 3, null],
      ['move', 7, 10, null],
      ['charge', 5, 5, '2025-02-01'],
      ['charge', 5, 0, '2025-03-01'],
    ]);
    expect(items[1]?.actions.reverse).toMatchObject({ code: 'not-reversible' });
    const again = await site('Debts', 0, 0);
    expect(await read(again)).toMatchObject({ arrears: 0, nextChargeOn: '2025-04-01' });
    const { items: changes } = await world.as(world.reseller.master, listChanges, { limit: 50, kind: 'site.delete' });
    expect(changes.find(({ subject }) => subject.id === id)).toMatchObject({
      after: { credits: 0, fromBalance: 7, charges: [{ month: '2025-02-01' }, { month: '2025-03-01' }] },
    });
  });

  it('C3 C4 a month that has begun and was not charged yet is paid with it; what is left comes back', async () => {
    await world.at('2025-03-20T12:00:00Z');
    const id = await site('Just after midnight', 20, 3);
    const before = await balance();
    // The first of April has begun in Berlin, and nothing has charged it yet.
    await world.at('2025-03-31T22:00:01Z');
    expect(await world.as(world.reseller.master, deleteSite, { id })).toMatchObject({
      credits: 15,
      charged: 5,
      fromBalance: 0,
    });
    expect(await balance()).toBe(before + 15);
    expect((await read(id)).charges).toMatchObject([{ month: '2025-04-01', amount: 5, state: 'paid' }]);
    await charged('2025-05-02T12:00:00Z');
    expect((await read(id)).charges).toHaveLength(1);
  });

  it('C3 C4 where site and balance do not suffice nothing is deleted, and the refusal says the sums', async () => {
    await world.at('2025-05-20T12:00:00Z');
    const id = await site('Too poor', 2, 3);
    for (const month of ['06', '07', '08']) await charged(`2025-${month}-01T06:00:00Z`);
    const sink = await spendTo(12);
    // 15 are due; 2 + 12 are there.
    expect(await read(id)).toMatchObject({ deletion: null, actions: { delete: { code: 'site-owes' } } });
    await expect(world.as(world.reseller.master, deleteSite, { id })).rejects.toMatchObject({
      code: 'site-owes',
      refusal: { facts: { site: 'Too poor', due: 15, available: 14 } },
    });
    expect(await read(id)).toMatchObject({ state: 'suspended', credits: 2, arrears: 15 });
    expect(await balance()).toBe(12);
    await world.as(world.reseller.master, moveCredits, {
      rows: [{ fromSiteId: sink, toSiteId: null, credits: 1 }],
      note: '',
    });
    expect(await world.as(world.reseller.master, deleteSite, { id })).toMatchObject({ charged: 15, fromBalance: 13 });
    expect(await balance()).toBe(0);
  });

  it('C3 C4 two deletions and a charge at once take what is due once', async () => {
    const grant = { accountId: world.reseller.id, credits: 500, note: '' };
    await world.as(world.w.staff, grantCredits, grant);
    await world.at('2025-08-20T12:00:00Z');
    const ids = await Promise.all(Array.from({ length: 8 }, (_, n) => site(`Race ${n}`, n, 3)));
    await charged('2025-09-01T06:00:00Z');
    await world.at('2025-10-01T06:00:00Z');
    const other = await world.process();
    const before = await balance();
    const owner = await world.by(world.reseller.master);
    const attempts = ids.flatMap((id) =>
      [world.services, other].map((services, n) =>
        inVendor(owner.vendor.id, () => deleteSite({ ...owner, services, key: `delete-${id}-${n}` }, { id })).then(
          () => 'done',
          ({ code }: { code: string }) => code,
        ),
      ),
    );
    const outcomes = await Promise.all([...attempts, chargeSites(world.services).then(() => 'charged')]);
    expect(outcomes.toSorted()).toEqual(['charged', ...ids.map(() => 'done'), ...ids.map(() => 'site-deleted')]);
    for (const id of ids)
      expect((await read(id)).charges.map(({ month, state }) => [month, state])).toEqual([
        ['2025-10-01', 'paid'],
        ['2025-09-01', 'paid'],
      ]);
    // Each owed ten, and 0 to 7 credits were at them.
    expect(before - (await balance())).toBe(80 - 28);
    expect(await proof(world.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
