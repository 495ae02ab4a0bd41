import { signingKeyStates } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, instant, line, someText } from '../kernel/fields.ts';

/** The longest file of a certificate or of a list of revoked keys, in characters. */
const maxFile = 64_000;

function thumbprint() {
  return z.string();
}
function askedThumbprint() {
  return z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/u));
}
const jwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });

/**
 * A key that signs the vendor's licence files. `request` is the content of the file that asks for its certificate, of a
 * next key without one. `root` is the thumbprint of the root that certified it.
 */
export const signingKey = z.object({
  id: id(),
  thumbprint: thumbprint(),
  state: z.enum(signingKeyStates),
  demo: z.boolean(),
  root: z.nullable(thumbprint()),
  notBefore: z.nullable(instant()),
  expiresAt: z.nullable(instant()),
  /** Whole days until the certificate ends; below 0 it is over. */
  daysLeft: z.nullable(z.int()),
  request: z.nullable(z.string()),
  /** Revoked, and devices know it by the root's list. */
  listed: z.boolean(),
  createdAt: instant(),
  currentAt: z.nullable(instant()),
  retiredAt: z.nullable(instant()),
  revokedAt: z.nullable(instant()),
  /** How many devices have a file that it signed, once it was revoked: leased, and for the whole term. */
  toReissue: z.nullable(z.object({ leased: z.int(), wholeTerm: z.int() })),
});

/** A key that signs the vendor's licence files. */
export type SigningKeyView = z.output<typeof signingKey>;

const signingKeys = z.object({
  keys: z.array(signingKey),
  roots: z.array(z.object({ thumbprint: thumbprint(), demo: z.boolean(), listedAt: z.nullable(instant()) })),
});

const params = z.strictObject({ id: id() });

export const signingKeyEndpoints = {
  readVendorKeys: endpoint({
    method: 'GET',
    path: '/keys/:vendor',
    summary:
      'The certificates of a vendor’s signing keys, and each root’s signed list of revoked ones. Trust only the root that a device was built with',
    access: 'anybody',
    params: z.strictObject({ vendor: line(100) }),
    output: z.object({
      vendor: z.string(),
      roots: z.array(
        z.object({
          thumbprint: thumbprint(),
          jwk,
          demo: z.boolean(),
          /** A compact JWS; null: no key was revoked yet. */
          revoked: z.nullable(z.string()),
        }),
      ),
      keys: z.array(
        z.object({
          kid: thumbprint(),
          state: z.enum(signingKeyStates),
          root: thumbprint(),
          /** A compact JWS. */
          certificate: z.string(),
          notBefore: instant(),
          expiresAt: instant(),
        }),
      ),
    }),
    status: 200,
    problems: ['not-found'],
  }),
  listSigningKeys: endpoint({
    method: 'GET',
    path: '/signing-keys',
    summary: 'The vendor’s signing keys, the newest first, and its roots',
    access: 'signing-keys.manage',
    output: signingKeys,
    status: 200,
    problems: [],
  }),
  makeSigningKey: endpoint({
    method: 'POST',
    path: '/signing-keys',
    summary: 'Make the next signing key; it signs nothing until it is certified and switched to',
    access: 'signing-keys.manage',
    keyed: true,
    output: signingKeys,
    status: 201,
    problems: ['signing-key-waiting'],
  }),
  certifySigningKey: endpoint({
    method: 'POST',
    path: '/signing-keys/:id/certificate',
    summary:
      'Take the certificate of the next key, the file that `tierline keys certify` wrote. `root` confirms a root that the vendor has not used before, by its thumbprint',
    access: 'signing-keys.manage',
    keyed: true,
    params,
    body: z.strictObject({
      file: someText(maxFile),
      root: z._default(z.nullable(askedThumbprint()), null),
    }),
    output: signingKeys,
    status: 200,
    problems: [
      'not-found',
      'certificate-unreadable',
      'signing-key-not-next',
      'certificate-of-other',
      'certificate-over',
      'root-unknown',
    ],
  }),
  switchSigningKey: endpoint({
    method: 'POST',
    path: '/signing-keys/:id/switch',
    summary: 'Sign with the next key from now on; the current one is retired, and its files stay valid',
    access: 'signing-keys.manage',
    keyed: true,
    params,
    output: signingKeys,
    status: 200,
    problems: ['not-found', 'signing-key-not-next', 'signing-key-not-certified', 'certificate-over'],
  }),
  revokeSigningKey: endpoint({
    method: 'POST',
    path: '/signing-keys/:id/revoke',
    summary:
      'Stop trusting a key after a leak, for good. Devices learn of it from the root’s list alone, made by `tierline keys revoke`. A certified next key takes the place of the current one',
    access: 'signing-keys.manage',
    keyed: true,
    params,
    body: z.strictObject({ reason: someText(500) }),
    output: signingKeys,
    status: 200,
    problems: ['not-found', 'signing-key-revoked'],
  }),
  takeRevokedKeys: endpoint({
    method: 'POST',
    path: '/signing-keys/revoked',
    summary: 'Take the root’s list of revoked keys, the file that `tierline keys revoke` wrote; keys in it are revoked',
    access: 'signing-keys.manage',
    keyed: true,
    body: z.strictObject({ file: someText(maxFile) }),
    output: signingKeys,
    status: 200,
    problems: ['revocations-unreadable', 'revocations-shorter', 'revocations-older'],
  }),
};
