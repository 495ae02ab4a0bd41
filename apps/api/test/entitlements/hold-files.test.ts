import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceWorld, type DeviceWorld } from './device-world.ts';

describe('E3 E13 a line on hold: what runs on, and who is told', () => {
  let d: DeviceWorld;
  beforeAll(async () => {
    d = await deviceWorld();
  });
  afterAll(() => d.close());

  it('E13 A3 the vendor sees the devices of all lines that were handed on; those in between see none', async () => {
    const { id, root } = await d.held(5);
    const { id: other } = await d.held(5);
    const gate = await d.device(id, 2);
    await d.device(other, 1);
    const below = { lineItemId: root, below: 'true' } as const;
    const { items } = await d.w.staff.call('listActivations', below);
    expect(items.map((one) => one.id)).toEqual([gate]);
    expect(items[0]?.runsUntil).not.toBeNull();
    expect((await d.w.staff.call('listActivations', { lineItemId: root })).items).toEqual([]);
    expect((await d.distributor.master.call('listActivations', below)).items).toEqual([]);
    expect((await d.installer.master.call('listActivations', { ...below, lineItemId: id })).items).toHaveLength(1);
    const ends = items[0]?.runsUntil;
    await d.w.staff.call('holdLineItem', { id: root, reason: 'Not paid' });
    const [held] = (await d.w.staff.call('listActivations', below)).items;
    expect(held?.runsUntil).toBe(ends);
  });

  it('E3 X1 whom a hold is mailed to: the contact while active, else an active colleague, nobody of others', async () => {
    const { w, distributor, installer } = d;
    const second = await w.colleague(installer.master, 'operator');
    const { root } = await d.held(5);
    const { lines } = await w.staff.call('issueEntitlement', {
      accountId: distributor.id,
      orderNumber: 'HELD-FOR-ONE',
      lines: [{ productId: (await w.staff.call('readLineItem', { id: root })).product.id, copies: 1, expiresOn: null }],
      mail: false,
    });
    const { splits } = await distributor.master.call('splitLineItems', {
      rows: [{ lineItemId: lines[0]?.id ?? '', accountId: installer.id, copies: 1, contactId: second.userId }],
      mail: false,
    });
    const id = splits[0]?.id ?? '';
    const held = async () => {
      await w.db.mail.deleteMany({ where: { kind: 'lines-held' } });
      await w.staff.call('holdLineItem', { id, reason: 'Not paid' });
      await w.staff.call('releaseLineItem', { id });
      const mails = await w.db.mail.findMany({ where: { kind: 'lines-held' } });
      return mails.map(({ recipient }) => recipient);
    };
    expect(await held()).toEqual([second.email]);
    const { version } = await w.db.user.findUniqueOrThrow({ where: { id: second.userId } });
    await installer.master.call('editUser', { id: second.userId, version, status: 'inactive' });
    expect(await held()).toEqual([installer.master.email]);
    // Nobody of the account can read it: no mail, and none to anybody else.
    await w.db.user.updateMany({ where: { accountId: installer.id }, data: { status: 'inactive' } });
    expect(await held()).toEqual([]);
  });
});
