import {
  canonicalTimeZone,
  inWords,
  roleName,
  shownEmail,
  writeDay,
  type Role,
  type Programme,
} from '@tierline/domain';
import type { csv as texts } from '../texts/en-csv.ts';
import type { shown as shownTexts } from '../texts/en-csv-shown.ts';
import { contractTexts } from './words.ts';

/** The key of a CSV heading in the texts. */
export type CsvHead = keyof typeof texts.head;

type Word = keyof typeof texts.word;
type Shown = typeof shownTexts;

/** The reader of a CSV file. */
export type CsvReader = {
  language: string;
  programme: Pick<Programme, 'name' | 'roles' | 'tiers'>;
  /** The IANA time zone of instants; null for a file that programs read, whose instants and days are in ISO 8601. */
  timeZone: string | null;
};

/** Writes the values of a CSV file's cells. */
export type CsvSay = {
  word: (word: Word) => string;
  yesNo: (value: boolean) => string;
  role: (role: Role) => string;
  tier: (tier: number) => string;
  account: (account: { name: string | null; tier: number }) => string;
  signsIn: (tier: number) => boolean;
  /** A state or kind: in the portal's words for people, `plain` for programs. */
  state: <G extends keyof Shown>(group: G, key: string, plain: string) => string;
  country: (code: string | null) => string | null;
  language: (tag: string) => string;
  email: (email: string) => string;
  day: (day: string | null) => string | null;
  month: (month: string) => string;
  instant: (instant: string | null) => string | null;
  /** The author of what no person did: the programme itself. */
  itself: () => string | null;
};

/** The texts of CSV files in a language; English where Tierline does not speak it. */
export function csvTexts(language: string): (typeof contractTexts)['en']['csv'] {
  // Just looked up.
  return contractTexts[language in contractTexts ? (language as keyof typeof contractTexts) : 'en'].csv;
}

/** How the cells of a CSV file are written for its reader. */
export function csvSay(reader: CsvReader): CsvSay {
  const { language, programme } = reader;
  const csv = csvTexts(language);
  const tier = (number: number) => inWords(programme.tiers.find((row) => row.tier === number)?.name ?? {}, language);
  const common = {
    word: (word: Word) => csv.word[word],
    tier,
    yesNo: (value: boolean) => csv.word[value ? 'yes' : 'no'],
    role: (role: Role) => roleName(programme, role, language),
    account: (account: { name: string | null; tier: number }) =>
      account.name ?? csv.undisclosed.replace('{{tier}}', () => tier(account.tier)),
    signsIn: (number: number) => programme.tiers.find((row) => row.tier === number)?.signsIn ?? false,
  };
  return { ...common, ...(reader.timeZone === null ? forPrograms : forPeople(reader, reader.timeZone)) };
}

type Written = Omit<CsvSay, 'word' | 'tier' | 'yesNo' | 'role' | 'account' | 'signsIn'>;

const forPrograms: Written = {
  state: (_group, _key, plain) => plain,
  country: (code) => code,
  language: (tag) => tag,
  email: (email) => email,
  day: (day) => day,
  month: (month) => month,
  instant: (instant) => instant,
  itself: () => null,
};

function forPeople({ language, programme }: CsvReader, timeZone: string): Written {
  const { shown } = csvTexts(language);
  const nameOf = (type: 'region' | 'language') => new Intl.DisplayNames(language, { type, fallback: 'code' });
  const [regions, languages] = [nameOf('region'), nameOf('language')];
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone: canonicalTimeZone(timeZone) ?? 'UTC',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const instant = (at: string) => {
    const part = Object.fromEntries(local.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    return `${writeDay(`${part.year}-${part.month}-${part.day}`, language)} ${part.hour}:${part.minute}`;
  };
  return {
    // A kind without words is written as its code.
    state: (group, key, plain) => new Map(Object.entries(shown[group])).get(key) ?? plain,
    country: (code) => code && (/^[A-Z]{2}$/u.test(code) ? (regions.of(code) ?? code) : code),
    language: (tag) => languages.of(tag) ?? tag,
    email: shownEmail,
    day: (day) => day && writeDay(day, language),
    month: (day) => month.format(new Date(`${day.slice(0, 10)}T00:00:00Z`)),
    instant: (at) => at && instant(at),
    itself: () => programme.name,
  };
}

/** Returns the separator that spreadsheets of a language expect: a semicolon where commas are for decimals. */
export function csvSeparator(language: string): ';' | ',' {
  return decimalSign(language) === ',' ? ';' : ',';
}

/** A number as spreadsheets of a language read it, without signs between thousands. */
export function csvNumber(value: number, language: string): string {
  return String(value).replace('.', decimalSign(language));
}

function decimalSign(language: string): string {
  return new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
}
