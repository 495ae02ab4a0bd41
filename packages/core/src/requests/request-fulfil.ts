import type { Ask, Reply } from '@tierline/contract';
import {
  decideFulfil,
  isVendor,
  nameKey,
  successorStart,
  type FulfilFacts,
  type NoticeRow,
  type SplitChild,
} from '@tierline/domain';
import { commit } from '../kernel/commit.ts';
import { today, type Context } from '../kernel/context.ts';
import { readIssueFacts } from '../entitlements/entitlement.ts';
import { readEnterFacts } from '../orders/order-enter.ts';
import { refusedRows } from '../kernel/refused-rows.ts';
import { found } from '../kernel/scope.ts';
import { readSplitFacts } from '../entitlements/split-facts.ts';
import { readFollowing } from './renewal-rows.ts';
import { readLinesOf } from './request-answer.ts';
import type { RequestLineRow, RequestRow } from './request-rows.ts';

type FulfilAsk = Ask<'fulfilRequest'>;

/** Fulfils lines of a request from stock, or at the vendor by issuing or by an order; all rows or none (E12). */
export async function fulfilRequest(ctx: Context, ask: FulfilAsk): Promise<Reply<'fulfilRequest'>> {
  return commit(ctx, 'request.fulfil', ask, async (triedBefore) => {
    const { request, ...planned } = await planFulfil(ctx, ask, triedBefore);
    return { ...planned, changes: { ...planned.changes, concerns: [{ accountId: request.accountId, changes: null }] } };
  });
}

/** Decides how lines of a request are fulfilled, by a person or by a rule, and what the audit says of it (E12). */
export async function planFulfil(ctx: Context, ask: FulfilAsk, triedBefore: boolean, rule?: FulfilFacts['rule']) {
  const { request, lines } = await readLinesOf(
    ctx,
    ask.id,
    ask.rows.map(({ requestLineId }) => requestLineId),
  );
  const byId = new Map(lines.map((line) => [line.id, line]));
  const asked = ask.rows.map((row) => ({ ...row, line: found(byId.get(row.requestLineId)) }));
  const orderNumber = ask.orderNumber ?? (await freeNumber(ctx, request));
  const { from, serves, following, notices } = await readFrom(
    ctx,
    request,
    { ...ask, rows: asked, orderNumber },
    triedBefore,
  );
  const facts: FulfilFacts = {
    actor: ctx.actor,
    request,
    rows: asked.map(({ line }, row) => ({ line, serves: serves[row] ?? null, following: following[row] ?? null })),
    from,
    ...(rule && { rule }),
  };
  // What is delivered on a request is a further delivery where its order has had one.
  const decision = decideFulfil(facts, { ...ask, orderNumber, furtherDelivery: true });
  if (!decision.ok) throw refusedRows(decision.refused);
  return {
    request,
    plan: { ...decision.plan, notices: [...decision.plan.notices, ...notices] },
    reply: { id: request.id, made: madeOf(ask, from, decision.children) },
    changes: {
      subject: { kind: 'request', id: request.id, name: String(request.number) },
      after: {
        account: request.requesterName ?? '',
        ...(from.way !== 'split' && { orderNumber }),
        lines: asked.map(({ line, copies }) => ({ product: line.product, copies })),
      },
    },
  };
}

type AskedRow = FulfilAsk['rows'][number] & { line: RequestLineRow };

/** Where what fulfils a request comes from; `serves`: the product of each line item that was chosen. */
type Source = {
  from: FulfilFacts['from'];
  serves: readonly (string | null)[];
  following: readonly FulfilFacts['rows'][number]['following'][];
  notices: readonly NoticeRow[];
};

