import { describe, expect, it } from 'vitest';
import {
  decidePass,
  decidePasses,
  lineOfFile,
  passesSoon,
  passingCopies,
  suffices,
  type ActivatedLine,
  type PassFacts,
  type PassingDevice,
} from '../../src/index.ts';
import { deviceFacts, now, stops } from './device-facts.ts';

// Of the device's file the last third begins on 10 December; its line ends on the 15th, before a lease from then would.
const [late, over] = ['2026-12-11T12:00:00.000Z', '2026-12-16T00:00:00.000Z'];
const [line, next] = [
  { ...deviceFacts().line, expiresOn: '2026-12-15' },
  { ...deviceFacts().line, id: 'next', rootId: 'next root', startsOn: '2026-12-16', expiresOn: '2027-12-15' },
];
const device = (changes: Partial<PassingDevice> = {}): PassingDevice => ({
  ...deviceFacts().activation,
  passesOn: true,
  ...changes,
});
const facts = (changes: Partial<PassFacts> = {}): PassFacts => ({
  line,
  following: [next],
  toPass: 3,
  now: over,
  key: { startsAt: '2026-01-01T00:00:00.000Z', endsAt: '2030-01-01T00:00:00.000Z' },
  ...changes,
});
const pass = (changes: Partial<PassFacts> = {}, activation = device(), fetched = false) =>
  decidePass(facts(changes), activation, { freshId: 'fresh', actor: null, fetched });
const changed = (changes: Partial<ActivatedLine>) => ({ following: [{ ...next, ...changes }] });

describe('E15 devices pass on to what follows their line item', () => {
  it('E15 on the day of change the device is activated there as it was here, and its copies here come back', () => {
    const passed = pass();
    expect(passed).toMatchObject({ id: 'fresh', lineItemId: 'next', copies: 3, file: { notBefore: over } });
    expect(
      passed?.plan.transfers.map(({ kind, unit, fromId, toId, quantity }) => [kind, unit, fromId, toId, quantity]),
    ).toEqual([
      ['activate', 'next root', 'next', 'fresh', 3],
      ['deactivate', 'root', 'gate', 'line', 3],
    ]);
    expect(passed?.plan.sets).toMatchObject([{ id: 'gate', set: { state: 'ended' }, while: { version: 2 } }]);
    // The file of before still runs, and nobody has fetched the new one.
    expect(passed?.plan.rows).toMatchObject([
      {
        row: {
          id: 'fresh',
          continuesId: 'gate',
          hostId: 'gate',
          deviceName: 'Gate',
          handedCopies: 3,
          handedUntil: stops,
        },
      },
    ]);
    expect(passed?.plan.rows[0]?.row).not.toHaveProperty('fetchedGeneration');
  });

  it('E15 before it a file that would end with the line is one of the next, and the copies stay', () => {
    const passed = pass({ now: late }, device(), true);
    expect(passed).toMatchObject({ file: { notBefore: late, expiresAt: '2027-01-10T12:00:00.000Z' } });
    expect(passed?.plan.transfers).toMatchObject([{ kind: 'activate', toId: 'fresh' }]);
    expect(passed?.plan.sets).toMatchObject([{ set: { returningCopies: 3, returnsAt: over } }]);
    expect(passed?.plan.rows).toMatchObject([{ row: { fetchedGeneration: 1 }, stamps: { fetchedAt: 'now' } }]);
  });

  it.each<[string, Partial<PassFacts>, Partial<PassingDevice>, boolean]>([
    ['the line has ended', {}, {}, true],
    ['its file is not yet in its last third', { now }, {}, false],
    ['its lease ends before the line', { now: late, line: { ...line, expiresOn: '2027-06-30' } }, {}, false],
    ['the line never ends', { line: { ...line, expiresOn: null } }, {}, false],
    ['the line is on hold', { line: { ...line, state: 'on-hold' } }, {}, false],
    ['the line is closed', { line: { ...line, state: 'closed' } }, {}, false],
    ['its account is suspended', { line: { ...line, holderActive: false } }, {}, false],
    ['it has ended', {}, { state: 'ended' }, false],
    ['it was left out', {}, { passesOn: false }, false],
    ['all its copies are on their way back', {}, { returning: 3, returnsAt: stops }, false],
    ['one of its copies is on its way back', {}, { returning: 1, returnsAt: stops }, true],
    ['nothing follows', { following: [] }, {}, false],
    ['what follows has just enough', changed({ available: 3 }), {}, true],
    ['what follows has too little', changed({ available: 2 }), {}, false],
    ['what follows has too little for all', { toPass: 7 }, {}, false],
    ['what follows has as much as all', { toPass: 6 }, {}, true],
    ['what follows is on hold', changed({ state: 'on-hold' }), {}, false],
    ['what follows has not begun', changed({ startsOn: '2026-12-17' }), {}, false],
    ['what follows has ended', changed({ expiresOn: '2026-12-15' }), {}, false],
    ['what follows never ends', changed({ expiresOn: null }), {}, true],
    ['there is no key', { key: null }, {}, false],
    ['a gap comes before what follows', { now: late, ...changed({ startsOn: '2026-12-17' }) }, {}, false],
    [
      'a whole-term file is fetched before',
      { now: late, ...changed({ rules: { ...next.rules, leaseDays: null } }) },
      {},
      true,
    ],
  ])('E15 %s', (_, changes, activation, passes) => {
    expect(pass(changes, device(activation)) !== null).toBe(passes);
  });

  it('E15 what one takes is not there for the next, and where two follow each device goes where it fits', () => {
    const devices = ['a', 'b', 'c'].map((id, nth) => ({
      activation: device({ id, copies: nth + 1 }),
      freshId: `${id}2`,
    }));
    const two = {
      toPass: 6,
      following: [
        { ...next, available: 2 },
        { ...next, id: 'other', available: 4 },
      ],
    };
    expect(decidePasses(facts(two), devices).map(({ id, lineItemId }) => [id, lineItemId])).toEqual([
      ['c2', 'other'],
      ['b2', 'next'],
      ['a2', 'other'],
    ]);
    expect(decidePasses(facts({ toPass: 7 }), devices)).toEqual([]);
    expect(decidePasses(facts({ toPass: 6 }), devices)).toHaveLength(3);
  });

  it('E15 the numbers that this rests on', () => {
    expect(passingCopies(device({ returning: 1 }))).toBe(2);
    expect(passingCopies(device({ passesOn: false }))).toBe(0);
    expect(suffices({ following: [], toPass: 0 })).toBe(true);
    expect(suffices({ following: [next, next], toPass: 13 })).toBe(false);
    expect(passesSoon(line, device(), now)).toBe(false);
    expect(passesSoon(line, device(), late)).toBe(true);
    expect(passesSoon({ expiresOn: null }, device(), over)).toBe(false);
    expect(lineOfFile({ startsOn: '2027-01-01' }, { notBefore: late }).startsOn).toBe('2026-12-11');
    expect(lineOfFile({ startsOn: '2026-01-01' }, { notBefore: late }).startsOn).toBe('2026-01-01');
    expect(lineOfFile({ startsOn: '2026-01-01' }, undefined).startsOn).toBe('2026-01-01');
  });
});
