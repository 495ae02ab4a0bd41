import type { Ask, Reply } from '@tierline/contract';
import {
  decideAskBack,
  decideCancel,
  decideDecline,
  decideReply,
  cancelIsWish,
  decideWish,
  requestNotices,
  type Decision,
  type Plan,
  type RequestAnswer,
  type RequestAnswerFacts,
} from '@tierline/domain';
import { readPeopleToNotify, rolesWhoBuy } from '../accounts/licence-people.ts';
import { commit } from '../kernel/commit.ts';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { orThrow, found } from '../kernel/scope.ts';
import {
  readRequestLines,
  readRequestRows,
  visibleRequests,
  type RequestLineRow,
  type RequestRow,
} from './request-rows.ts';

const decide: Record<RequestAnswer, (facts: RequestAnswerFacts, ask: { text: string }) => Decision<Plan>> = {
  'asked-back': decideAskBack,
  declined: decideDecline,
  replied: decideReply,
  cancelled: decideCancel,
  'wish-granted': (facts) => decideWish(facts, { granted: true }),
  'wish-refused': (facts) => decideWish(facts, { granted: false }),
};

/** What the text of an answer is, for the audit. */
const textField: Partial<Record<RequestAnswer, 'question' | 'answer' | 'reason'>> = {
  'asked-back': 'question',
  replied: 'answer',
  declined: 'reason',
};

/**
 * Answers lines of a request: its receiver asks back, declines or settles a wish to cancel; its requester replies or
 * cancels (E12).
 */
export async function answerRequest(ctx: Context, ask: Ask<'answerRequest'>): Promise<Reply<'answerRequest'>> {
  return commit(ctx, `request.${ask.decision}`, ask, async () => {
    const { request, lines } = await readLinesOf(ctx, ask.id, ask.requestLineIds);
    const plan = orThrow(decide[ask.decision]({ actor: ctx.actor, request, lines }, ask));
    const wish = ask.decision === 'cancelled' && lines.some((line) => cancelIsWish(line));
    plan.notices.push(
      ...requestNotices(
        ctx.actor.account.id,
        await readReaders(ctx, request),
        { ...request, lines },
        {
          what: wish ? 'wish' : ask.decision,
          text: textField[ask.decision] ? ask.text : '',
        },
      ),
    );
    const field = textField[ask.decision];
    const { requesterName, receiverName } = request;
    const account = request.accountId === ctx.actor.account.id ? receiverName : requesterName;
    const changes = {
      subject: { kind: 'request', id: request.id, name: String(request.number) },
      after: {
        ...(account !== null && { account }),
        ...(field && { [field]: ask.text }),
        lines: lines.map(({ product, copies }) => ({ product, copies })),
      },
    };
    return {
      plan,
      reply: { id: request.id, decision: ask.decision },
      changes: { ...changes, concerns: [{ accountId: otherOf(ctx, request), changes: null }] },
    };
  });
}

// The people of the other side: those of the receiver who may answer, or the person who asked.
async function readReaders(ctx: Context, request: RequestRow): Promise<Parameters<typeof requestNotices>[1]> {
  const mine = request.accountId === ctx.actor.account.id;
  const accountId = otherOf(ctx, request);
  const people = (await readPeopleToNotify(ctx, [accountId], rolesWhoBuy)).get(accountId) ?? [];
  return {
    account: (mine ? request.receiverName : request.requesterName) ?? '',
    other: ctx.actor.account.name,
    people: mine ? people : people.filter(({ id }) => id === request.askedById),
  };
}

/** The other account of a request. */
export function otherOf(ctx: Context, { accountId, toAccountId }: RequestRow): string {
  return accountId === ctx.actor.account.id ? toAccountId : accountId;
}

/** Reads a request that the actor may see with some of its lines, each once; one that is not its own is not found. */
export async function readLinesOf(
  ctx: Context,
  id: string,
  lineIds: readonly string[],
): Promise<{ request: RequestRow; lines: RequestLineRow[] }> {
  const request = found((await readRequestRows(ctx, sql`q.id = ${id}::uuid AND ${visibleRequests(ctx)}`, 1))[0]);
  const lines = await readRequestLines(ctx, sql`n.request_id = ${id}::uuid`);
  const asked = new Set(lineIds);
  const some = lines.filter((line) => asked.has(line.id));
  if (some.length < asked.size) found(null);
  return { request, lines: some };
}
