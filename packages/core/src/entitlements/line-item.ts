import type { Ask, LineItem, LineMail, Reply } from '@tierline/contract';
import {
  decideActivatesMore,
  decideHoldable,
  decideMailAgain,
  decideMailable,
  decideRecallable,
  decideReleasable,
  decideReturnable,
  decideSplittable,
  hostSchemes,
  isVendor,
  lineState,
  signsIn,
} from '@tierline/domain';
import { today, type Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { knowsOrderNumbers } from './line-free-text.ts';
import { partiesView, partyColumns, partyJoins, partiesRow } from './line-parties.ts';
import { findLines } from './line-search.ts';
import { afterCursor, boundedCount, toPage, sortClause, readCursor, type Sort } from '../kernel/page.ts';
import { fullName } from '../kernel/person-name.ts';
import { bool, date, int, oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found, reasonOf, visibleLines } from '../kernel/scope.ts';
import { needsConsent } from './take-back.ts';

/** A line item as it is read, masked for its reader (A3). */
export type LineRow = Row<typeof lineRow>;

const lineRow = {
  ...partiesRow,
  id: text,
  activationId: text,
  productId: text,
  sku: text,
  productName: text,
  kind: text,
  orderNumber: text,
  contactName: text.orNull,
  contactEmail: text.orNull,
  contactLanguage: text.orNull,
  copies: int,
  available: int,
  activated: int,
  retired: int,
  startsOn: date,
  expiresOn: date.orNull,
  state: oneOf('open', 'on-hold', 'closed'),
  stateReason: text,
  createdAt: timestamp,
  hostScheme: oneOf(...hostSchemes),
  holderStatus: oneOf('active', 'suspended', 'closed'),
  fromStatus: oneOf('active', 'suspended', 'closed'),
  upperOnHold: bool,
  needsConsent: bool,
  requestWaits: bool,
};

/** Lists line items (E3): those the reader holds, those they handed on, or both; for vendor staff all. */
export async function listLineItems(ctx: Context, ask: Ask<'listLineItems'>): Promise<Reply<'listLineItems'>> {
  const { items: ids, ...page } = await findLines(ctx, ask);
  const rows = new Map(
    (await readLines(ctx, sql`SELECT id FROM unnest(${ids}::uuid[]) id`)).map((row) => [row.id, row]),
  );
  return { ...page, items: ids.flatMap((id) => rows.get(id) ?? []).map((row) => lineView(ctx, row)) };
}

/** Reads one line item that the reader holds or has handed on. */
export async function readLineItem(ctx: Context, ask: Ask<'readLineItem'>): Promise<Reply<'readLineItem'>> {
  return lineView(ctx, await readLine(ctx, ctx.services.db, ask.id));
}

/** Reads the row of a line item that the reader holds or has handed on. */
export async function readLine(ctx: Context, db: Database | Transaction, id: string): Promise<LineRow> {
  const rows = await readLines(
    ctx,
    sql`SELECT l.id FROM line_item l WHERE l.id = ${id}::uuid AND ${visibleLines(ctx, sql`l`)}`,
    db,
  );
  return found(rows[0]);
}

/** A mail about a line, as it is read. */
export type LineMailRow = Omit<Row<typeof lineMailRow>, 'value'>;

const lineMailRow = {
  id: text,
  recipient: text,
  kind: text,
  createdAt: timestamp,
  state: oneOf('waiting', 'accepted', 'deferred', 'failed', 'withdrawn'),
  at: timestamp.orNull,
  response: text,
  value: text,
};

/** Lists the mails about a line that the reader's account has caused, with their states; for vendor staff all (X1). */
export async function listLineMails(ctx: Context, ask: Ask<'listLineMails'>): Promise<Reply<'listLineMails'>> {
  const line = await readLine(ctx, ctx.services.db, ask.id);
  const order: Sort = { column: sql`m.created_at`, type: 'timestamptz', descending: true };
  const rows = await readRows(
    ctx.services.db,
    lineMailRow,
    sql`
    SELECT m.id, m.recipient, m.kind, m.created_at, m.state, m.settled_at AS at, m.response,
      m.created_at::text AS value
    FROM mail m WHERE ${mailsOf(ctx, line)} AND ${afterCursor(readCursor(ask.cursor), order, sql`m.id`)}
    ORDER BY ${sortClause(order, sql`m.id`)} LIMIT ${ask.limit + 1}`,
  );
  const page = toPage(rows, ask.limit);
  return {
    items: page.rows.map((row) => mailView(ctx, line, row)),
    next: page.next,
    count: boundedCount(page.rows.length),
  };
}

/** The condition on mails `m` about a line that the reader's account caused; for vendor staff by anybody. */
export function mailsOf(ctx: Context, { id, activationId }: LineRow): Sql {
  // A mail about several lines belongs to none alone; it is found by the lines it lists, among those of the line's
  // operation.
  const listed = JSON.stringify({ lines: [{ activationId }] });
  const mine = isVendor(ctx.actor.account) ? sql`TRUE` : sql`m.account_id = ${ctx.actor.account.id}::uuid`;
  return sql`${mine} AND (m.line_item_id = ${id}::uuid
    OR (m.line_item_id IS NULL
      AND m.operation_id = (SELECT l.operation_id FROM line_item l WHERE l.id = ${id}::uuid)
      AND m.payload @> ${listed}::jsonb))`;
}

/** A mail as the account that caused it sees it. */
export function mailView(
  ctx: Context,
  line: LineRow,
  { id, recipient, kind, createdAt, state, at, response }: LineMailRow,
): LineMail {
  return {
    id,
    recipient,
    kind,
    createdAt: createdAt.toISOString(),
    state,
    at: (at ?? createdAt).toISOString(),
    response,
    again: reasonOf(ctx, decideMailAgain(ctx, line, { kind })),
  };
}

function readLines(ctx: Context, ids: Sql, db: Database | Transaction = ctx.services.db): Promise<LineRow[]> {
  return readRows(
    db,
    lineRow,
    sql`
    SELECT l.id, l.activation_id, l.product_id, p.sku, p.name AS product_name, p.kind,
      e.order_number,
      ${partyColumns(sql`l`)},
      ${fullName(sql`c`)} AS contact_name, c.email AS contact_email,
      c.language AS contact_language,
      (h.received - h.given_back)::float8 AS copies, (h.input - h.output)::float8 AS available,
      coalesce(used.activated, 0)::float8 AS activated, coalesce(used.retired, 0)::float8 AS retired,
      l.starts_on::text AS starts_on, l.expires_on::text AS expires_on, l.state, l.state_reason,
      l.created_at,
      p.host_scheme, ha.status AS holder_status, fa.status AS from_status,
      coalesce(parent.state = 'on-hold', FALSE) AS upper_on_hold,
      ${needsConsent(ctx)} AS needs_consent,
      EXISTS (SELECT 1 FROM recall_request q WHERE q.line_item_id = l.id AND q.state = 'open') AS request_waits
    FROM (${ids}) found
    JOIN line_item l ON l.id = found.id
    JOIN holding h ON h.id = l.id
    JOIN product p ON p.id = l.product_id
    JOIN entitlement e ON e.id = l.entitlement_id
    LEFT JOIN line_item parent ON parent.id = l.parent_id
    ${partyJoins(ctx, sql`l`)}
    LEFT JOIN portal_user c ON c.id = l.contact_id
    LEFT JOIN LATERAL (
      SELECT sum(u.input - u.output) FILTER (WHERE u.purpose = 'activated') AS activated,
        sum(u.input - u.output) FILTER (WHERE u.purpose = 'retired') AS retired
      FROM holding u WHERE u.upper_id = l.id AND u.purpose IN ('activated', 'retired')) used ON TRUE`,
  );
}

function lineView(ctx: Context, row: LineRow): LineItem {
  const mine = row.accountId === ctx.actor.account.id;
  const handedOnByMe = row.fromAccountId === ctx.actor.account.id;
  const day = today(ctx.services);
  const { actor } = ctx;
  const line = {
    ...row,
    giver: { accountId: row.fromAccountId, closed: row.fromStatus === 'closed' },
    holder: { accountId: row.accountId },
  };
  return {
    id: row.id,
    activationId: row.activationId,
    product: { id: row.productId, sku: row.sku, name: row.productName, kind: row.kind, hostScheme: row.hostScheme },
    orderNumber: knowsOrderNumbers(ctx) ? row.orderNumber : null,
    ...partiesView(row),
    contact:
      row.contactEmail !== null && (mine || handedOnByMe)
        ? { name: row.contactName ?? '', email: row.contactEmail, language: row.contactLanguage ?? '' }
        : null,
    copies: row.copies,
    available: row.available,
    activated: row.activated,
    retired: row.retired,
    handedOn: row.copies - row.available - row.activated - row.retired,
    startsOn: row.startsOn,
    expiresOn: row.expiresOn,
    state: lineState(row, day),
    stateReason: row.stateReason,
    createdAt: row.createdAt.toISOString(),
    mine,
    recallAsks: row.needsConsent,
    actions: {
      split: reasonOf(ctx, decideSplittable({ actor, today: day }, row)),
      return: reasonOf(ctx, decideReturnable({ actor }, line)),
      recall: reasonOf(ctx, decideRecallable({ actor }, line)),
      hold: reasonOf(ctx, decideHoldable({ actor }, row)),
      release: reasonOf(ctx, decideReleasable({ actor, upperOnHold: row.upperOnHold }, row)),
      mail: reasonOf(ctx, decideMailable({ actor }, row)),
      activate: reasonOf(
        ctx,
        decideActivatesMore(
          actor,
          {
            ...row,
            holderActive: row.holderStatus === 'active',
            holderSignsIn: signsIn(ctx.vendor.programme, row.holderTier),
          },
          ctx.services.now().toISOString(),
        ),
      ),
    },
  };
}
