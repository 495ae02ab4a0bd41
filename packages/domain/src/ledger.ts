import type { NoticeRow } from './notice.ts';
import type { Actor } from './permissions.ts';

/** What a holding is for. `mint` is where a lot's copies come from; only it may go below zero. */
export type Purpose = 'mint' | 'line' | 'activated' | 'retired';

/** A holding to be made, empty. `upperId` is the holding it is filled from. */
export type NewHolding = { id: string; purpose: Purpose; unit: string; upperId: string | null };

/** A quantity on its way from one holding to another of the same unit; whole and ≥ 1. */
export type Transfer = { kind: string; unit: string; fromId: string; toId: string; quantity: number };

/** A row that a plan stands on, in the version that was read. Guarded by the lock of its account. */
export type FactVersion = { kind: 'account' | 'user' | 'key' | 'line' | 'product'; id: string; version: number; accountId: string };

/** That the actor is still who he was when it was decided: a user's level and access, a key's not being revoked, the state of their account. */
export function actorFact(actor: Actor & { version: number }): FactVersion {
  return { kind: actor.kind, id: actor.id, version: actor.version, accountId: actor.account.id };
}

/** A line item to be made; its quantity comes by transfer. Dates are ISO days. */
export type NewLine = {
  id: string;
  entitlementId: string;
  productId: string;
  accountId: string;
  fromAccountId: string;
  contactId: string | null;
  parentId: string | null;
  rootId: string;
  activationId: string;
  startsOn: string;
  expiresOn: string | null;
};

/** What a decision wants done, as data. `commit_plans` carries it out whole or not at all. */
export type Plan = {
  facts: FactVersion[];
  /** The instant at which what was decided stops being true (a line's expiry), ISO, or null. */
  validUntil: string | null;
  holdings: NewHolding[];
  entitlements: { id: string; accountId: string; orderNumber: string; orderKey: string }[];
  lines: NewLine[];
  /** Pairs of accounts of which the upper one comes to stand above the lower one in a custody chain. */
  custody: { upperId: string; lowerId: string }[];
  transfers: Transfer[];
  notices: NoticeRow[];
};

/** A plan that does nothing yet. */
export function emptyPlan(): Plan {
  return { facts: [], validUntil: null, holdings: [], entitlements: [], lines: [], custody: [], transfers: [], notices: [] };
}

/** The plan of several that are carried out together: every part of each, facts once. */
export function joinPlans(plans: readonly Plan[]): Plan {
  const facts = new Map(plans.flatMap((plan) => plan.facts).map((fact) => [`${fact.kind} ${fact.id}`, fact]));
  const custody = new Map(plans.flatMap((plan) => plan.custody).map((pair) => [`${pair.upperId} ${pair.lowerId}`, pair]));
  const ends = plans.flatMap((plan) => plan.validUntil ?? []).sort();
  return {
    facts: [...facts.values()],
    validUntil: ends[0] ?? null,
    holdings: plans.flatMap((plan) => plan.holdings),
    entitlements: plans.flatMap((plan) => plan.entitlements),
    lines: plans.flatMap((plan) => plan.lines),
    custody: [...custody.values()],
    transfers: plans.flatMap((plan) => plan.transfers),
    notices: plans.flatMap((plan) => plan.notices),
  };
}
