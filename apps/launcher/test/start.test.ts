import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testDatabase } from '@tierline/database/testing';
import pg from 'pg';
import { samples } from '../../../prisma/demo/velkamo-people.ts';
import { freePort } from '../../../tools/free-port.ts';
import { diskProblem } from '../src/local.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

const PROGRAM = join(import.meta.dirname, '..', 'src', 'start.ts');

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-start-'));
  // As root Postgres is somebody else, who could not enter a closed folder.
  chmodSync(folder, 0o755);
});

const running = new Set<ReturnType<typeof launch>['child']>();

afterEach(async () => {
  await Promise.all([...running].map(async (child) => end(child, 'SIGTERM')));
});

afterAll(() => {
  for (const one of [folder, `${folder}-moved`]) rmSync(one, { recursive: true, force: true });
});

/** Starts Tierline as `npm start` does, with data of this test's own; `inShell`: in a shell between, as npm has one. */
const launch = (variables: Readonly<Record<string, string>>, inShell = false) => {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TIERLINE_DATA: folder, ...variables };
  const command = [...(inShell ? ['sh', '-c', '"$0" "$1"; :'] : []), process.execPath, PROGRAM];
  const child = spawn(command[0] ?? '', command.slice(1), {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: inShell,
  });
  running.add(child);
  let output = '';
  const ready = new Promise<void>((done, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Tierline is ready')) done();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('close', () => {
      running.delete(child);
      failed(new Error(output));
    });
  });
  // Most of those that are launched here are meant to fail.
  ready.catch(() => undefined);
  return { child, ready, output: () => output };
};

const end = async (child: ReturnType<typeof launch>['child'], signal: NodeJS.Signals) => {
  const ended = once(child, 'close');
  child.kill(signal);
  const [code] = await ended;
  return code as number | null;
};

/** Runs a command of `npm run tierline` on the data of this test; what it says. */
const tierline = async (args: readonly string[], variables: Readonly<Record<string, string>> = {}) => {
  const passphrase = join(folder, 'passphrase');
  writeFileSync(passphrase, 'seven grey herons at dawn\n');
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], TIERLINE_DATA: folder, ...variables };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '../../api/src/cli.ts'), ...args, '--passphrase-file', passphrase],
    { env },
  );
  return stdout;
};

/** What a start that is refused prints, and its exit code. */
const refused = async (variables: Readonly<Record<string, string>>) => {
  const { child, output } = launch(variables);
  const [code] = await once(child, 'close');
  return { code: code as number | null, output: output().trim() };
};

