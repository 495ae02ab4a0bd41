import { problem, Problem, type Ask, type Reply } from '@tierline/contract';
import {
  decideEnterOrder,
  endOfTerm,
  nameKey,
  orderNotices,
  type EnterOrderFacts,
  type NoticeRow,
  type OrderedLine,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { accountIdOf } from '../accounts/account-named.ts';
import { withProducts } from '../entitlements/product-named.ts';
import { readAccountHead } from '../accounts/account-row.ts';
import { commit } from '../kernel/commit.ts';
import { actorFacts, isoDay, today, type Context } from '../kernel/context.ts';
import { readProducts } from '../entitlements/entitlement.ts';
import { rolesWhoBuy, readPeopleToNotify } from '../accounts/licence-people.ts';
import { orderHash, orderHashes } from './order-hash.ts';
import { orderInMail, readOrderRow } from './order-rows.ts';
import { orThrow } from '../kernel/scope.ts';
import { readWallet } from '../credits/wallet.ts';

/**
 * Enters what a partner bought (O1). An order entered before under the same number with the same content is answered as
 * it was then; with other content it is refused (`order-exists`).
 */
export async function enterOrder(ctx: Context, ask: Ask<'enterOrder'>): Promise<Reply<'enterOrder'>> {
  return commit<Entered>(ctx, 'order.enter', ask, async () => {
    const { facts, orderedOn, notices } = await readEnterFacts(ctx, await namedOrder(ctx, ask));
    const { target, lines, fresh } = facts;
    const plan = orThrow(decideEnterOrder(facts, { number: ask.number, orderedOn }));
    return {
      plan: { ...plan, notices },
      reply: {
        id: fresh.orderId,
        number: ask.number,
        lines: lines.map(({ product, quantity, startsOn, expiresOn, fresh: { lineId } }) => ({
          id: lineId,
          productId: product.id,
          quantity,
          startsOn,
          expiresOn,
        })),
      },
      changes: {
        subject: { kind: 'order', id: fresh.orderId, name: ask.number },
        after: {
          account: target.name,
          orderedOn,
          lines: lines.map(({ product, quantity, startsOn, expiresOn }) => ({
            product: product.name,
            quantity,
            startsOn,
            expiresOn,
          })),
        },
      },
    };
  }).catch((refused: unknown) => enteredBefore(ctx, ask, refused));
}

type Entered = Reply<'enterOrder'>;
type NamedOrder = Awaited<ReturnType<typeof namedOrder>>;

// The order with the ids of what it names.
async function namedOrder(ctx: Context, ask: Ask<'enterOrder'>) {
  return { ...ask, accountId: await accountIdOf(ctx, ask), lines: await withProducts(ctx, ask.lines) };
}

/** Reads the facts for entering an order, and words the mails to the people who buy for the account. */
export async function readEnterFacts(
  ctx: Context,
  ask: NamedOrder,
): Promise<{ facts: EnterOrderFacts; orderedOn: string; notices: NoticeRow[] }> {
  const target = await readAccountHead(ctx, ctx.services.db, ask.accountId);
  const taken = await ctx.services.db.order.findFirst({
    where: { accountId: target.id, numberKey: nameKey(ask.number), state: 'open' },
    select: { id: true, orderedOn: true },
  });
  const products = await readProducts(
    ctx,
    ask.lines.map((line) => line.productId),
  );
  const lines = ask.lines.map((line, index) => orderedLine(ctx, products, line, index));
  const people = (await readPeopleToNotify(ctx, [target.id], rolesWhoBuy)).get(target.id) ?? [];
  return {
    facts: {
      ...actorFacts(ctx),
      target,
      taken: taken && { id: taken.id, orderedOn: isoDay(taken.orderedOn) },
      lines,
      wallet: await readWallet(ctx.services, target.id),
      vendorId: ctx.vendor.id,
      fresh: { orderId: randomUUID(), inputHash: orderHash(ask) },
    },
    orderedOn: ask.orderedOn ?? today(ctx.services),
    notices: orderNotices(ctx.actor, { name: target.name, people }, [orderInMail(ask.number, lines)]),
  };
}

// The line with the term of its product where the request leaves its dates out; credits do not expire.
function orderedLine(
  ctx: Context,
  products: Awaited<ReturnType<typeof readProducts>>,
  line: NamedOrder['lines'][number],
  index: number,
): OrderedLine {
  const product = products.get(line.productId);
  if (!product)
    throw problem('invalid-input', {
      errors: [{ pointer: `/lines/${index}/productId`, rule: 'no-such-product', facts: {} }],
    });
  const startsOn = line.startsOn ?? today(ctx.services);
  const expiresOn =
    product.delivers === 'credits'
      ? null
      : line.expiresOn === undefined
        ? endOfTerm(startsOn, product.termMonths)
        : line.expiresOn;
  return {
    product,
    quantity: line.quantity,
    startsOn,
    expiresOn,
    fresh: { lineId: randomUUID(), mintId: randomUUID() },
  };
}

// Software that enters orders may not know whether it has done so: the same order again gets the same answer.
async function enteredBefore(ctx: Context, ask: Ask<'enterOrder'>, refused: unknown): Promise<Entered> {
  if (!(refused instanceof Problem) || refused.code !== 'order-exists') throw refused;
  const named = await namedOrder(ctx, ask);
  const earlier = await ctx.services.db.order.findFirst({
    where: {
      vendorId: ctx.vendor.id,
      state: 'open',
      accountId: named.accountId,
      numberKey: nameKey(named.number),
      inputHash: { in: orderHashes(named) },
    },
    select: { id: true, operationId: true, operation: { select: { kind: true, undoUntil: true } } },
  });
  if (!earlier) throw refused;
  const row = await readOrderRow(ctx, earlier.id);
  const { kind, undoUntil } = earlier.operation;
  return {
    ...(kind === 'order.enter' &&
      undoUntil && { operationId: earlier.operationId, undoUntil: undoUntil.toISOString() }),
    id: row.id,
    number: row.number,
    lines: row.lines.map(({ id, productId, quantity, startsOn, expiresOn }) => ({
      id,
      productId,
      quantity,
      startsOn,
      expiresOn,
    })),
  };
}
