import type { Services } from './context.ts';
import { isTaken } from './db.ts';

/** What the proof is sealed for. */
export const canaryPurpose = 'canary';
const content = 'This database was opened with its own secret.';

/**
 * Proves that the secret is the one that this database's secrets are encrypted with (X10). Returns null, or where it is
 * another one the day on which the database was first opened. The first start keeps the proof for all later ones.
 */
export async function provedSecret({ db, secrets }: Pick<Services, 'db' | 'secrets'>): Promise<string | null> {
  const kept = (await db.secretCanary.findUnique({ where: { id: 1 } })) ?? (await firstProof({ db, secrets }));
  try {
    if (secrets.open(kept.sealed, canaryPurpose) === content) return null;
  } catch {
    // Another secret does not open it.
  }
  return kept.madeAt.toISOString().slice(0, 10);
}

// Of two processes that start at once on a new database, one keeps the proof, and both check it.
async function firstProof({ db, secrets }: Pick<Services, 'db' | 'secrets'>) {
  try {
    return await db.secretCanary.create({ data: { sealed: secrets.seal(content, canaryPurpose) } });
  } catch (error) {
    if (!isTaken(error)) throw error;
    return db.secretCanary.findUniqueOrThrow({ where: { id: 1 } });
  }
}
