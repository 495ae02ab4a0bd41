import * as z from 'zod/mini';
import { publicJwk, readJws, signJws, thumbprintOf, type KeyPair, type PublicJwk } from './jws.ts';

/** The 32 bytes of a public key in base64url. */
const x = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/u));
const jwk = z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x });
const instant = z.int().check(z.minimum(0), z.maximum(253_402_300_799));

const certificatePayload = z.object({
  iss: z.string(),
  sub: z.string(),
  iat: instant,
  nbf: instant,
  exp: instant,
  jwk,
  demo: z.optional(z.literal(true)),
});

const requestPayload = z.object({ iss: z.string(), iat: instant, jwk });

const revokedPayload = z.object({
  iss: z.string(),
  iat: instant,
  keys: z.array(z.object({ kid: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/u)), at: instant })),
});

/** The certificate of a vendor's signing key: within these days it signs, and no licence of it lasts longer. */
export type Certificate = {
  readonly vendor: string;
  readonly jwk: PublicJwk;
  readonly thumbprint: string;
  readonly notBefore: Date;
  readonly expiresAt: Date;
  /** Made under a root for trying Tierline out. */
  readonly demo: boolean;
};

/** A list of revoked keys as their root has signed it. */
export type RevocationList = {
  readonly vendor: string;
  readonly issuedAt: Date;
  readonly keys: readonly { readonly thumbprint: string; readonly revokedAt: Date }[];
};

/** Certifies a signing key by the vendor's root; returns the compact JWS. */
export function certify(root: KeyPair, certificate: Omit<Certificate, 'thumbprint'>, now: Date): Promise<string> {
  return thumbprintOf(certificate.jwk).then((sub) =>
    signJws(
      'certificate',
      {
        iss: certificate.vendor,
        sub,
        iat: seconds(now),
        nbf: seconds(certificate.notBefore),
        exp: seconds(certificate.expiresAt),
        jwk: publicJwk(certificate.jwk.x),
        ...(certificate.demo && { demo: true }),
      },
      root,
    ),
  );
}

/** Reads a certificate by this root; null for anything else. */
export async function readCertificate(text: string, root: PublicJwk): Promise<Certificate | null> {
  const { data } = certificatePayload.safeParse(await readJws('certificate', text, root));
  if (data === undefined || data.nbf >= data.exp || data.sub !== (await thumbprintOf(data.jwk))) return null;
  const { iss, sub, nbf, exp, demo } = data;
  return {
    vendor: iss,
    jwk: data.jwk,
    thumbprint: sub,
    notBefore: moment(nbf),
    expiresAt: moment(exp),
    demo: demo === true,
  };
}

/** Asks for a certificate: the public key, signed by itself as a proof that its private half is there. */
export function requestCertificate(key: KeyPair, vendor: string, now: Date): Promise<string> {
  return signJws('request', { iss: vendor, iat: seconds(now), jwk: key.jwk }, key);
}

/** Reads a request for a certificate; null for anything else. */
export async function readKeyRequest(
  text: string,
): Promise<{ vendor: string; jwk: PublicJwk; thumbprint: string } | null> {
  const claimed = requestPayload.safeParse(unverified(text));
  if (!claimed.success) return null;
  const { data } = requestPayload.safeParse(await readJws('request', text, claimed.data.jwk));
  if (data === undefined) return null;
  return { vendor: data.iss, jwk: data.jwk, thumbprint: await thumbprintOf(data.jwk) };
}

/** Signs the list of a vendor's revoked keys by its root; returns the compact JWS. */
export function signRevocations(root: KeyPair, list: RevocationList): Promise<string> {
  const keys = list.keys.map(({ thumbprint, revokedAt }) => ({ kid: thumbprint, at: seconds(revokedAt) }));
  return signJws('revoked', { iss: list.vendor, iat: seconds(list.issuedAt), keys }, root);
}

/** Reads a list of revoked keys by this root; null for anything else. */
export async function readRevocations(text: string, root: PublicJwk): Promise<RevocationList | null> {
  const { data } = revokedPayload.safeParse(await readJws('revoked', text, root));
  if (data === undefined) return null;
  return {
    vendor: data.iss,
    issuedAt: moment(data.iat),
    keys: data.keys.map(({ kid, at }) => ({ thumbprint: kid, revokedAt: moment(at) })),
  };
}

// The payload before its signature is checked: a request brings the key that it is checked by.
function unverified(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

function moment(second: number): Date {
  return new Date(second * 1000);
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
