import { describe, expect, it } from 'vitest';
import {
  emptyPlan,
  decideEnterOrder,
  decideLines,
  type EnterOrderFacts,
  type IssuedProduct,
  type OrderedLine,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';
import { pairsOutOfOrder, type Fault } from '../kernel/guards.ts';

const programme: EnterOrderFacts['programme'] = {
  ...fourRoles,
  modules: ['orders', 'credits'],
  credits: { prices: [], warnDays: [30] },
};
const seats: IssuedProduct = {
  id: 'meet',
  version: 3,
  sku: 'MEET',
  name: 'Meetings',
  status: 'active',
  delivers: 'seats',
  credits: null,
};
const pack: IssuedProduct = {
  ...seats,
  id: 'pack',
  sku: 'PACK',
  name: '100 credits',
  delivers: 'credits',
  credits: 100,
};
const line = (changes: Partial<OrderedLine> = {}): OrderedLine => ({
  product: seats,
  quantity: 5,
  startsOn: '2026-01-01',
  expiresOn: '2026-12-31',
  fresh: { lineId: 'line', mintId: 'line mint' },
  ...changes,
});
const target = { id: 'partner', version: 4, name: 'Partner', tier: 1, status: 'active' as const };
const staff = actor('operator', { id: 'vendor', tier: 0 });

function facts(changes: Partial<EnterOrderFacts> = {}): EnterOrderFacts {
  return {
    actor: staff,
    programme,
    target,
    taken: null,
    lines: [line()],
    wallet: { id: 'wallet', mintId: 'mint', chargedId: 'charged', accountId: 'partner', balance: 7, isNew: false },
    vendorId: 'vendor',
    fresh: { orderId: 'order', inputHash: 'hash' },
    ...changes,
  };
}

const enter = (changes: Partial<EnterOrderFacts>) =>
  decideEnterOrder(facts(changes), { number: ' TV-1 ', orderedOn: '2026-01-02' });
const decide = (changes: Partial<EnterOrderFacts>) => outcome(enter(changes));

const faults: readonly Fault<Partial<EnterOrderFacts>>[] = [
  ['a partner who enters it', 'tier-may-not', { actor: actor('master') }],
  ['a closed account', 'target-closed', { target: { ...target, status: 'closed' } }],
  ['a number that is taken', 'order-exists', { taken: { id: 'first', orderedOn: '2025-12-01' } }],
  ['a retired product', 'product-retired', { lines: [line({ product: { ...seats, status: 'retired' } })] }],
];

describe('O1 C6 decideEnterOrder', () => {
  it.each([
    ...faults,
    ['an Observer who enters it', 'role-too-low', { actor: actor('observer', { tier: 0 }) }],
    ['a suspended account', 'target-suspended', { target: { ...target, status: 'suspended' } }],
    ['licences for the last tier', 'tier-not-allowed', { target: { ...target, tier: 3 } }],
    ['licences for a tier that buys from others', 'tier-not-allowed', { target: { ...target, tier: 2 } }],
    [
      'an account that may not buy and is closed',
      'tier-not-allowed',
      { target: { ...target, tier: 3, status: 'closed' } },
    ],
    [
      'credits where nothing runs on them',
      'tier-not-allowed',
      { programme: fourRoles, lines: [line({ product: pack })] },
    ],
    [
      'credits beside licences where nothing runs on credits',
      'tier-not-allowed',
      { programme: fourRoles, lines: [line(), line({ product: pack })] },
    ],
    ['copies', 'product-not-ordered', { lines: [line({ product: { ...seats, delivers: 'copies' } })] }],
    [
      'copies that are retired',
      'product-retired',
      { lines: [line({ product: { ...seats, delivers: 'copies', status: 'retired' } })] },
    ],
    ['none', 'quantity-not-whole', { lines: [line({ quantity: 0 })] }],
    ['half a licence', 'quantity-not-whole', { lines: [line({ quantity: 0.5 })] }],
    ['more than can be counted', 'quantity-not-whole', { lines: [line({ quantity: 2 ** 53 })] }],
    ['an end before the start', 'expiry-before-start', { lines: [line({ expiresOn: '2025-12-31' })] }],
    [
      'none of a line that ends too soon',
      'quantity-not-whole',
      { lines: [line({ quantity: 0, expiresOn: '2025-12-31' })] },
    ],
    [
      'more credits than the balance has room for',
      'too-many-credits',
      { lines: [line({ product: pack, quantity: 10_000_000_000 })] },
    ],
    [
      'more credits in two lines than the balance has room for',
      'too-many-credits',
      { lines: [line({ product: pack, quantity: 5_000_000_000 }), line({ product: pack, quantity: 5_000_000_000 })] },
    ],
    [
      'too many credits and an end before the start',
      'expiry-before-start',
      { lines: [line({ product: pack, quantity: 10_000_000_000, expiresOn: '2025-12-31' })] },
    ],
    ['a good line before a bad one', 'quantity-not-whole', { lines: [line(), line({ quantity: 0 })] }],
  ] as readonly Fault<Partial<EnterOrderFacts>>[])('O1 is refused for %s', (_, code, changes) => {
    expect(decide(changes)).toBe(code);
  });

  it('O1 the lines of a correction are refused for what an order’s are', () => {
    const lines = (changes: Partial<EnterOrderFacts>) => outcome(decideLines(facts(changes), facts(changes).lines));
    expect(lines({})).toBe('accepted');
    const [, closed, , retired] = faults;
    expect([lines(closed?.[2] ?? {}), lines(retired?.[2] ?? {})]).toEqual(['target-closed', 'product-retired']);
    expect(lines({ ...retired?.[2], ...closed?.[2] })).toBe('target-closed');
    expect(lines({ target: { ...target, tier: 3, status: 'closed' } })).toBe('tier-not-allowed');
  });

  it('O1 of two faults names the one that comes first', () => {
    expect(pairsOutOfOrder(faults, decide)).toEqual({ pairs: 6, wrong: [] });
  });

  it.each([
    ['licences that never end', { lines: [line({ expiresOn: null })] }],
    ['as many licences as can be counted', { lines: [line({ quantity: Number.MAX_SAFE_INTEGER })] }],
    ['licences of a single day', { lines: [line({ expiresOn: '2026-01-01' })] }],
    ['licences where the programme has no credits', { programme: { ...fourRoles, modules: ['orders' as const] } }],
  ])('O1 accepts %s', (_, changes) => {
    expect(decide(changes)).toBe('accepted');
  });

  it('O1 licences wait in their line, and the order can be undone', () => {
    const decided = enter({ lines: [line(), line({ quantity: 2, fresh: { lineId: 'b', mintId: 'b mint' } })] });
    if (!decided.ok) throw new Error(decided.refusal.code);
    expect(decided.value.transfers.map((one) => [one.fromId, one.toId, one.quantity, one.unit])).toEqual([
      ['line mint', 'line', 5, 'line'],
      ['b mint', 'b', 2, 'b'],
    ]);
    expect(decided.value.holdings).toEqual([
      { id: 'line mint', purpose: 'mint', unit: 'line', upperId: null },
      { id: 'line', purpose: 'order', unit: 'line', upperId: 'line mint' },
      { id: 'b mint', purpose: 'mint', unit: 'b', upperId: null },
      { id: 'b', purpose: 'order', unit: 'b', upperId: 'b mint' },
    ]);
    const own = { accountId: 'partner', orderId: 'order', productId: 'meet', startsOn: '2026-01-01' };
    expect(decided.value.rows).toEqual([
      {
        table: 'purchase_order',
        row: {
          id: 'order',
          accountId: 'partner',
          number: ' TV-1 ',
          numberKey: 'tv-1',
          orderedOn: '2026-01-02',
          inputHash: 'hash',
        },
      },
      { table: 'order_line', row: { ...own, id: 'line', position: 0, expiresOn: '2026-12-31' } },
      { table: 'order_line', row: { ...own, id: 'b', position: 1, expiresOn: '2026-12-31' } },
    ]);
    expect(decided.value.undoSeconds).toBe(10);
    expect(decided.value.facts.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'user me',
      'account partner',
      'product meet',
      'product meet',
    ]);
  });

  it('C6 credits pass through their line to the balance, so many for each piece; a first wallet is made', () => {
    const bought = (isNew: boolean) =>
      enter({ lines: [line({ product: pack, quantity: 3 })], wallet: { ...facts().wallet, isNew } });
    const decided = bought(false);
    expect(
      decided.ok && decided.value.transfers.map((one) => [one.fromId, one.toId, one.quantity, one.walletId]),
    ).toEqual([
      ['mint', 'line', 300, undefined],
      ['line', 'wallet', 300, 'wallet'],
    ]);
    const purposes = (of: typeof decided) => of.ok && of.value.holdings.map(({ purpose }) => purpose);
    expect(decided.ok && decided.value.holdings).toEqual([
      { id: 'line', purpose: 'order', unit: 'vendor', upperId: 'mint' },
    ]);
    expect(purposes(bought(true))).toEqual(['mint', 'wallet', 'charged', 'order']);
    // Licences need no wallet.
    expect(purposes(enter({ wallet: { ...facts().wallet, isNew: true } }))).toEqual(['mint', 'order']);
  });

  it('O1 names the order that has the number', () => {
    expect(enter({ taken: { id: 'first', orderedOn: '2025-12-01' } })).toMatchObject({
      refusal: { facts: { orderNumber: ' TV-1 ', account: 'Partner', orderedOn: '2025-12-01', orderId: 'first' } },
    });
  });
});

