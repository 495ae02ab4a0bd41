import type { Request } from '@tierline/contract';
import {
  decideAskable,
  decideCancellable,
  decideDeclinable,
  decideForwardable,
  decideFulfillable,
  decideReplyable,
  decideWishable,
  forwardedCopies,
  isVendor,
  openCopies,
  requestLineState,
  requestState,
} from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { bool, date, int, oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { reasonOf } from '../kernel/scope.ts';
import { readFollowing, type Following } from './renewal-rows.ts';
import { readRequestLines, readStockOf, type RequestLineRow, type RequestRow } from './request-rows.ts';

type LineView = Request['lines'][number];
type Named = Request['account'];

/** The requests as the reader's account sees them, each with its lines. */
export async function requestViews(ctx: Context, rows: readonly RequestRow[]): Promise<Request[]> {
  const ids = rows.map(({ id }) => id);
  const lines = await readRequestLines(ctx, sql`n.request_id = ANY(${ids}::uuid[])`);
  const lineIds = lines.map(({ id }) => id);
  const [stock, made, ends, following] = await Promise.all([
    readStockOf(
      ctx,
      lines.map(({ productId }) => productId),
    ),
    readFulfilments(ctx, lineIds),
    readEnds(ctx, lineIds),
    readFollowing(ctx, lines),
  ]);
  const ofRequest = Map.groupBy(lines, ({ requestId }) => requestId);
  return rows.map((row) => {
    const views = (ofRequest.get(row.id) ?? []).map((line) =>
      lineView(ctx, row, line, { stock, made, ends, following }),
    );
    return {
      id: row.id,
      number: row.number,
      mine: row.accountId === ctx.actor.account.id,
      account: {
        id: row.requesterId,
        name: row.requesterName,
        identifier: row.requesterIdentifier,
        tier: row.requesterTier,
      },
      to: {
        id: row.receiverId,
        name: row.receiverName,
        identifier: row.receiverIdentifier,
        tier: row.receiverTier,
      },
      customer:
        row.customerId === null
          ? null
          : {
              id: row.accountId === ctx.actor.account.id ? row.customerId : null,
              name: row.customerName,
              identifier: row.accountId === ctx.actor.account.id ? row.customerIdentifier : null,
              tier: row.customerTier ?? 0,
            },
      reference: row.reference,
      note: row.note,
      askedBy: { name: row.askedByName, email: row.askedByEmail },
      createdAt: row.createdAt.toISOString(),
      state: requestState(views.map(({ state }) => state)),
      lines: views,
    };
  });
}

type Beside = {
  stock: ReadonlyMap<string, number>;
  made: ReadonlyMap<string, LineView['fulfilments']>;
  ends: readonly EndRow[];
  /** Of lines that renew one: what has arrived for them. */
  following: ReadonlyMap<string, readonly Following[]>;
};

function lineView(
  ctx: Context,
  request: RequestRow,
  line: RequestLineRow,
  { stock, made, ends, following }: Beside,
): LineView {
  const { actor } = ctx;
  const facts = { actor, request };
  const received = request.toAccountId === actor.account.id;
  const arrived = following.get(line.id)?.reduce((sum, one) => sum + one.available, 0);
  const available = isVendor(actor.account) ? null : (arrived ?? stock.get(line.productId) ?? 0);
  const at = (end: EndRow) => ({
    requestId: end.requestId,
    number: end.number,
    copies: end.copies,
    named: { id: end.id, name: end.name, identifier: end.identifier, tier: end.tier } satisfies Named,
  });
  return {
    id: line.id,
    position: line.position,
    product: {
      id: line.productId,
      sku: line.sku,
      name: line.product,
      delivers: line.delivers,
      credits: line.credits,
    },
    renews: line.renews && {
      lineItemId: line.renews.lineItemId,
      activationId: line.renews.activationId,
      expiresOn: line.renews.expiresOn,
      endsOn: line.renews.endsOn,
    },
    copies: line.copies,
    fulfilled: line.fulfilled,
    open: openCopies(line),
    wantedOn: line.wantedOn,
    state: requestLineState(line),
    question: line.question,
    answer: line.answer,
    reason: line.reason,
    wish: line.wish,
    forwarded: received ? forwardedCopies(line) : null,
    stock: received ? available : null,
    above: received
      ? ends
          .filter((end) => end.lowerId === line.id && end.side === 'upper')
          .map(at)
          .map(({ named, ...rest }) => ({ ...rest, to: named }))
      : [],
    below: received
      ? []
      : ends
          .filter((end) => end.upperId === line.id && end.side === 'lower')
          .map(at)
          .map(({ named, ...rest }) => ({ ...rest, account: named })),
    fulfilments: (made.get(line.id) ?? []).map((one) => ({ ...one, byRule: received && one.byRule })),
    actions: {
      fulfil: reasonOf(ctx, decideFulfillable(facts, line, available)),
      forward: reasonOf(ctx, decideForwardable(facts, line)),
      askBack: reasonOf(ctx, decideAskable(facts, line)),
      decline: reasonOf(ctx, decideDeclinable(facts, line)),
      settle: reasonOf(ctx, decideWishable(facts, line)),
      reply: reasonOf(ctx, decideReplyable(facts, line)),
      cancel: reasonOf(ctx, decideCancellable(facts, line)),
    },
  };
}

const fulfilmentsRow = {
  copies: int,
  activationId: text.orNull,
  expiresOn: date.orNull,
  lineItemId: text.orNull,
  orderId: text.orNull,
  orderNumber: text.orNull,
  byRule: bool,
  requestLineId: text,
  at: timestamp,
};

async function readFulfilments(
  ctx: Context,
  lineIds: readonly string[],
): Promise<Map<string, LineView['fulfilments']>> {
  const rows = await readRows(
    ctx.services.db,
    fulfilmentsRow,
    sql`
    SELECT f.request_line_id, l.id AS line_item_id, l.activation_id,
      o.id AS order_id, o.number AS order_number,
      ((h.received - h.given_back) / CASE WHEN p.delivers = 'credits' THEN p.credits ELSE 1 END)::float8 AS copies,
      coalesce(l.expires_on, ol.expires_on)::text AS expires_on, coalesce(l.created_at, o.created_at) AS at,
      f.by_rule
    FROM request_fulfilment f
    JOIN holding h ON h.id = f.holding_id
    JOIN request_line n ON n.id = f.request_line_id
    JOIN product p ON p.id = n.product_id
    LEFT JOIN line_item l ON l.id = f.holding_id
    LEFT JOIN order_line ol ON ol.id = f.holding_id
    LEFT JOIN purchase_order o ON o.id = ol.order_id
    WHERE f.request_line_id = ANY(${[...lineIds]}::uuid[]) AND h.received > h.given_back
    ORDER BY at, f.holding_id`,
  );
  const by = Map.groupBy(rows, ({ requestLineId }) => requestLineId);
  return new Map(
    [...by].map(([id, made]) => [
      id,
      made.map(({ requestLineId: _, at, ...one }) => ({ ...one, at: at.toISOString() })),
    ]),
  );
}

/** The request at the other end of a link; `side`: of which of its lines. */
type EndRow = Row<typeof endRow>;

const endRow = {
  lowerId: text,
  upperId: text,
  copies: int,
  side: oneOf('upper', 'lower'),
  requestId: text,
  number: int,
  id: text.orNull,
  name: text.orNull,
  identifier: text.orNull,
  tier: int,
};

// Only the account in the middle, which received the lower and made the upper one, sees both ends of a link.
function readEnds(ctx: Context, lineIds: readonly string[]): Promise<EndRow[]> {
  const own = ctx.actor.account.id;
  const ids = [...lineIds];
  return readRows(
    ctx.services.db,
    endRow,
    sql`
    SELECT k.lower_id, k.upper_id, k.copies::float8 AS copies, e.side,
      e.request_id, e.number, v.id, v.name, v.identifier, a.tier
    FROM request_forward k
    JOIN request_line ul ON ul.id = k.upper_id
    JOIN request uq ON uq.id = ul.request_id
    JOIN request_line ll ON ll.id = k.lower_id
    JOIN request lq ON lq.id = ll.request_id
    CROSS JOIN LATERAL (VALUES
      ('upper', uq.id, uq.number, uq.to_account_id),
      ('lower', lq.id, lq.number, lq.account_id)) AS e (side, request_id, number, account_id)
    JOIN account a ON a.id = e.account_id
    LEFT JOIN visible_account v ON v.viewer_id = ${own}::uuid AND v.id = e.account_id
    WHERE (k.lower_id = ANY(${ids}::uuid[]) OR k.upper_id = ANY(${ids}::uuid[]))
      AND uq.account_id = ${own}::uuid
      AND lq.to_account_id = ${own}::uuid
    ORDER BY uq.created_at, lq.created_at, k.upper_id, k.lower_id`,
  );
}
