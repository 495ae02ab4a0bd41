import { returnDueCopies } from '@tierline/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '../kernel/world.ts';
import { deviceWorld, type DeviceWorld } from './device-world.ts';

describe('E13 asking the vendor, and mails about devices', () => {
  let d: DeviceWorld;
  beforeAll(async () => {
    d = await deviceWorld();
  });
  afterAll(() => d.close());

  const call: DeviceWorld['installer']['master']['call'] = (...args) => d.installer.master.call(...args);
  const staff: DeviceWorld['installer']['master']['call'] = (...args) => d.w.staff.call(...args);
  // What mails say of a device: what, to whom, and whether they are still to be sent.
  const mails = async (activationId: string) => {
    const rows = await d.w.db.mail.findMany({
      where: { kind: 'device-news', payload: { path: ['activationId'], equals: activationId } },
      orderBy: { createdAt: 'asc' },
    });
    return rows.map(({ recipient, state, payload, lineItemId }) => {
      const { what } = payload as { what: string };
      return { what, recipient, state, lineItemId };
    });
  };
  const used = async (movesPerYear: number) => {
    const { id } = await d.held(1, { movesPerYear });
    return { id, gate: await d.device(id, 1) };
  };

  it('E13 the vendor grants moves: who asked is told, and the host ID is replaced', async () => {
    const { gate } = await used(0);
    expect((await refusal(call('replaceHost', { id: gate, hostId: d.host() }))).code).toBe('moves-used');
    const { id } = await call('askForMoves', { id: gate, reason: 'The board broke' });
    expect((await refusal(call('askForMoves', { id: gate, reason: 'Again' }))).code).toBe('move-request-open');
    expect((await staff('listActivations', { asked: 'true' })).items).toMatchObject([
      { id: gate, request: { id, reason: 'The board broke', state: 'open', actions: { answer: null } } },
    ]);
    expect((await d.distributor.master.call('listActivations', { asked: 'true' })).items).toEqual([]);
    expect((await refusal(call('answerMoves', { id, decision: 'moves', extraMoves: 1 }))).code).toBe('tier-may-not');
    expect((await refusal(staff('answerMoves', { id, decision: 'moves' }))).code).toBe('quantity-not-whole');
    await staff('answerMoves', { id, decision: 'moves', extraMoves: 1, answer: 'Once' });
    expect((await refusal(staff('answerMoves', { id, decision: 'declined' }))).code).toBe('already-decided');
    expect(await call('readActivation', { id: gate })).toMatchObject({
      moves: { used: 0, allowed: 1 },
      request: { state: 'accepted', extraMoves: 1, answer: 'Once' },
    });
    await call('replaceHost', { id: gate, hostId: d.host() });
    expect(await mails(gate)).toMatchObject([
      { what: 'asked', recipient: d.w.staff.email },
      { what: 'granted', recipient: d.installer.master.email },
      { what: 'used-up', recipient: d.installer.master.email },
    ]);
  });

  it('E13 the vendor releases copies at once, without a move; or declines, with words', async () => {
    const { id: lineId, gate } = await used(0);
    const declined = await call('askForMoves', { id: gate, reason: 'Please' });
    await staff('answerMoves', { id: declined.id, decision: 'declined', answer: 'Send the receipt' });
    const { id } = await call('askForMoves', { id: gate, reason: 'It burnt' });
    await staff('answerMoves', { id, decision: 'release' });
    expect(await call('readLineItem', { id: lineId })).toMatchObject({ available: 1, activated: 0 });
    expect((await mails(gate)).map(({ what }) => what)).toEqual(['asked', 'declined', 'asked', 'freed']);
  });

  it('E13 who asked withdraws; giving the copies back withdraws it too', async () => {
    const { id: lineId, gate } = await used(1);
    const { id } = await call('askForMoves', { id: gate, reason: 'x' });
    expect((await refusal(staff('answerMoves', { id, decision: 'withdrawn' }))).code).toBe('not-requester');
    await call('answerMoves', { id, decision: 'withdrawn' });
    await call('askForMoves', { id: gate, reason: 'x' });
    await call('giveBackCopies', { id: gate });
    expect((await call('readActivation', { id: gate })).request?.state).toBe('withdrawn');
    expect(await call('readLineItem', { id: lineId })).toMatchObject({ available: 1 });
  });

  it('E13 A3 the holder hears what comes back and is released; who handed the line on does not', async () => {
    const { gate } = await used(0);
    const { returnsAt } = await call('giveBackCopies', { id: gate });
    await returnDueCopies(await d.at(Date.parse(returnsAt ?? '')));
    expect(await mails(gate)).toEqual([
      { what: 'returned', recipient: d.installer.master.email, state: 'waiting', lineItemId: null },
    ]);
    const term = await d.held(1, { leaseDays: null });
    const roof = await d.device(term.id, 1);
    await staff('reportLost', { id: roof, reason: 'Stolen' });
    expect(await mails(roof)).toMatchObject([{ what: 'released', recipient: d.installer.master.email }]);
  });

  it('E13 X8 what is undone in time is never mailed', async () => {
    const { gate } = await used(1);
    const { undo } = await call('giveBackCopies', { id: gate });
    await call('undoOperation', { id: undo?.operationId ?? '' });
    expect(await mails(gate)).toMatchObject([{ what: 'used-up', state: 'withdrawn' }]);
  });

  it('E13 A6 a right that is taken away, or another company: nothing is asked or answered', async () => {
    const { gate } = await used(0);
    const { id } = await call('askForMoves', { id: gate, reason: 'x' });
    const observer = await d.w.colleague(d.w.staff, 'observer');
    expect((await refusal(observer.call('answerMoves', { id, decision: 'declined' }))).code).toBe('role-too-low');
    const other = await d.w.company(d.distributor.master, 'Other installer');
    for (const attempt of [
      () => other.master.call('askForMoves', { id: gate, reason: 'x' }),
      () => other.master.call('answerMoves', { id, decision: 'withdrawn' }),
      () => d.distributor.master.call('answerMoves', { id, decision: 'withdrawn' }),
    ])
      // oxlint-disable-next-line no-await-in-loop -- One after another.
      expect((await refusal(attempt())).code).toBe('not-found');
  });
});
