import type { Ask, RecallRequest, Reply } from '@tierline/contract';
import { decideAnswer, decideAnswerable, type RecallAnswer } from '@tierline/domain';
import { commit } from '../kernel/commit.ts';
import type { Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { and, sortClause, type Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { int, oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { orThrow, found, reasonOf, visibleLines } from '../kernel/scope.ts';
import { partiesView, partyColumns, partyJoins, partiesRow } from './line-parties.ts';
import { changesOf, readBackRows } from './take-back.ts';

const requestRow = {
  ...partiesRow,
  id: text,
  lineItemId: text,
  activationId: text,
  productName: text,
  copies: int,
  reason: text,
  requestState: oneOf('open', 'accepted', 'declined', 'withdrawn'),
  answer: text,
  createdAt: timestamp,
  decidedAt: timestamp.orNull,
  value: text,
  state: oneOf('open', 'on-hold', 'closed'),
  stateReason: text,
  available: int,
};

type RequestRow = Row<typeof requestRow>;

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
  return readRows(
    ctx.services.db,
    requestRow,
    sql`
    SELECT q.id, q.line_item_id, l.activation_id, p.name AS product_name,
      q.copies::float8 AS copies, q.reason, q.state AS request_state, q.answer,
      q.created_at, q.decided_at, q.created_at::text AS value, l.state,
      l.state_reason, (h.input - h.output)::float8 AS available,
      ${partyColumns(sql`q`)}
    FROM recall_request q
    JOIN line_item l ON l.id = q.line_item_id
    JOIN holding h ON h.id = l.id
    JOIN product p ON p.id = l.product_id
    ${partyJoins(ctx, sql`q`)}
    WHERE ${where} ORDER BY ${sortClause(newest, sql`q.id`)} LIMIT ${limit}`,
  );
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
