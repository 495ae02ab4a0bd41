import { poolState, type Services } from '@tierline/core';
import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Registry } from 'prom-client';
import type { CheckedBooks } from './books.ts';
import { portProblem } from './env.ts';
import { readWatch } from './watch.ts';

/** Where metrics are told: port and address of this machine, and the token that is asked for, if any. */
export type MetricsEnv = { readonly port: number; readonly host: string; readonly token: string | undefined };

/** Counts an answer: which endpoint gave it, its status, and the code of the problem where it is one. */
export type CountAnswer = (endpoint: string, status: number, code: string | undefined) => void;

/** The metrics of a process (X10); labels are of fixed sets, so that they stay few. */
export type Metrics = { count: CountAnswer; text: () => Promise<string>; close: () => void };

/** Opens the metrics of a process. `books`: what its worker found last; a process without one tells nothing of them. */
export function openMetrics(services: Services, books: () => CheckedBooks = () => null): Metrics {
  const register = new Registry();
  const registers = [register];
  const requests = new Counter({
    name: 'tierline_requests_total',
    help: 'Answers, by endpoint and status',
    labelNames: ['endpoint', 'status'],
    registers,
  });
  const refusals = new Counter({
    name: 'tierline_refusals_total',
    help: 'Problems that were answered, by endpoint and code',
    labelNames: ['endpoint', 'code'],
    registers,
  });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `tierline_${name}`, help, labelNames, registers });
  const loop = gauge('event_loop_delay_seconds', 'How long the event loop was kept, since the last look', ['quantile']);
  const pool = gauge('database_connections', 'Connections of the pool, and who waits for one', ['state']);
  const queue = gauge('queue_overdue_seconds', 'How long what is due and comes first has waited', ['queue']);
  const keys = gauge('signing_key_days_left', 'Days until the first current signing key of a vendor ends');
  const balanced = gauge('books_balanced', 'Whether the last check found the books balanced: 1 or 0');
  const checked = gauge('books_checked_timestamp_seconds', 'When the books were checked last');

  const look = async () => {
    for (const [quantile, nanoseconds] of [
      ['0.5', delay.percentile(50)],
      ['0.99', delay.percentile(99)],
      ['1', delay.max],
    ] as const)
      loop.set({ quantile }, nanoseconds / 1e9);
    delay.reset();
    const { total, idle, waiting } = poolState(services.db);
    for (const [state, count] of Object.entries({ busy: total - idle, idle, waiting })) pool.set({ state }, count);
    for (const one of [queue, keys, balanced, checked]) one.reset();
    // Gauges without labels begin at 0, which here would say something.
    for (const one of [keys, balanced, checked]) one.remove();
    const last = books();
    if (last !== null) {
      balanced.set(last.balanced ? 1 : 0);
      checked.set(last.at.getTime() / 1_000);
    }
    // Without its database a process still tells of itself.
    const watched = await readWatch(services).catch(() => null);
    if (watched === null) return;
    queue.set({ queue: 'mail' }, watched.mailSeconds);
    queue.set({ queue: 'charges' }, watched.chargeSeconds);
    if (watched.keyDays !== null) keys.set(watched.keyDays);
  };
  return {
    count(endpoint, status, code) {
      requests.inc({ endpoint, status: String(status) });
      if (code !== undefined) refusals.inc({ endpoint, code });
    },
    async text() {
      await look();
      return register.metrics();
    },
    close: () => delay.disable(),
  };
}

/** Tells the metrics at their own port until it is closed. */
export async function serveMetrics(env: MetricsEnv, metrics: Metrics): Promise<{ close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const say = (status: number, type: string, text: string) => {
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
    };
    const plain = 'text/plain; charset=utf-8';
    if (!allowed(env.token, request.headers.authorization)) {
      response.setHeader('WWW-Authenticate', 'Bearer');
      say(401, plain, 'A token is needed.\n');
      return;
    }
    if (request.method !== 'GET' || request.url !== '/metrics') {
      say(404, plain, 'There is only GET /metrics.\n');
      return;
    }
    void metrics.text().then(
      (text) => say(200, 'text/plain; version=0.0.4; charset=utf-8', text),
      () => say(500, plain, 'The metrics could not be read.\n'),
    );
  });
  server.listen(env.port, env.host);
  await once(server, 'listening').catch((error: unknown) => {
    throw portProblem(error, { ...env, variable: 'METRICS_PORT' });
  });
  return {
    async close() {
      metrics.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function allowed(token: string | undefined, sent: string | undefined): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return token === undefined || timingSafeEqual(hash(`Bearer ${token}`), hash(sent ?? ''));
}
