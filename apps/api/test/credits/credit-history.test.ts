import {
  createSite,
  deleteSite,
  enterOrder,
  grantCredits,
  listCreditHistory,
  moveCredits,
  readCreditChart,
  reverseCredits,
  undoOperation,
  type Context,
} from '@tierline/core';
import { dayIn } from '@tierline/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditWorld, type CreditWorld } from './credit-world.ts';
import { proof, refusal, type Person } from '../kernel/world.ts';

type Entry = Awaited<ReturnType<typeof listCreditHistory>>['items'][number];
type Ask = {
  from?: string;
  to?: string;
  timeZone?: string;
  siteId?: string;
  sort?: 'at' | '-at';
  kind?: Entry['kind'];
  accountId?: string;
};

// All pages of a range, so many entries at a time.
async function whole(ctx: Context, { sort = '-at', ...ask }: Ask, limit = 100) {
  const first = await listCreditHistory(ctx, { ...ask, sort, limit });
  const items = [...first.items];
  for (let { next } = first; next !== null;) {
    const page = await listCreditHistory(ctx, { ...ask, sort, limit, cursor: next });
    items.push(...page.items);
    ({ next } = page);
  }
  return { ...first, items };
}

const effects = (items: readonly Entry[]) => items.reduce((sum, { effect }) => sum + effect, 0);

