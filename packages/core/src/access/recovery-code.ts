import { recoveryCodeCount } from '@tierline/domain';
import { createHash, randomInt } from 'node:crypto';
import type { Services } from '../kernel/context.ts';
import type { Database, Transaction } from '../kernel/db.ts';

/** Makes new recovery codes, in groups that can be read aloud. */
export function freshRecoveryCodes(): string[] {
  const group = () => Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: recoveryCodeCount }, () => [group(), group(), group(), group()].join('-'));
}

/** Stores a user's recovery codes, as hashes, in place of the ones before. */
export async function keepRecoveryCodes(tx: Transaction, userId: string, codes: readonly string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ hash: recoveryHash(userId, code.replaceAll('-', '')), userId })),
  });
}

/** Uses a recovery code up, given without its dashes; false where it is wrong or was used before (A12). */
export async function takeRecoveryCode(
  { now }: Services,
  db: Database | Transaction,
  userId: string,
  code: string,
): Promise<boolean> {
  const { count } = await db.recoveryCode.updateMany({
    where: { hash: recoveryHash(userId, code), userId, usedAt: null },
    data: { usedAt: now() },
  });
  return count === 1;
}

// 24 letters and digits of these 31 have 118 bits: enough for a plain hash (ASVS 6.5.2).
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

function recoveryHash(userId: string, code: string): string {
  return createHash('sha256').update(`${userId} ${code}`).digest('base64url');
}
