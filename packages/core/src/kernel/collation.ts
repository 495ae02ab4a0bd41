import { raw, sql, type Database, type Sql } from './db.ts';
import { readRows, text } from './rows.ts';

// Languages whose alphabet differs from the root collation, which serves English, German and most others.
const own = new Set(['es']);

const known = new WeakMap<Database, Promise<Set<string>>>();

// Whether this Postgres has ICU: one built without it has none of its collations.
function collationsOf(db: Database): Promise<Set<string>> {
  const asked =
    known.get(db) ??
    readRows(db, { name: text }, sql`SELECT collname AS name FROM pg_collation WHERE collname LIKE '%-x-icu'`).then(
      (rows) => new Set(rows.map(({ name }) => name)),
    );
  known.set(db, asked);
  return asked;
}

/**
 * Returns a text collated as people of a language look names up (ICU), the same on every Postgres with ICU; else by the
 * database's own collation.
 */
export async function inAlphabet(db: Database, language: string, words: Sql): Promise<Sql> {
  const name = own.has(language) ? `${language}-x-icu` : 'und-x-icu';
  return (await collationsOf(db)).has(name) ? sql`(${words} COLLATE ${raw(`"${name}"`)})` : words;
}

/** Compares two texts in the same order, in JavaScript. */
export function alphabet(language: string): (one: string, other: string) => number {
  const collator = new Intl.Collator(own.has(language) ? language : 'und');
  return (one, other) => collator.compare(one, other) || byCode(one, other);
}

/** Compares texts by code units: the same in every process, whatever its locale. */
export function byCode(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
