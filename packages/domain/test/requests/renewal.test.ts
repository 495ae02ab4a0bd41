import { describe, expect, it } from 'vitest';
import {
  decideChooseDevices,
  devicesRefused,
  decideLetGo,
  decideRenewable,
  quarterOf,
  readQuarter,
  type Actor,
  type RenewableLine,
} from '../../src/index.ts';
import { actor, outcome } from '../kernel/actors.ts';
import { pairsOutOfOrder, type Fault } from '../kernel/guards.ts';

const operator = actor('operator');
const line: RenewableLine = {
  activationId: 'TL-1',
  accountId: operator.account.id,
  fromAccountId: 'above',
  holderSignsIn: true,
  state: 'open',
  stateReason: '',
  expiresOn: '2026-12-31',
  successors: [],
  asked: null,
};

type Changes = Partial<RenewableLine> & { actor?: Actor };
const renewable = ({ actor: by = operator, ...changes }: Changes) =>
  outcome(decideRenewable({ actor: by }, { ...line, ...changes }));
const letGo = ({ actor: by = operator, ...changes }: Changes) =>
  outcome(decideLetGo({ actor: by }, { ...line, ...changes }));

const faults: Fault<Changes>[] = [
  ['somebody else holds it', 'not-holder', { accountId: 'other' }],
  ['the role may not', 'role-too-low', { actor: actor('observer') }],
  ['it is perpetual', 'line-perpetual', { expiresOn: null }],
  ['it is closed', 'line-closed', { state: 'closed' }],
  ['it was renewed', 'already-renewed', { successors: [{ activationId: 'TL-2' }] }],
  ['it is being renewed', 'renewal-asked', { asked: 3 }],
];
const held: Fault<Changes> = ['it is on hold', 'line-on-hold', { state: 'on-hold', stateReason: 'Unpaid' }];

describe('E15 to renew a line item, or to let it go', () => {
  it.each(faults)('E15 is refused where %s: %s', (_, code, changes) => {
    expect(renewable(changes)).toBe(code);
    expect(letGo(changes)).toBe(code);
  });

  it('E15 E10 for customers who do not sign in, the account that handed on decides', () => {
    const silent = { accountId: 'customer', fromAccountId: operator.account.id, holderSignsIn: false };
    const chosen = { ids: [], copies: 0 };
    const devices = (changes: Changes) =>
      outcome(decideChooseDevices({ actor: operator }, { ...line, following: 0, ...changes }, chosen));
    for (const may of [renewable, letGo, devices]) {
      expect(may(silent)).toBe('accepted');
      expect(may({ ...silent, holderSignsIn: true })).toBe('not-holder');
      expect(may({ ...silent, fromAccountId: 'another' })).toBe('not-holder');
    }
  });

  it('E15 what is on hold is not renewed, but may be let go', () => {
    expect(renewable(held[2])).toBe('line-on-hold');
    expect(letGo(held[2])).toBe('accepted');
  });

  it('E6 E15 of any two things that are wrong is refused for the one that comes first', () => {
    expect(pairsOutOfOrder([...faults, held], renewable)).toMatchObject({ wrong: [], pairs: 20 });
    expect(pairsOutOfOrder(faults, letGo)).toMatchObject({ wrong: [] });
  });
});

describe('E15 which devices go on with what follows', () => {
  it.each([
    ['as many as are activated', 5, null, null],
    ['more', 6, null, null],
    ['fewer, and nothing is chosen', 4, null, 'renewal-devices'],
    ['fewer, and too many are chosen', 4, 5, 'renewal-devices-more'],
    ['fewer, and as many are chosen', 4, 4, null],
    ['fewer, and none goes on', 4, 0, null],
  ] as const)('E15 of five activated copies %s follow', (_, copies, chosen, code) => {
    const choice = chosen === null ? null : { ids: [], copies: chosen };
    expect(devicesRefused({ activationId: 'TL-1', activated: 5 }, copies, choice)?.code ?? null).toBe(code);
  });

  it.each([
    ['its holder', {}, 3, 'accepted'],
    ['its holder, as long as nothing follows', { successors: [] }, 9, 'accepted'],
    ['its holder, more than are free', {}, 4, 'renewal-devices-more'],
    ['somebody else', { accountId: 'other' }, 1, 'not-holder'],
    ['an observer', { actor: actor('observer') }, 1, 'role-too-low'],
    ['its holder once it is closed', { state: 'closed' }, 1, 'line-closed'],
  ] as const)('E15 they are chosen by %s', (_, { actor: by = operator, ...changes }: Changes, copies, expected) => {
    const chosen = { ...line, successors: [{ activationId: 'TL-2' }], following: 3, ...changes };
    expect(outcome(decideChooseDevices({ actor: by }, chosen, { ids: [], copies }))).toBe(expected);
  });
});

describe('quarters of a year', () => {
  it.each([
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-Q2', '2026-04-01', '2026-06-30'],
    ['2026-Q3', '2026-07-01', '2026-09-30'],
    ['2026-Q4', '2026-10-01', '2026-12-31'],
  ])('E15 %s is from %s to %s', (quarter, from, to) => {
    expect(readQuarter(quarter)).toEqual({ from, to });
    expect([quarterOf(from), quarterOf(to)]).toEqual([quarter, quarter]);
  });

  it.each(['', '2026', '2026-Q0', '2026-Q5', '2026-q1', '26-Q1', '2026-Q1 ', '2026-Q11'])(
    'E15 %s is no quarter',
    (text) => {
      expect(readQuarter(text)).toBeNull();
    },
  );
});
