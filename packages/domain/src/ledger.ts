import type { StoredLineState } from './entitlement.ts';
import type { NoticeRow } from './notice.ts';
import type { Actor } from './permissions.ts';

/** What a holding is for. `mint` is where a lot's copies come from; only it may go below zero. */
export type Purpose = 'mint' | 'line' | 'activated' | 'retired';

/** A holding to be made, empty. `upperId` is the holding it is filled from. */
export type NewHolding = { id: string; purpose: Purpose; unit: string; upperId: string | null };

/** A quantity on its way from one holding to another of the same unit; whole and ≥ 1. */
export type Transfer = { kind: string; unit: string; fromId: string; toId: string; quantity: number };

/** A row that a plan stands on, in the version that was read. Guarded by the lock of its account. */
export type FactVersion = {
  /** `below`: a line item and all below it; its version is the sum of theirs. */
  kind: 'account' | 'user' | 'key' | 'line' | 'below' | 'product';
  id: string;
  version: number;
  accountId: string;
};

/** For how many seconds, by the database's clock, its author may undo what he did (X8). */
export const undoSeconds = 10;

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
  /** Accounts that nobody else stands on meanwhile: those of lines whose state changes. */
  alone: string[];
  /** States that lines come to have; their versions grow, so that plans under way that stand on them are stale. */
  lineStates: { id: string; state: StoredLineState; reason: string; heldById: string | null }[];
  /** Requests to give copies back (E7). */
  recallRequests: { id: string; lineItemId: string; accountId: string; fromAccountId: string; copies: number; reason: string }[];
  /** What is answered to such requests that are open. */
  answers: { id: string; state: 'accepted' | 'declined' | 'withdrawn'; answer: string }[];
  /** For so many seconds it may be undone (X8): its mails wait that long, and the reply says until when. 0: not offered. */
  undoSeconds: number;
  /** The operation that this one undoes; each is undone once. */
  reverses: string | null;
  /** Mails that are never sent, by id; none of them may be on its way. */
  withdraw: string[];
};

/** A plan that does nothing yet. */
export function emptyPlan(): Plan {
  return {
    facts: [], validUntil: null, holdings: [], entitlements: [], lines: [], custody: [], transfers: [], notices: [],
    alone: [], lineStates: [], recallRequests: [], answers: [], undoSeconds: 0, reverses: null, withdraw: [],
  };
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
    alone: [...new Set(plans.flatMap((plan) => plan.alone))],
    lineStates: plans.flatMap((plan) => plan.lineStates),
    recallRequests: plans.flatMap((plan) => plan.recallRequests),
    answers: plans.flatMap((plan) => plan.answers),
    undoSeconds: Math.max(0, ...plans.map((plan) => plan.undoSeconds)),
    reverses: plans.flatMap((plan) => plan.reverses ?? [])[0] ?? null,
    withdraw: plans.flatMap((plan) => plan.withdraw),
  };
}
