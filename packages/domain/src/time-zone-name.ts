/** The names of the IANA database that stand for no place and have no slash; `Intl` knows others, which are not in it. */
const plainNames = new Set(
  (
    'cet cst6cdt cuba eet egypt eire est est5edt gb gb-eire gmt gmt+0 gmt-0 gmt0 greenwich hongkong hst iceland iran israel jamaica japan ' +
    'kwajalein libya met mst mst7mdt navajo nz nz-chat poland portugal prc pst8pdt roc rok singapore turkey uct universal utc w-su wet zulu'
  ).split(' '),
);

/**
 * The time zone that a name of the IANA database means, by any of its names and in any case, under the name that `Intl`
 * has for it; null where the name is none. An offset such as `+01:00` is no time zone.
 */
export function canonicalTimeZone(name: string): string | null {
  if (name.length > 64 || !/^[a-z][\w+-]*(?:\/[\w+-]+){0,2}$/iu.test(name)) return null;
  if (name.includes('/') ? /^systemv\//iu.test(name) : !plainNames.has(name.toLowerCase())) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
