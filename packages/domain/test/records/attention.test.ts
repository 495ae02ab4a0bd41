import { describe, expect, it } from 'vitest';
import { attentionOf, type Actor, type Programme } from '../../src/index.ts';
import { actor, fourRoles } from '../kernel/actors.ts';

const orders: Programme = { ...fourRoles, modules: ['orders'], firstAccess: 'invitation' };
const credits: Programme = { ...fourRoles, modules: ['credits'], firstAccess: 'invitation' };
const on = (tier: number) => actor('operator', { tier });
const key: Actor = { ...actor('master', { tier: 0 }), kind: 'key' };
const always = ['requests', 'undelivered'];

describe('X7 what may need attention', () => {
  it.each([
    ['vendor staff, of copies', fourRoles, on(0), ['relations', 'moves', 'expiring', 'notActivated']],
    [
      'the vendor’s Master, who keeps the signing keys',
      fourRoles,
      actor('master', { tier: 0 }),
      ['relations', 'moves', 'signingKeys', 'expiring', 'notActivated'],
    ],
    [
      'an API key of the vendor, which may not keep them',
      fourRoles,
      key,
      ['relations', 'moves', 'expiring', 'notActivated'],
    ],
    ['who hands copies on', fourRoles, on(1), ['recalls', 'expiring', 'notActivated']],
    ['who hands nothing on', fourRoles, on(3), ['recalls', 'expiring']],
    ['vendor staff, of orders', orders, on(0), ['relations', 'notActivated', 'invitations']],
    ['a partner with orders', orders, on(1), ['orders', 'licencesEnd', 'notActivated', 'invitations']],
    ['a customer of licences', orders, on(3), ['invitations']],
    ['vendor staff, of sites', credits, on(0), ['relations', 'suspended', 'overdue', 'notActivated', 'invitations']],
    ['who runs sites', credits, on(3), ['lowSites', 'invitations']],
  ] as const)('X7 %s', (_, programme, who, kinds) => {
    expect(attentionOf(programme, who).toSorted()).toEqual([...always, ...kinds].toSorted());
  });

  it('X7 what cannot wait comes first', () => {
    expect(attentionOf(fourRoles, on(1))).toEqual(['requests', 'recalls', 'undelivered', 'expiring', 'notActivated']);
  });
});
