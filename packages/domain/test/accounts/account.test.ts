import { describe, expect, it } from 'vitest';
import {
  decideCreateAccount,
  decideEditAccount,
  decideFirstUser,
  type AccountStatus,
  type Role,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';
import { pairsOutOfOrder, type Fault } from '../kernel/guards.ts';

describe('creating accounts', () => {
  const free = { programme: fourRoles, nameTaken: false, identifierTaken: false };
  const ask = { name: 'New', identifier: 'N-1' };

  it.each([
    [0, 1],
    [1, 2],
    [2, 3],
  ])('A1 an account of tier %i creates accounts of tier %i', (tier, below) => {
    expect(decideCreateAccount({ ...free, actor: actor('administrator', { tier }) }, ask)).toEqual({
      ok: true,
      value: { tier: below },
    });
  });

  it.each([
    ['A6 by an Operator', actor('operator'), free, {}, 'role-too-low'],
    ['A2 by a suspended account', actor('master', { status: 'suspended' }), free, {}, 'account-suspended'],
    ['A1 below the last tier', actor('master', { tier: 3 }), free, {}, 'tier-may-not'],
    ['A1 on its own tier', actor('administrator'), free, { tier: 1 }, 'tier-not-allowed'],
    ['A1 two tiers below', actor('administrator'), free, { tier: 3 }, 'tier-not-allowed'],
    ['A1 on the vendor’s tier', actor('administrator'), free, { tier: 0 }, 'tier-not-allowed'],
    [
      'A2 under an identifier that is taken',
      actor('administrator'),
      { ...free, identifierTaken: true, nameTaken: true },
      {},
      'identifier-taken',
    ],
    ['A2 under a name that is taken', actor('administrator'), { ...free, nameTaken: true }, {}, 'name-taken'],
  ] as const)('%s is refused', (_, by, facts, more, code) => {
    expect(outcome(decideCreateAccount({ ...facts, actor: by }, { ...ask, ...more }))).toBe(code);
  });
});

describe('what is wrong with a new account', () => {
  type Changes = {
    role?: Role;
    status?: AccountStatus;
    toTier?: number;
    identifierTaken?: boolean;
    nameTaken?: boolean;
  };
  const faults: Fault<Changes>[] = [
    ['the role may not', 'role-too-low', { role: 'operator' }],
    ['the account is suspended', 'account-suspended', { status: 'suspended' }],
    ['the tier is not below', 'tier-not-allowed', { toTier: 3 }],
    ['the identifier is taken', 'identifier-taken', { identifierTaken: true }],
    ['the name is taken', 'name-taken', { nameTaken: true }],
  ];

  it('A2 A3 E6 an actor who may not create accounts does not learn which names are taken', () => {
    expect(
      pairsOutOfOrder(
        faults,
        ({ role = 'administrator', status = 'active', toTier, identifierTaken = false, nameTaken = false }) =>
          outcome(
            decideCreateAccount(
              { actor: actor(role, { status }), programme: fourRoles, nameTaken, identifierTaken },
              { name: 'New', identifier: 'N-1', tier: toTier },
            ),
          ),
      ),
    ).toEqual({ pairs: 10, wrong: [] });
  });
});

describe('the first user of an account', () => {
  it.each([
    ['A1 A7 a Master, where the tier signs in', 2, null, 'anna@own.example', { role: 'master', maySignIn: true }],
    ['A1 a contact, where it does not', 3, null, 'anna@own.example', { role: 'observer', maySignIn: false }],
    ['A1 nobody, where it does not', 3, 'visible', null, null],
  ] as const)('%s', (_, tier, emailOwner, email, value) => {
    expect(decideFirstUser({ programme: fourRoles, tier, emailOwner }, { email })).toEqual({ ok: true, value });
  });

  it.each([
    ['A1 A7 nobody, where the tier signs in', 2, null, 'invalid-input'],
    ['A8 an address that is taken', 2, 'anna@own.example', 'email-taken'],
    ['A8 an address that is taken, of a contact', 3, 'anna@own.example', 'email-taken'],
    ['A7 nobody, before what is taken', 1, null, 'invalid-input'],
  ] as const)('%s is refused', (_, tier, email, code) => {
    expect(outcome(decideFirstUser({ programme: fourRoles, tier, emailOwner: 'visible' }, { email }))).toBe(code);
  });
});

describe('editing accounts', () => {
  const own = { id: 'own', createdById: 'vendor', activated: true };
  const created = { id: 'partner', createdById: 'own', activated: false };

  it.each([
    ['A6 one’s own, by a Master', 'master', 1, own, {}, 'accepted'],
    ['A6 one’s own, by an Administrator', 'administrator', 1, own, {}, 'role-too-low'],
    ['A4 a created one until it is activated, by an Administrator', 'administrator', 1, created, {}, 'accepted'],
    ['A6 a created one, by an Operator', 'operator', 1, created, {}, 'role-too-low'],
    ['A4 a created one that is activated', 'master', 1, { ...created, activated: true }, {}, 'not-yours-to-change'],
    ['A4 one that somebody else created', 'master', 1, { ...created, createdById: 'other' }, {}, 'not-yours-to-change'],
    [
      'A6 any, by the vendor’s Administrator',
      'administrator',
      0,
      { ...created, createdById: 'other', activated: true },
      {},
      'accepted',
    ],
    ['A6 a state, by the vendor’s Administrator', 'administrator', 0, created, { status: 'suspended' }, 'accepted'],
    ['A6 a state, by the vendor’s Operator', 'operator', 0, created, { status: 'suspended' }, 'role-too-low'],
    ['A6 a state, by anybody but the vendor', 'master', 1, created, { status: 'closed' }, 'tier-may-not'],
    ['A6 the vendor’s own state', 'master', 0, own, { status: 'closed' }, 'own-access'],
  ] as const)('%s: %s', (_, role: Role, tier, account, ask, code) => {
    expect(outcome(decideEditAccount({ actor: actor(role, { tier }), account }, ask))).toBe(code);
  });
});

it('A1 the refusal of a tier names the tier of the actor and the one that was asked for', () => {
  const facts = { actor: actor('administrator'), programme: fourRoles, nameTaken: false, identifierTaken: false };
  expect(decideCreateAccount(facts, { name: 'New', identifier: 'N-1', tier: 3 })).toEqual({
    ok: false,
    refusal: { code: 'tier-not-allowed', facts: { fromTier: 1, toTier: 3 } },
  });
});
