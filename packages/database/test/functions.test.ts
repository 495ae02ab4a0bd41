import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { presentFunctions, readFunctions } from '../src/functions.ts';
import { applicationRole, createTemplate, dropDatabase, grantApplication, migrate } from '../src/index.ts';
import { readMigrations } from '../src/migrations.ts';
import { testDatabase, type TestDatabase } from '../src/testing.ts';

describe('X10 functions and views are made from their files', () => {
  let url: string;
  let folder: string;
  let client: pg.Client;

  beforeEach(async () => {
    url = await createTemplate(inject('ownerUrl'), 'functions');
    client = new pg.Client({ connectionString: url });
    await client.connect();
    folder = mkdtempSync(join(tmpdir(), 'tierline-prisma-'));
    mkdirSync(join(folder, 'functions'));
    migration('20260101000000_first', 'create table counted (id int, name text)');
  });

  afterEach(async () => {
    await client.end();
    await dropDatabase(inject('ownerUrl'), 'functions');
    rmSync(folder, { recursive: true });
  });

  function migration(name: string, sql: string) {
    mkdirSync(join(folder, 'migrations', name), { recursive: true });
    writeFileSync(join(folder, 'migrations', name, 'migration.sql'), sql);
  }

  const file = (name: string, sql: string) => writeFileSync(join(folder, 'functions', `${name}.sql`), sql);
  const one = (body: string, head = 'one() returns int') =>
    file('one', `create or replace function ${head} language sql as $$ ${body} $$`);
  const ask = async (sql: string) =>
    (await client.query<{ answer: unknown }>(`select ${sql} as answer`)).rows[0]?.answer;

  test('X10 a file is applied once, and again when its text has changed', async () => {
    one('select 1');
    expect(await migrate(url, folder)).toEqual(['20260101000000_first', 'functions/one.sql']);
    expect(await migrate(url, folder)).toEqual([]);
    one('select 2');
    expect(await migrate(url, folder)).toEqual(['functions/one.sql']);
    expect(await ask('one()')).toBe(2);
  });

  test('X10 what somebody else did to a function or view of a file is undone', async () => {
    one('select 1');
    file('seen', 'create or replace view seen as select id from counted');
    await migrate(url, folder);
    await client.query('create or replace function one() returns int language sql as $$ select 7 $$');
    await client.query('drop view seen');
    expect(await migrate(url, folder)).toEqual(['functions/one.sql', 'functions/seen.sql']);
    expect(await ask('one()')).toBe(1);
  });

  test('X10 a view has the options of its file, and no others', async () => {
    const options = () => ask(`(select reloptions from pg_class where relname = 'seen')`);
    file('seen', 'create or replace view seen with (security_invoker = true) as select id from counted');
    await migrate(url, folder);
    await client.query('alter view seen reset (security_invoker)');
    expect(await migrate(url, folder)).toEqual(['functions/seen.sql']);
    expect(await options()).toEqual(['security_invoker=true']);
    file('seen', 'create or replace view seen as select id from counted');
    await migrate(url, folder);
    expect(await options()).toBeNull();
  });

  test('X10 files may build on one another in any order', async () => {
    file('a', 'create or replace function a() returns int language sql as $$ select z() $$');
    file('b', 'create or replace view b as select a() as answer');
    file('z', 'create or replace function z() returns int language sql as $$ select count(*)::int from counted $$');
    await migrate(url, folder);
    expect(await ask('answer from b')).toBe(0);
  });

  test('X10 another result, other arguments and other columns replace the old ones, with their privileges', async () => {
    one('select 1');
    file('seen', 'create or replace view seen as select id, name from counted');
    await migrate(url, folder);
    await client.query(
      `revoke execute on function one() from public; grant execute on function one() to ${applicationRole};
       grant select on seen to ${applicationRole}`,
    );
    const mayRun = (signature: string) =>
      ask(`has_function_privilege('${applicationRole}', '${signature}', 'execute')`);

    one(`select 'one'`, 'one() returns text');
    file('seen', 'create or replace view seen as select name from counted');
    await migrate(url, folder);
    expect(await ask('one()')).toBe('one');
    expect(await mayRun('one()')).toBe(true);
    expect(await ask(`has_table_privilege('${applicationRole}', 'seen', 'select')`)).toBe(true);

    one('select n', 'one(n int) returns int');
    await migrate(url, folder);
    expect(await ask('one(3)')).toBe(3);
    await expect(ask('one()')).rejects.toThrow('does not exist');
    expect(await mayRun('one(int)')).toBe(true);
    expect(await migrate(url, folder)).toEqual([]);
  });

  test('X10 a function with the owner’s rights is for nobody who is not named', async () => {
    one('select 1', 'one() returns int security definer');
    await migrate(url, folder);
    const may = () => ask(`has_function_privilege('${applicationRole}', 'one()', 'execute')`);
    expect(await may()).toBe(false);
    await grantApplication(url, applicationRole);
    expect(await may()).toBe(true);
  });

  test('X10 a function whose file is gone is dropped, one that never had a file is left alone', async () => {
    one('select 1');
    await client.query('create function mine() returns int language sql as $$ select 5 $$');
    await migrate(url, folder);
    rmSync(join(folder, 'functions', 'one.sql'));
    await migrate(url, folder);
    await expect(ask('one()')).rejects.toThrow('does not exist');
    expect(await ask('mine()')).toBe(5);
  });

  test('X10 a migration that an older database lacks comes before the files', async () => {
    one('select count(*)::int from counted');
    await migrate(url, folder);
    migration('20260102000000_second', 'alter table counted rename to numbered');
    one('select count(*)::int from numbered');
    expect(await migrate(url, folder)).toEqual(['20260102000000_second', 'functions/one.sql']);
    expect(await ask('one()')).toBe(0);
  });

  test.each([
    ['a body that does not fit its tables', 'select count(*)::int from missing', /functions\/one\.sql.*missing/],
    ['a text that is no SQL', 'select from from', /functions\/one\.sql.*syntax/],
  ])('X10 %s changes nothing at all, and names the file', async (_, body, message) => {
    one(body);
    file('fine', 'create or replace function fine() returns int language sql as $$ select 1 $$');
    await expect(migrate(url, folder)).rejects.toMatchObject({
      code: 'migration_failed',
      message: expect.stringMatching(message) as unknown,
    });
    await expect(ask('fine()')).rejects.toThrow('does not exist');
  });

  test('X10 a file makes what it is called, and nothing else', async () => {
    file('two', 'create or replace function other() returns int language sql as $$ select 1 $$');
    await expect(migrate(url, folder)).rejects.toThrow('two.sql must create or replace two');
  });
});

describe('X10 the functions and views of this version', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeEach(async () => {
    database = await testDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  });

  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  const identity = ({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`;
  const definitions = async () =>
    (await presentFunctions(client)).map(({ signature, definition }) => `${signature} ${definition}`);

  test('X10 a migrated database has those of the files, and no others', async () => {
    expect((await presentFunctions(client)).map(identity)).toEqual(readFunctions().map(identity));
  });

  test('X10 each is what its file says', async () => {
    const found = await definitions();
    for (const { sql } of readFunctions()) await client.query(sql);
    expect(await definitions()).toEqual(found);
  });

  // The last that did is the last before functions had files.
  test('X10 no migration changes a function or view that has a file', () => {
    const changed = readMigrations()
      .filter(({ name }) => name > '20261201000643_files_waiting')
      .flatMap(({ name, sql }) => (/(?:create or replace|alter) (?:function|view)/iu.test(sql) ? [name] : []));
    expect(changed).toEqual([]);
  });
});
