import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What is derived from `TIERLINE_SECRET`: keys, one for each purpose. */
export type Secrets = {
  /** Encrypts a text for the database (AES-256-GCM); `purpose` binds it to its place. */
  seal(text: string, purpose: string): string;
  /** Decrypts what `seal` made; throws where it was tampered with or the purpose is another. */
  open(sealed: string, purpose: string): string;
  /** Key material for something else, 32 bytes, the same in every process. */
  derive(purpose: string): Buffer;
};

/** Makes the keys of a secret of at least 32 characters. */
export function openSecrets(secret: string): Secrets {
  if (secret.length < 32) throw new Error('TIERLINE_SECRET must have at least 32 characters.');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'tierline', purpose, 32));
  const sealing = derive('seal');
  return {
    derive,
    seal(text, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

/** The SHA-256 of a token of 256 random bits, as it is stored. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** A fresh token of 256 random bits. */
export function freshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A password brought to a fixed length before bcrypt, which ignores what is beyond 72 bytes. */
export function preHash(password: string): string {
  return createHmac('sha384', 'tierline-password').update(password.normalize('NFKC')).digest('base64');
}
