import type { DeviceKey } from '../licence.ts';

/** Why something is no public key of a device; the rules of field errors. */
export type DeviceKeyTrouble = 'device-key-private' | 'device-key';

const described = ['kid', 'use', 'alg', 'key_ops', 'ext'];
// 32 bytes in base64url.
const coordinate = /^[A-Za-z0-9_-]{43}$/u;

/**
 * Reads the public key of a device. A private key is refused as such and never repeated; what a JWK says of a key's use
 * is dropped (E10).
 */
export function readDeviceKey(
  jwk: Readonly<Record<string, unknown>>,
): { key: DeviceKey } | { trouble: DeviceKeyTrouble } {
  if (['d', 'p', 'q', 'k'].some((field) => field in jwk)) return { trouble: 'device-key-private' };
  const { kty, crv, x, y } = jwk;
  const fields = Object.keys(jwk).filter((field) => !described.includes(field));
  const isX = typeof x === 'string' && coordinate.test(x);
  if (kty === 'OKP' && crv === 'Ed25519' && isX && fields.length === 3) return { key: { kty, crv, x } };
  if (kty === 'EC' && crv === 'P-256' && isX && typeof y === 'string' && coordinate.test(y) && fields.length === 4)
    return { key: { kty, crv, x, y } };
  return { trouble: 'device-key' };
}
