import { withoutDoubleStop, shownEmail } from '@tierline/domain';
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

/**
 * How a reader is spoken to: texts, days (ISO, as UTC days), moments (ISO, in the reader's time zone) and numbers in
 * one language.
 */
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

// British words go with British days.
const locales: Record<Language, string> = { en: 'en-GB', de: 'de', es: 'es' };

/**
 * Speaks a language, or English where it is not known; of `de-AT` only the German counts. `timeZone`: where the reader
 * is; UTC where that is not known.
 */
export function speak(wanted: string, timeZone: string | null = null): Speech {
  const base = wanted.toLowerCase().split('-')[0] ?? '';
  const language = isLanguage(base) ? base : 'en';
  // Keys are checked by `say`; a typed i18next elsewhere in the workspace knows other texts.
  const t = i18n.getFixedT(language) as (key: string, facts?: object) => string;
  const locale = locales[language];
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  // The zone is written out: a mail may be read, or passed on, anywhere.
  const moments = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    timeZoneName: 'short',
  });
  const numbers = new Intl.NumberFormat(locale);
  return {
    language,
    say: (key, facts = {}) => {
      const shown = Object.fromEntries(
        Object.entries(facts).map(([name, fact]) => [
          name,
          typeof fact === 'string' ? shownEmail(oneLine(fact)) : fact,
        ]),
      );
      return withoutDoubleStop(t(key, shown), shown);
    },
    day: (isoDay) => days.format(new Date(`${isoDay}T00:00:00Z`)),
    moment: (iso) => moments.format(new Date(iso)),
    number: (value) => numbers.format(value),
  };
}

/**
 * What somebody typed, as one visible line: neither breaks nor the marks that turn the direction of writing can forge a
 * mail's look.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

function isTimeZone(zone: string | null): zone is string {
  try {
    return zone !== null && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(mailTexts, text);
}
