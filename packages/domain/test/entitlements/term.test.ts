import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, endOfTerm } from '../../src/index.ts';

it.each([
  ['2026-12-01', 1, '2026-12-31'],
  ['2026-12-15', 12, '2027-12-14'],
  ['2026-12-01', 12, '2027-11-30'],
  ['2027-02-01', 1, '2027-02-28'],
  ['2028-02-01', 1, '2028-02-29'],
  ['2027-01-31', 1, '2027-02-28'],
  ['2027-01-30', 1, '2027-02-28'],
  ['2027-01-29', 1, '2027-02-28'],
  ['2027-01-28', 1, '2027-02-27'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-01-30', 1, '2028-02-29'],
  ['2028-01-29', 1, '2028-02-28'],
  ['2027-01-31', 2, '2027-03-30'],
  ['2027-01-31', 3, '2027-04-30'],
  ['2027-03-31', 6, '2027-09-30'],
  ['2027-08-31', 1, '2027-09-30'],
  ['2027-11-30', 3, '2028-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-31', 12, '2027-12-30'],
  ['2027-02-28', 12, '2028-02-27'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2028-02-29', 48, '2032-02-28'],
  ['2027-12-31', 1200, '2127-12-30'],
  ['2899-12-31', 1200, '2999-12-30'],
])('E2 O1 a term that starts on %s ends after %d months on %s', (startsOn, months, end) => {
  expect(endOfTerm(startsOn, months)).toBe(end);
});

it('E2 without months a term never ends', () => expect(endOfTerm('2027-01-31', null)).toBeNull());

it('E2 terms that follow each other from the end of a month on keep to the ends of months', () => {
  let startsOn = '2027-01-31';
  const ends = Array.from({ length: 4 }, () => {
    const end = endOfTerm(startsOn, 1) ?? '';
    startsOn = addDays(end, 1);
    return end;
  });
  expect(ends).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31']);
});

it('E2 a longer term never ends earlier, nor does one that starts later', () => {
  const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 1199 }), (at, months) => {
      const startsOn = at.toISOString().slice(0, 10);
      const end = endOfTerm(startsOn, months) ?? '';
      expect(end >= startsOn).toBe(true);
      expect((endOfTerm(startsOn, months + 1) ?? '') > end).toBe(true);
      expect((endOfTerm(addDays(startsOn, 1), months) ?? '') >= end).toBe(true);
    }),
  );
});
