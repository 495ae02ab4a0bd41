import { inWords, roleName, type FieldError, type Programme, type Refusal, withoutDoubleStop } from '@tierline/domain';
import { createInstance } from 'i18next';
import { problemStatus, problemType, type ProblemDocument } from './problems.ts';
import { de } from '../texts/de.ts';
import { en } from '../texts/en.ts';
import { es } from '../texts/es.ts';

/** The texts of refusals by language. Another language is another file here. */
export const contractTexts = { en, de, es };

/** A language that Tierline speaks. */
export type Language = keyof typeof contractTexts;

/** The languages that Tierline speaks; a programme may offer fewer. */
export const languages = Object.keys(contractTexts) as Language[]; // the keys of the table, which Object.keys forgets

const i18n = createInstance();
void i18n.init({
  resources: Object.fromEntries(languages.map((language) => [language, { translation: contractTexts[language] }])),
  fallbackLng: 'en',
  initAsync: false,
  interpolation: { escapeValue: false },
});

// Keys are checked by the types of the tables above; a typed i18next elsewhere in the workspace knows other texts.
function speak(language: string) {
  const t = i18n.getFixedT(language) as (key: string, facts?: object) => string;
  return (key: string, facts: Record<string, unknown> = {}) => withoutDoubleStop(t(key, facts), facts);
}

const dayFacts = new Set([
  'issuedOn',
  'orderedOn',
  'expiresOn',
  'startsOn',
  'expiredOn',
  'earliest',
  'latest',
  'day',
  'otherDay',
  'wantedOn',
  'askedOn',
  'today',
]);

/**
 * The programme's names of its roles and integrations; by default roles have general names, integrations their keys.
 */
type Names = Pick<Programme, 'roles' | 'integrations'>;

/** Words a refusal in a language: a title for its kind, and the case. */
export function wordRefusal(refusal: Refusal, language: string, names?: Names): { title: string; detail: string } {
  const t = speak(language);
  const facts = withDays(refusal.facts, language);
  if (typeof facts.available === 'number') facts.count = facts.available;
  if (typeof facts.open === 'number') facts.count = facts.open;
  if ('needs' in refusal.facts)
    facts.role = names ? roleName(names, refusal.facts.needs, language) : t(`role.${refusal.facts.needs}`);
  facts.master = names ? roleName(names, 'master', language) : t('role.master');
  if ('whose' in refusal.facts) facts.context = refusal.facts.whose;
  if (refusal.code === 'moves-used' && refusal.facts.day !== '') facts.context = 'next';
  if ('hosts' in refusal.facts && refusal.facts.hosts !== '') facts.context = 'hosts';
  if ('masters' in refusal.facts) facts.who = refusal.facts.masters === '' ? '' : ` (${refusal.facts.masters})`;
  if ('integration' in refusal.facts) facts.integration = integrationName(names, refusal.facts.integration, language);
  return { title: t(`problem.${refusal.code}.title`, facts), detail: t(`problem.${refusal.code}.detail`, facts) };
}

/** Facts with their days as people of a language write them. */
function withDays(facts: object, language: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]: [string, unknown]) => [
      name,
      dayFacts.has(name) && typeof fact === 'string' && fact !== '' ? wordDay(fact, language) : fact,
    ]),
  );
}

/** Returns the programme's name of an integration or a controller, by its key. */
function integrationName(names: Names | undefined, key: string, language: string): string {
  const called = names?.integrations
    .flatMap((row) => [row, ...(row.controller ? [row.controller] : [])])
    .find((one) => one.key === key);
  return called ? inWords(called.name, language) : key;
}

/** Words a field error in a language. */
export function wordField(error: FieldError, language: string): string {
  return speak(language)(`field.${error.rule}`, withDays(error.facts, language));
}

/** A day as people of a language write it. */
export function wordDay(day: string, language: string): string {
  return writtenDay(day, language, 'medium');
}

// British days go with British words.
function writtenDay(day: string, language: string, dateStyle: 'medium' | 'long'): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The problem document of a refusal (RFC 9457), in the reader's language. */
export function problemDocument(refusal: Refusal, language: string, names?: Names): ProblemDocument {
  const { errors, ...facts } = 'errors' in refusal.facts ? refusal.facts : { ...refusal.facts, errors: undefined };
  return {
    type: problemType(refusal.code),
    ...wordRefusal(refusal, language, names),
    status: problemStatus[refusal.code],
    ...facts,
    ...(errors && { errors: errors.map((error) => ({ pointer: error.pointer, detail: wordField(error, language) })) }),
  };
}

/**
 * Words what is wrong with a row or a field of it, in the reader's language; `code` is the rule of the shape that it
 * breaks, or the refusal's.
 */
export function wordWrong(refusal: Refusal, language: string, names?: Names): { code: string; detail: string } {
  const [error] = 'errors' in refusal.facts ? refusal.facts.errors : [];
  return error
    ? { code: error.rule, detail: wordField(error, language) }
    : { code: refusal.code, detail: wordRefusal(refusal, language, names).detail };
}

/** The words of a printed card of a line item (E14); its end is an ISO day. */
export function wordCard(
  language: string,
  { copies, expiresOn }: { copies: number; expiresOn: string | null },
): { title: string; copies: string; activationId: string; code: string; how: readonly string[] } {
  const t = speak(language);
  const end = expiresOn === null ? t('card.always') : t('card.until', { day: writtenDay(expiresOn, language, 'long') });
  return {
    title: t('card.title'),
    copies: `${t('card.copies', { count: copies })}, ${end}`,
    activationId: t('card.activationId'),
    code: t('card.code'),
    how: ['online', 'scan', 'device', 'back'].map((step) => t(`card.how.${step}`)),
  };
}
