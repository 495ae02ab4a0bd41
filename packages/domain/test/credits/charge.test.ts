import { describe, expect, it } from 'vitest';
import {
  emptyPlan,
  decideCharge,
  monthsToCharge,
  maxMonthsAtOnce,
  type ChargeFacts,
  type DueMonth,
} from '../../src/index.ts';

const wallet = { id: 'wallet', mintId: 'mint', chargedId: 'charged', accountId: 'own', balance: 0, isNew: false };

function due(...months: string[]): DueMonth[] {
  return months.map((month) => ({ id: month, month, amount: 5, users: 0, devices: 3, since: new Date(month) }));
}

/** A site of five credits a month that is charged next for April. */
function facts(
  changes: Partial<Omit<ChargeFacts, 'site'>> & { credits?: number; deleted?: boolean } = {},
): ChargeFacts {
  const { credits = 0, deleted = false, ...more } = changes;
  return {
    site: {
      id: 'site',
      version: 3,
      accountId: 'own',
      name: 'Site',
      deleted,
      credits,
      users: 0,
      devices: 3,
      nextMonth: '2025-04-01',
      overdueSince: null,
    },
    due: [],
    wallet,
    vendorId: 'vendor',
    prices: [{ from: '2024-01-01', base: 2, perUser: 0, perDevice: 1 }],
    today: '2025-04-01',
    undoable: 0,
    freshId: () => 'fresh',
    ...more,
  };
}

describe('C4 decideCharge', () => {
  it.each([
    { given: 'nothing to do before the month begins', with: { credits: 9, today: '2025-03-31' }, takes: null },
    { given: 'nothing for a deleted site', with: { credits: 9, deleted: true }, takes: null },
    { given: 'the month from its first day on', with: { credits: 9 }, takes: { paid: ['2025-04-01'], due: [] } },
    { given: 'just enough', with: { credits: 5 }, takes: { paid: ['2025-04-01'], due: [] } },
    { given: 'nothing in part', with: { credits: 4 }, takes: { paid: [], due: ['2025-04-01'] } },
    {
      given: 'every month that was missed, oldest first',
      with: { credits: 12, today: '2025-06-30' },
      takes: { paid: ['2025-04-01', '2025-05-01'], due: ['2025-06-01'] },
    },
    {
      given: 'what is due before what is new',
      with: { credits: 9, due: due('2025-03-01') },
      takes: { paid: ['2025-03-01'], due: ['2025-04-01'] },
    },
    {
      given: 'the oldest that is due first, however they come',
      with: { credits: 5, due: due('2025-03-01', '2025-02-01'), today: '2025-03-31' },
      takes: { paid: ['2025-02-01'], due: [] },
    },
    {
      given: 'nothing that is new while older months are due',
      with: { credits: 4, due: due('2025-03-01') },
      takes: { paid: [], due: ['2025-04-01'] },
    },
    // Credits that can still be undone pay nothing; the month that they could pay waits for them.
    { given: 'not credits that can be undone', with: { credits: 5, undoable: 5 }, takes: null },
    { given: 'what cannot be undone', with: { credits: 10, undoable: 5 }, takes: { paid: ['2025-04-01'], due: [] } },
    {
      given: 'a month due that undoable credits could not pay either',
      with: { credits: 4, undoable: 4 },
      takes: { paid: [], due: ['2025-04-01'] },
    },
  ])('takes $given', ({ with: changes, takes }) => {
    const decided = decideCharge(facts(changes));
    expect(
      decided && { paid: decided.charges.map(({ month }) => month), due: decided.due.map(({ month }) => month) },
    ).toEqual(takes);
    const moved = decided?.plan.transfers.map(({ fromId, toId, quantity, walletId }) => [
      fromId,
      toId,
      quantity,
      walletId,
    ]);
    expect(moved).toEqual(takes?.paid.map(() => ['site', 'charged', 5, 'wallet']));
  });

  it('says since when the site is overdue: since the oldest month that stays due, or from now on', () => {
    const site = (changes: Parameters<typeof facts>[0]) => decideCharge(facts(changes))?.plan.sets.at(-1);
    expect(site({ credits: 0 })).toMatchObject({ stamps: { overdueSince: 'now' } });
    expect(site({ credits: 5, due: due('2025-02-01', '2025-03-01') })).toMatchObject({
      set: { overdueSince: '2025-03-01T00:00:00.000Z' },
    });
    expect(site({ credits: 10, due: due('2025-03-01') })).toMatchObject({
      set: { overdueSince: null, nextMonth: '2025-05-01' },
    });
  });

  it('writes months at no cost as paid, without a movement', () => {
    const decided = decideCharge(facts({ prices: [] }));
    expect(decided).toMatchObject({ charges: [], free: [{ month: '2025-04-01', amount: 0 }], due: [] });
    expect(decided?.plan.transfers).toEqual([]);
    expect(decided?.plan.rows).toMatchObject([{ row: { state: 'paid', amount: 0 } }]);
  });

  it('writes each month with the numbers that it was charged by, and where it is paid, by what and when', () => {
    const prices = [{ from: '2024-01-01', base: 0, perUser: 2, perDevice: 1 }];
    const { site } = facts();
    const rows = (credits: number) =>
      decideCharge({ ...facts({ prices }), site: { ...site, credits, users: 4, devices: 3 } })?.plan.rows;
    const row = { id: 'fresh', siteId: 'site', month: '2025-04-01', amount: 11, users: 4, devices: 3 };
    expect(rows(11)).toEqual([
      {
        table: 'site_charge',
        row: { ...row, state: 'paid' },
        stamps: { paidById: 'operation', paidAt: 'now' },
      },
    ]);
    expect(rows(10)).toEqual([{ table: 'site_charge', row: { ...row, state: 'due' } }]);
  });

  it('catches up with a standstill a number of months at a time', () => {
    expect(monthsToCharge('2000-01-01', '2025-04-01')).toHaveLength(maxMonthsAtOnce);
    expect(monthsToCharge('2025-04-01', '2025-04-30')).toEqual(['2025-04-01']);
    expect(monthsToCharge('2025-05-01', '2025-04-30')).toEqual([]);
  });
});

