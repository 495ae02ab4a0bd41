import { describe, expect, it } from 'vitest';
import {
  decideLosing,
  decideLost,
  decideReplace,
  decideReplacing,
  decideReturn,
  type ReplaceAsk,
  type ReplaceFacts,
} from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';
import { deviceFacts, deviceKey, now, stops, usedUp } from './device-facts.ts';

const key = { startsAt: '2026-01-01T00:00:00.000Z', endsAt: '2030-01-01T00:00:00.000Z' };
type Changes = Parameters<typeof deviceFacts>[0];

describe('E13 replacing a host ID', () => {
  const facts = (changes: Changes = {}, more: Partial<ReplaceFacts> = {}): ReplaceFacts => ({
    ...deviceFacts(changes),
    key,
    hosted: 0,
    elsewhere: 0,
    freshId: 'fresh',
    ...more,
  });
  const ask = (changes: Partial<ReplaceAsk> = {}): ReplaceAsk => ({
    hostId: 'board 2',
    deviceName: undefined,
    deviceKey: undefined,
    receipt: undefined,
    ...changes,
  });

  it('E13 gives back and activates in one plan, which takes a move a copy and keeps the name', () => {
    const decided = decideReplace(facts(), ask());
    expect(decided).toMatchObject({ ok: true, value: { id: 'fresh', moves: 3, file: { issuedAt: now } } });
    if (!decided.ok) return;
    const { plan } = decided.value;
    expect(plan.transfers.map(({ kind, fromId, toId, quantity }) => [kind, fromId, toId, quantity])).toEqual([
      ['deactivate', 'gate', 'line', 3],
      ['activate', 'line', 'fresh', 3],
    ]);
    expect(plan.rows).toMatchObject([
      { table: 'activation_move', row: { copies: 3 } },
      {
        table: 'activation',
        row: { id: 'fresh', hostId: 'board 2', deviceName: 'Gate', deviceKey: null, replacesId: 'gate', generation: 1 },
      },
    ]);
    expect(plan.sets).toMatchObject([{ id: 'gate', set: { state: 'ended' } }]);
    expect(plan.facts.map(({ kind }) => kind)).toEqual(['user', 'moves', 'line']);
  });

  it('E13 with a receipt it takes no move', () => {
    const receipt = {
      activationId: 'gate',
      generation: 1,
      destroyed: true,
      nonce: { id: 'n', createdAt: now, used: false },
    };
    const decided = decideReplace(facts({ activation: { deviceKey }, facts: { moves: usedUp } }), ask({ receipt }));
    expect(decided).toMatchObject({ ok: true, value: { moves: 0, plan: { undoSeconds: 0 } } });
    expect(outcome(decideReplacing(facts({ activation: { deviceKey }, facts: { moves: usedUp } })))).toBe('accepted');
  });

  it.each<[string, Changes, Partial<ReplaceFacts>, Partial<ReplaceAsk>, string]>([
    ['not activated here', { activation: { state: 'ended' } }, {}, {}, 'activation-ended'],
    ['line closed', { line: { state: 'closed' } }, {}, {}, 'line-closed'],
    ['on hold', { line: { state: 'on-hold' } }, {}, {}, 'line-on-hold'],
    ['already returning', { activation: { returning: 3, returnsAt: stops } }, {}, {}, 'already-returning'],
    ['the same host', {}, {}, { hostId: 'gate' }, 'same-host'],
    ['a host with copies', {}, { hosted: 1 }, {}, 'host-activated'],
    ['too many there', { rules: { copiesPerHost: 4 } }, { elsewhere: 2 }, {}, 'too-many-on-host'],
    ['a foreign receipt', { activation: { deviceKey } }, {}, { receipt: null }, 'receipt-not-of-device'],
    ['no moves left', { facts: { moves: usedUp } }, {}, {}, 'moves-used'],
    ['no signing key', {}, { key: null }, {}, 'no-signing-key'],
  ])('E13 %s is refused', (_, changes, more, asked, code) => {
    expect(outcome(decideReplace(facts(changes, more), ask(asked)))).toBe(code);
  });

  it('E13 beside a device stands why it cannot be', () => {
    expect(outcome(decideReplacing(facts()))).toBe('accepted');
    expect(outcome(decideReplacing(facts({ facts: { moves: usedUp } })))).toBe('moves-used');
  });
});

