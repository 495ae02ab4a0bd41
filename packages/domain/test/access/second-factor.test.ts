import { describe, expect, it } from 'vitest';
import {
  decideResetSecondFactor,
  decideSwitchOffSecondFactor,
  demandsSecondFactor,
  roles,
  type UsersAccount,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';

/** How the account of the user stands to the actor's. */
const stands: Record<string, UsersAccount> = {
  own: { id: 'own', name: 'Own', tier: 1, createdById: null, activated: true },
  managed: { id: 'below', name: 'Below', tier: 2, createdById: 'own', activated: true, managed: true },
  created: { id: 'below', name: 'Below', tier: 2, createdById: 'own', activated: true, managed: false },
  waiting: { id: 'below', name: 'Below', tier: 2, createdById: 'own', activated: false, managed: false },
  strange: { id: 'below', name: 'Below', tier: 2, createdById: 'other', activated: true, managed: false },
};

// Written by hand from A4, A6 and A12: what an Administrator and a Master are answered for an Observer's and for a
// Master's second factor.
const expected: Record<string, Record<'administrator' | 'master', { observer: string; master: string }>> = {
  own: {
    administrator: { observer: 'accepted', master: 'master-untouchable' },
    master: { observer: 'accepted', master: 'accepted' },
  },
  managed: {
    administrator: { observer: 'accepted', master: 'master-untouchable' },
    master: { observer: 'accepted', master: 'accepted' },
  },
  created: {
    administrator: { observer: 'users-manage-themselves', master: 'users-manage-themselves' },
    master: { observer: 'users-manage-themselves', master: 'users-manage-themselves' },
  },
  // Nobody of it has signed in yet: its creator looks after its first Master.
  waiting: {
    administrator: { observer: 'accepted', master: 'accepted' },
    master: { observer: 'accepted', master: 'accepted' },
  },
  strange: {
    administrator: { observer: 'not-yours-to-change', master: 'not-yours-to-change' },
    master: { observer: 'not-yours-to-change', master: 'not-yours-to-change' },
  },
};

describe('A6 A12 the second factor', () => {
  const reset = (
    stand: string,
    by: (typeof roles)[number],
    of: (typeof roles)[number],
    more: { on?: boolean; self?: boolean } = {},
  ) => {
    const account = stands[stand];
    if (!account) throw new Error(stand);
    const user = { id: more.self === true ? 'me' : 'user', role: of };
    return outcome(decideResetSecondFactor({ actor: actor(by), account, user, on: more.on ?? true }));
  };

  it.each(Object.keys(stands))('A4 A6 A12 at an account that is %s: who takes whose second factor away', (stand) => {
    for (const by of ['administrator', 'master'] as const) {
      for (const of of ['observer', 'master'] as const)
        expect([by, of, reset(stand, by, of)]).toEqual([by, of, expected[stand]?.[by][of]]);
      for (const of of ['operator', 'administrator'] as const)
        expect(reset(stand, by, of)).toBe(expected[stand]?.[by].observer);
    }
    for (const by of ['observer', 'operator'] as const)
      for (const of of roles) expect(reset(stand, by, of)).toBe('role-too-low');
  });

  it('A12 users do not reset their own, nor one that is off; the role is checked before either', () => {
    expect(reset('own', 'master', 'master', { self: true })).toBe('own-second-factor');
    expect(reset('own', 'master', 'observer', { on: false })).toBe('second-factor-off');
    expect(reset('managed', 'administrator', 'master', { on: false })).toBe('master-untouchable');
    expect(reset('strange', 'master', 'observer', { on: false })).toBe('not-yours-to-change');
    expect(
      outcome(
        decideResetSecondFactor({
          actor: { ...actor('master'), kind: 'key' },
          account: stands.own ?? { id: '', name: '', tier: 1, createdById: null, activated: true },
          user: { id: 'user', role: 'master' },
          on: true,
        }),
      ),
    ).toBe('people-only');
  });

  it('A12 a programme demands it of nobody, staff, or all; a demanded one cannot be switched off', () => {
    const rows = [
      ['optional', 0, false],
      ['optional', 2, false],
      ['vendor', 0, true],
      ['vendor', 2, false],
      ['all', 0, true],
      ['all', 2, true],
    ] as const;
    for (const [secondFactor, tier, demanded] of rows) {
      expect([secondFactor, tier, demandsSecondFactor({ secondFactor }, tier)]).toEqual([secondFactor, tier, demanded]);
      const off = (on: boolean) =>
        outcome(
          decideSwitchOffSecondFactor({
            actor: actor('operator', { tier }),
            programme: { ...fourRoles, secondFactor },
            on,
          }),
        );
      expect(off(true)).toBe(demanded ? 'second-factor-demanded' : 'accepted');
      expect(off(false)).toBe('second-factor-off');
    }
  });
});
