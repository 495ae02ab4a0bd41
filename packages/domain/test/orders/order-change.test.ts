import { describe, expect, it } from 'vitest';
import {
  emptyPlan,
  decideCancelOrder,
  decideCorrectOrder,
  decideOrderOpen,
  type CorrectedLine,
  type CorrectOrderFacts,
  type IssuedProduct,
  type LineInForce,
  type Plan,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';

const programme = {
  ...fourRoles,
  modules: ['orders', 'credits'] as typeof fourRoles.modules,
  credits: { prices: [], warnDays: [30, 7] },
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
const credits: IssuedProduct = {
  id: 'pack',
  version: 4,
  sku: 'PACK',
  name: '100 credits',
  status: 'active',
  delivers: 'credits',
  credits: 100,
};
const held = (changes: Partial<LineInForce> = {}): LineInForce => {
  const quantity = changes.quantity ?? 10;
  const unassigned = changes.product?.delivers === 'credits' ? 0 : quantity;
  return {
    id: 'line',
    requestLineId: null,
    mintId: 'mint',
    position: 0,
    product: seats,
    unassigned,
    startsOn: '2026-01-01',
    expiresOn: null,
    ...changes,
    quantity,
  };
};
const wallet = {
  id: 'wallet',
  mintId: 'credit mint',
  chargedId: 'charged',
  accountId: 'partner',
  balance: 500,
  isNew: false,
};

function facts(changes: Partial<CorrectOrderFacts> = {}): CorrectOrderFacts {
  return {
    actor: actor('operator', { tier: 0 }),
    programme,
    target: { id: 'partner', version: 6, name: 'Partner', tier: 1, status: 'active' },
    order: {
      id: 'order',
      version: 2,
      number: 'TV-1',
      orderedOn: '2026-05-01',
      accountId: 'partner',
      cancelled: false,
      lines: [held()],
      mails: [],
    },
    taken: null,
    lines: null,
    wallet,
    vendorId: 'vendor',
    ...changes,
  };
}
const order = (changes: Partial<CorrectOrderFacts['order']>) => ({ order: { ...facts().order, ...changes } });
const line = (changes: Partial<CorrectedLine> = {}): CorrectedLine => ({
  id: 'line',
  product: seats,
  quantity: 10,
  startsOn: '2026-01-01',
  expiresOn: null,
  fresh: { lineId: 'fresh', mintId: 'fresh mint' },
  ...changes,
});
const ask = { version: 2, number: 'TV-1', orderedOn: '2026-05-01' };
const moves = ({ transfers }: Plan) =>
  transfers.map(({ kind, quantity, fromId, toId }) => `${kind} ${quantity} ${fromId} → ${toId}`);
const corrected = (of: CorrectOrderFacts, asked = ask) => {
  const decision = decideCorrectOrder(of, asked);
  return decision.ok ? moves(decision.value) : decision.refusal.code;
};

describe('O1 correcting and cancelling orders', () => {
  // In order: each is wrong in one thing alone, both ways.
  it.each([
    ['the role may not', { actor: actor('observer', { tier: 0 }) }, 'role-too-low'],
    ['who is no staff of the vendor', { actor: actor('master') }, 'tier-may-not'],
    ['it is cancelled', order({ cancelled: true }), 'order-cancelled'],
    ['some of it is assigned', order({ lines: [held({ unassigned: 9 })] }), 'order-assigned'],
    ['its credits are spent', { ...order({ lines: [held({ product: credits, quantity: 6 })] }) }, 'credits-used'],
  ] as const)('O1 E6 %s', (_, changes, code) => {
    expect(outcome(decideCancelOrder(facts(changes), { reason: 'typing error' }))).toBe(code);
    expect(corrected(facts(changes))).toBe(code);
    expect(outcome(decideOrderOpen({ ...facts(changes), balance: wallet.balance }))).toBe(code);
  });

  it('O1 a cancelled order’s licences and credits go back where they came from; waiting mails go', () => {
    const decision = decideCancelOrder(
      facts(
        order({
          lines: [held(), held({ id: 'two', product: credits, quantity: 5 })],
          mails: [
            { id: 'waits', waiting: true },
            { id: 'gone', waiting: false },
          ],
        }),
      ),
      { reason: 'typing error' },
    );
    if (!decision.ok) throw new Error(decision.refusal.code);
    expect(moves(decision.value)).toEqual([
      'cancel 10 line → mint',
      'reverse 500 wallet → two',
      'reverse 500 two → credit mint',
    ]);
    // In the partner's history stands what left the balance, and nothing twice.
    expect(decision.value.transfers.map(({ walletId }) => walletId)).toEqual([undefined, 'wallet', undefined]);
    expect(decision.value.withdraw).toEqual(['waits']);
    expect(decision.value.facts).toContainEqual({ kind: 'order', id: 'order', version: 2, accountId: 'partner' });
    expect(decision.value.sets).toEqual([
      {
        table: 'purchase_order',
        id: 'order',
        set: { state: 'cancelled', stateReason: 'typing error' },
        stamps: { cancelledAt: 'now', cancelledById: 'operation' },
        while: { state: 'open' },
      },
    ]);
  });

  it.each([
    ['nothing but the date', {}, []],
    ['more of a line', { lines: [line({ quantity: 12 })] }, ['order 2 mint → line']],
    ['fewer', { lines: [line({ quantity: 4 })] }, ['cancel 6 line → mint']],
    [
      'another product in its place',
      { lines: [line({ product: { ...seats, id: 'phone' } })] },
      ['order 10 fresh mint → fresh', 'cancel 10 line → mint'],
    ],
    [
      'other days',
      { lines: [line({ startsOn: '2026-02-01' })] },
      ['order 10 fresh mint → fresh', 'cancel 10 line → mint'],
    ],
    ['one more line', { lines: [line(), line({ id: null, quantity: 3 })] }, ['order 3 fresh mint → fresh']],
    [
      'one line less',
      { ...order({ lines: [held(), held({ id: 'two', mintId: 'mint two', position: 1 })] }), lines: [line()] },
      ['cancel 10 two → mint two'],
    ],
    [
      'fewer credits',
      {
        ...order({ lines: [held({ product: credits, quantity: 3 })] }),
        lines: [line({ product: credits, quantity: 1 })],
      },
      ['reverse 200 wallet → line', 'reverse 200 line → credit mint'],
    ],
    [
      'more credits',
      {
        ...order({ lines: [held({ product: credits, quantity: 3 })] }),
        lines: [line({ product: credits, quantity: 4 })],
      },
      ['order 100 credit mint → line', 'order 100 line → wallet'],
    ],
    [
      'a line that stays, of a product that is no longer sold',
      { lines: [line({ product: { ...seats, status: 'retired' as const }, quantity: 11 })] },
      ['order 1 mint → line'],
    ],
    [
      'a new line of such a product',
      { lines: [line({ id: null, product: { ...seats, status: 'retired' as const } })] },
      'product-retired',
    ],
    ['a line of another order', { lines: [line({ id: 'elsewhere' })] }, 'line-not-of-order'],
    ['no whole number', { lines: [line({ quantity: 1.5 })] }, 'quantity-not-whole'],
    [
      'an end before the start',
      { lines: [line({ startsOn: '2026-02-01', expiresOn: '2026-01-01' })] },
      'expiry-before-start',
    ],
    [
      'more credits than the balance has room for',
      {
        ...order({ lines: [held({ product: credits, quantity: 3 })] }),
        lines: [line({ product: credits, quantity: 9_999_999_999 })],
      },
      'too-many-credits',
    ],
    [
      'as many credits as the balance has room for',
      {
        ...order({ lines: [held({ product: credits, quantity: 3 })] }),
        lines: [line({ product: credits, quantity: 9_999_999_998 })],
      },
      ['order 999999999500 credit mint → line', 'order 999999999500 line → wallet'],
    ],
    ['a number that another order has', { taken: { id: 'another', orderedOn: '2026-01-02' } }, 'order-exists'],
    ['a suspended partner', { target: { ...facts().target, status: 'suspended' as const } }, 'target-suspended'],
  ] as const)('O1 %s', (_, changes, answer) => {
    expect(corrected(facts(changes))).toEqual(answer);
  });

  it('O1 somebody else has corrected it meanwhile', () => {
    expect(corrected(facts(), { ...ask, version: 1 })).toBe('changed-meanwhile');
  });

  it('O1 number and date are set with the number’s key; a new line follows all that there ever were', () => {
    const decision = decideCorrectOrder(facts({ lines: [line({ id: null })] }), {
      version: 2,
      number: ' tv 2 ',
      orderedOn: '2026-06-01',
    });
    if (!decision.ok) throw new Error(decision.refusal.code);
    expect(decision.value.sets[0]?.set).toEqual({ number: ' tv 2 ', numberKey: 'tv2', orderedOn: '2026-06-01' });
    expect(decision.value.rows).toEqual([
      {
        table: 'order_line',
        row: {
          id: 'fresh',
          orderId: 'order',
          position: 1,
          productId: 'meet',
          accountId: 'partner',
          startsOn: '2026-01-01',
          expiresOn: null,
        },
      },
    ]);
  });
});

describe('O1 the whole plan of a correction and of a cancellation', () => {
  const lines = [held(), held({ id: 'two', mintId: 'mint two', position: 1, product: credits, quantity: 5 })];

  it('E12 a line whose days change still fulfils what the old one did; one of another product does not', () => {
    const plan = (changes: Partial<CorrectedLine>) => {
      const of = facts({ ...order({ lines: [held({ requestLineId: 'asked' })] }), lines: [line(changes)] });
      const decision = decideCorrectOrder(of, ask);
      return decision.ok ? decision.value.rows.filter(({ table }) => table === 'request_fulfilment') : decision;
    };
    expect(plan({ expiresOn: '2030-12-31' })).toEqual([
      { table: 'request_fulfilment', row: { holdingId: 'fresh', requestLineId: 'asked', byRule: false } },
    ]);
    expect(plan({ product: { ...seats, id: 'fax' } })).toEqual([]);
    expect(plan({ quantity: 3 })).toEqual([]);
  });

  it('O1 every row, holding and transfer, and what it stands on', () => {
    const of = facts({
      ...order({ lines }),
      lines: [
        line({ quantity: 12, expiresOn: '2026-12-31' }),
        line({ id: 'two', product: credits, quantity: 4 }),
        line({
          id: null,
          product: { ...seats, id: 'fax', version: 8, sku: 'FAX', name: 'Fax' },
          quantity: 3,
          fresh: { lineId: 'third', mintId: 'third mint' },
        }),
      ],
    });
    expect(decideCorrectOrder(of, { version: 2, number: 'TV-2', orderedOn: '2026-05-02' })).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        facts: [
          { accountId: 'own', id: 'me', kind: 'user', version: 1 },
          { accountId: 'partner', id: 'order', kind: 'order', version: 2 },
          { accountId: 'partner', id: 'partner', kind: 'account', version: 6 },
          { accountId: 'own', id: 'meet', kind: 'product', version: 3 },
          { accountId: 'own', id: 'fax', kind: 'product', version: 8 },
        ],
        holdings: [
          { id: 'fresh mint', purpose: 'mint', unit: 'fresh', upperId: null },
          { id: 'fresh', purpose: 'order', unit: 'fresh', upperId: 'fresh mint' },
          { id: 'third mint', purpose: 'mint', unit: 'third', upperId: null },
          { id: 'third', purpose: 'order', unit: 'third', upperId: 'third mint' },
        ],
        rows: [
          {
            row: {
              accountId: 'partner',
              expiresOn: '2026-12-31',
              id: 'fresh',
              orderId: 'order',
              position: 2,
              productId: 'meet',
              startsOn: '2026-01-01',
            },
            table: 'order_line',
          },
          {
            row: {
              accountId: 'partner',
              expiresOn: null,
              id: 'third',
              orderId: 'order',
              position: 3,
              productId: 'fax',
              startsOn: '2026-01-01',
            },
            table: 'order_line',
          },
        ],
        sets: [
          {
            id: 'order',
            set: { number: 'TV-2', numberKey: 'tv-2', orderedOn: '2026-05-02' },
            table: 'purchase_order',
            while: { state: 'open' },
          },
        ],
        transfers: [
          { fromId: 'fresh mint', kind: 'order', quantity: 12, toId: 'fresh', unit: 'fresh' },
          { fromId: 'third mint', kind: 'order', quantity: 3, toId: 'third', unit: 'third' },
          { fromId: 'line', kind: 'cancel', quantity: 10, toId: 'mint', unit: 'line' },
          { fromId: 'wallet', kind: 'reverse', quantity: 100, toId: 'two', unit: 'vendor', walletId: 'wallet' },
          { fromId: 'two', kind: 'reverse', quantity: 100, toId: 'credit mint', unit: 'vendor' },
        ],
      },
    });
    expect(decideCancelOrder(facts(order({ lines })), { reason: 'typing error' })).toEqual({
      ok: true,
      value: {
        ...emptyPlan(),
        facts: [
          { accountId: 'own', id: 'me', kind: 'user', version: 1 },
          { accountId: 'partner', id: 'order', kind: 'order', version: 2 },
        ],
        sets: [
          {
            id: 'order',
            set: { state: 'cancelled', stateReason: 'typing error' },
            stamps: { cancelledAt: 'now', cancelledById: 'operation' },
            table: 'purchase_order',
            while: { state: 'open' },
          },
        ],
        transfers: [
          { fromId: 'line', kind: 'cancel', quantity: 10, toId: 'mint', unit: 'line' },
          { fromId: 'wallet', kind: 'reverse', quantity: 500, toId: 'two', unit: 'vendor', walletId: 'wallet' },
          { fromId: 'two', kind: 'reverse', quantity: 500, toId: 'credit mint', unit: 'vendor' },
        ],
      },
    });
  });

  it('O1 E6 a refusal says which order, how many are assigned and what the number has', () => {
    expect(decideCancelOrder(facts(order({ lines: [held({ unassigned: 7 })] })), { reason: '' })).toEqual({
      ok: false,
      refusal: { code: 'order-assigned', facts: { count: 3, orderNumber: 'TV-1' } },
    });
    expect(decideCancelOrder(facts(order({ cancelled: true })), { reason: '' })).toEqual({
      ok: false,
      refusal: { code: 'order-cancelled', facts: { orderNumber: 'TV-1' } },
    });
    expect(decideCorrectOrder(facts({ taken: { id: 'first', orderedOn: '2025-12-01' } }), ask)).toEqual({
      ok: false,
      refusal: {
        code: 'order-exists',
        facts: { account: 'Partner', orderId: 'first', orderNumber: 'TV-1', orderedOn: '2025-12-01' },
      },
    });
  });
});
