import { nameKey } from './text.ts';
import { accept, refuse, type Decision } from './decision.ts';
import { expiryInstant, lineState, type IssuedProduct } from './entitlement.ts';
import { actorFact, emptyPlan, undoSeconds, type NewHolding, type Plan, type Transfer } from './ledger.ts';
import { licenceNotices, type Told } from './licence-notices.ts';
import type { LicencesInMail } from './notice.ts';
import { decideMay, type AccountStatus, type Actor } from './permissions.ts';
import { tiersBelow, type Programme } from './programme.ts';
import { runsSites } from './site.ts';
import { decideRoom, walletParts, type Wallet } from './wallet.ts';

/** How far an order's licences are assigned to customers (O1). */
export type OrderState = 'unassigned' | 'partly' | 'assigned' | 'cancelled';

/** The state of an order of so many licences of which so many are unassigned. */
export function orderState(licences: number, unassigned: number): OrderState {
  if (unassigned === 0) return 'assigned';
  return unassigned === licences ? 'unassigned' : 'partly';
}

/** One line of an order: so many licences of a product, from when, until when (null: perpetual). */
export type OrderedLine = {
  product: IssuedProduct;
  quantity: number;
  startsOn: string;
  expiresOn: string | null;
  fresh: { lineId: string; mintId: string };
};

/** An order that has a number already. */
export type TakenBy = { id: string; orderedOn: string };

/** What is told of an order whose number is asked for again: numbers are unique within an account, as each buyer has numbers of its own. */
export function orderExists(taken: TakenBy, account: string, orderNumber: string) {
  return { orderNumber, account, orderedOn: taken.orderedOn, orderId: taken.id };
}

/** What entering an order is decided on (O1). `repeat`: an order of that number is there already, and says the same. */
export type EnterOrderFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  target: { id: string; version: number; name: string; tier: number; status: AccountStatus };
  /** The order of this account that has the number and says something else; null: there is none. */
  taken: TakenBy | null;
  lines: readonly OrderedLine[];
  /** The partner's wallet, and the vendor, whose unit credits are. */
  wallet: Wallet;
  vendorId: string;
  fresh: { orderId: string; inputHash: string };
};

