import { type Ask, type endpoints, type LineItem, type LineMail, type Reply } from '@tierline/contract';
import { decideHoldable, decideMailable, decideMailAgain, decideRecallable, decideReleasable, decideReturnable, decideSplittable, lineState, readActivationId, type AccountStatus, type MailState, type StoredLineState } from '@tierline/domain';
import { today, type Context } from './context.ts';
import { join, sql, type Database, type Sql, type Transaction } from './db.ts';
import { after, all, counted, countLimit, cut, like, ordered, readCursor, type Order } from './page.ts';
import { found, reasonOf, visibleLines } from './scope.ts';
import { needsConsent } from './take-back.ts';

type ListAsk = Ask<typeof endpoints.listLineItems>;

/** A line item as it is read, masked for its reader (A3). */
export type LineRow = {
  id: string; activationId: string; productId: string; sku: string; productName: string; kind: string; orderNumber: string;
  accountId: string; holderId: string | null; holderName: string | null; holderIdentifier: string | null; holderTier: number;
  fromAccountId: string; fromId: string | null; fromName: string | null; fromIdentifier: string | null; fromTier: number;
  contactName: string | null; contactEmail: string | null; contactLanguage: string | null;
  copies: number; available: number; activated: number; retired: number;
  startsOn: string; expiresOn: string | null; state: StoredLineState; stateReason: string; createdAt: Date; value: string;
  fromStatus: AccountStatus; upperOnHold: boolean; needsConsent: boolean; requestWaits: boolean;
};

const expiry = sql`coalesce(l.expires_on, 'infinity'::date)`;
const orders = {
  created: { column: sql`l.created_at`, type: 'timestamptz', descending: false },
  '-created': { column: sql`l.created_at`, type: 'timestamptz', descending: true },
  expires: { column: expiry, type: 'date', descending: false },
  '-expires': { column: expiry, type: 'date', descending: true },
} as const satisfies Record<string, Order>;

