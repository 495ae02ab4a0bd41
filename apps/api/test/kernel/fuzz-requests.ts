import fc from 'fast-check';
import { beyondNumbers, hostile, mixed, near, right, whole, type Shape } from './fuzz-values.ts';

/** An operation of the OpenAPI document, as much of it as making and judging requests needs. */
export type Operation = {
  operationId: string;
  parameters: { name: string; in: 'path' | 'query' | 'header'; schema: Shape }[];
  requestBody?: { content: Record<string, { schema: Shape }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};

/** A request as a difference from one that is taken: it can be repeated in another world, whose ids are others. */
export type Recipe = {
  /** Made from a request that is new; otherwise from the last one of the operation. */
  fresh: boolean;
  who: 'its own' | 'nobody' | 'somebody else';
  /** Values for places within the body; a place of no steps is the whole of it. */
  body: { place: (string | number)[]; value: unknown }[];
  path: Record<string, string>;
  /** Already encoded. */
  query: string | null;
  headers: Record<string, string>;
  /** The body as bytes, in place of the JSON of the body. */
  bytes: ((body: string) => Uint8Array) | null;
  /** What its bytes and headers are, in words. */
  odd: string;
};

const asItIs: Recipe = {
  fresh: true,
  who: 'its own',
  body: [],
  path: {},
  query: null,
  headers: {},
  bytes: null,
  odd: '',
};

/** Requests of an operation: a right one, others with some values changed, and some that are odd altogether. */
export function requestsOf(operation: Operation): fc.Arbitrary<Recipe> {
  const body = operation.requestBody?.content['application/json']?.schema;
  const inQuery = operation.parameters.filter((one) => one.in === 'query');
  const inPath = operation.parameters.filter((one) => one.in === 'path');
  const kinds: { weight: number; arbitrary: fc.Arbitrary<Partial<Recipe>> }[] = [
    { weight: 4, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: who.map((one) => ({ who: one })) },
    { weight: 3, arbitrary: oddities(body !== undefined) },
    ...(body
      ? [
          { weight: 8, arbitrary: changes(body).map((made) => ({ body: made })) },
          { weight: 3, arbitrary: whole(body, mixed).map((value) => ({ body: [{ place: [], value }] })) },
        ]
      : []),
    ...(inQuery.length > 0 ? [{ weight: 6, arbitrary: queries(inQuery).map((query) => ({ query })) }] : []),
    ...(inPath.length > 0
      ? [
          {
            weight: 2,
            arbitrary: fc
              .record(Object.fromEntries(inPath.map(({ name, schema }) => [name, texts(schema)])), { requiredKeys: [] })
              .map((path) => ({ path: encoded(path) })),
          },
        ]
      : []),
  ];
  return fc.tuple(fc.nat({ max: 3 }), fc.oneof(...kinds)).map(([turn, kind]) => ({
    ...asItIs,
    fresh: turn === 0 || Object.keys(kind).length === 0,
    ...kind,
  }));
}

/** The first two requests of each operation: one that is taken, and one that is refused everywhere. */
export const firstTwo: Recipe[] = [asItIs, { ...asItIs, headers: { 'Tierline-Vendor': 'nobody' } }];

const who = fc.constantFrom('nobody' as const, 'somebody else' as const);

// One to three values of a body, at any depth, that are of any kind.
function changes(body: Shape): fc.Arbitrary<Recipe['body']> {
  const places = placesOf(body);
  const one = fc
    .constantFrom(...places)
    .chain(({ place, shape }) =>
      fc
        .oneof(
          { weight: 3, arbitrary: right(shape) },
          { weight: 3, arbitrary: near(shape) },
          { weight: 3, arbitrary: hostile(shape) },
          { weight: 1, arbitrary: fc.constant(undefined) },
        )
        .map((value) => ({ place, value })),
    );
  return fc.array(one, { minLength: 1, maxLength: 3 });
}

type Place = { place: (string | number)[]; shape: Shape };

function placesOf(shape: Shape, place: (string | number)[] = []): Place[] {
  const within = [
    ...Object.entries(shape.properties ?? {}).flatMap(([name, field]) => placesOf(field, [...place, name])),
    ...(shape.items ? placesOf(shape.items, [...place, 0]) : []),
    ...(shape.anyOf ?? []).flatMap((one) => placesOf(one, place)).filter((one) => one.place.length > place.length),
  ];
  return [{ place, shape }, ...within];
}

// What stands in an address is text, whatever it is meant to be.
function texts(shape: Shape): fc.Arbitrary<string> {
  return fc
    .oneof({ weight: 3, arbitrary: right(shape) }, { weight: 1, arbitrary: near(shape) }, hostile(shape))
    .map((value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 3_000));
}

function queries(parameters: Operation['parameters']): fc.Arbitrary<string> {
  const named = fc.constantFrom(...parameters).chain(({ name, schema }) => texts(schema).map((value) => [name, value]));
  const pairs = fc.array(named, { minLength: 1, maxLength: 4 }).map((chosen) =>
    // A parameter may come twice.
    chosen.map(([name = '', value = '']) => `${name}=${encode(value)}`).join('&'),
  );
  const odd = fc.constantFrom('%', 'limit=%E0%A4%A', 'limit[]=5', '__proto__=1', '&&&', 'unknown=1', 'q=%00', '=');
  return fc.oneof(
    { weight: 8, arbitrary: pairs },
    { weight: 1, arbitrary: fc.tuple(pairs, odd).map((both) => both.join('&')) },
    { weight: 1, arbitrary: fc.nat({ max: 9 }).map((n) => `q=${'x'.repeat(2_000 * (n + 1))}`) },
  );
}

// Half a surrogate pair comes as the bytes that would be it.
function encode(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
}

function encoded(path: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(path).map(([name, value]) => [name, encode(String(value)) || '%20']));
}

