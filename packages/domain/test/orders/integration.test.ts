import { describe, expect, it } from 'vitest';
import {
  decideByHand,
  decideIntegration,
  decideManaging,
  decideSwitchable,
  switchOf,
  type IntegrationFacts,
  type SeatAccount,
} from '../../src/index.ts';
import { actor, fourRoles, outcome } from '../kernel/actors.ts';

const programme = {
  ...fourRoles,
  tiers: fourRoles.tiers.map((row) => ({ ...row, managedFromAbove: row.tier === 2 })),
  integrations: [
    { key: 'meetings', name: {}, controller: { key: 'switchboard', name: {} } },
    { key: 'phone', name: {}, controller: null },
  ],
};
const account = (changes: Partial<SeatAccount> = {}): SeatAccount => ({
  id: 'customer',
  version: 4,
  name: 'Customer',
  tier: 2,
  status: 'active',
  related: true,
  integrations: [],
  ...changes,
});
const facts = (changes: Partial<IntegrationFacts> = {}): IntegrationFacts => ({
  actor: actor('administrator'),
  programme,
  account: account(),
  seats: [],
  seatsVersion: 9,
  ...changes,
});

describe('O6 O7 who switches integrations, and what else may switch', () => {
  it('O7 people switch seats only while the integration is on and no controller is', () => {
    const rows = [
      [[], 'integration-off'],
      [['switchboard'], 'integration-off'],
      [['meetings'], 'accepted'],
      [['meetings', 'switchboard'], 'managed-by-controller'],
      [['phone', 'switchboard'], 'integration-off'],
    ] as const;
    for (const [on, answer] of rows)
      expect([on, outcome(decideByHand(programme, on, 'meetings'))]).toEqual([on, answer]);
    expect(outcome(decideByHand(programme, ['switchboard'], null))).toBe('accepted');
  });

  it('O6 a key that the programme does not have is refused with its field', () => {
    expect(decideIntegration(facts(), { key: 'nothing', on: true })).toEqual({
      ok: false,
      refusal: {
        code: 'invalid-input',
        facts: { errors: [{ pointer: '/key', rule: 'not-in-programme', facts: {} }] },
      },
    });
  });

  const seat = { id: 'seat', pool: { id: 'pool', usedId: 'used', unit: 'line' } };
  it.each([
    ['its integration off ends the seats', ['meetings'], 'meetings', false, 'ended', true],
    ['its integration off under a controller keeps them', ['meetings', 'switchboard'], 'meetings', false, 'kept', true],
    ['its controller off keeps them', ['meetings', 'switchboard'], 'switchboard', false, 'kept', true],
    ['its controller on keeps them', ['meetings'], 'switchboard', true, 'kept', true],
    ['a controller that is off already, off, changes nothing', ['meetings'], 'switchboard', false, 'kept', false],
    ['an integration that is on already, on, changes nothing', ['meetings'], 'meetings', true, 'kept', false],
    [
      'another integration off, under the controller of this one',
      ['phone', 'switchboard'],
      'phone',
      false,
      'ended',
      true,
    ],
  ] as const)('O6 %s', (_, integrations, key, on, effect, changed) => {
    const decided = decideIntegration(facts({ account: account({ integrations }), seats: [seat] }), { key, on });
    expect(decided).toMatchObject({ ok: true, value: { effect, changed } });
    expect(decided.ok && decided.value.plan.transfers).toHaveLength(effect === 'ended' ? 1 : 0);
  });

  it('A4 O6 users of the account, and of one above that the programme lets manage it; never the vendor’s', () => {
    const rows: readonly [Partial<IntegrationFacts>, string][] = [
      [{}, 'accepted'],
      [{ account: account({ related: false }) }, 'not-managing'],
      [{ account: account({ tier: 3 }) }, 'not-managing'],
      [{ actor: actor('administrator', { tier: 0 }) }, 'not-managing'],
      [
        { actor: actor('administrator', { id: 'customer', tier: 2 }), account: account({ related: false }) },
        'accepted',
      ],
    ];
    for (const [of, answer] of rows) expect(outcome(decideManaging(facts(of)))).toBe(answer);
  });

  it('O6 E6 the guards in their order: role, whose account, its state; then the key', () => {
    const rows: readonly [Partial<IntegrationFacts>, string][] = [
      [{ actor: actor('operator'), account: account({ related: false, status: 'closed' }) }, 'role-too-low'],
      [{ account: account({ related: false, status: 'closed' }) }, 'not-managing'],
      [{ account: account({ status: 'closed' }) }, 'target-closed'],
      [{ account: account({ status: 'suspended' }) }, 'target-suspended'],
    ];
    for (const [of, answer] of rows) {
      expect(outcome(decideSwitchable(facts(of)))).toBe(answer);
      expect(outcome(decideIntegration(facts(of), { key: 'nothing', on: true }))).toBe(answer);
    }
    expect(outcome(decideIntegration(facts(), { key: 'nothing', on: true }))).toBe('invalid-input');
    expect(switchOf(programme, 'switchboard')).toEqual({ integration: 'meetings', which: 'controller' });
  });

  it('O6 the plan stands on the account and on all its seats as they were read, and has the account alone', () => {
    const pool = { id: 'pool', usedId: 'used', unit: 'line' };
    const decide = (integrations: string[], on: boolean) => {
      const decision = decideIntegration(facts({ account: account({ integrations }), seats: [{ id: 'seat', pool }] }), {
        key: 'meetings',
        on,
      });
      if (!decision.ok) throw new Error(decision.refusal.code);
      return decision.value;
    };
    const off = decide(['meetings', 'phone'], false);
    expect(off).toMatchObject({ changed: true, effect: 'ended' });
    expect(off.plan.alone).toEqual(['customer']);
    expect(off.plan.facts.slice(1)).toEqual([
      { kind: 'account', id: 'customer', version: 4, accountId: 'customer' },
      { kind: 'seats', id: 'customer', version: 9, accountId: 'customer' },
    ]);
    expect(off.plan.sets[0]).toEqual({ table: 'account', id: 'customer', set: { integrations: ['phone'] } });
    expect(off.plan.transfers).toEqual([{ kind: 'seat-off', unit: 'line', fromId: 'used', toId: 'pool', quantity: 1 }]);
    // What is so already changes nothing.
    expect(decide(['phone'], false)).toMatchObject({
      changed: false,
      effect: 'kept',
      plan: { sets: [], transfers: [] },
    });
    expect(decide(['meetings', 'switchboard'], false)).toMatchObject({
      changed: true,
      effect: 'kept',
      plan: { transfers: [] },
    });
  });
});
