import { endpoints } from '@tierline/contract';
import {
  createVendor,
  inVendor,
  changePassword,
  contextOfUser,
  createAccount,
  createProduct,
  openDatabase,
  openMailSecret,
  openSecrets,
  readProgramme,
  type Context,
  type Services,
  type Vendor,
} from '@tierline/core';
import {
  applicationRole,
  createApplicationRole,
  createTemplate,
  grantApplication,
  migrate,
  startEmbedded,
  withDatabase,
  type Embedded,
} from '@tierline/database';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../tools/free-port.ts';

/** A durable Postgres of the benchmark's own; portals are opened on databases of it. */
export type Place = {
  openPortal(name: string): Promise<Portal>;
  /** Kills Postgres as a power cut would, and starts it again. */
  crash(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A running API process on a database of its own, with a vendor, a distributor and installers, all made by the use
 * cases.
 */
export type Portal = {
  vendor: Vendor;
  ownerUrl: string;
  url: string;
  origin: string;
  pid: number;
  /** Milliseconds from starting the process until it answered. */
  startedIn: number;
  staff: Somebody;
  distributor: Somebody;
  installers: Somebody[];
  productIds: string[];
  services: Services;
  as(somebody: Somebody): Promise<Context>;
  signIn(somebody: Somebody): Promise<string>;
  /** A further company below somebody's, with a Master. */
  company(by: Somebody, name: string, email: string): Promise<Somebody>;
  /** Kills the API process, and starts it again at the same address. */
  crash(): Promise<void>;
  close(): Promise<void>;
};

/** A Master and their account. */
export type Somebody = { userId: string; accountId: string; email: string; password: string };

const root = join(import.meta.dirname, '..');
const secret = 'a secret of the benchmark that is long enough';
const productNames = ['Scene Analytics', 'Thermal Alarm', 'Plate Reader', 'People Counter', 'Fleet Storage'];

/** Starts the Postgres. */
export async function openPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-bench-'));
  let postgres = await startEmbedded({ folder });
  const portals: Portal[] = [];
  return {
    async openPortal(name) {
      const portal = await openPortal(postgres, name);
      portals.push(portal);
      return portal;
    },
    async crash() {
      const [pid = ''] = readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
      const { port } = postgres;
      // Its processes end once they find it gone; until then a new one is refused.
      for (let tried = 1; ; tried++) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- Until it starts.
          postgres = await startEmbedded({ folder, port });
          return;
        } catch (error) {
          if (tried === 20) throw error;
        }
      }
    },
    async close() {
      await Promise.all(portals.map((portal) => portal.close()));
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a database of this name on a Postgres, and starts an API process on it. */
export async function openPortal(postgres: Pick<Embedded, 'ownerUrl'>, name: string): Promise<Portal> {
  const ownerUrl = await createTemplate(postgres.ownerUrl, name);
  await migrate(ownerUrl);
  const url = withDatabase(await createApplicationRole(postgres.ownerUrl), name);
  await grantApplication(ownerUrl, applicationRole);

  const db = openDatabase(url, { connections: 2 });
  const services: Services = {
    db,
    secrets: openSecrets(secret),
    publicUrl: 'http://localhost',
    mailbox: false,
    limits: { wait: async () => 0, count: async () => 0, giveBack: async () => undefined },
    passwordCost: 4,
    answerMs: 0,
    signInTried: () => undefined,
    now: () => new Date(),
  };
  const people = await settle(services);
  const port = await freePort();
  const begun = performance.now();
  let child = await startApi(url, port);
  const origin = `http://127.0.0.1:${port}`;
  const startedIn = performance.now() - begun;
  return {
    ...people,
    ownerUrl,
    url,
    origin,
    services,
    startedIn,
    pid: child.pid ?? 0,
    as: (somebody) =>
      inVendor(people.vendor.id, () => contextOfUser(visitor(services, people.vendor), somebody.userId)),
    async signIn({ email, password }) {
      const response = await fetch(`${origin}/api/v1/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Tierline-Vendor': people.vendor.slug },
        body: JSON.stringify({ email, password }),
      });
      if (!response.ok) throw new Error(`signing in: ${response.status} ${await response.text()}`);
      return response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
    },
    async crash() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      child = await startApi(url, port);
    },
    async close() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      await db.$disconnect();
    },
  };
}

async function startApi(url: string, port: number): Promise<ChildProcess> {
  for (;;) {
    const child = spawn(process.execPath, [join(root, 'apps/api/src/main.ts')], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        DATABASE_URL: url,
        TIERLINE_SECRET: secret,
        PUBLIC_URL: `http://localhost:${port}`,
        LOG_LEVEL: 'fatal',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // Without a database it ends, and is started again, as a supervisor does.
    // oxlint-disable-next-line no-await-in-loop -- As above.
    const up = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => null)]);
    if (up !== null) return child;
  }
}

// A vendor, a distributor and three installers whose Masters have passwords of their own.
async function settle(
  services: Services,
): Promise<Pick<Portal, 'vendor' | 'staff' | 'distributor' | 'installers' | 'productIds' | 'company'>> {
  const cameras = { ...readProgramme(readFileSync(join(root, 'prisma/programmes/velkamo.json'), 'utf8')), legal: [] };
  const programme = {
    ...cameras,
    modules: [...cameras.modules, 'orders' as const, 'credits' as const],
    credits: { prices: [{ from: '2024-01-01', base: 2, perUser: 0.05, perDevice: 1 }], warnDays: [30, 7] },
  };
  const { vendor, masterId } = await createVendor(services, programme, {
    email: 'staff@bench.example',
    firstName: 'Vera',
    lastName: 'Vendor',
  });
  return inVendor(vendor.id, async () => {
    const as = async (somebody: Pick<Somebody, 'userId'>) => ({
      ...(await contextOfUser(visitor(services, vendor), somebody.userId)),
      key: crypto.randomUUID(),
    });
    const signInFirst = async (userId: string, email: string): Promise<Somebody> => {
      const mail = await services.db.mail.findFirstOrThrow({ where: { recipient: email, kind: 'initial-password' } });
      const password = 'copper-lantern-orchard-bench';
      const ctx = await as({ userId });
      await changePassword(ctx, { current: openMailSecret(services, mail) ?? '', password });
      return { userId, accountId: ctx.actor.account.id, email, password };
    };
    const company = async (by: Somebody, name: string, email: string): Promise<Somebody> => {
      const made = await createAccount(
        await as(by),
        endpoints.createAccount.body.parse({ name, user: { email, firstName: 'Max', lastName: name } }),
      );
      return signInFirst(made.user?.id ?? '', email);
    };
    const staff = await signInFirst(masterId, 'staff@bench.example');
    const distributor = await company(staff, 'Bench Distribution', 'distributor@bench.example');
    const installers = [];
    for (let n = 0; n < 3; n++)
      installers.push(await company(distributor, `Bench Installations ${n}`, `installer${n}@bench.example`));
    const productIds = [];
    for (const [n, name] of productNames.entries())
      productIds.push(
        (
          await createProduct(
            await as(staff),
            endpoints.createProduct.body.parse({ sku: `B-${n}`, name, kind: 'Software' }),
          )
        ).id,
      );
    return {
      vendor,
      staff,
      distributor,
      installers,
      productIds,
      company: (by, name, email) => inVendor(vendor.id, () => company(by, name, email)),
    };
  });
}

function visitor(services: Services, vendor: Vendor) {
  return { services, vendor, language: 'en', address: '127.0.0.1', userAgent: 'bench' };
}
