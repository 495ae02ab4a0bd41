import { mainTimeZone } from './time-zone.ts';

/** The names of the IANA database without a slash that stand for no place; `Intl` knows others, which are not in it. */
const plainNames = new Set(
  (
    'cet cst6cdt cuba eet egypt eire est est5edt gb gb-eire gmt gmt+0 gmt-0 gmt0 greenwich hongkong hst iceland iran israel jamaica japan ' +
    'kwajalein libya met mst mst7mdt navajo nz nz-chat poland portugal prc pst8pdt roc rok singapore turkey uct universal utc w-su wet zulu'
  ).split(' '),
);

/**
 * Returns the time zone of an IANA name, in any of its names and any case, as the name `Intl` has for it; null where it
 * is none. An offset such as `+01:00` is no time zone.
 */
export function canonicalTimeZone(name: string): string | null {
  if (name.length > 64 || !/^[a-z][\w+-]*(?:\/[\w+-]+){0,2}$/iu.test(name)) return null;
  if (name.includes('/') ? /^systemv\//iu.test(name) : !plainNames.has(name.toLowerCase())) return null;
  const known = canonical.get(name);
  if (known !== undefined) return known;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    if (canonical.size > 2_000) canonical.clear();
    canonical.set(name, timeZone);
    return timeZone;
  } catch {
    return null;
  }
}

// `Intl` takes long to look one up, and an import asks for the same one thousands of times.
const canonical = new Map<string, string>();

/**
 * The time zone of somebody for whom another country was chosen (A2, C2): the one suggested for it, or else
 * `otherwise`. A zone that was chosen stays; one that the country before suggested was not, nor was UTC.
 */
export function timeZoneAfter(
  country: string | null,
  before: { country: string | null; timeZone: string },
  otherwise: string,
): string {
  const suggested = (one: string | null) => mainTimeZone(one ?? '') ?? otherwise;
  const chosen = before.timeZone !== 'UTC' && before.timeZone !== suggested(before.country);
  return chosen ? before.timeZone : suggested(country);
}
