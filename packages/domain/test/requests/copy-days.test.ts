import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  copyDaysUntil,
  dayAfter,
  daysBetween,
  endOfMonth,
  remainingCopyDays,
  spreadCopyDays,
  type CopiesUntil,
} from '../../src/index.ts';

// The slow recount goes from day to day by the calendar alone, and counts what runs on each.
function* daysFrom(day: string): Generator<string> {
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const two = (number: number) => String(number).padStart(2, '0');
  for (;;) {
    yield `${year}-${two(month)}-${two(date)}`;
    const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    date += 1;
    if (date > (lengths[month - 1] ?? 0) + (leap ? 1 : 0)) [month, date] = [month + 1, 1];
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

const slow = {
  remaining(lines: readonly CopiesUntil[], today: string): number {
    const last =
      lines
        .map(({ expiresOn }) => expiresOn)
        .toSorted()
        .at(-1) ?? '';
    let sum = 0;
    for (const day of daysFrom(today)) {
      if (day > last) return sum;
      for (const { copies, expiresOn } of lines) if (day <= expiresOn) sum += copies;
    }
    return sum;
  },
  until(lines: readonly CopiesUntil[], endsOn: string): number {
    const first = lines.map(({ expiresOn }) => expiresOn).toSorted()[0] ?? '';
    let sum = 0;
    for (const day of daysFrom(first)) {
      if (day > endsOn) return sum;
      for (const { copies, expiresOn } of lines) if (day > expiresOn) sum += copies;
    }
    return sum;
  },
  spread(lines: readonly CopiesUntil[], copyDays: number): { endsOn: string; remainder: number } {
    let endsOn = lines.map((line) => line.expiresOn).toSorted()[0] ?? '';
    let remainder = copyDays;
    for (const day of daysFrom(endsOn)) {
      const needed = lines.reduce((sum, { copies, expiresOn }) => sum + (day > expiresOn ? copies : 0), 0);
      if (needed > remainder) return { endsOn, remainder };
      endsOn = day;
      remainder -= needed;
    }
    return { endsOn, remainder };
  },
};

// Days around what calendars stumble over: ends of months, leap days, the turn of a year.
const awkward = ['2028-01-31', '2028-02-28', '2028-02-29', '2028-03-01', '2027-10-31', '2027-12-31'];
const someDay = fc.oneof(
  fc.constantFrom(...awkward),
  fc.integer({ min: 0, max: 400 }).map((days) => dayAfter('2027-09-01', days)),
);
const nearDay = fc.integer({ min: 0, max: 400 }).map((days) => dayAfter('2027-09-01', days));
const some = (day: fc.Arbitrary<string>) =>
  fc.array(fc.record({ copies: fc.integer({ min: 1, max: 300 }), expiresOn: day }), { minLength: 1, maxLength: 6 });

describe('E15 copy-days', () => {
  it('E15 days are those of the calendar for 200,000 days', () => {
    let before = '1900-01-01';
    let count = 0;
    for (const day of daysFrom('1900-01-02')) {
      if (dayAfter(before, 1) !== day || daysBetween(before, day) !== 1) throw new Error(day);
      before = day;
      if (++count === 200_000) break;
    }
    expect(daysBetween('1900-01-01', before)).toBe(200_000);
  });

  it.each([
    ['2027-01-31', '2027-01-31'],
    ['2027-02-01', '2027-02-28'],
    ['2028-02-29', '2028-02-29'],
    ['2100-02-10', '2100-02-28'],
    ['2027-04-30', '2027-04-30'],
    ['2027-12-01', '2027-12-31'],
  ])('E15 the month of %s ends on %s', (day, end) => {
    expect(endOfMonth(day)).toBe(end);
  });

  it('E15 as in an example: what remains, what keeping the day buys, and what spreading comes to', () => {
    const lines = [
      { copies: 10, expiresOn: '2027-01-31' },
      { copies: 5, expiresOn: '2027-02-28' },
    ];
    expect(remainingCopyDays(lines, '2027-01-31')).toBe(10 + 5 * 29);
    expect(copyDaysUntil(lines, '2027-03-31')).toBe(10 * 59 + 5 * 31);
    expect(spreadCopyDays(lines, 10 * 59 + 5 * 31)).toEqual({ endsOn: '2027-03-31', remainder: 0 });
    expect(spreadCopyDays(lines, 10 * 59 + 5 * 31 + 14)).toEqual({ endsOn: '2027-03-31', remainder: 14 });
    // Too few to reach the end of the second: all go to the first.
    expect(spreadCopyDays(lines, 99)).toEqual({ endsOn: '2027-02-09', remainder: 9 });
    expect(spreadCopyDays(lines, 0)).toEqual({ endsOn: '2027-01-31', remainder: 0 });
  });

  it('E15 10,000 random sets come to what a slow recount comes to', () => {
    fc.assert(
      fc.property(some(someDay), nearDay, nearDay, (lines, today, endsOn) => {
        expect(remainingCopyDays(lines, today)).toBe(slow.remaining(lines, today));
        expect(copyDaysUntil(lines, endsOn)).toBe(slow.until(lines, endsOn));
      }),
      { numRuns: 10_000 },
    );
    fc.assert(
      fc.property(some(nearDay), fc.integer({ min: 0, max: 100_000 }), (lines, copyDays) => {
        expect(spreadCopyDays(lines, copyDays)).toEqual(slow.spread(lines, copyDays));
      }),
      { numRuns: 10_000 },
    );
  });

  it('E15 keeping the day that was spread to buys what was spread, less what remained', () => {
    fc.assert(
      fc.property(some(nearDay), fc.integer({ min: 0, max: 1_000_000 }), (lines, copyDays) => {
        const { endsOn, remainder } = spreadCopyDays(lines, copyDays);
        expect(copyDaysUntil(lines, endsOn)).toBe(copyDays - remainder);
        expect(copyDaysUntil(lines, dayAfter(endsOn, 1))).toBeGreaterThan(copyDays);
      }),
    );
  });
});
