import { problem, type Ask, type Reply } from '@tierline/contract';
import {
  decideCancelOrder,
  decideCorrectOrder,
  orderChangeNotices,
  endOfTerm,
  nameKey,
  type CorrectedLine,
  type LineInForce,
  type OrderInForce,
  type NotifiedPerson,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { readAccountHead } from '../accounts/account-row.ts';
import { commit } from '../kernel/commit.ts';
import { actorFacts, isoDay, today, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { bool, date, int, readRows, text } from '../kernel/rows.ts';
import { readProducts } from '../entitlements/entitlement.ts';
import { withProducts } from '../entitlements/product-named.ts';
import { orderInMail, readOrderRow } from './order-rows.ts';
import { orThrow } from '../kernel/scope.ts';
import { readWallet } from '../credits/wallet.ts';

type AskedLine = NonNullable<Ask<'correctOrder'>['lines']>[number];

/** Cancels an order of which nothing is assigned; its number is free again (O1). */
export async function cancelOrder(ctx: Context, ask: Ask<'cancelOrder'>): Promise<Reply<'cancelOrder'>> {
  return commit<Reply<'cancelOrder'>>(ctx, 'order.cancel', ask, async () => {
    const { order, account, told } = await readInForce(ctx, ask.id);
    const wallet = await readWallet(ctx.services, order.accountId);
    const plan = orThrow(decideCancelOrder({ actor: ctx.actor, order, wallet, vendorId: ctx.vendor.id }, ask));
    const lines = order.lines.map(lineTold);
    // Recipients of no mail about the order get none about its cancellation.
    const people = told.filter(({ waiting }) => !waiting);
    const change = { number: order.number, order: null, reason: ask.reason };
    return {
      plan: { ...plan, notices: orderChangeNotices(ctx.actor, { name: account, people }, change) },
      reply: { id: order.id },
      changes: {
        subject: { kind: 'order', id: order.id, name: order.number },
        before: { account, lines },
        after: { reason: ask.reason },
        concerns: [{ accountId: order.accountId, changes: null }],
      },
    };
  });
}

/** Corrects an order of which nothing is assigned; what is left out stays (O1). */
export async function correctOrder(ctx: Context, ask: Ask<'correctOrder'>): Promise<Reply<'correctOrder'>> {
  return commit<Reply<'correctOrder'>>(ctx, 'order.correct', ask, async () => {
    const { order, account, told } = await readInForce(ctx, ask.id);
    const number = ask.number ?? order.number;
    const orderedOn = ask.orderedOn ?? order.orderedOn;
    const taken = await ctx.services.db.order.findFirst({
      where: { accountId: order.accountId, numberKey: nameKey(number), state: 'open', NOT: { id: order.id } },
      select: { id: true, orderedOn: true },
    });
    const lines = ask.lines === undefined ? null : await readLines(ctx, order, ask.lines);
    const plan = orThrow(
      decideCorrectOrder(
        {
          ...actorFacts(ctx),
          target: await readAccountHead(ctx, ctx.services.db, order.accountId),
          order,
          taken: taken && { id: taken.id, orderedOn: isoDay(taken.orderedOn) },
          lines,
          wallet: await readWallet(ctx.services, order.accountId),
          vendorId: ctx.vendor.id,
        },
        { version: ask.version, number, orderedOn },
      ),
    );
    const now = orderInMail(number, lines ?? order.lines.filter(({ quantity }) => quantity > 0));
    const change = { number: order.number, order: now, reason: '' };
    const before = { number: order.number, orderedOn: order.orderedOn, lines: order.lines.map(lineTold) };
    return {
      plan: { ...plan, notices: orderChangeNotices(ctx.actor, { name: account, people: told }, change) },
      reply: { id: order.id },
      changes: {
        subject: { kind: 'order', id: order.id, name: number },
        before,
        after: { account, number, orderedOn, lines: lines === null ? before.lines : lines.map(lineTold) },
        concerns: [{ accountId: order.accountId, changes: null }],
      },
    };
  });
}

function lineTold({
  product,
  quantity,
  startsOn,
  expiresOn,
}: Pick<LineInForce, 'product' | 'quantity' | 'startsOn' | 'expiresOn'>) {
  return { product: product.name, quantity, startsOn, expiresOn };
}

// Dates left out of a line stay as they are; a new line begins today and ends with its term.
async function readLines(ctx: Context, order: OrderInForce, asked: readonly AskedLine[]): Promise<CorrectedLine[]> {
  const named = await withProducts(ctx, asked);
  const products = await readProducts(
    ctx,
    named.map(({ productId }) => productId),
  );
  return named.map((line, index) => {
    const product = products.get(line.productId);
    if (!product)
      throw problem('invalid-input', {
        errors: [{ pointer: `/lines/${index}/productId`, rule: 'no-such-product', facts: {} }],
      });
    const before = order.lines.find(({ id }) => id === line.id);
    const startsOn = line.startsOn ?? before?.startsOn ?? today(ctx.services);
    const same = before?.product.id === product.id && before.startsOn === startsOn;
    const ends =
      line.expiresOn ??
      (line.expiresOn === null ? null : same ? before.expiresOn : endOfTerm(startsOn, product.termMonths));
    return {
      id: line.id ?? null,
      product,
      quantity: line.quantity,
      startsOn,
      expiresOn: product.delivers === 'credits' ? null : ends,
      fresh: { lineId: randomUUID(), mintId: randomUUID() },
    };
  });
}

const lineRow = {
  id: text,
  mintId: text,
  expiresOn: date.orNull,
  quantity: int,
  startsOn: date,
  unassigned: int,
  requestLineId: text.orNull,
  position: int,
  productId: text,
};

const mailRow = {
  id: text,
  waiting: bool,
  userId: text,
  email: text,
  language: text,
};

async function readInForce(
  ctx: Context,
  id: string,
): Promise<{
  order: OrderInForce & { orderedOn: string };
  account: string;
  told: readonly (NotifiedPerson & { waiting: boolean })[];
}> {
  const { db } = ctx.services;
  const row = await readOrderRow(ctx, id);
  const rows = await readRows(
    db,
    lineRow,
    sql`
    SELECT l.id, h.upper_id AS mint_id, l.position, l.product_id, l.starts_on::text AS starts_on,
      l.expires_on::text AS expires_on,
      ((h.received - h.given_back) / coalesce(p.credits, 1))::float8 AS quantity,
      (h.input - h.output)::float8 AS unassigned, f.request_line_id
    FROM order_line l
    JOIN holding h ON h.id = l.id
    JOIN product p ON p.id = l.product_id
    LEFT JOIN request_fulfilment f ON f.holding_id = l.id
    WHERE l.order_id = ${id}::uuid ORDER BY l.position`,
  );
  const products = await readProducts(
    ctx,
    rows.map(({ productId }) => productId),
  );
  // A mail about several orders is still sent, even if one of them is cancelled; so is one about an order that was
  // corrected since: its recipients get a mail about the next change too.
  const mails = await readRows(
    db,
    mailRow,
    sql`
    SELECT m.id,
      x.kind IN ('order.enter', 'request.fulfil') AND o.version = 1 AND m.state = 'waiting' AND m.tries = 0 AS waiting,
      u.id AS user_id, u.email, u.language
    FROM purchase_order o
    JOIN operation x ON x.id = o.operation_id
    JOIN mail m ON m.operation_id = x.id
    JOIN portal_user u ON u.id = m.user_id
    WHERE o.id = ${id}::uuid AND u.account_id = o.account_id AND m.state <> 'withdrawn'`,
  );
  const lines = rows.flatMap(({ productId, ...line }) => {
    const product = products.get(productId);
    return product ? [{ ...line, product }] : [];
  });
  return {
    order: {
      id: row.id,
      version: row.version,
      number: row.number,
      orderedOn: row.orderedOn,
      accountId: row.accountId,
      cancelled: row.cancelled !== null,
      // A line that a correction emptied is no longer listed, but keeps its number in the order.
      lines,
      mails,
    },
    account: row.accountName,
    told: mails.map(({ userId, email, language, waiting }) => ({
      mailId: randomUUID(),
      id: userId,
      email,
      language,
      waiting,
    })),
  };
}
