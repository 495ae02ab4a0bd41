import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../../tools/free-port.ts';
import { proveClock } from '../../src/prove-clock.ts';
import { openProvedServices } from '../../src/prove-secret.ts';
import { world, type World } from './world.ts';

const silent = pino({ level: 'silent' });

describe('X10 a process that cannot do its work says why in one sentence, and ends', () => {
  let w: World;
  const taken = createServer();
  let port: number;
  beforeAll(async () => {
    w = await world();
    taken.listen(0);
    await once(taken, 'listening');
    port = (taken.address() as AddressInfo).port; // a listening TCP server has such an address
  });
  afterAll(async () => {
    taken.close();
    await w.close();
  });

  /** Starts a process; what it said on the error output, and its exit code. */
  async function started(
    variables: Record<string, string>,
    program = 'main.ts',
  ): Promise<{ code: unknown; said: string }> {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../src', program)], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DATABASE_URL: w.env.databaseUrl,
        TIERLINE_SECRET: w.env.secret,
        PUBLIC_URL: w.env.publicUrl,
        PORT: String(await freePort()),
        ...variables,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = await once(child, 'close');
    return { code, said };
  }

  it('X10 a port that is taken', async () => {
    const inUse = { METRICS_PORT: String(port), METRICS_HOST: '0.0.0.0', SMTP_URL: 'smtp://localhost:1' };
    const [api, metrics, worker, elsewhere] = await Promise.all([
      started({ PORT: String(port) }),
      started(inUse),
      started(inUse, 'worker.ts'),
      started({ HOST: '192.0.2.1' }),
    ]);
    expect(api).toEqual({
      code: 1,
      said: `Port ${port} is in use: end what uses it, or choose another one with PORT=….\n`,
    });
    expect(metrics).toEqual({
      code: 1,
      said: `Port ${port} is in use: end what uses it, or choose another one with METRICS_PORT=….\n`,
    });
    expect(worker).toEqual(metrics);
    expect(elsewhere).toEqual({ code: 1, said: '192.0.2.1 is no address of this machine: HOST must be one.\n' });
  });

  it('X10 a DATABASE_URL whose role the walls between vendors do not hold', async () => {
    const roles = {
      exempt_here: ['BYPASSRLS', 'is exempt from row-level security'],
      member_here: ['IN ROLE tierline_owner', 'owns the tables'],
    } as const;
    const owner = new pg.Client({ connectionString: w.database.ownerUrl });
    await owner.connect();
    const as = (user: string, password: string) => {
      const url = new URL(w.database.ownerUrl);
      [url.username, url.password] = [user, password];
      return url.href;
    };
    try {
      for (const [role, [right]] of Object.entries(roles))
        // oxlint-disable-next-line no-await-in-loop -- One connection.
        await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret' ${right}`);
      const cases = [
        [w.database.ownerUrl, `"${new URL(w.database.ownerUrl).username}" is a superuser`],
        [as('tierline_owner', 'owner'), '"tierline_owner" owns the tables'],
        ...Object.entries(roles).map(([role, [, told]]) => [as(role, 'secret'), `"${role}" ${told}`]),
      ];
      const env = { ...w.env, port: 0, portalFolder: '', demo: false };
      for (const [databaseUrl = '', told] of cases) {
        // As each process does it before it serves or works.
        // oxlint-disable-next-line no-await-in-loop -- One after the other, as starts are.
        await expect(openProvedServices({ ...env, databaseUrl }, {}, silent)).rejects.toThrow(
          `The role ${told}, so the database does not wall vendors from each other: DATABASE_URL needs a role`,
        );
      }
      for (const sound of [env, { ...env, databaseUrl: w.database.ownerUrl, demo: true }])
        // oxlint-disable-next-line no-await-in-loop -- As above.
        await (await openProvedServices(sound, {}, silent)).close();
      const [databaseUrl = ''] = cases[1] ?? [];
      const { code, said } = await started({ DATABASE_URL: databaseUrl });
      expect(said).toMatch(
        /^The role [^\n]* DATABASE_URL [^\n]* DATABASE_OWNER_URL, [^\n]*`tierline migrate`[^\n]*\.\n$/u,
      );
      expect(code).toBe(1);
    } finally {
      for (const role of Object.keys(roles))
        // oxlint-disable-next-line no-await-in-loop -- One connection.
        await owner.query(`DROP ROLE IF EXISTS ${role}`);
      await owner.end();
    }
  });

  it.each([
    [61, 'seconds ahead of the database’s'],
    [-61, 'seconds behind the database’s'],
    [59, null],
    [-59, null],
    [0, null],
  ])('X10 a clock that is %i seconds off', async (seconds, said) => {
    const outcome = await proveClock(w.services, () => Date.now() + seconds * 1_000).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
    expect(outcome === null).toBe(said === null);
    expect(outcome ?? '').toContain(said ?? '');
  });
});
