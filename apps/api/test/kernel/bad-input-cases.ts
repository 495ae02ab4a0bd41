import { endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import type { RefusalCode } from '@tierline/domain';
import * as z from 'zod/mini';
import { badTexts, badValues, hugeNumber, plain, strangeKeys, unknownId, type Schema } from './bad-input-values.ts';
import type { Raw } from './walls-send.ts';

/**
 * One bad request. `refused`: it must be, with that code where one is given; otherwise it may be carried out, and must
 * only do no harm.
 */
export type Case = { what: string; raw: Raw; refused: boolean; code?: RefusalCode };

/**
 * Every bad request of an endpoint, made from its row of the table and a good request of it; `foreign` are ids of
 * another vendor.
 */
export function casesOf(name: EndpointName, good: Raw, foreign: readonly string[]): Case[] {
  const row: Endpoint = endpoints[name];
  const told = (one: Case): Case => (isAnswer(name, one.what) ? { ...one, refused: false } : one);
  return [
    ...(row.body ? bodyCases(row.body, good, foreign).map(told) : []),
    ...(row.method === 'GET' ? [] : requestCases(row, good)),
    ...(row.query ? queryCases(row.query, good, foreign) : []),
    ...(row.params ? pathCases(row.params, good, foreign) : []),
    ...(row.keyed
      ? badKeys.map((key): Case => ({
          what: `Idempotency-Key ${key.slice(0, 20)}`,
          raw: { ...good, headers: { 'Idempotency-Key': key } },
          refused: true,
          code: 'key-missing',
        }))
      : []),
    // A path that names the vendor needs no header that does.
    ...badVendors
      .filter((vendor) => vendor !== '' || !row.path.includes(':vendor'))
      .map((vendor): Case => ({
        what: `vendor ${vendor}`,
        raw: { ...good, headers: { 'Tierline-Vendor': vendor } },
        refused: true,
      })),
  ];
}

// A preview lists what is wrong with a row; that is its reply and no refusal. An empty cell of a file says nothing.
function isAnswer(name: EndpointName, what: string): boolean {
  const cell = /^body accounts 0 (?!line)\w+: (empty|blank|too long|characters|odd text) /u.exec(what);
  return (
    ((name === 'previewSplits' || name === 'previewSeats') && what.includes(': not ours ')) ||
    (name === 'previewBatch' && /: not ours | hostId: (?:blank|characters) /u.test(what)) ||
    (name === 'previewImport' && cell !== null) ||
    (name === 'importRows' && (cell?.[1] === 'empty' || cell?.[1] === 'blank'))
  );
}

const badKeys = ['', 'short', 'x'.repeat(201), 'has a space in it', 'schl\u00fcssel-mit-umlaut'];
const badVendors = ['', 'nobody', '__proto__', '%', 'x'.repeat(5_000)];

function bodyCases(body: NonNullable<Endpoint['body']>, good: Raw, foreign: readonly string[]): Case[] {
  return fieldCases(schemaOf(body), good.body, foreign).map(({ value, ...one }) => ({
    ...one,
    what: `body ${one.what}`,
    raw: { ...good, bytes: jsonOf(value) },
  }));
}

type Changed = { what: string; value: unknown; refused: boolean; code?: RefusalCode };

// Every field of an object, at any depth, with each bad value in its place; the rest of it as it was.
function fieldCases(schema: Schema, good: unknown, foreign: readonly string[]): Changed[] {
  const { shape } = plain(schema);
  if (shape.type === 'array') {
    const [first] = good as unknown[]; // the good request has a list here
    const inFirst = fieldCases(shape.items ?? {}, first, foreign).map((one) => ({
      ...one,
      what: `0 ${one.what}`,
      value: [one.value],
    }));
    return shape.maxItems === undefined
      ? inFirst
      : [
          ...inFirst,
          {
            what: 'too many',
            value: Array.from({ length: shape.maxItems + 1 }, () => first),
            refused: true,
            code: 'invalid-input',
          },
        ];
  }
  if (shape.type !== 'object') return [];
  const whole = good as Record<string, unknown>; // the good request has an object here
  const fields = Object.entries(shape.properties ?? {}).flatMap(([key, field]) => {
    const bads = [
      ...badValues(key, field),
      ...(plain(field).shape.format === 'uuid'
        ? [unknownId, ...foreign].map((value) => ({ what: 'not ours', value, refused: true }))
        : []),
    ];
    const put = bads.map((bad) => ({
      ...bad,
      what: `${key}: ${bad.what} ${JSON.stringify(bad.value).slice(0, 30)}`,
      value: { ...whole, [key]: bad.value },
    }));
    const { [key]: _, ...without } = whole;
    const missing = shape.required?.includes(key)
      ? [{ what: `${key}: missing`, value: without, refused: true, code: 'invalid-input' as const }]
      : [];
    const deeper =
      whole[key] === undefined
        ? []
        : fieldCases(field, whole[key], foreign).map((one) => ({
            ...one,
            what: `${key} ${one.what}`,
            value: { ...whole, [key]: one.value },
          }));
    return [...missing, ...put, ...deeper];
  });
  // An own property, as JSON.parse makes it, also where its name is __proto__.
  const strange = strangeKeys.map((key) => ({
    what: `strange field ${key}`,
    value: Object.fromEntries([...Object.entries(whole), [key, { polluted: true }]]),
    refused: true,
    code: 'invalid-input' as const,
  }));
  return [...fields, ...strange];
}

const deep = 10_000;

function requestCases(row: Endpoint, good: Raw): Case[] {
  const bytes = jsonOf(good.body ?? {});
  // Where nothing is read of a body, one that is readable does no harm.
  const read = row.body !== undefined;
  const unread = ['null', '[]', '"x"', '5', 'true', '[{}]'].map((body): Case => ({
    what: `body ${body}`,
    raw: { ...good, bytes: body },
    refused: read,
    ...(read && { code: 'invalid-input' }),
  }));
  const unreadable = [
    '{',
    '{"a":}',
    '{"a":1,}',
    'NaN',
    "{'a':1}",
    '{"a":1}}',
    'undefined',
    '\u0000',
    new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22]),
  ].map((body): Case => ({
    what: `body ${String(body)}`,
    raw: { ...good, bytes: body },
    refused: true,
    code: 'malformed-json',
  }));
  const large: Case[] = [
    {
      what: 'too large a body',
      raw: { ...good, bytes: JSON.stringify({ x: 'x'.repeat(((row.bodyLimitKb ?? 256) + 1) * 1024) }) },
      refused: true,
      code: 'body-too-large',
    },
    {
      what: 'deep lists',
      raw: { ...good, bytes: '['.repeat(deep) + ']'.repeat(deep) },
      refused: true,
      code: 'invalid-input',
    },
    {
      what: 'deep objects',
      raw: { ...good, bytes: '{"a":'.repeat(deep) + '1' + '}'.repeat(deep) },
      refused: true,
      code: 'invalid-input',
    },
  ];
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'x',
    ';;;',
  ].map((type): Case => ({
    what: `type ${type}`,
    raw: { ...good, bytes, headers: { 'Content-Type': type } },
    refused: read,
    ...(read && { code: 'malformed-json' }),
  }));
  const coded = (
    [
      ['Content-Type', 'application/json; charset=nonsense'],
      ['Content-Encoding', 'gzip'],
      ['Content-Encoding', 'nonsense'],
    ] as const
  ).map(([header, value]): Case => ({
    what: value,
    raw: { ...good, bytes, headers: { [header]: value } },
    refused: true,
    code: 'malformed-json',
  }));
  return [...unread, ...unreadable, ...large, ...types, ...coded];
}

