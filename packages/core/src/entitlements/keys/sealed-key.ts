import type { Secrets } from '../../kernel/secret.ts';
import { privateText, readPrivateText, type KeyPair } from './jws.ts';

/** Encrypts the private half of a vendor's signing key for the database. */
export function sealKey(secrets: Secrets, vendorId: string, { privateKey, thumbprint }: KeyPair): string {
  return secrets.seal(privateText(privateKey), keyPurpose(vendorId, thumbprint));
}

/** Decrypts the private half of a vendor's signing key. */
export function openKey(
  secrets: Secrets,
  vendorId: string,
  { sealed, thumbprint }: { sealed: string; thumbprint: string },
): Pick<KeyPair, 'privateKey' | 'thumbprint'> {
  return { privateKey: readPrivateText(secrets.open(sealed, keyPurpose(vendorId, thumbprint))), thumbprint };
}

/** What a signing key's private half is sealed for. */
export function keyPurpose(vendorId: string, thumbprint: string): string {
  return `signing-key ${vendorId} ${thumbprint}`;
}
