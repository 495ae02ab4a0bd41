import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { createTemplate, drift, dropDatabase, grantApplication, makeMissingRole, migrate } from '../src/index.ts';
import { testDatabase } from '../src/testing.ts';

let url: string;
let folder: string;

beforeEach(async () => {
  url = await createTemplate(inject('ownerUrl'), 'migrating');
  folder = mkdtempSync(join(tmpdir(), 'tierline-prisma-'));
  writeFileSync(join(folder, 'schema.prisma'), schemaWith(''));
  add('20260101000000_first', 'create table first (id uuid primary key);');
});

afterEach(async () => {
  await dropDatabase(inject('ownerUrl'), 'migrating');
  rmSync(folder, { recursive: true });
});

const schemaWith = (fields: string) => `
datasource db {
  provider = "postgresql"
}
model First {
  id String @id @db.Uuid
  ${fields}
  @@map("first")
}`;

const add = (name: string, sql: string) => {
  mkdirSync(join(folder, 'migrations', name), { recursive: true });
  writeFileSync(join(folder, 'migrations', name, 'migration.sql'), sql);
};

const query = async (connectionString: string, sql: string) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('migrate', () => {
  test('applies each migration once, functions with semicolons too', async () => {
    add(
      '20260102000000_second',
      'create function f() returns int language plpgsql as $$ begin perform 1; return 2; end $$;',
    );
    expect(await migrate(url, folder)).toEqual(['20260101000000_first', '20260102000000_second']);
    expect(await migrate(url, folder)).toEqual([]);
    expect(await query(url, 'select f()')).toEqual([{ f: 2 }]);
  });

  test('lets several processes call it at once', async () => {
    const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)]);
    expect(applied.flat()).toEqual(['20260101000000_first']);
  });

  test('refuses a database that is newer than the code, and leaves it alone', async () => {
    const newer = `${folder}-newer`;
    cpSync(folder, newer, { recursive: true });
    add('20990101000000_future', 'create table future (id int);');
    await migrate(url, folder);
    await expect(migrate(url, newer)).rejects.toMatchObject({
      code: 'database_newer',
      message: expect.stringContaining('20990101000000_future') as unknown,
    });
    rmSync(newer, { recursive: true });
  });

  test('X10 a failed migration is taken back whole, names the database’s error, and runs once corrected', async () => {
    add('20260102000000_bad', 'create table half (id int); insert into first values (1);');
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: 'migration_failed',
      message: expect.stringMatching(/20260102000000_bad: .*type uuid/) as unknown,
    });
    expect(await query(url, `select to_regclass('half') as half`)).toEqual([{ half: null }]);
    add('20260102000000_bad', 'create table whole (id int);');
    expect(await migrate(url, folder)).toEqual(['20260102000000_bad']);
  });

  test('refuses a migration that was edited after it had been applied', async () => {
    await migrate(url, folder);
    add('20260101000000_first', 'create table first (id text primary key);');
    await expect(migrate(url, folder)).rejects.toMatchObject({ code: 'migration_edited' });
  });

  test('says so when the database cannot be reached', async () => {
    await expect(migrate('postgresql://x:y@127.0.0.1:1/z', folder)).rejects.toMatchObject({
      code: 'database_unreachable',
    });
  });
});

describe('the schema and the migrations', () => {
  test('drift says what a database lacks', async () => {
    await migrate(url, folder);
    expect(await drift(url, folder)).toBe('');
    writeFileSync(join(folder, 'schema.prisma'), schemaWith('name String'));
    expect(await drift(url, folder)).toContain('ADD COLUMN     "name" TEXT NOT NULL');
  });

  test('of this checkout are in step', async () => {
    const database = await testDatabase();
    expect(await drift(database.ownerUrl)).toBe('');
    await database.drop();
  });
});

describe('the application’s role', () => {
  test('reads and writes, but cannot touch the history nor rewrite the ledger', async () => {
    add(
      '20260102000000_ledger',
      'create table operation (id int); create table transfer (id int); create table holding (id int);',
    );
    await migrate(url, folder);
    await grantApplication(url, 'tierline_app');
    const app = new URL(inject('applicationUrl'));
    app.pathname = '/migrating';
    await query(app.href, 'insert into first values (gen_random_uuid()); insert into operation values (1);');
    await expect(query(app.href, 'update operation set id = 2')).rejects.toThrow('permission denied');
    await expect(query(app.href, 'delete from operation')).rejects.toThrow('permission denied');
    await expect(query(app.href, 'insert into transfer values (1)')).rejects.toThrow('permission denied');
    await expect(query(app.href, 'insert into holding values (1)')).rejects.toThrow('permission denied');
    await expect(query(app.href, 'select * from _prisma_migrations')).rejects.toThrow('permission denied');
    await expect(query(app.href, 'create table mine (id int)')).rejects.toThrow('permission denied');
  });

  test('that is missing is named', async () => {
    await expect(grantApplication(url, 'nobody_known')).rejects.toMatchObject({ code: 'role_missing' });
  });

  test('X10 that is missing is made with the password of its connection string, once, by several at once', async () => {
    const maker = new URL(url);
    maker.username = 'made_here';
    maker.password = 'p@ss/ "\'word';
    await Promise.all([1, 2, 3].map(() => makeMissingRole(url, maker.href)));
    await query(maker.href, 'select 1');
    maker.password = 'another';
    await makeMissingRole(url, maker.href);
    await expect(query(maker.href, 'select 1')).rejects.toThrow('authentication failed');
    const app = new URL(inject('applicationUrl'));
    app.pathname = '/migrating';
    maker.username = 'made_by_the_application';
    await expect(makeMissingRole(app.href, maker.href)).rejects.toMatchObject({ code: 'role_missing' });
    await query(url, 'drop role made_here');
  });
});
