import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../../../tools/free-port.ts';
import type { World } from './world.ts';

/** A process of ours beside the test's own. `logged`: what it has logged so far. */
export type Running = {
  origin: string;
  child: ChildProcess;
  logged: () => string;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
};

/**
 * Starts `main.ts` or `worker.ts` as a process of its own on the world's database; resolves once it says that it is up.
 */
export async function startProcess(
  w: World,
  program: 'main.ts' | 'worker.ts',
  variables: Record<string, string> = {},
): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../src', program)], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      PORT: String(port),
      DATABASE_URL: w.env.databaseUrl,
      TIERLINE_SECRET: w.env.secret,
      PUBLIC_URL: w.env.publicUrl,
      DRAIN_SECONDS: '0',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let logged = '';
  const up = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      logged += chunk.toString();
      if (chunk.toString().startsWith('Tierline')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
  });
  await up;
  return {
    origin: `http://localhost:${port}`,
    child,
    logged: () => logged,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
