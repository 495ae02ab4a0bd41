import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { endpoints, importFields, type Endpoint, type EndpointName, type ImportKind } from '../../src/index.ts';

/** The endpoint that enters one of what an import enters many of. */
const entering: Record<ImportKind, EndpointName> = {
  accounts: 'createAccount',
  users: 'createUser',
  orders: 'enterOrder',
  sites: 'createSite',
};

/** What these endpoints take and no file has, and why. */
const notInFiles: Partial<Record<ImportKind, Readonly<Record<string, string>>>> = {
  orders: { accountId: 'a file names the account', productId: 'a file names the product' },
};

type Schema = { properties?: Record<string, Schema>; items?: Schema };

/** The names of the fields of a shape, those of its parts included. */
function fieldsOf({ properties = {}, items }: Schema): string[] {
  const own = Object.entries(properties).flatMap(([name, part]) => {
    const parts = fieldsOf(part);
    return parts.length === 0 ? [name] : parts;
  });
  return items ? [...own, ...fieldsOf(items)] : own;
}

describe('X5 the fields of import files', () => {
  const kinds = Object.keys(entering) as ImportKind[]; // the keys of the table
  it.each(kinds)('X5 each field of what is entered alone is one of files of %s too, or it says why not', (kind) => {
    const { body }: Endpoint = endpoints[entering[kind]];
    const taken = fieldsOf(z.toJSONSchema(body ?? z.object({}), { io: 'input', unrepresentable: 'any' }) as Schema);
    const cells = Object.keys(importFields[kind]);
    expect(
      taken.filter((field) => !cells.includes(field)),
      'add a cell to `importFields`, or a reason to `notInFiles`',
    ).toEqual(Object.keys(notInFiles[kind] ?? {}));
  });
});
