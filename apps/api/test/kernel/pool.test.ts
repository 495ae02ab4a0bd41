import { testDatabase, type TestDatabase } from '@tierline/database/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../../../packages/core/src/kernel/pool.ts';

describe('X10 the pool', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await testDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    pool = openPool(database.url, 2, false);
  });
  afterAll(async () => {
    await pool.end();
    await owner.end();
    await database.drop();
  });

  // Where nobody listens to an error of a connection, it ends the process, and here fails the run of the tests.
  it('X10 a connection that is cut between its statements fails the next one, and is replaced', async () => {
    const client = await pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const ended = new Promise<void>((resolve) => client.on('end', resolve));
    await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await ended;
    await expect(client.query('select 1')).rejects.toThrow('not queryable');
    client.release();
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});
