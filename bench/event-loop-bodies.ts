import { importFields, type Endpoint, type ImportKind } from '@tierline/contract';

/** What a cell of a row holds, by its field and the number of the row. */
export type Cell = (field: string, n: number) => string;

/** Rows of an import, each with all the fields of its kind. */
export function rowsOf(kind: ImportKind, count: number, cell: Cell): Record<string, string>[] {
  const fields = Object.keys(importFields[kind]);
  return Array.from({ length: count }, (_, n) => Object.fromEntries(fields.map((field) => [field, cell(field, n)])));
}

/** Cells that can be read. */
export const right: Record<ImportKind, Cell> = {
  users: (field, n) =>
    ({ email: `bench${n}@bench.example`, role: 'Portal User', maySignIn: 'yes', ...common })[field] ?? `${field} ${n}`,
  accounts: (field, n) =>
    ({ name: `Bench company ${n}`, email: `bench${n}@company.example`, tier: '2', ...common })[field] ??
    `${field} ${n}`,
  orders: (field, n) =>
    ({
      number: `BENCH-${n}`,
      account: 'Klangwerk Systemhaus',
      product: 'Call Recording',
      quantity: '1',
      startsOn: '2027-01-01',
      expiresOn: '31.12.2028',
      orderedOn: '2026-11-01',
    })[field] ?? '',
  sites: (field, n) =>
    ({ name: `Bench site ${n}`, country: 'Deutschland', timeZone: 'Europe/Berlin', credits: '0', notes: 'None' })[
      field
    ] ?? '',
};

const common = {
  country: 'Deutschland',
  language: 'German',
  timeZone: 'Europe/Berlin',
  visibleToPartners: 'no',
  sharedLogin: 'no',
  marketingMail: 'no',
  expiryMail: 'yes',
};

/** Cells of which none can be read. */
export const wrong: Cell = (_field, n) => `?? ${n} nobody knows what`;

/** Cells as long as a body of 12 MB can hold, with characters that stand for many others once they are compared. */
export const long: Cell = (field, n) => `${n} ${field} ${'ﷺ é'.repeat(18)}`;

/** Passwords that take long to estimate. */
export const passwords = [
  'p4$$w0rd!'.repeat(23).slice(0, 200),
  'aB3$'.repeat(50),
  '1l|!7t+s$5z2g69b8o0'.repeat(11).slice(0, 200),
  'qwertyuiop[]asdfghjkl;'.repeat(10).slice(0, 200),
  'correct horse battery staple '.repeat(7).slice(0, 200),
  '19871224'.repeat(25),
  'ñandú über straße '.repeat(12).slice(0, 200),
  'p4$$w0rd1l|!7t+s$5z2g69b8o0@dm1n',
];

/** The names of what an endpoint's body takes. */
export function fieldsOf(row: Endpoint): string[] {
  // Every body is an object; Zod keeps its fields there.
  const { shape } = (row.body as unknown as { _zod: { def: { shape?: object } } })._zod.def;
  return Object.keys(shape ?? {});
}

const texts = {
  letters: 'a',
  dots: 'a.',
  'at signs': 'a@',
  blanks: ' \t',
  digits: '1.',
  'long characters': 'ﷺ',
  accents: 'a\u0300\u0301\u0316',
  unseen: '\u200b\u2060a',
  escapes: '\\"',
  faces: '👨‍👩‍👧',
} as const;

/**
 * The largest bodies that are read: long texts of several kinds in all the fields, and as many values as a body may
 * hold.
 */
export function largest(fields: readonly string[], bytes: number): (readonly [how: string, body: object])[] {
  const share = Math.floor((bytes - 4_000) / Math.max(1, fields.length));
  const all = (value: unknown) => Object.fromEntries(fields.map((field) => [field, value]));
  const filled = Object.entries(texts).map(([how, unit]) => {
    const size = Buffer.byteLength(JSON.stringify(unit)) - 2;
    return [`long texts of ${how}`, all(unit.repeat(Math.floor(share / size)))] as const;
  });
  const each = Math.floor(Math.min(share / 3, 99_000 / Math.max(1, fields.length)));
  return [
    ...filled,
    ['lists of numbers', all(Array.from({ length: each }, () => 0))],
    ['lists of objects', all(Array.from({ length: each }, () => ({})))],
    [
      'an object of many fields',
      Object.fromEntries(Array.from({ length: Math.min(90_000, bytes / 12) }, (_, n) => [`f${n}`, 0])),
    ],
  ];
}
