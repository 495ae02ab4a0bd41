import { describe, expect, it } from 'vitest';
import {
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

  it('E15 what is on hold is not renewed, but may be let go', () => {
    expect(renewable(held[2])).toBe('line-on-hold');
    expect(letGo(held[2])).toBe('accepted');
  });

  it('E6 E15 of any two things that are wrong is refused for the one that comes first', () => {
    expect(pairsOutOfOrder([...faults, held], renewable)).toMatchObject({ wrong: [], pairs: 20 });
    expect(pairsOutOfOrder(faults, letGo)).toMatchObject({ wrong: [] });
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
