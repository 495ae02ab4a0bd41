import { returnDueCopies } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proof, refusal, refusedWith } from '../kernel/world.ts';
import { deviceWorld, receiptOf, signer, type DeviceWorld, type Signer } from './device-world.ts';

const day = 86_400_000;

describe('E13 a device’s life', () => {
  let d: DeviceWorld;
  beforeAll(async () => {
    d = await deviceWorld();
  });
  afterAll(() => d.close());

  const call: DeviceWorld['installer']['master']['call'] = (...args) => d.installer.master.call(...args);
  const line = async (id: string) => {
    const { copies, available, activated } = await call('readLineItem', { id });
    return { copies, available, activated };
  };
  const receipt = async (id: string, by: Signer, changes: object = {}) => {
    const { nonce, jti, generation } = await call('makeReceiptNonce', { id });
    return receiptOf(by, { jti, gen: generation, destroyed: true, nonce, ...changes });
  };
  const undo = (done: { undo: { operationId: string } | null }) =>
    call('undoOperation', { id: done.undo?.operationId ?? '' });

  it('E13 fewer copies: those given back are free at once, and take a move each', async () => {
    const { id } = await d.held(2);
    const gate = await d.device(id, 2);
    const done = await call('giveBackCopies', { id: gate, copies: 1, seen: 2 });
    expect(done).toMatchObject({ outcome: 'free', copies: 1, moves: 1, returnsAt: null });
    expect(await line(id)).toEqual({ copies: 2, available: 1, activated: 1 });
    const one = await call('readActivation', { id: gate });
    expect(one).toMatchObject({ copies: 1, moves: { used: 1, allowed: 4 }, file: { generation: 2, copies: 1 } });
    const { licenceFile } = await call('fetchLicenceFile', { id: gate });
    const [, payload = ''] = licenceFile.licence.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))).toMatchObject({ gen: 2, copies: 1 });
    expect((await refusal(call('giveBackCopies', { id: gate, copies: 0, seen: 2 }))).document).toMatchObject({
      status: 409,
      copies: 1,
    });
  });

  it('E13 at the limit leased copies wait for the end of the file, and the worker brings them back', async () => {
    const { id, root } = await d.held(1, { movesPerYear: 0 });
    const gate = await d.device(id, 1);
    const done = await call('giveBackCopies', { id: gate });
    expect(done).toMatchObject({ outcome: 'returning', moves: 0 });
    const one = await call('readActivation', { id: gate });
    expect(one).toMatchObject({
      state: 'returning',
      returning: 1,
      returnsAt: done.returnsAt,
      runsUntil: done.returnsAt,
    });
    expect(one.returnsAt).toBe(new Date(Date.parse(one.file.expiresAt) + one.file.graceDays * day).toISOString());
    const again = [
      call('giveBackCopies', { id: gate }),
      call('fetchLicenceFile', { id: gate }),
      call('reportLost', { id: gate, reason: 'Stolen' }),
      call('activateCopies', { id, hostId: one.hostId, copies: 2 }),
    ];
    for (const { code } of await Promise.all(again.map(refusal))) expect(code).toBe('already-returning');
    expect(await line(id)).toEqual({ copies: 1, available: 0, activated: 1 });
    const due = Date.parse(done.returnsAt ?? '');
    await returnDueCopies(await d.at(due - 1000));
    expect(await line(id)).toMatchObject({ activated: 1 });
    const workers = await Promise.all([due, due, due].map((time) => d.at(time)));
    const returned = await Promise.all(workers.map((services) => returnDueCopies(services)));
    expect(returned.reduce((sum, devices) => sum + devices, 0)).toBe(1);
    expect(await line(id)).toEqual({ copies: 1, available: 1, activated: 0 });
    expect((await d.distributor.master.call('readLineage', { id: root })).proof.below).toMatchObject({ activated: 0 });
    expect((await call('readActivation', { id: gate })).state).toBe('ended');
  });

  it('E13 a lost device comes back on the day that was named; a found one that signs, at once', async () => {
    const by = signer('p256');
    const { id } = await d.held(2, { movesPerYear: 0 });
    const gate = await d.device(id, 2, by);
    const done = await call('reportLost', { id: gate, reason: 'Stolen from the site' });
    expect(done.outcome).toBe('returning');
    expect(await call('readActivation', { id: gate })).toMatchObject({ lost: true, reason: 'Stolen from the site' });
    const free = await call('giveBackCopies', { id: gate, receipt: await receipt(gate, by) });
    expect(free).toMatchObject({ outcome: 'free', moves: 0, undo: null });
    expect(await line(id)).toEqual({ copies: 2, available: 2, activated: 0 });
    const unused = await call('activateCopies', { id, hostId: d.host(), copies: 2 });
    expect(await call('reportLost', { id: unused.id, reason: 'Never arrived' })).toMatchObject({ outcome: 'free' });
  });

  it('E13 whole-term copies of a lost device are released by the vendor’s staff alone', async () => {
    const { id } = await d.held(1, { leaseDays: null });
    const gate = await d.device(id, 1);
    const refused = await refusal(call('reportLost', { id: gate, reason: 'Stolen' }));
    expect(refused).toMatchObject({ code: 'whole-term-lost', document: { status: 403 } });
    const above = await refusal(d.distributor.master.call('reportLost', { id: gate, reason: 'Stolen' }));
    expect(above.code).toBe('not-found');
    const observer = await d.w.colleague(d.w.staff, 'observer');
    expect((await refusal(observer.call('reportLost', { id: gate, reason: 'x' }))).code).toBe('role-too-low');
    expect(await d.w.staff.call('reportLost', { id: gate, reason: 'Stolen' })).toMatchObject({ outcome: 'free' });
    expect(await line(id)).toEqual({ copies: 1, available: 1, activated: 0 });
  });

  it('E13 with receipts copies move without limit, each receipt once', async () => {
    const by = signer();
    const { id } = await d.held(1, { leaseDays: null, movesPerYear: 0 });
    for (let round = 0; round < 3; round++) {
      const gate = await d.device(id, 1, by);
      const signed = await receipt(gate, by);
      expect(await call('giveBackCopies', { id: gate, receipt: signed })).toMatchObject({ outcome: 'free', moves: 0 });
      // The same receipt for what is activated on the device again.
      const next = await d.device(id, 1, by);
      expect((await refusal(call('giveBackCopies', { id: next, receipt: signed }))).code).toBe('receipt-not-of-device');
      await call('giveBackCopies', { id: next, receipt: await receipt(next, by) });
    }
    expect(await line(id)).toEqual({ copies: 1, available: 1, activated: 0 });
  });

  it('E13 a receipt that is not right moves nothing, and stands in the audit', async () => {
    const by = signer();
    const { id } = await d.held(3, { movesPerYear: 0 });
    const gate = await d.device(id, 2, by);
    const other = await d.device(id, 1, by);
    const { nonce, generation } = await call('makeReceiptNonce', { id: gate });
    const theirs = await call('makeReceiptNonce', { id: other });
    const right = { jti: gate, gen: generation, destroyed: true, nonce };
    const [head, , signature] = (await receiptOf(by, right)).split('.');
    const changed = Buffer.from(JSON.stringify({ ...right, gen: 9 })).toString('base64url');
    const none = `${Buffer.from('{"alg":"none","typ":"tierline-receipt+jws"}').toString('base64url')}.${changed}.`;
    const cases: [string, string][] = [
      [await receiptOf(signer(), right), 'receipt-not-of-device'],
      [await receiptOf(signer('p256'), right), 'receipt-not-of-device'],
      [await receiptOf(by, right, 'tierline-licence+jws'), 'receipt-not-of-device'],
      [await receiptOf(by, { ...right, jti: other }), 'receipt-not-of-device'],
      [await receiptOf(by, { ...right, gen: generation + 1 }), 'receipt-not-of-device'],
      [`${head}.${changed}.${signature}`, 'receipt-not-of-device'],
      [none, 'receipt-not-of-device'],
      ['not a receipt', 'receipt-not-of-device'],
      [await receiptOf(by, { ...right, destroyed: false }), 'receipt-not-destroyed'],
      [await receiptOf(by, { ...right, nonce: theirs.nonce }), 'nonce-over'],
      [await receiptOf(by, { ...right, nonce: gate }), 'nonce-over'],
      [await receiptOf(by, { ...right, more: 'x'.repeat(8200) }), 'invalid-input'],
    ];
    for (const [signed, code] of cases)
      expect((await refusal(call('giveBackCopies', { id: gate, receipt: signed }))).code).toBe(code);
    expect(await line(id)).toEqual({ copies: 3, available: 0, activated: 3 });
    const { items } = await call('listChanges', { kind: 'activation.receipt-refused' });
    const ofGate = items.filter(({ subject }) => subject.id === gate);
    expect(ofGate.map(({ after }) => after['refused'])).toEqual(cases.map(([, code]) => code).toReversed());
    // A newer file than the one of the receipt.
    await call('giveBackCopies', { id: gate, receipt: await receipt(gate, by), copies: 1 });
    await call('fetchLicenceFile', { id: gate });
    const older = await receipt(gate, by, { gen: generation });
    expect((await refusal(call('giveBackCopies', { id: gate, receipt: older }))).document).toMatchObject({
      generation: 1,
      newest: 2,
    });
    const keyless = await d.device(id, 1);
    const unsigned = await refusal(call('giveBackCopies', { id: keyless, receipt: await receipt(keyless, by) }));
    expect(unsigned.code).toBe('device-without-key');
  });

  it('E13 a host ID is replaced in one step, for a move, with its history', async () => {
    const { id } = await d.held(2, { movesPerYear: 1 });
    const gate = await d.device(id, 2);
    await call('renameDevice', { id: gate, deviceName: 'Camera at the gate' });
    const hostId = d.host();
    const done = await call('replaceHost', { id: gate, hostId });
    expect(done).toMatchObject({ replacesId: gate, moves: 2, file: { copies: 2, generation: 1 } });
    expect(await line(id)).toEqual({ copies: 2, available: 0, activated: 2 });
    expect(await call('readActivation', { id: done.id })).toMatchObject({
      hostId,
      deviceName: 'Camera at the gate',
      replacesId: gate,
      moves: { used: 2, allowed: 2 },
      actions: { replace: null },
    });
    expect((await call('readActivation', { id: gate })).state).toBe('ended');
    await call('fetchLicenceFile', { id: done.id });
    const over = await refusal(call('replaceHost', { id: done.id, hostId: d.host() }));
    expect(over).toMatchObject({ code: 'moves-used', document: { used: 2, allowed: 2 } });
    expect(over.message).toMatch(/^Used 2 of 2 moves within a year, next on /u);
    const { actions, moves } = await call('readActivation', { id: done.id });
    expect([actions.replace?.code, actions.giveBack]).toEqual(['moves-used', null]);
    expect(Date.parse(moves.nextAt ?? '') - Date.now()).toBeGreaterThan(364 * day);
    expect((await refusal(call('replaceHost', { id: done.id, hostId }))).code).toBe('same-host');
    const elsewhere = await d.held(1);
    await call('activateCopies', { id: elsewhere.id, hostId: 'taken' });
    const second = await d.device((await d.held(1)).id, 1);
    expect(await call('replaceHost', { id: second, hostId: 'taken' })).toMatchObject({ moves: 1 });
  });

  it('E13 X8 what was given back, replaced or reported lost is undone; then the move counts no more', async () => {
    const { id } = await d.held(3, { movesPerYear: 1 });
    const gate = await d.device(id, 2);
    const before = await call('readActivation', { id: gate });
    const same = async () => {
      const { state, copies, moves, returnsAt, lost, reason } = await call('readActivation', { id: gate });
      expect({ state, copies, moves, returnsAt, lost, reason }).toEqual({
        state: 'active',
        copies: 2,
        moves: before.moves,
        returnsAt: null,
        lost: false,
        reason: '',
      });
      expect(await line(id)).toEqual({ copies: 3, available: 1, activated: 2 });
    };
    await undo(await call('giveBackCopies', { id: gate }));
    await same();
    await undo(await call('giveBackCopies', { id: gate, copies: 1 }));
    await same();
    await undo(await call('giveBackCopies', { id: gate, when: 'lease-end' }));
    await same();
    await undo(await call('reportLost', { id: gate, reason: 'Stolen' }));
    await same();
    const replaced = await call('replaceHost', { id: gate, hostId: d.host() });
    await undo(replaced);
    await same();
    const once = await call('replaceHost', { id: gate, hostId: replaced.hostId });
    await call('fetchLicenceFile', { id: once.id });
    expect((await refusal(undo(once))).code).toBe('activation-fetched');
    expect((await call('readActivation', { id: once.id })).moves).toMatchObject({ used: 2, allowed: 3 });
  });

  it('E13 twenty at once for the last two moves: two; the same device twice at once: once', async () => {
    const { id } = await d.held(20, { leaseDays: null, movesPerYear: 1 });
    await call('giveBackCopies', { id: await d.device(id, 18) });
    const devices: string[] = [];
    // oxlint-disable-next-line no-await-in-loop -- One after another, as the order does not matter.
    for (let made = 0; made < 20; made++) devices.push(await d.device(id, 1));
    const outcomes = await Promise.allSettled(devices.map((one) => call('giveBackCopies', { id: one })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(new Set(refusedWith(outcomes))).toEqual(new Set(['moves-used']));
    const other = await d.held(1);
    const gate = await d.device(other.id, 1);
    const twice = await Promise.allSettled([1, 2, 3].map(() => call('giveBackCopies', { id: gate })));
    expect(twice.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const code of refusedWith(twice)) expect(['moved-meanwhile', 'activation-ended']).toContain(code);
    expect(await proof(d.w.db)).toMatchObject({ wrong: 0, negative: 0, unequal: 0 });
  });

  it('E13 the name of a device is changed, and finds it', async () => {
    const { id } = await d.held(1);
    const gate = await d.device(id, 1);
    await call('renameDevice', { id: gate, deviceName: '  Loading bay 7\u200b ' });
    expect((await call('listActivations', { q: 'loading BAY 7' })).items).toMatchObject([
      { deviceName: 'Loading bay 7' },
    ]);
    const observer = await d.w.colleague(d.installer.master, 'observer');
    expect((await refusal(observer.call('renameDevice', { id: gate, deviceName: '' }))).code).toBe('role-too-low');
    expect((await observer.call('readActivation', { id: gate })).actions.rename?.code).toBe('role-too-low');
  });
});
