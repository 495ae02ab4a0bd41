/** The part of a JSON Schema that our shapes make. */
export type Schema = {
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  anyOf?: Schema[];
};

/**
 * A value that is put in a field's place. `refused`: it must be; otherwise it may be taken, and must only do no harm.
 */
export type Bad = { what: string; value: unknown; refused: boolean; code?: 'invalid-input' };

/** Stands for a number in JSON that no JavaScript number can be. */
export const hugeNumber = '§ a number beyond all others §';

/** What is no field of anything; the keys of JavaScript's own objects among them. */
export const strangeKeys = ['unknownField', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', ''];

/** An id that nobody has. */
export const unknownId = '00000000-0000-4000-8000-00000000dead';

/** Control characters, half a surrogate pair, and what a database or a shell may stumble over. */
const evilTexts = ['a\u0000b', '\u0000', '\ud800', 'x\udc00y', '\u001b[31mred', '\u0085'];
const oddTexts = [
  '🎉👨‍👩‍👧‍👦',
  '%_\\',
  '\'"; DROP TABLE account; --',
  '__proto__',
  '\u202e{{name}} <script>alert(1)</script> ﷺ',
];
const badDays = [
  '2026-02-30',
  '2026-13-01',
  '0000-01-01',
  '10000-01-01',
  '-0001-01-01',
  'infinity',
  'now',
  'tomorrow',
  '2026-1-1',
  '2026-01-01T00:00:00Z',
];

/** The bad and odd values of a field of this shape. */
export function badValues(name: string, schema: Schema): Bad[] {
  const { shape, nullable } = plain(schema);
  const refused = (what: string, value: unknown): Bad => ({ what, value, refused: true, code: 'invalid-input' });
  const nothing = nullable ? [] : [refused('null', null)];
  switch (shape.type) {
    case 'string':
      return [
        ...[5, true, ['x'], { x: 1 }].map((value) => refused('wrong type', value)),
        ...nothing,
        ...badTexts(name, shape),
      ];
    case 'integer':
      return [
        ...['x', '5', '', true, [5], { x: 1 }, 1.5, 2 ** 53, -(2 ** 60), hugeNumber].map((value) =>
          refused('not whole', value),
        ),
        ...nothing,
        ...[0, -1, 1_000_000_001].map((value) => ({ what: 'out of range', value, refused: outside(shape, value) })),
      ];
    case 'boolean':
      return [...['true', 'yes', '', 1, 0, [], {}].map((value) => refused('wrong type', value)), ...nothing];
    case 'array':
      return [
        ...['x', 5, {}, [null], [[]], [5]].map((value) => refused('not such a list', value)),
        ...((shape.minItems ?? 0) > 0 ? [refused('empty', [])] : []),
        ...(isFreeText(shape.items) ? [] : [refused('not such a list', ['x'])]),
        ...nothing,
      ];
    case 'object':
      return [...['x', 5, true, [], [{}]].map((value) => refused('not such an object', value)), ...nothing];
    default:
      throw new Error(`a field of a kind that the tests do not know: ${name} ${JSON.stringify(schema)}`);
  }
}

// Whether any short text is one.
function isFreeText(items: Schema | undefined): boolean {
  if (items === undefined) return false;
  const { shape } = plain(items);
  const fits = shape.pattern === undefined || new RegExp(shape.pattern, 'u').test('x');
  return shape.type === 'string' && fits && shape.format === undefined && shape.enum === undefined;
}

/** The bad and odd texts of a field; in a query string every value is a text. */
export function badTexts(name: string, schema: Schema): Bad[] {
  const { shape } = plain(schema);
  const strict =
    shape.pattern !== undefined || shape.format !== undefined || shape.enum !== undefined || name === 'timeZone';
  const needed = strict || (shape.minLength ?? 0) > 0;
  const tooLong = Math.max(shape.maxLength ?? 300, 300) + 1;
  return [
    { what: 'empty', value: '', refused: needed },
    { what: 'blank', value: '   ', refused: needed && !isSecret(name) },
    { what: 'too long', value: 'x'.repeat(tooLong), refused: strict || shape.maxLength !== undefined },
    ...evilTexts.map((value) => ({ what: 'characters', value, refused: true })),
    ...oddTexts.map((value) => ({ what: 'odd text', value, refused: strict })),
    ...(shape.format === 'uuid'
      ? ['x', '-'.repeat(36), unknownId.slice(1), `${unknownId}0`, `{${unknownId}}`].map((value) => ({
          what: 'no id',
          value,
          refused: true,
        }))
      : []),
    ...(shape.format === 'date'
      ? [
          ...badDays.map((value) => ({ what: 'no day', value, refused: true })),
          ...['9999-12-31', '0001-01-01'].map((value) => ({ what: 'far day', value, refused: false })),
        ]
      : []),
    ...(shape.format === 'email'
      ? [
          'x',
          '@',
          'a@',
          '@b.example',
          'a@b',
          'a b@c.example',
          `${'x'.repeat(250)}@c.example`,
          'a@b.example, c@d.example',
          'a@b.example\r\nBcc: c@d.example',
        ].map((value) => ({ what: 'no address', value, refused: true }))
      : []),
    ...(shape.pattern?.includes('\\d') === true
      ? ['0', '-1', '1.5', '1000000001', '99999999999999999999', '1e3', '0x10', '٣'].map((value) => ({
          what: 'number',
          value,
          refused: value !== '0' || name === 'limit',
        }))
      : []),
  ];
}

/** A schema without its “or null”. */
export function plain(schema: Schema): { shape: Schema; nullable: boolean } {
  if (Array.isArray(schema.type))
    return {
      shape: { ...schema, type: schema.type.find((kind) => kind !== 'null') ?? 'null' },
      nullable: schema.type.includes('null'),
    };
  const some = schema.anyOf?.filter((one) => one.type !== 'null');
  return { shape: some?.[0] ?? schema, nullable: some !== undefined && some.length < (schema.anyOf?.length ?? 0) };
}

function outside({ minimum = -Infinity, maximum = Infinity }: Schema, value: number): boolean {
  return value < minimum || value > maximum;
}

// A password may be made of anything; what it is not is the right one.
function isSecret(name: string): boolean {
  return name === 'password' || name === 'current';
}
