import { createVendor, readProgramme, removeSecondFactorOf, updateVendor, type House } from '@tierline/core';
import { grantApplication, migrate, roleOf } from '@tierline/database';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readEnv, readVariables } from './env.ts';
import { openHouse } from './house.ts';

const usage = `tierline migrate
tierline vendor create FILE --email ADDRESS [--first-name NAME] [--last-name NAME]
tierline vendor update FILE
tierline user reset-second-factor ADDRESS --vendor NAME`;

/** The command line: migrates a database, makes a vendor out of its programme's file, changes it, and lets somebody in again who has lost his second factor. */
async function run(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { email: { type: 'string' }, 'first-name': { type: 'string' }, 'last-name': { type: 'string' }, vendor: { type: 'string' } } });
  const [area = '', action = '', what] = positionals;
  if (area === 'migrate') return migrateDatabase();
  if (what === undefined) throw new Error(usage);
  switch (`${area} ${action}`) {
    case 'vendor create': {
      const { email } = values;
      if (email === undefined) throw new Error(usage);
      const programme = readProgramme(readFileSync(what, 'utf8'));
      await inHouse((house) => createVendor(house, programme, { email, firstName: values['first-name'] ?? '', lastName: values['last-name'] ?? '' }));
      return console.log(`Made “${programme.name}”, at ${readEnv(process.env).publicUrl}/${programme.slug}. ${email} gets the initial password by mail.`);
    }
    case 'vendor update': {
      const programme = readProgramme(readFileSync(what, 'utf8'));
      await inHouse((house) => updateVendor(house, programme));
      return console.log(`Changed “${programme.name}”.`);
    }
    case 'user reset-second-factor': {
      const { vendor } = values;
      if (vendor === undefined) throw new Error(usage);
      await inHouse((house) => removeSecondFactorOf(house, vendor, what));
      return console.log(`${what} signs in with the password alone, until a new second factor is set up.`);
    }
    default: throw new Error(usage);
  }
}

async function inHouse(work: (house: House) => Promise<unknown>): Promise<void> {
  const { house, close } = openHouse(readEnv(process.env));
  try {
    await work(house);
  } finally {
    await close();
  }
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
