import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

/** What is encrypted under a passphrase, as it stands in a file: AES-256-GCM, its key made by scrypt. */
export const passphraseSealed = z.strictObject({
  kdf: z.literal('scrypt'),
  cost: z.int().check(z.minimum(2 ** 14), z.maximum(2 ** 20)),
  salt: z.string(),
  nonce: z.string(),
  tag: z.string(),
  sealed: z.string(),
});

/** What is encrypted under a passphrase. */
export type PassphraseSealed = z.output<typeof passphraseSealed>;

/** The shortest passphrase that is accepted for a new file. */
export const minPassphrase = 12;

/** How much work it is to try one passphrase, in new files. */
export const passphraseCost = 2 ** 17;

/** Encrypts bytes under a passphrase; `purpose` binds them to the kind of file. */
export async function sealUnderPassphrase(
  content: Buffer,
  passphrase: string,
  purpose: string,
): Promise<PassphraseSealed> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv(
    'aes-256-gcm',
    await keyOfPassphrase(passphrase, { salt, cost: passphraseCost }),
    nonce,
  ).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  return {
    kdf: 'scrypt',
    cost: passphraseCost,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    sealed: sealed.toString('base64'),
  };
}

/** Decrypts what `sealUnderPassphrase` made; null where the passphrase is another or the file was changed. */
export async function openUnderPassphrase(
  { cost: given, salt, nonce, tag, sealed }: PassphraseSealed,
  passphrase: string,
  purpose: string,
): Promise<Buffer | null> {
  const key = await keyOfPassphrase(passphrase, { salt: Buffer.from(salt, 'base64'), cost: given });
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), { authTagLength: 16 })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]);
  } catch {
    return null;
  }
}

/** Derives a key of 32 bytes from a passphrase; the same passphrase from every keyboard. */
export function keyOfPassphrase(
  passphrase: string,
  { salt, cost: N }: { salt: Buffer; cost: number },
): Promise<Buffer> {
  // Composed letters may be typed in several ways.
  return derive(passphrase.normalize('NFKC'), salt, 32, { N, r: 8, p: 1, maxmem: 256 * N * 8 });
}

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
