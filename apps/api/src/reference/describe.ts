import { groupOf } from './groups.ts';
import { shapeWithin, type Schema } from './shapes.ts';
import { sharedFields } from './texts/shared.ts';

type Node = Schema & { properties?: Record<string, Schema>; description?: string };

/**
 * Adds to each field of a schema what it means. `of`: the endpoint whose request or answer it is, or the shared shape.
 */
export function describeFields(schema: Schema, of: string): Schema {
  const tables = [groupOf(of).fields, sharedFields];
  const within = Object.entries(shapeWithin).find(([endpoint]) => endpoint === of)?.[1];
  const visit = (value: unknown, parents: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((one) => visit(one, parents));
    if (value === null || typeof value !== 'object') return value;
    const { properties, ...rest } = value as Node; // an object that is no list
    return {
      ...Object.fromEntries(Object.entries(rest).map(([key, child]) => [key, visit(child, parents)])),
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, field]) => {
            const keys = [...parents.map((parent) => `${parent}.${name}`), name];
            const text = field['description'] ?? find(tables, keys);
            // The rows of a page are what the endpoint answers with.
            const described = visit(field, name === 'items' ? parents : [name]) as Schema; // an object stays one
            return [name, text === undefined ? described : { ...described, description: text }];
          }),
        ),
      }),
    };
  };
  return visit(schema, within === undefined ? [of] : [of, within]) as Schema; // as above
}

/** What the tables say of a field, by the first of its keys that one of them has. */
export function find(tables: readonly Record<string, string>[], keys: readonly string[]): string | undefined {
  for (const table of tables) {
    const key = keys.find((one) => Object.hasOwn(table, one));
    if (key !== undefined) return table[key];
  }
  return undefined;
}
