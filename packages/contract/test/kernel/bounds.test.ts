import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { endpoints, listOf, maxErrors, type Endpoint } from '../../src/index.ts';

type Shape = z.core.$ZodType;

/**
 * What of a shape has no end: where it is, and why. An unknown kind of shape is reported, so that nobody forgets
 * it here.
 */
function unbounded(shape: Shape, place: string): string[] {
  // Each kind has some of the parts.
  const { def } = shape._zod as z.core.$ZodTypeInternals & { def: z.core.$ZodTypeDef & Parts };
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([name, field]) => unbounded(field, `${place}/${name}`));
    case 'array':
      return [
        ...(looksAtLengthFirst(shape) ? [] : [`${place}: a list without an end`]),
        ...(def.element ? unbounded(def.element, `${place}/0`) : []),
      ];
    case 'string':
      return isBoundedText(shape) ? [] : [`${place}: a text without an end`];
    case 'optional':
    case 'nullable':
    case 'default':
      return def.innerType ? unbounded(def.innerType, place) : [];
    case 'pipe':
      return def.in ? unbounded(def.in, place) : [];
    case 'union':
      return (def.options ?? []).flatMap((option) => unbounded(option, place));
    case 'int':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
      return [];
    default:
      return [`${place}: ${def.type} is of no known size`];
  }
}

type Parts = {
  shape?: Record<string, Shape>;
  element?: Shape;
  innerType?: Shape;
  in?: Shape;
  options?: readonly Shape[];
};

// A list that is too long and whose items cannot be looked at.
function looksAtLengthFirst(shape: Shape): boolean {
  // Each kind of check has some of its own.
  const checks = (shape._zod.def.checks ?? []).map((check) => check._zod.def as { maximum?: number });
  const maximum = checks.find((check) => check.maximum !== undefined)?.maximum;
  if (maximum === undefined) return false;
  const untouchable = new Proxy(Array.from({ length: maximum + 1 }), {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/u.test(key)) throw new Error('an item was looked at');
      return Reflect.get(target, key);
    },
  });
  const read = z.safeParse(shape, untouchable);
  return read.error?.issues[0]?.code === 'too_big';
}

// By a largest length, or by a pattern that no longer text than the very longest of them fits.
function isBoundedText(shape: Shape): boolean {
  return (
    !['a', '1', '2026-01-01T00:00:00Z'.replace('Z', '.')].some((start) => fits(shape, start + '1'.repeat(100_000))) &&
    !fits(shape, 'a'.repeat(100_000)) &&
    !fits(shape, `2026-01-01T00:00:00.${'1'.repeat(100_000)}Z`)
  );
}

function fits(shape: Shape, text: string): boolean {
  return z.safeParse(shape, text).success;
}

describe('X3 what one request may hold', () => {
  it.each(Object.entries<Endpoint>(endpoints))(
    'X3 %s: every list, text and record of it has an end, that of a list being looked at before its items',
    (_, row) => {
      expect(
        [row.params, row.query, row.body].flatMap((part, index) =>
          part ? unbounded(part, ['params', 'query', 'body'][index] ?? '') : [],
        ),
      ).toEqual([]);
    },
  );

  it.each([
    ['a list without an end', z.object({ a: z.array(z.boolean()) }), ['/a: a list without an end']],
    ['a text without an end within a list', listOf(z.object({ b: z.string() }), 3), ['/0/b: a text without an end']],
    ['a record', z.object({ c: z.optional(z.record(z.string(), z.boolean())) }), ['/c: record is of no known size']],
    ['anything', z.object({ d: z.unknown() }), ['/d: unknown is of no known size']],
    ['a list with an end', listOf(z.int(), 3), []],
  ])('X3 %s is found', (_, shape, found) => {
    expect(unbounded(shape, '')).toEqual(found);
  });

  const people = listOf(z.strictObject({ name: z.string().check(z.maxLength(5)), age: z.optional(z.int()) }), 1_000);

  it('X3 a list reads its items as they are, in their order', () => {
    expect(people.parse([{ name: 'a' }, { name: 'b', age: 5 }])).toEqual([{ name: 'a' }, { name: 'b', age: 5 }]);
    expect(people.safeParse([]).error?.issues).toMatchObject([{ code: 'too_small', minimum: 1, path: [] }]);
    expect(people.safeParse({ 0: { name: 'a' }, length: 1 }).error?.issues).toMatchObject([
      { code: 'invalid_type', path: [] },
    ]);
  });

  it('X3 what is wrong is shown where it is, a hundred mistakes at most', () => {
    const rows = Array.from({ length: 1_000 }, (_, row) =>
      row % 2 === 0 ? { name: 'a' } : { name: 'too long', age: 'x' },
    );
    const { issues = [] } = people.safeParse(rows).error ?? {};
    expect(issues.slice(0, 3).map(({ code, path }) => [code, ...path])).toEqual([
      ['too_big', 1, 'name'],
      ['invalid_type', 1, 'age'],
      ['too_big', 3, 'name'],
    ]);
    expect(issues).toHaveLength(maxErrors);
    expect(z.object({ people }).safeParse({ people: [{ name: 'a' }, 5] }).error?.issues).toMatchObject([
      { path: ['people', 1] },
    ]);
  });
});
