import {
  canonicalTimeZone,
  countries,
  hasVisible,
  maxEmailLength,
  nameKey,
  readEmail,
  withoutUnseen,
} from '@tierline/domain';
import * as z from 'zod/mini';

// Control characters, lone surrogates and noncharacters are not text, and the database refuses some of them.
const readable = z.refine<string>(
  (value) => value.isWellFormed() && !/[^\P{Cc}\n\r\t]|\p{Noncharacter_Code_Point}/u.test(value),
  { params: { rule: 'bad-characters' } },
);
const oneLine = z.refine<string>((value) => !/[\n\r\t\u2028\u2029]/u.test(value), {
  params: { rule: 'bad-characters' },
});
// Invisible characters are dropped, so that two texts that look alike are one; a text without visible characters is
// empty.
const cleaned = z.overwrite<string>((value) =>
  hasVisible(value) ? withoutUnseen(value).trim() : value.replace(/[^\p{Cc}]|[\n\r\t]/gu, ''),
);
// Some characters expand to many others in a key; the database's indexes take only so much.
function shortKey(max: number) {
  return z.refine<string>((value) => nameKey(value).length <= 2 * max, { params: { rule: 'bad-characters' } });
}

/** One line of text, trimmed and without invisible characters; 1 to `max` characters. */
export function line(max = 200) {
  return z.string().check(cleaned, z.minLength(1), z.maxLength(max), readable, oneLine);
}

/**
 * A name or a number by which something is found and distinguished from others: one line of text, unique by its
 * `nameKey`.
 */
export function nameLine(max = 200) {
  return line(max).check(shortKey(max));
}

/** One line of text that may be empty. */
export function lineOrEmpty(max = 200) {
  return z.string().check(cleaned, z.maxLength(max), readable, oneLine);
}

/** Several lines of text, which may be empty. */
export function textOrEmpty(max = 2000) {
  return z.string().check(cleaned, z.maxLength(max), readable);
}

/**
 * One line of text of a new record; empty where it is left out. An edit takes `z.optional(lineOrEmpty())`, which leaves
 * alone what is left out.
 */
export function optionalLine(max = 200) {
  return z._default(lineOrEmpty(max), '');
}

/** Several lines of text, trimmed and not empty: a reason. */
export function someText(max = 2000) {
  return z.string().check(cleaned, z.minLength(1), z.maxLength(max), readable);
}

/** Several lines of text of a new record; empty where they are left out. An edit takes `z.optional(textOrEmpty())`. */
export function text(max = 2000) {
  return z._default(textOrEmpty(max), '');
}

/** The most wrong values of a request that are listed. */
export const maxErrors = 100;

/**
 * A list of `min` to `max` items. Its length is checked before any of them, and after enough wrong ones the rest is
 * skipped: a list costs no more than its maximum, whatever is sent.
 */
export function listOf<T extends z.ZodMiniType>(item: T, max: number, min = 1) {
  const items = z.array(item).check(z.minLength(min), z.maxLength(max));
  // oxlint-disable-next-line typescript/unbound-method -- Zod makes it a closure.
  const readAll = items._zod.parse;
  items._zod.parse = (payload, ctx) => {
    const given: unknown = payload.value;
    // Too long lists are refused there before their items are checked.
    if (!Array.isArray(given) || given.length > max) return readAll(payload, ctx);
    const read: z.output<T>[] = [];
    for (const [index, one] of given.entries()) {
      const part = readAll({ value: [one], issues: [] }, ctx);
      if (part instanceof Promise) throw new TypeError('the items of a list are read at once');
      read.push(...(part.value as z.output<T>[])); // what a list of them reads
      payload.issues.push(...part.issues.map((issue) => ({ ...issue, path: [index, ...(issue.path ?? []).slice(1)] })));
      if (payload.issues.length >= maxErrors) break;
    }
    payload.value = read;
    return payload;
  };
  return items;
}

/** A search text. */
export function searched(max = 200) {
  return z.optional(z.string().check(z.maxLength(max), readable));
}

/** A search text that has to be given, of two characters at least, so that an index finds what contains it. */
export function searchedFor() {
  return z.string().check(cleaned, z.minLength(2), z.maxLength(200), readable);
}

/** The id of a row. */
export function id() {
  return z.uuid();
}

// Longer than any address with all that is dropped from it: a longer text is not checked.
const maxTypedEmail = 1000;

