import { accept, each, refuse, refusedBy, type Decision, type Refused } from '../kernel/decision.ts';
import { endsAfterStart, onSale, openAccount, whole } from '../kernel/guards.ts';
import type { IssuedProduct } from '../entitlements/entitlement.ts';
import {
  accountFact,
  actorFact,
  emptyPlan,
  productFacts,
  undoSeconds,
  type NewHolding,
  type Plan,
  type Transfer,
} from '../kernel/ledger.ts';
import { may, type AccountStatus, type Actor } from '../kernel/permissions.ts';
import { tiersBelow, type Programme } from '../kernel/programme.ts';
import { runsSites } from '../credits/site.ts';
import { nameKey } from '../kernel/text.ts';
import { decideRoom, walletParts, type Wallet } from '../credits/wallet.ts';

/**
 * One line of an order: so many licences of a product, from when, until when (null: perpetual). `fresh`: ids for its
 * rows.
 */
export type OrderedLine = {
  product: IssuedProduct;
  quantity: number;
  startsOn: string;
  expiresOn: string | null;
  fresh: { lineId: string; mintId: string };
};

/** The order that has a number already. */
export type TakenBy = { id: string; orderedOn: string };

/** The facts on which entering an order is decided (O1). */
export type EnterOrderFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  target: { id: string; version: number; name: string; tier: number; status: AccountStatus };
  /** The order of this account that has the number and differs in its content; null where there is none. */
  taken: TakenBy | null;
  lines: readonly OrderedLine[];
  /** The partner's wallet, and the vendor, whose unit credits are. */
  wallet: Wallet;
  vendorId: string;
  fresh: { orderId: string; inputHash: string };
};

/**
 * Decides on entering what a partner bought, by vendor staff or the vendor's own software: the licences of a line wait
 * in it to be assigned (O1), its credits fill the partner's balance at once (C6). Refused in this order: role, what the
 * account may buy and its state, a number that is taken, each line, the limit of the balance.
 */
export function decideEnterOrder(facts: EnterOrderFacts, ask: { number: string; orderedOn: string }): Decision<Plan> {
  const { target, fresh, actor, taken } = facts;
  const wrong =
    may(actor, 'orders.enter') ??
    buyer(facts, facts.lines) ??
    (taken === null ? null : refuse('order-exists', orderExists(taken, target.name, ask.number))) ??
    each(facts.lines, orderable) ??
    refusedBy(decideRoom(facts.wallet, creditsIn(facts.lines)));
  if (wrong) return wrong;
  const parts = facts.lines.some(({ product }) => product.delivers === 'credits')
    ? walletParts(facts.wallet, facts.vendorId)
    : { holdings: [], rows: [] };
  return accept({
    ...emptyPlan(),
    facts: [actorFact(actor), accountFact(target), ...productFacts(facts.lines, actor.account.id)],
    holdings: [...parts.holdings, ...facts.lines.flatMap((line) => lineHoldings(facts, line))],
    rows: [
      ...parts.rows,
      {
        table: 'purchase_order',
        row: {
          id: fresh.orderId,
          accountId: target.id,
          number: ask.number,
          numberKey: nameKey(ask.number),
          orderedOn: ask.orderedOn,
          inputHash: fresh.inputHash,
        },
      },
      ...facts.lines.map(({ product, startsOn, expiresOn, fresh: { lineId } }, position) => ({
        table: 'order_line' as const,
        row: {
          id: lineId,
          orderId: fresh.orderId,
          position,
          productId: product.id,
          accountId: target.id,
          startsOn,
          expiresOn,
        },
      })),
    ],
    transfers: facts.lines.flatMap((line) => lineTransfers(facts, line)),
    undoSeconds,
  });
}

/**
 * Decides whether lines can be those of an order of this account: what it may buy and its state (O1), and each line
 * itself.
 */
export function decideLines(
  facts: Pick<EnterOrderFacts, 'programme' | 'target'>,
  lines: readonly OrderedLine[],
): Decision<null> {
  return buyer(facts, lines) ?? each(lines, orderable) ?? accept(null);
}

/**
 * Describes the order that has the number asked for. Numbers are unique within an account, as each buyer has their own.
 */
export function orderExists(taken: TakenBy, account: string, orderNumber: string) {
  return { orderNumber, account, orderedOn: taken.orderedOn, orderId: taken.id };
}

/**
 * The holdings of a new line. The unit of seats is their order line; credits all have the vendor's, whatever they came
 * with.
 */
export function lineHoldings(
  { wallet, vendorId }: Pick<EnterOrderFacts, 'wallet' | 'vendorId'>,
  { product, fresh: { lineId, mintId } }: OrderedLine,
): NewHolding[] {
  if (product.delivers === 'credits') return [{ id: lineId, purpose: 'order', unit: vendorId, upperId: wallet.mintId }];
  return [
    { id: mintId, purpose: 'mint', unit: lineId, upperId: null },
    { id: lineId, purpose: 'order', unit: lineId, upperId: mintId },
  ];
}

/** The credits that come with lines of an order. */
export function creditsIn(lines: readonly CreditsLine[]): number {
  return lines.reduce(
    (sum, { product, quantity }) => sum + (product.delivers === 'credits' ? quantity * (product.credits ?? 0) : 0),
    0,
  );
}

/** The movements that fill a line with its quantity: licences wait in it, credits go on to the balance. */
export function lineTransfers(
  { wallet, vendorId }: Pick<EnterOrderFacts, 'wallet' | 'vendorId'>,
  { product, quantity, fresh: { lineId, mintId } }: OrderedLine,
): Transfer[] {
  if (product.delivers !== 'credits') return [{ kind: 'order', unit: lineId, fromId: mintId, toId: lineId, quantity }];
  const credits = { kind: 'order', unit: vendorId, quantity: creditsIn([{ product, quantity }]) };
  return [
    { ...credits, fromId: wallet.mintId, toId: lineId },
    { ...credits, fromId: lineId, toId: wallet.id, walletId: wallet.id },
  ];
}

type CreditsLine = { product: Pick<IssuedProduct, 'delivers' | 'credits'>; quantity: number };

function buyer(
  { programme, target }: Pick<EnterOrderFacts, 'programme' | 'target'>,
  lines: readonly OrderedLine[],
): Refused | null {
  if (!lines.every(({ product }) => mayBuy(programme, target.tier, product.delivers)))
    return refuse('tier-not-allowed', { fromTier: 0, toTier: target.tier });
  return openAccount(target);
}

function orderable(line: OrderedLine): Refused | null {
  const { delivers, sku } = line.product;
  return (
    onSale(line.product) ??
    (delivers === 'copies' ? refuse('product-not-ordered', { sku }) : null) ??
    whole(line.quantity) ??
    endsAfterStart(line)
  );
}

/**
 * Whether accounts of a tier buy such products from the vendor: licences for users those that assign them to customers,
 * credits those that run sites.
 */
export function mayBuy(programme: Programme, tier: number, delivers: OrderedLine['product']['delivers']): boolean {
  if (delivers === 'credits') return runsSites(programme, tier);
  return tiersBelow(programme, 0).includes(tier) && tiersBelow(programme, tier).length > 0;
}
