import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { asOwner } from '../src/connection.ts';
import { dumpDatabase, target } from '../src/dump.ts';
import { fillEmpty, idsBegin, idsOf, ours } from './version-rows.ts';

/** What the database of a version that landed had: its migrations, and its tables with rows as COPY writes them. */
export type VersionData = { readonly migrations: readonly string[]; readonly tables: readonly TableData[] };

/** One table of such a database; its `rows` end with a line feed. */
type TableData = { readonly name: string; readonly columns: readonly string[]; readonly rows: string };

const home = join(import.meta.dirname, 'versions');

/** The kept data of versions that landed, oldest first. */
export function readVersions(): readonly VersionData[] {
  return readdirSync(home)
    .flatMap((file) => JSON.parse(brotliDecompressSync(readFileSync(join(home, file))).toString()) as VersionData[])
    .toSorted((one, other) => one.migrations.length - other.migrations.length);
}

/** Writes versions into one file, in which what they have in common takes room once; returns its size in bytes. */
export function writeVersions(file: string, versions: readonly VersionData[]): number {
  const bytes = brotliCompressSync(JSON.stringify(versions), { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, file), bytes);
  return bytes.length;
}

/**
 * Reads a database to keep it. Most mails, and most operations that nothing rests on, are left out, for which it
 * removes them first; ids, hashes and passwords, which are chance and take room, become numbers.
 */
export async function takeVersion(ownerUrl: string): Promise<VersionData> {
  await asOwner(ownerUrl, thin);
  const migrations: string[] = [];
  const tables: { name: string; columns: readonly string[]; rows: string }[] = [];
  for await (const part of dumpDatabase(ownerUrl)) {
    if (part.part === 'schema') migrations.push(...part.migrations.map(({ name }) => name));
    if (part.part === 'table') tables.push({ name: part.name, columns: part.columns, rows: '' });
    const last = tables.at(-1);
    if (part.part === 'rows' && last !== undefined) last.rows += part.bytes.toString();
  }
  return numbered({ migrations, tables: tables.filter(({ name, rows }) => rows !== '' && !ours.has(name)) });
}

/**
 * Adds the data of a version to a database that has exactly its tables, and a row to each table that they leave empty.
 * Each version's ids and vendors are its own.
 */
export async function loadVersion(client: pg.Client, { tables }: VersionData, number: number): Promise<void> {
  // Rows come table by table, some before what they point to.
  await client.query('set session_replication_role = replica');
  for (const table of tables) {
    const stream = client.query(copyFrom(`copy ${target(table)} from stdin`));
    stream.end(table.rows.replaceAll(idsBegin, idsOf(number)));
    await finished(stream);
  }
  await fillEmpty(client, number);
  await client.query(`update vendor set slug = slug || $1 where id::text like $2`, [`-${number}`, `${idsOf(number)}%`]);
  await client.query('set session_replication_role = origin');
}

async function thin(client: pg.Client) {
  await client.query('set session_replication_role = replica');
  await client.query(`delete from mail where id not in (
    select min(id::text)::uuid from mail group by vendor_id, kind, state, language)`);
  const { rows } = await client.query<{ table: string; column: string }>(
    `select conrelid::regclass::text as table, quote_ident(attname) as column
     from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
     where contype = 'f' and confrelid = 'operation'::regclass and attname <> 'vendor_id'`,
  );
  const needing = rows
    .filter(({ table }) => table !== 'operation_account')
    .map(({ table, column }) => `and not exists (select 1 from ${table} where ${column} = o.id)`);
  await client.query(`delete from operation o where
    id not in (select min(id::text)::uuid from operation group by vendor_id, kind) ${needing.join(' ')}`);
  if (needing.length < rows.length)
    await client.query('delete from operation_account where operation_id not in (select id from operation)');
  await client.query('set session_replication_role = origin');
}

function numbered({ migrations, tables }: VersionData): VersionData {
  const ids = new Map<string, string>();
  const hashes = new Map<string, string>();
  return {
    migrations,
    tables: tables.map((table) => ({
      ...table,
      rows: table.rows
        .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, (id) => numberOf(ids, id, 12))
        .replaceAll(/(?<![\w-])[\w-]{43}(?![\w-])/gu, (hash) => numberOf(hashes, hash, 19))
        .replaceAll(/(?<=\$2b\$\d\d\$)[./A-Za-z0-9]{53}/gu, 'x'.repeat(53)),
    })),
  };
}

function numberOf(known: Map<string, string>, one: string, digits: number) {
  const number = known.get(one) ?? idsBegin + known.size.toString(16).padStart(digits, '0');
  known.set(one, number);
  return number;
}
