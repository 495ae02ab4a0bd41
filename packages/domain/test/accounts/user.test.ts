import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideCreateUser,
  decideEditUser,
  decideEmail,
  decideGiveRole,
  decideManageUsers,
  decidePassword,
  decideTouchMaster,
  emailOwner,
  managesUsersOf,
  roles,
  passwordLength,
  reaches,
  type EditedUser,
  type UserRights,
  type UsersAccount,
} from '../../src/index.ts';
import { actor, fourRoles, outcome, twoLevels } from '../kernel/actors.ts';

const own: UsersAccount = { id: 'own', name: 'Own', tier: 1, createdById: 'vendor', activated: true };
const created: UsersAccount = { id: 'partner', name: 'Partner', tier: 2, createdById: 'own', activated: false };
const customer: UsersAccount = { id: 'customer', name: 'Customer', tier: 3, createdById: 'own', activated: false };
const user = (changes: Partial<EditedUser> = {}): EditedUser => ({
  id: 'colleague',
  role: 'observer',
  maySignIn: true,
  status: 'active',
  ...changes,
});
const role = fc.constantFrom(...roles);

describe('addresses of new users', () => {
  it.each([
    ['nobody has it', null, 'accepted'],
    ['a user of an account that the actor may see has it', 'visible', 'email-taken'],
    ['a user of an account that the actor may not see has it', 'hidden', 'email-not-usable'],
  ] as const)('A3 A8 %s: %s → %s', (_, owner, expected) => {
    expect(outcome(decideEmail(owner, 'ines@example.com'))).toBe(expected);
  });
});

it('A3 A8 who has an address: a user of an account that the actor sees, of another one, or nobody', () => {
  const taken = new Map([
    ['seen@x.example', true],
    ['other@x.example', false],
  ]);
  expect(['seen@x.example', 'other@x.example', 'free@x.example'].map((key) => emailOwner(taken, key))).toEqual([
    'visible',
    'hidden',
    null,
  ]);
});

it.each([
  ['their own, also before it is activated', { ...own, activated: false }, true],
  ['one that they manage, once it is activated', { ...created, managed: true, activated: true }, true],
  ['one that they manage, before that', { ...created, managed: true }, false],
  ['one that they created', { ...created, activated: true }, false],
  ['one that they do not manage', { ...created, managed: false, activated: true }, false],
])('A4 A6 who belongs to an account or manages it is inside of %s: %j', (_, account, inside) => {
  expect(managesUsersOf(actor('administrator'), account)).toBe(inside);
});

describe('looking after people', () => {
  it.each([
    ['A4 of one’s own account', own, true, 'accepted'],
    ['A4 of a created account until it is activated', created, true, 'accepted'],
    ['A4 of a created account that is activated', { ...created, activated: true }, true, 'users-manage-themselves'],
    ['A4 contacts of a created account that is activated', { ...created, activated: true }, false, 'accepted'],
    ['A4 of an account that somebody else created', { ...created, createdById: 'other' }, true, 'not-yours-to-change'],
    [
      'A4 contacts of an account that somebody else created',
      { ...created, createdById: null },
      false,
      'not-yours-to-change',
    ],
  ] as const)('%s', (_, account, maySignIn, code) => {
    expect(outcome(decideManageUsers({ actor: actor('administrator'), account }, { maySignIn }))).toBe(code);
    expect(outcome(decideManageUsers({ actor: actor('operator'), account }, { maySignIn }))).toBe('role-too-low');
    expect(
      outcome(decideManageUsers({ actor: actor('master', { status: 'suspended' }), account }, { maySignIn })),
    ).toBe('account-suspended');
  });
});

describe('giving roles', () => {
  it('A6 nobody grants more than they have in their own account', () => {
    fc.assert(
      fc.property(role, role, (mine, given) => {
        const decision = decideGiveRole(
          { actor: actor(mine), programme: fourRoles, account: own },
          { role: given, maySignIn: true },
        );
        expect(outcome(decision)).toBe(reaches(mine, given) ? 'accepted' : 'role-above-own');
      }),
    );
  });

  it('A7 an Administrator gives a created account its first Master', () => {
    expect(
      outcome(
        decideGiveRole(
          { actor: actor('administrator'), programme: fourRoles, account: created },
          { role: 'master', maySignIn: true },
        ),
      ),
    ).toBe('accepted');
  });

  it('A6 a programme with two roles offers no others', () => {
    const give = (given: (typeof roles)[number]) =>
      outcome(
        decideGiveRole(
          { actor: actor('master'), programme: twoLevels, account: own },
          { role: given, maySignIn: true },
        ),
      );
    expect(roles.map(give)).toEqual(['accepted', 'role-not-offered', 'role-not-offered', 'accepted']);
  });

  it('A1 people of a tier without access do not sign in, and may be contacts', () => {
    const facts = { actor: actor('administrator'), programme: fourRoles, account: customer };
    expect(outcome(decideGiveRole(facts, { role: 'observer', maySignIn: true }))).toBe('tier-without-access');
    expect(outcome(decideGiveRole(facts, { role: 'observer', maySignIn: false }))).toBe('accepted');
  });
});

