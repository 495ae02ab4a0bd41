import { accept, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import { notClosed, notOnHold } from '../kernel/guards.ts';
import type { Addressee } from './entitlement.ts';
import type { StoredLineState } from '../kernel/line-state.ts';
import { actorFact, emptyPlan, type Plan, type RowSet } from '../kernel/ledger.ts';
import type { LineInMail, Notice } from '../kernel/notice.ts';
import { may, type Actor } from '../kernel/permissions.ts';

/** A line item whose state may change with that of an upper one. `heldById`: the line that it was set on hold with. */
export type HeldLine = LineInMail & {
  id: string;
  accountId: string;
  state: StoredLineState;
  stateReason: string;
  heldById: string | null;
};

/** The facts for a hold or a release (E3). */
export type HoldFacts = {
  actor: Actor & { version: number };
  line: HeldLine;
  /** The parent line is on hold. */
  upperOnHold: boolean;
  /** The line and all below it, and the sum of their versions. */
  below: readonly HeldLine[];
  versions: number;
  /** For each account that holds one of them: its name, and the recipient of the mail. */
  holders: readonly { accountId: string; name: string; contact: Addressee | null; mailId: string }[];
};

/**
 * Vendor staff set a line and all below it on hold; what was on hold or closed before stays as it was. Each holder is
 * notified of its own lines (E3).
 */
export function decideHold(facts: HoldFacts, ask: { reason: string }): Decision<Plan> {
  const lines = facts.below.filter((line) => line.state === 'open');
  const to: NewState = { state: 'on-hold', reason: ask.reason, heldById: facts.line.id };
  return refusedBy(decideHoldable(facts, facts.line)) ?? accept(changed(facts, lines, to));
}

/** Vendor staff release a line, and below it exactly what was set on hold with it (E3). */
export function decideRelease(facts: HoldFacts): Decision<Plan> {
  const { id } = facts.line;
  const lines = facts.below.filter((line) => line.id === id || line.heldById === id);
  const to: NewState = { state: 'open', reason: '', heldById: null };
  return refusedBy(decideReleasable(facts, facts.line)) ?? accept(changed(facts, lines, to));
}

/**
 * Whether the actor could set this line on hold, an expired one too; the portal shows a disabled action with this
 * reason.
 */
export function decideHoldable(
  facts: Pick<HoldFacts, 'actor'>,
  line: Pick<HeldLine, 'state' | 'stateReason'>,
): Decision<null> {
  return may(facts.actor, 'entitlements.hold') ?? notClosed(line) ?? notOnHold(line) ?? accept(null);
}

/** Whether the actor could release this line: not while an upper one is on hold, as that would free nothing. */
export function decideReleasable(
  facts: Pick<HoldFacts, 'actor' | 'upperOnHold'>,
  line: Pick<HeldLine, 'state'>,
): Decision<null> {
  const wrong = may(facts.actor, 'entitlements.hold');
  if (wrong) return wrong;
  if (line.state !== 'on-hold') return refuse('line-not-on-hold', {});
  return facts.upperOnHold ? refuse('on-hold-above', {}) : accept(null);
}

/** The state that a line comes to have, why, and which line it was set on hold with. */
type NewState = { state: StoredLineState; reason: string; heldById: string | null };

/** Sets the state of a line; its version grows, so that concurrent plans that rest on it are stale. */
export function newLineState(id: string, { state, reason, heldById }: NewState): RowSet {
  return { table: 'line_item', id, set: { state, stateReason: reason, heldById } };
}

// Nobody may split, return or recall any of the lines between reading and writing: their accounts are locked
// exclusively, and the sum of all versions shows whether a line has changed or been added since.
function changed(facts: HoldFacts, lines: readonly HeldLine[], to: NewState): Plan {
  const { actor, line } = facts;
  return {
    ...emptyPlan(),
    facts: [actorFact(actor), { kind: 'below', id: line.id, version: facts.versions, accountId: line.accountId }],
    alone: [...new Set(facts.below.map(({ accountId }) => accountId))],
    sets: lines.map(({ id }) => newLineState(id, to)),
    notices: facts.holders.flatMap(({ accountId, name, contact, mailId }) => {
      const own = lines.filter((one) => one.accountId === accountId);
      if (contact === null || own.length === 0) return [];
      const told = own.map(({ activationId, product, copies, startsOn, expiresOn }) => ({
        activationId,
        product,
        copies,
        startsOn,
        expiresOn,
      }));
      const notice: Notice =
        to.state === 'on-hold'
          ? { kind: 'lines-held', account: name, reason: to.reason, lines: told }
          : { kind: 'lines-released', account: name, lines: told };
      return [
        {
          id: mailId,
          recipient: contact.email,
          userId: contact.id,
          accountId: actor.account.id,
          lineItemId: own.length === 1 ? (own[0]?.id ?? null) : null,
          language: contact.language,
          notice,
        },
      ];
    }),
  };
}