/** Lists line items (E3): those one holds, those one handed on, or both; vendor staff all. */
export async function listLineItems(ctx: Context, ask: ListAsk): Promise<Reply<typeof endpoints.listLineItems>> {
  const order = orders[ask.sort];
  const branches = holders(ctx, ask.view);
  const conditions = await filters(ctx, ask);
  const place = after(readCursor(ask.cursor), order, sql`l.id`);
  // Each branch walks an index of its own in the order asked for, so that a page costs a page, whatever the size of the table.
  const ids = (where: Sql, limit: Sql) => join(branches.map((branch) => sql`(SELECT l.id, ${order.column} AS value FROM line_item l JOIN holding h ON h.id = l.id
    WHERE ${branch} AND ${all(conditions)} AND ${where} ${limit})`), ' UNION ALL ');
  const paged = sql`SELECT id, value FROM (${ids(place, sql`ORDER BY ${ordered(order, sql`l.id`)} LIMIT ${ask.limit + 1}`)}) l
    ORDER BY ${ordered({ ...order, column: sql`l.value` }, sql`l.id`)} LIMIT ${ask.limit + 1}`;
  const rows = await readLines(ctx, paged, order);
  const [count] = await ctx.house.db.$queryRaw<{ n: number }[]>(sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM (${ids(sql`TRUE`, sql`LIMIT ${countLimit + 1}`)}) l LIMIT ${countLimit + 1}) counted`);
  const page = cut(rows, ask.limit);
  return { items: page.rows.map((row) => lineView(ctx, row)), next: page.next, count: counted(count?.n ?? 0) };
}

/** One line item that one holds or has handed on. */
export async function readLineItem(ctx: Context, ask: Ask<typeof endpoints.readLineItem>): Promise<Reply<typeof endpoints.readLineItem>> {
  return lineView(ctx, await readLine(ctx, ctx.house.db, ask.id));
}

/** The row of one line item that one holds or has handed on. */
export async function readLine(ctx: Context, db: Database | Transaction, id: string): Promise<LineRow> {
  const rows = await readLines(ctx, sql`SELECT l.id, l.created_at AS value FROM line_item l WHERE l.id = ${id}::uuid AND ${visibleLines(ctx, sql`l`)}`, orders['-created'], db);
  return found(rows[0]);
}

/** A mail about a line, as it is read. */
export type LineMailRow = { id: string; recipient: string; kind: string; createdAt: Date; state: MailState; at: Date | null; response: string };

/** The mails about a line that one's own account has caused, with how they stand; vendor staff see all (X1). */
export async function listLineMails(ctx: Context, ask: Ask<typeof endpoints.listLineMails>): Promise<Reply<typeof endpoints.listLineMails>> {
  const line = await readLine(ctx, ctx.house.db, ask.id);
  const order: Order = { column: sql`m.created_at`, type: 'timestamptz', descending: true };
  const rows = await ctx.house.db.$queryRaw<(LineMailRow & { value: string })[]>(sql`
    SELECT m.id, m.recipient, m.kind, m.created_at AS "createdAt", m.state, m.settled_at AS at, m.response, m.created_at::text AS value
    FROM mail m WHERE ${mailsOf(ctx, line)} AND ${after(readCursor(ask.cursor), order, sql`m.id`)}
    ORDER BY ${ordered(order, sql`m.id`)} LIMIT ${ask.limit + 1}`);
  const page = cut(rows, ask.limit);
  return { items: page.rows.map((row) => mailView(ctx, line, row)), next: page.next, count: counted(page.rows.length) };
}

/** Which mails `m` are about a line and were caused by one's own account; for vendor staff by anybody. */
export function mailsOf(ctx: Context, { id, activationId }: LineRow): Sql {
  // A mail about several lines belongs to none alone; it is found among those of the line's operation by what it lists.
  const listed = JSON.stringify({ lines: [{ activationId }] });
  const mine = ctx.actor.account.tier === 0 ? sql`TRUE` : sql`m.account_id = ${ctx.actor.account.id}::uuid`;
  return sql`${mine} AND (m.line_item_id = ${id}::uuid
    OR (m.line_item_id IS NULL AND m.operation_id = (SELECT l.operation_id FROM line_item l WHERE l.id = ${id}::uuid) AND m.payload @> ${listed}::jsonb))`;
}

/** A mail as the account that caused it sees it. */
export function mailView(ctx: Context, line: LineRow, { id, recipient, kind, createdAt, state, at, response }: LineMailRow): LineMail {
  return { id, recipient, kind, createdAt: createdAt.toISOString(), state, at: (at ?? createdAt).toISOString(), response, again: reasonOf(ctx, decideMailAgain(ctx, line, { kind })) };
}

// Which lines a view is about; where several, each is a walk of its own and no line is in two of them.
function holders(ctx: Context, view: ListAsk['view']): Sql[] {
  const own = ctx.actor.account.id;
  const mine = sql`l.account_id = ${own}::uuid`;
  const handedOn = sql`l.from_account_id = ${own}::uuid`;
  if (view === 'mine') return [mine];
  if (view === 'handed-on') return [handedOn];
  return ctx.actor.account.tier === 0 ? [sql`l.vendor_id = ${ctx.vendor.id}::uuid`] : [mine, handedOn];
}

async function filters(ctx: Context, ask: ListAsk): Promise<Sql[]> {
  const conditions: Sql[] = [sql`l.vendor_id = ${ctx.vendor.id}::uuid`];
  const day = today(ctx.house);
  if (!ask.empty) conditions.push(sql`h.output < h.input`);
  if (ask.productId !== undefined) conditions.push(sql`l.product_id = ${ask.productId}::uuid`);
  if (ask.holderId !== undefined) conditions.push(sql`l.account_id = ${ask.holderId}::uuid AND ${known(ctx, ask.holderId)}`);
  if (ask.fromId !== undefined) conditions.push(sql`l.from_account_id = ${ask.fromId}::uuid AND ${known(ctx, ask.fromId)}`);
  if (ask.parentId !== undefined) conditions.push(sql`l.parent_id = ${ask.parentId}::uuid AND EXISTS (SELECT 1 FROM line_item parent WHERE parent.id = ${ask.parentId}::uuid AND ${visibleLines(ctx, sql`parent`)})`);
  // A line whose split was undone is only a record: it is found by what it is, and stands in nobody's way.
  const byActivationId = ask.activationIds !== undefined || (ask.q !== undefined && readActivationId(ask.q) !== null);
  if (ask.state === undefined && !byActivationId) conditions.push(sql`l.state <> 'closed'`);
  if (ask.state === 'active') conditions.push(sql`l.state = 'open' AND ${expiry} >= ${day}::date`);
  if (ask.state === 'expired') conditions.push(sql`l.state = 'open' AND ${expiry} < ${day}::date`);
  if (ask.state === 'on-hold' || ask.state === 'closed') conditions.push(sql`l.state = ${ask.state}`);
  if (ask.expiresWithinDays !== undefined) conditions.push(sql`${expiry} BETWEEN ${day}::date AND ${day}::date + ${ask.expiresWithinDays}::int`);
  if (ask.receivedWithinDays !== undefined) conditions.push(sql`l.created_at >= ${day}::date - ${ask.receivedWithinDays}::int`);
  if (ask.activationIds !== undefined) conditions.push(sql`l.activation_id = ANY(${pastedIds(ask.activationIds)}::text[])`);
  if (ask.q) conditions.push(await freeText(ctx, ask.q));
  return conditions;
}

// Whom the reader does not know he does not find by an id either (A3).
function known(ctx: Context, accountId: string): Sql {
  return sql`EXISTS (SELECT 1 FROM visible_account v WHERE v.viewer_id = ${ctx.actor.account.id}::uuid AND v.id = ${accountId}::uuid)`;
}

function pastedIds(text: string): string[] {
  return text.split(/[\s,;]+/u).flatMap((part) => readActivationId(part) ?? []).slice(0, 100);
}

// Free text is resolved in products, accounts and order numbers first; an activation ID is found exactly.
async function freeText(ctx: Context, text: string): Promise<Sql> {
  const id = readActivationId(text);
  if (id !== null) return sql`l.activation_id = ${id}`;
  const { db } = ctx.house;
  const most = 500;
  const [products, accounts, entitlements] = await Promise.all([
    db.$queryRaw<{ id: string }[]>(sql`SELECT p.id FROM product p WHERE p.vendor_id = ${ctx.vendor.id}::uuid AND (p.name ILIKE ${like(text)} OR p.sku ILIKE ${like(text)}) LIMIT ${most}`),
    db.$queryRaw<{ id: string }[]>(sql`SELECT v.id FROM visible_account v WHERE v.viewer_id = ${ctx.actor.account.id}::uuid AND (v.name ILIKE ${like(text)} OR v.identifier ILIKE ${like(text)}) LIMIT ${most}`),
    db.$queryRaw<{ id: string }[]>(sql`SELECT e.id FROM entitlement e WHERE e.vendor_id = ${ctx.vendor.id}::uuid AND e.order_number ILIKE ${like(text).slice(1)} LIMIT ${most}`),
  ]);
  const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
  const orderNumbers = knowsOrderNumbers(ctx) ? sql`l.entitlement_id = ANY(${ids(entitlements)}::uuid[])` : sql`FALSE`;
  return sql`(l.product_id = ANY(${ids(products)}::uuid[]) OR l.account_id = ANY(${ids(accounts)}::uuid[]) OR l.from_account_id = ANY(${ids(accounts)}::uuid[]) OR ${orderNumbers})`;
}

// The order number is the distributor's business with the vendor; those below neither see nor find it.
function knowsOrderNumbers(ctx: Context): boolean {
  return ctx.actor.account.tier <= 1;
}

function readLines(ctx: Context, ids: Sql, order: Order, db: Database | Transaction = ctx.house.db): Promise<LineRow[]> {
  const viewer = ctx.actor.account.id;
  return db.$queryRaw<LineRow[]>(sql`
    SELECT l.id, l.activation_id AS "activationId", l.product_id AS "productId", p.sku, p.name AS "productName", p.kind, e.order_number AS "orderNumber",
      l.account_id AS "accountId", holder.id AS "holderId", holder.name AS "holderName", holder.identifier AS "holderIdentifier", ha.tier AS "holderTier",
      l.from_account_id AS "fromAccountId", giver.id AS "fromId", giver.name AS "fromName", giver.identifier AS "fromIdentifier", fa.tier AS "fromTier",
      nullif(trim(c.first_name || ' ' || c.last_name), '') AS "contactName", c.email AS "contactEmail", c.language AS "contactLanguage",
      (h.received - h.given_back)::float8 AS copies, (h.input - h.output)::float8 AS available,
      coalesce(used.activated, 0)::float8 AS activated, coalesce(used.retired, 0)::float8 AS retired,
      l.starts_on::text AS "startsOn", l.expires_on::text AS "expiresOn", l.state, l.state_reason AS "stateReason", l.created_at AS "createdAt", paged.value::text AS value,
      fa.status AS "fromStatus", coalesce(parent.state = 'on-hold', FALSE) AS "upperOnHold", ${needsConsent(ctx)} AS "needsConsent",
      EXISTS (SELECT 1 FROM recall_request q WHERE q.line_item_id = l.id AND q.state = 'open') AS "requestWaits"
    FROM (${ids}) paged
    JOIN line_item l ON l.id = paged.id
    JOIN holding h ON h.id = l.id
    JOIN product p ON p.id = l.product_id
    JOIN entitlement e ON e.id = l.entitlement_id
    JOIN account ha ON ha.id = l.account_id
    JOIN account fa ON fa.id = l.from_account_id
    LEFT JOIN line_item parent ON parent.id = l.parent_id
    LEFT JOIN visible_account holder ON holder.viewer_id = ${viewer}::uuid AND holder.id = l.account_id
    LEFT JOIN visible_account giver ON giver.viewer_id = ${viewer}::uuid AND giver.id = l.from_account_id
    LEFT JOIN portal_user c ON c.id = l.contact_id
    LEFT JOIN LATERAL (SELECT sum(u.input - u.output) FILTER (WHERE u.purpose = 'activated') AS activated, sum(u.input - u.output) FILTER (WHERE u.purpose = 'retired') AS retired
      FROM holding u WHERE u.upper_id = l.id AND u.purpose IN ('activated', 'retired')) used ON TRUE
    ORDER BY ${ordered({ ...order, column: sql`paged.value` }, sql`l.id`)}`);
}

function lineView(ctx: Context, row: LineRow): LineItem {
  const mine = row.accountId === ctx.actor.account.id;
  const handedOnByMe = row.fromAccountId === ctx.actor.account.id;
  const day = today(ctx.house);
  const { actor } = ctx;
  const line = { ...row, giver: { accountId: row.fromAccountId, closed: row.fromStatus === 'closed' }, holder: { accountId: row.accountId } };
  return {
    id: row.id, activationId: row.activationId,
    product: { id: row.productId, sku: row.sku, name: row.productName, kind: row.kind },
    orderNumber: knowsOrderNumbers(ctx) ? row.orderNumber : null,
    holder: { id: row.holderId, name: row.holderName, identifier: row.holderIdentifier, tier: row.holderTier },
    from: { id: row.fromId, name: row.fromName, identifier: row.fromIdentifier, tier: row.fromTier },
    contact: row.contactEmail !== null && (mine || handedOnByMe) ? { name: row.contactName ?? '', email: row.contactEmail, language: row.contactLanguage ?? '' } : null,
    copies: row.copies, available: row.available, activated: row.activated, retired: row.retired, handedOn: row.copies - row.available - row.activated - row.retired,
    startsOn: row.startsOn, expiresOn: row.expiresOn, state: lineState(row, day), stateReason: row.stateReason, createdAt: row.createdAt.toISOString(),
    mine, recallAsks: row.needsConsent,
    actions: {
      split: reasonOf(ctx, decideSplittable({ actor, today: day }, row)), return: reasonOf(ctx, decideReturnable({ actor }, line)), recall: reasonOf(ctx, decideRecallable({ actor }, line)),
      hold: reasonOf(ctx, decideHoldable({ actor }, row)), release: reasonOf(ctx, decideReleasable({ actor, upperOnHold: row.upperOnHold }, row)),
      mail: reasonOf(ctx, decideMailable({ actor }, row)),
    },
  };
}
