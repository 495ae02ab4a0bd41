import type pg from 'pg';

/** The migrations that a database has, oldest first; none where it has no tables yet. */
export async function appliedMigrations(client: pg.Client): Promise<readonly { name: string; checksum: string }[]> {
  if (!(await hasHistory(client))) return [];
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  return rows;
}

/** A migration that began and did not end, with what the database said. */
export type Unfinished = { readonly name: string; readonly logs: string | null };

/** The migrations that began and did not end. */
export async function unfinishedMigrations(client: pg.Client): Promise<readonly Unfinished[]> {
  if (!(await hasHistory(client))) return [];
  const { rows } = await client.query<Unfinished>(
    'select migration_name as name, logs from _prisma_migrations where finished_at is null and rolled_back_at is null',
  );
  return rows;
}

async function hasHistory(client: pg.Client) {
  const { rowCount } = await client.query(`select 1 where to_regclass('public._prisma_migrations') is not null`);
  return rowCount === 1;
}
