import { inVendor, makeDemoKeys, signLicence, sql, type Sql, type Vendor } from '@tierline/core';
import type { LicenceFacts } from '@tierline/domain';
import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { world, type World } from '../kernel/world.ts';

let portal: World;
let vendor: Vendor;

beforeAll(async () => {
  portal = await world();
  const { id, slug } = await portal.db.vendor.findFirstOrThrow();
  vendor = { id, slug, programme: portal.programme };
});
afterAll(() => portal.close());

const day = (text: string) => new Date(`${text}T00:00:00Z`);

const facts: LicenceFacts = {
  jti: '0190a6d5-8a3c-7000-8000-000000000001',
  generation: 1,
  hostScheme: 'mac',
  hostId: '001A2B3C4D5E',
  sku: 'VK-ANL-100',
  copies: 3,
  features: ['counting'],
  issuedAt: day('2026-11-29'),
  notBefore: day('2026-11-29'),
  expiresAt: day('2026-12-29'),
  termEndsAt: day('2027-12-01'),
  graceDays: 14,
  deviceKey: null,
};

const sign = (changed: Partial<LicenceFacts> = {}) =>
  inVendor(vendor.id, () => signLicence({ services: portal.services, vendor }, { ...facts, ...changed }));

describe('E10: licence files', () => {
  it('E10: no file is made where the vendor has no key in use', async () => {
    await expect(sign()).rejects.toMatchObject({ code: 'no-signing-key' });
  });

  it('E10: another library verifies the file down to the root; it says what was activated', async () => {
    await makeDemoKeys(portal.services, vendor);
    const file = await sign();
    const root = await portal.db.signingRoot.findFirstOrThrow();
    const certificate = await verified(file.certificate, { kty: 'OKP', crv: 'Ed25519', x: root.publicKey });
    expect(decodeProtectedHeader(file.certificate)).toEqual({
      alg: 'Ed25519',
      typ: 'tierline-key+jws',
      kid: root.thumbprint,
    });
    expect(certificate).toMatchObject({ iss: vendor.slug, sub: file.kid, demo: true });
    expect(decodeProtectedHeader(file.licence)).toEqual({
      alg: 'Ed25519',
      typ: 'tierline-licence+jws',
      kid: file.kid,
    });
    expect(await verified(file.licence, certificate['jwk'] as JWK)).toEqual({
      iss: vendor.slug,
      jti: facts.jti,
      gen: 1,
      host: { scheme: 'mac', id: '001A2B3C4D5E' },
      sku: 'VK-ANL-100',
      copies: 3,
      features: ['counting'],
      iat: 1_795_910_400,
      nbf: 1_795_910_400,
      exp: 1_798_502_400,
      term: 1_827_619_200,
      grace: 14,
    });
    expect(file.fileName).toBe('VK-ANL-100_001A2B3C4D5E_1.lic');
    expect(JSON.parse(file.text)).toMatchObject({
      format: 'tierline-licence-1',
      licence: file.licence,
      certificate: file.certificate,
    });
    expect(file.text).toContain('DEMONSTRATION');
  });

  it('E10: a licence carries the device’s key, and never outlives its key’s certificate', async () => {
    const { expiresAt: end } = await portal.db.signingKey.findFirstOrThrow({ where: { state: 'current' } });
    const deviceKey = { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } as const;
    const perpetual = await sign({ expiresAt: null, termEndsAt: null, deviceKey });
    expect(perpetual.expiresAt).toEqual(end);
    expect(payload(perpetual.licence)).toMatchObject({ term: null, cnf: { jwk: deviceKey } });
    expect((await sign({ expiresAt: day('2099-01-01') })).expiresAt).toEqual(end);
    await expect(sign({ notBefore: day('2050-01-01'), expiresAt: null })).rejects.toMatchObject({
      code: 'no-signing-key',
    });
  });

  it('E10: file names keep to letters that every system takes', async () => {
    const { fileName } = await sign({ sku: '../Café „3“', hostId: 'Ⅷ/../..\\x', generation: 12 });
    expect(fileName).toBe('Caf-3_x_12.lic');
  });

  it('E10: the database keeps a key as it is: never back, no private half once it signs no more', async () => {
    const change = (set: Sql) => portal.db.$executeRaw(sql`UPDATE signing_key SET ${set} WHERE state = 'current'`);
    await expect(change(sql`state = 'next'`)).rejects.toThrow('never goes back');
    await expect(change(sql`certificate = 'another'`)).rejects.toThrow('stays what it is');
    await expect(change(sql`state = 'retired'`)).rejects.toThrow('signing_key_sealed');
    await expect(change(sql`sealed = NULL`)).rejects.toThrow('signing_key_sealed');
  });
});

async function verified(text: string, jwk: JWK): Promise<Record<string, unknown>> {
  await compactVerify(text, await importJWK(jwk, 'Ed25519'), { algorithms: ['Ed25519'] });
  return payload(text);
}

function payload(text: string): Record<string, unknown> {
  // What our signer has signed is an object.
  return JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}
