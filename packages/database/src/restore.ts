import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connectOwner, migrating, reason } from './connection.ts';
import { copySettings, tablesOf, target, type DumpPart } from './dump.ts';
import { failure, isFailure } from './failure.ts';
import { appliedMigrations } from './history.ts';
import { migrate } from './migrate.ts';
import { prismaFolder, readMigrations } from './migrations.ts';

/** What a database has that was migrated and once started, but never used. */
const beginnings: ReadonlySet<string> = new Set(['key_version', 'rate_limit', 'secret_canary']);

/**
 * Restores a dump into an empty database, all of it or nothing, and returns how many rows each table has. Older dumps
 * get their own tables first; `migrate` then brings them up to date. Fails with `database_not_empty`, `dump_newer` or
 * `dump_damaged`.
 */
export async function restoreDatabase(
  ownerUrl: string,
  parts: AsyncIterable<DumpPart>,
  folder = prismaFolder,
): Promise<Readonly<Record<string, number>>> {
  const coming = parts[Symbol.asyncIterator]();
  const first = await nextOf(coming);
  if (first.part !== 'schema') throw damaged();
  const wanted = first.migrations.map(({ name }) => name);
  const known = new Map(readMigrations(folder).map(({ name, checksum }) => [name, checksum]));
  const strange = first.migrations.filter(({ name, checksum }) => known.get(name) !== checksum);
  if (strange.length > 0)
    throw failure(
      'dump_newer',
      `The backup is of another or a newer version of Tierline: it has ${strange.map(({ name }) => name).join(', ')}.`,
    );
  const client = await connectOwner(ownerUrl);
  try {
    await demandEmpty(client, wanted);
    await migrate(ownerUrl, folder, undefined, wanted);
    await client.query(copySettings);
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [migrating]);
    await demandEmpty(client, wanted);
    const rows = await load(client, coming);
    await client.query('commit');
    await client.query('analyze');
    return rows;
  } catch (error) {
    if (isFailure(error) || !(error instanceof pg.DatabaseError)) throw error;
    throw failure('dump_damaged', `The backup does not fit into its tables: ${reason(error)}`, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Nothing of a vendor's may be in the database, nor a table that the dump does not have. */
async function demandEmpty(client: pg.Client, wanted: readonly string[]) {
  const later = (await appliedMigrations(client)).find(({ name }) => !wanted.includes(name));
  if (later !== undefined)
    throw failure(
      'database_not_empty',
      `The database has newer tables than the backup (${later.name}): name one without tables.`,
    );
  for (const { name } of await tablesOf(client)) {
    if (beginnings.has(name)) continue;
    // oxlint-disable-next-line no-await-in-loop -- One connection.
    const { rowCount } = await client.query(`select 1 from ${pg.escapeIdentifier(name)} limit 1`);
    if (rowCount !== 0)
      throw failure('database_not_empty', `The database is not empty: there are rows in ${name}. Name an empty one.`);
  }
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

// Rows come table by table, so that what they point to may come later: foreign keys are set when all are there.
async function load(client: pg.Client, coming: AsyncIterator<DumpPart>) {
  const { rows: foreignKeys } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of foreignKeys) await client.query(`alter table ${table} drop constraint ${name}`);
  // COPY does not read into a table whose policies hold for its owner.
  const { rows: forced } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
     where relforcerowsecurity and relnamespace = 'public'::regnamespace`,
  );
  for (const { name } of forced) await client.query(`alter table ${name} no force row level security`);
  for (const name of beginnings) await client.query(`delete from ${name}`);
  const expected = new Map((await tablesOf(client)).map(({ name, columns }) => [name, columns.join()]));
  const rows: Record<string, number> = {};
  let part = await nextOf(coming);
  while (part.part === 'table') {
    if (expected.get(part.name) !== part.columns.join()) throw damaged();
    const { name } = part;
    const stream = client.query(copyFrom(`copy ${target(part)} from stdin`));
    const done = once(stream, 'finish');
    done.catch(() => undefined);
    for (part = await nextOf(coming); part.part === 'rows'; part = await nextOf(coming))
      if (!stream.write(part.bytes)) await Promise.race([once(stream, 'drain'), done]);
    stream.end();
    await done;
    rows[name] = stream.rowCount;
  }
  if (part.part !== 'end' || Object.keys(rows).length !== expected.size) throw damaged();
  // No fewer than were there. Dumps of before December 2026 may say none of a table that they have all rows of.
  const { rows: dumped } = part;
  if (Object.entries(rows).some(([name, count]) => count < (dumped[name] ?? Infinity))) throw damaged();
  for (const { table, name, definition } of foreignKeys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { name } of forced) await client.query(`alter table ${name} force row level security`);
  return rows;
}

async function nextOf(coming: AsyncIterator<DumpPart>): Promise<DumpPart> {
  const next = await coming.next();
  if (next.done === true) throw damaged();
  return next.value;
}

function damaged() {
  return failure('dump_damaged', 'The backup is not whole.');
}
