import { describe, expect, it } from 'vitest';
import {
  emptyPlan,
  decideSeatsEndable,
  decideUnassign,
  decideUnassignable,
  roomFor,
  type AssignedPool,
  type OtherPool,
  type UnassignAsk,
  type UnassignFacts,
} from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';

const programme = {
  integrations: [
    { key: 'meetings', name: {}, controller: { key: 'switchboard', name: {} } },
    { key: 'phone', name: {}, controller: null },
  ],
};
const seatOf = (name: string) => ({ seatId: `seat ${name}`, freshId: `fresh ${name}`, id: name, name });

function pool(changes: Partial<AssignedPool> = {}): AssignedPool {
  const users = changes.users ?? ['ada', 'bea'].map(seatOf);
  return {
    id: 'pool',
    usedId: 'pool used',
    orderLineId: 'line',
    productId: 'meet',
    productName: 'Meetings',
    integration: 'meetings',
    startsOn: '2026-01-01',
    expiresOn: null,
    free: 1,
    inUse: users.length,
    ...changes,
    users,
  };
}

const elsewhere = (free: number, changes: Partial<OtherPool> = {}): OtherPool => ({
  id: 'other',
  usedId: 'other used',
  unit: 'other line',
  productId: 'meet',
  free,
  expiresOn: '2026-12-31',
  orderNumber: 'TV-2',
  ...changes,
});

function facts(changes: Partial<UnassignFacts> & { on?: readonly string[] } = {}): UnassignFacts {
  const { on = ['meetings', 'phone'], ...rest } = changes;
  return {
    actor: actor('operator'),
    programme,
    order: { id: 'order', number: 'TV-1', accountId: 'own', account: 'Own' },
    account: { id: 'customer', version: 3, name: 'Customer', integrations: on, people: [] },
    pools: [pool()],
    others: [],
    ...rest,
  };
}

const ask = (quantity: number | null, release: readonly (string | [string, string])[] = []): UnassignAsk => ({
  accountId: 'customer',
  ...(quantity !== null && { lines: [{ orderLineId: 'line', quantity }] }),
  ...(release.length > 0 && {
    release: release.map((row) =>
      typeof row === 'string' ? { userId: row, productId: null } : { userId: row[0], productId: row[1] },
    ),
  }),
});

const becomes = (of: UnassignFacts, asked: UnassignAsk) => {
  const decision = decideUnassign(of, asked);
  return decision.ok
    ? decision.value.seats.map(
        ({ user, pool: { productId }, to }) => `${user.id} ${productId} ${to ? `to ${to.orderNumber}` : 'ends'}`,
      )
    : decision.refusal.code;
};

