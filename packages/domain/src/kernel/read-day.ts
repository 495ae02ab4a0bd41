import { plainText } from './typed-text.ts';

/** Why a text is no day: nothing there, not written as a day, two days at once, or a day that no calendar has. */
export type DayWrong =
  | { rule: 'missing' }
  | { rule: 'not-a-day' }
  | { rule: 'no-such-day' }
  | { rule: 'ambiguous-day'; days: readonly [string, string] };

/** A day as it was typed, pasted or found in a file: `YYYY-MM-DD`, or why it is none. */
export type ReadDay = { day: string; wrong: null } | { day: null; wrong: DayWrong };

type Order = 'dmy' | 'mdy';
type Separator = '.' | '/' | '-';

/**
 * How people of a language write days: what the parts mean, by what separates them, and what a day with the month's
 * name looks like.
 */
type DayForms = {
  numeric: Partial<Record<Separator, readonly Order[]>>;
  months: readonly (readonly string[])[];
  named: readonly RegExp[];
};

/**
 * Reads a day as people of a language write it: in figures, with the name of the month, or as `YYYY-MM-DD`, which every
 * language understands. A year of two digits is one from 2000 to 2069. Nothing is guessed: what may be two days is
 * refused, as is a day that does not exist or lies outside 1900 to 2899.
 */
export function readDay(text: string, language: string): ReadDay {
  const plain = plainText(text).toLowerCase();
  if (plain === '') return wrongly({ rule: 'missing' });
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(plain);
  if (iso) return only(iso[1], (year) => [dayOf(year, iso[2], iso[3])]);
  const forms = formsOf(language);
  const figures = /^(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/u.exec(plain);
  if (figures) {
    const [, first, separator, second, written] = figures;
    const orders = forms.numeric[separator as Separator] ?? []; // the expression lets no other through
    if (orders.length === 0) return wrongly({ rule: 'not-a-day' });
    return only(written, (year) =>
      orders.map((order) => (order === 'dmy' ? dayOf(year, second, first) : dayOf(year, first, second))),
    );
  }
  for (const form of forms.named) {
    const { day, month = '', year: written } = form.exec(plain)?.groups ?? {};
    const number = forms.months.findIndex((names) => names.includes(month.replace(/\.$/u, '').normalize('NFC'))) + 1;
    if (number > 0) return only(written, (year) => [dayOf(year, String(number), day)]);
  }
  return wrongly({ rule: 'not-a-day' });
}

/** Whether a text is a day as it is stored, `YYYY-MM-DD`, that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && readDay(text, 'en').day === text;
}

/**
 * A day in figures as people of a language write it and `readDay` reads it; where figures would be ambiguous, with the
 * name of the month.
 */
export function writeDay(day: string, language: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (language.startsWith('de')) return `${date}.${month}.${year}`;
  if (language.startsWith('es')) return `${date}/${month}/${year}`;
  const name = english[Number(month) - 1]?.[1] ?? '';
  return `${String(Number(date))} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
}

function wrongly(wrong: DayWrong): ReadDay {
  return { day: null, wrong };
}

// The one day that all readings in a year come to; null stands for a reading that leads to no day.
function only(written: string | undefined, readings: (year: string) => readonly (string | null)[]): ReadDay {
  const year = yearOf(written);
  if (!isKnownYear(year)) return wrongly({ rule: 'not-a-day' });
  const [day, other] = [...new Set(readings(year))].filter((reading) => reading !== null);
  if (day === undefined) return wrongly({ rule: 'no-such-day' });
  return other === undefined ? { day, wrong: null } : wrongly({ rule: 'ambiguous-day', days: [day, other] });
}

/** The years in which a day may lie, so that no term leads out of the calendar. */
function isKnownYear(year: string): boolean {
  return year >= '1900' && year < '2900';
}

// Of two digits only those are read that nobody takes for the last century.
function yearOf(text = ''): string {
  if (text.length !== 2) return text;
  return text < '70' ? `20${text}` : '';
}

function dayOf(year: string, month: string | undefined, date: string | undefined): string | null {
  const day = `${year}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
  // What overflows comes back as another day.
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

const english = [
  ['january', 'jan'],
  ['february', 'feb'],
  ['march', 'mar'],
  ['april', 'apr'],
  ['may', 'may'],
  ['june', 'jun'],
  ['july', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
] as const;

const german = [
  ['januar', 'jan', 'jänner', 'jän'],
  ['februar', 'feb', 'feber'],
  ['märz', 'mär', 'mrz', 'maerz'],
  ['april', 'apr'],
  ['mai'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['august', 'aug'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt'],
  ['november', 'nov'],
  ['dezember', 'dez'],
] as const;

const spanish = [
  ['enero', 'ene'],
  ['febrero', 'feb'],
  ['marzo', 'mar'],
  ['abril', 'abr'],
  ['mayo', 'may'],
  ['junio', 'jun'],
  ['julio', 'jul'],
  ['agosto', 'ago'],
  ['septiembre', 'sep', 'sept', 'setiembre', 'set'],
  ['octubre', 'oct'],
  ['noviembre', 'nov'],
  ['diciembre', 'dic'],
] as const;

const namedMonth = String.raw`(?<month>\p{L}+\.?)`;
const namedYear = String.raw`(?<year>\d{4}|\d{2})`;

const dayFirst = String.raw`(?<day>\d{1,2})`;

const inEnglish: DayForms = {
  months: english,
  named: [
    new RegExp(`^${dayFirst}(?:st|nd|rd|th)?(?: of)?[ /-]?${namedMonth},?[ /-]?${namedYear}$`, 'u'),
    new RegExp(`^${namedMonth}[ -]?${dayFirst}(?:st|nd|rd|th)?(?:, ?|[ -])(?<year>\\d{4})$`, 'u'),
  ],
  numeric: { '.': ['dmy'], '/': ['dmy', 'mdy'], '-': ['dmy', 'mdy'] },
};

const inGerman: DayForms = {
  months: german,
  named: [new RegExp(`^${dayFirst}(?:\\. ?| |-)${namedMonth}[ -]?${namedYear}$`, 'u')],
  numeric: { '.': ['dmy'] },
};

const inSpanish: DayForms = {
  months: spanish,
  named: [new RegExp(`^${dayFirst}\\.?[ºo]?(?: de |[ /-])${namedMonth}(?: del? |, |[ /-])${namedYear}$`, 'u')],
  numeric: { '.': ['dmy'], '/': ['dmy'], '-': ['dmy'] },
};

// English is written in two orders; without a region nobody knows which one is meant.
function formsOf(language: string): DayForms {
  const tag = language.toLowerCase();
  if (tag.startsWith('de')) return inGerman;
  if (tag.startsWith('es')) return inSpanish;
  if (!tag.startsWith('en-')) return inEnglish;
  const order: readonly Order[] = [tag === 'en-us' ? 'mdy' : 'dmy'];
  return { ...inEnglish, numeric: { '.': ['dmy'], '/': order, '-': order } };
}
