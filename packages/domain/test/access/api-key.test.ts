import { describe, expect, it } from 'vitest';
import {
  decideCreateUser,
  decideEditUser,
  decideMakeKey,
  decideMay,
  decideRevokeKeysOf,
  roles,
  permissions,
  reachesCustomer,
  type Role,
  type UsersAccount,
  type Permission,
} from '../../src/index.ts';
import { actor, fourRoles, outcome, twoLevels } from '../kernel/actors.ts';

const today = '2028-02-29';
const make = (ask: { role?: Role; expiresOn?: string }, who = actor('master'), programme = fourRoles) =>
  outcome(decideMakeKey({ actor: who, programme, today }, { role: 'operator', expiresOn: '2028-12-31', ...ask }));

describe('X3 making API keys', () => {
  it('A6 Masters make them, of every role that the programme offers', () => {
    for (const role of roles) expect(make({ role })).toBe('accepted');
    expect(roles.map((role) => make({ role }, actor('master'), twoLevels))).toEqual([
      'accepted',
      'role-not-offered',
      'role-not-offered',
      'accepted',
    ]);
    for (const role of ['observer', 'operator', 'administrator'] as const)
      expect(make({ role: 'observer' }, actor(role)), `by ${role}`).toBe('role-too-low');
  });

  it('A6 X3 a user’s keys are revoked by a Master of the account or of one that manages its users alone', () => {
    const master = actor('master');
    const own: UsersAccount = { ...master.account, createdById: null, activated: true };
    const revoke = (who: typeof master, account = own) => outcome(decideRevokeKeysOf({ actor: who, account }));
    expect(revoke(master)).toBe('accepted');
    expect(revoke(actor('master', { status: 'suspended' }))).toBe('accepted');
    const another = { ...own, id: 'another' };
    expect(revoke(master, another)).toBe('not-yours-to-change');
    expect(revoke(master, { ...another, createdById: own.id })).toBe('not-yours-to-change');
    expect(revoke(master, { ...another, managed: true })).toBe('accepted');
    expect(revoke(actor('administrator'), { ...another, managed: true })).toBe('role-too-low');
    expect(revoke(actor('administrator'))).toBe('role-too-low');
    expect(revoke({ ...master, kind: 'key' })).toBe('people-only');
  });

  it('X3 a key makes none, whatever its role', () => {
    for (const role of roles)
      expect(make({ role: 'observer' }, { ...actor(role), kind: 'key' }), `by ${role}`).toBe('people-only');
  });

  it('A2 a suspended account makes none', () => {
    expect(make({}, actor('master', { status: 'suspended' }))).toBe('account-suspended');
  });

  it.each([
    ['2028-02-28', 'api-key-expiry'],
    [today, 'accepted'],
    ['2030-02-28', 'accepted'],
    ['2030-03-01', 'api-key-expiry'],
    ['2899-12-31', 'api-key-expiry'],
  ])('X3 good until %s, made on a 29th of February: %s', (expiresOn, code) => {
    expect(make({ expiresOn })).toBe(code);
  });

  it('X3 of a key made on a 29th of February the refusal names the 28th two years later', () => {
    const decision = decideMakeKey(
      { actor: actor('master'), programme: fourRoles, today },
      { role: 'observer', expiresOn: '2030-03-01' },
    );
    expect(decision).toEqual({
      ok: false,
      refusal: { code: 'api-key-expiry', facts: { earliest: '2028-02-29', latest: '2030-02-28' } },
    });
  });

  it('X3 the refusal says from when to when', () => {
    const decision = decideMakeKey(
      { actor: actor('master'), programme: fourRoles, today: '2026-11-22' },
      { role: 'observer', expiresOn: '2029-01-01' },
    );
    expect(decision).toEqual({
      ok: false,
      refusal: { code: 'api-key-expiry', facts: { earliest: '2026-11-22', latest: '2028-11-22' } },
    });
  });
});

describe('X3 an API key and the Masters of its account', () => {
  const account = { id: 'own', name: 'Own', tier: 1, createdById: 'vendor', activated: true };
  const key = { ...actor('master'), kind: 'key', id: 'key' } as const;
  const person = { id: 'colleague', role: 'master', maySignIn: true, status: 'active' } as const;
  const facts = { actor: key, programme: fourRoles, account, otherActiveMasters: 2 };

  it('A6 it makes none, changes none, and raises nobody to one', () => {
    const ask = { email: 'new@own.example', maySignIn: true } as const;
    expect(outcome(decideCreateUser({ ...facts, emailOwner: null }, { ...ask, role: 'master' }))).toBe('people-only');
    expect(outcome(decideCreateUser({ ...facts, emailOwner: null }, { ...ask, role: 'administrator' }))).toBe(
      'accepted',
    );
    expect(outcome(decideEditUser({ ...facts, user: person }, {}))).toBe('people-only');
    expect(outcome(decideEditUser({ ...facts, user: { ...person, role: 'observer' } }, { role: 'master' }))).toBe(
      'people-only',
    );
    expect(outcome(decideEditUser({ ...facts, user: { ...person, role: 'observer' } }, { role: 'operator' }))).toBe(
      'accepted',
    );
  });

  it('A6 for actors below Master, the role is refused first', () => {
    const administrator = { ...facts, actor: { ...key, role: 'administrator' } as const };
    expect(outcome(decideEditUser({ ...administrator, user: person }, {}))).toBe('master-untouchable');
  });

  it('A1 of an account that it creates, it makes the first Master', () => {
    const created = { id: 'partner', name: 'Partner', tier: 2, createdById: 'own', activated: false };
    expect(
      outcome(
        decideCreateUser(
          { ...facts, account: created, emailOwner: null },
          { email: 'first@partner.example', role: 'master', maySignIn: true },
        ),
      ),
    ).toBe('accepted');
  });
});

