import type { Ask } from '@tierline/contract';
import { isVendor, readActivationId, readActivationIds } from '@tierline/domain';
import { today, type Context } from '../kernel/context.ts';
import { join, raw, sql, type Sql } from '../kernel/db.ts';
import { resolveFreeText, type Meant } from './line-free-text.ts';
import {
  afterCursor,
  and,
  boundedCount,
  countLimit,
  toPage,
  sortClause,
  readCursor,
  type Sort,
  type Page,
  type CursorPosition,
} from '../kernel/page.ts';
import { bool, int, readRow, readRows, text, type Shape } from '../kernel/rows.ts';
import { visibleLines } from '../kernel/scope.ts';

type ListAsk = Ask<'listLineItems'>;

// A page must cost the same whether an account has ten lines or a million, and however rare the matching ones are. So a
// page is found in one of two ways, and none of the planner's guesses at how rare something is decides which:
// - a walk goes along the index, in the order asked for, over a limited number of the account's lines, and looks at
//   each until the page is full;
// - where the walk does not fill the page although there are more lines, all lines that match are collected, by
//   whichever index finds them, and sorted.

/** How many lines a walk looks at, at most. Most searches fill a page within some hundreds. */
const walked = 10_000;

const expiry = sql`coalesce(l.expires_on, 'infinity'::date)`;
const orders = {
  created: { column: sql`l.created_at`, type: 'timestamptz', descending: false },
  '-created': { column: sql`l.created_at`, type: 'timestamptz', descending: true },
  expires: { column: expiry, type: 'date', descending: false },
  '-expires': { column: expiry, type: 'date', descending: true },
} as const satisfies Record<string, Sort>;

/**
 * A search, as conditions on line `l`: those that the index of the sort answers, the others, and the one that takes
 * longest. `meant`: the meanings of free text, any of which may match. `named`: lines are asked for by ids, so that
 * they are few.
 */
type Question = {
  branches: Sql[];
  order: Sort;
  along: Sql[];
  others: Sql[];
  meant: Meant[];
  last: Sql;
  named: boolean;
};

/** Finds a page of the line items that are asked for, as ids in their order (E3). */
export async function findLines(ctx: Context, ask: ListAsk): Promise<Page<string>> {
  const question = await questionOf(ctx, ask);
  if (question === null) return { items: [], next: null, count: boundedCount(0) };
  const { db } = ctx.services;
  const place = afterCursor(readCursor(ask.cursor), question.order, sql`l.id`);
  const more = ask.limit + 1;
  const answer = (rows: CursorPosition[], count: Page<never>['count']) => {
    const page = toPage(rows, ask.limit);
    return { items: page.rows.map(({ id }) => id), next: page.next, count };
  };
  const counted = <S extends Shape>(shape: S, count: Sql) => (ctx.countless ? undefined : readRow(db, shape, count));
  if (!question.named) {
    const [rows, seen] = await Promise.all([
      readRows(db, { value: text, id: text }, walkedPage(question, place, more)),
      counted({ found: int, all: bool }, walkedCount(question)),
    ]);
    const found = seen?.found ?? 0;
    if (rows.length === more || seen?.all)
      return answer(rows, found > countLimit || seen?.all ? boundedCount(found) : { value: found, more: true });
  }
  const [rows, seen] = await Promise.all([
    readRows(db, { value: text, id: text }, collectedPage(question, place, more)),
    counted({ found: int }, collectedCount(question)),
  ]);
  return answer(rows, boundedCount(seen?.found ?? 0));
}

// LIMITs are literals: Postgres plans a statement anew each time when they are bound.
function limit(n: number): Sql {
  return sql`LIMIT ${raw(String(n))}`;
}

const columns = sql`l.id, l.value::text AS value`;

function inOrder({ order }: Question): Sql {
  return sql`ORDER BY ${sortClause({ ...order, column: sql`l.value` }, sql`l.id`)}`;
}

