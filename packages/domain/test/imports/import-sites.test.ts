import { describe, expect, it } from 'vitest';
import { judgeSiteRows, type CreditTerms, type ImportedSite } from '../../src/index.ts';
import { actor, fourRoles } from '../kernel/actors.ts';

const credits: CreditTerms = {
  prices: [{ from: '2026-01-01', base: 10, perUser: 0, perDevice: 0 }],
  warnDays: [30, 7],
};
const facts = {
  actor: actor('operator', { tier: 1 }),
  programme: { ...fourRoles, modules: ['credits' as const], credits },
  names: new Set(['harbour']),
  balance: 100,
};
const row = (line: number, name: string, first = 0): ImportedSite => ({ line, name, credits: first });
const judged = (rows: readonly ImportedSite[], changes: Partial<typeof facts> = {}) =>
  judgeSiteRows({ ...facts, ...changes }, rows).map((cells) =>
    cells.map(({ field, refusal }) => [field, refusal.code, refusal.facts]),
  );

describe('X5 sites from a file', () => {
  it('C2 X5 a taken name, in any case and spacing, and one that comes twice are shown at the name', () => {
    expect(judged([row(2, 'Har bour'), row(3, 'North'), row(8, ' NORTH ')])).toEqual([
      [['name', 'site-name-taken', { site: 'Har bour' }]],
      [],
      [['name', 'same-name', { name: ' NORTH ', line: 3 }]],
    ]);
  });

  it('C2 X5 all sites together take no more than the balance; a row that is too much leaves it to others', () => {
    expect(judged([row(2, 'a', 60), row(3, 'b', 41), row(4, 'c', 40), row(5, 'd', 1), row(6, 'e')])).toEqual([
      [],
      [['credits', 'only-balance', { available: 40, asked: 41 }]],
      [],
      [['credits', 'only-balance', { available: 0, asked: 1 }]],
      [],
    ]);
  });

  it('X5 both cells of a row are shown at once', () => {
    expect(judged([row(2, 'Harbour', 101)]).map((cells) => cells.map(([field, code]) => [field, code]))).toEqual([
      [
        ['name', 'site-name-taken'],
        ['credits', 'only-balance'],
      ],
    ]);
  });

  it.each([
    ['A6 who may not', { actor: actor('observer', { tier: 1 }) }, 'role-too-low'],
    ['A2 a suspended account', { actor: actor('master', { tier: 1, status: 'suspended' }) }, 'account-suspended'],
    ['C1 the vendor, who has no sites', { actor: actor('master', { tier: 0 }) }, 'tier-may-not'],
  ] as const)('%s: every row is refused for that alone', (_, changes, code) => {
    expect(
      judged([row(2, 'Harbour', 101), row(3, 'North')], changes).map((cells) =>
        cells.map(([field, told]) => [field, told]),
      ),
    ).toEqual([[['name', code]], [['name', code]]]);
  });
});
