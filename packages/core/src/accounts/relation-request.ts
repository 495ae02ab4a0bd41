import { problem, type Ask, type RelationRequest, type Reply } from '@tierline/contract';
import { isVendor, nameKey, tiersBelow, type NoticeRow } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { operation } from '../kernel/operation.ts';
import { and, sortClause, type Sort } from '../kernel/page.ts';
import { personName } from '../kernel/person-name.ts';
import { readPage } from '../kernel/read-page.ts';
import { oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found } from '../kernel/scope.ts';
import { countAhead } from './taken.ts';

const requestRow = {
  id: text,
  typed: text,
  state: oneOf('open', 'accepted', 'declined'),
  createdAt: timestamp,
  value: text,
  upperId: text,
  lowerId: text,
  askedById: text,
  asking: text,
  asked: text,
  askedIdentifier: text,
  by: text,
  byEmail: text,
  byLanguage: text,
};

type RequestRow = Row<typeof requestRow>;

const newest: Sort = { column: sql`q.created_at`, type: 'timestamptz', descending: true };

/**
 * Asks the vendor's staff, by mail, to relate an account that the actor cannot see. One open request for each pair (A2,
 * A4).
 */
export async function askRelation(ctx: Context, ask: Ask<'askRelation'>): Promise<Reply<'askRelation'>> {
  await countAhead(ctx);
  return operation(ctx, 'relation.ask', ask, [ctx.actor.account.id], async (tx) => {
    const key = nameKey(ask.nameOrIdentifier);
    const own = ctx.actor.account;
    const target = found(
      await tx.account.findFirst({
        where: { vendorId: ctx.vendor.id, OR: [{ nameKey: key }, { identifierKey: key }], NOT: { id: own.id } },
      }),
    );
    const lower = tiersBelow(ctx.vendor.programme, own.tier).includes(target.tier);
    // The tier of an account that the author may not see is not revealed either: it counts as not found.
    if (!lower && !(await isRelated(tx, own.id, target.id))) throw problem('not-found', {});
    if (!lower) throw problem('tier-not-allowed', { fromTier: own.tier, toTier: target.tier });
    if ((await tx.relation.count({ where: { upperId: own.id, lowerId: target.id } })) > 0)
      throw problem('already-related', { account: ask.nameOrIdentifier });
    const open = await tx.relationRequest.findFirst({ where: { upperId: own.id, lowerId: target.id, state: 'open' } });
    const id = open?.id ?? randomUUID();
    if (!open)
      await tx.relationRequest.create({
        data: {
          id,
          vendorId: ctx.vendor.id,
          upperId: own.id,
          lowerId: target.id,
          typed: ask.nameOrIdentifier,
          askedById: ctx.actor.personId,
        },
      });
    const row = await readRequest(ctx, tx, id);
    return {
      reply: requestView(ctx, row),
      changes: { subject: { kind: 'relation-request', id, name: ask.nameOrIdentifier } },
      notices: open ? [] : await askedNotices(ctx, tx, row),
    };
  });
}

/** Lists the actor's own requests; for vendor staff all. */
export async function listRelationRequests(
  ctx: Context,
  ask: Ask<'listRelationRequests'>,
): Promise<Reply<'listRelationRequests'>> {
  const conditions = [visibleRequests(ctx)];
  if (ask.state !== undefined) conditions.push(sql`q.state = ${ask.state}`);
  return readPage(ctx, ask, {
    from: sql`relation_request q`,
    where: and(conditions),
    order: newest,
    id: sql`q.id`,
    read: ({ where, limit }) => readRequests(ctx.services.db, where, limit),
    view: (row) => requestView(ctx, row),
  });
}

/**
 * Accepts a request, which relates the two accounts, or declines it, as vendor staff; its author gets a mail either
 * way.
 */
