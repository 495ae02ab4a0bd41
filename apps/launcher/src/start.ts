import { complaint, localUrl, portalFolder, readVariables, type Env, type Variables } from '@tierline/api/env';
import { keptSecret } from '@tierline/api/kept-secret';
import { tellTwins } from '@tierline/api/twins';
import {
  createApplicationRole,
  grantApplication,
  makeMissingRole,
  isFailure,
  isRunning,
  migrate,
  roleOf,
  startEmbedded,
} from '@tierline/database';
import { join } from 'node:path';
import type { DemoSignIn } from '../../../prisma/demo.ts';
import { generateClient } from '../../../tools/generate.ts';
import { buildPortal, portalMiddleware } from '../../../tools/portal.ts';
import { checkPort, diskProblem, onStop } from './local.ts';

// `npm start`: all of Tierline in one process, from a clean checkout, with nothing to set up.

const root = join(import.meta.dirname, '..', '..', '..');

// Published passwords and a mailbox that anybody reads are for this machine alone.
const loopback = '127.0.0.1';

type Options = { readonly dev: boolean; readonly demo: boolean };

/** What has been started and must be ended, the last one first. */
const closers: (() => Promise<unknown>)[] = [];

async function start() {
  // Beside the greeting the terminal shows what needs a look.
  process.env['LOG_LEVEL'] ??= 'warn';
  const options = readOptions(process.argv.slice(2));
  const variables = readVariables(process.env);
  const folder = variables.dataFolder ?? join(root, '.data');
  const database = join(folder, 'postgres');

  if (variables.databaseUrl === undefined && (await isRunning(database))) {
    throw complaint('Tierline is already running from this folder: end it first, or use a copy of the folder.');
  }
  await checkPort(variables.port);
  const secret = variables.secret ?? keptSecret(folder);
  const [databases] = await Promise.all([readyDatabase(variables, database), prepareCode(options)]);
  if (stopping) return;

  const withDemo = databases.embedded || options.demo;
  const signIns = withDemo ? await importDemo(databases.url, secret) : [];
  const env = await environment(variables, { ...options, demo: withDemo }, databases.url, secret);
  if (stopping) return;
  await serve({ ...env, samples: signIns });
  greet(env, signIns);
}

function readOptions(given: readonly string[]): Options {
  const unknown = given.find((option) => option !== '--dev' && option !== '--demo');
  if (unknown !== undefined) throw complaint(`The option ${unknown} is not known: there are --demo and --dev.`);
  return { dev: given.includes('--dev'), demo: given.includes('--demo') };
}

type Databases = { readonly ownerUrl: string; readonly url: string; readonly embedded: boolean };

async function readyDatabase(variables: Variables, folder: string): Promise<Databases> {
  const databases = await openDatabase(variables, folder);
  await migrate(databases.ownerUrl, undefined, tellTwins);
  await makeMissingRole(databases.ownerUrl, databases.url);
  await grantApplication(databases.ownerUrl, roleOf(databases.url));
  return databases;
}

async function openDatabase({ databaseUrl, ownerUrl }: Variables, folder: string): Promise<Databases> {
  if (databaseUrl !== undefined) return { url: databaseUrl, ownerUrl: ownerUrl ?? databaseUrl, embedded: false };
  const embedded = await startEmbedded({ folder });
  closers.push(embedded.stop);
  return { ownerUrl: embedded.ownerUrl, url: await createApplicationRole(embedded.ownerUrl), embedded: true };
}

async function prepareCode({ dev }: Options) {
  await generateClient();
  if (dev) return;
  const building = new AbortController();
  closers.push(async () => building.abort());
  const notice = setTimeout(() => console.log('Building the portal …'), 1000);
  await buildPortal(building.signal).finally(() => clearTimeout(notice));
}

async function environment(
  variables: Variables,
  { dev, demo }: Options,
  databaseUrl: string,
  secret: string,
): Promise<Env> {
  const portal = dev ? await portalMiddleware() : undefined;
  if (portal !== undefined) closers.push(portal.close);
  return {
    port: variables.port,
    host: variables.host ?? (demo || variables.smtpUrl === undefined ? loopback : undefined),
    databaseUrl,
    smtpUrl: variables.smtpUrl,
    publicUrl: variables.publicUrl ?? localUrl(variables.port),
    secret,
    portalFolder,
    demo,
    portal: portal?.middleware,
    trustedProxies: variables.trustedProxies,
    metrics: variables.metrics,
    tracesUrl: variables.tracesUrl,
  };
}

// All are imported only now, because they need the Prisma client that was just generated.
async function importDemo(databaseUrl: string, secret: string) {
  const { proveSecretOf } = await import('@tierline/api/prove-secret');
  await proveSecretOf(databaseUrl, secret);
  const { loadDemo } = await import('../../../prisma/demo.ts');
  const { signIns } = await loadDemo(databaseUrl, secret);
  return signIns;
}

async function serve(env: Env) {
  const main = await import('@tierline/api/main');
  const server = await main.serve(env);
  closers.push(() => server.close());
}

function greet({ publicUrl, host }: Env, signIns: readonly DemoSignIn[]) {
  console.log(`\nTierline is ready: ${publicUrl}\n`);
  if (host === loopback) console.log('  It listens on this machine alone; HOST=0.0.0.0 opens it to others.\n');
  const width = (field: keyof DemoSignIn) => Math.max(...signIns.map((signIn) => signIn[field].length));
  for (const { label, email, password, path } of signIns) {
    console.log(
      `  ${label.padEnd(width('label'))}  ${email.padEnd(width('email'))}  ${password.padEnd(width('password'))}  ${publicUrl}${path}`,
    );
  }
  if (signIns.length > 0) console.log('');
}

function told(error: unknown) {
  if (!(error instanceof Error)) return String(error);
  const disk = diskProblem(error, process.env['TIERLINE_DATA'] ?? join(root, '.data'));
  if (disk) return disk.message;
  return isFailure(error) || error.name === 'Complaint' ? error.message : (error.stack ?? error.message);
}

let stopping = false;

/** Ends the server after its last request, then the database. */
async function stop(code: number) {
  stopping = true;
  for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
    // oxlint-disable-next-line no-await-in-loop -- The order matters.
    await close().catch((error: unknown) => console.error(error));
  }
  process.exit(code);
}

onStop(() => void stop(0));
try {
  await start();
} catch (error) {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- A signal sets it.
  if (!stopping) {
    console.error(told(error));
    await stop(1);
  }
}
