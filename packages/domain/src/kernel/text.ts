// Invisible characters must neither distinguish two texts nor get into names, mails and files. Joiners stay where a
// script is written with them (Arabic, Persian, the scripts of India, emoji), and variation selectors where they choose
// another drawing of a character.

const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const joiner = /[\u200c\u200d]/u;
const selector = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const joined = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u;
const varied = /[\p{Script=Han}\p{Emoji}\p{S}]/u;
// Letters of scripts that do not join: between them a joiner does nothing.
const unjoined = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}]/u;

/** Removes invisible characters (format characters, fillers, tags) and composes the rest (NFC). */
export function withoutUnseen(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  const composed = text.normalize('NFC');
  const kept = composed.replace(unseen, (mark, place: number) => {
    const before = lastOf(composed.slice(0, place));
    const after = firstOf(composed.slice(place + mark.length));
    if (joiner.test(mark))
      return joined.test(before) && joined.test(after) && !unjoined.test(before) && !unjoined.test(after) ? mark : '';
    return selector.test(mark) && varied.test(before) ? mark : '';
  });
  // Characters that were apart may compose once nothing is between them.
  return kept === composed ? kept : withoutUnseen(kept);
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? '';
}

/** Whether a text has anything visible. */
export function hasVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/**
 * Makes the key that names and numbers (of an order, a product, an account) are compared by, searched by and unique by
 * (A2): case, spacing, invisible characters, the stored form of a character, and the kind of dash or quotation mark do
 * not count. The only place that makes such a key; the database stores it and compares it byte by byte. Change
 * `keyVersion` with it.
 */
export function nameKey(name: string): string {
  if (isAscii(name))
    return name
      .replace(/[\s\p{Cc}]/gu, '')
      .replaceAll('`', "'")
      .toLowerCase();
  const known = remembered.get(name);
  if (known !== undefined) return known;
  let key = name;
  // Characters may compose once what was between them is gone, so that one pass may not be enough.
  for (let round = 0; round < 8; round++) {
    const next = foldedOnce(key);
    if (next === key) break;
    key = next;
  }
  remember(name, key);
  return key;
}

const remembered = new Map<string, string>();
let characters = 0;

// An import compares the same thousands of names again and again; the cache takes some megabytes at most.
function remember(name: string, key: string): void {
  characters += name.length + key.length;
  if (characters > 8_000_000) {
    remembered.clear();
    characters = name.length + key.length;
  }
  remembered.set(name, key);
}

/**
 * The key for an edited name; null where the name stays, or is only spelt differently, which never collides with
 * another's.
 */
export function newKey(before: string, name: string | undefined): string | null {
  return name === undefined || nameKey(name) === nameKey(before) ? null : nameKey(name);
}

/**
 * The key of a row whose name or number repeats another one's, and may: unique by its id, found by searches for its
 * beginning, and never equal to a name's key, as those have no control characters.
 */
export function laterKey(key: string, id: string): string {
  return `${key}\u0001${id}`;
}

/** The version of `nameKey`: an upgrade makes new keys where they were made by an older one. */
export const keyVersion = 3;

// Most names are plain ASCII, and need none of what follows.
function isAscii(text: string): boolean {
  return !/[^\p{ASCII}]/u.test(text);
}

function foldedOnce(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '');
  const signs = plain
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\u2018\u2019\u201a\u201b\u02bc\u2032`\u00b4]/gu, "'")
    .replace(/[\u201c-\u201f\u00ab\u00bb\u2033]/gu, '"');
  // Lower, upper, lower: capital and small ß, final sigma and the like end in one form. The dot of a Turkish İ does not
  // count.
  return signs
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(?<=[ij]\p{M}*)\u0307/gu, '')
    .replaceAll('ς', 'σ')
    .normalize('NFKC');
}

/**
 * Patterns for LIKE that together find a person by what was typed: each word anywhere in the `personKey`, so that
 * `Ahrens, Anna` finds Anna Ahrens.
 */
export function personPatterns(typed: string): string[] {
  return typed
    .split(/[\s,;"<>()]+/u)
    .map(nameKey)
    .filter((key) => key !== '')
    .map(anywhere);
}

/** A pattern for LIKE that finds what has this text anywhere; the text is taken literally. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/gu, '\\$&')}%`;
}
