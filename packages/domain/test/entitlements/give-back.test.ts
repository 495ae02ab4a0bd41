import { describe, expect, it } from 'vitest';
import {
  decideAlive,
  decideGiveBack,
  decideGivingBack,
  decideReceipt,
  decideRename,
  decideUndoneDevices,
  decideWay,
  movesOf,
  undoneDevice,
  type GiveBackAsk,
  type ReadReceipt,
  type UndoneActivation,
} from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';
import { deviceFacts, deviceKey, now, stops, usedUp } from './device-facts.ts';

const ask = (changes: Partial<GiveBackAsk> = {}): GiveBackAsk => ({
  copies: 0,
  seen: undefined,
  when: undefined,
  receipt: undefined,
  ...changes,
});
const receipt = (changes: Partial<NonNullable<ReadReceipt>> = {}): ReadReceipt => ({
  activationId: 'gate',
  generation: 1,
  destroyed: true,
  nonce: { id: 'nonce', createdAt: '2026-11-28T12:00:00.000Z', used: false },
  ...changes,
});
const given = (decided: ReturnType<typeof decideGiveBack>) => {
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value;
};
const wholeTerm = deviceFacts().activation.file;

describe('E13 giving copies back', () => {
  it('E13 without a receipt they are free at once by moves of the year, one a copy', () => {
    const { plan, ...done } = given(decideGiveBack(deviceFacts(), ask()));
    expect(done).toEqual({ outcome: 'free', returnsAt: null, moves: 3 });
    expect(plan.transfers).toEqual([{ kind: 'deactivate', unit: 'root', fromId: 'gate', toId: 'line', quantity: 3 }]);
    expect(plan.sets).toEqual([
      { table: 'activation', id: 'gate', set: { state: 'ended' }, stamps: { endedAt: 'now' }, while: { version: 2 } },
    ]);
    expect(plan.rows).toEqual([
      { table: 'activation_move', row: { id: 'move', lineItemId: 'line', activationId: 'gate', copies: 3 } },
    ]);
    // Two at once do not take the same move.
    expect([plan.facts[1], plan.alone]).toEqual([
      { kind: 'moves', id: 'line', version: 17, accountId: 'installer' },
      ['installer'],
    ]);
    expect(plan.undoSeconds).toBe(10);
  });

  it('E13 fewer copies leave the device a file of its own for the rest', () => {
    const { plan, moves } = given(decideGiveBack(deviceFacts(), ask({ copies: 2, seen: 3 })));
    expect([moves, plan.transfers[0]?.quantity]).toEqual([1, 1]);
    expect(plan.sets).toMatchObject([{ set: { generation: 2, fileCopies: 2 } }]);
  });

  it('E13 copies that no file is out for take no move', () => {
    const moves = (changes: Parameters<typeof deviceFacts>[0], copies = 0) =>
      given(decideGiveBack(deviceFacts({ facts: { moves: usedUp }, ...changes }), ask({ copies }))).moves;
    expect(moves({ activation: { handed: null, fetchedGeneration: 0 } })).toBe(0);
    expect(moves({ activation: { handed: { copies: 3, until: now } } })).toBe(0);
    expect(moves({ activation: { copies: 5, generation: 2 } }, 3)).toBe(0);
    expect(moves({ activation: { copies: 5, generation: 2 }, facts: {} }, 2)).toBe(1);
  });

  it('E13 once the moves are used, leased copies wait until the file has run out', () => {
    const facts = deviceFacts({ facts: { moves: usedUp } });
    const { plan, ...done } = given(decideGiveBack(facts, ask({ copies: 1 })));
    expect(done).toEqual({ outcome: 'returning', returnsAt: stops, moves: 0 });
    expect([plan.transfers, plan.rows]).toEqual([[], []]);
    expect(plan.sets).toEqual([
      {
        table: 'activation',
        id: 'gate',
        set: { returningCopies: 2, returnsAt: stops, lost: false, reason: '' },
        stamps: { returningById: 'operation' },
        while: { version: 2 },
      },
    ]);
    expect(given(decideGiveBack(deviceFacts(), ask({ when: 'lease-end' })))).toMatchObject({ returnsAt: stops });
    expect(decideGiveBack(facts, ask({ copies: 2, when: 'now' }))).toMatchObject({
      refusal: { code: 'moves-used', facts: { used: 2, allowed: 2, asked: 1, day: '2027-05-03' } },
    });
  });

  it('E13 a file of the whole term does not run out: at the limit it is refused', () => {
    const facts = deviceFacts({ activation: { file: { ...wholeTerm, leased: false } }, facts: { moves: usedUp } });
    expect(outcome(decideGiveBack(facts, ask()))).toBe('moves-used');
    expect(outcome(decideGiveBack(facts, ask({ when: 'lease-end' })))).toBe('whole-term-file');
    expect(outcome(decideWay(facts, 1, undefined))).toBe('moves-used');
    expect(outcome(decideGivingBack(facts))).toBe('moves-used');
    expect(outcome(decideGivingBack(deviceFacts({ facts: { moves: usedUp } })))).toBe('accepted');
    expect(outcome(decideGivingBack(deviceFacts({ activation: { ...facts.activation, deviceKey } })))).toBe('accepted');
  });

  it('E13 with a receipt they are free at once, without limit, also what is on its way back', () => {
    const waiting = { returning: 3, returnsAt: stops, lost: true, deviceKey };
    const facts = deviceFacts({ activation: waiting, facts: { moves: usedUp } });
    const { plan, ...done } = given(decideGiveBack(facts, ask({ receipt: receipt() })));
    expect(done).toEqual({ outcome: 'free', returnsAt: null, moves: 0 });
    expect(plan.sets).toMatchObject([
      { set: { state: 'ended', returningCopies: 0, returnsAt: null, handedCopies: 0, handedUntil: null } },
      { table: 'receipt_nonce', id: 'nonce', stamps: { usedAt: 'now' }, while: { usedAt: null } },
    ]);
    expect([plan.rows, plan.undoSeconds]).toEqual([[], 0]);
    expect(outcome(decideGivingBack(facts))).toBe('accepted');
  });

  it.each<[string, Parameters<typeof deviceFacts>[0], Partial<GiveBackAsk>, string]>([
    ['an Observer', { facts: { actor: actor('observer', { id: 'installer', tier: 2 }) } }, {}, 'role-too-low'],
    ['not the holder', { line: { accountId: 'other' } }, {}, 'not-holder'],
    ['not activated here', { activation: { state: 'ended' } }, {}, 'activation-ended'],
    ['somebody was faster', { activation: { state: 'ended' }, facts: { triedBefore: true } }, {}, 'moved-meanwhile'],
    ['line closed', { line: { state: 'closed' } }, {}, 'line-closed'],
    ['already returning', { activation: { returning: 1, returnsAt: stops } }, {}, 'already-returning'],
    ['another number by now', {}, { seen: 5 }, 'moved-meanwhile'],
    ['−1', {}, { copies: -1 }, 'quantity-not-whole'],
    ['1.5', {}, { copies: 1.5 }, 'quantity-not-whole'],
    ['not fewer', {}, { copies: 3 }, 'not-fewer'],
    ['no longer fewer', { facts: { triedBefore: true } }, { copies: 3 }, 'moved-meanwhile'],
    ['a receipt and no key', {}, { receipt: receipt() }, 'device-without-key'],
    ['no receipt of it', { activation: { deviceKey } }, { receipt: null }, 'receipt-not-of-device'],
  ])('E13 %s is refused', (_, changes, asked, code) => {
    expect(outcome(decideGiveBack(deviceFacts(changes), ask(asked)))).toBe(code);
  });

  it('E13 on hold and expired lines take copies back', () => {
    expect(outcome(decideGiveBack(deviceFacts({ line: { state: 'on-hold' } }), ask()))).toBe('accepted');
    expect(outcome(decideAlive(deviceFacts({ line: { expiresOn: '2026-01-02' } })))).toBe('accepted');
  });
});

