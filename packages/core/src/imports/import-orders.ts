import { readOrderCells, type Cells } from '@tierline/contract';
import {
  creditsIn,
  decideEnterOrder,
  endOfTerm,
  joinPlans,
  judgeOrderRows,
  nameKey,
  orderNotices,
  type EnterOrderFacts,
  type OrderRow,
  type TakenOrder,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { actorFacts, isoDay, today, type Context } from '../kernel/context.ts';
import type { Database, Transaction } from '../kernel/db.ts';
import type { ProductRow } from '../entitlements/entitlement.ts';
import { named, readProductsNamed, readTargets } from './import-order-names.ts';
import type { Import, Write } from './import-rows.ts';
import { rolesWhoBuy, readPeopleToNotify } from '../accounts/licence-people.ts';
import { orderHash, orderHashes, type SentOrder } from '../orders/order-hash.ts';
import { orderInMail } from '../orders/order-rows.ts';
import { mapInPortions } from '../kernel/portions.ts';
import { orThrow } from '../kernel/scope.ts';
import { storableKeys } from '../kernel/storable.ts';
import { readWallet } from '../credits/wallet.ts';

type Target = EnterOrderFacts['target'];

/** Orders to be imported: rows of one number are the lines of one order (O1, X5). */
export async function importOrders(ctx: Context, cells: readonly Cells[]): Promise<Import> {
  const read = await mapInPortions(cells, (row) =>
    readOrderCells(row, { language: ctx.language, programme: ctx.vendor.programme }),
  );
  const text = (row: Cells, field: string) => String(row[field] ?? '').trim();
  return {
    kind: 'orders',
    alone: [],
    async look(db) {
      const day = today(ctx.services);
      const accounts = await named<Target>(
        cells.map((row) => text(row, 'account')),
        (keys) => readTargets(ctx, db, keys),
      );
      const products = await named<ProductRow>(
        cells.map((row) => text(row, 'product')),
        (keys) => readProductsNamed(ctx, db, keys),
      );
      const rows = cells.map((row, index): OrderRow & { hashed: HashedLine } => {
        const ask = read[index]?.ask ?? null;
        const product = { typed: text(row, 'product'), fits: products.get(nameKey(text(row, 'product'))) ?? [] };
        const startsOn = ask?.startsOn ?? day;
        return {
          line: typeof row.line === 'number' ? row.line : index + 1,
          number: text(row, 'number'),
          orderedOn: ask && (ask.orderedOn ?? day),
          product,
          account: { typed: text(row, 'account'), fits: accounts.get(nameKey(text(row, 'account'))) ?? [] },
          terms: ask && {
            quantity: ask.quantity,
            startsOn,
            expiresOn: ask.expiresOn ?? endOfTerm(startsOn, product.fits[0]?.termMonths ?? null),
          },
          hashed: {
            orderedOn: ask?.orderedOn,
            quantity: ask?.quantity ?? 0,
            startsOn: ask?.startsOn,
            expiresOn: ask?.expiresOn,
          },
        };
      });
      const orders = ordersOf(rows);
      const taken = await takenOrders(ctx, db, orders);
      return {
        asked: [],
        judge() {
          const decided = judgeOrderRows(
            {
              ...actorFacts(ctx),
              taken: (accountId, number) => taken.get(`${accountId} ${nameKey(number)}`) ?? null,
            },
            rows,
          );
          return rows.map(({ number }, index) => {
            const unread = (read[index]?.wrong ?? []).map(({ field, error }) => ({
              field,
              refusal: { code: 'invalid-input' as const, facts: { errors: [error] } },
            }));
            // What is wrong with the text of a cell goes before what it would have meant.
            const wrong = [...unread, ...(decided[index] ?? [])].filter(
              (one, place, all) => all.findIndex(({ field }) => field === one.field) === place,
            );
            return { name: number, tier: null, role: null, to: null, wrong };
          });
        },
        prepare: () => entering(ctx, orders),
      };
    },
  };
}

/** What decides whether an existing order says the same: the lines as they are sent, with nothing filled in. */
type HashedLine = {
  orderedOn: string | undefined;
  quantity: number;
  startsOn: string | undefined;
  expiresOn: string | undefined;
};
type Row = OrderRow & { hashed: HashedLine };
type Order = { first: number; rows: Row[]; sent: SentOrder };

function ordersOf(rows: readonly Row[]): Order[] {
  const orders = new Map<string, { first: number; rows: Row[] }>();
  for (const [index, row] of rows.entries()) {
    const order = orders.get(nameKey(row.number)) ?? { first: index, rows: [] };
    order.rows.push(row);
    orders.set(nameKey(row.number), order);
  }
  return [...orders.values()].map((order) => {
    const [row] = order.rows;
    const lines = order.rows.map(({ product, hashed: { quantity, startsOn, expiresOn } }) => ({
      productId: product.fits[0]?.id ?? '',
      quantity,
      startsOn,
      expiresOn,
    }));
    return {
      ...order,
      sent: {
        accountId: row?.account.fits[0]?.id ?? '',
        number: row?.number ?? '',
        orderedOn: row?.hashed.orderedOn,
        lines,
      },
    };
  });
}

async function takenOrders(
  ctx: Context,
  db: Database | Transaction,
  orders: readonly Order[],
): Promise<Map<string, TakenOrder>> {
  const asked = new Map(orders.map(({ sent }) => [`${sent.accountId} ${nameKey(sent.number)}`, sent]));
  const found = await db.order.findMany({
    where: {
      vendorId: ctx.vendor.id,
      state: 'open',
      numberKey: { in: storableKeys([...asked.values()].map(({ number }) => nameKey(number))) },
      accountId: { in: [...asked.values()].flatMap(({ accountId }) => (accountId === '' ? [] : accountId)) },
    },
    select: { id: true, accountId: true, numberKey: true, orderedOn: true, inputHash: true },
  });
  return new Map(
    found.map(({ id, accountId, numberKey, orderedOn, inputHash }) => {
      const sent = asked.get(`${accountId} ${numberKey}`);
      const same = sent !== undefined && orderHashes(sent).includes(inputHash);
      return [`${accountId} ${numberKey}`, { id, orderedOn: isoDay(orderedOn), same }];
    }),
  );
}

// All orders in one plan: one operation, all or none.
async function entering(ctx: Context, orders: readonly Order[]): Promise<Write> {
  const wallets = new Map(
    await Promise.all(
      [...new Set(orders.flatMap(({ rows }) => rows[0]?.account.fits[0]?.id ?? []))].map(
        async (id) => [id, await readWallet(ctx.services, id)] as const,
      ),
    ),
  );
  const entered = orders.map(({ rows, first, sent }) => {
    const orderId = randomUUID();
    const [head] = rows;
    const lines = rows.flatMap(
      ({
        product: {
          fits: [product],
        },
        terms,
      }) =>
        product && terms
          ? [
              {
                product,
                ...terms,
                ...(product.delivers === 'credits' && { expiresOn: null }),
                fresh: { lineId: randomUUID(), mintId: randomUUID() },
              },
            ]
          : [],
    );
    const [target] = head?.account.fits ?? [];
    const wallet = wallets.get(target?.id ?? '');
    if (!head || !target || !wallet) throw new Error('an order without rows or an account');
    const plan = orThrow(
      decideEnterOrder(
        {
          ...actorFacts(ctx),
          target,
          taken: null,
          lines,
          wallet,
          vendorId: ctx.vendor.id,
          fresh: { orderId, inputHash: orderHash(sent) },
        },
        { number: head.number, orderedOn: head.orderedOn ?? today(ctx.services) },
      ),
    );
    // Later rows find the wallet made, and its credits in it.
    const isNew = wallet.isNew && !plan.rows.some(({ table }) => table === 'wallet');
    wallets.set(target.id, { ...wallet, isNew, balance: wallet.balance + creditsIn(lines) });
    const licences = lines.map(({ product, quantity }) => ({ product: product.name, quantity }));
    return {
      plan,
      target,
      inMail: orderInMail(head.number, lines),
      made: { row: first, id: orderId, name: head.number },
      told: { accountId: target.id, account: target.name, number: head.number, lines: licences },
    };
  });
  const own = ctx.actor.account;
  // One mail to each person for all orders of the file.
  const byTarget = Map.groupBy(entered, ({ target }) => target.id);
  const buying = await readPeopleToNotify(ctx, [...byTarget.keys()], rolesWhoBuy);
  const notices = [...byTarget].flatMap(([id, bought]) =>
    orderNotices(
      ctx.actor,
      { name: bought[0]?.target.name ?? '', people: buying.get(id) ?? [] },
      bought.map(({ inMail }) => inMail),
    ),
  );
  return async () => ({
    made: entered.map(({ made }) => made),
    notices,
    plan: joinPlans(entered.map(({ plan }) => plan)),
    changes: {
      subject: { kind: 'account', id: own.id, name: own.name },
      after: { count: entered.length, orders: entered.map(({ told }) => told) },
    },
  });
}
