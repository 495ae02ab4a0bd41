import { describe, expect, it } from 'vitest';
import { emptyPlan, decideReversal, decideReversible, type ReversalFacts } from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';
import { pairsOutOfOrder, type Fault } from '../kernel/guards.ts';

type Transfer = ReversalFacts['transfers'][number];

const transfer = (changes: Partial<Transfer> = {}): Transfer => ({
  unit: 'vendor',
  fromId: 'wallet',
  toId: 'site',
  quantity: 30,
  available: 30,
  walletId: 'wallet',
  atSite: 'Site',
  ...changes,
});
const site = { id: 'site', version: 4, accountId: 'own', name: 'Site', deleted: false };
const operation = { id: 'operation', kind: 'credits.move', accountId: 'own', reversed: false };
const order = { id: 'order', version: 1, accountId: 'partner', cancelled: false };

/** Credits that an Operator has moved from the balance to a site, where they still are. */
function facts(changes: Partial<ReversalFacts> = {}): ReversalFacts {
  return { actor: actor('operator'), operation, transfers: [transfer()], sites: [site], ...changes };
}

const decide = (changes: Partial<ReversalFacts>) => outcome(decideReversal(facts(changes)));

const faults: readonly Fault<Partial<ReversalFacts>>[] = [
  ['an order that was corrected since', 'not-reversible', { orders: [{ ...order, version: 2 }] }],
  ['a role too low', 'role-too-low', { actor: actor('observer') }],
  ['credits of another account', 'tier-may-not', { operation: { ...operation, accountId: 'other' } }],
  ['a deleted site', 'site-deleted', { sites: [{ ...site, deleted: true }] }],
  ['credits that the site has spent', 'only-at-site', { transfers: [transfer({ available: 29 })] }],
];

describe('C6 decideReversible', () => {
  it.each([
    ...faults,
    [
      'credits that are no longer in the balance',
      'only-balance',
      { transfers: [transfer({ fromId: 'site', toId: 'wallet', available: 29, atSite: null })] },
    ],
    ['a charge', 'not-reversible', { operation: { ...operation, kind: 'sites.charge' } }],
    ['what is reversed', 'already-reversed', { operation: { ...operation, reversed: true } }],
    ['an order that is cancelled', 'already-reversed', { orders: [{ ...order, cancelled: true }] }],
    [
      'an order that is cancelled, which is a correction too',
      'already-reversed',
      { orders: [{ ...order, version: 2, cancelled: true }] },
    ],
    [
      'what is of no such kind and reversed',
      'not-reversible',
      { operation: { ...operation, kind: 'x', reversed: true } },
    ],
    [
      'what is reversed, by somebody who may not',
      'already-reversed',
      { operation: { ...operation, reversed: true }, actor: actor('observer') },
    ],
    ['one order of two that was corrected', 'not-reversible', { orders: [order, { ...order, id: 'b', version: 3 }] }],
    ['one site of two that was deleted', 'site-deleted', { sites: [site, { ...site, id: 'b', deleted: true }] }],
    ['an account that is suspended', 'account-suspended', { actor: actor('operator', { status: 'suspended' }) }],
  ] as readonly Fault<Partial<ReversalFacts>>[])('C6 is refused for %s', (_, code, changes) => {
    expect(decide(changes)).toBe(code);
    expect(outcome(decideReversible(facts(changes)))).toBe(code);
  });

  it('C6 of two faults names the one that comes first', () => {
    expect(pairsOutOfOrder(faults, decide)).toEqual({ pairs: 10, wrong: [] });
  });

  const staff = actor('operator', { id: 'vendor', tier: 0 });
  it.each([
    ['credits.move', actor('operator'), 'accepted'],
    ['site.create', actor('operator'), 'accepted'],
    ['import.sites', actor('operator'), 'accepted'],
    ['credits.grant', actor('master'), 'tier-may-not'],
    ['order.enter', actor('master'), 'tier-may-not'],
    ['credits.move', staff, 'tier-may-not'],
    ['site.create', staff, 'tier-may-not'],
    ['import.sites', staff, 'tier-may-not'],
    ['credits.grant', staff, 'accepted'],
    ['order.enter', staff, 'accepted'],
    ['site.delete', staff, 'not-reversible'],
    ['import.orders', staff, 'not-reversible'],
  ])('C6 %s is reversed by who did it', (kind, by, expected) => {
    expect(decide({ operation: { ...operation, kind }, actor: by })).toBe(expected);
  });

  it('C6 counts what is lacking over all movements of the operation', () => {
    const toTwo = [transfer({ quantity: 20, available: 20 }), transfer({ quantity: 5, available: 20 })];
    expect(decideReversible(facts({ transfers: toTwo }))).toMatchObject({
      refusal: { code: 'only-at-site', facts: { site: 'Site', available: 20, asked: 25 } },
    });
    // What comes back there from further on is there again.
    const onward = [transfer({ available: 0 }), transfer({ fromId: 'site', toId: 'b', available: 30, atSite: 'B' })];
    expect(outcome(decideReversible(facts({ transfers: onward })))).toBe('accepted');
    expect(outcome(decideReversible(facts({ transfers: [transfer({ available: null })] })))).toBe('accepted');
  });
});

describe('C6 decideReversal', () => {
  it('C6 moves each back, stands on all that it touches, and names what it reverses', () => {
    const decided = decideReversal(
      facts({
        actor: actor('operator', { id: 'vendor', tier: 0 }),
        operation: { ...operation, kind: 'order.enter' },
        transfers: [transfer(), transfer({ toId: 'b', quantity: 2, available: 2, walletId: null })],
        orders: [order],
      }),
    );
    expect(decided).toMatchObject({
      ok: true,
      value: {
        facts: [
          { kind: 'user', id: 'me' },
          { kind: 'site', id: 'site', version: 4 },
          { kind: 'order', id: 'order', version: 1 },
        ],
        sets: [{ table: 'purchase_order', id: 'order', while: { state: 'open' } }],
        reverses: 'operation',
        undoSeconds: 0,
      },
    });
    expect(decided.ok && decided.value.transfers).toEqual([
      { kind: 'reverse', unit: 'vendor', fromId: 'site', toId: 'wallet', quantity: 30, walletId: 'wallet' },
      { kind: 'reverse', unit: 'vendor', fromId: 'b', toId: 'wallet', quantity: 2 },
    ]);
  });
});

describe('C6 the whole plan of a reversal', () => {
  it('C6 the opposite transfers, and a refusal that names the site', () => {
    expect(decideReversal(facts())).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        facts: [
          { accountId: 'own', id: 'me', kind: 'user', version: 1 },
          { accountId: 'own', id: 'site', kind: 'site', version: 4 },
        ],
        reverses: 'operation',
        transfers: [
          { fromId: 'site', kind: 'reverse', quantity: 30, toId: 'wallet', unit: 'vendor', walletId: 'wallet' },
        ],
      },
    });
    expect(decideReversal(facts({ sites: [{ ...site, deleted: true }] }))).toEqual({
      ok: false,
      refusal: { code: 'site-deleted', facts: { site: 'Site' } },
    });
    expect(decideReversal(facts({ transfers: [transfer({ available: 29 })] }))).toEqual({
      ok: false,
      refusal: { code: 'only-at-site', facts: { asked: 30, available: 29, site: 'Site' } },
    });
  });
});
