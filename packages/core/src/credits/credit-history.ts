import { problem, type Ask, type CreditEntry, type Reply } from '@tierline/contract';
import { decideReversible, entryKind, transferKinds } from '@tierline/domain';
import { readHolder } from './balance.ts';
import type { Context } from '../kernel/context.ts';
import { reversalFacts, type ReversedOperation } from './credit-reversal.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { boundedCount, countLimit, readCursor, writeCursor, type CursorPosition } from '../kernel/page.ts';
import { personName } from '../kernel/person-name.ts';
import { int, json, object, oneOf, readCount, readRow, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found, reasonOf } from '../kernel/scope.ts';
import { visibleSites } from './site-rows.ts';
import { readWallet } from './wallet.ts';

/** A partner's transfers of credits: all, or those of one site, whose credits are the balance shown then. */
export type Book = { accountId: string; walletId: string; placeId: string; siteId: string | null; timeZone: string };

type Range = Pick<Ask<'listCreditHistory'>, 'from' | 'to' | 'timeZone' | 'siteId' | 'accountId'>;

/** Returns the history that is asked for; null where nothing was ever moved. */
export async function readBook(ctx: Context, ask: Range): Promise<Book | null> {
  const site = ask.siteId === undefined ? null : await readSitesAccount(ctx, ask.siteId);
  if (site && ask.accountId !== undefined && ask.accountId !== site) throw problem('not-found', {});
  const account = await readHolder(ctx, site ?? ask.accountId);
  const wallet = await readWallet(ctx.services, account.id);
  return wallet.isNew
    ? null
    : {
        accountId: account.id,
        walletId: wallet.id,
        placeId: ask.siteId ?? wallet.id,
        siteId: ask.siteId ?? null,
        timeZone: ask.timeZone ?? account.timeZone,
      };
}

async function readSitesAccount(ctx: Context, siteId: string): Promise<string> {
  const rows = await readRows(
    ctx.services.db,
    { accountId: text },
    sql`SELECT s.account_id FROM site s WHERE s.id = ${siteId}::uuid AND ${visibleSites(ctx)}`,
  );
  return found(rows[0]).accountId;
}

/** The condition of its entries, on columns of the index alone, so that sums read nothing else. */
export function entriesOf({ walletId, siteId }: Book): Sql {
  return siteId === null
    ? sql`t.wallet_id = ${walletId}::uuid`
    : sql`t.wallet_id = ${walletId}::uuid AND (t.from_id = ${siteId}::uuid OR t.to_id = ${siteId}::uuid)`;
}

/** An entry's effect on the balance shown. */
export function effectOn({ placeId }: Book): Sql {
  return sql`CASE ${placeId}::uuid WHEN t.to_id THEN t.quantity WHEN t.from_id THEN -t.quantity ELSE 0 END`;
}

/** The condition of a range of days, as days begin and end in the time zone. */
export function within({ timeZone }: Book, { from, to }: Range): Sql {
  const since = from === undefined ? sql`TRUE` : sql`t.at >= ${from}::timestamp AT TIME ZONE ${timeZone}`;
  return to === undefined ? since : sql`${since} AND ${notLater(timeZone, to)}`;
}

function notLater(timeZone: string, to: string): Sql {
  return sql`t.at < (${to}::date + 1)::timestamp AT TIME ZONE ${timeZone}`;
}

/**
 * Reads the balance before the first and after the last instant of a range: the present one without what has happened
 * since (C5).
 */
export async function readEnds(ctx: Context, book: Book, range: Range): Promise<{ opening: number; closing: number }> {
  const sumOf = (when: Sql) =>
    sql`coalesce((SELECT sum(${effectOn(book)}) FROM transfer t WHERE ${entriesOf(book)} AND ${when}), 0)`;
  const since = range.to === undefined ? sql`0` : sumOf(sql`NOT (${notLater(book.timeZone, range.to)})`);
  // Before the first entry the balance was zero, so the sum need not be computed.
  const opening = range.from === undefined ? sql`0` : sql`s.closing - ${sumOf(within(book, range))}`;
  // One statement, so that balance and entries are of the same moment.
  const row = await readRow(
    ctx.services.db,
    { opening: int, closing: int },
    sql`
    SELECT (${opening})::float8 AS opening, s.closing::float8 AS closing
    FROM (SELECT h.input - h.output - ${since} AS closing FROM holding h WHERE h.id = ${book.placeId}::uuid) s`,
  );
  return found(row);
}

