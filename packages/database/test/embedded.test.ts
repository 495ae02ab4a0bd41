import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { startEmbedded } from '../src/index.ts';

const folders: string[] = [];
const temporary = () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-test-'));
  folders.push(folder);
  // mkdtemp closes the folder to others, and as root Postgres is somebody else.
  execFileSync('chmod', ['755', folder]);
  return join(folder, 'postgres');
};

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const query = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
};

/** Another process that starts a Postgres on the folder, writes a row and waits to be killed. */
const startElsewhere = async (folder: string, durable = false) => {
  const index = join(import.meta.dirname, '../src/index.ts');
  const program = `const { startEmbedded } = await import(${JSON.stringify(index)});
    const { ownerUrl } = await startEmbedded({ folder: ${JSON.stringify(folder)}, durable: ${durable} });
    console.log(ownerUrl);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, ownerUrl: line.toString().trim() };
};

describe('an embedded Postgres', () => {
  test('keeps its data from one start to the next', async () => {
    const folder = temporary();
    const first = await startEmbedded({ folder, durable: false });
    await query(first.ownerUrl, 'create table kept as select 42 as answer');
    await first.stop();
    await first.stop();

    const second = await startEmbedded({ folder, durable: false });
    expect(await query(second.ownerUrl, 'select answer from kept')).toBe(42);
    await second.stop();
  });

  test('refuses a second start beside a running one, which goes on', async () => {
    const folder = temporary();
    const { child, ownerUrl } = await startElsewhere(folder);
    await expect(startEmbedded({ folder })).rejects.toMatchObject({ code: 'database_running' });
    expect(await query(ownerUrl, 'select 1')).toBe(1);
    child.kill('SIGTERM');
    await once(child, 'exit');
    await expect.poll(() => existsSync(join(folder, 'data', 'postmaster.pid'))).toBe(false);
  });

  test('starts again after the process that used it was killed, and ends with that process', async () => {
    const folder = temporary();
    const { child, ownerUrl } = await startElsewhere(folder);
    await query(ownerUrl, 'create table kept as select 42 as answer');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const again = await startEmbedded({ folder, durable: false });
    expect(await query(again.ownerUrl, 'select answer from kept')).toBe(42);
    await again.stop();
  });

  test('starts again after Postgres itself was killed and its pid went to another process', async () => {
    const folder = temporary();
    const { child, ownerUrl } = await startElsewhere(folder, true);
    await query(ownerUrl, 'create table kept as select 42 as answer');
    const pidFile = join(realpathSync(folder), 'data', 'postmaster.pid');
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'exit');
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(String(pid), String(process.pid)));

    const again = await startEmbedded({ folder, durable: false });
    expect(await query(again.ownerUrl, 'select answer from kept')).toBe(42);
    await again.stop();
  });
});