async function readFrom(
  ctx: Context,
  request: RequestRow,
  ask: { rows: readonly AskedRow[]; orderNumber: string; mail: boolean },
  triedBefore: boolean,
): Promise<Source> {
  const contact = request.askedByActive ? { contactId: request.askedById } : {};
  const { accountId } = request;
  const { rows, orderNumber } = ask;
  if (isVendor(ctx.actor.account)) {
    if (rows[0]?.line.delivers !== 'copies') return readOrdered(ctx, accountId, ask);
    const lines = rows.map(({ line: { productId, renews }, copies, ...term }) => ({
      productId,
      copies,
      startsOn: term.startsOn ?? (renews ? startAfter(ctx, renews.expiresOn) : undefined),
      expiresOn: term.expiresOn === undefined ? renews?.endsOn : term.expiresOn,
    }));
    const facts = await readIssueFacts(ctx, {
      accountId,
      ...contact,
      contactId: contact.contactId,
      orderNumber,
      lines,
    });
    return { from: { way: 'issue', facts }, serves: [], following: [], notices: [] };
  }
  const arrived = await readFollowing(
    ctx,
    rows.map(({ line }) => line),
  );
  // What is renewed goes down the way that it came (E15): only what follows there serves.
  const serving = rows.map(({ line, copies, lineItemId }) => {
    const follows = arrived.get(line.id);
    return lineItemId ?? (follows?.find(({ available }) => available >= copies) ?? follows?.[0])?.id;
  });
  const facts = await readSplitFacts(
    ctx,
    {
      prefer: 'ending-first',
      rows: rows.map(({ line, copies }, row) => ({
        accountId,
        ...contact,
        copies,
        ...(serving[row] === undefined ? { productId: line.productId } : { lineItemId: serving[row] }),
      })),
    },
    triedBefore,
  );
  return {
    from: { way: 'split', facts },
    following: rows.map(({ line }, row) => {
      const follows = arrived.get(line.id);
      return follows ? { arrived: follows.length, serves: follows.some(({ id }) => id === serving[row]) } : null;
    }),
    serves: facts.rows.map(({ source }) => (source.by === 'line' ? (source.line?.productId ?? null) : null)),
    notices: [],
  };
}

async function readOrdered(
  ctx: Context,
  accountId: string,
  { rows, orderNumber, mail }: { rows: readonly AskedRow[]; orderNumber: string; mail: boolean },
): Promise<Source> {
  const { facts, orderedOn, notices } = await readEnterFacts(ctx, {
    accountId,
    number: orderNumber,
    lines: rows.map(({ line, copies, startsOn, expiresOn }) => ({
      productId: line.productId,
      quantity: copies,
      ...(startsOn !== undefined && { startsOn }),
      ...(expiresOn !== undefined && { expiresOn }),
    })),
  });
  return { from: { way: 'order', facts, orderedOn }, serves: [], following: [], notices: mail ? notices : [] };
}

function startAfter(ctx: Context, expiresOn: string): string {
  return successorStart(expiresOn, today(ctx.services), ctx.vendor.programme.lateRenewals);
}

// The requester's own reference, or the request's number; where an order of theirs has it already, a further one.
async function freeNumber(ctx: Context, request: RequestRow): Promise<string> {
  const number = request.reference || `R-${request.number}`;
  const orders = await ctx.services.db.order.findMany({
    where: { accountId: request.accountId, state: 'open', numberKey: { startsWith: nameKey(number) } },
    select: { numberKey: true },
  });
  const taken = new Set(orders.map(({ numberKey }) => numberKey));
  if (!taken.has(nameKey(number))) return number;
  const further = Array.from({ length: taken.size + 1 }, (_, nth) => `${number.slice(0, 45)}-${nth + 2}`);
  return further.find((one) => !taken.has(nameKey(one))) ?? number;
}

function madeOf(
  ask: FulfilAsk,
  from: FulfilFacts['from'],
  children: readonly SplitChild[],
): Reply<'fulfilRequest'>['made'] {
  const requestLineId = (row: number) => ask.rows[row]?.requestLineId ?? '';
  if (from.way === 'order')
    return from.facts.lines.map(({ quantity }, row) => ({
      requestLineId: requestLineId(row),
      lineItemId: null,
      activationId: null,
      orderId: from.facts.fresh.orderId,
      copies: quantity,
    }));
  const made =
    from.way === 'split' ? children : from.facts.lines.map(({ copies, fresh }, row) => ({ row, copies, fresh }));
  return made.map(({ row, copies, fresh }) => ({
    requestLineId: requestLineId(row),
    lineItemId: fresh.lineId,
    activationId: fresh.activationId,
    orderId: null,
    copies,
  }));
}
