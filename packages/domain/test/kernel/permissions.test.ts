import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMay, roles, permissions, reaches, type Permission } from '../../src/index.ts';
import { actor, outcome } from './actors.ts';

const names = Object.keys(permissions) as Permission[]; // the keys of the table, which Object.keys forgets
const role = fc.constantFrom(...roles);
const permission = fc.constantFrom(...names);
const status = fc.constantFrom('active', 'suspended', 'closed');

describe('the ladder of roles', () => {
  it('A6 each role has all of the one before it, and none is more than Master', () => {
    fc.assert(
      fc.property(role, role, permission, fc.integer({ min: 0, max: 3 }), status, (one, other, what, tier, state) => {
        const [lower, higher] = reaches(one, other) ? [other, one] : [one, other];
        const may = (who: typeof one) => decideMay(actor(who, { tier, status: state }), what).ok;
        expect(may(higher) || !may(lower)).toBe(true);
      }),
    );
    for (const one of roles) expect(reaches('master', one)).toBe(true);
    expect(roles.filter((one) => reaches(one, 'operator'))).toEqual(['operator', 'administrator', 'master']);
  });

  // By hand from SPEC A6: the first role that may, and where only the vendor's staff do.
  it.each([
    ['data.read', 'observer', false],
    ['caller.read', 'observer', false],
    ['profile.edit', 'observer', false],
    ['copies.move', 'operator', false],
    ['requests.trade', 'operator', false],
    ['entitlements.issue', 'operator', true],
    ['entitlements.hold', 'operator', true],
    ['accounts.create', 'administrator', false],
    ['accounts.edit', 'administrator', false],
    ['users.edit', 'administrator', false],
    ['data.import', 'administrator', false],
    ['accounts.state', 'administrator', true],
    ['accounts.relate', 'administrator', true],
    ['audit.read', 'administrator', false],
    ['products.edit', 'administrator', true],
    ['views.manage', 'administrator', false],
    ['masters.edit', 'master', false],
    ['account.settings', 'master', false],
    ['keys.manage', 'master', false],
    ['signing-keys.manage', 'master', true],
    ['orders.enter', 'operator', true],
    ['orders.assign', 'operator', false],
    ['seats.switch', 'operator', false],
    ['files.mail', 'operator', false],
    ['seats.check', 'observer', true],
    ['seats.read', 'observer', false],
    ['integrations.switch', 'administrator', false],
    ['sites.edit', 'operator', false],
    ['sites.administer', 'administrator', false],
    ['credits.move', 'operator', false],
    ['credits.grant', 'operator', true],
    ['usage.report', 'operator', true],
    ['marketing.read', 'administrator', true],
  ] as const)('A6 %s: from %s on; vendor alone: %s', (what, first, vendorOnly) => {
    for (const one of roles) {
      const reached = roles.indexOf(one) >= roles.indexOf(first);
      expect(outcome(decideMay(actor(one, { tier: 0 }), what)), `at ${one}`).toBe(
        reached ? 'accepted' : 'role-too-low',
      );
      expect(outcome(decideMay(actor(one, { tier: 1 }), what)), `at ${one}`).toBe(
        vendorOnly ? 'tier-may-not' : reached ? 'accepted' : 'role-too-low',
      );
    }
  });

  it('A6 every permission stands in the list above', () => {
    expect(names).toHaveLength(34);
  });

  it('X3 an API key may do what its role may, except what is personal or would let a leaked key make more', () => {
    const own: Permission[] = ['profile.edit', 'masters.edit', 'keys.manage', 'signing-keys.manage', 'files.mail'];
    for (const what of names)
      for (const one of roles) {
        const key = { ...actor(one, { tier: 0 }), kind: 'key' } as const;
        expect(outcome(decideMay(key, what)), `${what} at ${one}`).toBe(
          own.includes(what) ? 'people-only' : outcome(decideMay(actor(one, { tier: 0 }), what)),
        );
      }
  });

  it('A2 a suspended account reads, edits its users’ own profiles, revokes keys, and writes nothing else', () => {
    for (const what of names) {
      const decision = decideMay(actor('master', { tier: 0, status: 'suspended' }), what);
      expect(outcome(decision), `at ${what}`).toBe(
        ['data.read', 'caller.read', 'seats.read', 'profile.edit', 'audit.read', 'keys.manage'].includes(what)
          ? 'accepted'
          : 'account-suspended',
      );
    }
  });
});