/** Vendor staff, or the vendor's own software, enter what a partner bought: a line's licences wait in it to be assigned (O1), its credits fill the partner's balance at once (C6). */
export function decideEnterOrder(facts: EnterOrderFacts, ask: { number: string; orderedOn: string }): Decision<Plan> {
  const may = decideMay(facts.actor, 'orders.enter');
  if (!may.ok) return may;
  const { target, fresh, actor } = facts;
  const buyer = decideBuyer(facts, facts.lines);
  if (!buyer.ok) return buyer;
  if (facts.taken !== null) return refuse('order-exists', orderExists(facts.taken, target.name, ask.number));
  const lines = judgeLines(facts.lines);
  if (!lines.ok) return lines;
  const room = decideRoom(facts.wallet, creditsIn(facts.lines));
  if (!room.ok) return room;
  const parts = facts.lines.some(({ product }) => product.delivers === 'credits')
    ? walletParts(facts.wallet, facts.vendorId)
    : { holdings: [], rows: [] };
  return accept({
    ...emptyPlan(),
    facts: [
      actorFact(actor),
      { kind: 'account', id: target.id, version: target.version, accountId: target.id },
      ...facts.lines.map(({ product }) => ({
        kind: 'product' as const,
        id: product.id,
        version: product.version,
        accountId: actor.account.id,
      })),
    ],
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

/** Whether lines can be those of an order of this account: what it may buy and is open for (O1), of products that are ordered. */
export function decideLines(
  facts: Pick<EnterOrderFacts, 'programme' | 'target'>,
  lines: readonly OrderedLine[],
): Decision<null> {
  const buyer = decideBuyer(facts, lines);
  return buyer.ok ? judgeLines(lines) : buyer;
}

function decideBuyer(
  { programme, target }: Pick<EnterOrderFacts, 'programme' | 'target'>,
  lines: readonly OrderedLine[],
): Decision<null> {
  if (!lines.every(({ product }) => mayBuy(programme, target.tier, product.delivers)))
    return refuse('tier-not-allowed', { fromTier: 0, toTier: target.tier });
  if (target.status === 'closed') return refuse('target-closed', { account: target.name });
  return target.status === 'suspended' ? refuse('target-suspended', { account: target.name }) : accept(null);
}

function judgeLines(lines: readonly OrderedLine[]): Decision<null> {
  for (const { product, quantity, startsOn, expiresOn } of lines) {
    if (product.status === 'retired') return refuse('product-retired', { sku: product.sku });
    if (product.delivers === 'copies') return refuse('product-not-ordered', { sku: product.sku });
    if (!Number.isSafeInteger(quantity) || quantity < 1) return refuse('quantity-not-whole', {});
    if (expiresOn !== null && expiresOn < startsOn) return refuse('expiry-before-start', { startsOn, expiresOn });
  }
  return accept(null);
}

// Licences are bought by who assigns them to customers, credits by who runs sites.
function mayBuy(programme: Programme, tier: number, delivers: OrderedLine['product']['delivers']): boolean {
  if (delivers === 'credits') return runsSites(programme, tier);
  return tiersBelow(programme, 0).includes(tier) && tiersBelow(programme, tier).length > 0;
}

/** The holdings of a new line: a seat's unit is its order line; credits are all the vendor's, whatever they came with. */
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

/** How many credits come with lines of an order. */
export function creditsIn(lines: readonly CreditsLine[]): number {
  return lines.reduce(
    (sum, { product, quantity }) => sum + (product.delivers === 'credits' ? quantity * (product.credits ?? 0) : 0),
    0,
  );
}

type CreditsLine = { product: Pick<IssuedProduct, 'delivers' | 'credits'>; quantity: number };

/** The movements by which a line comes to have so much: licences wait in it, credits go on to the balance. */
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

/** A line of an order whose licences are assigned or taken back: what is unassigned of it now. */
export type AssignedLine = {
  id: string;
  productId: string;
  productName: string;
  unassigned: number;
  startsOn: string;
  expiresOn: string | null;
};

/** A customer who may get licences. `related`: to the partner who bought them; `people`: who is told. */
export type AssignTarget = {
  id: string;
  version: number;
  name: string;
  tier: number;
  status: AccountStatus;
  related: boolean;
  people: readonly Told[];
};

/** What assigning is decided on (O2). A pool that is not there yet is made under the ids of `fresh`. */
export type AssignFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  today: string;
  order: { id: string; number: string; accountId: string; account: string; cancelled?: boolean };
  lines: readonly AssignedLine[];
  targets: ReadonlyMap<string, AssignTarget>;
  poolOf: (accountId: string, lineId: string) => { id: string; usedId: string; isNew: boolean };
};

/** To whom how much: of one line, or where none is named everything that is unassigned. */
export type AssignRow = { accountId: string; lines?: readonly { orderLineId: string; quantity: number }[] | undefined };

/** Licences as they are assigned or taken back. */
export type AssignedPart = { accountId: string; orderLineId: string; quantity: number };

/** Whether licences of an order could be assigned at all; the portal shows a disabled action with this reason (O2, E6). */
export function decideAssignable(
  facts: Pick<AssignFacts, 'actor' | 'order' | 'today'>,
  lines: readonly Pick<AssignedLine, 'unassigned' | 'expiresOn'>[],
): Decision<null> {
  const may = decideMay(facts.actor, 'orders.assign');
  if (!may.ok) return may;
  if (facts.order.accountId !== facts.actor.account.id)
    return refuse('order-of-other', { account: facts.order.account });
  if (facts.order.cancelled) return refuse('order-cancelled', { orderNumber: facts.order.number });
  if (lines.every(({ unassigned }) => unassigned === 0)) return refuse('nothing-to-assign', {});
  const waiting = lines.filter(({ unassigned }) => unassigned > 0);
  const [first] = waiting;
  const over = ({ expiresOn }: Pick<AssignedLine, 'expiresOn'>) =>
    lineState({ state: 'open', expiresOn }, facts.today) === 'expired';
  if (first?.expiresOn && waiting.every(over)) return refuse('line-expired', { expiresOn: first.expiresOn });
  return accept(null);
}

/** A partner assigns licences of an order to his customers: all rows or none, each from what those before it leave (O2). */
export function decideAssign(
  facts: AssignFacts,
  rows: readonly AssignRow[],
): Decision<{ plan: Plan; parts: readonly AssignedPart[] }> {
  const may = decideAssignable(facts, facts.lines);
  if (!may.ok) return may;
  const left = new Map(facts.lines.map((line) => [line.id, line.unassigned]));
  const parts: AssignedPart[] = [];
  for (const { accountId, lines } of rows) {
    const target = facts.targets.get(accountId);
    if (!target?.related) return refuse('target-not-related', {});
    if (!tiersBelow(facts.programme, facts.actor.account.tier).includes(target.tier))
      return refuse('tier-not-allowed', { fromTier: facts.actor.account.tier, toTier: target.tier });
    if (target.status === 'closed') return refuse('target-closed', { account: target.name });
    if (target.status === 'suspended') return refuse('target-suspended', { account: target.name });
    const all = facts.lines.filter(
      (line) =>
        (left.get(line.id) ?? 0) > 0 &&
        lineState({ state: 'open', expiresOn: line.expiresOn }, facts.today) !== 'expired',
    );
    const asked = lines ?? all.map((line) => ({ orderLineId: line.id, quantity: left.get(line.id) ?? 0 }));
    if (asked.length === 0) return refuse('nothing-to-assign', {});
    for (const { orderLineId, quantity } of asked) {
      const line = facts.lines.find(({ id }) => id === orderLineId);
      if (!line) return refuse('line-not-of-order', {});
      if (line.expiresOn !== null && lineState({ state: 'open', expiresOn: line.expiresOn }, facts.today) === 'expired')
        return refuse('line-expired', { expiresOn: line.expiresOn });
      if (!Number.isSafeInteger(quantity) || quantity < 1) return refuse('quantity-not-whole', {});
      const unassigned = left.get(line.id) ?? 0;
      if (quantity > unassigned)
        return refuse('only-unassigned', { product: line.productName, unassigned, asked: quantity });
      left.set(line.id, unassigned - quantity);
      parts.push({ accountId, orderLineId, quantity });
    }
  }
  const pools = new Map(
    parts.map(({ accountId, orderLineId }) => [
      `${accountId} ${orderLineId}`,
      { accountId, orderLineId, ...facts.poolOf(accountId, orderLineId) },
    ]),
  );
  const fresh = [...pools.values()].filter(({ isNew }) => isNew);
  const plan: Plan = {
    ...emptyPlan(),
    facts: [
      actorFact(facts.actor),
      ...[...new Set(rows.map(({ accountId }) => accountId))].flatMap((id) => targetFact(facts.targets.get(id))),
    ],
    validUntil:
      facts.lines
        .filter(({ id }) => parts.some(({ orderLineId }) => orderLineId === id))
        .flatMap(({ expiresOn }) => expiryInstant(expiresOn) ?? [])
        .toSorted((one, other) => (one < other ? -1 : 1))[0] ?? null,
    holdings: fresh.flatMap(({ id, usedId, orderLineId }) => [
      { id, purpose: 'pool' as const, unit: orderLineId, upperId: orderLineId },
      { id: usedId, purpose: 'used' as const, unit: orderLineId, upperId: id },
    ]),
    rows: fresh.map(({ id, usedId, accountId, orderLineId }) => ({
      table: 'seat_pool' as const,
      row: {
        id,
        usedId,
        accountId,
        orderId: facts.order.id,
        orderLineId,
        productId: facts.lines.find((line) => line.id === orderLineId)?.productId ?? '',
      },
    })),
    transfers: parts.map(({ accountId, orderLineId, quantity }) => ({
      kind: 'assign',
      unit: orderLineId,
      fromId: orderLineId,
      toId: pools.get(`${accountId} ${orderLineId}`)?.id ?? '',
      quantity,
    })),
    notices: [...facts.targets.values()].flatMap((account) =>
      licenceNotices(facts.actor, 'licences-assigned', {
        order: facts.order,
        account,
        licences: licencesOf(
          facts.lines,
          parts.filter(({ accountId }) => accountId === account.id),
        ),
      }),
    ),
    undoSeconds,
  };
  return accept({ plan, parts });
}

/** The licences of order lines as a mail lists them: parts of the same line are one. */
export function licencesOf(
  lines: readonly Omit<AssignedLine, 'unassigned' | 'productId'>[],
  parts: readonly AssignedPart[],
  users: (lineId: string) => readonly string[] = () => [],
): LicencesInMail[] {
  return lines.flatMap(({ id, productName, startsOn, expiresOn }) => {
    const quantity = parts
      .filter(({ orderLineId }) => orderLineId === id)
      .reduce((sum, part) => sum + part.quantity, 0);
    return quantity === 0 ? [] : [{ product: productName, quantity, startsOn, expiresOn, users: users(id) }];
  });
}

function targetFact(target: AssignTarget | undefined): Plan['facts'] {
  return target ? [{ kind: 'account', id: target.id, version: target.version, accountId: target.id }] : [];
}
