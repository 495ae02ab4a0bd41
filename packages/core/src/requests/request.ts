import { problem, type Ask, type Reply } from '@tierline/contract';
import {
  anywhere,
  decideForward,
  decideRequest,
  nameKey,
  referenceDays,
  requestNotices,
  type AccountStatus,
  type AskedLine,
  type RequestFacts,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { readPeopleToNotify, rolesWhoBuy } from '../accounts/licence-people.ts';
import { commit } from '../kernel/commit.ts';
import { actorFacts, isoDay, today, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { readProducts } from '../entitlements/entitlement.ts';
import { withProducts } from '../entitlements/product-named.ts';
import { and, hasKey } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { orThrow, found } from '../kernel/scope.ts';
import {
  isOpen,
  newestRequest,
  readRequestLines,
  readRequestRows,
  visibleRequests,
  waitsFor,
  type RequestLineRow,
} from './request-rows.ts';
import { requestViews } from './request-view.ts';

/** Lists the requests that the actor's account has received and made (E12). */
export async function listRequests(ctx: Context, ask: Ask<'listRequests'>): Promise<Reply<'listRequests'>> {
  const own = ctx.actor.account.id;
  const conditions = [visibleRequests(ctx)];
  if (ask.direction === 'received') conditions.push(sql`q.to_account_id = ${own}::uuid`);
  if (ask.direction === 'sent') conditions.push(sql`q.account_id = ${own}::uuid`);
  if (ask.waiting) conditions.push(waitsFor(ctx));
  const someOpen = sql`EXISTS (SELECT 1 FROM request_line n WHERE n.request_id = q.id AND ${isOpen})`;
  if (ask.state !== undefined) conditions.push(ask.state === 'open' ? someOpen : sql`NOT ${someOpen}`);
  if (ask.accountId !== undefined)
    conditions.push(
      sql`${ask.accountId}::uuid IN (q.account_id, q.to_account_id) AND ${ask.accountId}::uuid <> ${own}::uuid`,
    );
  if (ask.productId !== undefined)
    conditions.push(
      sql`EXISTS (SELECT 1 FROM request_line n WHERE n.request_id = q.id AND n.product_id = ${ask.productId}::uuid)`,
    );
  if (ask.q)
    conditions.push(sql`(${hasKey(ask.q, [sql`q.reference_key`])}
      OR EXISTS (
        SELECT 1 FROM request_line n JOIN product p ON p.id = n.product_id
        WHERE n.request_id = q.id AND ${hasKey(ask.q, [sql`p.name_key`, sql`p.sku_key`])})
      OR EXISTS (
        SELECT 1 FROM visible_account v
        WHERE v.viewer_id = ${own}::uuid AND v.id IN (q.account_id, q.to_account_id) AND v.id <> ${own}::uuid
          AND v.name_key LIKE ${anywhere(nameKey(ask.q))}))`);
  const page = await readPage(ctx, ask, {
    from: sql`request q`,
    where: and(conditions),
    order: newestRequest,
    id: sql`q.id`,
    read: ({ where, limit }) => readRequestRows(ctx, where, limit),
    view: (row) => row,
  });
  return { ...page, items: await requestViews(ctx, page.items) };
}

/** Reads a request that the actor's account has received or made. */
export async function readRequest(ctx: Context, ask: Ask<'readRequest'>): Promise<Reply<'readRequest'>> {
  const row = found((await readRequestRows(ctx, sql`q.id = ${ask.id}::uuid AND ${visibleRequests(ctx)}`, 1))[0]);
  return found((await requestViews(ctx, [row]))[0]);
}

type CreateAsk = Omit<Ask<'createRequest'>, 'lines'> & {
  lines: readonly (Ask<'createRequest'>['lines'][number] & { productId: string })[];
};

/** Asks an account above for copies, or forwards what the actor's account was asked for (E12). */
export async function createRequest(ctx: Context, asked: Ask<'createRequest'>): Promise<Reply<'createRequest'>> {
  const forwards = asked.lines.some((line) => (line.forwards ?? []).length > 0);
  return commit(ctx, forwards ? 'request.forward' : 'request.create', asked, async () => {
    const ask = { ...asked, lines: await withProducts(ctx, asked.lines) };
    const { facts, lower } = await readFacts(ctx, ask);
    const decide = forwards ? decideForward : decideRequest;
    const plan = orThrow(
      decide(facts, {
        ...ask,
        lines: ask.lines.map(({ copies, wantedOn = null, forwards: lines = [] }) => ({
          copies,
          wantedOn,
          forwards: lines,
        })),
      }),
    );
    const { requestId, number } = facts.fresh;
    const people = (await readPeopleToNotify(ctx, [ask.toAccountId], rolesWhoBuy)).get(ask.toAccountId) ?? [];
    const lines = facts.lines.map(({ product, freshId }, index) => ({
      id: freshId,
      productId: product.id,
      product: product.name,
      copies: ask.lines[index]?.copies ?? 0,
      wantedOn: ask.lines[index]?.wantedOn ?? null,
    }));
    plan.notices.push(
      ...requestNotices(
        ctx.actor.account.id,
        { account: facts.target?.name ?? '', other: ctx.actor.account.name, people },
        { id: requestId, number, lines },
        { what: 'received', text: ask.note },
      ),
    );
    const subject = { kind: 'request', id: requestId, name: String(number) };
    const told = {
      subject,
      after: {
        account: facts.target?.name ?? '',
        reference: ask.reference,
        note: ask.note,
        lines: lines.map(({ product, copies, wantedOn }) => ({ product, copies, wantedOn })),
      },
    };
    return {
      plan,
      reply: { id: requestId, number, lines: lines.map(({ id, productId, copies }) => ({ id, productId, copies })) },
      changes: {
        ...told,
        after: { ...told.after, ...(facts.customer && { customer: facts.customer.name }) },
        concerns: [
          { accountId: ask.toAccountId, changes: told },
          ...forwardedTo(lower, ask).map(({ accountId, ...one }) => ({ accountId, changes: one })),
        ],
      },
    };
  });
}

type LowerLine = RequestLineRow & { accountId: string; toAccountId: string; number: number };

// The account that asked below is told that it was forwarded and how much, not to whom.
function forwardedTo(lower: ReadonlyMap<string, LowerLine>, ask: CreateAsk) {
  const rows = ask.lines.flatMap(({ forwards = [] }) =>
    forwards.flatMap(({ requestLineId, copies }) => {
      const line = lower.get(requestLineId);
      return line ? [{ line, copies }] : [];
    }),
  );
  return [...Map.groupBy(rows, ({ line }) => line.accountId)].map(([accountId, parts]) => ({
    accountId,
    subject: { kind: 'request', id: parts[0]?.line.requestId ?? '', name: String(parts[0]?.line.number ?? '') },
    after: { lines: parts.map(({ line, copies }) => ({ product: line.product, copies })) },
  }));
}

async function readFacts(
  ctx: Context,
  ask: CreateAsk,
): Promise<{ facts: RequestFacts; lower: ReadonlyMap<string, LowerLine> }> {
  const own = ctx.actor.account.id;
  const products = await readProducts(
    ctx,
    ask.lines.map((line) => line.productId),
  );
  const lower = await readLower(
    ctx,
    ask.lines.flatMap(({ forwards = [] }) => forwards.map(({ requestLineId }) => requestLineId)),
  );
  const lines = ask.lines.map(({ productId, forwards = [] }, index): AskedLine => {
    const product = products.get(productId);
    if (!product)
      throw problem('invalid-input', {
        errors: [{ pointer: `/lines/${index}/productId`, rule: 'no-such-product', facts: {} }],
      });
    return {
      product,
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
  const [target, customer, same, vendor, last] = await Promise.all([
    readTarget(ctx, ask.toAccountId),
    ask.customerId === undefined ? undefined : readCustomer(ctx, ask.customerId, ask.toAccountId),
    readSame(ctx, ask.reference),
    ctx.services.db.account.findFirstOrThrow({ where: { vendorId: ctx.vendor.id, tier: 0 }, select: { id: true } }),
    ctx.services.db.request.aggregate({
      where: { accountId: own, toAccountId: ask.toAccountId },
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

async function readTarget(ctx: Context, id: string): Promise<RequestFacts['target']> {
  const own = ctx.actor.account.id;
  const [row] = await ctx.services.db.$queryRaw<NonNullable<RequestFacts['target']>[]>(sql`
    SELECT a.id, a.version, a.name, a.status, r.upper_id = a.id AS above
    FROM relation r
    JOIN account a ON a.id = ${id}::uuid
    WHERE (r.upper_id = a.id AND r.lower_id = ${own}::uuid) OR (r.upper_id = ${own}::uuid AND r.lower_id = a.id)
    LIMIT 1`);
  return row ?? null;
}

async function readCustomer(
  ctx: Context,
  id: string,
  toAccountId: string,
): Promise<NonNullable<RequestFacts['customer']> | null> {
  const [row] = await ctx.services.db.$queryRaw<
    { id: string; version: number; name: string; status: AccountStatus; seen: boolean }[]
  >(sql`
    SELECT c.id, c.version, c.name, c.status,
      c.visible_to_partners OR EXISTS (
        SELECT 1 FROM visible_account v WHERE v.viewer_id = ${toAccountId}::uuid AND v.id = c.id) AS seen
    FROM account c
    JOIN relation r ON r.upper_id = ${ctx.actor.account.id}::uuid AND r.lower_id = c.id
    WHERE c.id = ${id}::uuid`);
  return row ?? null;
}

async function readSame(ctx: Context, reference: string): Promise<RequestFacts['sameReference']> {
  if (reference === '') return null;
  const [row] = await ctx.services.db.$queryRaw<{ number: number; account: string; at: Date }[]>(sql`
    SELECT q.number, a.name AS account, q.created_at AS at
    FROM request q
    JOIN account a ON a.id = q.to_account_id
    WHERE q.account_id = ${ctx.actor.account.id}::uuid
      AND q.reference_key = ${nameKey(reference)}
      AND q.created_at > tierline_now() - make_interval(days => ${referenceDays})
    ORDER BY q.created_at DESC
    LIMIT 1`);
  return row ? { number: row.number, account: row.account, askedOn: isoDay(row.at) } : null;
}
