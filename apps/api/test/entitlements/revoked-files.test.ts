import { tellOfRevokedKeys } from '@tierline/core';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceWorld, type DeviceWorld } from './device-world.ts';
import { keysWorld } from './keys-world.ts';

describe('E10 which devices need another file once the key that signed theirs was revoked', () => {
  let d: DeviceWorld;
  beforeEach(async () => {
    d = await deviceWorld();
  });
  afterEach(() => d.close());

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

  const mailed = async () => {
    const mails = await d.w.db.mail.findMany({ where: { kind: 'files-to-replace' } });
    return mails.map(({ recipient, accountId, payload }) => {
      const { leased, wholeTerm } = payload as { leased: number; wholeTerm: number }; // the notice that was written
      return [recipient, accountId, leased, wholeTerm];
    });
  };

  it('E10 nobody is mailed of a revoked key while no other one signs, as no new file can be had', async () => {
    const { w, installer } = d;
    await d.device((await d.held(1)).id, 1);
    // Of a customer who does not sign in, those who handed the line on look after the devices.
    const customer = await w.company(installer.master, 'Customer', { activated: false });
    const rows = [{ lineItemId: (await d.held(1)).id, accountId: customer.id, copies: 1 }];
    const { splits } = await installer.master.call('splitLineItems', { rows, mail: false });
    await d.device(splits[0]?.id ?? '', 1);
    const { keys } = await w.staff.call('listSigningKeys', {});
    const current = keys.find(({ state }) => state === 'current');
    await w.staff.call('revokeSigningKey', { id: current?.id ?? '', reason: 'A laptop was stolen.' });
    await tellOfRevokedKeys(w.services);
    expect(await mailed()).toEqual([]);
    const made = await keysWorld(w, await w.db.vendor.findFirstOrThrow());
    const { id: next } = await made.certified();
    await w.staff.call('switchSigningKey', { id: next });
    await tellOfRevokedKeys(w.services);
    expect(await mailed()).toEqual([[installer.master.email, installer.id, 2, 0]]);
  });

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
    const keys = await keysWorld(w, await w.db.vendor.findFirstOrThrow());
    const { keys: before } = await w.staff.call('listSigningKeys', {});
    const leaked = before.find(({ state }) => state === 'current');
    if (!leaked) throw new Error('no key signs');
    expect(leaked.toReissue).toBeNull();
    await keys.certified();
    expect(await mailed()).toEqual([]);
    await w.staff.call('revokeSigningKey', { id: leaked.id, reason: 'A laptop was stolen.' });
    // Those who look after the devices hear of it once, however many workers look.
    await Promise.all([1, 2, 3].map(() => tellOfRevokedKeys(w.services)));
    await tellOfRevokedKeys(w.services);
    expect(await mailed()).toEqual([[installer.master.email, installer.id, 1, 1]]);
    const [change] = (await w.staff.call('listChanges', { kind: 'signing-key.notify' })).items;
    expect(change).toMatchObject({ subject: { name: leaked.thumbprint }, after: { mails: 1 } });
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
