import type { Ask, Reply } from '@tierline/contract';
import { wordRefusal } from '@tierline/contract';
import { decideSeats, emailKey, isVendor, judgeSeats, nameKey, type SeatAsk } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commit } from '../kernel/commit.ts';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { found } from '../kernel/scope.ts';
import { seatMails } from './seat-mails.ts';
import { readSeatAccount, readSeatFacts, visibleSeatProducts } from './seat-facts.ts';
import { refusedRows } from '../kernel/refused-rows.ts';
import { readRow, text, timestamp } from '../kernel/rows.ts';

type Switched = Reply<'switchSeats'>;
type Rows = Ask<'switchSeats'>;

/** Switches licences on and off for users of a customer: all rows or none, undoable (O4, O7, O8, X8). */
export async function switchSeats(ctx: Context, ask: Rows): Promise<Switched> {
  return commit<Switched>(ctx, 'seats.switch', ask, async () => {
    const { facts, asks } = await readAsked(ctx, ask);
    const decision = decideSeats(
      facts,
      asks,
      asks.map(() => randomUUID()),
    );
    if (!decision.ok) throw refusedRows(decision.refused.map((one) => ({ ...one, field: 'user' })));
    const rows = asks.map(({ userId, productId, on }, index) => ({
      userId: userId ?? '',
      productId,
      on,
      changed: decision.rows[index] !== null,
    }));
    const seats = rows
      .filter(({ changed }) => changed)
      .map(({ userId, productId, on }) => ({
        user: facts.users.get(userId)?.name ?? '',
        product: facts.products.get(productId)?.name ?? '',
        on,
      }));
    const notices = await seatMails(ctx, facts.account, { seats, integration: null });
    return {
      plan: { ...decision.plan, notices },
      reply: { rows },
      changes: { subject: { kind: 'account', id: facts.account.id, name: facts.account.name }, after: { seats } },
    };
  });
}

/**
 * Says what would happen to each row, by the same decision that switching makes; who would be left without, and how
 * many are missing (O8). Changes nothing.
 */
export async function previewSeats(ctx: Context, ask: Rows): Promise<Reply<'previewSeats'>> {
  const { facts, asks } = await readAsked(ctx, ask);
  const { rows, shortages } = judgeSeats(facts, asks);
  return {
    rows: asks.map(({ userId, productId, on }, index) => {
      const user = facts.users.get(userId ?? '');
      const judged = rows[index];
      const refusal = judged && !judged.ok ? judged.refusal : null;
      return {
        user: user ? { id: user.id, name: user.name, email: user.email } : null,
        productId,
        on,
        changes: judged?.ok === true && judged.value !== null,
        reason: refusal && {
          code: refusal.code,
          detail: wordRefusal(refusal, ctx.language, ctx.vendor.programme).detail,
        },
      };
    }),
    shortages: shortages.flatMap(({ productId, ...counts }) => {
      const product = facts.products.get(productId);
      return product ? [{ product: { id: product.id, sku: product.sku, name: product.name }, ...counts }] : [];
    }),
  };
}

async function readAsked(ctx: Context, ask: Rows) {
  const emailKeys = ask.rows.flatMap(({ email }) => (email === undefined ? [] : [emailKey(email)]));
  const facts = await readSeatFacts(ctx, ask.id, {
    userIds: ask.rows.flatMap(({ userId }) => userId ?? []),
    emailKeys,
    productIds: ask.rows.map(({ productId }) => productId),
  });
  const byEmail = new Map([...facts.users.values()].map((user) => [user.emailKey, user.id]));
  const asks = ask.rows.map(({ userId, email, productId, on }): SeatAsk => ({
    userId: userId ?? byEmail.get(emailKey(email ?? '')) ?? null,
    productId,
    on,
  }));
  return { facts, asks };
}

const checkedRow = {
  userId: text,
  email: text,
  accountId: text,
  identifier: text,
  productId: text,
  sku: text,
  name: text,
  since: timestamp.orNull,
};

/**
 * Whether a user has a seat that is on: asked by the product itself, by an API key of the vendor or of its controller
 * (O4). A seat of licences that the key’s account may not know of counts as none (A3).
 */
export async function checkSeat(ctx: Context, ask: Ask<'checkSeat'>): Promise<Reply<'checkSeat'>> {
  const own = ctx.actor.account;
  const row = await readRow(
    ctx.services.db,
    checkedRow,
    sql`
    SELECT u.id AS user_id, u.email, a.id AS account_id, a.identifier, p.id AS product_id, p.sku, p.name,
      t.started_at AS since
    FROM portal_user u
    JOIN account a ON a.id = u.account_id
    JOIN product p ON p.vendor_id = u.vendor_id AND p.delivers = 'seats' AND p.sku_key = ${nameKey(ask.sku)}
    LEFT JOIN (seat t JOIN seat_pool s ON s.id = t.pool_id JOIN purchase_order o ON o.id = s.order_id)
      ON t.user_id = u.id
        AND t.product_id = p.id
        AND t.ended_at IS NULL
        AND (${isVendor(own)} OR ${own.id}::uuid IN (u.account_id, o.account_id))
    WHERE ${visibleSeatProducts(ctx, sql`p`)}
      AND u.vendor_id = ${ctx.vendor.id}::uuid
      AND (u.email_key = ${emailKey(ask.user)} OR u.id::text = ${ask.user.toLowerCase()})`,
  );
  const { userId, email, accountId, identifier, productId, sku, name, since } = found(row);
  await readSeatAccount(ctx, ctx.services.db, accountId);
  return {
    user: { id: userId, email },
    account: { id: accountId, identifier },
    product: { id: productId, sku, name },
    on: since !== null,
    since: since?.toISOString() ?? null,
  };
}
