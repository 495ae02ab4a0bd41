import { accept, refuse, refusedBy, type Decision, type Refusal } from '../kernel/decision.ts';
import { fits, handsOnTo, holds, notClosed, notExpired, notOnHold, openAccount, whole } from '../kernel/guards.ts';
import type { Addressee } from './entitlement.ts';
import type { StoredLineState } from '../kernel/line-state.ts';
import { may, type AccountStatus, type Actor } from '../kernel/permissions.ts';
import type { Programme } from '../kernel/programme.ts';

/** A line item that copies are to be taken from. */
export type SplitLine = {
  id: string;
  version: number;
  activationId: string;
  entitlementId: string;
  productId: string;
  productName: string;
  accountId: string;
  rootId: string;
  state: StoredLineState;
  stateReason: string;
  startsOn: string;
  expiresOn: string | null;
  /** ISO, as exact as the database has it: of two that expire alike the older one serves first. */
  createdAt: string;
  available: number;
  /** The accounts that its copies came through; they become upper accounts of the one that gets some of them. */
  above: readonly string[];
};

/** An account that copies are to be handed on to. */
export type SplitTarget = {
  id: string;
  version: number;
  name: string;
  tier: number;
  status: AccountStatus;
  related: boolean;
};

/** What was typed instead of an id, and how many it fits among what the actor may see. */
export type Typed = { text: string; fits: number };

/**
 * Which lines of a product serve first: those that end first, so that nothing is left to expire, or those that last
 * longest.
 */
export const servingPreferences = ['ending-first', 'lasting-first'] as const;

/** One of them. */
export type ServingPreference = (typeof servingPreferences)[number];

/** Where a row's copies come from: one line, or whichever lines of a product serve first. */
export type SplitSource =
  /** `line` null: nothing there that the actor may see. `typed`: the activation ID, where that was asked for. */
  | { by: 'line'; line: SplitLine | null; typed: string | null }
  /** `lines`: those of the product that the actor holds, in any order; `cut`: there are more of them than are read. */
  | { by: 'product'; product: string | null; typed: Typed | null; lines: readonly SplitLine[]; cut: boolean };

/** A contact who was asked for and is inactive, by name. */
export type InactiveContact = { inactive: string };

/** The facts of one row of a split. */
export type SplitRowFacts = {
  source: SplitSource;
  /** Null where there is nothing the actor may see. */
  target: SplitTarget | null;
  /** The name or identifier that the target was asked for by; null where it was an id. */
  typedTarget: Typed | null;
  /** Undefined: none asked for. Null: asked for, and not one of the target's. */
  contact: Addressee | InactiveContact | null | undefined;
};

/** Ids for what a split makes; as many as there are rows and lines together are enough. */
export type FreshChild = { lineId: string; activationId: string; mailId: string };

/** The facts for a split (E4, E6). */
export type SplitFacts = {
  actor: Actor & { version: number };
  /** The address of who hands on, for questions; '' for a key. */
  by: string;
  programme: Programme;
  today: string;
  rows: readonly SplitRowFacts[];
  fresh: readonly FreshChild[];
  /** For rows that name a product. */
  prefer: ServingPreference;
  /** True when an earlier attempt found the copies gone; then the refusal says so. */
  triedBefore: boolean;
};

/** One row as it is asked for. */
export type SplitAsk = { copies: number };

/** The parts of a row that something can be wrong with. */
export const splitFields = ['source', 'copies', 'target', 'contact'] as const;

/** What is wrong with a row, and with which part of it. */
export type WrongField = { field: (typeof splitFields)[number]; refusal: Refusal };

/**
 * What would become of a row: the lines it draws on, its target and contact; and all that is wrong with it, in the
 * order of E6.
 */
export type JudgedRow = {
  draws: readonly { line: SplitLine; copies: number }[];
  /** What its line or product has left for it when its turn comes; null where there is no such line or product. */
  available: number | null;
  target: SplitTarget | null;
  contact: Addressee | null;
  wrong: readonly WrongField[];
};

/** The most lines that a request draws on by product alone. */
export const maxLinesDrawn = 2000;

/**
 * Judges all rows of a split together (E4): rows that name their line are served first, then those that name a product,
 * both in their order; no two rows get the same copies. A row counts against the stock even where its target is wrong.
 */
export function judgeSplits(facts: SplitFacts, ask: { rows: readonly SplitAsk[]; mail: boolean }): JudgedRow[] {
  const left = new Map<string, number>();
  const judged = new Map<number, JudgedRow>();
  const all = facts.rows.map((row, index) => ({ row, index, copies: ask.rows[index]?.copies ?? 0 }));
  for (const by of ['line', 'product'] as const) {
    for (const { row, index, copies } of all.filter((one) => one.row.source.by === by))
      judged.set(index, judgeRow(facts, row, copies, ask.mail, left));
  }
  return all.flatMap(({ index }) => judged.get(index) ?? []);
}

