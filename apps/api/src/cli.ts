import { createVendor, readProgramme, updateVendor } from '@tierline/core';
import { createApplicationRole, grantApplication, migrate, roleOf, runningUrl } from '@tierline/database';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { complaint, readEnv, readVariables, type Env } from './env.ts';
import { openHouse } from './house.ts';
import { keptSecret } from './local.ts';

const usage = `tierline migrate
tierline vendor create FILE --email ADDRESS [--first-name NAME] [--last-name NAME]
tierline vendor update FILE`;

/** The command line: migrates a database, makes a vendor out of its programme's file, changes it. */
async function run(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { email: { type: 'string' }, 'first-name': { type: 'string' }, 'last-name': { type: 'string' } } });
  const [area, action, file] = positionals;
  if (area === 'migrate') return migrateDatabase();
  if (area !== 'vendor' || file === undefined) throw new Error(usage);
  const programme = readProgramme(readFileSync(file, 'utf8'));
  const { house, close } = openHouse(await environment());
  try {
    if (action === 'create') {
      if (values.email === undefined) throw new Error(usage);
      await createVendor(house, programme, { email: values.email, firstName: values['first-name'] ?? '', lastName: values['last-name'] ?? '' });
      console.log(`Made “${programme.name}”, at ${house.publicUrl}/${programme.slug}. ${values.email} gets the ${programme.letIn === 'invitation' ? 'invitation' : 'initial password'} by mail.`);
    } else if (action === 'update') {
      await updateVendor(house, programme);
      console.log(`Changed “${programme.name}”.`);
    } else throw new Error(usage);
  } finally {
    await close();
  }
}

// What is told; without a database that of `npm start`, as long as it runs.
async function environment(): Promise<Env> {
  const { databaseUrl, dataFolder = join(import.meta.dirname, '../../../.data'), secret } = readVariables(process.env);
  if (databaseUrl !== undefined) return readEnv(process.env);
  const ownerUrl = await runningUrl(join(dataFolder, 'postgres'));
  if (ownerUrl === null) throw complaint('DATABASE_URL must be set, or npm start be running.');
  return readEnv({ ...process.env, DATABASE_URL: await createApplicationRole(ownerUrl), TIERLINE_SECRET: secret ?? keptSecret(dataFolder) });
}

async function migrateDatabase(): Promise<void> {
  const { databaseUrl, ownerUrl } = readVariables(process.env);
  if (databaseUrl === undefined || ownerUrl === undefined) throw new Error('DATABASE_URL must be set.');
  const applied = await migrate(ownerUrl);
  await grantApplication(ownerUrl, roleOf(databaseUrl));
  console.log(applied.length > 0 ? `Migrated: ${applied.join(', ')}.` : 'The database is up to date.');
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
