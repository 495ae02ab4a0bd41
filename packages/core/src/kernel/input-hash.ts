import { createHash } from 'node:crypto';

/** Returns the hash of an input that is stored, to recognise a repeat. */
export function inputHash(kind: string, input: unknown): string {
  return createHash('sha256')
    .update(`${kind} ${JSON.stringify(input, sortedKeys)}`)
    .digest('base64url');
}

/**
 * Hashes what a request says, and nothing of what it leaves out: a field that a later version adds with a default makes
 * no different request of it. `sent`: the request as it came; undefined where there was none.
 */
export function requestHash(kind: string, input: unknown, sent: unknown): string {
  return inputHash(
    kind,
    without(input, sent, () => true),
  );
}

/** The most left-out fields that are tried in all combinations; with more, all or none of them. */
const maxFieldsTried = 10;

/**
 * Returns the hashes under which earlier versions may have stored the same request: they also hashed left-out fields,
 * with the defaults of their time, and did not know later fields.
 */
export function formerHashes(kind: string, input: unknown, sent: unknown): string[] {
  const fields = [...new Set(leftOut(input, sent))];
  if (fields.length > maxFieldsTried) return [inputHash(kind, input)];
  return Array.from({ length: 2 ** fields.length }, (_, choice) =>
    inputHash(
      kind,
      without(input, sent, (path) => ((choice >> fields.indexOf(path)) & 1) === 1),
    ),
  );
}

// A value without the fields that were not sent and that `drop` names, by their path without array indexes.
function without(value: unknown, sent: unknown, drop: (path: string) => boolean, path = ''): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown, place) =>
      without(item, Array.isArray(sent) ? sent[place] : undefined, drop, path),
    );
  if (!isObject(value) || !isObject(sent)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([field, inside]) => {
      const at = `${path}/${field}`;
      if (!Object.hasOwn(sent, field) && drop(at)) return [];
      return [[field, without(inside, sent[field], drop, at)]];
    }),
  );
}

function leftOut(value: unknown, sent: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, place) => leftOut(item, Array.isArray(sent) ? sent[place] : undefined, path));
  if (!isObject(value) || !isObject(sent)) return [];
  return Object.entries(value).flatMap(([field, inside]) =>
    Object.hasOwn(sent, field) ? leftOut(inside, sent[field], `${path}/${field}`) : [`${path}/${field}`],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function sortedKeys(_: string, value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
