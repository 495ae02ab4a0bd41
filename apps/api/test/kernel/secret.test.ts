import { openSecrets, provedSecret } from '@tierline/core';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { world, type World } from './world.ts';

describe('X10 a database is opened with its own secret', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  const other = 'another secret that is also long enough';

  async function run(program: string, args: string[], secret: string): Promise<{ code: unknown; said: string }> {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../src', program), ...args], {
      env: {
        ...process.env,
        DATABASE_URL: w.env.databaseUrl,
        TIERLINE_SECRET: secret,
        SMTP_URL: 'smtp://localhost:1',
        PORT: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = await once(child, 'close');
    return { code, said };
  }

  it('X10 the first of ten starts at once keeps the proof, and all ten pass', async () => {
    expect(await Promise.all(Array.from({ length: 10 }, () => provedSecret(w.services)))).toEqual(
      Array.from({ length: 10 }, () => null),
    );
    expect(await w.db.secretCanary.count()).toBe(1);
  });

  it.each([
    ['main.ts', []],
    ['worker.ts', []],
    ['cli.ts', ['user', 'reset-second-factor', 'nobody@nowhere.example', '--vendor', 'velkamo']],
  ])('X10 %s refuses another secret in one sentence', async (program, args) => {
    await provedSecret(w.services);
    const { madeAt } = await w.db.secretCanary.findUniqueOrThrow({ where: { id: 1 } });
    expect(await run(program, args, other)).toEqual({
      code: 1,
      said: `This is not the secret of this database (made ${madeAt.toISOString().slice(0, 10)}).\n`,
    });
  });

  it('X10 a proof that was changed proves nothing', async () => {
    const { db } = w;
    const secrets = openSecrets(other);
    expect(await provedSecret({ db, secrets })).not.toBeNull();
    await db.secretCanary.update({ where: { id: 1 }, data: { sealed: w.services.secrets.seal('x', 'canary') } });
    expect(await provedSecret(w.services)).not.toBeNull();
  });
});
