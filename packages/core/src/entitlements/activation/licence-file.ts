import { problem } from '@tierline/contract';
import type { LicenceFacts, LicenceFile } from '@tierline/domain';
import type { Visitor } from '../../kernel/context.ts';
import { signJws } from '../keys/jws.ts';
import { openKey } from '../keys/sealed-key.ts';

/** The name of the file's format; a changed format gets another one. */
const format = 'tierline-licence-1';

/**
 * Signs a licence with the vendor's current key and returns its file (E10). The licence ends with the key's certificate
 * at the latest. Refuses where the vendor has no current key, or where its certificate ends before the licence begins.
 */
export async function signLicence(
  { services, vendor }: Pick<Visitor, 'services' | 'vendor'>,
  facts: LicenceFacts,
): Promise<LicenceFile> {
  const key = await services.db.signingKey.findFirst({
    where: { vendorId: vendor.id, state: 'current' },
    include: { root: { select: { demo: true } } },
  });
  if (key === null) throw problem('no-signing-key', {});
  const { sealed, certificate, expiresAt, thumbprint, root } = key;
  // A CHECK gives each current key a certificate.
  if (sealed === null || certificate === null || expiresAt === null) throw problem('no-signing-key', {});
  const end = earlier(facts.expiresAt, expiresAt);
  if (end <= facts.notBefore || end <= facts.issuedAt) throw problem('no-signing-key', {});
  const signer = openKey(services.secrets, vendor.id, { sealed, thumbprint });
  const licence = await signJws('licence', licencePayload(vendor.slug, facts, end), signer);
  return {
    fileName: fileName(facts),
    text: fileText({ about: about(facts, end, root?.demo === true), licence, certificate }),
    licence,
    certificate,
    expiresAt: end,
    kid: thumbprint,
  };
}

/** Returns what is signed, its members in this order (decision 20); instants are seconds since 1970 (RFC 7519). */
export function licencePayload(issuer: string, facts: LicenceFacts, end: Date): object {
  return {
    iss: issuer,
    jti: facts.jti,
    gen: facts.generation,
    host: { scheme: facts.hostScheme, id: facts.hostId },
    sku: facts.sku,
    copies: facts.copies,
    features: facts.features,
    iat: seconds(facts.issuedAt),
    nbf: seconds(facts.notBefore),
    exp: seconds(end),
    term: facts.termEndsAt === null ? null : seconds(facts.termEndsAt),
    grace: facts.graceDays,
    ...(facts.deviceKey !== null && { cnf: { jwk: facts.deviceKey } }),
  };
}

/** Returns the content of a licence file. */
export function fileText(parts: { about: object; licence: string; certificate: string }): string {
  return `${JSON.stringify({ format, ...parts }, null, 2)}\n`;
}

// For people who open the file; in English, as nobody knows who will.
function about(facts: LicenceFacts, end: Date, demo: boolean): object {
  return {
    note: demo
      ? 'DEMONSTRATION: signed with a key made for trying Tierline out. No device should accept it.'
      : 'A licence for one device. A device reads only “licence” and “certificate”; what is written here proves nothing.',
    sku: facts.sku,
    copies: facts.copies,
    host: facts.hostId,
    validUntil: end.toISOString(),
    ...(facts.graceDays > 0 && { graceDays: facts.graceDays }),
    activation: facts.jti,
    file: facts.generation,
  };
}

// Letters that every file system and mail program keeps.
function fileName({ sku, hostId, generation }: LicenceFacts): string {
  const plain = (text: string) =>
    text
      .replace(/[^A-Za-z0-9]+/gu, '-')
      .replace(/^-|-$/gu, '')
      .slice(0, 60);
  return `${[plain(sku), plain(hostId), generation].filter((part) => part !== '').join('_')}.lic`;
}

function earlier(one: Date | null, other: Date): Date {
  const end = one === null || other < one ? other : one;
  return new Date(seconds(end) * 1000);
}

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
