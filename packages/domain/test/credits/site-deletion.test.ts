import { describe, expect, it } from 'vitest';
import { emptyPlan, decideDeleteSite, type DeleteSiteFacts, type DueMonth } from '../../src/index.ts';
import { actor } from '../kernel/actors.ts';

const prices = [{ from: '2024-01-01', base: 2, perUser: 0, perDevice: 1 }];
const wallet = { id: 'wallet', mintId: 'mint', chargedId: 'charged', accountId: 'own', balance: 100, isNew: false };

function due(...months: string[]): DueMonth[] {
  return months.map((month) => ({ id: month, month, amount: 5, users: 0, devices: 3, since: new Date(month) }));
}

function facts(
  more: {
    credits?: number;
    balance?: number;
    due?: DueMonth[];
    today?: string;
    deleted?: boolean;
    accountId?: string;
  } = {},
): DeleteSiteFacts {
  const { credits = 0, balance = 100, today = '2025-03-15', deleted = false, accountId = 'own' } = more;
  return {
    actor: actor('administrator', { tier: 2 }),
    vendorId: 'vendor',
    wallet: { ...wallet, balance },
    site: {
      id: 'site',
      version: 3,
      accountId,
      name: 'Site',
      deleted,
      credits,
      users: 0,
      devices: 3,
      nextMonth: '2025-04-01',
      overdueSince: null,
    },
    due: more.due ?? [],
    prices,
    today,
    freshId: () => 'fresh',
  };
}

describe('C3 C4 decideDeleteSite', () => {
  it.each([
    { given: 'owes nothing', with: { credits: 8 }, charged: 0, fromBalance: 0, back: 8, moves: ['site > wallet 8'] },
    { given: 'owes nothing and has nothing', with: {}, charged: 0, fromBalance: 0, back: 0, moves: [] },
    {
      given: 'has more than it owes',
      with: { credits: 12, due: due('2025-03-01') },
      charged: 5,
      fromBalance: 0,
      back: 7,
      moves: ['site > charged 5', 'site > wallet 7'],
    },
    {
      given: 'has just what it owes',
      with: { credits: 5, due: due('2025-03-01') },
      charged: 5,
      fromBalance: 0,
      back: 0,
      moves: ['site > charged 5'],
    },
    {
      given: 'has less than it owes',
      with: { credits: 3, due: due('2025-03-01', '2025-02-01') },
      charged: 10,
      fromBalance: 7,
      back: 0,
      moves: ['wallet > site 7', 'site > charged 5', 'site > charged 5'],
    },
    {
      given: 'has nothing but the whole balance',
      with: { balance: 5, due: due('2025-03-01') },
      charged: 5,
      fromBalance: 5,
      back: 0,
      moves: ['wallet > site 5', 'site > charged 5'],
    },
    {
      given: 'has months that began and were not charged',
      with: { credits: 20, today: '2025-05-01' },
      charged: 10,
      fromBalance: 0,
      back: 10,
      moves: ['site > charged 5', 'site > charged 5', 'site > wallet 10'],
    },
  ])('a site that $given', ({ with: more, charged, fromBalance, back, moves }) => {
    const decided = decideDeleteSite(facts(more));
    expect(decided).toMatchObject({ ok: true, value: { charged, fromBalance, back } });
    if (!decided.ok) return;
    const { plan } = decided.value;
    expect(plan.transfers.map(({ fromId, toId, quantity }) => `${fromId} > ${toId} ${quantity}`)).toEqual(moves);
    expect(plan).toMatchObject({ alone: ['own'], emptied: ['site'] });
    expect(plan.sets.at(-1)).toMatchObject({
      table: 'site',
      set: { state: 'deleted', overdueSince: null },
      while: { state: 'active', nextMonth: '2025-04-01' },
    });
    expect(plan.rows.every(({ row }) => 'state' in row && row.state === 'paid')).toBe(true);
    // The months are listed oldest first.
    expect(decided.value.charges.map(({ month }) => month)).toEqual(
      decided.value.charges.map(({ month }) => month).toSorted(),
    );
  });

  it('C3 a deletion without enough credits is refused with the sums, after actor and site are checked', () => {
    const poor = { credits: 1, balance: 3, due: due('2025-03-01') };
    expect(decideDeleteSite(facts(poor))).toEqual({
      ok: false,
      refusal: { code: 'site-owes', facts: { site: 'Site', due: 5, available: 4 } },
    });
    expect(decideDeleteSite(facts({ ...poor, deleted: true }))).toMatchObject({ refusal: { code: 'site-deleted' } });
    expect(decideDeleteSite(facts({ ...poor, deleted: true, accountId: 'other' }))).toMatchObject({
      refusal: { code: 'tier-may-not' },
    });
    const given = facts({ ...poor, deleted: true, accountId: 'other' });
    expect(decideDeleteSite({ ...given, actor: { ...given.actor, role: 'operator' } })).toMatchObject({
      refusal: { code: 'role-too-low' },
    });
  });
});

describe('C3 the whole plan of a deletion', () => {
  it('C3 C4 what is due is paid from the site and the balance, the rest goes back', () => {
    expect(decideDeleteSite(facts({ credits: 7, due: due('2025-03-01', '2025-02-01') }))).toEqual({
      ok: true,
      value: {
        back: 0,
        charged: 10,
        charges: [
          { amount: 5, devices: 3, month: '2025-02-01', users: 0 },
          { amount: 5, devices: 3, month: '2025-03-01', users: 0 },
        ],
        free: [],
        fromBalance: 3,
        plan: {
          ...emptyPlan(),
          alone: ['own'],
          emptied: ['site'],
          facts: [
            { accountId: 'own', id: 'me', kind: 'user', version: 1 },
            { accountId: 'own', id: 'site', kind: 'site', version: 3 },
          ],
          sets: [
            {
              id: '2025-02-01',
              set: { state: 'paid' },
              stamps: { paidAt: 'now', paidById: 'operation' },
              table: 'site_charge',
              while: { state: 'due' },
            },
            {
              id: '2025-03-01',
              set: { state: 'paid' },
              stamps: { paidAt: 'now', paidById: 'operation' },
              table: 'site_charge',
              while: { state: 'due' },
            },
            {
              id: 'site',
              set: { nextMonth: '2025-04-01', overdueSince: null, state: 'deleted', warnedDays: null },
              stamps: { deletedAt: 'now' },
              table: 'site',
              while: { nextMonth: '2025-04-01', state: 'active' },
            },
          ],
          transfers: [
            { fromId: 'wallet', kind: 'move', quantity: 3, toId: 'site', unit: 'vendor', walletId: 'wallet' },
            { fromId: 'site', kind: 'charge', quantity: 5, toId: 'charged', unit: 'vendor', walletId: 'wallet' },
            { fromId: 'site', kind: 'charge', quantity: 5, toId: 'charged', unit: 'vendor', walletId: 'wallet' },
          ],
        },
      },
    });
    expect(decideDeleteSite(facts({ credits: 3, balance: 1, due: due('2025-03-01', '2025-02-01') }))).toEqual({
      ok: false,
      refusal: { code: 'site-owes', facts: { available: 4, due: 10, site: 'Site' } },
    });
  });
});
