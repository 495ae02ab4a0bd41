import { readyToJudgePasswords } from '@tierline/core';
import type { Express } from 'express';
import { once } from 'node:events';
import { makeApp } from './app.ts';
import { startBooks } from './books.ts';
import { startCharging } from './charging.ts';
import { fail, portProblem, readEnv, type Env } from './env.ts';
import { startExpiring } from './expiring.ts';
import type { Job } from './job.ts';
import { openLog } from './log.ts';
import { openMetrics, serveMetrics } from './metrics.ts';
import { servePortal } from './portal.ts';
import { refuseRest } from './problems.ts';
import { openProvedServices } from './prove-secret.ts';
import { endServer, isEnding, openServer } from './server.ts';
import { openTracing } from './tracing.ts';
import { startWorker } from './worker.ts';

/**
 * Serves API and portal, and with `worker` also sends mails and runs the scheduled jobs, until it is closed. Rejects
 * where the secret is not the database's, its role is exempt from the walls, or the port cannot be used.
 */
export async function serve(
  env: Env,
  options: { worker: boolean } = { worker: true },
): Promise<{ close: () => Promise<void> }> {
  const log = openLog();
  await readyToJudgePasswords();
  const tracing = await openTracing(env.tracesUrl, log);
  const { services, close } = await openProvedServices(
    env,
    { signInTried: (attempt) => log[attempt.outcome === 'signed-in' ? 'info' : 'warn'](attempt, 'sign-in') },
    log,
  );
  const samples = env.samples ?? [];
  const books = options.worker ? startBooks(env.databaseUrl, log) : null;
  const metrics = openMetrics(services, books?.last);
  const app = makeApp({
    services,
    log,
    samples: (vendor) => samples.filter((sample) => sample.vendor === vendor),
    trustedProxies: env.trustedProxies ?? 0,
    stopping: () => isEnding(server),
    demo: env.demo,
    traced: env.tracesUrl !== undefined,
    count: metrics.count,
  });
  serveDemo(app, [...new Set(samples.map(({ vendor }) => vendor))]);
  if (env.portal) app.use(env.portal);
  else servePortal(app, env.portalFolder);
  refuseRest(app, '/', log);
  const server = openServer(app);
  const jobs: Job[] = books ? [books, startExpiring(services, log), startCharging(services, log)] : [];
  if (books && env.smtpUrl !== undefined) jobs.push(startWorker(services, env.smtpUrl, log));
  const endJobs = () => Promise.all(jobs.map((job) => job.stop()));
  try {
    const told = env.metrics && (await serveMetrics(env.metrics, metrics));
    server.listen(env.port, env.host);
    await once(server, 'listening');
    return {
      async close() {
        await Promise.all([endServer(server, (env.drainSeconds ?? 0) * 1_000), endJobs()]);
        await told?.close();
        await close();
        await tracing.close();
      },
    };
  } catch (error) {
    await endJobs();
    await close();
    throw portProblem(error, env);
  }
}

// Which portals the demo has, for the page of the bare address; elsewhere they are not listed.
function serveDemo(app: Express, portals: readonly string[]): void {
  app.get('/demo.json', (_, response) => {
    if (portals.length === 0) return response.status(404).end();
    return response.set('Cache-Control', 'no-store').json({ portals });
  });
}

if (import.meta.main) {
  try {
    const env = readEnv(process.env);
    const running = await serve(env, { worker: false });
    console.log(`Tierline’s API listens on port ${env.port}.`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void running.close().finally(() => process.exit()));
  } catch (error) {
    fail(error);
  }
}
