import { canonicalTimeZone } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { useMaybeMe } from '../session.tsx';

/** How numbers, days and instants are written for the reader. */
export type Format = {
  number: (value: number) => string;
  /** A count that stops at 1,000: "1,000+". */
  count: (count: { value: number; more: boolean }) => string;
  /** A calendar day, YYYY-MM-DD. */
  day: (day: string) => string;
  /** The day of an instant, in the reader's time zone. */
  date: (instant: string) => string;
  /** Day and time of an instant, in the reader's time zone. */
  instant: (instant: string) => string;
  /** The time of day of an instant. */
  time: (instant: Date) => string;
  /** Days from today to a day, in words: "in 12 days", "yesterday". */
  fromToday: (day: string) => string;
  /** So many days from today, in words, where somebody else knows which day it is there. */
  inDays: (days: number) => string;
};

/**
 * The locale that days and times of a language are written in. English is British, unless the first English that the
 * browser asks for is American.
 */
export function localeOf(language: string, spoken: readonly string[] = navigator.languages): string {
  if (language !== 'en') return language;
  const english = spoken.find((tag) => /^en\b/iu.test(tag)) ?? '';
  return english.toLowerCase() === 'en-us' ? 'en-US' : 'en-GB';
}

/** Writes numbers, days and instants in the reader's language and time zone, by Intl. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const timeZone = useMaybeMe()?.user.timeZone;
  return formatFor(i18n.language, timeZone);
}

const made = new Map<string, Format>();

function formatFor(language: string, timeZone: string | undefined): Format {
  const key = `${language} ${timeZone ?? ''}`;
  const kept = made.get(key);
  if (kept) return kept;
  // A browser that is older than the zone writes its own time rather than nothing at all.
  const zone = timeZone === undefined || canonicalTimeZone(timeZone) === null ? {} : { timeZone };
  const locale = localeOf(language);
  const number = new Intl.NumberFormat(language);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', ...zone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', ...zone });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const format: Format = {
    number: (value) => number.format(value),
    count: ({ value, more }) => `${number.format(value)}${more ? '+' : ''}`,
    day: (text) => unbroken(day.format(midnight(text))),
    date: (text) => unbroken(date.format(new Date(text))),
    instant: (text) => unbroken(instant.format(new Date(text))).replace(/,\u00a0(?=[^,]*$)/u, ', '),
    time: (when) => time.format(when),
    fromToday: (text) => inWords(relative, daysFromToday(text)),
    inDays: (days) => inWords(relative, days),
  };
  made.set(key, format);
  return format;
}

/** Days from today (UTC, as expiry counts) to a day. */
export function daysFromToday(day: string): number {
  return Math.round((midnight(day).getTime() - midnight(new Date().toISOString().slice(0, 10)).getTime()) / 86_400_000);
}

// A day stays on one line wherever it stands.
function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0');
}

function inWords(relative: Intl.RelativeTimeFormat, days: number): string {
  if (Math.abs(days) < 60) return relative.format(days, 'day');
  if (Math.abs(days) < 730) return relative.format(Math.round(days / 30.44), 'month');
  return relative.format(Math.round(days / 365.25), 'year');
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
