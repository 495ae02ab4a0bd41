import { accept, refuse, refusedBy, type Decision, type Refused } from '../kernel/decision.ts';
import { fits, holds, notClosed, notOnHold, undecided, whole } from '../kernel/guards.ts';
import type { Addressee } from './entitlement.ts';
import type { StoredLineState } from '../kernel/line-state.ts';
import { accountFact, actorFact, emptyPlan, joinPlans, undoSeconds, type Plan } from '../kernel/ledger.ts';
import { may, type Actor } from '../kernel/permissions.ts';
import { answered, type RecallAnswer } from './recall-answer.ts';
import type { RefusedRow } from './split.ts';
import { askedNotice, declinedNotice, movedNotices } from './take-back-notices.ts';

/** One of the two sides of a take-back: its name, what the other side may know of it (A3), and whom to mail. */
export type BackSide = { accountId: string; name: string; known: string | null; contact: Addressee | null };

/**
 * A line item that copies may go back from, to the holding that they came from: the parent line, under whose activation
 * ID they are again. Copies of a root go back to the vendor, that is to the mint of their lot: what the vendor has
 * issued of it is what the mint gave minus what it took back, just as a line's copies are what came in minus what went
 * back, and so issued = available + in use + retired stays true (SPEC §1).
 */
export type BackLine = {
  id: string;
  version: number;
  rootId: string;
  state: StoredLineState;
  stateReason: string;
  available: number;
  activationId: string;
  productName: string;
  startsOn: string;
  expiresOn: string | null;
  upper: { holdingId: string; activationId: string | null };
  giver: BackSide & { version: number; closed: boolean };
  holder: BackSide;
  /**
   * The recall window is over: taking back needs the holder's consent. Never where nobody of the holder could give it,
   * as its tier does not sign in.
   */
  needsConsent: boolean;
  /** The instant at which the window ends; null where it has ended, or never will. */
  windowEnds: string | null;
  /** A recall request for it waits for an answer. */
  requestWaits: boolean;
};

/** The facts for rows of a return or recall (E7). */
export type BackFacts = {
  actor: Actor & { version: number };
  rows: readonly { line: BackLine; fresh: { requestId: string; mailIds: readonly [string, string] } }[];
  /** True when an earlier attempt found the copies gone; then the refusal says so. */
  triedBefore: boolean;
};

/** Rows of a return or recall as they are asked for. */
export type BackAsk = { rows: readonly { copies: number }[]; reason: string };

/** The plan with the outcome of each row, or each refused row with its reason. */
export type BackDecision =
  | { ok: true; plan: Plan; done: readonly ('moved' | 'requested')[] }
  | { ok: false; refused: RefusedRow[] };

type Row = BackFacts['rows'][number] & { copies: number };

/** The receiver returns copies, all rows or none, at any time, even of expired lines, which is harmless (E7). */
export function decideReturns(facts: BackFacts, ask: BackAsk): BackDecision {
  return decideRows(
    facts,
    ask,
    (row) => {
      const wrong = refusedBy(decideReturnable(facts, row.line)) ?? enough(facts, row);
      if (wrong) return wrong;
      const plan = moved(facts.actor, row, 'return');
      const { giver } = row.line;
      plan.facts.push(accountFact({ id: giver.accountId, version: giver.version }));
      return accept({ plan, done: 'moved' });
    },
    'copies-returned',
  );
}

/**
 * The sender takes copies back, all rows or none: at once within the recall window, later by a request that the
 * receiver answers; expired ones too (E7).
 */
export function decideRecalls(facts: BackFacts, ask: BackAsk): BackDecision {
  const waiting = new Set<string>();
  return decideRows(
    facts,
    ask,
    (row) => {
      const { line } = row;
      const requestWaits = line.requestWaits || waiting.has(line.id);
      const wrong = refusedBy(decideRecallable(facts, { ...line, requestWaits })) ?? enough(facts, row);
      if (wrong) return wrong;
      if (!line.needsConsent)
        return accept({ plan: { ...moved(facts.actor, row, 'recall'), validUntil: line.windowEnds }, done: 'moved' });
      waiting.add(line.id);
      return accept({ plan: requested(facts.actor, row, ask.reason), done: 'requested' });
    },
    'copies-recalled',
  );
}

/** Whether the actor could return copies of this line; the portal shows a disabled action with the reason (E6). */
export function decideReturnable(
  facts: Pick<BackFacts, 'actor'>,
  line: Pick<BackLine, 'state' | 'stateReason' | 'available'> & {
    holder: { accountId: string };
    giver: { closed: boolean };
  },
): Decision<null> {
  return (
    holds(facts.actor, line.holder.accountId) ??
    moves(facts.actor, line) ??
    // A suspended giver still gets copies back: the receiver may return at any time. A closed one does not.
    (line.giver.closed ? refuse('sender-closed', {}) : null) ??
    fits(1, line.available) ??
    accept(null)
  );
}

/** Whether the actor could take back copies of this line, or ask for them, in any state of the holder's account. */
export function decideRecallable(
  facts: Pick<BackFacts, 'actor'>,
  line: Pick<BackLine, 'state' | 'stateReason' | 'available' | 'needsConsent' | 'requestWaits'> & {
    giver: { accountId: string };
  },
): Decision<null> {
  return (
    sent(facts.actor, line.giver) ??
    moves(facts.actor, line) ??
    (line.needsConsent && line.requestWaits ? refuse('recall-pending', {}) : null) ??
    fits(1, line.available) ??
    accept(null)
  );
}

