import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure } from './failure.ts';
import type { Home } from './home.ts';

/** A Postgres process that we started, and the process that ends it should we be killed. */
export type Server = { readonly postgres: ChildProcess; readonly guard: ChildProcess | null; readonly port: number };

/** Creates the data of a new Postgres (UTF-8, byte order); does nothing where they exist. */
export function initialise(binaries: string, home: Home, durable: boolean): void {
  if (existsSync(join(home.data, 'PG_VERSION')) && existsSync(join(home.folder, ready))) return;
  rmSync(home.data, { recursive: true, force: true });
  const passwordFile = join(home.folder, 'password');
  give(passwordFile, home);
  try {
    execFileSync(
      join(binaries, 'bin', 'initdb'),
      [
        `--pgdata=${home.data}`,
        '--username=tierline',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...(durable ? [] : ['--no-sync']),
      ],
      { stdio: 'pipe', cwd: '/', ...home.account },
    );
  } catch (cause) {
    throw failure(
      'postgres_failed',
      `Postgres could not create its data in ${home.data}: ${errorOutput(cause)}`,
      cause,
    );
  }
  writeFileSync(join(home.folder, ready), '');
}

/** Starts Postgres on its data and waits until it takes connections. A free port is looked for unless one is given. */
export async function launch(binaries: string, home: Home, durable: boolean, port?: number): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchOnce(binaries, home, durable, port ?? (await freePort()));
    } catch (error) {
      // Between the look for a free port and its use another process may have taken it.
      if (port !== undefined || attempt === 3) throw error;
    }
  }
}

/** Ends Postgres in good order: transactions under way are rolled back, data are written. */
export async function endServer({ postgres, guard }: Server): Promise<void> {
  if (postgres.exitCode === null && postgres.signalCode === null) {
    const gone = once(postgres, 'exit');
    postgres.kill('SIGINT');
    await gone;
  }
  guard?.kill('SIGKILL');
}

const ready = 'initialised';

const serverSettings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'jit=off',
  'random_page_cost=1.1',
  'timezone=UTC',
  'log_timezone=UTC',
];

// As the manual has it: a quarter of the memory, which is taken only as it is used.
const lastingSettings = [`shared_buffers=${Math.min(4096, Math.max(128, Math.floor(totalmem() / 4 / 2 ** 20)))}MB`];

const fastSettings = [
  'shared_buffers=128MB',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
];

async function launchOnce(binaries: string, home: Home, durable: boolean, port: number): Promise<Server> {
  const settings = [...serverSettings, ...(durable ? lastingSettings : fastSettings)];
  const logFile = join(home.folder, 'postgres.log');
  const log = openSync(logFile, 'w', 0o600);
  // Detached, so that Ctrl-C in the terminal reaches us alone and we end Postgres after the last request.
  const postgres = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', home.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { stdio: ['ignore', log, log], cwd: '/', detached: true, ...home.account },
  );
  closeSync(log);
  const pid = postgres.pid;
  if (pid === undefined)
    throw failure('postgres_failed', 'Postgres could not be started.', await once(postgres, 'error'));
  while (!isReady(home, pid)) {
    if (postgres.exitCode !== null || postgres.signalCode !== null) {
      throw failure('postgres_failed', `Postgres did not start: ${lastError(logFile)}`);
    }
    await sleep(20);
  }
  return { postgres, guard: startGuard(pid, home), port };
}

/** A shell that waits for the end of our pipe, which also comes when we are killed, and then ends Postgres. */
function startGuard(pid: number, home: Home) {
  if (process.platform === 'win32') return null;
  const script = 'read -r _; kill -INT "$1" 2>/dev/null';
  const guard = spawn('/bin/sh', ['-c', script, 'tierline-postgres-guard', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    detached: true,
    ...home.account,
  });
  guard.on('error', () => undefined);
  guard.unref();
  return guard;
}

/** The last line of the pid file has the state; the first one shows whether the file is of this start. */
function isReady(home: Home, pid: number) {
  try {
    const lines = readFileSync(join(home.data, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string')
    throw failure('postgres_failed', 'No free port was found for Postgres.');
  return address.port;
}

function give(file: string, { account }: Home) {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(file, account.uid, account.gid);
}

function lastError(logFile: string) {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  return (lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1) ?? '').replace(/^.*FATAL:\s*/, '');
}

// What initdb says last is that it clears up; why, it has said before.
function errorOutput(error: unknown) {
  if (!(error instanceof Error) || !('stderr' in error)) return String(error);
  const lines = String(error.stderr).trim().split('\n');
  return lines.find((line) => /error:|fatal:|panic:/iu.test(line)) ?? lines.at(-1);
}