/** An e-mail address, in the form in which it is stored; its domain may be typed in its own letters (A8). */
export function email() {
  return z.string().check(
    z.overwrite((typed) => {
      const read = typed.length > maxTypedEmail ? null : readEmail(typed);
      return read !== null && 'email' in read ? read.email : typed;
    }),
    z.check(({ value, issues }) => {
      const read = value.length > maxTypedEmail ? { trouble: 'email-too-long' } : readEmail(value);
      if ('trouble' in read)
        issues.push({ code: 'custom', input: value, params: { rule: read.trouble, maximum: maxEmailLength } });
    }),
    z.meta({ format: 'idn-email' }),
  );
}

/** A day in replies, YYYY-MM-DD. */
export function day() {
  return z.iso.date();
}

/** A day in a request: of the years 1900 to 2899, so that no term leads out of the calendar. */
export function askedDay() {
  return day().check(z.refine((value) => value >= '1900' && value < '2900', { params: { rule: 'not-a-day' } }));
}

/** An instant, ISO 8601 in UTC. */
export function instant() {
  return z.string();
}

/** An instant in a request: ISO 8601 with its offset, of the years 1900 to 2899. */
export function askedInstant() {
  return z.iso.datetime({ offset: true }).check(
    z.maxLength(40),
    z.refine((value) => value >= '1900' && value < '2900', { params: { rule: 'not-an-instant' } }),
  );
}

/** The version of a record as it was read: a write with an outdated one is refused. */
export function version() {
  return z.int().check(z.minimum(0), z.maximum(2_147_483_647));
}

/** A number of copies: whole, 1 to a thousand million. */
export function copies() {
  return z.int().check(z.minimum(1), z.maximum(1_000_000_000));
}

/** A language tag such as `en`; the programme says which it has. */
export function language() {
  return z.string().check(z.regex(/^[a-z]{2}$/u));
}

/** A country, ISO 3166-1 alpha-2. */
export function country() {
  return z.string().check(z.regex(/^[A-Z]{2}$/u));
}

const known = new Set(countries);

/** A country that there is, ISO 3166-1 alpha-2. */
export function knownCountry() {
  return country().check(z.refine((code) => known.has(code), { params: { rule: 'not-a-country' } }));
}

/** A number of credits: whole, 1 to a hundred million. */
export function credits() {
  return z.int().check(z.minimum(1), z.maximum(100_000_000));
}

/** A time zone of the IANA database, by any of its names; read as the one name that is stored. */
export function timeZone() {
  return z.pipe(
    z.string().check(
      z.maxLength(64),
      z.refine((name) => canonicalTimeZone(name) !== null, { params: { rule: 'not-a-time-zone' } }),
    ),
    z.transform((name) => canonicalTimeZone(name) ?? name),
  );
}

/** The time zone that a browser says it is in; one that is not known here counts as left out. */
export function browserTimeZone() {
  return z.pipe(
    z.string().check(z.maxLength(200)),
    z.transform((name) => canonicalTimeZone(name) ?? undefined),
  );
}

/** A yes or no in a query string. */
export function flag() {
  return z._default(
    z.pipe(
      z.enum(['true', 'false']),
      z.transform((value) => value === 'true'),
    ),
    false,
  );
}

/** A whole number in a query string. */
export function wholeInQuery(minimum: number, maximum: number) {
  return z.pipe(
    z.string().check(
      z.refine((digits) => /^\d{1,9}$/u.test(digits) && Number(digits) >= minimum && Number(digits) <= maximum, {
        params: { rule: 'whole-between', minimum, maximum },
      }),
    ),
    z.pipe(z.transform(Number), z.int().check(z.minimum(minimum), z.maximum(maximum))),
  );
}

/** The paging of every list: where to go on (the `next` of the page before) and how many at most. */
export const paging = {
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z._default(wholeInQuery(1, 100), 50),
};

/** How many there are: where `more`, at least so many, as counting ends at 1,000 or where it would take long. */
export function counted() {
  return z.object({ value: z.int(), more: z.boolean() });
}

/** A page of a list: its items, where the next begins (null: nowhere), and how many there are. */
export function page<T extends z.ZodMiniType>(item: T) {
  return z.object({ items: z.array(item), next: z.nullable(z.string()), count: counted() });
}

/** The reason of a disabled action; null where it is possible. */
export function reason() {
  return z.nullable(z.object({ code: z.string(), detail: z.string() }));
}

/** An operation that can be undone for some seconds (X8), and until when, by the clock of the database. */
export const undoable = { operationId: z.uuid(), undoUntil: instant() };
