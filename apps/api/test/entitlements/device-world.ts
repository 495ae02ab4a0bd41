import { openDatabase, sql, type Services } from '@tierline/core';
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import { fourRoles } from '../kernel/programmes.ts';
import { signingKeys, world, type Company, type World } from '../kernel/world.ts';

/** A device that can sign receipts: its public key as it is sent, and what signs. */
export type Signer = { deviceKey: { kty: string; crv: string; x: string; y?: string }; key: KeyObject; alg: string };

/** A distributor and an installer with devices, at whatever time. */
export type DeviceWorld = {
  w: World;
  distributor: Company;
  installer: Company;
  /** A line of the installer out of a lot of its own, of a product of its own. */
  held(copies: number, rules?: object): Promise<{ id: string; activationId: string; root: string }>;
  /** A device with its file fetched; `by`: its key. */
  device(lineId: string, copies: number, by?: Signer): Promise<string>;
  /** A host ID that nobody has had. */
  host(): string;
  /** A process at another time. */
  at(time: number): Promise<Services>;
  close(): Promise<void>;
};

/** Makes such a world. */
export async function deviceWorld(): Promise<DeviceWorld> {
  const w = await world(fourRoles);
  await signingKeys(w);
  const distributor = await w.company(w.staff, 'Distributor');
  const installer = await w.company(distributor.master, 'Installer');
  const opened: Services['db'][] = [];
  let made = 0;
  const self: DeviceWorld = {
    w,
    distributor,
    installer,
    async held(copies, rules = {}) {
      const mark = made++;
      const { id: productId } = await w.staff.call('createProduct', {
        sku: `DEV-${mark}`,
        name: `Camera licence ${mark}`,
        kind: 'Software',
        ...rules,
      });
      const { lines } = await w.staff.call('issueEntitlement', {
        accountId: distributor.id,
        orderNumber: `DEV-${mark}`,
        lines: [{ productId, copies, expiresOn: null }],
        mail: false,
      });
      const root = lines[0]?.id ?? '';
      const { splits } = await distributor.master.call('splitLineItems', {
        rows: [{ lineItemId: root, accountId: installer.id, copies }],
        mail: false,
      });
      return { root, ...(splits[0] ?? { id: '', activationId: '' }) };
    },
    async device(lineId, copies, by) {
      const { id } = await installer.master.call('activateCopies', {
        id: lineId,
        hostId: self.host(),
        copies,
        ...(by && { deviceKey: by.deviceKey }),
      });
      await installer.master.call('fetchLicenceFile', { id });
      return id;
    },
    host: () => `host ${made++} ${randomUUID()}`,
    async at(time) {
      // Of one connection, as the moved clock is a setting of the connection.
      const db = openDatabase(w.env.databaseUrl, { connections: 1 });
      opened.push(db);
      const now = new Date(time);
      await db.$executeRaw(sql`SELECT set_config('tierline.now', ${now.toISOString()}, false)`);
      return { ...w.services, db, now: () => now };
    },
    async close() {
      await Promise.all(opened.map((db) => db.$disconnect()));
      await w.close();
    },
  };
  return self;
}

/** Makes a device's key. */
export function signer(kind: 'ed25519' | 'p256' = 'ed25519'): Signer {
  const { publicKey, privateKey } =
    kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty = '', crv = '', x = '', y } = publicKey.export({ format: 'jwk' });
  return {
    deviceKey: { kty, crv, x, ...(y !== undefined && { y }) },
    key: privateKey,
    alg: kind === 'ed25519' ? 'Ed25519' : 'ES256',
  };
}

/** Signs a receipt as a device does. */
export function receiptOf(by: Signer, payload: object, typ = 'tierline-receipt+jws'): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: by.alg, typ }).sign(by.key);
}