export async function decideRelation(ctx: Context, ask: Ask<'decideRelation'>): Promise<Reply<'decideRelation'>> {
  const { upperId } = await readRequest(ctx, ctx.services.db, ask.id);
  return operation(ctx, `relation.${ask.state}`, ask, [upperId], async (tx) => {
    const before = await readRequest(ctx, tx, ask.id);
    const decided = await tx.relationRequest.updateMany({
      where: { id: ask.id, state: 'open' },
      data: { state: ask.state, decidedAt: ctx.services.now() },
    });
    if (decided.count === 0) throw problem('already-decided', {});
    const { upperId: upper, lowerId: lower } = before;
    if (ask.state === 'accepted')
      await tx.relation.createMany({
        data: [{ upperId: upper, lowerId: lower, vendorId: ctx.vendor.id }],
        skipDuplicates: true,
      });
    const row = await readRequest(ctx, tx, ask.id);
    // A declined request is not mailed to the other account, and its author reads nothing but what they typed (A3).
    const accepted = ask.state === 'accepted';
    const asked = accepted ? row.asked : row.typed;
    return {
      reply: requestView(ctx, row),
      changes: {
        subject: { kind: 'relation-request', id: ask.id, name: asked },
        after: { asking: row.asking, asked },
        concerns: (accepted ? [upper, lower] : [upper]).map((accountId) => ({ accountId, changes: null })),
      },
      notices: [decidedNotice(ctx, row)],
    };
  });
}

async function askedNotices(ctx: Context, tx: Transaction, row: RequestRow): Promise<NoticeRow[]> {
  const staff = await tx.user.findMany({
    where: {
      vendorId: ctx.vendor.id,
      account: { tier: 0 },
      role: { in: ['administrator', 'master'] },
      maySignIn: true,
      status: 'active',
    },
    select: { id: true, email: true, language: true, account: { select: { name: true } } },
  });
  return staff.map((person) => ({
    id: randomUUID(),
    recipient: person.email,
    userId: person.id,
    accountId: ctx.actor.account.id,
    lineItemId: null,
    language: person.language,
    notice: { kind: 'relation-asked', account: person.account.name, from: row.asking, target: row.asked, by: row.by },
  }));
}

// The answer repeats what the author typed, not the account's present name.
function decidedNotice(ctx: Context, row: RequestRow): NoticeRow {
  return {
    id: randomUUID(),
    recipient: row.byEmail,
    userId: row.askedById,
    accountId: ctx.actor.account.id,
    lineItemId: null,
    language: row.byLanguage,
    notice: { kind: 'relation-decided', account: row.asking, target: row.typed, accepted: row.state === 'accepted' },
  };
}

function visibleRequests(ctx: Context): Sql {
  return isVendor(ctx.actor.account)
    ? sql`q.vendor_id = ${ctx.vendor.id}::uuid`
    : sql`q.upper_id = ${ctx.actor.account.id}::uuid`;
}

async function readRequest(ctx: Context, db: Database | Transaction, id: string): Promise<RequestRow> {
  return found((await readRequests(db, sql`q.id = ${id}::uuid AND ${visibleRequests(ctx)}`, 1))[0]);
}

function readRequests(db: Database | Transaction, where: Sql, limit: number): Promise<RequestRow[]> {
  return readRows(
    db,
    requestRow,
    sql`
    SELECT q.id, q.typed, q.state, q.created_at, q.created_at::text AS value, q.upper_id,
      q.lower_id, q.asked_by_id,
      upper.name AS asking, lower.name AS asked, lower.identifier AS asked_identifier,
      ${personName(sql`u`)} AS by, u.email AS by_email,
      u.language AS by_language
    FROM relation_request q
    JOIN account upper ON upper.id = q.upper_id
    JOIN account lower ON lower.id = q.lower_id
    JOIN portal_user u ON u.id = q.asked_by_id
    WHERE ${where} ORDER BY ${sortClause(newest, sql`q.id`)} LIMIT ${limit}`,
  );
}

function requestView(ctx: Context, row: RequestRow): RelationRequest {
  const staff = isVendor(ctx.actor.account);
  return {
    id: row.id,
    typed: row.typed,
    state: row.state,
    createdAt: row.createdAt.toISOString(),
    asking: staff ? { id: row.upperId, name: row.asking } : null,
    asked: staff ? { id: row.lowerId, name: row.asked, identifier: row.askedIdentifier } : null,
    by: staff ? row.by : null,
  };
}

async function isRelated(tx: Transaction, one: string, other: string): Promise<boolean> {
  const either = [
    { upperId: one, lowerId: other },
    { upperId: other, lowerId: one },
  ];
  return (await tx.relation.count({ where: { OR: either } })) > 0;
}
