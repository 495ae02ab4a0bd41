import { nameKey } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, type Twin } from '../src/index.ts';
import { testDatabase, type TestDatabase } from '../src/testing.ts';

// A database as an older version left it: its keys were made by another rule, and the new columns are empty.

let database: TestDatabase;
let client: pg.Client;
const vendor = randomUUID();

beforeEach(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`insert into vendor (id, slug, programme) values ($1, 'old', '{}')`, [vendor]);
  await client.query('update key_version set version = 1');
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

const account = async (name: string, oldKey: string, createdAt: string) => {
  const id = randomUUID();
  await client.query(
    `insert into account
       (id, vendor_id, identifier, identifier_key, name, name_key, language, time_zone, tier, created_at)
     values ($1, $2, $6, $6, $3, $4, 'en', 'UTC', 1, $5)`,
    [id, vendor, name, oldKey, createdAt, `a-${id}`],
  );
  return id;
};

const keyOf = async (table: string, column: string, id: string) =>
  (await client.query<{ key: string }>(`select ${column} as key from ${table} where id = $1`, [id])).rows[0]?.key;

const upgrade = async () => {
  const told: Twin[] = [];
  await migrate(database.ownerUrl, undefined, (twins) => told.push(...twins));
  return told;
};

test('A2 an upgrade makes the keys of what is there anew, once', async () => {
  const street = await account('Straße', 'straße', '2026-01-01');
  const product = randomUUID();
  await client.query(
    `insert into product (id, vendor_id, sku, sku_key, name, name_key, kind)
     values ($1, $2, 'A\u20111', 'a\u20101', 'ΟΔΟΣ', '', 'x')`,
    [product, vendor],
  );
  const person = randomUUID();
  await client.query(
    `insert into portal_user
       (id, vendor_id, account_id, email, email_key, first_name, last_name, search_key, language, time_zone, role,
        may_sign_in)
     values ($1, $2, $3, 'Anna@x.example', 'anna@x.example', 'Anna', 'Ahrens', '', 'en', 'UTC', 'observer', false)`,
    [person, vendor, street],
  );
  expect(await upgrade()).toEqual([]);
  expect(await keyOf('account', 'name_key', street)).toBe('strasse');
  expect(await keyOf('product', 'sku_key', product)).toBe('a-1');
  expect(await keyOf('product', 'name_key', product)).toBe(nameKey('οδος'));
  expect(await keyOf('portal_user', 'search_key', person)).toBe('annaahrens ahrensanna anna@x.example');
  expect(await keyOf('portal_user', 'email_key', person)).toBe('anna@x.example');
  await client.query(`update account set name_key = 'left alone' where id = $1`, [street]);
  expect(await upgrade()).toEqual([]);
  expect(await keyOf('account', 'name_key', street)).toBe('left alone');
});

test('A2 of names that an older version took twice the first keeps its key; the upgrade reports the others', async () => {
  const later = await account('No\u00adrd', 'no\u00adrd', '2026-02-01');
  const first = await account('No\u200brd', 'no\u200brd', '2026-01-01');
  const last = await account('NORD\u2060', 'nord\u2060', '2026-03-01');
  const elsewhere = await account('Süd', 'süd', '2026-01-01');
  expect(await upgrade()).toEqual([
    { table: 'account', id: later, value: 'No\u00adrd' },
    { table: 'account', id: last, value: 'NORD\u2060' },
  ]);
  expect(await keyOf('account', 'name_key', first)).toBe('nord');
  expect(await keyOf('account', 'name_key', later)).toBe(`nord\u0001${later}`);
  expect(await keyOf('account', 'name_key', last)).toBe(`nord\u0001${last}`);
  expect(await keyOf('account', 'name_key', elsewhere)).toBe('süd');
});

test('A2 an account that has a name keeps it, whichever was created first', async () => {
  const unseen = await account('No\u00adrd', 'no\u00adrd', '2026-01-01');
  const plain = await account('Nord', 'nord', '2026-02-01');
  expect(await upgrade()).toEqual([{ table: 'account', id: unseen, value: 'No\u00adrd' }]);
  expect(await keyOf('account', 'name_key', plain)).toBe('nord');
});

test('A2 two names that change places do not stand in one another’s way', async () => {
  const one = await account('Aß', 'bss', '2026-01-01');
  const other = await account('Bß', 'ass', '2026-01-02');
  expect(await upgrade()).toEqual([]);
  expect(await keyOf('account', 'name_key', one)).toBe('ass');
  expect(await keyOf('account', 'name_key', other)).toBe('bss');
});

test('A2 an upgrade that fails half way leaves no key behind, and can be tried again', async () => {
  const street = await account('Straße', 'straße', '2026-01-01');
  await client.query(
    `create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`,
  );
  await client.query(
    `insert into product (id, vendor_id, sku, sku_key, name, name_key, kind)
     values ($1, $2, 'Größe', 'größe', 'x', '', 'x')`,
    [randomUUID(), vendor],
  );
  await client.query('create trigger broken before update on product for each row execute function broken()');
  await expect(upgrade()).rejects.toMatchObject({ code: 'migration_failed' });
  expect(await keyOf('account', 'name_key', street)).toBe('straße');
  await client.query('drop trigger broken on product');
  expect(await upgrade()).toEqual([]);
  expect(await keyOf('account', 'name_key', street)).toBe('strasse');
});
