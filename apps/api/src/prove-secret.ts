import { openDatabase, openSecrets, provedSecret, type Services } from '@tierline/core';
import { complaint } from './env.ts';

/** Fails with one sentence where the secret is not this database's (X10), before anything is served or written. */
export async function proveSecret(services: Pick<Services, 'db' | 'secrets'>): Promise<void> {
  // A database that cannot be asked now answers no request either, and its health says so.
  const made = await provedSecret(services).catch(() => null);
  if (made !== null) throw complaint(`This is not the secret of this database (made ${made}).`);
}

/** Does the same for a database that is not open yet. */
export async function proveSecretOf(databaseUrl: string, secret: string): Promise<void> {
  const db = openDatabase(databaseUrl, { connections: 1 });
  try {
    await proveSecret({ db, secrets: openSecrets(secret) });
  } finally {
    await db.$disconnect();
  }
}