function judgeRow(
  facts: SplitFacts,
  row: SplitRowFacts,
  copies: number,
  mail: boolean,
  left: Map<string, number>,
): JudgedRow {
  const wrong: WrongField[] = [];
  const keep = <T>(field: WrongField['field'], decision: Decision<T>): T | null => {
    if (decision.ok) return decision.value;
    wrong.push({ field, refusal: decision.refusal });
    return null;
  };
  const leftOf = (line: SplitLine) => left.get(line.id) ?? line.available;
  const lines = keep('source', decideSource(facts, row.source));
  const quantity = keep('copies', whole(copies) ?? accept(copies));
  const target = keep('target', decideTarget(facts, row));
  const contact = target && keep('contact', decideContact(row, target, mail));
  const available = lines?.reduce((sum, line) => sum + leftOf(line), 0) ?? null;
  const draws =
    (lines === null || quantity === null ? null : keep('copies', draw(facts, row.source, lines, quantity, leftOf))) ??
    [];
  for (const { line, copies: drawn } of draws) left.set(line.id, leftOf(line) - drawn);
  return { draws, available, target: row.target, contact: contact ?? null, wrong };
}

// Takes the copies from the lines in their order; all of them or none.
function draw(
  facts: SplitFacts,
  source: SplitSource,
  lines: readonly SplitLine[],
  copies: number,
  leftOf: (line: SplitLine) => number,
): Decision<JudgedRow['draws']> {
  const draws = [];
  let missing = copies;
  for (const line of lines) {
    const drawn = Math.min(missing, leftOf(line));
    if (drawn > 0) draws.push({ line, copies: drawn });
    missing -= drawn;
    if (missing === 0) return accept(draws);
  }
  if (source.by === 'product' && source.cut) return refuse('too-many-lines', { limit: maxLinesDrawn });
  const available = copies - missing;
  if (facts.triedBefore) return refuse('copies-taken', { available, asked: copies });
  if (source.by === 'line') return refuse('only-available', { available, asked: copies });
  return refuse('only-available-of-product', {
    product: source.product ?? '',
    available,
    asked: copies,
    lines: draws.length,
  });
}

/** The lines a row may draw on, in serving order; at least one, with something left before this request. */
function decideSource(facts: SplitFacts, source: SplitSource): Decision<readonly SplitLine[]> {
  if (source.by === 'line') {
    if (source.line === null)
      return source.typed === null ? refuse('not-found', {}) : refuse('line-unknown', { activationId: source.typed });
    return refusedBy(decideSplittable(facts, source.line)) ?? accept([source.line]);
  }
  const wrong = may(facts.actor, 'copies.move');
  if (wrong) return wrong;
  if (source.typed !== null && source.typed.fits > 1)
    return refuse('product-ambiguous', { product: source.typed.text });
  if (source.product === null)
    return source.typed === null ? refuse('not-found', {}) : refuse('product-unknown', { product: source.typed.text });
  return accept(
    servingOrder(
      source.lines.filter((line) => decideSplittable(facts, line).ok),
      facts.prefer,
    ),
  );
}

/**
 * Lines in the order in which they serve: by their end, perpetual ones being those that last longest; of two that end
 * alike the older one first (E4).
 */
export function servingOrder<L extends Pick<SplitLine, 'id' | 'expiresOn' | 'createdAt'>>(
  lines: readonly L[],
  prefer: ServingPreference,
): L[] {
  const end = ({ expiresOn }: L) => expiresOn ?? 'never';
  const age = ({ createdAt, id }: L) => `${createdAt} ${id}`;
  const earlier = prefer === 'ending-first' ? -1 : 1;
  return lines.toSorted((one, other) => {
    if (end(one) !== end(other)) return end(one) < end(other) ? earlier : -earlier;
    return age(one) < age(other) ? -1 : 1;
  });
}

/**
 * Whether the actor could split this line at all, whatever the target and quantity; the portal shows the disabled
 * action with this reason (E6).
 */
export function decideSplittable(
  facts: Pick<SplitFacts, 'actor' | 'today'>,
  line: Pick<SplitLine, 'accountId' | 'state' | 'stateReason' | 'expiresOn' | 'available'>,
): Decision<null> {
  const wrong = holds(facts.actor, line.accountId) ?? may(facts.actor, 'copies.move') ?? notOnHold(line);
  return wrong ?? notClosed(line) ?? notExpired(line, facts.today) ?? fits(1, line.available) ?? accept(null);
}

function decideTarget({ actor, programme }: SplitFacts, { target, typedTarget }: SplitRowFacts): Decision<SplitTarget> {
  if (typedTarget !== null && typedTarget.fits > 1) return refuse('target-ambiguous', { account: typedTarget.text });
  if (target === null || !target.related)
    return typedTarget === null
      ? refuse('target-not-related', {})
      : refuse('target-unknown', { account: typedTarget.text });
  return handsOnTo(programme, actor.account.tier, target.tier) ?? openAccount(target) ?? accept(target);
}

function decideContact({ contact }: SplitRowFacts, target: SplitTarget, mail: boolean): Decision<Addressee | null> {
  if (contact === null) return refuse('contact-not-of-target', { account: target.name });
  if (contact && 'inactive' in contact)
    return refuse('contact-inactive', { account: target.name, user: contact.inactive });
  if (mail && contact === undefined) return refuse('no-recipient', { account: target.name });
  return accept(contact ?? null);
}
