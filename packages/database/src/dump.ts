import pg from 'pg';
import { to as copyTo, type CopyToStreamQuery } from 'pg-copy-streams';
import { connectOwner, migrating } from './connection.ts';
import { appliedMigrations } from './history.ts';

/** A migration that a database has. */
export type AppliedMigration = { readonly name: string; readonly checksum: string };

/**
 * A database's content, part by part: the migrations that made its tables, each table followed by its rows as COPY
 * writes them, and at the end how many rows each has.
 */
export type DumpPart =
  | { readonly part: 'schema'; readonly migrations: readonly AppliedMigration[] }
  | { readonly part: 'table'; readonly name: string; readonly columns: readonly string[] }
  | { readonly part: 'rows'; readonly bytes: Buffer }
  | { readonly part: 'end'; readonly rows: Readonly<Record<string, number>> };

/**
 * Reads a whole database as it is at one moment, whatever is written meanwhile; a migration waits until it is read.
 * Fails rather than leave out rows that a policy would hide.
 */
export async function* dumpDatabase(ownerUrl: string): AsyncGenerator<DumpPart> {
  const client = await connectOwner(ownerUrl);
  try {
    await client.query(copySettings);
    await client.query(refuseHiding);
    await client.query('select pg_advisory_lock_shared($1)', [migrating]);
    await client.query('begin isolation level repeatable read read only');
    yield { part: 'schema', migrations: await appliedMigrations(client) };
    const tables: { name: string; stream: CopyToStreamQuery }[] = [];
    for (const table of await tablesOf(client)) {
      yield { part: 'table', ...table };
      const stream = client.query(copyTo(`copy ${target(table)} to stdout`));
      for await (const bytes of inPortions(stream)) yield { part: 'rows', bytes };
      tables.push({ name: table.name, stream });
    }
    // How many rows there were is said after the last of them, and may come later: it has come before the next answer.
    await client.query('commit');
    yield { part: 'end', rows: Object.fromEntries(tables.map(({ name, stream }) => [name, stream.rowCount])) };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** What makes COPY write and read the same in every Postgres. */
export const copySettings = `set timezone = 'UTC'; set datestyle = 'ISO';
  set intervalstyle = 'postgres'; set extra_float_digits = 3; set client_encoding = 'UTF8'`;

// Our own policies let an owner who is bound to all vendors read everything. Where somebody has added one that hides
// rows, Postgres is to fail.
const refuseHiding = `select set_config('row_security', 'off', false)
  where exists (select 1 from pg_policy where not polpermissive)`;

/** The history of migrations, which the schema engine writes itself. */
export const historyTable = '_prisma_migrations';

/** A table with the columns that are stored, as COPY takes it. */
export function target({ name, columns }: { name: string; columns: readonly string[] }): string {
  return `${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
}

/** All tables with their columns, without those that are computed. */
export async function tablesOf(client: pg.Client): Promise<readonly { name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> $1
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
    [historyTable],
  );
  return rows;
}

const portion = 2 ** 20;

// COPY sends a row at a time; a part of about a megabyte is compressed and encrypted at once.
async function* inPortions(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const bytes of stream) {
    held.push(bytes);
    size += bytes.length;
    if (size < portion) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}
