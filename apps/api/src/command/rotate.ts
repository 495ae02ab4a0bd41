import {
  int,
  openDatabase,
  openSecrets,
  provedSecret,
  readRow,
  rotateSecret,
  sql,
  type Services,
} from '@tierline/core';
import { randomBytes } from 'node:crypto';
import { renameSync } from 'node:fs';
import { complaint } from '../env.ts';
import { proveSecret } from '../prove-secret.ts';
import { writeNew } from './files.ts';
import { readSecret } from './secret-file.ts';
import { onTarget } from './target.ts';

/** How the command is called. */
export const rotateUsage = 'tierline secret rotate --secret-file FILE';

/**
 * Encrypts all sealed values of a database with a new secret, in one transaction, while nothing runs on it (X10). The
 * new secret is that of the file, which is made where it is missing; done before, there is nothing to do any more.
 */
export async function rotate(
  { 'secret-file': named }: { 'secret-file'?: string | undefined },
  source = process.env,
): Promise<string> {
  return onTarget({ fresh: false, source }, async ({ url, secret, secretFile, running }) => {
    if (secret === undefined) throw complaint('TIERLINE_SECRET must be set: the present secret.');
    const file = named ?? (secretFile === null ? null : `${secretFile}.next`);
    if (file === null)
      throw complaint('Name the file of the new secret: --secret-file FILE. It is made where it is missing.');
    const db = openDatabase(url, { connections: 1 });
    try {
      const [from, prepared] = [openSecrets(secret), readSecret(file)];
      if ((await provedSecret({ db, secrets: from })) !== null) {
        // Done before, and ended before it could say so?
        await proveSecret({ db, secrets: prepared === null ? from : openSecrets(prepared) });
        return `The database has this secret already.\n${take(file, secretFile)}`;
      }
      if (prepared === secret) return `The database has this secret already.\n${take(file, secretFile)}`;
      await nobodyElse(db, running);
      const next = prepared ?? randomBytes(32).toString('base64url');
      if (prepared === null) writeNew(file, `${next}\n`);
      const { sealed, unreadable } = await rotateSecret(db, from, openSecrets(next));
      const lost = unreadable === 0 ? '' : ` ${unreadable} could not be opened before, and stay as they are.`;
      return `Sealed ${sealed} values with the new secret.${lost}\n${take(file, secretFile)}`;
    } finally {
      await db.$disconnect();
    }
  });
}

// A process with the old secret would go on sealing with it.
async function nobodyElse(db: Services['db'], running: boolean) {
  const row = await readRow(
    db,
    { others: int },
    sql`
    SELECT count(*)::int AS others FROM pg_stat_activity
    WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()`,
  );
  if (running || (row?.others ?? 0) > 0)
    throw complaint('Tierline runs on this database: end all its processes first. Nothing was changed.');
}

// An embedded database's secret takes its place by itself.
function take(file: string, secretFile: string | null): string {
  if (secretFile === null) return `Start Tierline with the secret in ${file} as its TIERLINE_SECRET.`;
  if (file !== secretFile) renameSync(file, secretFile);
  return `The new secret is in ${secretFile}.`;
}
