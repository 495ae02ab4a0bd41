import { describe, expect, it } from 'vitest';
import { stockOn, type HeldCopies, type MovedCopies } from '../../src/index.ts';

const held = (available: number, expiresOn: string | null = null): HeldCopies => ({
  productId: 'p',
  expiresOn,
  available,
});
const moved = (month: string, net: number, expiresOn: string | null = null): MovedCopies => ({
  productId: 'p',
  expiresOn,
  month,
  net,
});
const june = { month: '2026-06-01', day: '2026-06-30' };

describe('E3 E15 stock over time', () => {
  it.each([
    ['nothing, of nothing', [], [], june, 0],
    ['what there is now, where nothing has moved since', [held(7)], [], june, 7],
    ['less what came since', [held(7)], [moved('2026-07-01', 5)], june, 2],
    ['and more what left since', [held(7)], [moved('2026-08-01', -3)], june, 10],
    ['with what moved in that month itself', [held(7)], [moved('2026-06-01', 5)], june, 7],
    ['without what had expired by then', [held(7, '2026-06-29'), held(1)], [], june, 1],
    ['with what was to expire on that very day', [held(7, '2026-06-30')], [], june, 7],
    ['with what has expired since, and was used up', [], [moved('2026-07-01', -4, '2026-07-15')], june, 4],
    [
      'in a month to come, what does not expire until then',
      [held(7, '2027-03-31'), held(2)],
      [],
      { month: '2027-04-01', day: '2027-04-30' },
      2,
    ],
  ] as const)('E3 %s', (_, has, came, on, copies) => {
    expect(stockOn(has, came, on)).toBe(copies);
  });
});
