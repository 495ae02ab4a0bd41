import { calculateJwkThumbprint, CompactSign, compactVerify, errors } from 'jose';
import type { DeviceKey } from '@tierline/domain';
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The kinds of signed texts (decision 0020): each has a `typ` of its own, so that none passes for another. */
export const jwsTypes = {
  /** A licence, signed by a signing key. */
  licence: 'tierline-licence+jws',
  /** The certificate of a signing key, signed by the vendor's root. */
  certificate: 'tierline-key+jws',
  /** The list of revoked signing keys, signed by the vendor's root. */
  revoked: 'tierline-revoked+jws',
  /** The request for a certificate, signed by the key that it is for. */
  request: 'tierline-request+jws',
} as const;

/** The `typ` of a receipt, which a device signs with its own key (E13). */
export const receiptType = 'tierline-receipt+jws';

/** The kind of a signed text. */
export type JwsType = keyof typeof jwsTypes;

/** The public half of an Ed25519 key. */
export type PublicJwk = { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };

/** An Ed25519 key pair; `thumbprint` (RFC 7638) is its name everywhere. */
export type KeyPair = { readonly privateKey: KeyObject; readonly jwk: PublicJwk; readonly thumbprint: string };

/** Makes a key pair. */
export async function makeKeyPair(): Promise<KeyPair> {
  return keyPairOf(generateKeyPairSync('ed25519').privateKey);
}

/** Returns the key pair of a private key, which must be of Ed25519. */
export async function keyPairOf(privateKey: KeyObject): Promise<KeyPair> {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (privateKey.asymmetricKeyType !== 'ed25519' || x === undefined) throw new Error('not an Ed25519 key');
  const jwk = publicJwk(x);
  return { privateKey, jwk, thumbprint: await thumbprintOf(jwk) };
}

/** Returns a public key of Ed25519 as JWK; `x` are its 32 bytes in base64url. */
export function publicJwk(x: string): PublicJwk {
  return { kty: 'OKP', crv: 'Ed25519', x };
}

/** The thumbprint of a public key (RFC 7638, SHA-256, base64url: 43 characters). */
export function thumbprintOf(jwk: PublicJwk): Promise<string> {
  return calculateJwkThumbprint(jwk, 'sha256');
}

/** A private key as text, for encryption. */
export function privateText(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

/** Reads what `privateText` wrote. */
export function readPrivateText(text: string): KeyObject {
  return createPrivateKey({ key: Buffer.from(text, 'base64'), type: 'pkcs8', format: 'der' });
}

/**
 * Signs a payload as a compact JWS. The header always is these three members in this order, so that verifiers compare
 * it as a text and need no rule for others.
 */
export function signJws(
  type: JwsType,
  payload: object,
  by: Pick<KeyPair, 'privateKey' | 'thumbprint'>,
): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'Ed25519', typ: jwsTypes[type], kid: by.thumbprint })
    .sign(by.privateKey);
}

/** Returns the payload of a JWS of this type signed by this key; null for anything else. */
export async function readJws(type: JwsType, text: string, jwk: PublicJwk): Promise<unknown> {
  return payloadOf(async () => {
    const { payload, protectedHeader } = await compactVerify(
      text,
      createPublicKey({ key: { ...jwk }, format: 'jwk' }),
      { algorithms: ['Ed25519'] },
    );
    const { typ, kid } = protectedHeader;
    return typ === jwsTypes[type] && kid === (await thumbprintOf(jwk)) ? payload : null;
  });
}

/** Returns the payload of a receipt signed by a device's key; null for anything else. */
export async function readReceiptJws(text: string, key: DeviceKey): Promise<unknown> {
  const algorithms = [key.kty === 'OKP' ? 'Ed25519' : 'ES256'];
  return payloadOf(async () => {
    const { payload, protectedHeader } = await compactVerify(
      text,
      createPublicKey({ key: { ...key }, format: 'jwk' }),
      { algorithms },
    );
    return protectedHeader.typ === receiptType ? payload : null;
  });
}

// What is no JWS, or no JSON, is nothing that was signed.
async function payloadOf(verify: () => Promise<Uint8Array | null>): Promise<unknown> {
  try {
    const payload = await verify();
    return payload === null ? null : (JSON.parse(Buffer.from(payload).toString('utf8')) as unknown);
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
}