// The lines that match among a limited number of a branch, in order.
function walk({ order, along, others, meant, last }: Question, branch: Sql, place: Sql): Sql {
  // As a subquery the ids are hashed once; an array would be searched from its beginning for each line, and IS TRUE
  // keeps it from becoming a join.
  const any =
    meant.length === 0
      ? []
      : [
          sql`(${join(
            meant.map(({ column, ids }) => sql`${column} IN (SELECT unnest(${ids}::uuid[]))`),
            ' OR ',
          )}) IS TRUE`,
        ];
  return sql`SELECT l.id, l.value
    FROM (
      SELECT l.*, ${order.column} AS value
      FROM line_item l
      WHERE ${and([branch, ...along, place])}
      ORDER BY ${sortClause(order, sql`l.id`)} ${limit(walked)}) l
    WHERE ${and([...others, ...any, last])}`;
}

function walkedPage(question: Question, place: Sql, most: number): Sql {
  const page = (lines: Sql) => sql`${lines} ${inOrder(question)} ${limit(most)}`;
  return page(
    sql`SELECT ${columns} FROM (${join(
      question.branches.map((branch) => sql`(${page(walk(question, branch, place))})`),
      ' UNION ALL ',
    )}) l`,
  );
}

// How many the walk finds from the very start, and whether it has seen all lines.
function walkedCount(question: Question): Sql {
  const { branches, along } = question;
  const few = branches.map(
    (branch) =>
      sql`(
        SELECT count(*) FROM (SELECT FROM line_item l WHERE ${and([branch, ...along])} ${limit(walked + 1)}) l)
          <= ${raw(String(walked))}`,
  );
  return sql`SELECT found, CASE WHEN found > ${raw(String(countLimit))} THEN FALSE ELSE ${and(few)} END AS all
    FROM (SELECT count(*)::int AS found FROM (SELECT FROM (${join(
      branches.map((branch) => sql`(${walk(question, branch, sql`TRUE`)})`),
      ' UNION ALL ',
    )}) l ${limit(countLimit + 1)}) l) l`;
}

// All lines that match but for the last condition, which is left to those that are needed. OFFSET 0 keeps Postgres from
// walking in the order asked for, in the hope to find some soon.
function collect({ branches, order, along, others, meant }: Question, place: Sql): Sql {
  const one = (branch: Sql, any: Sql[]) =>
    sql`(
      SELECT l.id, ${order.column} AS value
      FROM line_item l
      WHERE ${and([branch, ...along, ...others, ...any, place])} OFFSET 0)`;
  if (meant.length === 0)
    return join(
      branches.map((branch) => one(branch, [])),
      ' UNION ALL ',
    );
  // Each by an index of its own; UNION drops a line found twice.
  return join(
    branches.flatMap((branch) => meant.map(({ column, ids }) => one(branch, [sql`${column} = ANY(${ids}::uuid[])`]))),
    ' UNION ',
  );
}

function collectedPage(question: Question, place: Sql, most: number): Sql {
  return sql`SELECT ${columns}
    FROM (SELECT l.id, l.value FROM (${collect(question, place)}) l ${inOrder(question)} OFFSET 0) l
    WHERE ${question.last} ${inOrder(question)} ${limit(most)}`;
}

function collectedCount(question: Question): Sql {
  return sql`SELECT count(*)::int AS found
    FROM (
      SELECT
      FROM (SELECT l.id FROM (${collect(question, sql`TRUE`)}) l OFFSET 0) l
      WHERE ${question.last} ${limit(countLimit + 1)}) l`;
}

