import { isVendor } from '../../kernel/programme.ts';
import { accept, refuse, refusedBy, type Decision, type Refused } from '../../kernel/decision.ts';
import { actorFact, emptyPlan, type Plan } from '../../kernel/ledger.ts';
import { undecided } from '../../kernel/guards.ts';
import { may, type Actor } from '../../kernel/permissions.ts';
import { decideAlive, planFree, type DeviceFacts } from './give-back.ts';
import { settledRequest } from './moves.ts';

/** The most extra moves that one answer grants. */
export const mostExtraMoves = 1000;

/** What may become of a request for moves: so many extra moves, these copies at once, nothing; or it is withdrawn. */
export const moveAnswers = ['moves', 'release', 'declined', 'withdrawn'] as const;

/** One of them. */
export type MoveAnswer = (typeof moveAnswers)[number];

/** The facts for a request to the vendor. */
export type AskForMovesFacts = DeviceFacts & { freshId: string; personId: string };

/** Asks the vendor for moves beyond those of the year, with a reason; one request at a time for a device (E13). */
export function decideAskForMoves(facts: AskForMovesFacts, ask: { reason: string }): Decision<Plan> {
  const wrong = refusedBy(decideAsking(facts));
  if (wrong) return wrong;
  const { actor, line, activation, freshId, personId } = facts;
  return accept({
    ...emptyPlan(),
    facts: [actorFact(actor)],
    // Of a device that somebody gives back meanwhile nothing is asked any more.
    sets: [{ table: 'activation', id: activation.id, set: {}, while: { version: activation.version } }],
    rows: [
      {
        table: 'move_request',
        row: {
          id: freshId,
          lineItemId: line.id,
          activationId: activation.id,
          accountId: actor.account.id,
          askedById: personId,
          copies: activation.copies,
          reason: ask.reason,
        },
      },
    ],
  });
}

/** Whether the vendor could be asked about a device; the portal shows a disabled action with this reason. */
export function decideAsking(facts: DeviceFacts): Decision<null> {
  const asked = facts.activation.openRequestId !== null;
  return refusedBy(decideAlive(facts)) ?? (asked ? refuse('move-request-open', {}) : accept(null));
}

/** The facts for an answer. `state`: of the request; `accountId`: who asked. */
export type AnswerMovesFacts = DeviceFacts & { request: { id: string; state: string; accountId: string } };

/**
 * The vendor's staff grant extra moves, which last a year, release the copies of the device at once, or decline; who
 * asked may withdraw it (E13).
 */
export function decideAnswerMoves(
  facts: AnswerMovesFacts,
  ask: { decision: MoveAnswer; extraMoves: number; answer: string },
): Decision<Plan> {
  const wrong = refusedBy(decideAnswering(facts, ask.decision));
  if (wrong) return wrong;
  const { decision, answer } = ask;
  if (decision === 'moves' && !isMoves(ask.extraMoves)) return refuse('quantity-not-whole', {});
  const plan =
    decision === 'release'
      ? { ...planFree(withoutRequest(facts), facts.activation.copies, {}), undoSeconds: 0 }
      : { ...emptyPlan(), facts: [actorFact(facts.actor)] };
  const accepted = decision === 'moves' || decision === 'release';
  plan.sets.push({
    ...settledRequest(facts.request.id, decision),
    set: {
      state: accepted ? 'accepted' : decision,
      extraMoves: decision === 'moves' ? ask.extraMoves : 0,
      released: decision === 'release',
      answer,
    },
  });
  return accept(plan);
}

/** Whether the actor could answer so; the portal shows a disabled action with this reason. */
export function decideAnswering(facts: AnswerMovesFacts, decision: MoveAnswer): Decision<null> {
  const { actor, request } = facts;
  const side = decision === 'withdrawn' ? asker(actor, request) : vendorStaff(actor);
  const wrong = may(actor, 'copies.activate') ?? side ?? undecided(request);
  return wrong ?? (decision === 'release' ? decideAlive(facts, true) : accept(null));
}

// It is answered, and not withdrawn as of a device that is given back.
function withoutRequest(facts: DeviceFacts): DeviceFacts {
  return { ...facts, activation: { ...facts.activation, openRequestId: null } };
}

function isMoves(moves: number): boolean {
  return Number.isSafeInteger(moves) && moves >= 1 && moves <= mostExtraMoves;
}

function asker({ account }: Actor, request: { accountId: string }): Refused | null {
  return account.id === request.accountId ? null : refuse('not-requester', {});
}

function vendorStaff({ account }: Actor): Refused | null {
  return isVendor(account) ? null : refuse('tier-may-not', {});
}
