import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceWorld, type DeviceWorld } from './device-world.ts';

describe('E13 what runs on while a line is on hold', () => {
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
});
