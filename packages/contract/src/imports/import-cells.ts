import {
  countries as codes,
  inWords,
  mainTimeZone,
  nameKey,
  readDay,
  readQuantity,
  type FieldError,
  type Programme,
} from '@tierline/domain';
import * as z from 'zod/mini';
import type { AskOf } from '../kernel/endpoint.ts';
import { accountEndpoints } from '../accounts/account.ts';
import { fieldErrors } from '../kernel/field-errors.ts';
import { askedDay, copies, line } from '../kernel/fields.ts';
import { importFields, type CellKind, type ImportField, type ImportKind } from './import.ts';
import { siteEndpoints } from '../credits/site.ts';
import { languages } from '../kernel/words.ts';

/** How cells are read (whose language and formats), and the language in which mistakes in them are explained. */
export type CellReader = { language: string; programme: Pick<Programme, 'tiers' | 'roles' | 'languages'> };

/** A row's cells as they were sent. */
export type Cells = Readonly<Record<string, string | number | undefined>>;

/** What a row asks for: what creating one by its own endpoint takes. `ask` null where that cannot be read. */
export type ReadRow<A> = { ask: A | null; wrong: { field: string; error: FieldError }[] };

/** Reads a row as a new account with its first user, by the shapes of the endpoint that creates one. */
export function readAccountCells(
  cells: Cells,
  reader: CellReader,
): ReadRow<AskOf<typeof accountEndpoints.createAccount>> {
  const { values, wrong } = readCells('accounts', cells, reader);
  const { email, firstName, lastName, ...account } = values;
  const person = [email, firstName, lastName].some((value) => value !== undefined);
  const read = accountEndpoints.createAccount.body.safeParse(
    { ...account, ...(person && { user: { email, firstName, lastName } }) },
    { reportInput: true },
  );
  return outcome(read, wrong);
}

/**
 * Reads a row as a new user, by the shapes of the endpoint that creates one. Nobody gets access unless the row says so:
 * by a yes under *may sign in*, or, where that is left out, by a role.
 */
export function readUserCells(
  cells: Cells,
  reader: CellReader,
): ReadRow<z.output<typeof accountEndpoints.createUser.body>> {
  const { values, wrong } = readCells('users', cells, reader);
  const access = { maySignIn: values.role !== undefined };
  return outcome(accountEndpoints.createUser.body.safeParse({ ...access, ...values }, { reportInput: true }), wrong);
}

const orderRow = z.object({
  number: line(60),
  account: line(200),
  product: line(200),
  quantity: copies(),
  startsOn: z.optional(askedDay()),
  expiresOn: z.optional(askedDay()),
  orderedOn: z.optional(askedDay()),
});

/** Reads a row as a line of an order, by the shapes of the endpoint that enters one. */
export function readOrderCells(cells: Cells, reader: CellReader): ReadRow<z.output<typeof orderRow>> {
  const { values, wrong } = readCells('orders', cells, reader);
  return outcome(orderRow.safeParse(values, { reportInput: true }), wrong);
}

/**
 * Reads a row as a new site, by the shapes of the endpoint that creates one; the time zone, where it is left out, is
 * that of the country (C2).
 */
export function readSiteCells(cells: Cells, reader: CellReader): ReadRow<AskOf<typeof siteEndpoints.createSite>> {
  const { values, wrong } = readCells('sites', cells, reader);
  const suggested = typeof values.country === 'string' ? mainTimeZone(values.country) : null;
  // A row whose country cannot be read has that mistake alone.
  const read = siteEndpoints.createSite.body.safeParse(
    { timeZone: suggested ?? 'UTC', ...values, ...(values.credits === 0 && { credits: undefined }) },
    { reportInput: true },
  );
  return outcome(read, wrong);
}

type Parsed<A> = { success: true; data: A } | { success: false; error: { issues: Parameters<typeof fieldErrors>[0] } };

function outcome<A>(read: Parsed<A>, wrong: ReadRow<A>['wrong']): ReadRow<A> {
  if (read.success) return { ask: wrong.length > 0 ? null : read.data, wrong };
  const more = fieldErrors(read.error.issues).map((error) => ({ field: error.pointer.split('/').at(-1) ?? '', error }));
  return { ask: null, wrong: [...wrong, ...more.filter(({ field }) => !wrong.some((one) => one.field === field))] };
}

