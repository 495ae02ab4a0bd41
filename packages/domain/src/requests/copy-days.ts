import { dayAfter } from '../kernel/day.ts';

/** So many copies that end on a day: what a copy-day is counted of. Days are ISO days; the last one counts in full. */
export type CopiesUntil = { copies: number; expiresOn: string };

const dayLength = 86_400_000;

/** How many days lie between two days: 1 from one day to the next, negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** The last day of the month of a day. */
export function endOfMonth(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The copy-days that are left: from today on, each copy for each day up to its last one (E15). */
export function remainingCopyDays(lines: readonly CopiesUntil[], today: string): number {
  return lines.reduce((sum, { copies, expiresOn }) => sum + copies * Math.max(0, daysBetween(today, expiresOn) + 1), 0);
}

/** The copy-days that are bought where what follows each of the lines lasts up to `endsOn` (*keep the day*, E15). */
export function copyDaysUntil(lines: readonly CopiesUntil[], endsOn: string): number {
  return lines.reduce((sum, { copies, expiresOn }) => sum + copies * Math.max(0, daysBetween(expiresOn, endsOn)), 0);
}

/**
 * The one new end that so many copy-days suffice for, rounded down, and how many of them remain (*spread*, E15): lines
 * that end later anyway get none of them. There must be a line.
 */
export function spreadCopyDays(lines: readonly CopiesUntil[], copyDays: number): { endsOn: string; remainder: number } {
  const ends = [...new Set(lines.map(({ expiresOn }) => expiresOn))].toSorted();
  let endsOn = ends[0] ?? '';
  let left = copyDays;
  for (const [index] of ends.entries()) {
    const copies = lines.reduce((sum, line) => sum + (line.expiresOn <= endsOn ? line.copies : 0), 0);
    const next = ends[index + 1];
    const fits = Math.floor(left / copies);
    const days = next === undefined ? fits : Math.min(fits, daysBetween(endsOn, next));
    endsOn = dayAfter(endsOn, days);
    left -= days * copies;
    if (endsOn !== next) break;
  }
  return { endsOn, remainder: left };
}

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayLength;
}
