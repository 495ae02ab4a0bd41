import { problem, type Ask, type Reply } from '@tierline/contract';
import {
  activationId,
  decideIssue,
  delivered,
  endOfTerm,
  nameKey,
  type IssueFacts,
  type IssueLine,
} from '@tierline/domain';
import { randomBytes, randomUUID } from 'node:crypto';
import { commit } from '../kernel/commit.ts';
import { readContact } from '../accounts/contact.ts';
import { actorFacts, isoDay, today, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { int, oneOf, readRows, text, type Row } from '../kernel/rows.ts';
import { withProducts } from './product-named.ts';
import { accountIdOf } from '../accounts/account-named.ts';
import { readAccountHead } from '../accounts/account-row.ts';
import { orThrow } from '../kernel/scope.ts';

/**
 * Issues an entitlement: its lines come to a distributor, each under an activation ID of its own, and its contact gets
 * a mail (E2).
 */
export async function issueEntitlement(ctx: Context, ask: Ask<'issueEntitlement'>): Promise<Reply<'issueEntitlement'>> {
  return commit(ctx, 'entitlement.issue', ask, async () => {
    const accountId = await accountIdOf(ctx, ask);
    const facts = await readIssueFacts(ctx, { ...ask, accountId, lines: await withProducts(ctx, ask.lines) });
    const { fresh, lines, target } = facts;
    const plan = orThrow(decideIssue(facts, ask));
    const reply = {
      id: fresh.entitlementId,
      orderNumber: ask.orderNumber,
      lines: lines.map((line) => ({
        id: line.fresh.lineId,
        activationId: line.fresh.activationId,
        productId: line.product.id,
        copies: line.copies,
        startsOn: line.startsOn,
        expiresOn: line.expiresOn,
      })),
    };
    return {
      plan,
      reply,
      changes: {
        subject: { kind: 'entitlement', id: fresh.entitlementId, name: ask.orderNumber },
        after: {
          account: target.name,
          lines: lines.map(({ product, copies, startsOn, expiresOn }) => ({
            product: product.name,
            copies,
            startsOn,
            expiresOn,
          })),
        },
      },
    };
  });
}

/** Reads the facts for issuing lines to an account. */
export async function readIssueFacts(
  ctx: Context,
  ask: Pick<Ask<'issueEntitlement'>, 'contactId' | 'orderNumber'> & {
    accountId: string;
    lines: readonly (Ask<'issueEntitlement'>['lines'][number] & { productId: string })[];
  },
): Promise<IssueFacts> {
  const target = await readAccountHead(ctx, ctx.services.db, ask.accountId);
  const contact = await readContact(ctx, target, ask.contactId);
  const taken = await readTaken(ctx, target.id, ask.orderNumber);
  const products = await readProducts(
    ctx,
    ask.lines.map((line) => line.productId),
  );
  const lines = ask.lines.map((line, index): IssueLine => {
    const product = products.get(line.productId);
    if (!product)
      throw problem('invalid-input', {
        errors: [{ pointer: `/lines/${index}/productId`, rule: 'no-such-product', facts: {} }],
      });
    const startsOn = line.startsOn ?? today(ctx.services);
    const expiresOn = line.expiresOn === undefined ? endOfTerm(startsOn, product.termMonths) : line.expiresOn;
    return {
      product,
      copies: line.copies,
      startsOn,
      expiresOn,
      fresh: { lineId: randomUUID(), mintId: randomUUID(), activationId: activationId(randomBytes(15)) },
    };
  });
  return {
    ...actorFacts(ctx),
    target,
    contact,
    taken,
    lines,
    fresh: { entitlementId: randomUUID(), mailId: randomUUID() },
  };
}

async function readTaken(ctx: Context, accountId: string, orderNumber: string) {
  const first = await ctx.services.db.entitlement.findFirst({
    where: { accountId, orderKey: nameKey(orderNumber) },
    select: { id: true, createdAt: true },
  });
  return first && { id: first.id, issuedOn: isoDay(first.createdAt) };
}

/** A product with the term of what is bought of it. */
export type ProductRow = Row<typeof productRow>;

const productRow = {
  id: text,
  version: int,
  sku: text,
  name: text,
  status: oneOf('active', 'retired'),
  delivers: oneOf(...delivered),
  credits: int.orNull,
  termMonths: int.orNull,
};

/** Products of the catalogue as a purchase needs them, by id. */
export async function readProducts(ctx: Context, ids: readonly string[]): Promise<Map<string, ProductRow>> {
  const rows = await readRows(
    ctx.services.db,
    productRow,
    sql`
    SELECT id, version, sku, name, status, delivers, credits, term_months
    FROM product
    WHERE vendor_id = ${ctx.vendor.id}::uuid AND id = ANY(${[...ids]}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
