import type { DeviceRequest } from '@tierline/domain';
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { asking } from '../kernel/asking.ts';
import { people, type Portal } from '../kernel/portal.ts';

/** A line of a product of its own, held by the sample installer. */
export async function lineOf(portal: Portal, copies: number, name = 'Camera') {
  const [staff, distributor, installer] = await Promise.all([
    asking(portal, people.vendor),
    asking(portal, people.distributor),
    asking(portal, people.installer),
  ]);
  const mark = randomUUID().slice(0, 8).toUpperCase();
  const product = await staff('createProduct', {
    sku: `OF-${mark}`,
    name: `${name} ${mark}`,
    kind: 'Software',
    hostScheme: 'mac',
  });
  const { lines } = await staff('issueEntitlement', {
    accountId: (await distributor('readMe', {})).account.id,
    orderNumber: `OF-${mark}`,
    mail: false,
    lines: [{ productId: product.id, copies, expiresOn: null }],
  });
  const { splits } = await distributor('splitLineItems', {
    rows: [{ lineItemId: lines[0]?.id ?? '', accountId: (await installer('readMe', {})).account.id, copies }],
    mail: false,
  });
  const [line] = splits;
  if (!line) throw new Error('no line');
  return { ...line, product: product.name, installer };
}

/** What a device asks for. */
export function requestOf(more: Partial<DeviceRequest> = {}): DeviceRequest {
  const digits = `02${randomBytes(5).toString('hex')}`.toUpperCase();
  return {
    hostId: digits.replace(/..(?=.)/gu, '$&:'),
    copies: 3,
    nonce: randomBytes(12).toString('base64url'),
    activationId: null,
    deviceKey: null,
    knownKeys: [],
    ...more,
  };
}

/** What the documented verifier says of a licence and its certificate. */
export async function verified(portal: Portal, parts: object, host: string) {
  const folder = await mkdtemp(join(tmpdir(), 'tierline-offline-'));
  try {
    const answer = await fetch(`${portal.url}/api/v1/keys/velkamo`);
    const { roots } = (await answer.json()) as { roots: { jwk: object }[] };
    await writeFile(join(folder, 'root.json'), JSON.stringify({ jwk: roots[0]?.jwk }));
    await writeFile(join(folder, 'device.lic'), JSON.stringify(parts));
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(import.meta.dirname, '../../../../docs/verifiers/verify.mjs'),
      join(folder, 'device.lic'),
      '--root',
      join(folder, 'root.json'),
      '--vendor',
      'velkamo',
      '--host',
      `mac:${host}`,
    ]);
    return JSON.parse(stdout) as unknown;
  } finally {
    await rm(folder, { recursive: true });
  }
}
