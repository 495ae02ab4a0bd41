import type { Secrets } from '@tierline/core';
import jwt from 'jsonwebtoken';
import { createECDH, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** How many seconds an access token is valid. Ended sessions end at once all the same: their row is looked up. */
export const accessSeconds = 600;

/**
 * How many verified tokens are remembered: verifying a signature takes 0.1 ms of CPU, and one session's token comes
 * with each of its requests.
 */
const mostKnown = 1000;

const issuer = 'tierline';
const type = 'at+jwt';

/** Makes and reads access tokens: ES256, for one vendor's portal. */
export type Tokens = {
  sign(session: { id: string; userId: string }, vendor: string): string;
  /** Returns the session's id; null for anything that is not a valid token for this vendor. */
  read(token: string, vendor: string): string | null;
};

/** Opens the tokens of a secret: the same key in every process that has it. */
export function openTokens(secrets: Secrets): Tokens {
  const { privateKey, publicKey } = signingKey(secrets);
  // By vendor and whole token, as both were verified; whether the session is open is looked up on each request all the
  // same.
  const known = new Map<string, Proven>();
  return {
    sign: ({ id, userId }, vendor) =>
      jwt.sign({ sid: id }, privateKey, {
        algorithm: 'ES256',
        issuer,
        audience: vendor,
        subject: userId,
        expiresIn: accessSeconds,
        header: { alg: 'ES256', typ: type },
      }),
    read(token, vendor) {
      const key = `${vendor} ${token}`;
      const found = known.get(key) ?? prove(token, vendor, publicKey);
      if (found === null || found.exp <= Date.now() / 1000) return null;
      if (!known.has(key)) {
        if (known.size >= mostKnown) known.clear();
        known.set(key, found);
      }
      return found.sid;
    },
  };
}

type Proven = { sid: string; exp: number };

function prove(token: string, vendor: string, publicKey: KeyObject): Proven | null {
  try {
    const { header, payload } = jwt.verify(token, publicKey, {
      algorithms: ['ES256'],
      issuer,
      audience: vendor,
      complete: true,
    });
    // The library would accept a token without an end, of any type, for several audiences, or with a critical header
    // that it ignores.
    if (
      typeof payload === 'string' ||
      payload.exp === undefined ||
      typeof payload.aud !== 'string' ||
      typeof payload.sid !== 'string'
    )
      return null;
    if (header.typ !== type || Object.keys(header).some((part) => part !== 'alg' && part !== 'typ')) return null;
    return /^[0-9a-f-]{36}$/u.test(payload.sid) ? { sid: payload.sid, exp: payload.exp } : null;
  } catch {
    return null;
  }
}

/** Derives the key pair that signs and verifies access tokens from the secret. */
export function signingKey(secrets: Secrets): { privateKey: KeyObject; publicKey: KeyObject } {
  const d = secrets.derive('access-token');
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(d);
  const point = curve.getPublicKey();
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: d.toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