describe('O2 O7 O8 taking licences back', () => {
  it('O8 seats move to other licences of their product, as far as these are free', () => {
    const own = elsewhere(4, { id: 'pool' });
    const fax = elsewhere(4, { id: 'fax', productId: 'fax' });
    expect(
      [[], [own, fax], [elsewhere(1), own, fax], [elsewhere(1), elsewhere(5, { id: 'third' })]].map((others) =>
        roomFor({ others }, pool()),
      ),
    ).toEqual([0, 0, 1, 2]);
  });

  const on = ['meetings', 'switchboard'];
  const cases: readonly [
    what: string,
    of: Partial<UnassignFacts> & { on?: readonly string[] },
    asked: UnassignAsk,
    answer: string | readonly string[],
  ][] = [
    ['what is free, with no line named', {}, ask(null), []],
    [
      'a role too low comes first',
      { actor: actor('observer'), order: { id: 'order', number: 'TV-1', accountId: 'x', account: 'X' } },
      ask(1),
      'role-too-low',
    ],
    [
      'then whose order it is',
      { order: { id: 'order', number: 'TV-1', accountId: 'x', account: 'X' }, pools: [] },
      ask(1),
      'order-of-other',
    ],
    ['nothing there', { pools: [] }, ask(1), 'nothing-assigned'],
    ['another order’s line', { pools: [pool({ orderLineId: 'elsewhere' })] }, ask(1), 'nothing-assigned'],
    ['no whole number', {}, ask(1.5), 'quantity-not-whole'],
    ['more than is free', {}, ask(2), 'seats-in-use'],
    ['more than is free, with one user named', {}, ask(2, ['ada']), ['ada meet ends']],
    ['somebody who has no seat of it', {}, ask(2, ['eve']), 'seats-changed'],
    ['somebody’s seat of a product that is not in the order', {}, ask(2, [['ada', 'phone']]), 'seats-changed'],
    ['all of it, with everybody named', {}, ask(null, ['ada', 'bea']), ['ada meet ends', 'bea meet ends']],
    // O8: nobody loses a licence while another one of the customer's is free.
    [
      'seats move before anybody loses one',
      { others: [elsewhere(5)] },
      ask(3),
      ['ada meet to TV-2', 'bea meet to TV-2'],
    ],
    ['as many as there is room for; for the rest it is asked', { others: [elsewhere(1)] }, ask(3), 'seats-in-use'],
    [
      'users who were not named move first',
      { others: [elsewhere(1)] },
      ask(3, ['ada']),
      ['bea meet to TV-2', 'ada meet ends'],
    ],
    [
      'a named user keeps a licence where one is free',
      { others: [elsewhere(1)] },
      ask(2, ['ada']),
      ['ada meet to TV-2'],
    ],
    [
      'of two named users the second ends',
      { others: [elsewhere(1)] },
      ask(3, ['ada', 'bea']),
      ['ada meet to TV-2', 'bea meet ends'],
    ],
    [
      'another product’s licences are no room',
      { others: [elsewhere(5, { productId: 'phone' })] },
      ask(3),
      'seats-in-use',
    ],
    ['nor are the licences that are taken back', { others: [elsewhere(1, { id: 'pool' })] }, ask(3), 'seats-in-use'],
    [
      'nothing free, and room elsewhere, but no number told',
      { pools: [pool({ free: 0 })], others: [elsewhere(5)] },
      ask(null),
      'seats-in-use',
    ],
    // O7: what a controller switches nobody else ends.
    ['a controller’s seat', { on }, ask(2, ['ada']), 'managed-by-controller'],
    [
      'a controller’s seats, with nothing else there',
      { on, pools: [pool({ free: 0 })] },
      ask(1),
      'managed-by-controller',
    ],
    ['what is free beside a controller’s seats', { on }, ask(1), []],
    ['more than is free beside a controller’s seats', { on }, ask(2), 'managed-by-controller'],
    [
      'a controller’s seat moves, as nobody switches it',
      { on, others: [elsewhere(1)] },
      ask(2, ['ada']),
      ['ada meet to TV-2'],
    ],
    ['a seat while its integration is off', { on: [] }, ask(2, ['ada']), 'integration-off'],
    [
      'a seat of an integration without a controller',
      { on, pools: [pool({ integration: 'phone' })] },
      ask(2, ['ada']),
      'integration-off',
    ],
    [
      'a seat without an integration',
      { on: [], pools: [pool({ integration: null })] },
      ask(2, ['ada']),
      ['ada meet ends'],
    ],
  ];
  it.each(cases)('%s', (_, of, asked, answer) => {
    expect(becomes(facts(of), asked)).toEqual(answer);
  });

  it('O8 of an order of two products only the named one ends; a user without a product loses both', () => {
    const phone = pool({
      id: 'pool 2',
      usedId: 'used 2',
      orderLineId: 'line 2',
      productId: 'phone',
      productName: 'Softphone',
      integration: 'phone',
      free: 0,
    });
    const both = facts({ pools: [pool({ free: 0 }), phone] });
    expect(becomes(both, { accountId: 'customer', release: [{ userId: 'ada', productId: 'phone' }] })).toEqual([
      'ada phone ends',
    ]);
    expect(becomes(both, { accountId: 'customer', release: [{ userId: 'ada', productId: null }] })).toEqual([
      'ada meet ends',
      'ada phone ends',
    ]);
    // A controller's product beside one that is not.
    expect(
      becomes(
        { ...both, account: { ...both.account, integrations: [...on, 'phone'] } },
        { accountId: 'customer', release: [{ userId: 'ada', productId: 'phone' }] },
      ),
    ).toEqual(['ada phone ends']);
    expect(
      becomes(
        { ...both, account: { ...both.account, integrations: [...on, 'phone'] } },
        { accountId: 'customer', release: [{ userId: 'ada', productId: null }] },
      ),
    ).toBe('managed-by-controller');
  });

  it('O8 the plan moves a seat by ending it and beginning the next, and rests on the customer as read', () => {
    const decision = decideUnassign(facts({ others: [elsewhere(1)] }), ask(3, ['ada']));
    if (!decision.ok) throw new Error(decision.refusal.code);
    const { plan } = decision.value;
    expect(plan.facts).toContainEqual({ kind: 'account', id: 'customer', version: 3, accountId: 'customer' });
    expect(plan.sets.map(({ id }) => id)).toEqual(['seat bea', 'seat ada']);
    expect(plan.rows).toEqual([
      {
        table: 'seat',
        row: { id: 'fresh bea', accountId: 'customer', userId: 'bea', productId: 'meet', poolId: 'other' },
      },
    ]);
    expect(plan.transfers.map(({ kind, fromId, toId, quantity }) => `${kind} ${quantity} ${fromId} → ${toId}`)).toEqual(
      ['seat-off 2 pool used → pool', 'seat-on 1 other → other used', 'unassign 3 pool → line'],
    );
    expect(plan.validUntil).toBe('2027-01-01T00:00:00.000Z');
  });

  it('O2 E6 the reason beside the action is that of the act: by the same guards in the same order', () => {
    const rows: readonly [Partial<UnassignFacts> & { on?: readonly string[] }, string][] = [
      [{}, 'accepted'],
      [{ pools: [pool({ free: 0 })] }, 'seats-in-use'],
      [{ pools: [pool({ free: 0 })], others: [elsewhere(1)] }, 'accepted'],
      [{ pools: [pool({ free: 0 })], on }, 'managed-by-controller'],
      [{ pools: [pool({ free: 0 })], on: [] }, 'integration-off'],
      [{ pools: [pool({ free: 0, users: [] })] }, 'nothing-assigned'],
      [{ actor: actor('observer') }, 'role-too-low'],
      // One product that may be chosen from is enough.
      [{ on, pools: [pool({ free: 0 }), pool({ id: 'p2', free: 0, integration: null })] }, 'seats-in-use'],
    ];
    for (const [of, answer] of rows) expect(outcome(decideUnassignable(facts(of)))).toBe(answer);
    expect(roomFor({ others: [elsewhere(9)] }, pool())).toBe(2);
  });

  it.each([
    ['the integration is on', ['meetings'], 'meetings', 'accepted'],
    ['the integration is off', ['phone'], 'meetings', 'integration-off'],
    ['a controller switches them', ['meetings', 'switchboard'], 'meetings', 'managed-by-controller'],
    ['both are wrong', ['switchboard'], 'meetings', 'integration-off'],
    ['the product belongs to no integration', [], null, 'accepted'],
  ])('O7 seats are ended by the partner where %s', (_, integrations, integration, expected) => {
    expect(outcome(decideSeatsEndable({ programme, account: { integrations } }, { integration }))).toBe(expected);
  });
});