/** The facts for answering a recall request. */
export type AnswerFacts = {
  actor: Actor & { version: number };
  request: { id: string; state: string; copies: number; reason: string };
  line: BackLine;
  fresh: BackFacts['rows'][number]['fresh'];
  triedBefore: boolean;
};

/** Answers a recall request, once: the receiver accepts or declines it, the sender may withdraw it (E7). */
export function decideAnswer(facts: AnswerFacts, ask: { decision: RecallAnswer; answer: string }): Decision<Plan> {
  const wrong = refusedBy(decideAnswerable(facts, ask.decision));
  if (wrong) return wrong;
  const { actor, request, line, fresh } = facts;
  const row = { line, fresh, copies: request.copies };
  const plan = {
    ...emptyPlan(),
    facts: [actorFact(actor)],
    alone: [line.holder.accountId],
    sets: [answered(request.id, ask.decision, ask.answer)],
  };
  if (ask.decision === 'withdrawn') return accept(plan);
  if (ask.decision === 'declined') return accept({ ...plan, notices: declinedNotice(actor, row, ask.answer) });
  // Accepting is a deliberate answer, not a slip: it takes effect at once and is not undone.
  return accept({
    ...joinPlans([plan, moved(actor, row, 'recall')]),
    undoSeconds: 0,
    notices: movedNotices(actor, [row], 'copies-recalled', request.reason),
  });
}

/** Whether the actor could give this answer; the portal shows a disabled action with this reason. */
export function decideAnswerable(
  facts: {
    actor: Actor;
    request: { state: string; copies: number };
    line: Pick<BackLine, 'state' | 'stateReason' | 'available'> & Record<'giver' | 'holder', { accountId: string }>;
    triedBefore?: boolean;
  },
  decision: RecallAnswer,
): Decision<null> {
  const { actor, request, line } = facts;
  const side = decision === 'withdrawn' ? sent(actor, line.giver) : holds(actor, line.holder.accountId);
  const wrong = side ?? may(actor, 'copies.move') ?? undecided(request);
  if (wrong) return wrong;
  if (decision !== 'accepted') return accept(null);
  return moves(actor, line) ?? fits(request.copies, line.available, facts.triedBefore) ?? accept(null);
}

function sent({ account }: Actor, giver: { accountId: string }): Refused | null {
  return account.id === giver.accountId ? null : refuse('not-sender', {});
}

// A line on hold or closed moves nothing; one that has expired may go back.
function moves(actor: Actor, line: Pick<BackLine, 'state' | 'stateReason'>): Refused | null {
  return may(actor, 'copies.move') ?? notOnHold(line) ?? notClosed(line);
}

function enough({ triedBefore }: BackFacts, { line, copies }: Row): Refused | null {
  return whole(copies) ?? fits(copies, line.available, triedBefore);
}

// Rows of one line share what it has. One mail to each person for all rows that concern them.
function decideRows(
  facts: BackFacts,
  ask: BackAsk,
  decide: (row: Row) => Decision<{ plan: Plan; done: 'moved' | 'requested' }>,
  kind: 'copies-returned' | 'copies-recalled',
): BackDecision {
  const left = new Map(facts.rows.map(({ line }) => [line.id, line.available]));
  const refused: RefusedRow[] = [];
  const plans: Plan[] = [];
  const done: ('moved' | 'requested')[] = [];
  const told: Row[] = [];
  facts.rows.forEach((row, index) => {
    const copies = ask.rows[index]?.copies ?? 0;
    const available = left.get(row.line.id) ?? 0;
    const decision = decide({ ...row, line: { ...row.line, available }, copies });
    if (!decision.ok) return void refused.push({ row: index, refusal: decision.refusal });
    left.set(row.line.id, available - copies);
    plans.push(decision.value.plan);
    done.push(decision.value.done);
    if (decision.value.done === 'moved') told.push({ ...row, copies });
  });
  if (refused.length > 0) return { ok: false, refused };
  const plan = joinPlans(plans);
  return {
    ok: true,
    plan: { ...plan, notices: [...plan.notices, ...movedNotices(facts.actor, told, kind, ask.reason)] },
    done,
  };
}

function moved(actor: BackFacts['actor'], { line, copies }: Row, kind: 'return' | 'recall'): Plan {
  return {
    ...emptyPlan(),
    facts: [actorFact(actor), { kind: 'line', id: line.id, version: line.version, accountId: line.holder.accountId }],
    transfers: [{ kind, unit: line.rootId, fromId: line.id, toId: line.upper.holdingId, quantity: copies }],
    undoSeconds,
  };
}

function requested(actor: BackFacts['actor'], row: Row, reason: string): Plan {
  const { line, copies, fresh } = row;
  return {
    ...emptyPlan(),
    facts: [actorFact(actor), { kind: 'line', id: line.id, version: line.version, accountId: line.holder.accountId }],
    // One request for each line waits at a time: a concurrent one is decided after it.
    alone: [line.holder.accountId],
    rows: [
      {
        table: 'recall_request',
        row: {
          id: fresh.requestId,
          lineItemId: line.id,
          accountId: line.holder.accountId,
          fromAccountId: line.giver.accountId,
          copies,
          reason,
        },
      },
    ],
    notices: askedNotice(actor, row, reason),
    undoSeconds,
  };
}
