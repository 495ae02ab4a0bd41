import type { Ask, Reply } from '@tierline/contract';
import { anywhere, decideForward, decideRequest, nameKey, requestNotices } from '@tierline/domain';
import { readPeopleToNotify, rolesWhoBuy } from '../accounts/licence-people.ts';
import { withProducts } from '../entitlements/product-named.ts';
import { commit } from '../kernel/commit.ts';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { and, hasKey } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { orThrow, found } from '../kernel/scope.ts';
import { readRequestFacts, type CreateAsk, type LowerLine } from './request-facts.ts';
import { isOpen, newestRequest, readRequestRows, visibleRequests, waitsFor } from './request-rows.ts';
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

/** Asks an account above for copies, or forwards what the actor's account was asked for (E12). */
export async function createRequest(ctx: Context, asked: Ask<'createRequest'>): Promise<Reply<'createRequest'>> {
  const forwards = asked.lines.some((line) => (line.forwards ?? []).length > 0);
  return commit(ctx, forwards ? 'request.forward' : 'request.create', asked, async () =>
    planRequest(ctx, { ...asked, lines: await withProducts(ctx, asked.lines) }),
  );
}

/** Decides a request, with its mails and what the audit says of it. */
export async function planRequest(ctx: Context, ask: CreateAsk) {
  const forwards = ask.lines.some((line) => (line.forwards ?? []).length > 0);
  const { facts, lower } = await readRequestFacts(ctx, ask);
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
  const { requester } = facts;
  // Who enters a request to their own account knows of it.
  const people = requester
    ? []
    : ((await readPeopleToNotify(ctx, [ask.toAccountId], rolesWhoBuy)).get(ask.toAccountId) ?? []);
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
      after: { ...told.after, ...((requester ?? facts.customer) && { customer: (requester ?? facts.customer)?.name }) },
      concerns: [
        { accountId: requester?.id ?? ask.toAccountId, changes: told },
        ...forwardedTo(lower, ask).map(({ accountId, ...one }) => ({ accountId, changes: one })),
      ],
    },
  };
}

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
