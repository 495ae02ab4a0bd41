import { createApplicationRole, runningUrl, startEmbedded } from '@tierline/database';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaint, readVariables } from '../env.ts';

/** The database that a command works on, as its owner and as the application, and the secret that is configured. */
export type Target = {
  readonly ownerUrl: string;
  readonly url: string;
  readonly secret: string | undefined;
  /** Where the secret of an embedded database is kept; null where the environment has it. */
  readonly secretFile: string | null;
  /** Whether `npm start` runs on it now. */
  readonly running: boolean;
};

/**
 * Does some work on the database of the environment, else on the embedded one of the data folder, which is started for
 * the work where it does not run. `fresh`: it may be made.
 */
export async function onTarget<T>(
  { fresh, source }: { fresh: boolean; source: NodeJS.ProcessEnv },
  work: (target: Target) => Promise<T>,
): Promise<T> {
  const { databaseUrl, ownerUrl, secret, dataFolder } = readVariables(source);
  if (databaseUrl !== undefined)
    return work({ ownerUrl: ownerUrl ?? databaseUrl, url: databaseUrl, secret, secretFile: null, running: false });
  const home = dataFolder ?? join(import.meta.dirname, '../../../../.data');
  const folder = join(home, 'postgres');
  if (!fresh && !existsSync(folder))
    throw complaint(`DATABASE_URL must be set: npm start has no database in ${home} either.`);
  const secretFile = join(home, 'secret');
  const rest = { secret: secret ?? kept(secretFile), secretFile: secret === undefined ? secretFile : null };
  const running = await runningUrl(folder);
  if (running !== null)
    return work({ ownerUrl: running, url: await createApplicationRole(running), ...rest, running: true });
  const embedded = await startEmbedded({ folder });
  try {
    const url = await createApplicationRole(embedded.ownerUrl);
    return await work({ ownerUrl: embedded.ownerUrl, url, ...rest, running: false });
  } finally {
    await embedded.stop();
  }
}

function kept(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
