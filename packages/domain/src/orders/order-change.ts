import { accept, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import type { IssuedProduct } from '../entitlements/entitlement.ts';
import {
  accountFact,
  actorFact,
  emptyPlan,
  productFacts,
  type Plan,
  type RowSet,
  type Transfer,
} from '../kernel/ledger.ts';
import type { NewRow } from '../kernel/new-row.ts';
import { notCancelled } from './order-assign.ts';
import {
  creditsIn,
  decideLines,
  lineHoldings,
  lineTransfers,
  orderExists,
  type EnterOrderFacts,
  type OrderedLine,
} from './order-enter.ts';
import { may, type Actor } from '../kernel/permissions.ts';
import { nameKey } from '../kernel/text.ts';
import { decideRoom, type Wallet } from '../credits/wallet.ts';

/**
 * A line of an order as it stands: how much of it there is and how much of that is unassigned, both in licences or
 * credits.
 */
export type LineInForce = {
  id: string;
  /** The line of a request that it fulfils (E12). */
  requestLineId: string | null;
  mintId: string;
  position: number;
  product: IssuedProduct;
  quantity: number;
  unassigned: number;
  startsOn: string;
  expiresOn: string | null;
};

/**
 * An order that is to be corrected or cancelled (O1). `mails`: of the operation that entered it; `waiting`: nobody has
 * taken them yet.
 */
export type OrderInForce = {
  id: string;
  version: number;
  number: string;
  accountId: string;
  cancelled: boolean;
  lines: readonly LineInForce[];
  mails: readonly { id: string; waiting: boolean }[];
};

/** The facts for cancelling an order. */
export type CancelOrderFacts = {
  actor: Actor & { version: number };
  order: OrderInForce;
  wallet: Wallet;
  vendorId: string;
};

/** The facts that decide whether an order may still be changed; `balance`: its partner's credits. */
export type OpenFacts = {
  actor: Actor;
  order: {
    number: string;
    cancelled: boolean;
    lines: readonly (Pick<LineInForce, 'quantity' | 'unassigned'> & {
      product: Pick<IssuedProduct, 'delivers' | 'credits'>;
    })[];
  };
  balance: number;
};

/**
 * Whether an order could be corrected or cancelled: while nothing of it is assigned, and its credits are still in the
 * balance (O1).
 */
export function decideOrderOpen({ actor, order, balance }: OpenFacts): Decision<null> {
  const wrong = may(actor, 'orders.enter') ?? notCancelled(order);
  if (wrong) return wrong;
  const seats = order.lines.filter(({ product }) => product.delivers !== 'credits');
  const assigned = seats.reduce((sum, { quantity, unassigned }) => sum + quantity - unassigned, 0);
  if (assigned > 0) return refuse('order-assigned', { orderNumber: order.number, count: assigned });
  const credits = creditsIn(order.lines);
  return credits > balance ? refuse('credits-used', { available: balance, needed: credits }) : accept(null);
}

/**
 * Cancels an order of which nothing is assigned: its licences return to their mint and its credits leave the balance,
 * by transfers of their own. The order stays with its reason, and its number is free again (O1).
 */
export function decideCancelOrder(facts: CancelOrderFacts, ask: { reason: string }): Decision<Plan> {
  const wrong = refusedBy(decideOrderOpen({ ...facts, balance: facts.wallet.balance }));
  if (wrong) return wrong;
  const { actor, order } = facts;
  return accept({
    ...emptyPlan(),
    facts: [actorFact(actor), orderFact(order)],
    sets: [cancelled(order.id, ask.reason)],
    transfers: order.lines.flatMap((line) => givenBack(facts, line, line.quantity)),
    withdraw: order.mails.filter(({ waiting }) => waiting).map(({ id }) => id),
  });
}

/** Marks an order as cancelled by this operation. */
export function cancelled(orderId: string, reason: string): RowSet {
  return {
    table: 'purchase_order',
    id: orderId,
    set: { state: 'cancelled', stateReason: reason },
    stamps: { cancelledAt: 'now', cancelledById: 'operation' },
    while: { state: 'open' },
  };
}

/** The wanted content of a line: of an existing one (`id`), or a new one. */
export type CorrectedLine = OrderedLine & { id: string | null };

/**
 * The facts for correcting an order; `lines` are all lines it is to have, null where they stay. `taken`: another order
 * of the account that has the number.
 */
export type CorrectOrderFacts = Omit<CancelOrderFacts, 'order'> & {
  programme: EnterOrderFacts['programme'];
  target: EnterOrderFacts['target'];
  order: OrderInForce & { orderedOn: string };
  taken: EnterOrderFacts['taken'];
  lines: readonly CorrectedLine[] | null;
};

/**
 * Corrects an order of which nothing is assigned. The quantities of its lines move from and to where they came from; a
 * line of another product or other days is a new one, and the old one is emptied (O1).
 */
export function decideCorrectOrder(
  facts: CorrectOrderFacts,
  ask: { version: number; number: string; orderedOn: string },
): Decision<Plan> {
  const wrong = refusedBy(decideOrderOpen({ ...facts, balance: facts.wallet.balance }));
  if (wrong) return wrong;
  const { actor, order, target } = facts;
  if (ask.version !== order.version) return refuse('changed-meanwhile', { version: order.version });
  if (facts.taken !== null) return refuse('order-exists', orderExists(facts.taken, target.name, ask.number));
  const kept = new Map(
    (facts.lines ?? []).flatMap((line) => (line.id !== null && stays(order, line) ? [[line.id, line] as const] : [])),
  );
  const fresh = (facts.lines ?? []).filter((line) => line.id === null || !kept.has(line.id));
  if (facts.lines?.some(({ id }) => id !== null && !order.lines.some((line) => line.id === id)))
    return refuse('line-not-of-order', {});
  const lines = [
    ...fresh,
    ...[...kept.values()].map((line) => ({ ...line, product: { ...line.product, status: 'active' as const } })),
  ];
  const added = facts.lines === null ? 0 : creditsIn(facts.lines) - creditsIn(order.lines);
  const unfit = refusedBy(decideLines(facts, lines)) ?? refusedBy(decideRoom(facts.wallet, Math.max(0, added)));
  if (unfit) return unfit;
  const less: Transfer[] = [];
  const more: Transfer[] = [];
  for (const line of facts.lines === null ? [] : order.lines) {
    const quantity = kept.get(line.id)?.quantity ?? 0;
    if (quantity < line.quantity) less.push(...givenBack(facts, line, line.quantity - quantity));
    if (quantity > line.quantity)
      more.push(
        ...lineTransfers(facts, {
          ...line,
          quantity: quantity - line.quantity,
          fresh: { lineId: line.id, mintId: line.mintId },
        }),
      );
  }
  const last = Math.max(-1, ...order.lines.map(({ position }) => position));
  return accept({
    ...emptyPlan(),
    facts: [actorFact(actor), orderFact(order), accountFact(target), ...productFacts(fresh, actor.account.id)],
    sets: [
      {
        table: 'purchase_order',
        id: order.id,
        set: { number: ask.number, numberKey: nameKey(ask.number), orderedOn: ask.orderedOn },
        while: { state: 'open' },
      },
    ],
    holdings: fresh.flatMap((line) => lineHoldings(facts, line)),
    rows: [
      ...fresh.map(({ product, startsOn, expiresOn, fresh: { lineId } }, index) => ({
        table: 'order_line' as const,
        row: {
          id: lineId,
          orderId: order.id,
          position: last + 1 + index,
          productId: product.id,
          accountId: target.id,
          startsOn,
          expiresOn,
        },
      })),
      ...fresh.flatMap((line) => fulfilmentOf(order, line)),
    ],
    transfers: [...more, ...fresh.flatMap((line) => lineTransfers(facts, line)), ...less],
  });
}

// For the same product on the same days only the quantity may differ.
function stays(order: OrderInForce, line: CorrectedLine): boolean {
  const before = order.lines.find(({ id }) => id === line.id);
  return (
    before?.product.id === line.product.id && before.startsOn === line.startsOn && before.expiresOn === line.expiresOn
  );
}

// A line whose days change still fulfils what the old one did; one of another product does not.
function fulfilmentOf(order: OrderInForce, { id, product, fresh: { lineId } }: CorrectedLine): NewRow[] {
  const before = order.lines.find((line) => line.id === id && line.product.id === product.id);
  if (!before || before.requestLineId === null) return [];
  return [
    { table: 'request_fulfilment', row: { holdingId: lineId, requestLineId: before.requestLineId, byRule: false } },
  ];
}

function orderFact({ id, version, accountId }: OrderInForce): Plan['facts'][number] {
  return { kind: 'order', id, version, accountId };
}

// Licences return to the mint they came from, credits from the balance through their line.
function givenBack(
  { wallet, vendorId }: Pick<CancelOrderFacts, 'wallet' | 'vendorId'>,
  line: LineInForce,
  quantity: number,
): Transfer[] {
  if (quantity === 0) return [];
  if (line.product.delivers !== 'credits')
    return [{ kind: 'cancel', unit: line.id, fromId: line.id, toId: line.mintId, quantity }];
  const credits = { kind: 'reverse', unit: vendorId, quantity: creditsIn([{ product: line.product, quantity }]) };
  return [
    { ...credits, fromId: wallet.id, toId: line.id, walletId: wallet.id },
    { ...credits, fromId: line.id, toId: wallet.mintId },
  ];
}
