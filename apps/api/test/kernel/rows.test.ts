import {
  bool,
  float,
  int,
  isTaken,
  oneOf,
  openDatabase,
  queryRows,
  readCount,
  readRow,
  readRows,
} from '@tierline/core';
import { sql, text, type Database } from '@tierline/core';
import { testDatabase, type TestDatabase } from '@tierline/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrayOf, date, fieldsOf, joined, json, object, timestamp } from '../../../../packages/core/src/kernel/rows.ts';

const thing = sql`SELECT 1 AS a_number, 'one' AS name, NULL::text AS note`;
const thingRow = { aNumber: int, name: text, note: text.orNull };

describe('X10 the one door to rows', () => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await testDatabase();
    db = openDatabase(database.url, { connections: 2 });
  });
  afterAll(async () => {
    await db.$disconnect();
    await database.drop();
  });

  const paths = [
    ['by Prisma', readRows],
    ['by the driver', queryRows],
  ] as const;

  it.each(paths)('X10 columns come as fields, names within JSON as they are, %s', async (_, read) => {
    const shape = { endsOn: date, atLast: json<object>(), ofLine2: int };
    const statement = sql`SELECT '2026-12-01'::date::text AS ends_on, '{"a_b": 1}'::jsonb AS at_last, 3 AS of_line2`;
    expect(await read(db, shape, statement)).toEqual([{ endsOn: '2026-12-01', atLast: { a_b: 1 }, ofLine2: 3 }]);
    expect(await read(db, shape, sql`${statement} WHERE FALSE`)).toEqual([]);
    const inner = { aNumber: int, name: text };
    const whole = sql`SELECT ${fieldsOf(inner, 't')} AS thing FROM (${thing}) t`;
    expect(await read(db, { thing: object(inner) }, whole)).toEqual([{ thing: { aNumber: 1, name: 'one' } }]);
  });

  it.each(paths)('X10 a row of another shape is an error that names statement and column, %s', async (_, read) => {
    const { note: _note, ...without } = thingRow;
    const wrong = [
      [without, 'note not in it'],
      [{ ...thingRow, more: bool }, 'more is not boolean'],
      [{ ...thingRow, aNumber: text }, 'aNumber is not string'],
      [{ ...thingRow, note: text }, 'note is not string'],
      [{ ...thingRow, name: oneOf('two', 'three') }, 'name is not two or three'],
    ] as const;
    for (const [shape, words] of wrong) {
      const heard = read(db, shape, thing);
      // oxlint-disable-next-line no-await-in-loop -- One statement after another.
      await expect(heard).rejects.toThrow(`rows of another shape (${words}): SELECT 1 AS a_number`);
    }
    expect(await read(db, thingRow, thing)).toEqual([{ aNumber: 1, name: 'one', note: null }]);
  });

  it('X10 the types of columns are told apart', async () => {
    const row = {
      half: float,
      at: timestamp,
      names: arrayOf(text),
      pool: object({ id: text }),
      ...joined({ missing: text }),
    };
    const statement = sql`SELECT 0.5::float8 AS half, now() AS at, ARRAY['a', 'b'] AS names,
      jsonb_build_object('id', 'p') AS pool, NULL::text AS missing`;
    const read = await readRow(db, row, statement);
    expect({ ...read, at: null }).toEqual({
      half: 0.5,
      at: null,
      names: ['a', 'b'],
      pool: { id: 'p' },
      missing: null,
    });
    expect(read?.at).toBeInstanceOf(Date);
    for (const wrong of [{ half: int }, { at: text }, { names: arrayOf(int) }, { pool: object({}) }])
      // oxlint-disable-next-line no-await-in-loop -- One statement after another.
      await expect(readRow(db, { ...row, ...wrong }, statement)).rejects.toThrow(Object.keys(wrong)[0]);
  });

  it('X10 a count is a number; of no row there is none', async () => {
    await expect(readCount(db, sql`SELECT 5::int8 AS n`)).rejects.toThrow('n is not');
    expect(await readCount(db, sql`SELECT 5 AS n`)).toBe(5);
    expect(await readRow(db, { n: int }, sql`SELECT 5 AS n WHERE FALSE`)).toBeUndefined();
  });

  it.each(paths)('X10 a value that is taken is known as that, %s', async (_, read) => {
    const canary = sql`INSERT INTO secret_canary (id, sealed) VALUES (1, 'x') RETURNING id`;
    // The first of the two paths to come here writes it.
    await read(db, { id: int }, canary).catch(() => undefined);
    expect(isTaken(await read(db, { id: int }, canary).catch((met: unknown) => met))).toBe(true);
    expect(isTaken(await read(db, { id: int }, sql`SELECT 1/0 AS id`).catch((met: unknown) => met))).toBe(false);
  });
});
