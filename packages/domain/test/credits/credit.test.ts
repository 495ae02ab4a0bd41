import { describe, expect, it } from 'vitest';
import {
  emptyPlan,
  decideGrant,
  decideGrantable,
  decideMove,
  type CreditMove,
  type DecidedSite,
  type Programme,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';

const programme: Programme = {
  ...fourRoles,
  modules: ['credits'],
  credits: { prices: [{ from: '2024-01-01', base: 1, perUser: 0, perDevice: 0 }], warnDays: [30] },
};
const wallet = { id: 'wallet', mintId: 'mint', chargedId: 'charged', accountId: 'own', balance: 20, isNew: false };
const site = (id: string, changes: Partial<DecidedSite> = {}): DecidedSite => ({
  id,
  version: 1,
  accountId: 'own',
  name: `Site ${id}`,
  deleted: false,
  credits: 10,
  ...changes,
});
const move = (fromSiteId: string | null, toSiteId: string | null, credits: number): CreditMove => ({
  fromSiteId,
  toSiteId,
  credits,
});

function moved(
  rows: CreditMove[],
  changes: { sites?: DecidedSite[]; by?: Parameters<typeof actor>; programme?: Programme } = {},
) {
  const sites = changes.sites ?? [site('a'), site('b')];
  return decideMove(
    {
      actor: actor(...(changes.by ?? ['operator'])),
      programme: changes.programme ?? programme,
      vendorId: 'vendor',
      wallet,
      sites: new Map(sites.map((one) => [one.id, one])),
    },
    { rows },
  );
}

describe('C3 C6 decideMove', () => {
  it.each([
    ['from the balance to a site', [move(null, 'a', 20)], 'accepted'],
    ['more than the balance', [move(null, 'a', 21)], 'only-balance'],
    ['more than a site has', [move('a', null, 11)], 'only-at-site'],
    ['what a row before it brings', [move('a', 'b', 10), move('b', null, 20)], 'accepted'],
    ['what only a row after it would bring', [move('b', null, 20), move('a', 'b', 10)], 'only-at-site'],
    [
      'more than comes and goes in the same step',
      [move(null, 'a', 20), move('a', null, 15), move('a', 'b', 15)],
      'accepted',
    ],
    ['to where it comes from', [move('a', 'a', 1)], 'same-place'],
    ['from the balance to itself', [move(null, null, 1)], 'same-place'],
    ['to a site that nobody knows', [move(null, 'x', 1)], 'not-found'],
    ['half a credit', [move(null, 'a', 0.5)], 'quantity-not-whole'],
    ['none', [move(null, 'a', 0)], 'quantity-not-whole'],
    ['a debt', [move(null, 'a', -3)], 'quantity-not-whole'],
    ['more than can be counted', [move(null, 'a', 2 ** 53)], 'quantity-not-whole'],
  ] as const)('moves %s', (_, rows, expected) => {
    expect(outcome(moved([...rows]))).toBe(expected);
  });

  it('asks first who it is, then whether they run sites, then about the sites', () => {
    const rows = [move('a', 'a', 0)];
    expect(outcome(moved(rows, { by: ['observer', { tier: 0 }] }))).toBe('role-too-low');
    expect(outcome(moved(rows, { by: ['operator', { tier: 0 }] }))).toBe('tier-may-not');
    expect(outcome(moved(rows))).toBe('same-place');
    expect(
      outcome(moved([move('a', 'b', 0)], { sites: [site('a', { deleted: true, accountId: 'other' }), site('b')] })),
    ).toBe('tier-may-not');
    expect(outcome(moved([move('a', 'b', 0)], { sites: [site('a', { deleted: true }), site('b')] }))).toBe(
      'site-deleted',
    );
    expect(outcome(moved([move(null, 'a', 1)], { programme: { ...programme, credits: null } }))).toBe('tier-may-not');
  });

  it('answers with what the balance then is, and stands on every site that it touches', () => {
    const decided = moved([move(null, 'a', 5), move('b', null, 2)]);
    expect(decided).toMatchObject({ ok: true, value: { balance: 17 } });
    if (!decided.ok) return;
    expect(decided.value.plan.facts.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['user me', 'site a', 'site b']);
    expect(decided.value.plan.transfers.map(({ fromId, toId, quantity }) => [fromId, toId, quantity])).toEqual([
      ['wallet', 'a', 5],
      ['b', 'wallet', 2],
    ]);
  });
});

describe('C6 decideGrant', () => {
  const target = { id: 'partner', version: 4, name: 'Partner', tier: 1, status: 'active' as const };
  const staff = actor('operator', { id: 'vendor', tier: 0 });

  it.each([
    ['to a partner', {}, {}, 'accepted'],
    ['by a partner', { actor: actor('master') }, {}, 'tier-may-not'],
    ['by an Observer', { actor: actor('observer', { tier: 0 }) }, {}, 'role-too-low'],
    ['to a tier that runs no sites', {}, { tier: 2 }, 'tier-not-allowed'],
    ['to a closed account', {}, { status: 'closed' }, 'target-closed'],
    ['to a suspended account', {}, { status: 'suspended' }, 'target-suspended'],
    ['where the programme has no credits', { programme: fourRoles }, {}, 'tier-not-allowed'],
  ] as const)('decideGrantable: %s', (_, changes, of, expected) => {
    expect(outcome(decideGrantable({ actor: staff, programme, ...changes, target: { ...target, ...of } }))).toBe(
      expected,
    );
  });

  it.each([
    [1, 'accepted'],
    [0, 'quantity-not-whole'],
    [-1, 'quantity-not-whole'],
    [1.5, 'quantity-not-whole'],
    [2 ** 53, 'quantity-not-whole'],
    [999_999_999_980, 'accepted'],
    [999_999_999_981, 'too-many-credits'],
  ] as const)('grants %s credits: %s', (credits, expected) => {
    expect(outcome(decideGrant({ actor: staff, programme, vendorId: 'vendor', wallet, target }, { credits }))).toBe(
      expected,
    );
  });

  it('makes the wallet with the first grant', () => {
    const decided = decideGrant(
      { actor: staff, programme, vendorId: 'vendor', wallet: { ...wallet, isNew: true, balance: 0 }, target },
      { credits: 7 },
    );
    expect(decided).toMatchObject({
      ok: true,
      value: {
        holdings: [
          { id: 'mint', purpose: 'mint', unit: 'vendor' },
          { id: 'wallet', purpose: 'wallet', unit: 'vendor' },
          { id: 'charged', purpose: 'charged', unit: 'vendor' },
        ],
        rows: [{ table: 'wallet', row: { id: 'wallet', accountId: 'own', mintId: 'mint', chargedId: 'charged' } }],
        transfers: [{ kind: 'grant', unit: 'vendor', fromId: 'mint', toId: 'wallet', quantity: 7, walletId: 'wallet' }],
        facts: [
          { kind: 'user', id: 'me', version: 1, accountId: 'vendor' },
          { kind: 'account', id: 'partner', version: 4, accountId: 'partner' },
        ],
        undoSeconds: 10,
      },
    });
  });
});

describe('C3 the whole plan of a move', () => {
  it('C3 its transfers in order, on the sites as they were read', () => {
    expect(moved([move(null, 'a', 4), move('a', 'b', 14), move('b', null, 1)])).toEqual({
      ok: true,
      value: {
        balance: 17,
        plan: {
          ...emptyPlan(),
          facts: [
            { accountId: 'own', id: 'me', kind: 'user', version: 1 },
            { accountId: 'own', id: 'a', kind: 'site', version: 1 },
            { accountId: 'own', id: 'b', kind: 'site', version: 1 },
          ],
          transfers: [
            { fromId: 'wallet', kind: 'move', quantity: 4, toId: 'a', unit: 'vendor', walletId: 'wallet' },
            { fromId: 'a', kind: 'move', quantity: 14, toId: 'b', unit: 'vendor', walletId: 'wallet' },
            { fromId: 'b', kind: 'move', quantity: 1, toId: 'wallet', unit: 'vendor', walletId: 'wallet' },
          ],
          undoSeconds: 10,
        },
      },
    });
    expect(moved([move('a', 'b', 11)])).toEqual({
      ok: false,
      refusal: { code: 'only-at-site', facts: { asked: 11, available: 10, site: 'Site a' } },
    });
    expect(moved([move(null, 'b', 21)])).toEqual({
      ok: false,
      refusal: { code: 'only-balance', facts: { asked: 21, available: 20 } },
    });
    expect(moved([move(null, 'a', 1)], { sites: [site('a', { deleted: true })] })).toEqual({
      ok: false,
      refusal: { code: 'site-deleted', facts: { site: 'Site a' } },
    });
    expect(outcome(moved([move(null, 'a', 1)]))).toBe('accepted');
  });
});
