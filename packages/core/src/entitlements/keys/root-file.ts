import { createPrivateKey } from 'node:crypto';
import * as z from 'zod/mini';
import { openUnderPassphrase, passphraseSealed, sealUnderPassphrase } from '../../kernel/passphrase.ts';
import { keyPairOf, privateText, type KeyPair, type PublicJwk } from './jws.ts';

const jwk = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/u)),
});

const rootFile = z.strictObject({
  format: z.literal('tierline-root-1'),
  vendor: z.string(),
  thumbprint: z.string(),
  jwk,
  demo: z.optional(z.literal(true)),
  private: passphraseSealed,
});

/** A vendor's root: it certifies signing keys and is kept off the server. */
export type Root = { readonly vendor: string; readonly demo: boolean; readonly key: KeyPair };

/** Returns the content of a root's file, its private half encrypted under a passphrase. */
export async function rootText({ vendor, demo, key }: Root, passphrase: string): Promise<string> {
  const sealed = await sealUnderPassphrase(
    Buffer.from(privateText(key.privateKey)),
    passphrase,
    purpose(vendor, key.thumbprint),
  );
  return asFile({
    format: 'tierline-root-1',
    vendor,
    thumbprint: key.thumbprint,
    jwk: key.jwk,
    ...(demo && { demo: true }),
    private: sealed,
  });
}

/** Returns what devices are built with: the public half of a root. */
export function publicRootText({ vendor, key }: Pick<Root, 'vendor'> & { key: Omit<KeyPair, 'privateKey'> }): string {
  return asFile({ format: 'tierline-root-public-1', vendor, thumbprint: key.thumbprint, jwk: key.jwk });
}

/** Reads a root's file; `wrong` says that it is none, or that the passphrase is another. */
export async function readRoot(text: string, passphrase: string): Promise<Root | { wrong: 'file' | 'passphrase' }> {
  const { data } = rootFile.safeParse(parsed(text));
  if (data === undefined) return { wrong: 'file' };
  const opened = await openUnderPassphrase(data.private, passphrase, purpose(data.vendor, data.thumbprint));
  if (opened === null) return { wrong: 'passphrase' };
  const privateKey = createPrivateKey({ key: Buffer.from(opened.toString(), 'base64'), type: 'pkcs8', format: 'der' });
  const key = await keyPairOf(privateKey);
  if (key.thumbprint !== data.thumbprint) return { wrong: 'file' };
  return { vendor: data.vendor, demo: data.demo === true, key };
}

const certificateFile = z.object({ format: z.literal('tierline-certificate-1'), certificate: z.string(), root: jwk });
const requestFile = z.object({ format: z.literal('tierline-request-1'), request: z.string() });
const revokedFile = z.object({ format: z.literal('tierline-revoked-1'), revoked: z.string(), root: jwk });

/** Returns the content of a file with a certificate and the public half of its root. */
export function certificateText(certificate: string, root: PublicJwk): string {
  return asFile({ format: 'tierline-certificate-1', certificate, root });
}

/** Reads a file with a certificate; null for anything else. */
export function readCertificateText(text: string): { certificate: string; root: PublicJwk } | null {
  return certificateFile.safeParse(parsed(text)).data ?? null;
}

/** Returns the content of a file that asks for a certificate. */
export function requestText(request: string): string {
  return asFile({ format: 'tierline-request-1', request });
}

/** Reads a file that asks for a certificate; null for anything else. */
export function readRequestText(text: string): string | null {
  return requestFile.safeParse(parsed(text)).data?.request ?? null;
}

/** Returns the content of a file with a list of revoked keys. */
export function revokedText(revoked: string, root: PublicJwk): string {
  return asFile({ format: 'tierline-revoked-1', revoked, root });
}

/** Reads a file with a list of revoked keys; null for anything else. */
export function readRevokedText(text: string): { revoked: string; root: PublicJwk } | null {
  return revokedFile.safeParse(parsed(text)).data ?? null;
}

function purpose(vendor: string, thumbprint: string): string {
  return `tierline-root ${vendor} ${thumbprint}`;
}

function asFile(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
