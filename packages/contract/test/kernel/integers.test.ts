import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { endpoints, type Endpoint } from '../../src/index.ts';

/** As much of a JSON schema as bounds of numbers are about. */
type Schema = {
  type?: string;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
};

/** The largest number that a column of the database holds; no request needs a larger one. */
const largest = 2_147_483_647;

/** Numbers that are looked at and never stored: a preview says what is wrong with a row's quantity. */
const notStored = ['previewBatch body/rows/*/copies', 'previewSplits body/rows/*/copies'];

/** The places in a schema where a number may be larger than its column. */
function unbounded(schema: Schema, at: string): string[] {
  const { properties = {}, items, additionalProperties, anyOf = [], allOf = [] } = schema;
  const isNumber = schema.type === 'integer' || schema.type === 'number';
  const isOpen = isNumber && ((schema.minimum ?? -Infinity) < -largest || (schema.maximum ?? Infinity) > largest);
  return [
    ...(isOpen ? [at] : []),
    ...Object.entries(properties).flatMap(([name, inner]) => unbounded(inner, `${at}/${name}`)),
    ...(items ? unbounded(items, `${at}/*`) : []),
    ...(typeof additionalProperties === 'object' ? unbounded(additionalProperties, `${at}/{}`) : []),
    ...[...anyOf, ...allOf].flatMap((inner) => unbounded(inner, at)),
  ];
}

// zod's own type of a schema has more than is looked at here.
const schemaOf = (shape: z.ZodMiniType): Schema =>
  z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema;

describe('X3 the numbers that a request can hold', () => {
  const rows: [string, Endpoint][] = Object.entries(endpoints);

  it('X3 fit into the columns of the database, at every endpoint', () => {
    const open = rows.flatMap(([name, { params, query, body }]) =>
      Object.entries({ params, query, body }).flatMap(([part, shape]) =>
        shape ? unbounded(schemaOf(shape), `${name} ${part}`) : [],
      ),
    );
    expect(open.filter((place) => !notStored.includes(place))).toEqual([]);
    expect(open).toEqual(notStored);
  });

  it('X3 are found wherever they stand in a shape', () => {
    const shape = z.object({
      count: z.int(),
      price: z.number().check(z.maximum(10)),
      rows: z.array(z.object({ version: z.optional(z.int().check(z.minimum(0))), kept: z.nullable(z.int()) })),
      byName: z.record(z.string(), z.int()),
      fine: z._default(z.int().check(z.minimum(1), z.maximum(100)), 5),
    });
    expect(unbounded(schemaOf(shape), '')).toEqual([
      '/count',
      '/price',
      '/rows/*/version',
      '/rows/*/kept',
      '/byName/{}',
    ]);
  });
});