describe('E13 receipts', () => {
  const { activation } = deviceFacts({ activation: { deviceKey, generation: 3, fetchedGeneration: 2 } });
  const judge = (changes: Partial<NonNullable<ReadReceipt>>) =>
    outcome(decideReceipt(activation, receipt({ generation: 2, ...changes }), now));

  it.each<[string, Partial<NonNullable<ReadReceipt>>, string]>([
    ['of the newest file that was fetched', {}, 'accepted'],
    ['of the present file', { generation: 3 }, 'accepted'],
    ['of another activation', { activationId: 'other' }, 'receipt-not-of-device'],
    ['of a file that there is not', { generation: 4 }, 'receipt-not-of-device'],
    ['that destroyed nothing', { destroyed: false }, 'receipt-not-destroyed'],
    ['of an older generation', { generation: 1 }, 'receipt-older'],
    ['with a nonce of another', { nonce: null }, 'nonce-over'],
    ['replayed', { nonce: { id: 'n', createdAt: now, used: true } }, 'nonce-over'],
    ['after seven days', { nonce: { id: 'n', createdAt: '2026-11-22T12:00:00.000Z', used: false } }, 'nonce-over'],
    ['just before', { nonce: { id: 'n', createdAt: '2026-11-22T12:00:00.001Z', used: false } }, 'accepted'],
  ])('E13 a receipt %s', (_, changes, code) => {
    expect(judge(changes)).toBe(code);
  });
});

