/** How a device is named in its licence (E10). */
export const hostSchemes = ['serial', 'mac', 'uuid', 'free'] as const;

/** How a device is named in its licence. */
export type HostScheme = (typeof hostSchemes)[number];

/** The public key of a device (JWK): Ed25519 or P-256. */
export type DeviceKey =
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string }
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string };

/** All that a licence says (E10): never an account, a person or an e-mail address. */
export type LicenceFacts = {
  /** The activation: the licence's identity, the same in each generation of its file. */
  readonly jti: string;
  /** Counts the files of an activation from 1. */
  readonly generation: number;
  readonly hostScheme: HostScheme;
  /** In the form that the scheme defines. */
  readonly hostId: string;
  readonly sku: string;
  readonly copies: number;
  /** What the product allows beyond itself, by its own words. */
  readonly features: readonly string[];
  readonly issuedAt: Date;
  readonly notBefore: Date;
  /** The end of lease or term, whichever is earlier; null: as long as the key's certificate. */
  readonly expiresAt: Date | null;
  /** The end of the line item's term; null: perpetual. */
  readonly termEndsAt: Date | null;
  readonly graceDays: number;
  readonly deviceKey: DeviceKey | null;
};

/** A licence file as it is handed out (E10). */
export type LicenceFile = {
  readonly fileName: string;
  /** The content of the `.lic` file. */
  readonly text: string;
  /** The licence alone: a compact JWS. */
  readonly licence: string;
  /** The certificate of the key that signed it: a compact JWS. */
  readonly certificate: string;
  /** When the licence ends: never after its certificate. */
  readonly expiresAt: Date;
  /** The thumbprint of the key that signed it. */
  readonly kid: string;
};