describe('C4 the whole plan of a charge', () => {
  it('C4 the months that are paid and those that are due, with what they cost', () => {
    expect(decideCharge(facts({ credits: 8, due: due('2025-03-01') }))).toEqual({
      charges: [{ amount: 5, devices: 3, month: '2025-03-01', users: 0 }],
      due: [{ amount: 5, devices: 3, month: '2025-04-01', users: 0 }],
      free: [],
      plan: {
        ...emptyPlan(),
        facts: [{ accountId: 'own', id: 'site', kind: 'site', version: 3 }],
        rows: [
          {
            row: { amount: 5, devices: 3, id: 'fresh', month: '2025-04-01', siteId: 'site', state: 'due', users: 0 },
            table: 'site_charge',
          },
        ],
        sets: [
          {
            id: '2025-03-01',
            set: { state: 'paid' },
            stamps: { paidAt: 'now', paidById: 'operation' },
            table: 'site_charge',
            while: { state: 'due' },
          },
          {
            id: 'site',
            set: { nextMonth: '2025-05-01' },
            stamps: { overdueSince: 'now' },
            table: 'site',
            while: { nextMonth: '2025-04-01', state: 'active' },
          },
        ],
        transfers: [
          { fromId: 'site', kind: 'charge', quantity: 5, toId: 'charged', unit: 'vendor', walletId: 'wallet' },
        ],
      },
    });
    expect(decideCharge(facts({ credits: 9, due: due('2025-02-01', '2025-03-01'), today: '2025-03-31' }))).toEqual({
      charges: [{ amount: 5, devices: 3, month: '2025-02-01', users: 0 }],
      due: [],
      free: [],
      plan: {
        ...emptyPlan(),
        facts: [{ accountId: 'own', id: 'site', kind: 'site', version: 3 }],
        sets: [
          {
            id: '2025-02-01',
            set: { state: 'paid' },
            stamps: { paidAt: 'now', paidById: 'operation' },
            table: 'site_charge',
            while: { state: 'due' },
          },
          {
            id: 'site',
            set: { nextMonth: '2025-04-01', overdueSince: '2025-03-01T00:00:00.000Z' },
            table: 'site',
            while: { nextMonth: '2025-04-01', state: 'active' },
          },
        ],
        transfers: [
          { fromId: 'site', kind: 'charge', quantity: 5, toId: 'charged', unit: 'vendor', walletId: 'wallet' },
        ],
      },
    });
  });
});
