import { createInstance } from 'i18next';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import { es } from './texts/es.ts';

/** The texts of the mails, a language each. Another language is another file here. */
export const mailTexts = { en, de, es };

type Language = keyof typeof mailTexts;

type Plain<Key extends string> = Key extends `${infer Stem}_${'one' | 'many' | 'other'}` ? Stem : Key;

type TextKey<Texts, Path extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? `${Path}${Plain<Key>}`
    : TextKey<Texts[Key], `${Path}${Key}.`>;
}[keyof Texts & string];

/** How a reader is spoken to: texts, days (ISO, as UTC days), moments (ISO, in UTC) and numbers in one language. */
export type Speech = {
  language: Language;
  say: (key: TextKey<typeof en>, facts?: Record<string, string | number>) => string;
  day: (isoDay: string) => string;
  moment: (iso: string) => string;
  number: (value: number) => string;
};

const i18n = createInstance();
void i18n.init({
  resources: Object.fromEntries(
    Object.entries(mailTexts).map(([language, translation]) => [language, { translation }]),
  ),
  fallbackLng: 'en',
  initAsync: false,
  // React escapes in the HTML; in subject and text there is nothing to escape.
  interpolation: { escapeValue: false },
});

/** Speaks a language, or English where it is not known; of `de-AT` only the German counts. */
export function speak(wanted: string): Speech {
  const base = wanted.toLowerCase().split('-')[0] ?? '';
  const language = isLanguage(base) ? base : 'en';
  // Keys are checked by `say`; a typed i18next elsewhere in the workspace knows other texts.
  const t = i18n.getFixedT(language) as (key: string, facts?: object) => string;
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  // The recipient's time zone is not known here, so the zone is written out.
  const moments = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });
  const numbers = new Intl.NumberFormat(language);
  return {
    language,
    say: (key, facts = {}) =>
      t(
        key,
        Object.fromEntries(
          Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? oneLine(fact) : fact]),
        ),
      ),
    day: (isoDay) => days.format(new Date(`${isoDay}T00:00:00Z`)),
    moment: (iso) => moments.format(new Date(iso)),
    number: (value) => numbers.format(value),
  };
}

/** What somebody typed, as one visible line: neither breaks nor the marks that turn the direction of writing can forge a mail's look. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(mailTexts, text);
}
