import { openDatabase, openSecrets, provedSecret, type Services } from '@tierline/core';
import type { Logger } from 'pino';
import { complaint, type Env } from './env.ts';
import { proveRole } from './exempt-role.ts';
import { proveClock } from './prove-clock.ts';
import { openServices } from './services.ts';

/** Fails with one sentence where the secret is not this database's (X10), before anything is served or written. */
export async function proveSecret(services: Pick<Services, 'db' | 'secrets'>): Promise<void> {
  // A database that cannot be asked now answers no request either, and its health says so.
  const made = await provedSecret(services).catch(() => null);
  if (made !== null) throw complaint(`This is not the secret of this database (made ${made}).`);
}

/**
 * Opens the services of a process, and closes them again where its secret is not this database's, or its clock is far
 * from the database's (X10). With a log, of a process that serves or works, also where its role is exempt from the
 * walls between vendors.
 */
export async function openProvedServices(
  env: Env,
  parts: Partial<Services> = {},
  log?: Logger,
): Promise<ReturnType<typeof openServices>> {
  const opened = openServices(env, parts);
  try {
    await proveClock(opened.services);
    await proveSecret(opened.services);
    if (log) await proveRole(opened.services, env.demo, log);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

/** Proves the secret of a database that is not open yet. */
export async function proveSecretOf(databaseUrl: string, secret: string): Promise<void> {
  const db = openDatabase(databaseUrl, { connections: 1 });
  try {
    await proveSecret({ db, secrets: openSecrets(secret) });
  } finally {
    await db.$disconnect();
  }
}