function readCells(
  kind: ImportKind,
  cells: Cells,
  reader: CellReader,
): { values: Record<string, unknown>; wrong: ReadRow<never>['wrong'] } {
  const fields: Record<string, ImportField> = importFields[kind];
  const values: Record<string, unknown> = {};
  const wrong = [];
  for (const [field, { cell }] of Object.entries(fields)) {
    const text = String(cells[field] ?? '').trim();
    if (text === '') continue;
    const read = kinds[cell](text, reader);
    if (typeof read === 'object') wrong.push({ field, error: { pointer: `/${field}`, ...read } });
    else values[field] = read;
  }
  return { values, wrong };
}

type Wrong = Omit<FieldError, 'pointer'>;

/** How the text of a cell is read; unreadable text is refused with what would be right. */
const kinds: Record<CellKind, (text: string, reader: CellReader) => string | number | boolean | Wrong> = {
  text: (text) => text,
  tier: (text, { programme, language }) => {
    const tier = programme.tiers.find(
      (row) => String(row.tier) === text || isOneOf(text, [...Object.values(row.name), ...Object.values(row.plural)]),
    );
    return (
      tier?.tier ?? notOneOf(programme.tiers.filter((row) => row.tier > 0).map((row) => inWords(row.name, language)))
    );
  },
  role: (text, { programme, language }) => {
    const role = programme.roles.find((row) => isOneOf(text, [row.role, ...Object.values(row.name)]));
    return role?.role ?? notOneOf(programme.roles.map((row) => inWords(row.name, language)));
  },
  'yes-no': (text) => (isOneOf(text, yes) ? true : isOneOf(text, no) ? false : { rule: 'not-yes-or-no', facts: {} }),
  country: (text) =>
    /^[a-z]{2}$/iu.test(text)
      ? text.toUpperCase()
      : (countries().get(nameKey(text.slice(0, maxWordLength + 1))) ?? { rule: 'not-a-country', facts: {} }),
  language: (text, { programme }) =>
    /^[a-z]{2}(?:[-_][a-z]{2})?$/iu.test(text)
      ? text.slice(0, 2).toLowerCase()
      : (languageOf(text, programme.languages) ?? notOneOf(programme.languages)),
  'time-zone': (text) => text,
  whole: (text, { language }) => {
    const { quantity, wrong } = readQuantity(text, language, { min: 0 });
    if (wrong === null) return quantity;
    const { rule, ...facts } = wrong;
    return { rule, facts };
  },
  day: (text, { language }) => {
    const { day, wrong } = readDay(text, language);
    if (wrong === null) return day;
    if (wrong.rule !== 'ambiguous-day')
      return { rule: wrong.rule === 'not-a-day' ? 'unreadable-day' : wrong.rule, facts: {} };
    return { rule: 'ambiguous-day', facts: { day: wrong.days[0], otherDay: wrong.days[1] } };
  },
};

const yes = ['yes', 'y', 'true', '1', 'x', '✓', 'ja', 'j', 'wahr', 'sí', 'si', 's', 'verdadero'];
const no = ['no', 'n', 'false', '0', '-', 'nein', 'falsch', 'falso'];

/** No word that a cell is compared with is longer. */
const maxWordLength = 200;

function isOneOf(text: string, words: readonly string[]): boolean {
  if (text.length > maxWordLength) return false;
  // Remembered there, as one cell is compared with several lists of words.
  const key = nameKey(text);
  return words.some((word) => keyOfWord(word) === key);
}

const wordKeys = new Map<string, string>();

// The words are few, the cells that are compared with them thousands.
function keyOfWord(word: string): string {
  const known = wordKeys.get(word);
  if (known !== undefined) return known;
  if (wordKeys.size > 1_000) wordKeys.clear();
  const key = nameKey(word);
  wordKeys.set(word, key);
  return key;
}

function notOneOf(values: readonly string[]): Wrong {
  return { rule: 'not-one-of', facts: { values: values.join(', ') } };
}

function languageOf(text: string, offered: readonly string[]): string | undefined {
  return offered.find((tag) => isOneOf(text, namesOfLanguage(tag)));
}

const languageNames = new Map<string, string[]>();

function namesOfLanguage(tag: string): string[] {
  const known = languageNames.get(tag);
  if (known) return known;
  const names = [
    tag,
    ...[tag, ...languages].map((spoken) => new Intl.DisplayNames(spoken, { type: 'language' }).of(tag) ?? ''),
  ];
  languageNames.set(tag, names);
  return names;
}

let named: Map<string, string> | undefined;

// Every country by its names in all languages that are spoken here. Only those that there are: Intl also has the codes
// of bygone ones, under the same names (FX is France, too).
function countries(): Map<string, string> {
  if (named) return named;
  named = new Map();
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = names.of(code);
      if (name !== undefined) named.set(nameKey(name), code);
    }
  }
  return named;
}
