import { wordField } from '@tierline/contract';
import { createVendor, readProgramme, removeSecondFactorOf, updateVendor, type Services } from '@tierline/core';
import {
  createApplicationRole,
  grantApplication,
  makeMissingRole,
  migrate,
  pendingChanges,
  roleOf,
  runningUrl,
} from '@tierline/database';
import { readEmail } from '@tierline/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { backup, backupUsage, restore } from './command/backup.ts';
import { check } from './command/check.ts';
import { keysCommand, keysUsage } from './command/keys.ts';
import { rotate, rotateUsage } from './command/rotate.ts';
import { complaint, readEnv, readVariables, type Env } from './env.ts';
import { keptSecret } from './kept-secret.ts';
import { openProvedServices } from './prove-secret.ts';
import { tellTwins } from './twins.ts';

const usage = `tierline migrate [--check]
tierline check
tierline vendor create FILE --email ADDRESS [--first-name NAME] [--last-name NAME]
tierline vendor update FILE
tierline user reset-second-factor ADDRESS --vendor NAME
${backupUsage}
${rotateUsage}
${keysUsage}`;

/**
 * The command line: migrates a database, proves its books, creates or updates a vendor from its programme file, resets
 * a user's second factor, backs a database up, restores it and changes its secret, and makes, uses and keeps the root
 * of a vendor's keys.
 */
async function run(): Promise<void> {
  const { positionals, values } = parseArgs({
    args: thumbprintsLast(process.argv.slice(2)),
    allowPositionals: true,
    options: {
      email: { type: 'string' },
      'first-name': { type: 'string' },
      'last-name': { type: 'string' },
      vendor: { type: 'string' },
      out: { type: 'string' },
      root: { type: 'string' },
      until: { type: 'string' },
      list: { type: 'string' },
      'passphrase-file': { type: 'string' },
      'secret-file': { type: 'string' },
      check: { type: 'boolean' },
    },
  });
  const [area = '', action = '', ...rest] = positionals;
  const [what] = rest;
  if (area === 'migrate') return values.check ? checkMigrations() : migrateDatabase();
  if (area === 'check') return console.log(await check());
  if (area === 'keys') return console.log(await keysCommand(action, rest, values));
  if (area === 'backup' && action !== '') return console.log(await backup(action, values));
  if (area === 'restore' && action !== '') return console.log(await restore(action, values));
  if (area === 'secret' && action === 'rotate') return console.log(await rotate(values));
  if (what === undefined) throw new Error(usage);
  switch (`${area} ${action}`) {
    case 'vendor create': {
      if (values.email === undefined) throw new Error(usage);
      const read = readEmail(values.email);
      if ('trouble' in read)
        throw new Error(`${wordField({ pointer: '', rule: read.trouble, facts: {} }, 'en')} (${values.email})`);
      const { email } = read;
      const programme = readProgramme(readFileSync(what, 'utf8'));
      await withServices((services) =>
        createVendor(services, programme, {
          email,
          firstName: values['first-name'] ?? '',
          lastName: values['last-name'] ?? '',
        }),
      );
      const mail = programme.firstAccess === 'invitation' ? 'invitation' : 'initial password';
      return console.log(
        `Made “${programme.name}”, at ${(await environment()).publicUrl}/${programme.slug}. ${email} gets the ${mail} by mail.`,
      );
    }
    case 'vendor update': {
      const programme = readProgramme(readFileSync(what, 'utf8'));
      await withServices((services) => updateVendor(services, programme));
      return console.log(`Changed “${programme.name}”.`);
    }
    case 'user reset-second-factor': {
      const { vendor } = values;
      if (vendor === undefined) throw new Error(usage);
      await withServices((services) => removeSecondFactorOf(services, vendor, what));
      return console.log(`${what} signs in with the password alone, until a new second factor is set up.`);
    }
    default:
      throw new Error(usage);
  }
}

// The thumbprint of a key may begin like an option, and stands behind `--` then.
function thumbprintsLast(args: readonly string[]): string[] {
  const isOne = (arg: string) => /^-[A-Za-z0-9_-]{42}$/u.test(arg);
  return args.some(isOne) && !args.includes('--')
    ? [...args.filter((arg) => !isOne(arg)), '--', ...args.filter(isOne)]
    : [...args];
}

async function withServices(work: (services: Services) => Promise<unknown>): Promise<void> {
  const { services, close } = await openProvedServices(await environment());
  try {
    await work(services);
  } finally {
    await close();
  }
}

// The options given; without a database the one that `npm start` runs.
async function environment(): Promise<Env> {
  const { databaseUrl, dataFolder = join(import.meta.dirname, '../../../.data'), secret } = readVariables(process.env);
  if (databaseUrl !== undefined) return readEnv(process.env);
  const ownerUrl = await runningUrl(join(dataFolder, 'postgres'));
  if (ownerUrl === null) throw complaint('DATABASE_URL must be set, or npm start be running.');
  return readEnv({
    ...process.env,
    DATABASE_URL: await createApplicationRole(ownerUrl),
    TIERLINE_SECRET: secret ?? keptSecret(dataFolder),
  });
}

// Fails where there is something to do, so that a script can ask.
async function checkMigrations(): Promise<void> {
  const pending = await pendingChanges(owner().ownerUrl);
  if (pending.length > 0) throw new Error(`\`tierline migrate\` would apply: ${pending.join(', ')}.`);
  console.log(upToDate);
}

async function migrateDatabase(): Promise<void> {
  const { databaseUrl, ownerUrl } = owner();
  const applied = await migrate(ownerUrl, undefined, tellTwins);
  await makeMissingRole(ownerUrl, databaseUrl);
  await grantApplication(ownerUrl, roleOf(databaseUrl));
  console.log(applied.length > 0 ? `Migrated: ${applied.join(', ')}.` : upToDate);
}

const upToDate = 'The database is up to date.';

function owner(): { databaseUrl: string; ownerUrl: string } {
  const { databaseUrl, ownerUrl } = readVariables(process.env);
  if (databaseUrl === undefined || ownerUrl === undefined) throw new Error('DATABASE_URL must be set.');
  return { databaseUrl, ownerUrl };
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
