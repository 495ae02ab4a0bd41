import { delivered, storedRequestStates, type RequestedLine } from '@tierline/domain';
import { today, type Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { personName } from '../kernel/person-name.ts';
import { sortClause, type Sort } from '../kernel/page.ts';
import { bool, date, int, object, oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';

/** A request as one of its two accounts reads it; names are null where it may not know them (A3). */
export type RequestRow = Row<typeof requestRow>;

const requestRow = {
  id: text,
  number: int,
  reference: text,
  note: text,
  createdAt: timestamp,
  value: text,
  accountId: text,
  toAccountId: text,
  requesterId: text.orNull,
  requesterName: text.orNull,
  requesterIdentifier: text.orNull,
  requesterTier: int,
  receiverId: text.orNull,
  receiverName: text.orNull,
  receiverIdentifier: text.orNull,
  receiverTier: int,
  customerId: text.orNull,
  customerName: text.orNull,
  customerIdentifier: text.orNull,
  customerTier: int.orNull,
  askedById: text,
  askedByName: text,
  askedByEmail: text,
  askedByActive: bool,
};

/** A link between lines, with the request at its other end. */
export type LinkRow = Row<typeof linkRow>;

const linkRow = {
  lowerId: text,
  upperId: text,
  copies: int,
  upperOpen: bool,
  allotted: int,
  passed: int,
};

/** A line of a request with its product, and what it is linked to. */
export type RequestLineRow = RequestedLine & {
  requestId: string;
  position: number;
  sku: string;
  credits: number | null;
  wantedOn: string | null;
  question: string;
  answer: string;
  reason: string;
  links: readonly LinkRow[];
};

/** The newest request first. */
export const newestRequest: Sort = { column: sql`q.created_at`, type: 'timestamptz', descending: true };

/** The one filter of every query on requests: those that the actor's account has made or received (E12). */
export function visibleRequests(ctx: Context): Sql {
  const own = ctx.actor.account.id;
  return sql`q.vendor_id = ${ctx.vendor.id}::uuid AND (q.account_id = ${own}::uuid OR q.to_account_id = ${own}::uuid)`;
}

/**
 * What fulfils a line of a request: copies, licences or pieces that came and did not go back. `line` is the table's
 * alias. An order holds credits; how many pieces they are, its product says.
 */
export function fulfilledOf(line: Sql): Sql {
  return sql`(
    SELECT coalesce(sum((h.received - h.given_back) / CASE WHEN p.delivers = 'credits' THEN p.credits ELSE 1 END), 0)
    FROM request_fulfilment f
    JOIN holding h ON h.id = f.holding_id
    JOIN product p ON p.id = ${line}.product_id
    WHERE f.request_line_id = ${line}.id)`;
}

const fulfilledCopies = fulfilledOf(sql`n`);

/** The condition that something of the line `n` is still to come. */
export const isOpen = sql`n.state IN ('open', 'asked-back') AND n.copies > ${fulfilledCopies}`;

/**
 * The condition that a request `q` waits for the actor's account: to be answered (more of a line is open than waits
 * further up, or its requester would like to cancel it), or to reply to a question.
 */
export function waitsFor(ctx: Context): Sql {
  const own = ctx.actor.account.id;
  return sql`((q.to_account_id = ${own}::uuid AND EXISTS (
      SELECT 1 FROM request_line n
      WHERE n.request_id = q.id AND n.state = 'open' AND n.copies > ${fulfilledCopies}
        AND (n.wish OR n.copies - ${fulfilledCopies} > (
          SELECT coalesce(sum(greatest(0, k.copies - ${fulfilledOf(sql`u`)})), 0)
          FROM request_forward k
          JOIN request_line u ON u.id = k.upper_id
          WHERE k.lower_id = n.id AND u.state IN ('open', 'asked-back')))))
    OR (q.account_id = ${own}::uuid AND EXISTS (
      SELECT 1 FROM request_line n WHERE n.request_id = q.id AND n.state = 'asked-back' AND ${isOpen})))`;
}

/**
 * Reads requests `q` that a condition selects; it does not look at visibility. The receiver sees on whose behalf a
 * request is only where it was told, and that account lets its name be seen.
 */
export function readRequestRows(ctx: Context, where: Sql, limit: number): Promise<RequestRow[]> {
  const viewer = ctx.actor.account.id;
  return readRows(
    ctx.services.db,
    requestRow,
    sql`
    SELECT q.id, q.number, q.reference, q.note, q.created_at, q.created_at::text AS value,
      q.account_id, q.to_account_id,
      requester.id AS requester_id, requester.name AS requester_name,
      requester.identifier AS requester_identifier, ra.tier AS requester_tier,
      receiver.id AS receiver_id, receiver.name AS receiver_name,
      receiver.identifier AS receiver_identifier, ta.tier AS receiver_tier,
      c.id AS customer_id, c.name AS customer_name, c.identifier AS customer_identifier, c.tier AS customer_tier,
      u.id AS asked_by_id, ${personName(sql`u`)} AS asked_by_name, u.email AS asked_by_email,
      u.status = 'active' AND u.account_id = q.account_id AS asked_by_active
    FROM request q
    JOIN account ra ON ra.id = q.account_id
    JOIN account ta ON ta.id = q.to_account_id
    JOIN portal_user u ON u.id = q.asked_by_id
    LEFT JOIN visible_account requester ON requester.viewer_id = ${viewer}::uuid AND requester.id = q.account_id
    LEFT JOIN visible_account receiver ON receiver.viewer_id = ${viewer}::uuid AND receiver.id = q.to_account_id
    LEFT JOIN account c ON c.id = q.customer_id
      AND (q.account_id = ${viewer}::uuid
        OR (q.customer_told AND (c.visible_to_partners OR EXISTS (
          SELECT 1 FROM visible_account v WHERE v.viewer_id = ${viewer}::uuid AND v.id = c.id))))
    WHERE ${where} ORDER BY ${sortClause(newestRequest, sql`q.id`)} LIMIT ${limit}`,
  );
}

const requestLinesRow = {
  copies: int,
  fulfilled: int,
  id: text,
  version: int,
  productId: text,
  product: text,
  delivers: oneOf(...delivered),
  wish: bool,
  renews: object({ lineItemId: text, activationId: text, parentId: text.orNull, expiresOn: date, endsOn: date }).orNull,
  requestId: text,
  position: int,
  sku: text,
  credits: int.orNull,
  wantedOn: date.orNull,
  question: text,
  answer: text,
  reason: text,
  state: oneOf(...storedRequestStates),
};

/** Reads lines `n` of requests `q` that a condition selects, in their order; it does not look at visibility. */
export async function readRequestLines(ctx: Pick<Context, 'services'>, where: Sql): Promise<RequestLineRow[]> {
  const lines = await readRows(
    ctx.services.db,
    requestLinesRow,
    sql`
    SELECT n.id, n.version, n.request_id, n.position, n.product_id, p.sku,
      p.name AS product, p.delivers, p.credits, n.copies::float8 AS copies, ${fulfilledCopies}::float8 AS fulfilled,
      n.wanted_on::text AS wanted_on, n.state, n.question, n.answer, n.reason, n.wish,
      CASE WHEN n.renews_id IS NULL THEN NULL ELSE jsonb_build_object('lineItemId', r.id, 'activationId',
        r.activation_id, 'parentId', r.parent_id, 'expiresOn', r.expires_on, 'endsOn', n.ends_on) END AS renews
    FROM request_line n
    JOIN request q ON q.id = n.request_id
    JOIN product p ON p.id = n.product_id
    LEFT JOIN line_item r ON r.id = n.renews_id
    WHERE ${where} ORDER BY n.request_id, n.position`,
  );
  const links = await readLinks(
    ctx,
    lines.map(({ id }) => id),
  );
  const of = Map.groupBy(links, ({ lowerId }) => lowerId);
  return lines.map((line) => ({ ...line, links: of.get(line.id) ?? [] }));
}

// What arrived for a line above is for the lines below it, the oldest first. How much of it went on to one of them is
// known by the line items that it was split from.
function readLinks(ctx: Pick<Context, 'services'>, lineIds: readonly string[]): Promise<LinkRow[]> {
  if (lineIds.length === 0) return Promise.resolve([]);
  return readRows(
    ctx.services.db,
    linkRow,
    sql`
    SELECT k.lower_id, k.upper_id, k.copies::float8 AS copies,
      n.state IN ('open', 'asked-back') AS upper_open,
      greatest(0, least(k.copies, ${fulfilledCopies} - (
        SELECT coalesce(sum(earlier.copies), 0)
        FROM request_forward earlier
        JOIN request_line e ON e.id = earlier.lower_id
        JOIN request eq ON eq.id = e.request_id
        WHERE earlier.upper_id = k.upper_id
          AND (eq.created_at, e.id) < (lq.created_at, l.id))))::float8 AS allotted,
      (
        SELECT coalesce(sum(h.received - h.given_back), 0)
        FROM request_fulfilment f
        JOIN line_item child ON child.id = f.holding_id
        JOIN holding h ON h.id = child.id
        WHERE f.request_line_id = k.lower_id
          AND EXISTS (
            SELECT 1 FROM request_fulfilment came
            WHERE came.request_line_id = k.upper_id AND came.holding_id = child.parent_id))::float8 AS passed
    FROM request_forward k
    JOIN request_line n ON n.id = k.upper_id
    JOIN request_line l ON l.id = k.lower_id
    JOIN request lq ON lq.id = l.request_id
    WHERE k.lower_id = ANY(${[...lineIds]}::uuid[]) ORDER BY k.lower_id, k.upper_id`,
  );
}

/** The condition that some of what fulfilled the line `n` went back, by a return, a recall or an undo. */
export const wentBack = sql`EXISTS (
  SELECT 1 FROM request_fulfilment f JOIN holding h ON h.id = f.holding_id
  WHERE f.request_line_id = n.id AND h.given_back > 0)`;

/** What is available of products on active lines of the actor's account. */
export async function readStockOf(ctx: Context, productIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await readRows(
    ctx.services.db,
    { productId: text, available: int },
    sql`
    SELECT l.product_id, sum(h.input - h.output)::float8 AS available
    FROM line_item l
    JOIN holding h ON h.id = l.id
    WHERE l.account_id = ${ctx.actor.account.id}::uuid
      AND l.product_id = ANY(${[...new Set(productIds)]}::uuid[])
      AND l.state = 'open'
      AND coalesce(l.expires_on, 'infinity'::date) >= ${today(ctx.services)}::date
    GROUP BY l.product_id`,
  );
  return new Map(rows.map(({ productId, available }) => [productId, available]));
}
