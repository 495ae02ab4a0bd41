import { describe, expect, it } from 'vitest';
import {
  decideAnswering,
  decideAnswerMoves,
  decideAsking,
  decideAskForMoves,
  deviceNotices,
  decideGiveBack,
  usesUp,
  type AnswerMovesFacts,
  type MoveAnswer,
} from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';
import { deviceFacts, stops, usedUp } from './device-facts.ts';

type Changes = Parameters<typeof deviceFacts>[0];
const vendor = { actor: actor('operator', { id: 'vendor', tier: 0 }) };

describe('E13 asking the vendor for moves', () => {
  const ask = (changes: Changes = {}) =>
    decideAskForMoves({ ...deviceFacts(changes), freshId: 'request', personId: 'person' }, { reason: 'New board' });

  it('E13 is a request with a reason, about the copies of a device', () => {
    const decided = ask({ facts: { moves: usedUp } });
    expect(decided.ok && decided.value.rows).toEqual([
      {
        table: 'move_request',
        row: {
          id: 'request',
          lineItemId: 'line',
          activationId: 'gate',
          accountId: 'installer',
          askedById: 'person',
          copies: 3,
          reason: 'New board',
        },
      },
    ]);
    expect(decided.ok && decided.value.sets).toMatchObject([{ id: 'gate', while: { version: 2 } }]);
    // What waits for the end of its file may be asked for too.
    expect(outcome(ask({ activation: { returning: 3, returnsAt: stops, lost: true } }))).toBe('accepted');
  });

  it.each<[string, Changes, string]>([
    ['an Observer', { facts: { actor: actor('observer', { id: 'installer', tier: 2 }) } }, 'role-too-low'],
    ['not the holder', { line: { accountId: 'other' } }, 'not-holder'],
    ['not activated here', { activation: { state: 'ended' } }, 'activation-ended'],
    ['line closed', { line: { state: 'closed' } }, 'line-closed'],
    ['asked already', { activation: { openRequestId: 'open' } }, 'move-request-open'],
  ])('E13 %s: refused', (_, changes, code) => {
    expect(outcome(decideAsking(deviceFacts(changes)))).toBe(code);
    expect(outcome(ask(changes))).toBe(code);
  });

  it('E13 a device that is given back withdraws its request', () => {
    const decided = decideGiveBack(deviceFacts({ activation: { openRequestId: 'open' } }), {
      copies: 0,
      seen: undefined,
      when: undefined,
      receipt: undefined,
    });
    expect(decided.ok && decided.value.plan.sets[1]).toMatchObject({ id: 'open', set: { state: 'withdrawn' } });
  });
});

describe('E13 the answer of the vendor', () => {
  const facts = (changes: Changes = { facts: vendor }, state = 'open'): AnswerMovesFacts => ({
    ...deviceFacts(changes),
    request: { id: 'request', state, accountId: 'installer' },
  });
  const answer = (decision: MoveAnswer, from = facts(), extraMoves = 2) =>
    decideAnswerMoves(from, { decision, extraMoves, answer: 'Fine' });

  it('E13 grants extra moves for a year', () => {
    const decided = answer('moves');
    expect(decided.ok && decided.value.sets).toEqual([
      {
        table: 'move_request',
        id: 'request',
        set: { state: 'accepted', extraMoves: 2, released: false, answer: 'Fine' },
        stamps: { decidedAt: 'now' },
        while: { state: 'open' },
      },
    ]);
  });

  it('E13 or releases the copies at once, which takes no move', () => {
    const decided = answer('release', facts({ facts: vendor, activation: { openRequestId: 'request' } }));
    expect(decided.ok && decided.value).toMatchObject({
      undoSeconds: 0,
      rows: [],
      transfers: [{ kind: 'deactivate', quantity: 3 }],
      sets: [{ set: { state: 'ended' } }, { set: { state: 'accepted', released: true, extraMoves: 0 } }],
    });
  });

  it('E13 or declines; who asked may withdraw', () => {
    const declined = answer('declined');
    expect(declined.ok && declined.value.sets).toMatchObject([{ set: { state: 'declined', extraMoves: 0 } }]);
    const withdrawn = answer('withdrawn', facts({}));
    expect(withdrawn.ok && withdrawn.value.sets).toMatchObject([{ set: { state: 'withdrawn' } }]);
  });

  it.each<[string, MoveAnswer, AnswerMovesFacts, number, string]>([
    ['who asked', 'moves', facts({}), 1, 'tier-may-not'],
    ['the vendor withdraws', 'withdrawn', facts(), 0, 'not-requester'],
    ['an Observer', 'declined', facts({ facts: { actor: actor('observer', { tier: 0 }) } }), 0, 'role-too-low'],
    ['answered already', 'declined', facts({ facts: vendor }, 'accepted'), 0, 'already-decided'],
    ['no moves', 'moves', facts(), 0, 'quantity-not-whole'],
    ['too many', 'moves', facts(), 1001, 'quantity-not-whole'],
    ['given back', 'release', facts({ facts: vendor, activation: { state: 'ended' } }), 0, 'activation-ended'],
  ])('E13 %s: refused', (_, decision, from, extraMoves, code) => {
    expect(outcome(answer(decision, from, extraMoves))).toBe(code);
  });

  it('E13 beside a request stands who can answer it', () => {
    expect(outcome(decideAnswering(facts(), 'declined'))).toBe('accepted');
    expect(outcome(decideAnswering(facts({}), 'withdrawn'))).toBe('accepted');
  });
});

describe('E13 mails about devices', () => {
  it('E13 A3 are of no line item, so that who handed it on does not read of its devices', () => {
    const people = [{ id: 'anna', email: 'anna@installer.example', language: 'de', mailId: 'mail' }];
    const about = { account: 'Installer', device: 'Gate', product: 'Camera', activationId: 'gate', people };
    const news = { what: 'returned' as const, copies: 3, number: 0, text: '', by: 'Vendor' };
    expect(deviceNotices('vendor', about, news)).toMatchObject([
      { id: 'mail', recipient: 'anna@installer.example', accountId: 'vendor', lineItemId: null, language: 'de' },
    ]);
  });

  it('E13 the last move of the year is announced', () => {
    const { moves, now } = deviceFacts({ facts: { moves: { ...usedUp, moved: usedUp.moved.slice(1) } } });
    expect([usesUp({ moves, now }, 1), usesUp({ moves, now }, 0)]).toEqual([true, false]);
    expect(usesUp({ moves: { ...moves, copies: 2 }, now }, 1)).toBe(false);
  });
});
