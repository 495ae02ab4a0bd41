import type { NoticeRow } from './notice.ts';
import type { NewRow } from './new-row.ts';
import type { Actor } from './permissions.ts';

/**
 * The purpose of a holding. `mint` is where a lot's copies come from; only it may go below zero. Copies lie in a `line`
 * or are `activated` or `retired`; seats lie in an `order` line until they are assigned, then free in a `pool` or
 * `used`; credits lie in a `wallet` or a `site` until they are `charged`.
 */
export type Purpose =
  | 'mint'
  | 'line'
  | 'activated'
  | 'retired'
  | 'order'
  | 'pool'
  | 'used'
  | 'wallet'
  | 'site'
  | 'charged';

/** An empty holding to create. `upperId` is the holding it is filled from. */
export type NewHolding = { id: string; purpose: Purpose; unit: string; upperId: string | null };

/**
 * A quantity that moves from one holding to another of the same unit; whole and ≥ 1. `walletId`: for credits, the
 * wallet in whose history it is listed (C5).
 */
export type Transfer = {
  kind: string;
  unit: string;
  fromId: string;
  toId: string;
  quantity: number;
  walletId?: string;
};

/** A row that a plan rests on, in the version that was read. Guarded by the lock of its account. */
export type FactVersion = {
  /**
   * `below`: a line item and all below it; its version is the sum of theirs. `seats`: all seats of an account, by the
   * account's id, likewise. `session`: that it is open; it has no version. `moves`: of a line item, by its id; in place
   * of a version, how many copies at most may have moved within a year (E13). `renewals`: likewise, how many lines of
   * requests renew it (E15).
   */
  kind:
    | 'account'
    | 'user'
    | 'key'
    | 'session'
    | 'line'
    | 'below'
    | 'product'
    | 'order'
    | 'site'
    | 'seats'
    | 'moves'
    | 'renewals';
  id: string;
  version: number;
  accountId: string;
};

/** For how many seconds, by the database's clock, its author may undo the operation (X8). */
export const undoSeconds = 10;

/**
 * The actor as read for the decision: a user's role and access, that a key is not revoked, the state of their account.
 * It must be unchanged at commit.
 */
export function actorFact(actor: Actor & { version: number }): FactVersion {
  return { kind: actor.kind, id: actor.id, version: actor.version, accountId: actor.account.id };
}

/** That an account is as it was read. */
export function accountFact({ id, version }: Pick<FactVersion, 'id' | 'version'>): FactVersion {
  return { kind: 'account', id, version, accountId: id };
}

/** That the products of lines are as they were read, which the vendor's account keeps. */
export function productFacts(
  lines: readonly { product: Pick<FactVersion, 'id' | 'version'> }[],
  vendorAccountId: string,
): FactVersion[] {
  return lines.map(({ product: { id, version } }) => ({ kind: 'product', id, version, accountId: vendorAccountId }));
}

/**
 * A row to change; its version, where it has one, grows. It must still be as `while` says, else the plan is stale and
 * decided again. `stamps` are columns set to this instant or this operation.
 */
export type RowSet = {
  table:
    | 'account'
    | 'activation'
    | 'line_item'
    | 'move_request'
    | 'purchase_order'
    | 'recall_request'
    | 'receipt_nonce'
    | 'seat'
    | 'site'
    | 'site_charge'
    | 'request_line'
    | 'request_rule';
  id: string;
  set: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  stamps?: Readonly<Record<string, 'now' | 'operation'>>;
  while?: Readonly<Record<string, string | number | boolean | null>>;
};

/** The outcome of a decision, as data. `commit_plans` carries it out whole or not at all. */
export type Plan = {
  facts: FactVersion[];
  /** The instant until which the decision holds (a line's expiry), ISO, or null. */
  validUntil: string | null;
  holdings: NewHolding[];
  /** Pairs of accounts of which the upper one becomes an upper account of the lower one in a custody chain. */
  custody: { upperId: string; lowerId: string }[];
  transfers: Transfer[];
  /** Holdings that must be empty afterwards; such a plan locks their account exclusively. */
  emptied: string[];
  notices: NoticeRow[];
  /** Accounts locked exclusively: those of lines whose state changes. */
  alone: string[];
  /** Rows to change, and rows to add after them. */
  sets: RowSet[];
  rows: NewRow[];
  /**
   * For how many seconds it may be undone (X8): its mails wait that long, and the reply says until when. 0: not
   * offered.
   */
  undoSeconds: number;
  /** The operation that this one undoes; each is undone once. */
  reverses: string | null;
  /** Mails to withdraw, by id; none of them may be under way. */
  withdraw: string[];
};

/** Returns a plan that does nothing yet. */
export function emptyPlan(): Plan {
  return {
    facts: [],
    validUntil: null,
    holdings: [],
    custody: [],
    transfers: [],
    emptied: [],
    notices: [],
    alone: [],
    sets: [],
    rows: [],
    undoSeconds: 0,
    reverses: null,
    withdraw: [],
  };
}

/** Joins plans into one that carries all of them out: every part of each, facts once. */
export function joinPlans(plans: readonly Plan[]): Plan {
  const facts = new Map(plans.flatMap((plan) => plan.facts).map((fact) => [`${fact.kind} ${fact.id}`, fact]));
  const custody = new Map(
    plans.flatMap((plan) => plan.custody).map((pair) => [`${pair.upperId} ${pair.lowerId}`, pair]),
  );
  const ends = plans.flatMap((plan) => plan.validUntil ?? []).sort();
  return {
    facts: [...facts.values()],
    validUntil: ends[0] ?? null,
    holdings: plans.flatMap((plan) => plan.holdings),
    custody: [...custody.values()],
    transfers: plans.flatMap((plan) => plan.transfers),
    emptied: plans.flatMap((plan) => plan.emptied),
    notices: plans.flatMap((plan) => plan.notices),
    alone: [...new Set(plans.flatMap((plan) => plan.alone))],
    sets: plans.flatMap((plan) => plan.sets),
    rows: plans.flatMap((plan) => plan.rows),
    undoSeconds: Math.max(0, ...plans.map((plan) => plan.undoSeconds)),
    reverses: plans.flatMap((plan) => plan.reverses ?? [])[0] ?? null,
    withdraw: plans.flatMap((plan) => plan.withdraw),
  };
}

/** The parts that plans of activations have. */
type MergedPart = 'facts' | 'alone' | 'holdings' | 'transfers' | 'notices' | 'sets' | 'rows';

/**
 * Several plans as one, which is carried out whole or not at all: it rests on all that they rest on, and holds as long
 * as each of them does.
 */
export function mergedPlan(plans: readonly Pick<Plan, MergedPart | 'validUntil'>[]): Plan {
  const facts = plans.flatMap((plan) => plan.facts);
  const ends = plans.flatMap(({ validUntil }) => validUntil ?? []).toSorted();
  return {
    ...emptyPlan(),
    facts: [...new Map(facts.map((fact) => [`${fact.kind} ${fact.id}`, fact])).values()],
    alone: [...new Set(plans.flatMap(({ alone }) => alone))],
    validUntil: ends[0] ?? null,
    holdings: plans.flatMap(({ holdings }) => holdings),
    transfers: plans.flatMap(({ transfers }) => transfers),
    notices: plans.flatMap(({ notices }) => notices),
    sets: plans.flatMap(({ sets }) => sets),
    rows: plans.flatMap(({ rows }) => rows),
  };
}