describe('E13 moves of a year', () => {
  it('E13 counts those of the last 365 days, and says when the next is possible', () => {
    expect(movesOf(usedUp, now)).toEqual({ used: 2, allowed: 2, nextAt: '2027-05-03T08:00:00.000Z' });
    expect(movesOf(usedUp, '2027-05-03T08:00:00.000Z')).toMatchObject({ used: 1, nextAt: null });
    expect(movesOf(usedUp, now, 2).nextAt).toBe('2027-09-01T08:00:00.000Z');
    expect(movesOf(usedUp, now, 3).nextAt).toBeNull();
    expect(movesOf({ ...usedUp, perYear: 0, moved: [] }, now)).toEqual({ used: 0, allowed: 0, nextAt: null });
  });

  it('E13 extra moves last a year, and what is told reckons with their end', () => {
    const granted = [{ at: '2026-06-01T00:00:00.000Z', moves: 2 }];
    const moved = [...usedUp.moved, { at: '2026-10-01T00:00:00.000Z', copies: 2 }];
    expect(movesOf({ ...usedUp, granted }, now)).toEqual({ used: 2, allowed: 4, nextAt: null });
    // In May one is free; in June both extra ones are gone; in September two are used, in October none.
    expect(movesOf({ ...usedUp, granted, moved }, now)).toMatchObject({ nextAt: '2027-05-03T08:00:00.000Z' });
    expect(movesOf({ ...usedUp, granted, moved }, now, 2)).toMatchObject({ nextAt: '2027-10-01T00:00:00.000Z' });
  });
});

describe('E13 names and undo', () => {
  it('E13 a device is named anew, and found by it', () => {
    const renamed = decideRename(deviceFacts(), { deviceName: 'Yard' });
    expect(renamed.ok && renamed.value.sets).toMatchObject([
      { set: { deviceName: 'Yard', searchKey: 'yard gate' }, while: { state: 'active' } },
    ]);
    const code = (changes: Parameters<typeof deviceFacts>[0]) =>
      outcome(decideRename(deviceFacts(changes), { deviceName: '' }));
    expect([code({ line: { accountId: 'other' } }), code({ activation: { state: 'ended' } })]).toEqual([
      'not-holder',
      'activation-ended',
    ]);
  });

  const undone = (changes: Partial<UndoneActivation> = {}): UndoneActivation => ({
    id: 'gate',
    version: 4,
    made: false,
    waits: false,
    copies: 0,
    returning: 0,
    generation: 1,
    fetchedGeneration: 1,
    ended: true,
    endedByIt: true,
    hostTaken: false,
    ...changes,
  });
  const back = [{ fromId: 'gate', toId: 'line', quantity: 2 }];

  it('E13 X8 what was given back is undone as long as no file went out since', () => {
    const partly = undone({ ended: false, endedByIt: false, copies: 1, generation: 2 });
    const may = (one: UndoneActivation, moved = back) => outcome(decideUndoneDevices([one], moved));
    expect(may(undone())).toBe('accepted');
    expect(may(undone({ hostTaken: true }))).toBe('host-activated');
    expect(may(partly)).toBe('accepted');
    expect(may({ ...partly, fetchedGeneration: 2 })).toBe('activation-fetched');
    expect(may({ ...partly, ended: true })).toBe('activation-ended');
    const waits = undone({ ended: false, endedByIt: false, waits: true, returning: 2 });
    expect([may(waits, []), may({ ...waits, returning: 0 }, [])]).toEqual(['accepted', 'activation-ended']);
    expect(undoneDevice(undone(), back).set).toEqual({ state: 'active', endedAt: null, lost: false, reason: '' });
    expect(undoneDevice(partly, back).set).toEqual({ generation: 3, fileCopies: 3 });
    expect(undoneDevice(waits, []).set).toMatchObject({ returningCopies: 0, returnsAt: null });
    expect(undoneDevice(undone({ made: true }), []).set).toEqual({ state: 'ended' });
  });
});