it('C6 an order with credits makes the wallet that the partner lacks; one of licences alone makes none', () => {
  const wallet = { ...facts().wallet, balance: 0, isNew: true };
  const credits = line({
    product: pack,
    startsOn: '2026-01-01',
    expiresOn: null,
    fresh: { lineId: 'c', mintId: 'c mint' },
  });
  const made = (lines: readonly OrderedLine[]) => {
    const decided = enter({ wallet, lines });
    return decided.ok && decided.value.rows.filter(({ table }) => table === 'wallet');
  };
  expect(made([line(), credits])).toEqual([
    { table: 'wallet', row: { id: 'wallet', accountId: 'partner', mintId: 'mint', chargedId: 'charged' } },
  ]);
  expect(made([line()])).toEqual([]);
});

describe('O1 the whole plan of an order', () => {
  it('O1 C6 licences are minted for the order line, credits go to the balance of the account', () => {
    const lines = [
      line(),
      line({ product: pack, quantity: 2, expiresOn: null, fresh: { lineId: 'line 2', mintId: 'mint 2' } }),
    ];
    expect(enter({ lines })).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        facts: [
          { accountId: 'vendor', id: 'me', kind: 'user', version: 1 },
          { accountId: 'partner', id: 'partner', kind: 'account', version: 4 },
          { accountId: 'vendor', id: 'meet', kind: 'product', version: 3 },
          { accountId: 'vendor', id: 'pack', kind: 'product', version: 3 },
        ],
        holdings: [
          { id: 'line mint', purpose: 'mint', unit: 'line', upperId: null },
          { id: 'line', purpose: 'order', unit: 'line', upperId: 'line mint' },
          { id: 'line 2', purpose: 'order', unit: 'vendor', upperId: 'mint' },
        ],
        rows: [
          {
            row: {
              accountId: 'partner',
              id: 'order',
              inputHash: 'hash',
              number: ' TV-1 ',
              numberKey: 'tv-1',
              orderedOn: '2026-01-02',
            },
            table: 'purchase_order',
          },
          {
            row: {
              accountId: 'partner',
              expiresOn: '2026-12-31',
              id: 'line',
              orderId: 'order',
              position: 0,
              productId: 'meet',
              startsOn: '2026-01-01',
            },
            table: 'order_line',
          },
          {
            row: {
              accountId: 'partner',
              expiresOn: null,
              id: 'line 2',
              orderId: 'order',
              position: 1,
              productId: 'pack',
              startsOn: '2026-01-01',
            },
            table: 'order_line',
          },
        ],
        transfers: [
          { fromId: 'line mint', kind: 'order', quantity: 5, toId: 'line', unit: 'line' },
          { fromId: 'mint', kind: 'order', quantity: 200, toId: 'line 2', unit: 'vendor' },
          { fromId: 'line 2', kind: 'order', quantity: 200, toId: 'wallet', unit: 'vendor', walletId: 'wallet' },
        ],
        undoSeconds: 10,
      },
    });
    expect(enter({ lines: [line({ product: { ...seats, status: 'retired' } })] })).toEqual({
      ok: false,
      refusal: { code: 'product-retired', facts: { sku: 'MEET' } },
    });
    expect(enter({ target: { ...target, status: 'closed' } })).toEqual({
      ok: false,
      refusal: { code: 'target-closed', facts: { account: 'Partner' } },
    });
    expect(enter({ taken: { id: 'first', orderedOn: '2025-12-01' } })).toEqual({
      ok: false,
      refusal: {
        code: 'order-exists',
        facts: { account: 'Partner', orderId: 'first', orderNumber: ' TV-1 ', orderedOn: '2025-12-01' },
      },
    });
  });
});