/** Every movement of a partner's credits in a range of days (C5). */
export async function listCreditHistory(
  ctx: Context,
  ask: Ask<'listCreditHistory'>,
): Promise<Reply<'listCreditHistory'>> {
  const place = placeOf(readCursor(ask.cursor));
  const book = await readBook(ctx, ask);
  if (!book) return { items: [], next: null, count: boundedCount(0), opening: 0, closing: 0 };
  const ends = await readEnds(ctx, book, ask);
  const descending = ask.sort === '-at';
  const start = place?.balance ?? (descending ? ends.closing : ends.opening);
  const rows = await readEntries(ctx, book, ask, place);
  const kind = ask.kind === undefined ? sql`TRUE` : sql`t.kind = ${transferKinds[ask.kind]}`;
  const count = await readCount(
    ctx.services.db,
    sql`SELECT count(*)::int AS n
      FROM (
        SELECT 1
        FROM transfer t
        WHERE ${entriesOf(book)} AND ${within(book, ask)} AND ${kind}
        LIMIT ${countLimit + 1}) counted`,
  );
  const operations = await reversalFacts(ctx, [...new Set(rows.map(({ operationId }) => operationId))]);
  const items = rows
    .slice(0, ask.limit)
    .map((row) =>
      entryView(ctx, row, descending ? start - row.run + row.effect : start + row.run, operations.get(row.operationId)),
    );
  const [last, lastItem] = [rows[items.length - 1], items.at(-1)];
  const next =
    last && lastItem && rows.length > items.length
      ? writeCursor({
          id: last.operationId,
          value: `${last.micros} ${last.seq} ${descending ? lastItem.balance - last.effect : lastItem.balance}`,
        })
      : null;
  return { items, next, count: boundedCount(count), ...ends };
}

type EntryPlace = { micros: string; seq: number; operationId: string; balance: number };

// Where the previous page ended, and the balance there.
function placeOf(cursor: CursorPosition | null): EntryPlace | null {
  if (cursor === null) return null;
  const [, micros, seq, balance] = /^(\d{1,16}) (\d{1,9}) (-?\d{1,15})$/u.exec(cursor.value) ?? [];
  if (micros === undefined)
    throw problem('invalid-input', { errors: [{ pointer: '/cursor', rule: 'not-a-cursor', facts: {} }] });
  return { micros, seq: Number(seq), operationId: cursor.id, balance: Number(balance) };
}

const placeOfEntry = object({
  kind: oneOf('balance', 'order', 'vendor', 'site', 'charged'),
  id: text.orNull,
  name: text,
});

const entryRow = {
  operationId: text,
  seq: int,
  at: timestamp,
  micros: text,
  kind: text,
  quantity: int,
  effect: int,
  run: int,
  reverses: text.orNull,
  reversedBy: text.orNull,
  from: placeOfEntry,
  to: placeOfEntry,
  by: text.orNull,
  note: text.orNull,
  charge: json<{ month: string; users: number; devices: number }>().orNull,
};

type EntryRow = Row<typeof entryRow>;

