import type { Actor } from '../kernel/permissions.ts';
import { decideMay } from '../kernel/permissions.ts';
import { isVendor, tiersBelow, type Programme } from '../kernel/programme.ts';

/** What can need somebody’s attention (X7), what cannot wait first. */
export const attentionKinds = [
  'relations',
  'requests',
  'recalls',
  'moves',
  'undelivered',
  'signingKeys',
  'suspended',
  'overdue',
  'lowSites',
  'orders',
  'expiring',
  'licencesEnd',
  'notActivated',
  'invitations',
] as const;

/** A kind of things that can need somebody’s attention. */
export type AttentionKind = (typeof attentionKinds)[number];

/** How many days ahead the counts look: the same as the lists that they lead to. */
export const attentionDays = { undelivered: 14, expiring: 30, licencesEnd: 60 };

/** What may need the attention of this actor (X7): of their tier, of what the programme has, and that they may read. */
export function attentionOf(programme: Programme, actor: Actor): readonly AttentionKind[] {
  const has = (module: Programme['modules'][number]) => programme.modules.includes(module);
  const vendor = isVendor(actor.account);
  const handsOn = tiersBelow(programme, actor.account.tier).length > 0;
  const concerned: Record<AttentionKind, boolean> = {
    relations: vendor,
    requests: true,
    recalls: has('entitlements') && !vendor,
    moves: has('entitlements') && vendor,
    undelivered: true,
    signingKeys: has('entitlements') && decideMay(actor, 'signing-keys.manage').ok,
    suspended: has('credits') && vendor,
    overdue: has('credits') && vendor,
    lowSites: has('credits') && !vendor,
    orders: has('orders') && !vendor && handsOn,
    expiring: has('entitlements'),
    licencesEnd: has('orders') && !vendor && handsOn,
    notActivated: handsOn,
    invitations: programme.firstAccess === 'invitation',
  };
  return attentionKinds.filter((kind) => concerned[kind]);
}
