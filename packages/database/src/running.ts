import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { failure, isFailure } from './failure.ts';
import type { Home } from './home.ts';

/** The advisory lock in the database `postgres` that a process holds for as long as it uses an embedded Postgres. */
const claimKey = 8_433_001;

/** Takes an embedded Postgres for this process until the returned function is called or the process ends. */
export async function claim(url: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, application_name: 'tierline-claim', keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  if (!(await tryClaim(client))) {
    await client.end();
    throw alreadyRunning();
  }
  return () => client.end();
}

/**
 * Ends a Postgres that outlived the process which started it, and removes a pid file that a crash left behind.
 * One that a living process uses is left alone: `database_running`.
 */
export async function endLeftover(home: Home): Promise<void> {
  const pidFile = join(home.data, 'postmaster.pid');
  const deadline = Date.now() + 30_000;
  for (;;) {
    const left = readPidFile(pidFile);
    if (left === null) return;
    if (!isPostgresOf(left.pid, home)) {
      // The number may meanwhile be that of some other process, at which Postgres would balk.
      rmSync(pidFile, { force: true });
      return;
    }
    if (Date.now() > deadline) throw alreadyRunning();
    if (await isOrphan(home, left.port)) signal(left.pid);
    await sleep(100);
  }
}

/** True if a living process uses the embedded Postgres; changes nothing. */
export async function isClaimed(home: Home): Promise<boolean> {
  const left = readPidFile(join(home.data, 'postmaster.pid'));
  if (left === null || !isPostgresOf(left.pid, home)) return false;
  try {
    await isOrphan(home, left.port);
    return false;
  } catch (error) {
    if (isFailure(error)) return true;
    throw error;
  }
}

/** The port of the embedded Postgres, as it wrote it down; null where it did not. */
export function portOf(home: Home): number | null {
  return readPidFile(join(home.data, 'postmaster.pid'))?.port ?? null;
}

function alreadyRunning() {
  return failure(
    'database_running',
    'Tierline is already running from this folder: stop it first, or use a copy of the folder.',
  );
}

/** False while Postgres starts or stops, when nothing can be asked. */
async function isOrphan(home: Home, port: number) {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'tierline',
    password: home.password,
    database: 'postgres',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch {
    return false;
  }
  try {
    if (await tryClaim(client)) return true;
    throw alreadyRunning();
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function tryClaim(client: pg.Client) {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [claimKey]);
  return rows[0]?.taken === true;
}

function readPidFile(file: string) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

function isPostgresOf(pid: number, home: Home) {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(home.data);
  } catch {
    return false;
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function signal(pid: number) {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It ended by itself in between.
  }
}
