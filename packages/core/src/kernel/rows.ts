import * as z from 'zod/mini';
import { columnOf, poolOf, raw, statementName, type Database, type Sql, type Transaction } from './db.ts';

/** A column of a statement's result, as the row has it. */
export type Column<T> = {
  readonly schema: z.ZodMiniType<T>;
  /** The same where it may be null. */
  readonly orNull: Column<T | null>;
};

/** What a statement yields: its columns by their fields, `ends_on` as `endsOn`. */
export type Shape = Readonly<Record<string, Column<unknown>>>;

/** A row of a shape. */
export type Row<S extends Shape> = { -readonly [Field in keyof S]: S[Field] extends Column<infer T> ? T : never };

/** What statements are read with: the database, or a transaction. */
export type Reader = Pick<Transaction, '$queryRaw'>;

export const text = column(z.string());
/** A whole number: int, or int8 that is cast to float8. */
export const int = column(z.int());
export const float = column(z.number());
export const bool = column(z.boolean());
export const timestamp = column(z.date());
/** A day that is cast to text. */
export const date = column(z.iso.date());

/** A text of a closed list. */
export function oneOf<const T extends string>(...values: readonly [T, ...T[]]): Column<T> {
  return column(z.enum(values));
}

/** An array, of Postgres or in JSON. */
export function arrayOf<T>(element: Column<T>): Column<T[]> {
  return column(z.array(element.schema));
}

/** An object in JSON with just these fields, which keep their names. */
export function object<S extends Shape>(shape: S): Column<Row<S>> {
  return column(schemaOf(shape));
}

/** The object that `object(shape)` reads, of the columns of an alias. */
export function fieldsOf(shape: Shape, alias: string): Sql {
  const pairs = Object.keys(shape).map((field) => `'${field}', ${alias}.${columnOf(field)}`);
  return raw(`jsonb_build_object(${pairs.join(', ')})`);
}

/**
 * The columns of a row that is joined by LEFT JOIN: all are null where there is none, which another column tells to who
 * reads them.
 */
export function joined<S extends Shape>(shape: S): S {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- As promised above.
  return Object.fromEntries(Object.entries(shape).map(([field, { orNull }]) => [field, orNull])) as S;
}

/** Any JSON, for what was stored as a T. */
export function json<T>(): Column<T> {
  return column(z.custom<T>());
}

/**
 * Reads rows of a statement. Columns are fields in camel case. Rows are trusted to be of the shape but where
 * `TIERLINE_CHECK_ROWS` is set, as tests and journeys do: a missing or unknown column and one of another type then are
 * an error.
 */
export async function readRows<S extends Shape>(reader: Reader, shape: S, statement: Sql): Promise<Row<S>[]> {
  const rows = await reader.$queryRaw<Record<string, unknown>[]>(statement);
  const [first] = rows;
  if (first === undefined) return [];
  const columns = Object.keys(first);
  const fields = columns.map(fieldOf);
  const named = fields.every((field, index) => field === columns[index])
    ? rows
    : rows.map((row) => rowOf(fields, Object.values(row)));
  return trusted(shape, named, statement);
}

/** Reads the first row of a statement, which yields one or none. */
export async function readRow<S extends Shape>(reader: Reader, shape: S, statement: Sql): Promise<Row<S> | undefined> {
  const [row] = await readRows(reader, shape, statement);
  return row;
}

/** Reads what a statement counts as `n`. */
export async function readCount(reader: Reader, statement: Sql): Promise<number> {
  return (await readRow(reader, { n: int }, statement))?.n ?? 0;
}

/**
 * Reads rows on the same pool without Prisma, which takes 0.15 ms of CPU a statement: for what every request reads, and
 * the busiest writes. Columns come as the driver reads them: no int8, numeric or date among them. Errors are the
 * driver's.
 */
export async function queryRows<S extends Shape>(db: Database, shape: S, statement: Sql): Promise<Row<S>[]> {
  const name = statementName(statement.text);
  const { rows, fields } = await poolOf(db).query<unknown[]>({
    name,
    text: statement.text,
    values: statement.values,
    rowMode: 'array',
  });
  const names = known.get(name) ?? fields.map((field) => fieldOf(field.name));
  known.set(name, names);
  return trusted(
    shape,
    rows.map((row) => rowOf(names, row)),
    statement,
  );
}

// The fields of the driver's statements, by their names: there are few of them.
const known = new Map<string, string[]>();

// The name that `columnOf` makes a column of.
function fieldOf(name: string): string {
  return name.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

function rowOf(fields: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < fields.length; index++) row[fields[index] ?? ''] = values[index];
  return row;
}

const checking = process.env['TIERLINE_CHECK_ROWS'] === 'yes';

function trusted<S extends Shape>(shape: S, rows: Record<string, unknown>[], statement: Sql): Row<S>[] {
  if (checking) check(shape, rows, statement);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- What the shape is for; tests check it.
  return rows as Row<S>[];
}

function check(shape: Shape, rows: readonly Record<string, unknown>[], statement: Sql): void {
  const schema = schemaOf(shape);
  for (const row of rows) {
    const { error } = schema.safeParse(row);
    if (error) {
      throw new TypeError(`rows of another shape (${error.issues.map(told).join(', ')}): ${statement.text.trim()}`);
    }
  }
}

// Without the value: it may be a secret.
function told(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(' and ')} not in it`;
  const expected = issue.code === 'invalid_value' ? issue.values.join(' or ') : 'expected' in issue && issue.expected;
  return `${issue.path.join('.')} is not ${expected || issue.code}`;
}

function schemaOf<S extends Shape>(shape: S): z.ZodMiniType<Row<S>> {
  const fields = Object.fromEntries(Object.entries(shape).map(([field, { schema }]) => [field, schema]));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- TypeScript loses the types of entries.
  return z.strictObject(fields) as unknown as z.ZodMiniType<Row<S>>;
}

function column<T>(schema: z.ZodMiniType<T>): Column<T> {
  return {
    schema,
    get orNull() {
      return column<T | null>(z.nullable(schema));
    },
  };
}