function queryCases(query: NonNullable<Endpoint['query']>, good: Raw, foreign: readonly string[]): Case[] {
  const asked = (text: string, refused: boolean): Case => ({
    what: `query ${text.slice(0, 80)}`,
    raw: { ...good, query: text },
    refused,
  });
  const fields = Object.entries(schemaOf(query).properties ?? {}).flatMap(([key, field]) => {
    if (key === 'cursor')
      return cursors.map(({ cursor, refused }) => asked(`cursor=${encodeURIComponent(cursor)}`, refused));
    const values = badTexts(key, field).map(({ value, refused }) => ({ value: String(value), refused }));
    const ids = field.format === 'uuid' ? [unknownId, ...foreign].map((value) => ({ value, refused: false })) : [];
    // Half a surrogate pair does not survive the encoding: it comes as U+FFFD, a character like any other.
    return [
      ...[...values, ...ids]
        .filter(({ value }) => value.isWellFormed())
        .map(({ value, refused }) => asked(`${key}=${encodeURIComponent(value)}`, refused)),
      asked(`${key}=%ED%A0%80`, false),
      asked(`${key}=a&${key}=b`, true),
    ];
  });
  return [
    ...fields,
    ...strangeKeys.filter((key) => key !== '').map((key) => asked(`${key}=1`, true)),
    asked('limit[]=5', true),
    asked('limit[x]=5', true),
    asked('%', true),
    asked('limit=%E0%A4%A', true),
  ];
}

const cursorOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const places = [
  '2026-02-30 00:00:00+00',
  '2026-13-01 00:00:00+00',
  '0000-01-01 00:00:00+00',
  '2026-01-01 25:61:00+00',
  '2026-01-01 00:00:00+99',
  '2026-01-01 (x)',
  '99999-01-01 00:00:00+00',
  'infinity',
  '-infinity',
  'now',
  '',
  'x',
  '2026-01-01 00:00:00+00; SELECT 1',
];
const notCursors = [
  'abc',
  '%%%',
  '====',
  cursorOf(null),
  cursorOf(5),
  cursorOf('x'),
  cursorOf([]),
  cursorOf(['a']),
  cursorOf([1, 2]),
  cursorOf([null, null]),
  cursorOf({ value: 'x', id: unknownId }),
  cursorOf(['a', 'no id']),
  cursorOf(['2026-01-01 00:00:00+00', '-'.repeat(36)]),
  cursorOf(['a\u0000b', unknownId]),
  cursorOf([['a'], unknownId]),
  cursorOf([{}, unknownId]),
  'x'.repeat(501),
];

// Whether a place is one depends on how the list is sorted; none may do harm.
const cursors = [
  ...notCursors.map((cursor) => ({ cursor, refused: true })),
  ...places.map((place) => ({ cursor: cursorOf([place, unknownId]), refused: false })),
];

function pathCases(params: NonNullable<Endpoint['params']>, good: Raw, foreign: readonly string[]): Case[] {
  const ids = [
    'x',
    '5',
    '%00',
    '%E0%A4%A',
    '%',
    encodeURIComponent('🎉'),
    '-'.repeat(36),
    '__proto__',
    'x'.repeat(3_000),
    encodeURIComponent('../me'),
    `${unknownId}%00`,
    unknownId,
    ...foreign,
  ];
  return Object.keys(schemaOf(params).properties ?? {}).flatMap((param) =>
    ids.map((id): Case => ({
      what: `path ${param} ${id.slice(0, 40)}`,
      raw: { ...good, params: { ...good.params, [param]: id } },
      refused: true,
    })),
  );
}

/** The JSON Schema of what an endpoint takes. */
export function schemaOf(shape: NonNullable<Endpoint['body']>): Schema {
  // As much of JSON Schema as our shapes make; a kind that is not known throws.
  return z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema;
}

function jsonOf(value: unknown): string {
  return JSON.stringify(value).replace(JSON.stringify(hugeNumber), '1e400');
}