// The page's entries are found in the index, with the running sum; then their rows are read. Whatever the filter, the
// sum counts every entry in between.
function readEntries(
  ctx: Context,
  book: Book,
  ask: Ask<'listCreditHistory'>,
  place: EntryPlace | null,
): Promise<EntryRow[]> {
  const descending = ask.sort === '-at';
  const keys = sql`(t.at, t.operation_id, t.seq)`;
  const cursor =
    place &&
    sql`('epoch'::timestamptz + ${place.micros}::bigint * interval '1 microsecond', ${place.operationId}::uuid,
      ${place.seq}::int)`;
  const after = cursor === null ? sql`TRUE` : descending ? sql`${keys} < ${cursor}` : sql`${keys} > ${cursor}`;
  const order = descending ? sql`t.at DESC, t.operation_id DESC, t.seq DESC` : sql`t.at, t.operation_id, t.seq`;
  const kind =
    ask.kind === undefined
      ? sql`TRUE`
      : sql`EXISTS (
        SELECT 1
        FROM transfer k
        WHERE k.operation_id = t.operation_id AND k.seq = t.seq AND k.kind = ${transferKinds[ask.kind]})`;
  return readRows(
    ctx.services.db,
    entryRow,
    sql`
    SELECT t.operation_id, t.seq, t.at, ((extract(epoch FROM t.at) * 1000000)::bigint)::text AS micros,
      r.kind, t.quantity::float8 AS quantity, t.effect::float8 AS effect, t.run::float8 AS run,
      o.reverses_id AS reverses, (SELECT x.id FROM operation x WHERE x.reverses_id = o.id) AS reversed_by,
      ${placeSql(book, sql`t.from_id`)} AS "from", ${placeSql(book, sql`t.to_id`)} AS "to",
      CASE
        WHEN o.actor_id IS NULL THEN NULL
        WHEN a.tier = 0 AND ${ctx.actor.account.tier} <> 0 THEN a.name
        ELSE coalesce(${personName(sql`u`)}, k.name)
      END AS by,
      o.changes->'after'->>'note' AS note,
      CASE
        WHEN r.kind = 'charge' THEN o.changes->'after'->'charges'->(
          SELECT count(*)::int
          FROM transfer c
          WHERE c.operation_id = t.operation_id AND c.seq < t.seq AND c.kind = 'charge')
      END AS charge
    FROM (SELECT * FROM (
      SELECT t.at, t.operation_id, t.seq, t.from_id, t.to_id, t.quantity, ${effectOn(book)} AS effect,
        sum(${effectOn(book)}) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING) AS run
      FROM transfer t WHERE ${entriesOf(book)} AND ${within(book, ask)} AND ${after}) t
      WHERE ${kind} ORDER BY ${order} LIMIT ${ask.limit + 1}) t
    JOIN transfer r ON r.operation_id = t.operation_id AND r.seq = t.seq
    JOIN operation o ON o.id = t.operation_id
    LEFT JOIN account a ON a.id = o.account_id
    LEFT JOIN portal_user u ON u.id = o.actor_id
    LEFT JOIN api_key k ON k.id = o.actor_id
    ORDER BY ${order}`,
  );
}

function placeSql({ walletId }: Book, holding: Sql): Sql {
  return sql`(
    SELECT CASE
      WHEN h.id = ${walletId}::uuid THEN jsonb_build_object('kind', 'balance', 'id', NULL, 'name', '')
      WHEN h.purpose = 'mint' THEN jsonb_build_object('kind', 'vendor', 'id', NULL, 'name', '')
      WHEN h.purpose = 'charged' THEN jsonb_build_object('kind', 'charged', 'id', NULL, 'name', '')
      WHEN h.purpose = 'order' THEN (
        SELECT jsonb_build_object('kind', 'order', 'id', p.id, 'name', p.number)
        FROM order_line l
        JOIN purchase_order p ON p.id = l.order_id
        WHERE l.id = h.id)
      ELSE (SELECT jsonb_build_object('kind', 'site', 'id', s.id, 'name', s.name) FROM site s WHERE s.id = h.id)
    END
    FROM holding h
    WHERE h.id = ${holding})`;
}

function entryView(
  ctx: Context,
  row: EntryRow,
  balance: number,
  operation: ReversedOperation | undefined,
): CreditEntry {
  const { operationId, seq, at, kind, from, to, quantity, effect, by, note, charge, reverses, reversedBy } = row;
  return {
    id: `${operationId}-${seq}`,
    operationId,
    at: at.toISOString(),
    kind: entryKind(kind),
    from,
    to,
    credits: quantity,
    effect,
    balance,
    by,
    note: note ?? '',
    charge,
    entries: operation?.transfers.filter(({ walletId }) => walletId !== null).length ?? 1,
    reverses,
    reversedBy,
    actions: { reverse: operation ? reasonOf(ctx, decideReversible({ actor: ctx.actor, ...operation })) : null },
  };
}
