import { problem, type Ask } from '@tierline/contract';
import { nameKey, referenceDays, type AskedLine, type RequestFacts } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { readProducts } from '../entitlements/entitlement.ts';
import { actorFacts, isoDay, today, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { bool, int, oneOf, readRow, text, timestamp } from '../kernel/rows.ts';
import { found } from '../kernel/scope.ts';
import { readRequestLines, visibleRequests, type RequestLineRow } from './request-rows.ts';

/** A request as it is asked for; `renews`: what a line renews. */
export type CreateAsk = Omit<Ask<'createRequest'>, 'lines'> & {
  /** The customer who does not sign in, for whom the account that is asked enters it. */
  requesterId?: string;
  lines: readonly (Omit<Ask<'createRequest'>['lines'][number], 'product' | 'productId'> & {
    productId: string;
    renews?: AskedLine['renews'];
  })[];
};

/** A line that is forwarded, with its request. */
export type LowerLine = RequestLineRow & { accountId: string; toAccountId: string; number: number };

/** Reads the facts for a request, and the lines that it forwards. */
export async function readRequestFacts(
  ctx: Context,
  ask: CreateAsk,
): Promise<{ facts: RequestFacts; lower: ReadonlyMap<string, LowerLine> }> {
  const own = ctx.actor.account.id;
  const requesterId = ask.requesterId ?? own;
  const products = await readProducts(
    ctx,
    ask.lines.map((line) => line.productId),
  );
  const lower = await readLower(
    ctx,
    ask.lines.flatMap(({ forwards = [] }) => forwards.map(({ requestLineId }) => requestLineId)),
  );
  const renewals = await readRenewals(ctx, [...lower.values()]);
  const lines = ask.lines.map(({ productId, forwards = [], renews }, index): AskedLine => {
    const product = products.get(productId);
    if (!product)
      throw problem('invalid-input', {
        errors: [{ pointer: `/lines/${index}/productId`, rule: 'no-such-product', facts: {} }],
      });
    return {
      product,
      renews: renews ?? renewedBy(lower.get(forwards[0]?.requestLineId ?? ''), renewals),
      freshId: randomUUID(),
      forwards: forwards.map(({ requestLineId }) => {
        const line = lower.get(requestLineId);
        return {
          line: line ?? null,
          received: line?.toAccountId === own,
          askedByAccountId: line?.accountId ?? '',
        };
      }),
    };
  });
  const [target, requester, customer, same, vendor, last] = await Promise.all([
    readTarget(ctx, ask.toAccountId, requesterId),
    requesterId === own ? null : readRequester(ctx, requesterId),
    ask.customerId === undefined ? undefined : readCustomer(ctx, ask.customerId, ask.toAccountId),
    readSame(ctx, ask.reference, requesterId),
    ctx.services.db.account.findFirstOrThrow({ where: { vendorId: ctx.vendor.id, tier: 0 }, select: { id: true } }),
    ctx.services.db.request.aggregate({
      where: { accountId: requesterId, toAccountId: ask.toAccountId },
      _max: { number: true },
    }),
  ]);
  return {
    lower,
    facts: {
      ...actorFacts(ctx),
      personId: ctx.actor.personId,
      vendorAccountId: vendor.id,
      today: today(ctx.services),
      target,
      ...(requester && { requester }),
      customer,
      sameReference: same,
      lines,
      fresh: { requestId: randomUUID(), number: (last._max.number ?? 0) + 1 },
    },
  };
}

async function readLower(ctx: Context, ids: readonly string[]): Promise<Map<string, LowerLine>> {
  if (ids.length === 0) return new Map();
  const lines = await readRequestLines(ctx, sql`n.id = ANY(${[...ids]}::uuid[]) AND ${visibleRequests(ctx)}`);
  const requests = await ctx.services.db.request.findMany({
    where: { id: { in: lines.map(({ requestId }) => requestId) } },
    select: { id: true, accountId: true, toAccountId: true, number: true },
  });
  const of = new Map(requests.map((request) => [request.id, request]));
  return new Map(
    lines.map((line) => {
      const { accountId, toAccountId, number } = found(of.get(line.requestId));
      return [line.id, { ...line, accountId, toAccountId, number }];
    }),
  );
}

const targetRow = {
  id: text,
  version: int,
  name: text,
  status: oneOf('active', 'suspended', 'closed'),
  above: bool,
};

async function readTarget(ctx: Context, id: string, own: string): Promise<RequestFacts['target']> {
  const row = await readRow(
    ctx.services.db,
    targetRow,
    sql`
    SELECT a.id, a.version, a.name, a.status, r.upper_id = a.id AS above
    FROM relation r
    JOIN account a ON a.id = ${id}::uuid
    WHERE (r.upper_id = a.id AND r.lower_id = ${own}::uuid) OR (r.upper_id = ${own}::uuid AND r.lower_id = a.id)
    LIMIT 1`,
  );
  return row ?? null;
}

const requesterRow = {
  id: text,
  version: int,
  name: text,
  status: oneOf('active', 'suspended', 'closed'),
};

async function readRequester(ctx: Context, id: string): Promise<NonNullable<RequestFacts['requester']>> {
  const row = await readRow(
    ctx.services.db,
    requesterRow,
    sql`
    SELECT a.id, a.version, a.name, a.status FROM account a WHERE a.id = ${id}::uuid`,
  );
  return found(row);
}

const customerRow = {
  id: text,
  version: int,
  name: text,
  status: oneOf('active', 'suspended', 'closed'),
  seen: bool,
};

async function readCustomer(
  ctx: Context,
  id: string,
  toAccountId: string,
): Promise<NonNullable<RequestFacts['customer']> | null> {
  const row = await readRow(
    ctx.services.db,
    customerRow,
    sql`
    SELECT c.id, c.version, c.name, c.status,
      c.visible_to_partners OR EXISTS (
        SELECT 1 FROM visible_account v WHERE v.viewer_id = ${toAccountId}::uuid AND v.id = c.id) AS seen
    FROM account c
    JOIN relation r ON r.upper_id = ${ctx.actor.account.id}::uuid AND r.lower_id = c.id
    WHERE c.id = ${id}::uuid`,
  );
  return row ?? null;
}

async function readSame(ctx: Context, reference: string, own: string): Promise<RequestFacts['sameReference']> {
  if (reference === '') return null;
  const row = await readRow(
    ctx.services.db,
    { number: int, account: text, at: timestamp },
    sql`
    SELECT q.number, a.name AS account, q.created_at AS at
    FROM request q
    JOIN account a ON a.id = q.to_account_id
    WHERE q.account_id = ${own}::uuid
      AND q.reference_key = ${nameKey(reference)}
      AND q.created_at > tierline_now() - make_interval(days => ${referenceDays})
    ORDER BY q.created_at DESC
    LIMIT 1`,
  );
  return row ? { number: row.number, account: row.account, askedOn: isoDay(row.at) } : null;
}

// What is forwarded for a line that renews one renews the line item that this came from (E15).
function renewedBy(line: LowerLine | undefined, renewals: ReadonlyMap<string, number>): AskedLine['renews'] {
  const parentId = line?.renews?.parentId ?? null;
  if (!line?.renews || parentId === null) return undefined;
  return { lineItemId: parentId, endsOn: line.renews.endsOn, renewals: renewals.get(parentId) ?? 0 };
}

async function readRenewals(ctx: Context, lines: readonly LowerLine[]): Promise<Map<string, number>> {
  const counted = await ctx.services.db.requestLine.groupBy({
    by: ['renewsId'],
    where: { renewsId: { in: lines.flatMap(({ renews }) => renews?.parentId ?? []) } },
    _count: true,
  });
  return new Map(counted.flatMap(({ renewsId, _count }) => (renewsId === null ? [] : [[renewsId, _count]])));
}