describe('X10 npm start', () => {
  test('keeps its data after Ctrl-C, a SIGKILL and in a backup, and refuses a second start beside it', async () => {
    const PORT = String(await freePort());
    const first = launch({ PORT });
    await first.ready;
    expect((await fetch(`http://localhost:${PORT}/healthz`)).status).toBe(200);

    const beside = await refused({ PORT: String(await freePort()) });
    expect(beside).toEqual({
      code: 1,
      output: 'Tierline is already running from this folder: end it first, or use a copy of the folder.',
    });
    expect(await refused({ PORT, TIERLINE_DATA: `${folder}-other` })).toEqual({
      code: 1,
      output: `Port ${PORT} is in use: end what uses it, or choose another one with PORT=….`,
    });
    expect(existsSync(`${folder}-other`)).toBe(false);
    expect((await fetch(`http://localhost:${PORT}/healthz`)).status).toBe(200);
    await end(first.child, 'SIGKILL');

    const second = launch({ PORT });
    await second.ready;
    // A backup is made while it runs and afterwards, when it starts the database by itself (X10).
    const rows = /\d+ rows in \d+ tables/u;
    expect(await tierline(['backup', join(folder, 'running.backup')])).toMatch(rows);
    expect(await end(second.child, 'SIGINT')).toBe(0);
    expect(existsSync(join(realpathSync(join(folder, 'postgres')), 'data', 'postmaster.pid'))).toBe(false);
    const made = await tierline(['backup', join(folder, 'ended.backup')]);
    expect(existsSync(join(realpathSync(join(folder, 'postgres')), 'data', 'postmaster.pid'))).toBe(false);

    // Into a folder that has nothing yet, from which npm start then runs as before, with the secret of the backup.
    const moved = { TIERLINE_DATA: `${folder}-moved` };
    expect(await tierline(['restore', join(folder, 'ended.backup')], moved)).toContain(rows.exec(made)?.[0]);
    const secretOf = (home: string) => readFileSync(join(home, 'secret'), 'utf8').trim();
    expect(secretOf(moved.TIERLINE_DATA)).toBe(secretOf(folder));
    const third = launch({ PORT, ...moved });
    await third.ready;
    const { vendor, email, password } = samples.distributor;
    const signedIn = await fetch(`http://localhost:${PORT}/api/v1/session`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Tierline-Vendor': vendor,
        Origin: `http://localhost:${PORT}`,
      },
      body: JSON.stringify({ email, password }),
    });
    expect(signedIn.status).toBe(201);
    expect(await end(third.child, 'SIGINT')).toBe(0);
  });

  test('refuses a database that is newer than the code, and leaves it as it is', async () => {
    const database = await testDatabase();
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ('future', 'x', '29990101000000_future', now(), 1)`,
    );
    const { rows: before } = await client.query('select * from _prisma_migrations order by id');
    expect(await refused({ PORT: String(await freePort()), DATABASE_URL: database.ownerUrl })).toEqual({
      code: 1,
      output: 'The database is newer than this version of Tierline: it has 29990101000000_future.',
    });
    const { rows: after } = await client.query('select * from _prisma_migrations order by id');
    expect(after).toEqual(before);
    await client.end();
    await database.drop();
  });

  test('ends when the shell in which npm runs it is gone', async () => {
    const database = await testDatabase();
    const variables = {
      PORT: String(await freePort()),
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      npm_lifecycle_event: 'start',
    };
    const { child, ready } = launch(variables, true);
    try {
      await ready;
      // What it prints to is closed once it has ended as well.
      expect(await end(child, 'SIGKILL')).toBeNull();
    } finally {
      if (running.has(child) && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }
    await database.drop();
  });

  test('X10 a folder that nothing can be written to is reported in one sentence, with what to do', async () => {
    // Root may write wherever the file system lets it; /sys lets nobody.
    const closed = process.getuid?.() === 0 ? '/sys/tierline' : join(folder, 'closed');
    if (process.getuid?.() !== 0) mkdirSync(closed, { mode: 0o555 });
    const { code, output } = await refused({ PORT: String(await freePort()), TIERLINE_DATA: join(closed, 'data') });
    expect(code).toBe(1);
    expect(output).toMatch(
      /^Nothing can be written to \S+ \(E[A-Z]+\): let this account write there, or name another folder/u,
    );
    expect(output).not.toContain('\n');
  });

  test.each([
    [
      Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
      /^No room is left on the disk of \/data:/,
    ],
    [new Error('Postgres could not create its data: could not write: No space left on device'), /^No room is left/],
    [
      Object.assign(new Error('EROFS'), { code: 'EROFS', path: '/data/x' }),
      /^Nothing can be written to \/data\/x \(EROFS\):/,
    ],
  ])('X10 %s is told with what to do', (error, sentence) => {
    expect(diskProblem(error, '/data')?.message).toMatch(sentence);
    expect(diskProblem(new Error('something else'), '/data')).toBeNull();
  });

  test.each([
    [{ PORT: 'abc' }, 'PORT must be a whole number from 1 to 65535.'],
    [{ PUBLIC_URL: 'http://portal.example.com' }, /^PUBLIC_URL must be an address/],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL must be a URL that begins with smtp:// or smtps://.'],
    [{ TIERLINE_SECRET: 'short' }, 'TIERLINE_SECRET must be at least 32 characters long.'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL must be a URL that begins with postgresql://.'],
    [
      { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/x' },
      /^The database cannot be reached: .*ECONNREFUSED 127\.0\.0\.1:1$/,
    ],
  ])('says in one sentence what is wrong with %o', async (variables, sentence) => {
    const { code, output } = await refused({ PORT: String(await freePort()), ...variables });
    expect(code).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).not.toContain('\n');
  });
});
