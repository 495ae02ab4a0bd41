import { roles, maxImportRows } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, instant, listOf } from '../kernel/fields.ts';

/** The type of a cell; every cell is sent as text, as a file has it. */
export type CellKind = 'text' | 'tier' | 'role' | 'yes-no' | 'country' | 'language' | 'time-zone' | 'whole' | 'day';

/** A field of a row. `required`: in every row; `if-access`: where people of the account sign in. */
export type ImportField = { cell: CellKind; required?: 'always' | 'if-access' };

/** The kinds of import (X5) and their fields, named as in the endpoints that create one. */
export const importFields = {
  accounts: {
    name: { cell: 'text', required: 'always' },
    email: { cell: 'text', required: 'if-access' },
    firstName: { cell: 'text' },
    lastName: { cell: 'text' },
    identifier: { cell: 'text' },
    tier: { cell: 'tier' },
    description: { cell: 'text' },
    address: { cell: 'text' },
    country: { cell: 'country' },
    language: { cell: 'language' },
    timeZone: { cell: 'time-zone' },
    visibleToPartners: { cell: 'yes-no' },
  },
  users: {
    email: { cell: 'text', required: 'always' },
    firstName: { cell: 'text' },
    lastName: { cell: 'text' },
    role: { cell: 'role' },
    maySignIn: { cell: 'yes-no' },
    phone: { cell: 'text' },
    mobile: { cell: 'text' },
    address: { cell: 'text' },
    language: { cell: 'language' },
    timeZone: { cell: 'time-zone' },
    sharedLogin: { cell: 'yes-no' },
    marketingMail: { cell: 'yes-no' },
    expiryMail: { cell: 'yes-no' },
  },
  orders: {
    number: { cell: 'text', required: 'always' },
    account: { cell: 'text', required: 'always' },
    product: { cell: 'text', required: 'always' },
    quantity: { cell: 'whole', required: 'always' },
    startsOn: { cell: 'day' },
    expiresOn: { cell: 'day' },
    orderedOn: { cell: 'day' },
  },
  sites: {
    name: { cell: 'text', required: 'always' },
    country: { cell: 'country', required: 'always' },
    timeZone: { cell: 'time-zone' },
    credits: { cell: 'whole' },
    notes: { cell: 'text' },
  },
} as const satisfies Record<string, Record<string, ImportField>>;

/** A kind of thing that can be imported. */
export type ImportKind = keyof typeof importFields;

/** The name of a field of rows of a kind. */
export type ImportFieldName<K extends ImportKind = ImportKind> = K extends ImportKind
  ? keyof (typeof importFields)[K] & string
  : never;

/** The most of a CSV file that is imported at once, in bytes (X5). */
export const importLimitBytes = 10 * 1024 * 1024;

const said: Record<CellKind, string> = {
  text: 'Text.',
  tier: 'A tier by its name in the programme or its number; left out: the first that the account may create.',
  role: 'A role by its name in the programme, or one of observer, operator, administrator, master; left out: observer.',
  'yes-no': 'Yes or no, in English, German or Spanish, or true, false, 1, 0, x.',
  country: 'A country by its name in English, German or Spanish, or by its two letters.',
  language: 'A language by its name in English, German or Spanish, in itself, or by its two letters.',
  'time-zone': 'A time zone of the IANA database.',
  whole: 'A whole number, in figures alone.',
  day: 'A day as YYYY-MM-DD, DD.MM.YYYY or, for readers of German and Spanish, DD/MM/YYYY.',
};
const needed = { always: ' Needed.', 'if-access': ' Needed where people of the account sign in.' } as const;

/** The most that a cell of a file may hold: more than any field takes. */
const mostCellCharacters = 5_000;

function cell(field: ImportField) {
  return z.optional(
    z
      .string()
      .check(
        z.maxLength(mostCellCharacters),
        z.describe(`${said[field.cell]}${field.required ? needed[field.required] : ''}`),
      ),
  );
}