describe('creating users', () => {
  const facts = { actor: actor('administrator'), programme: fourRoles, account: own, emailOwner: null };
  const ask = { email: 'anna@own.example', role: 'operator', maySignIn: true } as const;

  it.each([
    ['A6 below or at one’s own role', facts, ask, 'accepted'],
    ['A6 above it', facts, { ...ask, role: 'master' }, 'role-above-own'],
    [
      'A3 A8 with an address of a user of a hidden account',
      { ...facts, emailOwner: 'hidden' },
      ask,
      'email-not-usable',
    ],
    ['A8 with an address that is taken', { ...facts, emailOwner: 'visible' }, ask, 'email-taken'],
    [
      'A6 A8 above it, with an address that is taken',
      { ...facts, emailOwner: 'visible' },
      { ...ask, role: 'master' },
      'role-above-own',
    ],
    [
      'A3 A8 where one may not, an address that is taken is not confirmed',
      { ...facts, account: { ...created, createdById: 'other' }, emailOwner: 'visible' },
      ask,
      'not-yours-to-change',
    ],
  ] as const)('%s', (_, given, asked, code) => {
    expect(outcome(decideCreateUser(given, asked))).toBe(code);
  });
});

describe('editing users', () => {
  const facts = {
    actor: actor('administrator'),
    programme: fourRoles,
    account: own,
    user: user(),
    otherActiveMasters: 1,
  };
  const master = user({ role: 'master' });
  const me = (mine: (typeof roles)[number], changes: Partial<EditedUser> = {}) => ({
    ...facts,
    actor: actor(mine),
    user: user({ id: 'me', role: mine, ...changes }),
  });

  it.each([
    ['A6 their own particulars, by an Observer', me('observer'), {}, 'accepted'],
    ['A6 a colleague’s particulars, by an Operator', { ...facts, actor: actor('operator') }, {}, 'role-too-low'],
    ['A6 a colleague’s particulars, by an Administrator', facts, {}, 'accepted'],
    ['A6 a Master’s particulars, by an Administrator', { ...facts, user: master }, {}, 'master-untouchable'],
    [
      'A6 a Master’s shared login, by an Administrator',
      { ...facts, user: master },
      { sharedLogin: true },
      'master-untouchable',
    ],
    [
      'A6 a Master made less, by an Administrator',
      { ...facts, user: master },
      { role: 'observer' },
      'master-untouchable',
    ],
    [
      'A6 a Master made less, by a Master',
      { ...facts, actor: actor('master'), user: master },
      { role: 'observer' },
      'accepted',
    ],
    [
      'A6 the last Master made less',
      { ...facts, actor: actor('master'), user: master, otherActiveMasters: 0 },
      { role: 'administrator' },
      'last-master',
    ],
    [
      'A6 the last Master deactivated',
      { ...facts, actor: actor('master'), user: master, otherActiveMasters: 0 },
      { status: 'inactive' },
      'last-master',
    ],
    [
      'A6 the last Master made a contact',
      { ...facts, actor: actor('master'), user: master, otherActiveMasters: 0 },
      { maySignIn: false },
      'last-master',
    ],
    [
      'A6 the last Master’s shared login',
      { ...facts, actor: actor('master'), user: master, otherActiveMasters: 0 },
      { sharedLogin: true },
      'accepted',
    ],
    [
      'A6 a Master who is inactive is none to keep',
      { ...facts, actor: actor('master'), user: { ...master, status: 'inactive' }, otherActiveMasters: 0 },
      { role: 'observer' },
      'accepted',
    ],
    [
      'A6 a Master who may not sign in is none to keep',
      { ...facts, actor: actor('master'), user: { ...master, maySignIn: false }, otherActiveMasters: 0 },
      { role: 'observer' },
      'accepted',
    ],
    [
      'A6 who is no Master is none to keep',
      { ...facts, user: user({ role: 'operator' }), otherActiveMasters: 0 },
      { status: 'inactive' },
      'accepted',
    ],
    [
      'A6 the last Master, by themselves',
      { ...me('master'), otherActiveMasters: 0 },
      { status: 'inactive' },
      'last-master',
    ],
    ['A6 one’s own Mastership where there are others', me('master'), { role: 'observer' }, 'own-access'],
    ['A6 one’s own access, by an Administrator', me('administrator'), { status: 'inactive' }, 'own-access'],
    ['A6 one’s own role, by an Administrator', me('administrator'), { role: 'observer' }, 'own-access'],
    [
      'A6 one’s own rights as they are',
      me('administrator'),
      { role: 'administrator', status: 'active', maySignIn: true },
      'accepted',
    ],
    ['A6 raising the own role', me('administrator'), { role: 'master' }, 'role-above-own'],
    ['A6 raising the own role, by an Observer', me('observer'), { role: 'operator' }, 'role-too-low'],
    ['A6 raising a colleague above the actor', facts, { role: 'master' }, 'role-above-own'],
    ['A6 raising a colleague to one’s own role', facts, { role: 'administrator' }, 'accepted'],
    [
      'A4 a user of a created account that is activated',
      { ...facts, account: { ...created, activated: true } },
      {},
      'users-manage-themselves',
    ],
    [
      'A4 letting a contact of such an account in',
      { ...facts, account: { ...created, activated: true }, user: user({ maySignIn: false }) },
      { maySignIn: true },
      'users-manage-themselves',
    ],
    [
      'A4 making a contact of a user of such an account',
      { ...facts, account: { ...created, activated: true } },
      { maySignIn: false },
      'users-manage-themselves',
    ],
    [
      'A1 letting a contact of an end customer in',
      { ...facts, account: customer, user: user({ maySignIn: false }) },
      { maySignIn: true },
      'tier-without-access',
    ],
  ] as const)('%s', (_, given, ask, code) => {
    expect(outcome(decideEditUser(given, ask))).toBe(code);
  });

  it('A6 whatever is done, an active Master remains, and nobody grants or changes above their role', () => {
    const rights: fc.Arbitrary<UserRights> = fc.record(
      { role, maySignIn: fc.boolean(), status: fc.constantFrom('active', 'inactive'), sharedLogin: fc.boolean() },
      { requiredKeys: [] },
    );
    const edited = fc.record({
      id: fc.constantFrom('me', 'colleague'),
      role,
      maySignIn: fc.boolean(),
      status: fc.constantFrom('active', 'inactive'),
    });
    fc.assert(
      fc.property(role, edited, fc.nat(2), rights, (mine, target, others, ask) => {
        const before =
          target.id === 'me' ? { ...target, role: mine, maySignIn: true, status: 'active' as const } : target;
        const accepted = decideEditUser(
          { ...facts, actor: actor(mine), user: before, otherActiveMasters: others },
          ask,
        ).ok;
        const after = {
          role: ask.role ?? before.role,
          maySignIn: ask.maySignIn ?? before.maySignIn,
          status: ask.status ?? before.status,
        };
        const active = (one: Omit<EditedUser, 'id'>) =>
          one.role === 'master' && one.maySignIn && one.status === 'active';
        const keepsMaster = !active(before) || active(after) || others > 0;
        const withinOwn = reaches(mine, ask.role ?? 'observer') && (before.role !== 'master' || mine === 'master');
        expect(accepted && !(keepsMaster && withinOwn)).toBe(false);
      }),
    );
  });
});