describe('O7 keys for controllers', () => {
  const programme = {
    ...fourRoles,
    tiers: fourRoles.tiers.map((row) => ({ ...row, managedFromAbove: row.tier === 2 })),
    integrations: [{ key: 'meetings', name: {}, controller: { key: 'switchboard', name: {} } }],
  };
  const customer = { id: 'customer', name: 'Customer', tier: 2, related: true };
  type Asked = Parameters<typeof decideMakeKey>[1];
  const makes = (of: Partial<Parameters<typeof decideMakeKey>[0]>, ask: Partial<Asked> = {}) =>
    outcome(
      decideMakeKey(
        { actor: actor('master'), programme, today, ...of },
        { role: 'operator', controller: 'switchboard', expiresOn: today, ...ask },
      ),
    );

  it('O7 the vendor’s, partner’s or customer’s Master makes a controller’s key, for one customer or all', () => {
    for (const tier of [0, 1, 2])
      expect([tier, makes({ actor: actor('master', { tier }) })]).toEqual([tier, 'accepted']);
    expect(makes({ customer })).toBe('accepted');
    expect(makes({ customer, actor: actor('master', { tier: 0 }) })).toBe('accepted');
    expect(makes({ customer: { ...customer, id: 'own' }, actor: actor('master', { tier: 2 }) })).toBe('accepted');
    expect(makes({ customer: { ...customer, related: false } })).toBe('not-managing');
    // Who is handed nothing by anybody below the vendor has no licences of users.
    expect(makes({ customer: { ...customer, tier: 1 }, actor: actor('master', { tier: 0 }) })).toBe('not-managing');
    expect(makes({ customer: { ...customer, tier: 3 } })).toBe('not-managing');
  });

  it('O7 a controller’s key needs a role that may switch, and a known controller if it names a customer', () => {
    expect(roles.map((role) => makes({}, { role }))).toEqual([
      'controller-key-role',
      'accepted',
      'accepted',
      'accepted',
    ]);
    expect(makes({}, { controller: 'nothing' })).toBe('invalid-input');
    expect(makes({}, { controller: 'meetings' })).toBe('invalid-input');
    expect(makes({ customer }, { controller: null })).toBe('invalid-input');
    // The role, and whether the account may make anything, come first.
    expect(makes({ actor: actor('administrator') }, { role: 'observer' })).toBe('role-too-low');
    expect(makes({ actor: actor('master', { status: 'suspended' }) }, { role: 'observer' })).toBe('account-suspended');
  });

  it.each([
    ['an unknown controller', { controller: 'nothing' }, null, '/controller'],
    ['a customer without a controller', { controller: null }, customer, '/customerId'],
  ])('O7 X3 the refusal of %s names its field', (_, ask, of, pointer) => {
    const decision = decideMakeKey(
      { actor: actor('master'), programme, today, customer: of },
      { role: 'operator', expiresOn: today, ...ask },
    );
    expect(decision).toEqual({
      ok: false,
      refusal: { code: 'invalid-input', facts: { errors: [{ pointer, rule: 'not-in-programme', facts: {} }] } },
    });
  });

  it('O7 a controller’s key only reads and switches seats and asks for them, at any role and tier', () => {
    for (const tier of [0, 1, 2])
      for (const permission of Object.keys(permissions) as Permission[]) {
        const key = { ...actor('master', { tier }), kind: 'key' as const, controller: 'switchboard' };
        const granted = ['caller.read', 'seats.read', 'seats.switch', 'seats.check'].includes(permission);
        const personal = 'peopleOnly' in permissions[permission];
        expect([tier, permission, outcome(decideMay(key, permission))]).toEqual([
          tier,
          permission,
          granted ? 'accepted' : personal ? 'people-only' : 'controller-key-only',
        ]);
      }
    const low = { ...actor('observer', { tier: 0 }), kind: 'key' as const, controller: 'switchboard' };
    expect([outcome(decideMay(low, 'seats.switch')), outcome(decideMay(low, 'seats.check'))]).toEqual([
      'role-too-low',
      'accepted',
    ]);
  });

  it('O7 a controller’s key reaches its maker’s customers, its own account, or the customer it names', () => {
    const reach = (tier: number, account: Partial<typeof customer>, customerId: string | null = null, id = 'own') =>
      reachesCustomer({
        actor: { ...actor('operator', { tier, id }), kind: 'key', controller: 'switchboard', customerId },
        programme,
        account: { ...customer, ...account },
      });
    expect([reach(0, { related: false }), reach(1, {}), reach(1, { related: false }), reach(1, { tier: 3 })]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([reach(2, {}, null, 'customer'), reach(2, { related: false }, null, 'other')]).toEqual([true, false]);
    expect([
      reach(0, {}, 'customer'),
      reach(0, {}, 'another'),
      reach(1, {}, 'customer'),
      reach(1, {}, 'another'),
    ]).toEqual([true, false, true, false]);
    // Where the partner looks after the customer no more, the key ends there too.
    expect(reach(1, { related: false }, 'customer')).toBe(false);
    expect(reachesCustomer({ actor: actor('operator'), programme, account: { ...customer, related: false } })).toBe(
      true,
    );
  });
});
