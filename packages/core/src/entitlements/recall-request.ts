import type { Ask, RecallRequest, Reply } from '@tierline/contract';
import { decideAnswer, decideAnswerable, type RecallAnswer, type StoredLineState } from '@tierline/domain';
import { commit } from '../kernel/commit.ts';
import type { Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { and, sortClause, type Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { orThrow, found, reasonOf, visibleLines } from '../kernel/scope.ts';
import { partiesView, partyColumns, partyJoins, type LineParties } from './line-parties.ts';
import { changesOf, readBackRows } from './take-back.ts';

type RequestRow = LineParties & {
  id: string;
  lineItemId: string;
  activationId: string;
  productName: string;
  copies: number;
  reason: string;
  requestState: RecallRequest['state'];
  answer: string;
  createdAt: Date;
  decidedAt: Date | null;
  value: string;
  state: StoredLineState;
  stateReason: string;
  available: number;
};

const newest: Sort = { column: sql`q.created_at`, type: 'timestamptz', descending: true };

/**
 * Lists requests to give copies back: those that the actor's account has to answer, and those it has made; for vendor
 * staff all (E7).
 */
export async function listRecallRequests(
  ctx: Context,
  ask: Ask<'listRecallRequests'>,
): Promise<Reply<'listRecallRequests'>> {
  const conditions = [visibleLines(ctx, sql`q`)];
  if (ask.state !== undefined) conditions.push(sql`q.state = ${ask.state}`);
  if (ask.lineItemId !== undefined) conditions.push(sql`q.line_item_id = ${ask.lineItemId}::uuid`);
  if (ask.direction === 'received') conditions.push(sql`q.account_id = ${ctx.actor.account.id}::uuid`);
  if (ask.direction === 'sent') conditions.push(sql`q.from_account_id = ${ctx.actor.account.id}::uuid`);
  return readPage(ctx, ask, {
    from: sql`recall_request q`,
    where: and(conditions),
    order: newest,
    id: sql`q.id`,
    read: ({ where, limit }) => readRequests(ctx, where, limit),
    view: (row) => requestView(ctx, row),
  });
}

/**
 * Answers a request to give copies back: its receiver accepts, so that they go back, or declines; its sender may
 * withdraw it (E7).
 */
export async function answerRecall(ctx: Context, ask: Ask<'answerRecall'>): Promise<Reply<'answerRecall'>> {
  return commit(ctx, `recall-request.${ask.decision}`, ask, async (triedBefore) => {
    const row = found((await readRequests(ctx, sql`q.id = ${ask.id}::uuid AND ${visibleLines(ctx, sql`q`)}`, 1))[0]);
    const { line, fresh } = found((await readBackRows(ctx, [row.lineItemId]))[0]);
    const request = { id: row.id, state: row.requestState, copies: row.copies, reason: row.reason };
    const plan = orThrow(decideAnswer({ actor: ctx.actor, request, line, fresh, triedBefore }, ask));
    const changes = changesOf(
      'recall-request',
      [{ line, fresh }],
      { rows: [{ copies: row.copies }], reason: ask.answer },
      ask.decision === 'withdrawn' ? 'holder' : 'giver',
    );
    return { plan, reply: { id: row.id, state: ask.decision }, changes };
  });
}

function readRequests(ctx: Context, where: Sql, limit: number): Promise<RequestRow[]> {
  return ctx.services.db.$queryRaw<RequestRow[]>(sql`
    SELECT q.id, q.line_item_id AS "lineItemId", l.activation_id AS "activationId", p.name AS "productName",
      q.copies::float8 AS copies, q.reason, q.state AS "requestState", q.answer,
      q.created_at AS "createdAt", q.decided_at AS "decidedAt", q.created_at::text AS value, l.state,
      l.state_reason AS "stateReason", (h.input - h.output)::float8 AS available,
      ${partyColumns(sql`q`)}
    FROM recall_request q
    JOIN line_item l ON l.id = q.line_item_id
    JOIN holding h ON h.id = l.id
    JOIN product p ON p.id = l.product_id
    ${partyJoins(ctx, sql`q`)}
    WHERE ${where} ORDER BY ${sortClause(newest, sql`q.id`)} LIMIT ${limit}`);
}

function requestView(ctx: Context, row: RequestRow): RecallRequest {
  const { actor } = ctx;
  const facts = {
    actor,
    request: { state: row.requestState, copies: row.copies },
    line: { ...row, giver: { accountId: row.fromAccountId }, holder: { accountId: row.accountId } },
  };
  const may = (decision: RecallAnswer) => reasonOf(ctx, decideAnswerable(facts, decision));
  return {
    id: row.id,
    lineItemId: row.lineItemId,
    activationId: row.activationId,
    productName: row.productName,
    copies: row.copies,
    reason: row.reason,
    state: row.requestState,
    answer: row.answer,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    ...partiesView(row),
    available: row.available,
    mine: row.accountId === actor.account.id,
    actions: { accept: may('accepted'), decline: may('declined'), withdraw: may('withdrawn') },
  };
}