describe('changing a Master', () => {
  it.each([
    ['a Master', actor('master'), 'accepted'],
    ['an Administrator', actor('administrator'), 'master-untouchable'],
    ['a Master’s API key', { ...actor('master'), kind: 'key' }, 'people-only'],
    ['a Master of a suspended account', actor('master', { status: 'suspended' }), 'account-suspended'],
    ['an Administrator of a suspended account', actor('administrator', { status: 'suspended' }), 'master-untouchable'],
  ] as const)('A6 X3 by %s', (_, by, code) => {
    expect(outcome(decideTouchMaster(by))).toBe(code);
  });
});

describe('passwords', () => {
  const good = { guessable: false, unchanged: false };

  it('A12 are as long as people count characters, from 15 to 200', () => {
    const long = (length: number, letter = 'x') => outcome(decidePassword(good, { password: letter.repeat(length) }));
    expect([passwordLength.minimum, passwordLength.maximum]).toEqual([15, 200]);
    expect([long(14), long(15), long(200), long(201), long(0)]).toEqual([
      'password-too-short',
      'accepted',
      'accepted',
      'password-too-long',
      'password-too-short',
    ]);
    expect([long(14, '😀'), long(15, '😀'), long(200, '😀'), long(201, '😀')]).toEqual([
      'password-too-short',
      'accepted',
      'accepted',
      'password-too-long',
    ]);
  });

  it.each([
    ['that are easy to guess', { ...good, guessable: true }, 'correct horse battery', 'password-guessable'],
    ['that are the old one', { ...good, unchanged: true }, 'correct horse battery', 'password-unchanged'],
    [
      'that are both, as the old one',
      { guessable: true, unchanged: true },
      'correct horse battery',
      'password-unchanged',
    ],
    ['that are too short first of all', { guessable: true, unchanged: true }, 'short', 'password-too-short'],
  ] as const)('A12 those %s are refused', (_, facts, password, code) => {
    expect(outcome(decidePassword(facts, { password }))).toBe(code);
  });

  it('A12 have no rules of composition: any text of a length will do', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 15, maxLength: 40 }), (password) => {
        expect(decidePassword(good, { password }).ok).toBe(true);
      }),
    );
  });
});
