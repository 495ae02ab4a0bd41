import { describe, expect, it } from 'vitest';
import {
  emptyPlan,
  decideSeats,
  decideSwitching,
  decideSwitchOn,
  judgeSeats,
  type AccountStatus,
  type Actor,
  type Role,
  type Programme,
  type SeatFacts,
  type SeatOn,
  type SeatPool,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';
import { pairsOutOfOrder, type Fault } from '../kernel/guards.ts';

const programme: Programme = {
  ...fourRoles,
  modules: ['orders'],
  tiers: fourRoles.tiers.map((row) => ({ ...row, managedFromAbove: row.tier === 3 })),
  integrations: [{ key: 'meetings', name: {}, controller: { key: 'switchboard', name: {} } }],
};
const product = { id: 'meetings', name: 'Meetings', integration: 'meetings' };
const plain = { id: 'fax', name: 'Fax', integration: null };
const pool = (id: string, free: number, changes: Partial<SeatPool> = {}): SeatPool => ({
  id,
  usedId: `${id} used`,
  unit: `${id} line`,
  productId: 'meetings',
  free,
  expiresOn: null,
  ...changes,
});
const user = (id: string, changes: { accountId?: string; active?: boolean } = {}) =>
  [id, { id, version: 1, name: id, accountId: 'customer', active: true, ...changes }] as const;
const seat = (userId: string, of: SeatOn['pool'] = pool('first', 0)): SeatOn => ({
  id: `seat of ${userId}`,
  userId,
  productId: 'meetings',
  pool: of,
});

type Changes = {
  role?: Role;
  own?: AccountStatus;
  related?: boolean;
  status?: AccountStatus;
  on?: readonly string[];
  controller?: string;
};

function facts(
  { role = 'operator', own = 'active', related = true, status = 'active', on = ['meetings'], controller }: Changes = {},
  more: Partial<SeatFacts> = {},
): SeatFacts {
  const person = actor(role, { tier: 2, status: own });
  const key: Actor & { version: number } = {
    kind: 'key',
    id: 'key',
    version: 1,
    role,
    controller: controller ?? null,
    account: { id: 'vendor', name: 'Vendor', tier: 0, status: own },
  };
  return {
    actor: controller === undefined ? person : key,
    programme,
    account: { id: 'customer', version: 1, name: 'Customer', tier: 3, status, related, integrations: on },
    users: new Map([
      user('nele'),
      user('jon'),
      user('kim'),
      user('away', { active: false }),
      user('other', { accountId: 'elsewhere' }),
    ]),
    products: new Map([product, plain].map((one) => [one.id, one])),
    pools: [pool('first', 1), pool('second', 5)],
    seats: [],
    ...more,
  };
}

const switching = (changes: Changes) => outcome(decideSwitching(facts(changes), product));
const people: Fault<Changes>[] = [
  ['the role may not', 'role-too-low', { role: 'observer' }],
  ['one’s own account is suspended', 'account-suspended', { own: 'suspended' }],
  ['the account is not one that one manages', 'not-managing', { related: false }],
  ['the customer is closed', 'target-closed', { status: 'closed' }],
  ['the customer is suspended', 'target-suspended', { status: 'suspended' }],
  ['the integration is off', 'integration-off', { on: [] }],
  ['the controller manages them', 'managed-by-controller', { on: ['meetings', 'switchboard'] }],
];
const controllers: Fault<Changes>[] = [
  ['the key’s role may not', 'role-too-low', { role: 'observer' }],
  ['the key is of another controller', 'wrong-controller', { controller: 'doorbell' }],
  ['the customer is closed', 'target-closed', { status: 'closed' }],
  ['the customer is suspended', 'target-suspended', { status: 'suspended' }],
  ['the integration is off', 'integration-off', { on: ['switchboard'] }],
  ['the controller is off', 'controller-off', { on: ['meetings'] }],
];
const byController = (changes: Changes) =>
  switching({ on: ['meetings', 'switchboard'], controller: 'switchboard', ...changes });

describe('O4 O7 who switches seats', () => {
  it.each(people)('O4 O7 people are refused where %s', (_, code, changes) => {
    expect(switching(changes)).toBe(code);
  });

  it.each(controllers)('O7 a controller is refused where %s', (_, code, changes) => {
    expect(byController(changes)).toBe(code);
  });

  it('O4 O7 of two mistakes the first is reported', () => {
    expect(pairsOutOfOrder(people, switching)).toEqual({ pairs: 19, wrong: [] });
    expect(pairsOutOfOrder(controllers, byController)).toEqual({ pairs: 13, wrong: [] });
  });

  it('O4 O7 the customer’s partner and the controller may switch, the vendor’s staff may not', () => {
    expect([switching({}), byController({})]).toEqual(['accepted', 'accepted']);
    expect(outcome(decideSwitching({ ...facts(), actor: actor('master', { tier: 0 }) }, product))).toBe('not-managing');
    expect(
      outcome(
        decideSwitching(
          { ...facts({ related: false }), actor: actor('operator', { id: 'customer', tier: 3 }) },
          product,
        ),
      ),
    ).toBe('accepted');
    expect(outcome(decideSwitching(facts({ on: [] }), plain))).toBe('accepted');
    expect(outcome(decideSwitching(facts({ on: ['switchboard'], controller: 'switchboard' }), plain))).toBe(
      'wrong-controller',
    );
  });

  it('O4 a seat is for somebody active while one is free; that they are inactive is shown first', () => {
    const on = (active: boolean, any: boolean) =>
      outcome(decideSwitchOn(product, { name: 'Nele', active }, { free: any ? 1 : 0, any }));
    expect([on(true, true), on(true, false), on(false, true), on(false, false)]).toEqual([
      'accepted',
      'no-seat-free',
      'user-inactive',
      'user-inactive',
    ]);
  });
});

describe('O8 many seats at once', () => {
  const ask = (userId: string | null, on = true, productId = 'meetings') => ({ userId, productId, on });
  const told = (of: SeatFacts, ...asks: ReturnType<typeof ask>[]) =>
    judgeSeats(of, asks).rows.map((row) => (row.ok ? 'accepted' : row.refusal.code));

  it.each([
    ['the product is none', [ask(null, true, 'none')], ['product-not-ordered']],
    ['nobody was found', [ask(null)], ['user-not-of-account']],
    ['the user is of another account', [ask('other')], ['user-not-of-account']],
    ['the user is inactive', [ask('away')], ['user-inactive']],
    ['a user comes twice', [ask('nele'), ask('nele', false)], ['accepted', 'twice-in-list']],
    [
      'a user comes twice with two products, which is once each',
      [ask('nele'), ask('nele', false, 'fax')],
      ['accepted', 'accepted'],
    ],
  ])('O8 %s', (_, asks, outcomes) => {
    expect(told(facts(), ...asks)).toEqual(outcomes);
  });

  it('O8 licences that expire first serve first, and what is so already moves nothing', () => {
    const decision = decideSeats(
      facts({}, { seats: [seat('kim')], pools: [pool('first', 1, { expiresOn: '2026-07-31' }), pool('second', 5)] }),
      [ask('nele'), ask('jon'), ask('kim'), ask('away', false)],
      ['a', 'b', 'c', 'd'],
    );
    if (!decision.ok) throw new Error('it was refused');
    expect(decision.rows.map((row) => row && 'on' in row && row.on.id)).toEqual(['first', 'second', null, null]);
    expect(decision.plan.transfers).toEqual([
      { kind: 'seat-on', unit: 'first line', fromId: 'first', toId: 'first used', quantity: 1 },
      { kind: 'seat-on', unit: 'second line', fromId: 'second', toId: 'second used', quantity: 1 },
    ]);
    expect(decision.plan).toMatchObject({
      rows: [
        { row: { id: 'a', userId: 'nele', poolId: 'first' } },
        { row: { id: 'b', userId: 'jon', poolId: 'second' } },
      ],
      validUntil: '2026-08-01T00:00:00.000Z',
      undoSeconds: 10,
    });
  });

  it('O8 counts missing seats of users who could have one, not of inactive, foreign or repeated ones', () => {
    const short = facts({}, { pools: [pool('first', 1), pool('second', 0)] });
    const judged = judgeSeats(short, [ask('nele'), ask('away'), ask('jon'), ask('kim'), ask('jon'), ask('other')]);
    expect(judged.rows.map((row) => (row.ok ? 'accepted' : row.refusal.code))).toEqual([
      'accepted',
      'user-inactive',
      'no-seat-free',
      'no-seat-free',
      'twice-in-list',
      'user-not-of-account',
    ]);
    expect(judged.shortages).toEqual([{ productId: 'meetings', free: 1, asked: 3, missing: 2 }]);
    expect(judgeSeats(short, [ask('nele'), ask('away')]).shortages).toEqual([]);
  });

  it('A3 O8 a seat of licences that the actor may not know of is neither shown nor ended', () => {
    const hidden = facts({}, { seats: [seat('nele', null)] });
    expect(told(hidden, ask('nele'))).toEqual(['no-seat-free']);
    expect(judgeSeats(hidden, [ask('nele', false)]).rows).toEqual([{ ok: true, value: null }]);
  });

  it('O8 A3 a refusal names the account, the user, or the product with how many seats of it were free', () => {
    const refusals = (of: SeatFacts, ...asks: ReturnType<typeof ask>[]) =>
      judgeSeats(of, asks).rows.map((judged) => (judged.ok ? null : judged.refusal));
    expect(
      refusals(
        facts({}, { pools: [pool('first', 1), pool('fax', 3, { productId: 'fax' })] }),
        ask('other'),
        ask('away'),
        ask('nele'),
        ask('jon'),
        ask('nele'),
      ),
    ).toEqual([
      { code: 'user-not-of-account', facts: { account: 'Customer' } },
      { code: 'user-inactive', facts: { user: 'away' } },
      null,
      { code: 'no-seat-free', facts: { product: 'Meetings', free: 1 } },
      { code: 'twice-in-list', facts: { user: 'nele' } },
    ]);
    expect(refusals(facts({}, { seats: [seat('nele', null)] }), ask('nele'))).toEqual([
      { code: 'no-seat-free', facts: { product: 'Meetings', free: 0 } },
    ]);
  });

  it('O8 it is all rows or none', () => {
    const decision = decideSeats(facts(), [ask('nele'), ask('away'), ask('other')], ['a', 'b', 'c']);
    expect(decision.ok || decision.refused.map(({ row, refusal }) => [row, refusal.code])).toEqual([
      [1, 'user-inactive'],
      [2, 'user-not-of-account'],
    ]);
  });
});

describe('O4 the whole plan of switching', () => {
  it('O4 a seat begins and one ends, on the users and the customer as they were read', () => {
    const of = facts(
      {},
      {
        seats: [seat('jon')],
        pools: [pool('late', 1, { expiresOn: '2027-12-31' }), pool('soon', 1, { expiresOn: '2026-12-31' })],
      },
    );
    const rows = [
      { userId: 'nele', productId: 'meetings', on: true },
      { userId: 'jon', productId: 'meetings', on: false },
      { userId: 'kim', productId: 'meetings', on: true },
    ];
    expect(decideSeats(of, rows, ['fresh nele', 'unused', 'fresh kim'])).toEqual({
      ok: true,
      plan: {
        ...emptyPlan(),
        facts: [
          { accountId: 'own', id: 'me', kind: 'user', version: 1 },
          { accountId: 'customer', id: 'customer', kind: 'account', version: 1 },
          { accountId: 'customer', id: 'nele', kind: 'user', version: 1 },
          { accountId: 'customer', id: 'jon', kind: 'user', version: 1 },
          { accountId: 'customer', id: 'kim', kind: 'user', version: 1 },
        ],
        rows: [
          {
            row: { accountId: 'customer', id: 'fresh nele', poolId: 'late', productId: 'meetings', userId: 'nele' },
            table: 'seat',
          },
          {
            row: { accountId: 'customer', id: 'fresh kim', poolId: 'soon', productId: 'meetings', userId: 'kim' },
            table: 'seat',
          },
        ],
        sets: [
          {
            id: 'seat of jon',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
        ],
        transfers: [
          { fromId: 'first used', kind: 'seat-off', quantity: 1, toId: 'first', unit: 'first line' },
          { fromId: 'late', kind: 'seat-on', quantity: 1, toId: 'late used', unit: 'late line' },
          { fromId: 'soon', kind: 'seat-on', quantity: 1, toId: 'soon used', unit: 'soon line' },
        ],
        undoSeconds: 10,
        validUntil: '2027-01-01T00:00:00.000Z',
      },
      rows: [
        {
          on: {
            expiresOn: '2027-12-31',
            free: 1,
            id: 'late',
            productId: 'meetings',
            unit: 'late line',
            usedId: 'late used',
          },
          productId: 'meetings',
          userId: 'nele',
        },
        {
          off: {
            id: 'seat of jon',
            pool: {
              expiresOn: null,
              free: 0,
              id: 'first',
              productId: 'meetings',
              unit: 'first line',
              usedId: 'first used',
            },
            productId: 'meetings',
            userId: 'jon',
          },
        },
        {
          on: {
            expiresOn: '2026-12-31',
            free: 1,
            id: 'soon',
            productId: 'meetings',
            unit: 'soon line',
            usedId: 'soon used',
          },
          productId: 'meetings',
          userId: 'kim',
        },
      ],
    });
  });
});