// Null where nothing can match.
async function questionOf(ctx: Context, ask: ListAsk): Promise<Question | null> {
  const vendor = sql`l.vendor_id = ${ctx.vendor.id}::uuid`;
  const byCreation = ask.sort.endsWith('created');
  const days = daysAsked(ctx, ask);
  const activationId = ask.q === undefined ? null : readActivationId(ask.q);
  // A line whose split was undone is only a record: it is found by its activation ID, and hidden otherwise.
  const byActivationId = ask.activationIds !== undefined || activationId !== null;
  const others = [vendor, ...(byCreation ? days.expiry : days.creation), ...partiesAsked(ctx, ask)];
  if (ask.state === undefined && !byActivationId) others.push(sql`l.state <> 'closed'`);
  if (ask.state === 'active' || ask.state === 'expired') others.push(sql`l.state = 'open'`);
  // Written out as a literal, so that Postgres can use its index of these few lines.
  if (ask.state === 'on-hold') others.push(sql`l.state = 'on-hold'`);
  if (ask.state === 'closed') others.push(sql`l.state = 'closed'`);
  if (ask.activationIds !== undefined)
    others.push(sql`l.activation_id = ANY(${readActivationIds(ask.activationIds)}::text[])`);
  if (activationId !== null) others.push(sql`l.activation_id = ${activationId}`);
  const meant = ask.q && activationId === null ? await resolveFreeText(ctx, ask.q) : [];
  if (meant === null) return null;
  const last = ask.empty ? sql`TRUE` : sql`(SELECT h.output < h.input FROM holding h WHERE h.id = l.id)`;
  return {
    branches: holders(ctx, ask.view),
    order: orders[ask.sort],
    along: byCreation ? days.creation : days.expiry,
    others,
    meant,
    last,
    named: byActivationId || ask.parentId !== undefined,
  };
}

// The lines of a view; where there are several branches, each is a walk of its own and no line is in two of them.
function holders(ctx: Context, view: ListAsk['view']): Sql[] {
  const own = ctx.actor.account.id;
  const mine = sql`l.account_id = ${own}::uuid`;
  const handedOn = sql`l.from_account_id = ${own}::uuid`;
  if (view === 'mine') return [mine];
  if (view === 'handed-on') return [handedOn];
  return isVendor(ctx.actor.account) ? [sql`l.vendor_id = ${ctx.vendor.id}::uuid`] : [mine, handedOn];
}

// Conditions on days, by the column that they are about.
function daysAsked(ctx: Context, ask: ListAsk): { creation: Sql[]; expiry: Sql[] } {
  const day = sql`${today(ctx.services)}::date`;
  const [creation, expires]: [Sql[], Sql[]] = [[], []];
  if (ask.state === 'active') expires.push(sql`${expiry} >= ${day}`);
  if (ask.state === 'expired') expires.push(sql`${expiry} < ${day}`);
  if (ask.expiresWithinDays !== undefined)
    expires.push(sql`${expiry} BETWEEN ${day} AND ${day} + ${ask.expiresWithinDays}::int`);
  if (ask.receivedWithinDays !== undefined) creation.push(sql`l.created_at >= ${day} - ${ask.receivedWithinDays}::int`);
  return { creation, expiry: expires };
}

function partiesAsked(ctx: Context, ask: ListAsk): Sql[] {
  const conditions: Sql[] = [];
  if (ask.productId !== undefined) conditions.push(sql`l.product_id = ${ask.productId}::uuid`);
  if (ask.holderId !== undefined)
    conditions.push(sql`l.account_id = ${ask.holderId}::uuid AND ${known(ctx, ask.holderId)}`);
  if (ask.fromId !== undefined)
    conditions.push(sql`l.from_account_id = ${ask.fromId}::uuid AND ${known(ctx, ask.fromId)}`);
  if (ask.parentId !== undefined)
    conditions.push(
      sql`l.parent_id = ${ask.parentId}::uuid
        AND EXISTS (
          SELECT 1
          FROM line_item parent
          WHERE parent.id = ${ask.parentId}::uuid AND ${visibleLines(ctx, sql`parent`)})`,
    );
  return conditions;
}

// Accounts that the reader may not know are not found by id either (A3).
function known(ctx: Context, accountId: string): Sql {
  return sql`EXISTS (
    SELECT 1 FROM visible_account v WHERE v.viewer_id = ${ctx.actor.account.id}::uuid AND v.id = ${accountId}::uuid)`;
}
