import { describe, expect, it } from 'vitest';
import {
  decideAccess,
  decideCreateUser,
  decideEditUser,
  decideFirstUser,
  decideInvite,
  judgeAccountRows,
  judgeUserRows,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';

const administers = { email: 'porter@clinic.example', site: 'Clinic' };
const administrators = new Map([[administers.email, administers]]);
const account = { id: 'own', name: 'Own', tier: 1, createdById: 'vendor', activated: true };
const people = { actor: actor('master'), programme: fourRoles, account };
const checked = { rows: 10, minutes: 0 };

describe('C1 site administrators get no access to the portal', () => {
  it.each([
    ['who looks after a site and is to sign in', { administers }, true, 'site-administrator'],
    ['who looks after a site and is a contact alone', { administers }, false, 'accepted'],
    ['who looks after none', {}, true, 'accepted'],
  ] as const)('decideAccess: somebody %s', (_, facts, maySignIn, expected) => {
    expect(outcome(decideAccess(facts, { maySignIn }))).toBe(expected);
  });

  it('is the last thing that creation is refused for, so that a taken address is refused first', () => {
    const ask = { email: administers.email, role: 'observer' as const, maySignIn: true };
    expect(decideCreateUser({ ...people, emailOwner: null, administers }, ask)).toEqual({
      ok: false,
      refusal: { code: 'site-administrator', facts: administers },
    });
    expect(outcome(decideCreateUser({ ...people, emailOwner: 'visible', administers }, ask))).toBe('email-taken');
    expect(outcome(decideCreateUser({ ...people, actor: actor('observer'), emailOwner: null, administers }, ask))).toBe(
      'role-too-low',
    );
  });

  it('C1 site administrators are refused in invitations, first users, access and imports; access stays', () => {
    const invited = [administers.email, 'other@own.example'].map((email) => ({
      email,
      emailKey: email,
      role: 'observer' as const,
    }));
    const decision = decideInvite({ ...people, taken: new Map(), administrators }, invited);
    expect(decision.ok ? [] : decision.refused.map((one) => [one.row, one.decision.refusal.code])).toEqual([
      [0, 'site-administrator'],
    ]);
    const first = (tier: number) =>
      outcome(
        decideFirstUser({ programme: fourRoles, tier, emailOwner: null, administers }, { email: administers.email }),
      );
    expect([first(1), first(3)]).toEqual(['site-administrator', 'accepted']);
    const user = (maySignIn: boolean) => ({
      id: 'them',
      role: 'observer' as const,
      maySignIn,
      status: 'active' as const,
    });
    const edit = (was: boolean, ask: object) =>
      outcome(decideEditUser({ ...people, user: user(was), otherActiveMasters: 1, administers }, ask));
    expect([
      edit(false, { maySignIn: true }),
      edit(false, { role: 'operator' }),
      edit(true, { role: 'operator' }),
    ]).toEqual(['site-administrator', 'accepted', 'accepted']);
    const row = { line: 2, email: administers.email, role: 'observer' as const, maySignIn: true };
    expect(
      judgeUserRows({ ...people, checked, emails: new Map(), administrators }, [
        row,
        { ...row, line: 3, email: 'x@own.example' },
      ]),
    ).toMatchObject([[{ field: 'email', refusal: { code: 'site-administrator' } }], []]);
    const accounts = [{ line: 2, name: 'New', identifier: 'NEW', tier: 2, email: administers.email }];
    expect(
      judgeAccountRows(
        {
          actor: actor('master'),
          programme: fourRoles,
          checked,
          names: new Set(),
          identifiers: new Set(),
          emails: new Map(),
          administrators,
        },
        accounts,
      ),
    ).toMatchObject([[{ field: 'email', refusal: { code: 'site-administrator' } }]]);
  });
});