describe('O2 O8 the whole plan of taking licences back', () => {
  const people = [{ id: 'ann', email: 'ann@customer.example', language: 'de', mailId: 'mail' }];

  it('O8 seats move to two pools or end, the mail names those who lost theirs alone', () => {
    const of = facts({
      account: { id: 'customer', version: 3, name: 'Customer', integrations: ['meetings', 'phone'], people },
      pools: [
        pool({ users: ['ada', 'bea', 'cem', 'dov'].map(seatOf) }),
        pool({
          id: 'p2',
          usedId: 'p2 used',
          orderLineId: 'line 2',
          productId: 'fax',
          productName: 'Fax',
          integration: null,
          expiresOn: '2026-09-30',
          free: 3,
          users: [],
        }),
      ],
      others: [
        elsewhere(1, { id: 'late', usedId: 'late used', unit: 'late line', expiresOn: '2027-12-31' }),
        elsewhere(1),
        elsewhere(1, { id: 'ever', usedId: 'ever used', unit: 'ever line', expiresOn: null }),
      ],
    });
    const asked = {
      accountId: 'customer',
      lines: [
        { orderLineId: 'line', quantity: 5 },
        { orderLineId: 'line 2', quantity: 2 },
      ],
      release: [{ userId: 'dov', productId: null }],
    };
    expect(decideUnassign(of, asked)).toEqual({
      ok: true,
      value: {
        parts: [
          { accountId: 'customer', orderLineId: 'line', quantity: 5 },
          { accountId: 'customer', orderLineId: 'line 2', quantity: 2 },
        ],
        plan: {
          ...emptyPlan(),
          facts: [
            { accountId: 'own', id: 'me', kind: 'user', version: 1 },
            { accountId: 'customer', id: 'customer', kind: 'account', version: 3 },
          ],
          notices: [
            {
              accountId: 'own',
              id: 'mail',
              language: 'de',
              lineItemId: null,
              notice: {
                account: 'Customer',
                from: 'Own',
                kind: 'licences-taken-back',
                licences: [
                  { expiresOn: null, product: 'Meetings', quantity: 5, startsOn: '2026-01-01', users: ['dov'] },
                  { expiresOn: '2026-09-30', product: 'Fax', quantity: 2, startsOn: '2026-01-01', users: [] },
                ],
                orderNumber: 'TV-1',
              },
              recipient: 'ann@customer.example',
              userId: 'ann',
            },
          ],
          rows: [
            {
              row: { accountId: 'customer', id: 'fresh ada', poolId: 'late', productId: 'meet', userId: 'ada' },
              table: 'seat',
            },
            {
              row: { accountId: 'customer', id: 'fresh bea', poolId: 'other', productId: 'meet', userId: 'bea' },
              table: 'seat',
            },
            {
              row: { accountId: 'customer', id: 'fresh cem', poolId: 'ever', productId: 'meet', userId: 'cem' },
              table: 'seat',
            },
          ],
          sets: [
            {
              id: 'seat ada',
              set: {},
              stamps: { endedAt: 'now', endedById: 'operation' },
              table: 'seat',
              while: { endedAt: null },
            },
            {
              id: 'seat bea',
              set: {},
              stamps: { endedAt: 'now', endedById: 'operation' },
              table: 'seat',
              while: { endedAt: null },
            },
            {
              id: 'seat cem',
              set: {},
              stamps: { endedAt: 'now', endedById: 'operation' },
              table: 'seat',
              while: { endedAt: null },
            },
            {
              id: 'seat dov',
              set: {},
              stamps: { endedAt: 'now', endedById: 'operation' },
              table: 'seat',
              while: { endedAt: null },
            },
          ],
          transfers: [
            { fromId: 'pool used', kind: 'seat-off', quantity: 4, toId: 'pool', unit: 'line' },
            { fromId: 'late', kind: 'seat-on', quantity: 1, toId: 'late used', unit: 'late line' },
            { fromId: 'other', kind: 'seat-on', quantity: 1, toId: 'other used', unit: 'other line' },
            { fromId: 'ever', kind: 'seat-on', quantity: 1, toId: 'ever used', unit: 'ever line' },
            { fromId: 'pool', kind: 'unassign', quantity: 5, toId: 'line', unit: 'line' },
            { fromId: 'p2', kind: 'unassign', quantity: 2, toId: 'line 2', unit: 'line 2' },
          ],
          undoSeconds: 10,
          validUntil: '2027-01-01T00:00:00.000Z',
        },
        seats: [
          {
            pool: {
              expiresOn: null,
              free: 1,
              id: 'pool',
              inUse: 4,
              integration: 'meetings',
              orderLineId: 'line',
              productId: 'meet',
              productName: 'Meetings',
              startsOn: '2026-01-01',
              usedId: 'pool used',
              users: [
                { freshId: 'fresh ada', id: 'ada', name: 'ada', seatId: 'seat ada' },
                { freshId: 'fresh bea', id: 'bea', name: 'bea', seatId: 'seat bea' },
                { freshId: 'fresh cem', id: 'cem', name: 'cem', seatId: 'seat cem' },
                { freshId: 'fresh dov', id: 'dov', name: 'dov', seatId: 'seat dov' },
              ],
            },
            to: {
              expiresOn: '2027-12-31',
              free: 1,
              id: 'late',
              orderNumber: 'TV-2',
              productId: 'meet',
              unit: 'late line',
              usedId: 'late used',
            },
            user: { freshId: 'fresh ada', id: 'ada', name: 'ada', seatId: 'seat ada' },
          },
          {
            pool: {
              expiresOn: null,
              free: 1,
              id: 'pool',
              inUse: 4,
              integration: 'meetings',
              orderLineId: 'line',
              productId: 'meet',
              productName: 'Meetings',
              startsOn: '2026-01-01',
              usedId: 'pool used',
              users: [
                { freshId: 'fresh ada', id: 'ada', name: 'ada', seatId: 'seat ada' },
                { freshId: 'fresh bea', id: 'bea', name: 'bea', seatId: 'seat bea' },
                { freshId: 'fresh cem', id: 'cem', name: 'cem', seatId: 'seat cem' },
                { freshId: 'fresh dov', id: 'dov', name: 'dov', seatId: 'seat dov' },
              ],
            },
            to: {
              expiresOn: '2026-12-31',
              free: 1,
              id: 'other',
              orderNumber: 'TV-2',
              productId: 'meet',
              unit: 'other line',
              usedId: 'other used',
            },
            user: { freshId: 'fresh bea', id: 'bea', name: 'bea', seatId: 'seat bea' },
          },
          {
            pool: {
              expiresOn: null,
              free: 1,
              id: 'pool',
              inUse: 4,
              integration: 'meetings',
              orderLineId: 'line',
              productId: 'meet',
              productName: 'Meetings',
              startsOn: '2026-01-01',
              usedId: 'pool used',
              users: [
                { freshId: 'fresh ada', id: 'ada', name: 'ada', seatId: 'seat ada' },
                { freshId: 'fresh bea', id: 'bea', name: 'bea', seatId: 'seat bea' },
                { freshId: 'fresh cem', id: 'cem', name: 'cem', seatId: 'seat cem' },
                { freshId: 'fresh dov', id: 'dov', name: 'dov', seatId: 'seat dov' },
              ],
            },
            to: {
              expiresOn: null,
              free: 1,
              id: 'ever',
              orderNumber: 'TV-2',
              productId: 'meet',
              unit: 'ever line',
              usedId: 'ever used',
            },
            user: { freshId: 'fresh cem', id: 'cem', name: 'cem', seatId: 'seat cem' },
          },
          {
            pool: {
              expiresOn: null,
              free: 1,
              id: 'pool',
              inUse: 4,
              integration: 'meetings',
              orderLineId: 'line',
              productId: 'meet',
              productName: 'Meetings',
              startsOn: '2026-01-01',
              usedId: 'pool used',
              users: [
                { freshId: 'fresh ada', id: 'ada', name: 'ada', seatId: 'seat ada' },
                { freshId: 'fresh bea', id: 'bea', name: 'bea', seatId: 'seat bea' },
                { freshId: 'fresh cem', id: 'cem', name: 'cem', seatId: 'seat cem' },
                { freshId: 'fresh dov', id: 'dov', name: 'dov', seatId: 'seat dov' },
              ],
            },
            to: null,
            user: { freshId: 'fresh dov', id: 'dov', name: 'dov', seatId: 'seat dov' },
          },
        ],
      },
    });
  });

  it('O2 E6 a refusal says how many are free and who has the others, twenty of them by name', () => {
    const many = Array.from({ length: 21 }, (_, n) => seatOf(`u${n + 1}`));
    expect(decideUnassign(facts({ others: [elsewhere(1)] }), ask(3))).toEqual({
      ok: false,
      refusal: { code: 'seats-in-use', facts: { free: 2, product: 'Meetings', users: 'ada, bea' } },
    });
    expect(decideUnassignable(facts({ pools: [pool({ free: 0, users: many })] }))).toEqual({
      ok: false,
      refusal: {
        code: 'seats-in-use',
        facts: {
          free: 0,
          product: 'Meetings',
          users: 'u1, u2, u3, u4, u5, u6, u7, u8, u9, u10, u11, u12, u13, u14, u15, u16, u17, u18, u19, u20',
        },
      },
    });
    expect(
      decideUnassign(facts({ order: { id: 'order', number: 'TV-1', accountId: 'x', account: 'X' } }), ask(1)),
    ).toEqual({ ok: false, refusal: { code: 'order-of-other', facts: { account: 'X' } } });
    expect(outcome(decideUnassign(facts(), ask(0)))).toBe('quantity-not-whole');
    // Users are named who have no seat of the line that is taken back.
    expect(outcome(decideUnassign(facts({ pools: [pool({ free: 0, users: [] })] }), ask(1, ['ada'])))).toBe(
      'nothing-assigned',
    );
  });
});
