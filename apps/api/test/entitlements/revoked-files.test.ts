import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceWorld, type DeviceWorld } from './device-world.ts';
import { keysWorld } from './keys-world.ts';

describe('E10 which devices need another file once the key that signed theirs was revoked', () => {
  let d: DeviceWorld;
  beforeAll(async () => {
    d = await deviceWorld();
  });
  afterAll(() => d.close());

  const toReissue = async (thumbprint: string) => {
    const { keys } = await d.w.staff.call('listSigningKeys', {});
    return keys.find((key) => key.thumbprint === thumbprint)?.toReissue;
  };
  const listed = async (who: { call: DeviceWorld['w']['staff']['call'] }) => {
    const { items, count } = await who.call('listActivations', { keyRevoked: 'true', sort: 'created' });
    expect(count.value).toBe(items.length);
    expect(items.every(({ keyRevoked }) => keyRevoked)).toBe(true);
    return items.map(({ id }) => id);
  };

  it('E10 A3 they are counted at the key, and listed to their holder and the vendor until each has one', async () => {
    const { w, installer } = d;
    const leased = await d.device((await d.held(3)).id, 2);
    const wholeTerm = await d.device((await d.held(3, { leaseDays: null })).id, 1);
    // Nobody has a file of it that could be trusted wrongly.
    await installer.master.call('activateCopies', { id: (await d.held(1)).id, hostId: d.host(), copies: 1 });
    // As the owner of the database: the application never changes it.
    const continues = async (id: string | null) => {
      const owner = new pg.Client({ connectionString: w.database.ownerUrl });
      await owner.connect();
      await owner.query('UPDATE activation SET continues_id = $1 WHERE id = $2', [id, wholeTerm]);
      await owner.end();
    };
    const keys = await keysWorld(w.services, await w.services.db.vendor.findFirstOrThrow());
    const { keys: before } = await w.staff.call('listSigningKeys', {});
    const leaked = before.find(({ state }) => state === 'current');
    if (!leaked) throw new Error('no key signs');
    expect(leaked.toReissue).toBeNull();
    await keys.certified();
    await w.staff.call('revokeSigningKey', { id: leaked.id, reason: 'A laptop was stolen.' });
    expect(await toReissue(leaked.thumbprint)).toEqual({ leased: 1, wholeTerm: 1 });
    expect(await listed(installer.master)).toEqual([leased, wholeTerm]);
    expect(await listed(w.staff)).toEqual([leased, wholeTerm]);
    expect(await listed(d.distributor.master)).toEqual([]);

    const { licenceFile } = await installer.master.call('fetchLicenceFile', { id: wholeTerm });
    expect(licenceFile.kid).not.toBe(leaked.thumbprint);
    expect(await toReissue(leaked.thumbprint)).toEqual({ leased: 1, wholeTerm: 0 });
    expect(await listed(installer.master)).toEqual([leased]);
    // A device that goes on with what follows its line item (E15) has its newest file there, by the key of today.
    await continues(leased);
    expect(await toReissue(leaked.thumbprint)).toEqual({ leased: 0, wholeTerm: 0 });
    expect(await listed(w.staff)).toEqual([]);
    expect((await installer.master.call('readActivation', { id: leased })).keyRevoked).toBe(false);
    await continues(null);
    await installer.master.call('fetchLicenceFile', { id: leased });
    expect(await toReissue(leaked.thumbprint)).toEqual({ leased: 0, wholeTerm: 0 });
    expect(await listed(w.staff)).toEqual([]);
  });
});
