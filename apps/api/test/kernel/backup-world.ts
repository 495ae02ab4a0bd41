import { call } from '@tierline/contract';
import { createTemplate, dropDatabase, dumpDatabase, withDatabase } from '@tierline/database';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateSync } from 'otplib';
import pg from 'pg';
import { inject } from 'vitest';
import { backup, restore } from '../../src/command/backup.ts';
import { rotate } from '../../src/command/rotate.ts';
import { deviceWorld, type DeviceWorld } from '../entitlements/device-world.ts';
import { startProcess } from './process.ts';
import { keeping } from './walls-send.ts';
import type { Person } from './world.ts';

/** An empty database beside that of the world. */
export type Place = { ownerUrl: string; url: string };

/** What a program said and how it ended. */
export type Said = { code: unknown; said: string };

/** A world with all that is sealed in a database, and the means to move it to another one. */
export type BackupWorld = DeviceWorld & {
  folder: string;
  passphrase: string;
  /** Signs in with a second factor, whose seed is sealed. */
  careful: Person;
  line: { id: string; activationId: string };
  /** All that was sealed in this world, as it stood in the database. */
  sealed: string[];
  place(): Promise<Place>;
  /** Starts the command line as a process of its own, by another program where one is named. */
  start(args: string[], on?: Place, before?: string[]): ChildProcess;
  /** Runs a command here, with these variables. */
  tierline(args: string[], on?: Place, variables?: NodeJS.ProcessEnv): Promise<Said>;
  /** Somebody who signs in with password and second factor on a portal of this database and secret. */
  using<T>(on: Place, secret: string, work: (person: Person['call'], origin: string) => Promise<T>): Promise<T>;
};

const cli = join(import.meta.dirname, '../../src/cli.ts');

/** Makes such a world. */
export async function backupWorld(): Promise<BackupWorld> {
  const made = await deviceWorld();
  const { w } = made;
  const sealed: string[] = [];
  const { secrets } = w.services;
  const seal = secrets.seal.bind(secrets);
  Object.assign(secrets, {
    seal(text: string, purpose: string) {
      const one = seal(text, purpose);
      sealed.push(one);
      return one;
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'tierline-backup-'));
  const passphrase = join(folder, 'passphrase');
  writeFileSync(passphrase, 'seven grey herons at dawn\n');
  const careful = await w.colleague(made.installer.master, 'operator');
  const { secret, offer } = await careful.call('offerSecondFactor', { password: careful.password });
  // Codes of the past and of the present, so that each is used once.
  const code = (steps: number) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
  await careful.call('switchOnSecondFactor', { offer, code: code(-1) });
  const line = await made.held(20);
  await made.device(line.id, 2);
  // A waiting mail with an initial password.
  await w.staff.call('createUser', { id: w.staff.accountId, email: 'new@vendor.example', role: 'observer' });
  const places: string[] = [];
  const variablesOf = (on?: Place, variables: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
    ...process.env,
    DATABASE_URL: on?.url ?? w.env.databaseUrl,
    DATABASE_OWNER_URL: on?.ownerUrl ?? w.database.ownerUrl,
    TIERLINE_SECRET: w.env.secret,
    ...variables,
  });
  return {
    ...made,
    folder,
    passphrase,
    careful,
    line,
    sealed,
    start: (args, on, before = []) => {
      const [program = '', ...rest] = [...before, process.execPath, cli, ...args];
      return spawn(program, rest, { env: variablesOf(on), stdio: ['ignore', 'pipe', 'pipe'] });
    },
    async place() {
      const name = `${new URL(w.database.ownerUrl).pathname.slice(1)}_${places.push('')}`;
      places[places.length - 1] = name;
      return {
        ownerUrl: await createTemplate(inject('ownerUrl'), name),
        url: withDatabase(inject('applicationUrl'), name),
      };
    },
    async tierline(args, on, variables) {
      const { positionals, values } = parseArgs({
        args,
        allowPositionals: true,
        options: { 'secret-file': { type: 'string' }, 'passphrase-file': { type: 'string' } },
      });
      const [command, file = ''] = positionals;
      const environment = variablesOf(on, variables);
      try {
        if (command === 'backup') return { code: 0, said: await backup(file, values, environment) };
        if (command === 'restore') return { code: 0, said: await restore(file, values, environment) };
        return { code: 0, said: await rotate(values, environment) };
      } catch (error) {
        return { code: 1, said: error instanceof Error ? error.message : String(error) };
      }
    },
    async using(on, present, work) {
      const running = await startProcess(w, 'main.ts', { DATABASE_URL: on.url, TIERLINE_SECRET: present });
      try {
        const connection = {
          origin: running.origin,
          vendor: w.programme.slug,
          language: () => 'en',
          fetch: keeping(new Map<string, string>()),
        };
        const as: Person['call'] = (name, send, options) => call(connection, name, send, options);
        const { email, password } = careful;
        await as('signIn', { email, password, code: code(0) });
        return await work(as, running.origin);
      } finally {
        await running.stop();
      }
    },
    async close() {
      await made.close();
      await Promise.all(places.map((name) => dropDatabase(inject('ownerUrl'), name)));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Everything that is in a database, a line for each row; their order says nothing. */
export async function contentOf(ownerUrl: string): Promise<string> {
  const told: string[] = [];
  for await (const part of dumpDatabase(ownerUrl))
    told.push(part.part === 'rows' ? part.bytes.toString() : JSON.stringify(part));
  return told.join('\n').split('\n').toSorted().join('\n');
}

/** Does something while another transaction on a database holds what was done before. */
export async function whileHeld<T>(ownerUrl: string, statement: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(statement);
    return await work();
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** How many connections to a database wait for a lock. */
export async function waiting(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}
