import { describe, expect, it } from 'vitest';
import {
  emptyPlan,
  decideExpiry,
  decideExpiryWarning,
  endOfGrace,
  expiryWarnings,
  type ExpiryFacts,
  type OrphanedSeat,
  type PoolWithRoom,
} from '../../src/index.ts';

const seat = (id: string, changes: Partial<OrphanedSeat> = {}): OrphanedSeat => ({
  id,
  freshId: `fresh ${id}`,
  userId: `user ${id}`,
  userName: id,
  productId: 'fax',
  productName: 'Fax',
  pool: { id: 'old', usedId: 'old used', unit: 'old line', from: 'partner' },
  startsOn: '2025-01-01',
  expiresOn: '2026-06-30',
  ...changes,
});
const pool = (changes: Partial<PoolWithRoom> = {}): PoolWithRoom => ({
  id: 'new',
  usedId: 'new used',
  unit: 'new line',
  productId: 'fax',
  free: 1,
  startsOn: '2026-01-01',
  expiresOn: null,
  from: 'partner',
  ...changes,
});
const facts = (today: string, seats: readonly OrphanedSeat[], pools: readonly PoolWithRoom[] = []): ExpiryFacts => ({
  account: { id: 'customer', name: 'Customer', people: [] },
  partners: new Map(),
  today,
  seats,
  pools,
});

describe('O8 seats whose licences expire', () => {
  it('O8 a renewal from the day after warns nobody; one with a day between, or that ends as soon, does', () => {
    const warned = (changes: Partial<PoolWithRoom>) =>
      expiryWarnings(facts('2026-06-23', [seat('a')], [pool(changes)])).map(({ expiresOn, mark }) => [expiresOn, mark]);
    expect(warned({ startsOn: '2026-07-01' })).toEqual([]);
    expect(warned({ startsOn: '2026-07-02' })).toEqual([['2026-06-30', 7]]);
    expect(warned({ startsOn: '2026-07-01', expiresOn: '2026-07-01' })).toEqual([]);
    expect(warned({ expiresOn: '2026-06-30' })).toEqual([['2026-06-30', 7]]);
    expect(warned({ productId: 'meet' })).toEqual([['2026-06-30', 7]]);
    expect(warned({ free: 0 })).toEqual([['2026-06-30', 7]]);
  });

  it('O8 it is announced 30 and 7 days ahead, and not before', () => {
    const marks = (today: string) => expiryWarnings(facts(today, [seat('a')])).map(({ mark }) => mark);
    expect([
      marks('2026-05-30'),
      marks('2026-05-31'),
      marks('2026-06-22'),
      marks('2026-06-23'),
      marks('2026-06-30'),
      marks('2026-07-01'),
    ]).toEqual([[], [30], [30], [7], [7], []]);
  });

  it('O8 licences take seats over from expired ones, the same partner’s first; others end after the grace', () => {
    const said = (today: string, seats: readonly OrphanedSeat[], pools: readonly PoolWithRoom[]) => {
      const expiry = decideExpiry(facts(today, seats, pools));
      return expiry && { moved: expiry.plan.rows.map(({ row }) => row), ended: expiry.ended.map(({ id }) => id) };
    };
    expect(said('2026-06-30', [seat('a')], [pool()])).toBeNull();
    expect(said('2026-07-01', [seat('a')], [])).toBeNull();
    expect(endOfGrace('2026-06-30')).toBe('2026-07-14');
    expect(said('2026-07-14', [seat('a')], [])).toBeNull();
    expect(said('2026-07-15', [seat('a')], [])).toEqual({ moved: [], ended: ['a'] });
    expect(
      said(
        '2026-07-01',
        [seat('a'), seat('b')],
        [pool({ id: 'others', from: 'rival', expiresOn: '2026-07-02' }), pool()],
      ),
    ).toEqual({
      moved: [
        { id: 'fresh a', accountId: 'customer', userId: 'user a', productId: 'fax', poolId: 'new' },
        { id: 'fresh b', accountId: 'customer', userId: 'user b', productId: 'fax', poolId: 'others' },
      ],
      ended: [],
    });
    // Not yet begun, or over: no help today.
    expect(
      said(
        '2026-07-15',
        [seat('a')],
        [pool({ startsOn: '2026-07-16' }), pool({ id: 'over', expiresOn: '2026-07-14' })],
      ),
    ).toEqual({ moved: [], ended: ['a'] });
  });

  it('A3 O8 a warning lists everything for the customer’s people, and for each partner what it assigned', () => {
    const told = (id: string) => ({ id, email: `${id}@own.example`, language: 'de', mailId: `mail ${id}` });
    const people = (id: string) => ({ id, name: id.toUpperCase(), people: [told(`${id}-ann`), told(`${id}-bo`)] });
    const seats = [
      seat('a'),
      seat('b'),
      seat('c', { pool: { id: 'p', usedId: 'p used', unit: 'rival line', from: 'rival' } }),
    ];
    const partners = new Map(['partner', 'rival', 'none'].map((id) => [id, people(id)]));
    const of = { ...facts('2026-06-23', seats), account: people('customer'), partners };
    const plan = decideExpiryWarning(of, { expiresOn: '2026-06-30', mark: 7, seats });
    expect(
      plan.notices.map(({ id, accountId, notice }) => [
        id,
        accountId,
        notice.kind === 'seats-expiring' && notice.side,
        'licences' in notice ? notice.licences.map((one) => 'users' in one && one.users) : null,
      ]),
    ).toEqual([
      ['mail customer-ann', 'customer', 'customer', [['a', 'b'], ['c']]],
      ['mail customer-bo', 'customer', 'customer', [['a', 'b'], ['c']]],
      ['mail partner-ann', 'partner', 'partner', [['a', 'b']]],
      ['mail partner-bo', 'partner', 'partner', [['a', 'b']]],
      ['mail rival-ann', 'rival', 'partner', [['c']]],
      ['mail rival-bo', 'rival', 'partner', [['c']]],
    ]);
    expect(plan.notices[0]?.notice).toMatchObject({
      account: 'CUSTOMER',
      licences: [
        { product: 'Fax', quantity: 2, startsOn: '2025-01-01', expiresOn: '2026-06-30', endsOn: '2026-07-14' },
        { quantity: 1 },
      ],
    });
    // It only mails, and moves nothing; without anything to announce there is no mail.
    expect(plan.transfers).toEqual([]);
    expect(decideExpiryWarning(of, { expiresOn: '2026-06-30', mark: 7, seats: [] }).notices).toEqual([]);
  });
});

