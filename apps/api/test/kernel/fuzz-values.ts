import fc from 'fast-check';

/** A schema of the OpenAPI document, as far as requests have them; a keyword that is not known here throws. */
export type Shape = {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  minItems?: number;
  maxItems?: number;
  anyOf?: Shape[];
};

/** A value for a place of a request, made from that place's schema. */
export type Values = (shape: Shape) => fc.Arbitrary<unknown>;

/** Stands for the id at this place among those of the world, which differ from run to run. */
export const idAt = (place: number) => `§id ${place}§`;

/** Stands for a number in JSON that no JavaScript number can be. */
export const beyondNumbers = '§ 1e400 §';

const ids = fc.nat({ max: 99 }).map(idAt);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** A value as the schema wants it. */
export const right: Values = (shape) => {
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(right));
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  switch (shape.type) {
    case 'string':
      return rightText(shape);
    case 'integer':
      return fc.integer({
        min: Math.max(shape.minimum ?? 0, -1_000),
        max: Math.min(shape.maximum ?? 1_000, Math.max(shape.minimum ?? 0, 1_000)),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return whole(shape, right);
  }
};

/** An object or a list whose parts are made by `part`; other shapes are made by it altogether. */
export function whole(shape: Shape, part: Values): fc.Arbitrary<unknown> {
  if (shape.type === 'array') {
    const fewest = shape.minItems ?? 0;
    return fc.array(whole(shape.items ?? {}, part), {
      minLength: fewest,
      maxLength: Math.max(fewest, Math.min(shape.maxItems ?? 3, 3)),
    });
  }
  if (shape.type !== 'object') return part(shape);
  return fc.record(
    Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, field]) => [name, whole(field, part)])),
    { requiredKeys: shape.required ?? [] },
  );
}

function rightText({ format, pattern, minLength = 0, maxLength = 50 }: Shape): fc.Arbitrary<string> {
  if (format === 'uuid') return ids;
  if (format === 'date') return day.map((text) => text.slice(0, 10));
  if (format === 'date-time') return day;
  if (format === 'idn-email') return fc.emailAddress();
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) };
  return fc.oneof(fc.string(length), fc.string({ ...length, unit: 'grapheme' }), fc.constantFrom(...names));
}

const names = ['Müller & Söhne GmbH', 'Ferretería «El Peñón» S.L.', '株式会社 山田', 'O’Brien', 'Zażółć gęślą'];

/** A value that is nearly right: as people and their spreadsheets write it, and at the ends of what is allowed. */
export const near: Values = (shape) => {
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(near), fc.constant(null));
  if (shape.enum)
    return fc.constantFrom(...shape.enum.flatMap((one) => [String(one).toUpperCase(), `${String(one)} `, [one]]));
  switch (shape.type) {
    case 'integer': {
      const { minimum = 0, maximum = 2 ** 31 - 1 } = shape;
      const edges = [minimum - 1, minimum, minimum + 1, maximum - 1, maximum, maximum + 1];
      return fc.constantFrom<unknown>(...edges, ...edges.map(String), ...typedNumbers);
    }
    case 'boolean':
      return fc.constantFrom('true', 'false', 'yes', 0, 1, null);
    case 'array':
      return fc.oneof(
        right(shape.items ?? {}),
        right(shape.items ?? {}).map((one) => Array.from({ length: (shape.maxItems ?? 500) + 1 }, () => one)),
        right(shape.items ?? {}).map((one) => [one, one]),
        fc.constant([]),
      );
    case 'object':
      return fc.oneof(
        right(shape).map((one) => [one]),
        right(shape).map((one) => ({ ...(one as object), unknownField: 1 })), // a record makes objects
        fc.constant({}),
      );
    case 'string':
      return nearText(shape);
    default:
      return fc.constantFrom(null, 0);
  }
};

const typedNumbers = ['1.000', '1,5', '1 000', '٣', '0x10', '1e3', ' 7 ', '-0', 1.5, 1e21, -0, beyondNumbers];
const typedDays = ['31.12.2026', '12/31/2026', '2026-02-29', '2026-1-1', '20261231', '0000-01-01', '9999-12-31', 'now'];

function nearText(shape: Shape): fc.Arbitrary<unknown> {
  const { format, minLength = 0, maxLength = 200 } = shape;
  if (format === 'uuid')
    return fc.oneof(
      ids.map((id) => ` ${id}`),
      fc.uuid(),
      fc.constantFrom('00000000-0000-0000-0000-000000000000', '5', ''),
    );
  if (format === 'date' || format === 'date-time') return fc.constantFrom(...typedDays, '2026-12-31T24:00:00Z');
  if (format === 'idn-email')
    return fc.constantFrom('A@B.Example', 'jürgen@bücher.example', 'a@b', 'a@b.example, c@d.example', '<a@b.example>');
  const edge = (length: number) => 'ß'.repeat(Math.max(0, Math.min(length, 100_000)));
  return fc.oneof(
    fc.constantFrom(edge(minLength - 1), edge(minLength), edge(maxLength), edge(maxLength + 1)),
    right(shape).map((text) => ` ${String(text)}\u200b `),
    right(shape).map((text) => String(text).normalize('NFD')),
    fc.constantFrom<unknown>(...typedNumbers),
  );
}

const texts = [
  '',
  '   ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\u200b\u2060\ufeff',
  'e\u0301\u0301\u0301',
  '\u202e{{name}} <script>alert(1)</script>',
  '\'"; DROP TABLE account; --',
  '%_\\',
  '=1+1',
  '\uffff',
  '\u001b[31m',
  'line\r\nbreak',
  'ﷺ'.repeat(40),
  '👨‍👩‍👧‍👦'.repeat(30),
  '__proto__',
];

/** A value that no reader of requests hopes for. */
export const hostile: Values = () =>
  fc.oneof(
    fc.constantFrom<unknown>(...texts, null, true, -1, 2 ** 53, -(2 ** 63), beyondNumbers, [], {}, [[]], [null]),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.jsonValue({ maxDepth: 3 }),
    fc.integer({ min: 5, max: 60 }).map((depth) => nested(depth)),
    fc.integer({ min: 200, max: 3_000 }).map((width) => Array.from({ length: width }, () => ({}))),
    fc.integer({ min: 500, max: 30_000 }).map((length) => 'x'.repeat(length)),
    fc.constantFrom('__proto__', 'constructor', 'toString').map((key) => Object.fromEntries([[key, { polluted: 1 }]])),
  );

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** A value of any of these kinds, most of them right. */
export const mixed: Values = (shape) =>
  fc.oneof(
    { weight: 8, arbitrary: right(shape) },
    { weight: 1, arbitrary: near(shape) },
    { weight: 1, arbitrary: hostile(shape) },
  );
