import { accept, each, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import { actorFact, emptyPlan, type Plan } from '../kernel/ledger.ts';
import { may, type Actor, type Permission } from '../kernel/permissions.ts';
import { notDeleted, siteFact } from './site.ts';
import { enoughCredits } from './wallet.ts';
import { refuseInsufficientCredits, opposites, type UndoneTransfer } from '../records/undo.ts';

/** The facts for reversing an entry (C6): the operation that made it, with all of its movements. */
export type ReversalFacts = {
  actor: Actor & { version: number };
  /** `accountId`: whose credits they are. */
  operation: { id: string; kind: string; accountId: string; reversed: boolean };
  /** `atSite`: the name of the site they went to, where it is one. */
  transfers: readonly (UndoneTransfer & { atSite: string | null })[];
  /** Sites that credits came from or went to. */
  sites: readonly { id: string; version: number; accountId: string; name: string; deleted: boolean }[];
  /** Orders that it entered: one corrected or cancelled since cannot be reversed here. */
  orders?: readonly { id: string; version: number; accountId: string; cancelled: boolean }[];
};

// The side that did it reverses it: partners what they moved, the vendor what it granted.
const permissionsOfKinds: Readonly<Record<string, Permission>> = {
  'credits.move': 'credits.move',
  'site.create': 'credits.move',
  'import.sites': 'credits.move',
  'credits.grant': 'credits.grant',
  'order.enter': 'orders.enter',
};

/** Whether movements of credits could be reversed; the portal shows a disabled action with this reason (C6, E6). */
export function decideReversible(facts: Omit<ReversalFacts, 'actor'> & { actor: Actor }): Decision<null> {
  const { actor, operation } = facts;
  const permission = permissionsOfKinds[operation.kind];
  // Where nobody can reverse it, the portal offers nothing.
  if (permission === undefined) return refuse('not-reversible', {});
  const orders = facts.orders ?? [];
  if (operation.reversed || orders.some(({ cancelled }) => cancelled)) return refuse('already-reversed', {});
  if (orders.some(({ version }) => version > 1)) return refuse('not-reversible', {});
  const wrong = may(actor, permission);
  if (wrong) return wrong;
  if (permission === 'credits.move' && operation.accountId !== actor.account.id)
    return refuse('tier-may-not', { whose: 'sites' });
  const deleted = each(facts.sites, notDeleted);
  if (deleted) return deleted;
  const short = refuseInsufficientCredits(facts.transfers);
  if (!short) return accept(null);
  const at = facts.transfers.find(({ toId }) => toId === short.id)?.atSite ?? null;
  return enoughCredits(at, short.available, short.needed) ?? accept(null);
}

/** A wrong entry is reversed by linked opposite movements, once, and never edited (C6). */
export function decideReversal(facts: ReversalFacts): Decision<Plan> {
  const wrong = refusedBy(decideReversible(facts));
  if (wrong) return wrong;
  const orders = facts.orders ?? [];
  return accept({
    ...emptyPlan(),
    facts: [
      actorFact(facts.actor),
      ...facts.sites.map(siteFact),
      ...orders.map(({ id, version, accountId }) => ({ kind: 'order' as const, id, version, accountId })),
    ],
    // A correction or cancellation of the order at the same time is decided anew.
    sets: orders.map(({ id }) => ({ table: 'purchase_order' as const, id, set: {}, while: { state: 'open' } })),
    transfers: opposites(facts.transfers, 'reverse'),
    reverses: facts.operation.id,
  });
}
