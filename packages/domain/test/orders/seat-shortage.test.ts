import { describe, expect, it } from 'vitest';
import { judgeSeats, type SeatFacts, type SeatOn, type SeatUser } from '../../src/index.ts';
import { actor, fourRoles } from '../kernel/actors.ts';

const user = (id: string, changes: Partial<SeatUser> = {}): SeatUser => ({
  id,
  version: 1,
  name: id,
  accountId: 'own',
  active: true,
  ...changes,
});

function facts(users: readonly SeatUser[], free: readonly number[], seats: readonly SeatOn[] = []): SeatFacts {
  return {
    actor: actor('operator'),
    programme: fourRoles,
    account: { id: 'own', version: 1, name: 'Own', tier: 1, status: 'active', related: false, integrations: [] },
    users: new Map(users.map((one) => [one.id, one])),
    products: new Map([['fax', { id: 'fax', name: 'Fax', integration: null }]]),
    pools: free.map((count, index) => ({
      id: `pool ${index}`,
      usedId: `used ${index}`,
      unit: `line ${index}`,
      productId: 'fax',
      free: count,
      expiresOn: null,
    })),
    seats,
  };
}

const asks = (...ids: string[]) => ids.map((userId) => ({ userId, productId: 'fax', on: true }));
const judged = (of: SeatFacts, rows: ReturnType<typeof asks>) => {
  const { rows: said, shortages } = judgeSeats(of, rows);
  return {
    said: said.map((one) =>
      one.ok ? (one.value && 'on' in one.value ? one.value.on.id : 'as it was') : one.refusal.code,
    ),
    shortages,
  };
};

describe('O8 more users than free licences', () => {
  it('O8 the shortage counts users who could get a seat: active, of the account, and without one', () => {
    const own: SeatOn = {
      id: 'seat',
      userId: 'has',
      productId: 'fax',
      pool: { id: 'pool 0', usedId: 'used 0', unit: 'line 0' },
    };
    const people = [
      user('a'),
      user('b'),
      user('gone', { active: false }),
      user('has'),
      user('stranger', { accountId: 'other' }),
    ];
    expect(judged(facts(people, [1], [own]), asks('a', 'b', 'gone', 'has', 'stranger'))).toEqual({
      said: ['pool 0', 'no-seat-free', 'user-inactive', 'as it was', 'user-not-of-account'],
      shortages: [{ productId: 'fax', free: 1, asked: 2, missing: 1 }],
    });
  });

  it('O8 rows draw on the pools in their order; where it is enough nothing is missing', () => {
    const people = [user('a'), user('b'), user('c')];
    expect(judged(facts(people, [2, 1]), asks('a', 'b', 'c'))).toEqual({
      said: ['pool 0', 'pool 0', 'pool 1'],
      shortages: [],
    });
    expect(judged(facts(people, []), asks('a')).shortages).toEqual([
      { productId: 'fax', free: 0, asked: 1, missing: 1 },
    ]);
    expect(judged(facts(people, [5]), asks('a', 'a')).said).toEqual(['pool 0', 'twice-in-list']);
  });

  it('A3 a seat of licences that the actor may not know of looks as if none were free', () => {
    const hidden: SeatOn = { id: 'seat', userId: 'a', productId: 'fax', pool: null };
    expect(judged(facts([user('a')], [5], [hidden]), asks('a')).said).toEqual(['no-seat-free']);
  });
});
