/**
 * Days and months as texts: an ISO day `2026-02-28`; a month is its first day, `2026-02-01`. Texts of either kind sort
 * as they follow each other.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Which day it is at an instant in a time zone of the IANA database. */
export function dayIn(timeZone: string, at: Date): string {
  // Making a format costs a hundred times as much as using it.
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      calendar: 'iso8601',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  formats.set(timeZone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${(part.year ?? '').padStart(4, '0')}-${part.month ?? ''}-${part.day ?? ''}`;
}

/** The month of a day. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** The month that comes so many months after (before, if negative). */
export function addMonths(month: string, months: number): string {
  const count = monthNumber(month) + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

/** How many months lie from one month to another. */
export function monthsFrom(from: string, to: string): number {
  return monthNumber(to) - monthNumber(from);
}

/** The day that comes so many days after (before, if negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days lie from one day to another. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

// Days as such are all of the same length, whatever the clocks of a country do.
const dayMs = 24 * 3_600_000;

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