describe('C5 C6 the history of credits', () => {
  let world: CreditWorld;
  let operator: Person;
  beforeAll(async () => {
    world = await creditWorld('2026-01-10T08:00:00Z');
    operator = await world.w.colleague(world.reseller.master, 'operator');
  });
  afterAll(() => world.close());

  const site = async (name: string, credits: number) =>
    (
      await world.as(world.reseller.master, createSite, {
        name,
        country: 'DE',
        timeZone: 'Europe/Berlin',
        notes: '',
        ...(credits > 0 && { credits }),
      })
    ).id;
  const move = async (
    fromSiteId: string | null,
    toSiteId: string | null,
    credits: number,
    note = '',
    by = world.reseller.master,
  ) => (await world.as(by, moveCredits, { rows: [{ fromSiteId, toSiteId, credits }], note })).operationId;

  it('C5 lists each movement with author, time, source, target, reason and balances; also for one site', async () => {
    await world.as(world.w.staff, grantCredits, { accountId: world.reseller.id, credits: 100, note: 'Contract 7' });
    await world.at('2026-01-11T08:00:00Z');
    const [one, two] = [await site('One', 30), await site('Two', 0)];
    await world.at('2026-01-12T08:00:00Z');
    await move(one, two, 5, 'More readers there', operator);
    await world.at('2026-01-13T08:00:00Z');
    const wrong = await move(null, two, 20);
    await world.at('2026-01-13T08:00:05Z');
    await world.as(world.reseller.master, undoOperation, { id: wrong });
    const { items, opening, closing, count } = await world.as(world.reseller.master, whole, {});
    expect({ opening, closing, count }).toEqual({ opening: 0, closing: 70, count: { value: 5, more: false } });
    expect(
      items.map(({ kind, from, to, credits, effect, balance, by, note }) => [
        kind,
        from.name || from.kind,
        to.name || to.kind,
        credits,
        effect,
        balance,
        by,
        note,
      ]),
    ).toEqual([
      ['undo', 'Two', 'balance', 20, 20, 70, 'Ines Invited', ''],
      ['move', 'balance', 'Two', 20, -20, 50, 'Ines Invited', ''],
      ['move', 'One', 'Two', 5, 0, 70, 'Ines Invited', 'More readers there'],
      ['move', 'balance', 'One', 30, -30, 70, 'Ines Invited', ''],
      ['grant', 'vendor', 'balance', 100, 100, 100, 'Zarnika Access Credits', 'Contract 7'],
    ]);
    expect(items[1]).toMatchObject({
      reversedBy: items[0]?.operationId,
      actions: { reverse: { code: 'already-reversed' } },
    });
    expect(items[0]).toMatchObject({ reverses: wrong, actions: { reverse: { code: 'not-reversible' } } });
    // Partners read of the vendor’s staff no more than whose they are; the vendor who it was.
    expect((await world.as(world.w.staff, whole, { accountId: world.reseller.id })).items.at(-1)).toMatchObject({
      kind: 'grant',
      by: 'Ines Invited',
      actions: { reverse: { code: 'only-balance' } },
    });
    const ofTwo = await world.as(world.reseller.master, whole, { siteId: two, sort: 'at' });
    expect(ofTwo.items.map(({ effect, balance }) => [effect, balance])).toEqual([
      [5, 5],
      [20, 25],
      [-20, 5],
    ]);
    const month = await world.as(world.reseller.master, whole, {
      from: '2026-01-12',
      to: '2026-01-12',
      timeZone: 'UTC',
    });
    expect(month).toMatchObject({ opening: 70, closing: 70, items: [{ credits: 5 }] });
    expect(
      (await world.as(world.reseller.master, whole, { kind: 'grant' })).items.map(({ balance }) => balance),
    ).toEqual([100]);
    expect(await world.as(world.reseller.master, readCreditChart, { timeZone: 'UTC' })).toEqual({
      by: 'day',
      opening: 0,
      closing: 70,
      points: [
        { on: '2026-01-10', came: 100, went: 0, charged: 0, balance: 100 },
        { on: '2026-01-11', came: 0, went: 30, charged: 0, balance: 70 },
        { on: '2026-01-12', came: 0, went: 0, charged: 0, balance: 70 },
        // 20 were moved to a site and back by an undo.
        { on: '2026-01-13', came: 0, went: 0, charged: 0, balance: 70 },
      ],
    });
  });

  it('C6 an entry is reversed once, by a linked one; not with its credits gone, or by another account', async () => {
    const [here, there] = [await site('Here', 0), await site('There', 0)];
    const wrong = await move(null, here, 8);
    await move(here, there, 3);
    await expect(
      world.as(world.reseller.master, reverseCredits, { operationId: wrong, note: '' }),
    ).rejects.toMatchObject({
      code: 'only-at-site',
      refusal: { facts: { site: 'Here', available: 5, asked: 8 } },
    });
    await move(there, here, 3);
    await expect(world.as(world.w.staff, reverseCredits, { operationId: wrong, note: '' })).rejects.toMatchObject({
      code: 'tier-may-not',
    });
    await world.at('2026-02-20T08:00:00Z');
    expect(await world.as(operator, reverseCredits, { operationId: wrong, note: 'Typed wrongly' })).toEqual({
      reverses: wrong,
      credits: 8,
    });
    const [entry] = (await world.as(world.reseller.master, listCreditHistory, { sort: '-at', limit: 1 })).items;
    expect(entry).toMatchObject({
      kind: 'reversal',
      reverses: wrong,
      from: { name: 'Here' },
      to: { kind: 'balance' },
      effect: 8,
      note: 'Typed wrongly',
    });
    await expect(
      world.as(world.reseller.master, reverseCredits, { operationId: wrong, note: '' }),
    ).rejects.toMatchObject({
      code: 'already-reversed',
    });
    await expect(
      world.as(world.reseller.master, reverseCredits, { operationId: entry?.operationId ?? '', note: '' }),
    ).rejects.toMatchObject({ code: 'not-reversible' });
    const kept = await move(null, there, 4);
    await world.as(world.reseller.master, deleteSite, { id: there });
    await expect(
      world.as(world.reseller.master, reverseCredits, { operationId: kept, note: '' }),
    ).rejects.toMatchObject({
      code: 'site-deleted',
    });
  });

  it('C6 A6 an Observer reads why they may not reverse an entry; one nobody can reverse says only that', async () => {
    const observer = await world.w.colleague(world.reseller.master, 'observer');
    const here = await site('Watched', 0);
    await world.as(world.reseller.master, reverseCredits, { operationId: await move(null, here, 2), note: 'Wrong' });
    await move(null, here, 3);
    for (const [person, reason] of [
      [observer, 'role-too-low'],
      [world.reseller.master, 'may'],
    ] as const) {
      const { items } = await world.as(person, listCreditHistory, { sort: '-at', limit: 3, siteId: here });
      expect(items.map(({ actions }) => actions.reverse?.code ?? 'may').toSorted()).toEqual(
        ['already-reversed', reason, 'not-reversible'].toSorted(),
      );
    }
  });

  it('C6 of two reversals at once one succeeds, the other is refused; the vendor alone reverses a grant', async () => {
    const here = await site('Raced', 0);
    const wrong = await move(null, here, 1);
    const outcomes = await Promise.all(
      [1, 2, 3].map(async () =>
        world.as(world.reseller.master, reverseCredits, { operationId: wrong, note: '' }).then(
          () => 'reversed',
          ({ code }: { code: string }) => code,
        ),
      ),
    );
    expect(outcomes.toSorted()).toEqual(['already-reversed', 'already-reversed', 'reversed']);
    const { operationId } = await world.as(world.w.staff, grantCredits, {
      accountId: world.reseller.id,
      credits: 7,
      note: '',
    });
    await expect(world.as(world.reseller.master, reverseCredits, { operationId, note: '' })).rejects.toMatchObject({
      code: 'tier-may-not',
    });
    expect(await world.as(world.w.staff, reverseCredits, { operationId, note: '' })).toEqual({
      reverses: operationId,
      credits: 7,
    });
  });

  it('C6 O1 an order of credits fills the balance at once, is in the history, and the vendor reverses it', async () => {
    const before = (await world.as(world.reseller.master, whole, {})).closing;
    const { id: pack } = await world.w.staff.call('createProduct', {
      sku: 'ZC-100',
      name: 'Pack of 100',
      kind: 'Credits',
      delivers: 'credits',
      credits: 100,
    });
    const order = { accountId: world.reseller.id, number: 'ZO-1', lines: [{ productId: pack, quantity: 5 }] };
    const entered = await world.as(world.w.staff, enterOrder, order);
    expect(entered.lines).toMatchObject([{ quantity: 5, expiresOn: null }]);
    // The ERP that does not know whether it has done so asks again.
    expect(await world.w.staff.call('enterOrder', order)).toEqual(entered);
    expect(
      (await refusal(world.w.staff.call('enterOrder', { ...order, lines: [{ productId: pack, quantity: 6 }] }))).code,
    ).toBe('order-exists');
    expect(await world.reseller.master.call('readOrder', { id: entered.id })).toMatchObject({
      state: 'assigned',
      licences: 5,
      unassigned: 0,
      lines: [{ quantity: 5, unassigned: 0, product: { name: 'Pack of 100' } }],
      actions: { assign: { code: 'nothing-to-assign' } },
    });
    const { items, closing } = await world.as(world.reseller.master, whole, {});
    expect(closing).toBe(before + 500);
    const entry = items.find(({ kind }) => kind === 'order');
    expect(entry).toMatchObject({
      from: { kind: 'order', id: entered.id, name: 'ZO-1' },
      to: { kind: 'balance' },
      credits: 500,
      effect: 500,
      by: 'Zarnika Access Credits',
      entries: 1,
    });
    await expect(
      world.as(world.reseller.master, reverseCredits, { operationId: entry?.operationId ?? '', note: '' }),
    ).rejects.toMatchObject({ code: 'tier-may-not' });
    await world.as(world.w.staff, reverseCredits, { operationId: entry?.operationId ?? '', note: 'Cancelled' });
    expect((await world.as(world.reseller.master, whole, {})).closing).toBe(before);
    // An account without a wallet gets one with it.
    const fresh = await world.w.company(world.w.staff, 'By order');
    await world.w.staff.call('enterOrder', {
      accountId: fresh.id,
      number: 'ZO-2',
      lines: [
        { productId: pack, quantity: 1 },
        { productId: pack, quantity: 2 },
      ],
    });
    expect((await fresh.master.call('readBalance', {})).balance).toBe(300);
    expect(
      (
        await refusal(
          world.w.staff.call('enterOrder', {
            accountId: world.w.staff.accountId,
            number: 'ZO-3',
            lines: [{ productId: pack, quantity: 1 }],
          }),
        )
      ).code,
    ).toBe('tier-not-allowed');
  });

  it('C5 X8 what was undone neither came nor went; the balances count it, also where midnight lies between', async () => {
    await world.at('2026-02-01T08:00:00Z');
    await world.as(world.w.staff, grantCredits, { accountId: world.reseller.id, credits: 500, note: '' });
    const place = await site('Undone at midnight', 0);
    const days = { timeZone: 'UTC', from: '2026-02-01', to: '2026-02-03' };
    const sums = async () => {
      const { opening, closing, points } = await world.as(world.reseller.master, readCreditChart, {
        ...days,
        by: 'day',
      });
      const of = (what: 'came' | 'went') => points.reduce((sum, point) => sum + point[what], 0);
      return {
        came: of('came'),
        went: of('went'),
        change: closing - opening,
        balances: points.map(({ balance }) => balance - opening),
      };
    };
    await world.at('2026-02-02T23:59:57Z');
    const mistaken = await move(null, place, 385);
    await world.at('2026-02-03T00:00:03Z');
    await world.as(world.reseller.master, undoOperation, { id: mistaken });
    await move(null, place, 30);
    expect(await sums()).toEqual({ came: 500, went: 30, change: 470, balances: [500, 115, 470] });
    // One that was reversed later was there for a while, and counts.
    await world.at('2026-02-03T09:00:00Z');
    const { items } = await world.as(world.reseller.master, whole, { ...days, kind: 'move' });
    await world.as(world.reseller.master, reverseCredits, { operationId: items[0]?.operationId ?? '', note: '' });
    expect(await sums()).toMatchObject({ came: 530, went: 30, change: 500 });
  });

  it('C5 the count is of the kind that is asked for', async () => {
    const kinds = ['grant', 'order', 'move', 'charge', 'closure', 'reversal', 'undo'] as const;
    const all = await world.as(world.reseller.master, whole, {});
    for (const kind of kinds) {
      const { count, items } = await world.as(world.reseller.master, whole, { kind });
      expect([kind, count]).toEqual([kind, { value: items.length, more: false }]);
      expect(items).toHaveLength(all.items.filter((entry) => entry.kind === kind).length);
    }
    expect(all.count.value).toBe(all.items.length);
  });

  it('C5 a range that ends before it begins is refused, and so is one of no partner', async () => {
    expect(
      (await refusal(world.reseller.master.call('listCreditHistory', { from: '2026-02-01', to: '2026-01-31' })))
        .document,
    ).toMatchObject({ errors: [{ pointer: '/to' }] });
    expect((await refusal(world.w.staff.call('listCreditHistory', {}))).document).toMatchObject({
      errors: [{ pointer: '/accountId' }],
    });
    expect((await refusal(world.reseller.master.call('readCreditChart', { timeZone: 'Mars/Olympus' }))).code).toBe(
      'invalid-input',
    );
  });

  it('C5 opening + Σ entries = closing for any range, time zone and site, in pages and in the chart', async () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Pacific/Auckland',
      'Asia/Kathmandu',
      'Africa/Cairo',
    ].map((zone) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone);
    const sites = [await site('A', 0), await site('B', 0), await site('C', 0)];
    await world.as(world.w.staff, grantCredits, { accountId: world.reseller.id, credits: 100_000, note: '' });
    // Half a year of moves at odd hours, over both changes of the clocks.
    const places = [null, ...sites];
    for (let n = 0; n < 120; n++) {
      await world.at(
        new Date(Date.parse('2026-02-21T00:00:00Z') + n * 36.7 * 3_600_000 + (n % 7) * 1_234_567).toISOString(),
      );
      if (n % 4 === 0) await move(null, sites[n % 3] ?? null, 10 + n);
      else if (n % 4 === 1)
        await move(
          sites[(n - 1) % 3] ?? null,
          places[n % 4] === sites[(n - 1) % 3] ? null : (places[n % 4] ?? null),
          3,
        );
      else await move(null, sites[n % 3] ?? null, n);
    }
    const { master } = world.reseller;
    const everything = (await world.as(master, whole, { sort: 'at' })).items;
    const day = fc
      .integer({ min: 0, max: 260 })
      .map((days) => new Date(Date.parse('2026-01-01') + days * 86_400_000).toISOString().slice(0, 10));
    const range = fc.record({
      days: fc.tuple(day, day),
      from: fc.boolean(),
      to: fc.boolean(),
      zone: fc.constantFrom(...zones),
      siteId: fc.option(fc.constantFrom(...sites), { nil: undefined }),
      sort: fc.constantFrom('at' as const, '-at' as const),
      limit: fc.constantFrom(7, 50, 100),
    });
    await fc.assert(
      fc.asyncProperty(range, async ({ days, zone, siteId, sort, limit, ...ends }) => {
        const [from = '', to = ''] = days.toSorted();
        const ask: Ask = {
          timeZone: zone,
          ...(ends.from && { from }),
          ...(ends.to && { to }),
          ...(siteId !== undefined && { siteId }),
        };
        const { items, opening, closing } = await world.as(master, (ctx, asked: Ask) => whole(ctx, asked, limit), {
          ...ask,
          sort,
        });
        expect(opening + effects(items)).toBe(closing);
        // The entries are those whose day in that zone is in the range, computed independently of the database.
        const inRange = (at: string) =>
          (!ends.from || dayIn(zone, new Date(at)) >= from) && (!ends.to || dayIn(zone, new Date(at)) <= to);
        const expected = everything
          .filter(
            ({ at, from: source, to: target }) =>
              inRange(at) && (siteId === undefined || source.id === siteId || target.id === siteId),
          )
          .map(({ id }) => id);
        expect((sort === 'at' ? items : items.toReversed()).map(({ id }) => id)).toEqual(expected);
        let running = opening;
        for (const item of sort === 'at' ? items : items.toReversed()) {
          running += item.effect;
          expect(item.balance).toBe(running);
        }
        const chart = await world.as(master, readCreditChart, { ...ask, by: 'day' });
        expect({
          opening: chart.opening,
          closing: chart.closing,
          last: chart.points.at(-1)?.balance ?? chart.closing,
        }).toEqual({ opening, closing, last: closing });
      }),
      { numRuns: 60 },
    );
    expect(await proof(world.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });
});
