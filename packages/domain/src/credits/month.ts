/**
 * Days and months as texts: an ISO day `2026-02-28`; a month is its first day, `2026-02-01`. Both sort in the order of
 * time.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns the day at an instant in an IANA time zone. */
export function dayIn(timeZone: string, at: Date): string {
  // Creating a format costs a hundred times as much as using it.
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

/** Returns the month of a day. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** Returns the month so many months later (earlier, if negative). */
export function addMonths(month: string, months: number): string {
  const count = monthNumber(month) + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

/** Returns how many months lie from one month to another. */
export function monthsFrom(from: string, to: string): number {
  return monthNumber(to) - monthNumber(from);
}

/** Returns the day so many days later (earlier, if negative). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Returns how many days lie from one day to another. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

// Calendar days in UTC all have the same length.
const dayMs = 24 * 3_600_000;

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
