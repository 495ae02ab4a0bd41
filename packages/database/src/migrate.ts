import type pg from 'pg';
import { asOwner, connectOwner, migrating, reason } from './connection.ts';
import { startThrowaway } from './embedded.ts';
import { noFilters, withEngine } from './engine.ts';
import { failure, isFailure } from './failure.ts';
import { applyFunctions, pendingFunctions } from './functions.ts';
import { appliedMigrations, unfinishedMigrations } from './history.ts';
import { renewKeys, type Twin } from './keys.ts';
import {
  migrationList,
  prismaFolder,
  readMigrations,
  readSchema,
  writeMigration,
  type Migration,
} from './migrations.ts';

/**
 * Brings the database to the newest migration and to the functions of the checkout, and returns the names of what it
 * applied, often nothing. Several processes may call it at once: one works, the others wait. `onTwins` hears of names
 * that can no longer be distinguished; `only` stops at the tables of an older version, for a dump of it. Fails with
 * `database_unreachable`, `database_too_old`, `database_newer`, `migration_edited` or `migration_failed`.
 */
export async function migrate(
  ownerUrl: string,
  folder = prismaFolder,
  onTwins: (twins: readonly Twin[]) => void = () => undefined,
  only: readonly string[] | null = null,
): Promise<readonly string[]> {
  const migrations = readMigrations(folder).filter(({ name }) => only?.includes(name) ?? true);
  const client = await connectOwner(ownerUrl);
  try {
    await checkVersion(client);
    await client.query('select pg_advisory_lock($1)', [migrating]);
    const pending = await pendingMigrations(client, migrations);
    if (pending.length > 0) await apply(client, ownerUrl, migrations, folder);
    if (only !== null) return pending;
    const functions = await applyFunctions(client, folder);
    const twins = await renewKeys(client);
    if (twins.length > 0) onTwins(twins);
    return [...pending, ...functions];
  } catch (error) {
    if (isFailure(error)) throw error;
    throw failure('migration_failed', `A migration failed: ${await told(client, error)}`, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Says what `migrate` would apply, and changes nothing: migrations and files of functions by name, often none. Fails
 * with `database_unreachable`, `database_too_old`, `database_newer` or `migration_edited`.
 */
export async function pendingChanges(ownerUrl: string, folder = prismaFolder): Promise<readonly string[]> {
  return asOwner(ownerUrl, async (client) => {
    await checkVersion(client);
    return [...(await pendingMigrations(client, readMigrations(folder))), ...(await pendingFunctions(client, folder))];
  });
}

async function apply(client: pg.Client, ownerUrl: string, migrations: readonly Migration[], folder: string) {
  await withEngine(ownerUrl, null, async (engine) => {
    // Each script is one transaction, so an unfinished one left nothing behind and may be tried again.
    for (const { name } of await unfinishedMigrations(client))
      await engine.markMigrationRolledBack({ migrationName: name });
    await engine.applyMigrations({ migrationsList: migrationList(migrations, folder), filters: noFilters });
  });
}

/** The SQL that would bring a migrated database to `schema.prisma`; empty when they are in step. */
export async function drift(ownerUrl: string, folder = prismaFolder): Promise<string> {
  const schema = readSchema(folder);
  const { stdout } = await withEngine(ownerUrl, schema, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files: [{ path: 'schema.prisma', content: schema }], configDir: folder },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: null,
      filters: noFilters,
    }),
  );
  return meaningful(stdout ?? '');
}

/**
 * Writes a new migration from what `schema.prisma` has and the existing migrations do not, on a throwaway Postgres.
 * Returns its file, to which checks and triggers are appended by hand; null when there is nothing to do.
 */
export async function draftMigration(name: string, folder = prismaFolder): Promise<string | null> {
  const throwaway = await startThrowaway();
  try {
    await migrate(throwaway.ownerUrl, folder);
    const sql = await drift(throwaway.ownerUrl, folder);
    return sql === '' ? null : writeMigration(`${timestamp()}_${name}`, `${sql}\n`, folder);
  } finally {
    await throwaway.stop();
  }
}

async function checkVersion(client: pg.Client) {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) < 15)
    throw failure('database_too_old', `Tierline needs Postgres 15 or newer; this is ${version}.`);
}

async function pendingMigrations(client: pg.Client, migrations: readonly Migration[]) {
  const applied = await appliedMigrations(client);
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = applied.filter(({ name }) => !known.has(name));
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(', ');
    throw failure('database_newer', `The database is newer than this version of Tierline: it has ${names}.`);
  }
  const edited = applied.find(({ name, checksum }) => known.get(name)?.checksum !== checksum);
  if (edited !== undefined) {
    throw failure('migration_edited', `The migration ${edited.name} was changed after it had been applied.`);
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.map((migration) => migration.name).filter((name) => !done.has(name));
}

/** The history keeps what the database said about the migration that failed; the engine's own words are long. */
async function told(client: pg.Client, error: unknown) {
  const failed = (await unfinishedMigrations(client).catch(() => [])).at(-1);
  if (failed === undefined) return reason(error);
  const said = failed.logs?.match(/ERROR: (.*)/)?.[1];
  return `${failed.name}: ${said ?? reason(error)}`;
}

function meaningful(sql: string) {
  return sql.replaceAll(/^--.*$/gm, '').trim() === '' ? '' : sql.trim();
}

function timestamp() {
  return new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
}
