import { describe, expect, it } from 'vitest';
import { decideCreateUser, decideEditUser, decideMakeKey, levels, type Level } from '../src/index.ts';
import { actor, fourLevels, outcome, twoLevels } from './actors.ts';

const today = '2028-02-29';
const make = (ask: { level?: Level; expiresOn?: string }, who = actor('master'), programme = fourLevels) =>
  outcome(decideMakeKey({ actor: who, programme, today }, { level: 'operator', expiresOn: '2028-12-31', ...ask }));

describe('X3 making API keys', () => {
  it('A6 Masters make them, of every role that the programme offers', () => {
    for (const level of levels) expect(make({ level })).toBe('accepted');
    expect(levels.map((level) => make({ level }, actor('master'), twoLevels))).toEqual([
      'accepted',
      'level-not-offered',
      'level-not-offered',
      'accepted',
    ]);
    for (const level of ['observer', 'operator', 'administrator'] as const)
      expect(make({ level: 'observer' }, actor(level)), `by ${level}`).toBe('level-too-low');
  });

  it('X3 a key makes none, whatever its role', () => {
    for (const level of levels)
      expect(make({ level: 'observer' }, { ...actor(level), kind: 'key' }), `by ${level}`).toBe('people-only');
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

  it('X3 the refusal tells from when to when', () => {
    const decision = decideMakeKey(
      { actor: actor('master'), programme: fourLevels, today: '2026-11-22' },
      { level: 'observer', expiresOn: '2029-01-01' },
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
  const person = { id: 'colleague', level: 'master', maySignIn: true, status: 'active' } as const;
  const facts = { actor: key, programme: fourLevels, account, otherActiveMasters: 2 };

  it('A6 it makes none, changes none, and raises nobody to one', () => {
    const ask = { email: 'new@own.example', maySignIn: true } as const;
    expect(outcome(decideCreateUser({ ...facts, emailTaken: false }, { ...ask, level: 'master' }))).toBe('people-only');
    expect(outcome(decideCreateUser({ ...facts, emailTaken: false }, { ...ask, level: 'administrator' }))).toBe(
      'accepted',
    );
    expect(outcome(decideEditUser({ ...facts, user: person }, {}))).toBe('people-only');
    expect(outcome(decideEditUser({ ...facts, user: { ...person, level: 'observer' } }, { level: 'master' }))).toBe(
      'people-only',
    );
    expect(outcome(decideEditUser({ ...facts, user: { ...person, level: 'observer' } }, { level: 'operator' }))).toBe(
      'accepted',
    );
  });

  it('A6 by who may not be a Master’s equal, the ladder is told first', () => {
    const administrator = { ...facts, actor: { ...key, level: 'administrator' } as const };
    expect(outcome(decideEditUser({ ...administrator, user: person }, {}))).toBe('master-untouchable');
  });

  it('A1 of an account that it creates, it makes the first Master', () => {
    const created = { id: 'partner', name: 'Partner', tier: 2, createdById: 'own', activated: false };
    expect(
      outcome(
        decideCreateUser(
          { ...facts, account: created, emailTaken: false },
          { email: 'first@partner.example', level: 'master', maySignIn: true },
        ),
      ),
    ).toBe('accepted');
  });
});
