import { describe, expect, it } from 'vitest';
import { addMonths } from '@tierline/domain';
import { reachOf } from '../../src/features/credits/site/reach.ts';
import { scaleOf } from '../../src/ui/chart.ts';
import { rangeDays } from '../../src/features/credits/credit/range.ts';
import { readCredits, readWhole } from '../../src/features/credits/credit/read-credits.ts';
import { refuseInsufficientCredits, lastsWith, type Running } from '../../src/features/credits/credit/top-up.ts';
import { balanceAfterDeletion } from '../../src/features/credits/site/balance-after.ts';

describe('C3 credits typed into a site’s cell', () => {
  it.each([
    ['120', 20],
    ['+50', 50],
    ['-20', -20],
    ['−20', -20],
    [' + 5 ', 5],
    ['0', -100],
    ['1,200', 1100],
    ['1 200', 1100],
    ['1’200', 1100],
    ['+1,200', 1200],
    ['1,000,000', 999_900],
    ['２０', -80],
    ['\u200E+5\u200F', 5],
    ['1000000000', 999_999_900],
    ['100', 0],
  ])('%j over 100 is a difference of %d', (typed, change) => expect(readCredits(typed, 100, 'en')).toBe(change));

  it.each([
    ['1.200', 'de', 1100],
    ['+1.200', 'es', 1200],
    ['1.200', 'en', null],
    ['1,200', 'de', null],
  ])('%j in %s is a difference of %s', (typed, language, change) =>
    expect(readCredits(typed, 100, language)).toBe(change),
  );

  it.each([
    '',
    'ten',
    '1.5',
    '2,5',
    '--3',
    '50+',
    '1e3',
    '0x10',
    '1234567890123456',
    '5 5',
    '0.500',
    '.500',
    '1.200,000',
    '1.2000',
    '+-5',
    '++5',
    '10⁹',
  ])('%j is no number of credits', (typed) => expect(readCredits(typed, 100, 'en')).toBeNull());
});

describe('C6 credits typed into a dialog', () => {
  it.each([
    ['50', 50],
    ['1,000', 1000],
    ['1 000', 1000],
    ['1,000,000,000', 1_000_000_000],
    ['0', 0],
  ])('%j is %d', (typed, credits) => expect(readWhole(typed, 'en')).toBe(credits));

  it.each(['', '-5', '−5', '+50', '1.000', '1.5', '1,5', '50 %', '++5'])('%j is no number of credits', (typed) =>
    expect(readWhole(typed, 'en')).toBeNull(),
  );
});

describe('C4 a top-up so that a site lasts so many months', () => {
  const prices = [
    { from: '2026-01-01', base: 2, perUser: 0.05, perDevice: 1 },
    { from: '2026-07-01', base: 2, perUser: 0.05, perDevice: 1.25 },
  ];
  // 2 + 20 × 0.05 + 4 × 1 = 7 a month; from July on 8.
  const site: Running = { credits: 5, arrears: 0, users: 20, devices: 4, nextChargeOn: '2026-06-01' };

  it('covers each charge by the price of its day, less what is there', () => {
    expect(refuseInsufficientCredits(site, prices, 1)).toBe(2);
    expect(refuseInsufficientCredits(site, prices, 3)).toBe(7 + 8 + 8 - 5);
    expect(refuseInsufficientCredits({ ...site, credits: 100 }, prices, 3)).toBe(0);
  });

  it('covers what is due first', () =>
    expect(refuseInsufficientCredits({ ...site, credits: 3, arrears: 12 }, prices, 1)).toBe(12 + 7 - 3));

  it('lasts until the day before the first charge that cannot be paid, also over the end of a year', () => {
    expect(lastsWith(site, prices, 0, '2026-05-20')).toBe('2026-05-31');
    expect(lastsWith(site, prices, 2, '2026-05-20')).toBe('2026-06-30');
    expect(lastsWith(site, prices, 2 + 8 * 6, '2026-05-20')).toBe('2026-12-31');
    expect(lastsWith({ ...site, credits: 3, arrears: 12 }, prices, 8, '2026-05-20')).toBe('2026-05-20');
  });
});

describe('C5 ranges of the credit history', () => {
  it.each([
    ['7', '2026-03-04', '2026-02-26', '2026-03-04'],
    ['30', '2024-03-01', '2024-02-01', '2024-03-01'],
    ['quarter', '2026-02-28', '2025-10-01', '2025-12-31'],
    ['quarter', '2026-11-28', '2026-07-01', '2026-09-30'],
    ['quarter', '2026-04-01', '2026-01-01', '2026-03-31'],
    ['year', '2026-11-28', '2025-11-29', '2026-11-28'],
  ] as const)('%s, seen from %s, is from %s to %s', (range, today, from, to) =>
    expect(rangeDays(range, today)).toEqual({ from, to }),
  );
});

describe('C5 the chart’s axis', () => {
  it('begins at zero, ends above the highest balance, and is written in even steps', () =>
    expect(scaleOf([100, 90, 380])).toEqual({ low: 0, high: 400, ticks: [0, 100, 200, 300, 400] }));
  it('begins further up where the balance stays far from zero', () =>
    expect(scaleOf([1000, 950, 1000]).low).toBeGreaterThan(800));
  it('is there where there is nothing', () => expect(scaleOf([0, 0])).toEqual({ low: 0, high: 1, ticks: [0, 1] }));
});

describe('C3 C4 the balance that deleting a site is said to leave', () => {
  it.each([
    ['what comes back is added', { credits: 30, fromBalance: 0 }, 130],
    ['what the balance pays for the site’s debts is taken', { credits: 0, fromBalance: 12 }, 88],
    ['where neither is, it stays', { credits: 0, fromBalance: 0 }, 100],
  ])('C3 C4 %s', (_, deletion, then) => {
    expect(balanceAfterDeletion(100, deletion)).toBe(then);
  });
});

describe('C4 E12 what is missing to reach the end of a quarter', () => {
  const months = (from: string, missing: readonly number[]) =>
    missing.map((amount, index) => ({ month: addMonths(from, index), missing: amount }));

  it.each([
    ['the next one that is at least two months ahead', '2026-12-01', [0, 0, 100, 412], 100, ['2027-03-31', 412, 5]],
    ['the quarter that ends soon is passed over', '2026-11-01', [0, 90, 90, 90, 412, 412], 100, ['2027-03-31', 412, 5]],
    ['a leap year', '2027-12-01', [0, 0, 0, 1, 1, 1], 100, ['2028-03-31', 1, 1]],
    ['whole pieces', '2026-06-01', [0, 0, 0, 300], 100, ['2026-09-30', 300, 3]],
  ] as const)('C4 E12 %s', (_, from, missing, credits, [day, amount, pieces]) => {
    expect(reachOf(months(from, missing), credits)).toEqual({ day, missing: amount, pieces });
  });

  it('C4 E12 nothing is said where nothing is missing', () => {
    expect(reachOf(months('2026-12-01', [0, 0, 0, 0, 7]), 100)).toBeNull();
  });
});