describe('E13 a lost device', () => {
  const vendor = { actor: actor('operator', { id: 'vendor', tier: 0 }) };
  const term = { file: { ...deviceFacts().activation.file, leased: false } };
  const lose = (changes: Changes = {}) => decideLost(deviceFacts(changes), { reason: 'Stolen' });

  it('E13 leased copies come back when its file is over, and are counted until then', () => {
    const decided = lose();
    expect(decided).toMatchObject({ ok: true, value: { outcome: 'returning', returnsAt: stops } });
    expect(decided.ok && decided.value.plan).toMatchObject({
      transfers: [],
      undoSeconds: 10,
      sets: [{ set: { returningCopies: 3, returnsAt: stops, lost: true, reason: 'Stolen' } }],
    });
    expect(lose({ facts: vendor })).toMatchObject({ value: { outcome: 'returning' } });
    expect(lose({ activation: { returning: 1, returnsAt: now } })).toMatchObject({ value: { returnsAt: stops } });
  });

  it('E13 what no file is out for is free at once', () => {
    for (const handed of [null, { copies: 3, until: now }])
      expect(lose({ activation: { handed } })).toMatchObject({
        value: {
          outcome: 'free',
          plan: { rows: [], sets: [{ set: { state: 'ended', lost: true, reason: 'Stolen' } }] },
        },
      });
  });

  it('E13 a file of the whole term is released by the vendor’s staff alone, and takes no move', () => {
    expect(outcome(lose({ activation: term }))).toBe('whole-term-lost');
    expect(lose({ activation: term, facts: vendor })).toMatchObject({
      value: { outcome: 'free', plan: { rows: [], transfers: [{ quantity: 3 }] } },
    });
  });

  it.each<[string, Changes, string]>([
    ['an Observer', { facts: { actor: actor('observer', { id: 'vendor', tier: 0 }) } }, 'role-too-low'],
    ['who handed it on', { facts: { actor: actor('operator', { id: 'distributor', tier: 1 }) } }, 'not-holder'],
    ['not activated here', { activation: { state: 'ended' } }, 'activation-ended'],
    ['line closed', { line: { state: 'closed' } }, 'line-closed'],
    ['already returning', { activation: { returning: 3, returnsAt: stops } }, 'already-returning'],
  ])('E13 %s: refused', (_, changes, code) => {
    expect(outcome(decideLosing(deviceFacts(changes)))).toBe(code);
  });
});

describe('E13 copies that come back by themselves', () => {
  const { line, activation } = deviceFacts({ activation: { returning: 3, returnsAt: stops, lost: true } });

  it('E13 nothing happens before the day', () => {
    expect(decideReturn(line, activation, now)).toBeNull();
    expect(decideReturn(line, { ...activation, returning: 0, returnsAt: null }, stops)).toBeNull();
    expect(decideReturn(line, { ...activation, state: 'ended' }, stops)).toBeNull();
  });

  it('E13 then the copies are on the line again, and the activation has ended', () => {
    expect(decideReturn(line, activation, stops)).toMatchObject({
      transfers: [{ kind: 'deactivate', fromId: 'gate', toId: 'line', quantity: 3 }],
      sets: [{ set: { state: 'ended', returningCopies: 0, returnsAt: null }, while: { version: 2 } }],
    });
  });

  it('E13 what the device keeps has its file, made meanwhile or to be made', () => {
    const fewer = {
      ...activation,
      lost: false,
      returning: 1,
      handed: { copies: 3, until: '2027-02-01T00:00:00.000Z' },
    };
    expect(decideReturn(line, fewer, stops)?.sets).toMatchObject([
      { set: { generation: 2, fileCopies: 2, handedCopies: 2, handedUntil: '2027-02-01T00:00:00.000Z' } },
    ]);
    const made = { ...fewer, generation: 2, file: { ...fewer.file, copies: 2 }, handed: { copies: 3, until: stops } };
    expect(decideReturn(line, made, stops)?.sets).toMatchObject([
      { set: { generation: 2, fileCopies: 2, handedCopies: 0, handedUntil: null } },
    ]);
  });
});
