import { isVendor } from '../kernel/programme.ts';
import { accept, each, refuse, refusedBy, type Decision, type Refused } from '../kernel/decision.ts';
import { actorFact, emptyPlan, type Plan, type RowSet } from '../kernel/ledger.ts';
import { may, type Actor } from '../kernel/permissions.ts';
import { decideStillOpen, forwardedCopies, openCopies, requestLineSet, type RequestedLine } from './request.ts';

/** The facts for an answer to some lines of a request: who asked, who was asked, and the lines as they are. */
export type RequestAnswerFacts = {
  actor: Actor & { version: number };
  request: { accountId: string; toAccountId: string };
  lines: readonly RequestedLine[];
};

/** The answers that there are: of the receiver, and of who asked. */
export const requestAnswers = [
  'asked-back',
  'declined',
  'wish-granted',
  'wish-refused',
  'replied',
  'cancelled',
] as const;

/** One of them. */
export type RequestAnswer = (typeof requestAnswers)[number];

/** The receiver asks a question about lines; they wait for its answer (E12). */
export function decideAskBack(facts: RequestAnswerFacts, ask: { text: string }): Decision<Plan> {
  return answered(facts, decideAskable, (line) =>
    requestLineSet(line, { state: 'asked-back', question: ask.text, answer: '' }),
  );
}

/** Who asked answers the question; the lines wait for the receiver again (E12). */
export function decideReply(facts: RequestAnswerFacts, ask: { text: string }): Decision<Plan> {
  return answered(facts, decideReplyable, (line) =>
    requestLineSet(line, { state: 'open', answer: ask.text }, { waitingSince: 'now' }),
  );
}

/** The receiver declines what is not fulfilled of lines, with a reason (E12). */
export function decideDecline(facts: RequestAnswerFacts, ask: { text: string }): Decision<Plan> {
  return answered(facts, decideDeclinable, (line) =>
    requestLineSet(line, { state: 'declined', reason: ask.text, wish: false }),
  );
}

/**
 * Who asked cancels what is not fulfilled of lines: at once while open or asked back; a forwarded one becomes a wish
 * that the receiver settles (E12).
 */
export function decideCancel(facts: RequestAnswerFacts): Decision<Plan> {
  return answered(facts, decideCancellable, (line) =>
    cancelIsWish(line) ? requestLineSet(line, { wish: true }, { waitingSince: 'now' }) : cancelledLine(line),
  );
}

/** The receiver grants or refuses the wish to cancel lines that they have forwarded (E12). */
export function decideWish(facts: RequestAnswerFacts, ask: { granted: boolean }): Decision<Plan> {
  return answered(facts, decideWishable, (line) =>
    ask.granted ? cancelledLine(line) : requestLineSet(line, { wish: false }, { waitingSince: 'now' }),
  );
}

/** Whether cancelling the line asks its receiver, as it is forwarded. */
export function cancelIsWish(line: RequestedLine): boolean {
  const { waiting, ready } = forwardedCopies(line);
  return waiting + ready > 0;
}

type LineFacts = Pick<RequestAnswerFacts, 'request'> & { actor: Actor };

/** Whether the actor could ask back about the line; the portal shows a disabled action with the reason. */
export function decideAskable(facts: LineFacts, line: RequestedLine): Decision<null> {
  return decideReceiver(facts, line);
}

/** Whether the actor could decline the line. */
export function decideDeclinable(facts: LineFacts, line: RequestedLine): Decision<null> {
  return decideReceiver(facts, line);
}

/** Whether the actor could settle the wish to cancel the line. */
export function decideWishable(facts: LineFacts, line: RequestedLine): Decision<null> {
  const wrong = refusedBy(decideReceiver(facts, line));
  return wrong ?? (line.wish ? accept(null) : refuse('no-wish', { product: line.product }));
}

/** Whether the actor could answer the question about the line. */
export function decideReplyable(facts: LineFacts, line: RequestedLine): Decision<null> {
  const wrong = requester(facts, line);
  return wrong ?? (line.state === 'asked-back' ? accept(null) : refuse('nothing-asked', { product: line.product }));
}

/** Whether the actor could cancel the line, or ask for that. */
export function decideCancellable(facts: LineFacts, line: RequestedLine): Decision<null> {
  return requester(facts, line) ?? (line.wish ? refuse('wish-waits', { product: line.product }) : accept(null));
}

/** Whether the actor could fulfil some of the line; `stock`: what is available, null at the vendor, who issues. */
export function decideFulfillable(facts: LineFacts, line: RequestedLine, stock: number | null): Decision<null> {
  const none = { product: line.product, available: 0, asked: openCopies(line), lines: 0 };
  const wrong = refusedBy(decideReceiver(facts, line));
  return wrong ?? (stock === 0 ? refuse('only-available-of-product', none) : accept(null));
}

/** Whether the actor could forward some of the line. */
export function decideForwardable(facts: LineFacts, line: RequestedLine): Decision<null> {
  const wrong = refusedBy(decideReceiver(facts, line));
  if (wrong) return wrong;
  if (isVendor(facts.actor.account)) return refuse('nobody-above', {});
  return openCopies(line) > forwardedCopies(line).waiting
    ? accept(null)
    : refuse('more-than-open', { product: line.product, open: 0, asked: 1 });
}

/** Whether the actor was asked and may answer, and the line still waits. */
export function decideReceiver(facts: LineFacts, line: RequestedLine): Decision<null> {
  if (facts.request.toAccountId !== facts.actor.account.id) return refuse('not-receiver', {});
  return may(facts.actor, 'requests.trade') ?? decideStillOpen(line);
}

function requester(facts: LineFacts, line: RequestedLine): Refused | null {
  if (facts.request.accountId !== facts.actor.account.id) return refuse('not-requester', {});
  return may(facts.actor, 'requests.trade') ?? refusedBy(decideStillOpen(line));
}

function cancelledLine(line: RequestedLine): RowSet {
  return requestLineSet(line, { state: 'cancelled', wish: false });
}

function answered(
  facts: RequestAnswerFacts,
  decide: (facts: LineFacts, line: RequestedLine) => Decision<null>,
  set: (line: RequestedLine) => RowSet,
): Decision<Plan> {
  const wrong = each(facts.lines, (line) => refusedBy(decide(facts, line)));
  if (wrong) return wrong;
  return accept({
    ...emptyPlan(),
    facts: [actorFact(facts.actor)],
    // All who change lines of a request wait for each other here.
    alone: [facts.request.accountId],
    sets: facts.lines.map(set),
  });
}
