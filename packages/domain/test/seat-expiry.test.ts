import { describe, expect, it } from 'vitest';
import {
  decideExpiry,
  decideExpiryWarning,
  endOfGrace,
  expiryWarnings,
  type ExpiryFacts,
  type HangingSeat,
  type RoomyPool,
} from '../src/index.ts';

const seat = (id: string, changes: Partial<HangingSeat> = {}): HangingSeat => ({
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
const pool = (changes: Partial<RoomyPool> = {}): RoomyPool => ({
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
const facts = (today: string, seats: readonly HangingSeat[], pools: readonly RoomyPool[] = []): ExpiryFacts => ({
  account: { id: 'customer', name: 'Customer', people: [] },
  partners: new Map(),
  today,
  seats,
  pools,
});

describe('O8 seats whose licences expire', () => {
  it('O8 a renewal from the day after keeps everybody calm; one that leaves a day without does not, nor one that ends as soon', () => {
    const warned = (changes: Partial<RoomyPool>) =>
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

  it('O8 licences take seats over once the old ones have expired, of the same partner first; who finds none ends after the grace', () => {
    const said = (today: string, seats: readonly HangingSeat[], pools: readonly RoomyPool[]) => {
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

  it('A3 O8 a warning goes to all people of the customer of everything, and to each partner of what came from it', () => {
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
