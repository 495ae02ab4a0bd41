import { randomUUID } from 'node:crypto';
import { inVendor } from '../../kernel/bound.ts';
import type { Services, Vendor } from '../../kernel/context.ts';
import { certify, readCertificate } from './certificate.ts';
import { makeKeyPair, type KeyPair } from './jws.ts';
import { sealKey } from './sealed-key.ts';

const years = 10;

/**
 * Gives a vendor without signing keys one that works at once, certified by a root of the demonstration; certificate and
 * files say so. Nothing happens where the vendor has a key already.
 */
export function makeDemoKeys(services: Services, vendor: Vendor, demoRoot?: KeyPair): Promise<void> {
  return inVendor(vendor.id, () => makeKeys(services, vendor, demoRoot));
}

async function makeKeys(services: Services, vendor: Vendor, demoRoot?: KeyPair): Promise<void> {
  if ((await services.db.signingKey.count({ where: { vendorId: vendor.id } })) > 0) return;
  const [root, key] = [demoRoot ?? (await makeKeyPair()), await makeKeyPair()];
  const now = services.now();
  const expiresAt = new Date(now);
  expiresAt.setUTCFullYear(now.getUTCFullYear() + years);
  const certificate = await certify(
    root,
    { vendor: vendor.slug, jwk: key.jwk, notBefore: now, expiresAt, demo: true },
    now,
  );
  const read = await readCertificate(certificate, root.jwk);
  if (read === null) throw new Error('the certificate that was just made is not readable');
  const rootKey = { vendorId: vendor.id, thumbprint: root.thumbprint };
  await services.db.$transaction([
    services.db.signingRoot.upsert({
      where: { vendorId_thumbprint: rootKey },
      create: { ...rootKey, publicKey: root.jwk.x, demo: true },
      update: {},
    }),
    services.db.signingKey.create({
      data: {
        id: randomUUID(),
        vendorId: vendor.id,
        thumbprint: key.thumbprint,
        publicKey: key.jwk.x,
        sealed: sealKey(services.secrets, vendor.id, key),
        state: 'current',
        rootKid: root.thumbprint,
        certificate,
        notBefore: read.notBefore,
        expiresAt: read.expiresAt,
        certifiedAt: now,
        currentAt: now,
      },
    }),
  ]);
}
