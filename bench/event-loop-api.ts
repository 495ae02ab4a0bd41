import { endpoints, type Endpoint, type EndpointName } from '@tierline/contract';
import {
  createApplicationRole,
  createTemplate,
  grantApplication,
  migrate,
  roleOf,
  startThrowaway,
  withDatabase,
} from '@tierline/database';
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { loadDemo, type DemoSignIn } from '../prisma/demo.ts';
import { freePort } from '../tools/free-port.ts';

/** Somebody signed in: the headers that say so. */
export type Session = Record<string, string>;

/** An API process with demo data that reports how long its event loop was blocked. */
export type Api = {
  signIns: DemoSignIn[];
  signIn(one: DemoSignIn): Promise<Session>;
  read(by: Session, path: string): Promise<unknown>;
  /** Sends a body, and how long the event loop stood still at most until it was answered, in ms. */
  measure(
    by: Session,
    name: EndpointName,
    body: object,
    params: Record<string, string>,
  ): Promise<{ held: number; status: number }>;
  close(): Promise<void>;
};

const secret = 'a secret of the benchmark that is long enough';

/** Starts the API on demo data. */
export async function openApi(): Promise<Api> {
  const postgres = await startThrowaway();
  const ownerUrl = await createTemplate(postgres.ownerUrl, 'event_loop');
  const url = withDatabase(await createApplicationRole(postgres.ownerUrl), 'event_loop');
  await migrate(ownerUrl);
  await grantApplication(ownerUrl, roleOf(url));
  const { signIns } = await loadDemo(url, secret);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = fork(join(import.meta.dirname, '../apps/api/src/main.ts'), {
    execArgv: ['--import', join(import.meta.dirname, 'loop-delay.ts')],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: url,
      TIERLINE_SECRET: secret,
      PUBLIC_URL: origin,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout) await once(child.stdout, 'data');
  const heldSinceAsked = async (): Promise<number> => {
    // A timer of the API has to fire before it knows that it came late.
    await rest(40);
    const told = once(child, 'message');
    child.send('how long?');
    const [{ held, worked }] = (await told) as [{ held: number; worked: number }]; // what loop-delay.ts sends
    return Math.min(held, worked);
  };
  return {
    signIns,
    async signIn({ vendor, email, password }) {
      const response = await fetch(`${origin}/api/v1/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Tierline-Vendor': vendor },
        body: JSON.stringify({ email, password }),
      });
      if (!response.ok) throw new Error(`signing in: ${response.status} ${await response.text()}`);
      const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
      return { cookie: cookies.join('; '), 'Tierline-Vendor': vendor, 'Content-Type': 'application/json' };
    },
    async read(by, path) {
      return (await fetch(`${origin}/api/v1${path}`, { headers: by })).json();
    },
    async measure(by, name, body, params) {
      const row: Endpoint = endpoints[name];
      const path = row.path.replace(/:(\w+)/gu, (_, param: string) => params[param] ?? randomUUID());
      const bytes = Buffer.from(JSON.stringify(body));
      await heldSinceAsked();
      const response = await fetch(`${origin}/api/v1${path}`, {
        method: row.method,
        headers: { ...by, 'Idempotency-Key': randomUUID() },
        body: bytes,
      });
      await response.arrayBuffer();
      return { held: await heldSinceAsked(), status: response.status };
    },
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await postgres.stop();
    },
  };
}
