import { acrossVendors } from '../kernel/bound.ts';
import { canaryPurpose } from '../kernel/canary.ts';
import { sql, type Database, type Transaction } from '../kernel/db.ts';
import type { Secrets } from '../kernel/secret.ts';
import { seedPurpose } from '../access/second-factor-code.ts';
import { keyPurpose } from '../entitlements/keys/sealed-key.ts';
import { mailPurpose } from './mail.ts';

/** How many values were encrypted anew, and how many the old secret could not open, which stay as they are. */
export type Rotated = { readonly sealed: number; readonly unreadable: number };

/**
 * Encrypts all that a database keeps sealed with another secret, in one transaction: after it the old secret opens
 * nothing any more (X10). No process with the old secret may be running.
 */
export function rotateSecret(db: Database, from: Secrets, to: Secrets): Promise<Rotated> {
  return acrossVendors('secret-rotation', () =>
    db.$transaction(
      async (tx) => {
        await tx.$executeRaw(
          sql`LOCK TABLE mail, second_factor, signing_key, secret_canary IN SHARE ROW EXCLUSIVE MODE`,
        );
        const rotated = { sealed: 0, unreadable: 0 };
        for (const place of places) {
          // oxlint-disable-next-line no-await-in-loop -- One connection.
          for (const { key, sealed, purpose } of await place.read(tx)) {
            const plain = opened(from, sealed, purpose);
            if (plain === null) rotated.unreadable++;
            else {
              // oxlint-disable-next-line no-await-in-loop -- One connection.
              await place.write(tx, key, to.seal(plain, purpose));
              rotated.sealed++;
            }
          }
        }
        return rotated;
      },
      { maxWait: 60_000, timeout: 3_600_000 },
    ),
  );
}

type Sealed = { readonly key: string; readonly sealed: string; readonly purpose: string };

/** Where sealed values stand. */
type Place = {
  read(tx: Transaction): Promise<Sealed[]>;
  write(tx: Transaction, key: string, sealed: string): Promise<unknown>;
};

const places: readonly Place[] = [
  {
    async read(tx) {
      const rows = await tx.mail.findMany({ where: { secret: { not: null } }, select: { id: true, secret: true } });
      return rows.map(({ id, secret }) => ({ key: id, sealed: secret ?? '', purpose: mailPurpose(id) }));
    },
    write: (tx, id, secret) => tx.mail.update({ where: { id }, data: { secret } }),
  },
  {
    async read(tx) {
      const rows = await tx.secondFactor.findMany({ select: { userId: true, seed: true } });
      return rows.map(({ userId, seed }) => ({ key: userId, sealed: seed, purpose: seedPurpose(userId) }));
    },
    write: (tx, userId, seed) => tx.secondFactor.update({ where: { userId }, data: { seed } }),
  },
  {
    async read(tx) {
      const rows = await tx.signingKey.findMany({
        where: { sealed: { not: null } },
        select: { id: true, vendorId: true, thumbprint: true, sealed: true },
      });
      return rows.map(({ id, vendorId, thumbprint, sealed }) => ({
        key: id,
        sealed: sealed ?? '',
        purpose: keyPurpose(vendorId, thumbprint),
      }));
    },
    write: (tx, id, sealed) => tx.signingKey.update({ where: { id }, data: { sealed } }),
  },
  {
    async read(tx) {
      const rows = await tx.secretCanary.findMany();
      return rows.map(({ sealed }) => ({ key: '', sealed, purpose: canaryPurpose }));
    },
    write: (tx, _, sealed) => tx.secretCanary.update({ where: { id: 1 }, data: { sealed } }),
  },
];

function opened(secrets: Secrets, sealed: string, purpose: string): string | null {
  try {
    return secrets.open(sealed, purpose);
  } catch {
    return null;
  }
}