const header = (name: string, ...values: string[]) =>
  fc.constantFrom(...values).map((value) => ({ headers: { [name]: value }, odd: `${name}: ${value.slice(0, 30)}` }));

const bytes = (odd: string, make: (body: string) => Uint8Array | string) =>
  fc.constant({ odd, bytes: (body: string) => Buffer.from(make(body)) });

const headers = [
  header('Tierline-Vendor', '', 'nobody', '__proto__', '%', 'ü', 'x'.repeat(5_000)),
  header('Tierline-User', 'x', '00000000-0000-4000-8000-00000000dead', '%00'),
  header('Idempotency-Key', '', 'short', 'x'.repeat(201), 'schlüssel-mit-umlaut', 'the-same-key-again-and-again'),
  header('Accept', 'text/csv', 'application/xml', '*/*;q=0', 'text/csv;q=0.1, application/json', 'x'.repeat(500)),
  header('Accept-Language', 'de', 'es-MX', 'tlh', '*', ';;;', `en${',en'.repeat(500)}`),
  header('Accept-Encoding', 'identity;q=0', 'br', 'x'),
  header('Authorization', 'Bearer', 'Bearer tl_x', 'Bearer ü', `Bearer ${'x'.repeat(4_000)}`, 'Basic eDp5'),
  header('Origin', 'https://elsewhere.example', 'null', ''),
  header('Sec-Fetch-Site', 'cross-site', 'x'),
  header('X-Forwarded-For', '1.2.3.4', 'x', '::1, 5'),
  header('X-HTTP-Method-Override', 'DELETE'),
  header('Expect', '100-continue', 'x'),
  header('X-Long', 'x'.repeat(20_000)),
];

const bodies = [
  header('Content-Type', '', 'text/plain', 'application/xml', 'application/x-www-form-urlencoded', ';;;', 'x'),
  header('Content-Type', 'application/json; charset=utf-16', 'application/json; charset=x', 'APPLICATION/JSON'),
  header('Content-Encoding', 'gzip', 'br', 'identity', 'x'),
  fc
    .tuple(fc.nat({ max: 99 }), fc.constantFrom('cut off', 'garbled'))
    .map(([part, how]) => ({ odd: `${how} at ${part} %`, bytes: (body: string) => broken(body, part, how) })),
  bytes('nothing', () => ''),
  bytes('a byte order mark', (body) => `\ufeff${body}`),
  bytes('an object in an array', (body) => `[${body}]`),
  bytes('a text with the object in it', (body) => JSON.stringify(body)),
  bytes('each key twice', (body) => (body.length > 2 ? `${body.slice(0, -1)},${body.slice(1)}` : body)),
  bytes('deep lists', () => '['.repeat(50_000)),
  bytes('deep objects', () => `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
  bytes('wide', () => `[${'{},'.repeat(60_000)}{}]`),
  bytes('many fields', () => `{${Array.from({ length: 15_000 }, (_, n) => `"f${n}":${n}`).join()}}`),
  bytes('too large', () => JSON.stringify({ x: 'x'.repeat(300_000) })),
  bytes('no UTF-8', () => new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
  bytes('a long number', (body) => `{"version":${'9'.repeat(5_000)},${body.slice(1)}`),
];

function oddities(hasBody: boolean): fc.Arbitrary<Partial<Recipe>> {
  return hasBody ? fc.oneof(...headers, ...bodies, ...bodies) : fc.oneof(...headers);
}

function broken(body: string, part: number, how: string): Uint8Array {
  const sent = Buffer.from(body);
  const at = Math.floor((sent.length * part) / 100);
  if (how === 'cut off') return sent.subarray(0, at);
  sent[at] = 0xc0;
  return sent;
}

/** The JSON of a body with the recipe's changes, and ids in place of what stands for them. */
export function bodyOf(recipe: Recipe, good: unknown, ids: readonly string[]): string {
  let body: unknown = structuredClone(good ?? {});
  for (const { place, value } of recipe.body) body = put(body, place, value);
  return withIds(JSON.stringify(body) ?? '', ids).replaceAll(JSON.stringify(beyondNumbers), '1e400');
}

/** The same text with ids in place of what stands for them. */
export function withIds(text: string, ids: readonly string[]): string {
  return text.replace(
    /(?:§|%C2%A7)id(?: |%20)(\d+)(?:§|%C2%A7)/gu,
    (_, n: string) => ids[Number(n) % ids.length] ?? '',
  );
}

function put(into: unknown, [step, ...rest]: (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list: unknown[] = Array.isArray(into) ? into : [];
    return [put(list[step], rest, value), ...list.slice(1)];
  }
  const object = into !== null && typeof into === 'object' && !Array.isArray(into) ? into : {};
  const field = Object.entries(object).find(([name]) => name === step)?.[1];
  return { ...object, [step]: put(field, rest, value) };
}

/** A recipe in short, for messages. */
export function told({ fresh, who: by, body, path, query, headers: sent, odd }: Recipe): string {
  const shortened = (_: string, value: unknown) =>
    typeof value === 'string' && value.length > 80 ? `${value.slice(0, 80)}… (${value.length})` : value;
  return JSON.stringify({ by, fresh, odd, body, path, query, sent }, shortened).slice(0, 600);
}
