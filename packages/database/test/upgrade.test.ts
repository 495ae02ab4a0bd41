import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { asOwner } from '../src/connection.ts';
import { checkBooks, createTemplate, drift, dropDatabase, migrate } from '../src/index.ts';
import { migrationNames, prismaFolder } from '../src/migrations.ts';
import { changedBy } from './changed-by.ts';
import { loadVersion, readVersions } from './version-data.ts';
import { isOf, ours } from './version-rows.ts';

// One database goes the way of the versions that landed: at each kept one it gets that version's data, beside those
// that it has, and then the migrations of the next. So the data of each meet every migration that came after it.
const versions = readVersions();
let url: string;

/** Of each version, and each column of its tables: how many values there were, and the sum of their hashes. */
const before: Readonly<Record<string, string>>[] = [];

beforeAll(async () => {
  url = await createTemplate(inject('ownerUrl'), 'upgrading');
  for (const [number, version] of versions.entries()) {
    await migrate(url, undefined, undefined, version.migrations);
    const digest = await asOwner(url, async (client) => {
      await loadVersion(client, version, number);
      return digestOf(client, number);
    });
    before.push(digest);
  }
  await migrate(url);
});

afterAll(() => dropDatabase(inject('ownerUrl'), 'upgrading'));

test('X10 an upgrade in place from any version keeps every value but what a migration changes', async () => {
  await asOwner(url, async (client) => {
    for (const [number, { migrations }] of versions.entries()) {
      const after = await digestOf(client, number);
      const came = Object.entries(changedBy).filter(([name]) => !migrations.includes(name));
      const changed = new Set(came.flatMap(([, columns]) => columns));
      const others = Object.entries(before[number] ?? {}).filter(([column]) => !changed.has(column));
      expect(Object.fromEntries(others.map(([column]) => [column, after[column]]))).toEqual(Object.fromEntries(others));
    }
  });
});

test('X10 after an upgrade from all versions the books are balanced, the tables those of the schema', async () => {
  const { lots, faults } = await checkBooks(url);
  expect(faults).toEqual([]);
  expect(lots).toBeGreaterThan(30 * versions.length);
  expect(await drift(url)).toBe('');
});

test('X10 in the data of versions every table has rows, and what rows point to is there', async () => {
  await asOwner(url, async (client) => {
    const { rows: tables } = await client.query<{ table: string }>(selectTables);
    const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
      `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    );
    for (const { table } of tables.filter((one) => !ours.has(one.table)))
      expect({ table, rows: (await client.query(`select from "${table}" limit 1`)).rowCount }).toEqual({
        table,
        rows: 1,
      });
    await client.query('begin');
    for (const { table, name, definition } of keys)
      await client.query(
        `alter table ${table} drop constraint ${name}; alter table ${table} add constraint ${name} ${definition}`,
      );
    await client.query('rollback');
  });
});

test.each([
  'ALTER TABLE line_item ADD COLUMN place text NOT NULL',
  'ALTER TABLE api_key ADD COLUMN place text NOT NULL',
  "ALTER TABLE purchase_order ADD CONSTRAINT only_new CHECK (state = 'new')",
])('X10 a migration that cannot cope with rows is found: %s', async (sql) => {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-upgrade-'));
  cpSync(prismaFolder, folder, { recursive: true });
  mkdirSync(join(folder, 'migrations', '29991231000000_careless'));
  writeFileSync(join(folder, 'migrations', '29991231000000_careless', 'migration.sql'), sql);
  await expect(migrate(url, folder)).rejects.toMatchObject({ code: 'migration_failed' });
  rmSync(folder, { recursive: true });
});

test('X10 the data of the newest version are kept; npm run version-data keeps them', () => {
  expect(versions.at(-1)?.migrations).toEqual(migrationNames());
});

async function digestOf(client: pg.Client, number: number): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await client.query<{ table: string; key: string; columns: string[] }>(selectTables);
  const digest: Record<string, string> = {};
  for (const { table, key, columns } of tables.filter((one) => !ours.has(one.table))) {
    const sums = columns.map((name) => `concat(count("${name}"), ' ', sum(hashtext("${name}"::text))) as "${name}"`);
    const { rows } = await client.query<Record<string, string>>(
      `select ${sums.join(', ')} from "${table}" where ${isOf(key, number)}`,
    );
    for (const [column, sum] of Object.entries(rows[0] ?? {})) digest[`${table}.${column}`] = sum;
  }
  return digest;
}

// The first of its ids says of which version a row is.
const selectTables = `
  select c.relname::text as table, array_agg(attname::text order by attnum) as columns,
    (array_agg(attname::text order by attnum) filter (where atttypid = 'uuid'::regtype))[1] as key
  from pg_class c join pg_attribute on attrelid = c.oid
  where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
  group by 1`;
