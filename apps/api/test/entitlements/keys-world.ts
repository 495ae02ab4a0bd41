import {
  certificateText,
  certify,
  makeKeyPair,
  revokedText,
  sealKey,
  signRevocations,
  type KeyPair,
} from '@tierline/core';
import { randomUUID } from 'node:crypto';
import type { World } from '../kernel/world.ts';

/** A vendor's root, and keys in the states that a test needs. */
export type KeysWorld = {
  root: KeyPair;
  /** A key that asks for its certificate, in place of any other; `file` is that certificate. */
  next(): Promise<{ id: string; thumbprint: string; file: string }>;
  /** A next key with its certificate. */
  certified(): Promise<{ id: string; thumbprint: string }>;
  /** The root's list with all keys revoked so far by it and these; each is newer than the one before. */
  revoked(...thumbprints: string[]): Promise<string>;
};

/** Makes a root for a vendor; keys are written past the API, without operations. */
export async function keysWorld(
  { db, services: { secrets } }: World,
  vendor: { id: string; slug: string },
): Promise<KeysWorld> {
  const root = await makeKeyPair();
  const listed: string[] = [];
  let lists = 0;
  const expiresAt = new Date(Date.now() + 1000 * 86_400_000);
  const next = async () => {
    await db.signingKey.updateMany({
      where: { vendorId: vendor.id, state: 'next' },
      data: { state: 'revoked', sealed: null },
    });
    const key = await makeKeyPair();
    const { id, thumbprint } = await db.signingKey.create({
      data: {
        id: randomUUID(),
        vendorId: vendor.id,
        thumbprint: key.thumbprint,
        publicKey: key.jwk.x,
        sealed: sealKey(secrets, vendor.id, key),
      },
    });
    const notBefore = new Date(Date.now() - 86_400_000);
    const asked = { vendor: vendor.slug, jwk: key.jwk, notBefore, expiresAt, demo: false };
    const certificate = await certify(root, asked, new Date());
    return { id, thumbprint, certificate, notBefore, file: certificateText(certificate, root.jwk) };
  };
  await db.signingRoot.create({
    data: { vendorId: vendor.id, thumbprint: root.thumbprint, publicKey: root.jwk.x },
  });
  return {
    root,
    next,
    async certified() {
      const { id, thumbprint, certificate, notBefore } = await next();
      await db.signingKey.update({
        where: { id },
        data: { certificate, rootKid: root.thumbprint, notBefore, expiresAt, certifiedAt: new Date() },
      });
      return { id, thumbprint };
    },
    async revoked(...thumbprints) {
      listed.push(...thumbprints);
      const issuedAt = new Date(Date.now() + 1000 * lists++);
      const keys = listed.map((thumbprint) => ({ thumbprint, revokedAt: issuedAt }));
      return revokedText(await signRevocations(root, { vendor: vendor.slug, issuedAt, keys }), root.jwk);
    },
  };
}