describe('O8 the whole plan of an expiry', () => {
  const people = (id: string) => ({
    id,
    name: id.toUpperCase(),
    people: [{ id: `ann of ${id}`, email: `ann@${id}.example`, language: 'de', mailId: `to ${id}` }],
  });

  it('O8 seats that expire first are served first, by what expires first; the mail lists only lost ones', () => {
    const seats = [
      seat('d'),
      seat('c', { expiresOn: '2026-07-01' }),
      seat('b', { expiresOn: '2026-06-29' }),
      seat('a'),
      seat('e', {
        pool: { id: 'p', usedId: 'p used', unit: 'rival line', from: 'rival' },
        productId: 'meet',
        productName: 'Meetings',
      }),
      seat('later', { expiresOn: '2026-08-01' }),
    ];
    const pools = [
      pool({ id: 'ever', usedId: 'ever used', unit: 'ever line', expiresOn: null }),
      pool({ id: 'n2', usedId: 'n2 used', unit: 'n2 line', expiresOn: '2027-12-31' }),
      pool({ id: 'n1', usedId: 'n1 used', unit: 'n1 line', expiresOn: '2027-12-31' }),
      pool({ id: 'soon', usedId: 'soon used', unit: 'soon line', expiresOn: '2026-12-31' }),
    ];
    const of = {
      ...facts('2026-07-20', seats, pools),
      account: people('customer'),
      partners: new Map([
        ['partner', people('partner')],
        ['rival', people('rival')],
      ]),
    };
    expect(decideExpiry(of)).toEqual({
      ended: [
        {
          expiresOn: '2026-06-30',
          freshId: 'fresh e',
          id: 'e',
          pool: { from: 'rival', id: 'p', unit: 'rival line', usedId: 'p used' },
          productId: 'meet',
          productName: 'Meetings',
          startsOn: '2025-01-01',
          userId: 'user e',
          userName: 'e',
        },
      ],
      moved: 4,
      plan: {
        ...emptyPlan(),

        notices: [
          {
            accountId: 'customer',
            id: 'to customer',
            language: 'de',
            lineItemId: null,
            notice: {
              account: 'CUSTOMER',
              customer: 'CUSTOMER',
              kind: 'seats-ended',
              licences: [
                {
                  endsOn: '2026-07-14',
                  expiresOn: '2026-06-30',
                  product: 'Meetings',
                  quantity: 1,
                  startsOn: '2025-01-01',
                  users: ['e'],
                },
              ],
              side: 'customer',
            },
            recipient: 'ann@customer.example',
            userId: 'ann of customer',
          },
          {
            accountId: 'rival',
            id: 'to rival',
            language: 'de',
            lineItemId: null,
            notice: {
              account: 'RIVAL',
              customer: 'CUSTOMER',
              kind: 'seats-ended',
              licences: [
                {
                  endsOn: '2026-07-14',
                  expiresOn: '2026-06-30',
                  product: 'Meetings',
                  quantity: 1,
                  startsOn: '2025-01-01',
                  users: ['e'],
                },
              ],
              side: 'partner',
            },
            recipient: 'ann@rival.example',
            userId: 'ann of rival',
          },
        ],
        rows: [
          {
            row: { accountId: 'customer', id: 'fresh b', poolId: 'soon', productId: 'fax', userId: 'user b' },
            table: 'seat',
          },
          {
            row: { accountId: 'customer', id: 'fresh a', poolId: 'n1', productId: 'fax', userId: 'user a' },
            table: 'seat',
          },
          {
            row: { accountId: 'customer', id: 'fresh d', poolId: 'n2', productId: 'fax', userId: 'user d' },
            table: 'seat',
          },
          {
            row: { accountId: 'customer', id: 'fresh c', poolId: 'ever', productId: 'fax', userId: 'user c' },
            table: 'seat',
          },
        ],
        sets: [
          {
            id: 'b',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
          {
            id: 'a',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
          {
            id: 'd',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
          {
            id: 'c',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
          {
            id: 'e',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
        ],
        transfers: [
          { fromId: 'old used', kind: 'seat-off', quantity: 4, toId: 'old', unit: 'old line' },
          { fromId: 'p used', kind: 'seat-off', quantity: 1, toId: 'p', unit: 'rival line' },
          { fromId: 'soon', kind: 'seat-on', quantity: 1, toId: 'soon used', unit: 'soon line' },
          { fromId: 'n1', kind: 'seat-on', quantity: 1, toId: 'n1 used', unit: 'n1 line' },
          { fromId: 'n2', kind: 'seat-on', quantity: 1, toId: 'n2 used', unit: 'n2 line' },
          { fromId: 'ever', kind: 'seat-on', quantity: 1, toId: 'ever used', unit: 'ever line' },
        ],
        validUntil: '2027-01-01T00:00:00.000Z',
      },
    });
    expect(decideExpiry({ ...of, pools: [pool({ free: 2 })] })).toEqual({
      ended: [
        {
          expiresOn: '2026-06-30',
          freshId: 'fresh d',
          id: 'd',
          pool: { from: 'partner', id: 'old', unit: 'old line', usedId: 'old used' },
          productId: 'fax',
          productName: 'Fax',
          startsOn: '2025-01-01',
          userId: 'user d',
          userName: 'd',
        },
        {
          expiresOn: '2026-06-30',
          freshId: 'fresh e',
          id: 'e',
          pool: { from: 'rival', id: 'p', unit: 'rival line', usedId: 'p used' },
          productId: 'meet',
          productName: 'Meetings',
          startsOn: '2025-01-01',
          userId: 'user e',
          userName: 'e',
        },
        {
          expiresOn: '2026-07-01',
          freshId: 'fresh c',
          id: 'c',
          pool: { from: 'partner', id: 'old', unit: 'old line', usedId: 'old used' },
          productId: 'fax',
          productName: 'Fax',
          startsOn: '2025-01-01',
          userId: 'user c',
          userName: 'c',
        },
      ],
      moved: 2,
      plan: {
        ...emptyPlan(),

        notices: [
          {
            accountId: 'customer',
            id: 'to customer',
            language: 'de',
            lineItemId: null,
            notice: {
              account: 'CUSTOMER',
              customer: 'CUSTOMER',
              kind: 'seats-ended',
              licences: [
                {
                  endsOn: '2026-07-14',
                  expiresOn: '2026-06-30',
                  product: 'Fax',
                  quantity: 2,
                  startsOn: '2025-01-01',
                  users: ['d', 'c'],
                },
                {
                  endsOn: '2026-07-14',
                  expiresOn: '2026-06-30',
                  product: 'Meetings',
                  quantity: 1,
                  startsOn: '2025-01-01',
                  users: ['e'],
                },
              ],
              side: 'customer',
            },
            recipient: 'ann@customer.example',
            userId: 'ann of customer',
          },
          {
            accountId: 'partner',
            id: 'to partner',
            language: 'de',
            lineItemId: null,
            notice: {
              account: 'PARTNER',
              customer: 'CUSTOMER',
              kind: 'seats-ended',
              licences: [
                {
                  endsOn: '2026-07-14',
                  expiresOn: '2026-06-30',
                  product: 'Fax',
                  quantity: 2,
                  startsOn: '2025-01-01',
                  users: ['d', 'c'],
                },
              ],
              side: 'partner',
            },
            recipient: 'ann@partner.example',
            userId: 'ann of partner',
          },
          {
            accountId: 'rival',
            id: 'to rival',
            language: 'de',
            lineItemId: null,
            notice: {
              account: 'RIVAL',
              customer: 'CUSTOMER',
              kind: 'seats-ended',
              licences: [
                {
                  endsOn: '2026-07-14',
                  expiresOn: '2026-06-30',
                  product: 'Meetings',
                  quantity: 1,
                  startsOn: '2025-01-01',
                  users: ['e'],
                },
              ],
              side: 'partner',
            },
            recipient: 'ann@rival.example',
            userId: 'ann of rival',
          },
        ],
        rows: [
          {
            row: { accountId: 'customer', id: 'fresh b', poolId: 'new', productId: 'fax', userId: 'user b' },
            table: 'seat',
          },
          {
            row: { accountId: 'customer', id: 'fresh a', poolId: 'new', productId: 'fax', userId: 'user a' },
            table: 'seat',
          },
        ],
        sets: [
          {
            id: 'b',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
          {
            id: 'a',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
          {
            id: 'd',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
          {
            id: 'e',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
          {
            id: 'c',
            set: {},
            stamps: { endedAt: 'now', endedById: 'operation' },
            table: 'seat',
            while: { endedAt: null },
          },
        ],
        transfers: [
          { fromId: 'old used', kind: 'seat-off', quantity: 4, toId: 'old', unit: 'old line' },
          { fromId: 'p used', kind: 'seat-off', quantity: 1, toId: 'p', unit: 'rival line' },
          { fromId: 'new', kind: 'seat-on', quantity: 2, toId: 'new used', unit: 'new line' },
        ],
      },
    });
    expect(decideExpiryWarning(of, { expiresOn: '2026-06-30', mark: 7, seats: seats.slice(0, 2) })).toEqual({
      ...emptyPlan(),
      facts: [],
      notices: [
        {
          accountId: 'customer',
          id: 'to customer',
          language: 'de',
          lineItemId: null,
          notice: {
            account: 'CUSTOMER',
            customer: 'CUSTOMER',
            kind: 'seats-expiring',
            licences: [
              {
                endsOn: '2026-07-14',
                expiresOn: '2026-06-30',
                product: 'Fax',
                quantity: 2,
                startsOn: '2025-01-01',
                users: ['d', 'c'],
              },
            ],
            side: 'customer',
          },
          recipient: 'ann@customer.example',
          userId: 'ann of customer',
        },
        {
          accountId: 'partner',
          id: 'to partner',
          language: 'de',
          lineItemId: null,
          notice: {
            account: 'PARTNER',
            customer: 'CUSTOMER',
            kind: 'seats-expiring',
            licences: [
              {
                endsOn: '2026-07-14',
                expiresOn: '2026-06-30',
                product: 'Fax',
                quantity: 2,
                startsOn: '2025-01-01',
                users: ['d', 'c'],
              },
            ],
            side: 'partner',
          },
          recipient: 'ann@partner.example',
          userId: 'ann of partner',
        },
      ],
    });
  });
});