function rowsOf<K extends ImportKind>(kind: K) {
  const fields: Record<string, ImportField> = importFields[kind];
  // Object.fromEntries forgets the names, which are those of the kind's fields.
  const cells = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, cell(field)])) as Record<
    ImportFieldName<K>,
    ReturnType<typeof cell>
  >;
  const line = z.optional(
    z
      .int()
      .check(
        z.minimum(0),
        z.maximum(1_000_000_000),
        z.describe(
          'The number by which the reader knows the row, for messages that refer to it; left out: its place, from 1.',
        ),
      ),
  );
  // More than are imported, so that the refusal of a longer file can say how many it has.
  return z.optional(listOf(z.strictObject({ line, ...cells }), 2 * maxImportRows));
}

type Kinds = { accounts?: unknown; users?: unknown; orders?: unknown; sites?: unknown; accountId?: unknown };
const oneKind = z.refine<Kinds>(
  (ask) =>
    [ask.accounts, ask.users, ask.orders, ask.sites].filter((rows) => rows !== undefined).length === 1 &&
    (ask.accountId === undefined || ask.users !== undefined),
  { params: { rule: 'not-one-kind' } },
);

const body = z
  .strictObject({
    accounts: rowsOf('accounts'),
    users: rowsOf('users'),
    orders: rowsOf('orders'),
    sites: rowsOf('sites'),
    accountId: z.optional(id().check(z.describe('The account whose users they are; left out: your own.'))),
  })
  .check(oneKind);

/** Explains how to send a file without the portal. */
const bodyText = [
  `Either accounts, users, sites (left out, the time zone is that in which most people of the country live; first credits come from the balance) or orders (rows of one number are the lines of one order; accounts by name or identifier, products by name or SKU), ${maxImportRows} rows at most; each row an object of texts as they stand in the file: empty is left out, nothing is calculated.`,
  'A user may sign in, and gets a mail, where `maySignIn` says yes, or where it is left out and the row has a `role`; all others have no access.',
  'A CSV file whose headings are the names of the fields is sent by a script, for instance:',
  "python3 -c \"import csv, json, sys; print(json.dumps({'users': list(csv.DictReader(open(sys.argv[1], encoding='utf-8-sig')))}))\" people.csv",
  '| curl -H "Content-Type: application/json" --data-binary @- … and the headers of every call.',
].join(' ');

const previewed = z.object({
  /** The account’s or the site’s name, the user’s e-mail address, or the order’s number. */
  name: z.string(),
  /** The tier that the account would be of. */
  tier: z.nullable(z.int()),
  /** The role that the user, or the account's first user, would get. Null where none would sign in. */
  role: z.nullable(z.enum(roles)),
  /** The mail that gives the user access. */
  mail: z.nullable(
    z.object({ kind: z.enum(['initial-password', 'invitation']), to: z.string(), language: z.string() }),
  ),
  /** All mistakes of the row; the import would be refused for it. */
  wrong: z.array(z.object({ field: z.string(), code: z.string(), detail: z.string() })),
});

// The JSON of a file names the fields in every row.
const bodyLimitKb = 12 * 1024;

export const importEndpoints = {
  previewImport: endpoint({
    method: 'POST',
    path: '/imports/preview',
    summary: 'What would become of each row of an import, and what is wrong with it; imports nothing',
    access: 'data.import',
    body,
    bodyText,
    bodyLimitKb,
    output: z.object({ rows: z.array(previewed) }),
    status: 200,
    problems: ['not-found', 'too-many-rows', 'too-many-requests'],
  }),
  importRows: endpoint({
    method: 'POST',
    path: '/imports',
    summary: 'Import accounts with their first users, users, orders, or sites, as one operation: all rows or none',
    access: 'data.import',
    keyed: true,
    body,
    bodyText,
    bodyLimitKb,
    /** `row`: its place in the request, from 0; `name`: the account's, or the user's e-mail address. */
    output: z.object({
      made: z.array(z.object({ row: z.int(), id: id(), name: z.string() })),
      mails: z.int(),
      operationId: z.optional(id()),
      undoUntil: z.optional(instant()),
    }),
    status: 201,
    problems: ['not-found', 'too-many-rows', 'rows-refused', 'too-many-credits', 'too-many-requests'],
  }),
};
