import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { postgresAccount, postgresBinaries, reaches, sharedFolder } from './binaries.ts';
import { endServer, initialise, launch } from './cluster.ts';
import { openHome, type Home } from './home.ts';
import { claim, endLeftover, isClaimed, portOf } from './running.ts';

/** What `startEmbedded` is asked for; `durable: false` trades safety from power cuts for speed, for tests. */
export type EmbeddedOptions = {
  readonly folder: string;
  readonly port?: number;
  readonly password?: string;
  readonly durable?: boolean;
};

/** A running Postgres; `stop` ends it cleanly and may be called twice. */
export type Embedded = { readonly ownerUrl: string; readonly port: number; readonly stop: () => Promise<void> };

/**
 * Starts a real Postgres whose data stay in `folder`, on the given or on a free port of this machine only.
 * What an earlier process left behind when it was killed is cleared up; a live one is refused (`database_running`).
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const durable = options.durable ?? true;
  const home = openHome(resolve(options.folder), postgresAccount(), options.password);
  const binaries = postgresBinaries(home.account);

  await endLeftover(home);
  initialise(binaries, home, durable);
  const server = await launch(binaries, home, durable, options.port);
  const urlOf = (database: string) => urlAt(home, server.port, database);
  try {
    const release = await claim(urlOf('postgres'));
    await createMissing(urlOf('postgres'), 'tierline');
    const stop = async () => {
      await release();
      await endServer(server);
    };
    return { ownerUrl: urlOf('tierline'), port: server.port, stop };
  } catch (error) {
    await endServer(server);
    throw error;
  }
}

/** True if a living process uses the embedded Postgres of the folder; looks only. */
export async function isRunning(folder: string): Promise<boolean> {
  return existsSync(join(folder, 'password')) && isClaimed(openHome(resolve(folder), postgresAccount()));
}

/**
 * The embedded Postgres of the folder as its owner, while a living process uses it; null where none does. Looks only.
 */
export async function runningUrl(folder: string): Promise<string | null> {
  if (!(await isRunning(folder))) return null;
  const home = openHome(resolve(folder), postgresAccount());
  const port = portOf(home);
  return port === null ? null : urlAt(home, port, 'tierline');
}

function urlAt(home: Home, port: number, database: string) {
  return `postgresql://tierline:${home.password}@127.0.0.1:${port}/${database}`;
}

/** Starts a Postgres without durability in a temporary folder that `stop` removes again. */
export async function startThrowaway(): Promise<Embedded> {
  const folder = temporaryFolder();
  const embedded = await startEmbedded({ folder, durable: false });
  const stop = async () => {
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...embedded, stop };
}

async function createMissing(url: string, database: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

/** A private TMPDIR may be closed to the account of Postgres. */
function temporaryFolder() {
  const usual = tmpdir();
  return reaches(usual, postgresAccount()) ? mkdtempSync(join(usual, 'tierline-')) : sharedFolder('throwaway');
}
