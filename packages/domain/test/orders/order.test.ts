import { describe, expect, it } from 'vitest';
import {
  emptyPlan,
  decideAssign,
  decideAssignable,
  orderState,
  type AssignedLine,
  type AssignFacts,
  type AssignTarget,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';

const today = '2026-06-15';
const assigned = (id: string, changes: Partial<AssignedLine> = {}): AssignedLine => ({
  id,
  productId: `product ${id}`,
  productName: id,
  unassigned: 5,
  startsOn: '2026-01-01',
  expiresOn: null,
  ...changes,
});
const target = (changes: Partial<AssignTarget> = {}): AssignTarget => ({
  id: 'customer',
  version: 2,
  name: 'Customer',
  tier: 2,
  status: 'active',
  related: true,
  people: [],
  ...changes,
});

function facts(lines: readonly AssignedLine[], changes: Partial<AssignFacts> = {}): AssignFacts {
  return {
    actor: actor('operator'),
    programme: fourRoles,
    today,
    order: { id: 'order', number: 'TV-1', accountId: 'own', account: 'Own' },
    lines,
    targets: new Map([['customer', target()]]),
    poolOf: (account, line) => ({ id: `${account} ${line}`, usedId: `${account} ${line} used`, isNew: true }),
    ...changes,
  };
}

const parts = (of: AssignFacts, rows: Parameters<typeof decideAssign>[1] = [{ accountId: 'customer' }]) => {
  const decision = decideAssign(of, rows);
  return decision.ok
    ? decision.value.parts.map(({ orderLineId, quantity }) => `${quantity} ${orderLineId}`)
    : decision.refusal.code;
};
const row = (orderLineId: string, quantity: number) => [{ accountId: 'customer', lines: [{ orderLineId, quantity }] }];

describe('O1 O2 assigning the licences of an order', () => {
  const expired = assigned('old', { expiresOn: '2026-06-14' });
  const lastDay = assigned('last', { expiresOn: today });
  const cases: readonly [
    what: string,
    of: AssignFacts,
    rows: Parameters<typeof decideAssign>[1] | undefined,
    answer: string | string[],
  ][] = [
    ['all that is unassigned', facts([assigned('a'), assigned('b', { unassigned: 2 })]), undefined, ['5 a', '2 b']],
    ['whole, but for a line that has expired', facts([expired, assigned('good')]), undefined, ['5 good']],
    [
      'whole, but for a line of which nothing is left',
      facts([assigned('a', { unassigned: 0 }), assigned('b')]),
      undefined,
      ['5 b'],
    ],
    ['whole, of which nothing is left', facts([assigned('a', { unassigned: 0 })]), undefined, 'nothing-to-assign'],
    ['whole, on the last day of a line', facts([lastDay]), undefined, ['5 last']],
    ['whole, with nothing but expired lines', facts([expired]), undefined, 'line-expired'],
    ['an expired line by name', facts([expired, assigned('good')]), row('old', 1), 'line-expired'],
    ['a line of another order', facts([assigned('a')]), row('elsewhere', 1), 'line-not-of-order'],
    ['no whole number', facts([assigned('a')]), row('a', 0.5), 'quantity-not-whole'],
    ['more than is left', facts([assigned('a')]), row('a', 6), 'only-unassigned'],
    ['what the row before leaves', facts([assigned('a')]), [...row('a', 4), ...row('a', 2)], 'only-unassigned'],
    [
      'somebody else’s order',
      facts([assigned('a')], { order: { id: 'o', number: '1', accountId: 'x', account: 'X' } }),
      undefined,
      'order-of-other',
    ],
    ['nothing left', facts([assigned('a', { unassigned: 0 })]), undefined, 'nothing-to-assign'],
    ['a stranger', facts([assigned('a')], { targets: new Map() }), undefined, 'target-not-related'],
    [
      'a related account that is no customer',
      facts([assigned('a')], { targets: new Map([['customer', target({ tier: 3 })]]) }),
      undefined,
      'tier-not-allowed',
    ],
    [
      'a closed customer',
      facts([assigned('a')], { targets: new Map([['customer', target({ status: 'closed' })]]) }),
      undefined,
      'target-closed',
    ],
    [
      'a suspended customer',
      facts([assigned('a')], { targets: new Map([['customer', target({ status: 'suspended' })]]) }),
      undefined,
      'target-suspended',
    ],
    ['a role too low, before all else', facts([], { actor: actor('observer') }), undefined, 'role-too-low'],
  ];
  it.each(cases)('O2 E6 %s', (_, of, rows, answer) => {
    expect(parts(of, rows)).toEqual(answer);
  });

  it('O2 licences are not assigned in the very instant in which the first of them expire', () => {
    const plan = (lines: readonly AssignedLine[]) => {
      const decision = decideAssign(facts(lines), [{ accountId: 'customer' }]);
      return decision.ok ? decision.value.plan.validUntil : decision.refusal.code;
    };
    const [sooner, later] = [
      assigned('soon', { expiresOn: '2026-12-31' }),
      assigned('late', { expiresOn: '2027-12-31' }),
    ];
    expect(plan([sooner, later])).toBe('2027-01-01T00:00:00.000Z');
    expect(plan([later, sooner])).toBe('2027-01-01T00:00:00.000Z');
    expect(plan([assigned('ever'), later])).toBe('2028-01-01T00:00:00.000Z');
    expect(plan([assigned('ever')])).toBeNull();
  });

  it('O1 E6 how far an order is assigned, and the reason beside the action', () => {
    expect([orderState(5, 5), orderState(5, 2), orderState(5, 0)]).toEqual(['unassigned', 'partly', 'assigned']);
    const one = facts([]);
    expect(outcome(decideAssignable(one, [expired, assigned('good')]))).toBe('accepted');
    expect(outcome(decideAssignable(one, [expired]))).toBe('line-expired');
    expect(outcome(decideAssignable(one, [expired, assigned('good', { unassigned: 0 })]))).toBe('line-expired');
    expect(outcome(decideAssignable(one, [assigned('good', { unassigned: 0 })]))).toBe('nothing-to-assign');
  });
});

describe('O2 the whole plan of assigning', () => {
  it('O2 O8 missing pools are made, the rest rests on what was read, and each customer hears about its own', () => {
    const people = (id: string) => [
      { id: `ann of ${id}`, email: `ann@${id}.example`, language: 'de', mailId: `to ${id}` },
    ];
    const of = facts(
      [assigned('a', { expiresOn: '2026-12-31' }), assigned('b', { expiresOn: '2027-06-30' }), assigned('c')],
      {
        targets: new Map([
          ['customer', target({ people: people('customer') })],
          ['second', target({ id: 'second', version: 9, name: 'Second', people: people('second') })],
        ]),
        poolOf: (account, line) => ({
          id: `${account} ${line}`,
          usedId: `${account} ${line} used`,
          isNew: account === 'customer',
        }),
      },
    );
    const rows = [
      {
        accountId: 'customer',
        lines: [
          { orderLineId: 'b', quantity: 2 },
          { orderLineId: 'a', quantity: 1 },
          { orderLineId: 'b', quantity: 1 },
        ],
      },
      { accountId: 'second', lines: [{ orderLineId: 'a', quantity: 3 }] },
    ];
    expect(decideAssign(of, rows)).toEqual({
      ok: true,
      value: {
        parts: [
          { accountId: 'customer', orderLineId: 'b', quantity: 2 },
          { accountId: 'customer', orderLineId: 'a', quantity: 1 },
          { accountId: 'customer', orderLineId: 'b', quantity: 1 },
          { accountId: 'second', orderLineId: 'a', quantity: 3 },
        ],
        plan: {
          ...emptyPlan(),
          facts: [
            { accountId: 'own', id: 'me', kind: 'user', version: 1 },
            { accountId: 'customer', id: 'customer', kind: 'account', version: 2 },
            { accountId: 'second', id: 'second', kind: 'account', version: 9 },
          ],
          holdings: [
            { id: 'customer b', purpose: 'pool', unit: 'b', upperId: 'b' },
            { id: 'customer b used', purpose: 'used', unit: 'b', upperId: 'customer b' },
            { id: 'customer a', purpose: 'pool', unit: 'a', upperId: 'a' },
            { id: 'customer a used', purpose: 'used', unit: 'a', upperId: 'customer a' },
          ],
          notices: [
            {
              accountId: 'own',
              id: 'to customer',
              language: 'de',
              lineItemId: null,
              notice: {
                account: 'Customer',
                from: 'Own',
                kind: 'licences-assigned',
                licences: [
                  { expiresOn: '2026-12-31', product: 'a', quantity: 1, startsOn: '2026-01-01', users: [] },
                  { expiresOn: '2027-06-30', product: 'b', quantity: 3, startsOn: '2026-01-01', users: [] },
                ],
                orderNumber: 'TV-1',
              },
              recipient: 'ann@customer.example',
              userId: 'ann of customer',
            },
            {
              accountId: 'own',
              id: 'to second',
              language: 'de',
              lineItemId: null,
              notice: {
                account: 'Second',
                from: 'Own',
                kind: 'licences-assigned',
                licences: [{ expiresOn: '2026-12-31', product: 'a', quantity: 3, startsOn: '2026-01-01', users: [] }],
                orderNumber: 'TV-1',
              },
              recipient: 'ann@second.example',
              userId: 'ann of second',
            },
          ],
          rows: [
            {
              row: {
                accountId: 'customer',
                id: 'customer b',
                orderId: 'order',
                orderLineId: 'b',
                productId: 'product b',
                usedId: 'customer b used',
              },
              table: 'seat_pool',
            },
            {
              row: {
                accountId: 'customer',
                id: 'customer a',
                orderId: 'order',
                orderLineId: 'a',
                productId: 'product a',
                usedId: 'customer a used',
              },
              table: 'seat_pool',
            },
          ],
          transfers: [
            { fromId: 'b', kind: 'assign', quantity: 2, toId: 'customer b', unit: 'b' },
            { fromId: 'a', kind: 'assign', quantity: 1, toId: 'customer a', unit: 'a' },
            { fromId: 'b', kind: 'assign', quantity: 1, toId: 'customer b', unit: 'b' },
            { fromId: 'a', kind: 'assign', quantity: 3, toId: 'second a', unit: 'a' },
          ],
          undoSeconds: 10,
          validUntil: '2027-01-01T00:00:00.000Z',
        },
      },
    });
  });

  it('O2 E6 a refusal says of what, by name and number', () => {
    const customer = (changes: Partial<AssignTarget>) => ({ targets: new Map([['customer', target(changes)]]) });
    const refused = [
      facts([assigned('a')]),
      facts([assigned('a', { expiresOn: '2026-06-14' })]),
      facts([], customer({ status: 'closed' })),
      facts([], customer({ status: 'suspended' })),
      facts([], customer({ tier: 3 })),
      facts([], { order: { id: 'order', number: 'TV-1', accountId: 'other', account: 'Other' } }),
    ].map((of) => decideAssign(of, row('a', 6)));
    expect(refused).toEqual([
      { ok: false, refusal: { code: 'only-unassigned', facts: { asked: 6, product: 'a', unassigned: 5 } } },
      { ok: false, refusal: { code: 'line-expired', facts: { expiresOn: '2026-06-14' } } },
      { ok: false, refusal: { code: 'nothing-to-assign', facts: {} } },
      { ok: false, refusal: { code: 'nothing-to-assign', facts: {} } },
      { ok: false, refusal: { code: 'nothing-to-assign', facts: {} } },
      { ok: false, refusal: { code: 'order-of-other', facts: { account: 'Other' } } },
    ]);
    expect(parts(facts([assigned('a')]), row('a', -1))).toBe('quantity-not-whole');
    expect(decideAssignable(facts([]), [])).toEqual({ ok: false, refusal: { code: 'nothing-to-assign', facts: {} } });
  });
});
