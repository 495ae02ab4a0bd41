import { accept, refuse, refusedBy, type Decision, type Refused } from '../kernel/decision.ts';
import { handsOnTo, notExpired, openAccount, whole } from '../kernel/guards.ts';
import { firstExpiry } from '../entitlements/entitlement.ts';
import { accountFact, actorFact, emptyPlan, undoSeconds, type Plan } from '../kernel/ledger.ts';
import { licenceNotices, type NotifiedPerson } from './licence-notices.ts';
import type { LicencesInMail } from '../kernel/notice.ts';
import { may, type AccountStatus, type Actor } from '../kernel/permissions.ts';
import type { Programme } from '../kernel/programme.ts';

/** A line of an order whose licences are assigned or taken back, with what is unassigned of it now. */
export type AssignedLine = {
  id: string;
  productId: string;
  productName: string;
  unassigned: number;
  startsOn: string;
  expiresOn: string | null;
};

/** A customer who may get licences. `related`: to the partner who bought them; `people`: the recipients of mails. */
export type AssignTarget = {
  id: string;
  version: number;
  name: string;
  tier: number;
  status: AccountStatus;
  related: boolean;
  people: readonly NotifiedPerson[];
};

/** The facts on which assigning is decided (O2). A pool that does not exist yet gets the ids that `poolOf` answers. */
export type AssignFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  today: string;
  order: { id: string; number: string; accountId: string; account: string; cancelled?: boolean };
  lines: readonly AssignedLine[];
  targets: ReadonlyMap<string, AssignTarget>;
  poolOf: (accountId: string, lineId: string) => { id: string; usedId: string; isNew: boolean };
};

/** A customer and the licences they get, by line; without `lines` everything that is unassigned. */
export type AssignRow = { accountId: string; lines?: readonly { orderLineId: string; quantity: number }[] | undefined };

/** Licences of a line as they are assigned or taken back. */
export type AssignedPart = { accountId: string; orderLineId: string; quantity: number };

/**
 * Decides whether licences of an order can be assigned at all; the portal shows a disabled action with this reason (O2,
 * E6).
 */
export function decideAssignable(
  facts: Pick<AssignFacts, 'actor' | 'order' | 'today'>,
  lines: readonly Pick<AssignedLine, 'unassigned' | 'expiresOn'>[],
): Decision<null> {
  const wrong = may(facts.actor, 'orders.assign') ?? ownOrder(facts) ?? notCancelled(facts.order);
  if (wrong) return wrong;
  if (lines.every(({ unassigned }) => unassigned === 0)) return refuse('nothing-to-assign', {});
  // What is left to assign is refused only where all of it has expired.
  const over = lines.filter(({ unassigned }) => unassigned > 0).map((line) => notExpired(line, facts.today));
  return (over.includes(null) ? null : over[0]) ?? accept(null);
}

/**
 * Decides on assigning licences of a partner's order to their customers: all rows or none, each from what the rows
 * before it leave (O2). Refused after `decideAssignable`, row by row: the customer's relation, tier and state, then
 * each quantity.
 */
export function decideAssign(
  facts: AssignFacts,
  rows: readonly AssignRow[],
): Decision<{ plan: Plan; parts: readonly AssignedPart[] }> {
  const wrong = refusedBy(decideAssignable(facts, facts.lines));
  if (wrong) return wrong;
  const parts = judgeRows(facts, rows);
  return parts.ok ? accept({ plan: assignPlan(facts, parts.value), parts: parts.value }) : parts;
}

/**
 * Lists the licences of order lines for a mail; parts of the same line are added up. `users`: the users who had them.
 */
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

/** Refuses those whose account has not bought what was ordered. */
export function ownOrder({ actor, order }: Pick<AssignFacts, 'actor' | 'order'>): Refused | null {
  return order.accountId === actor.account.id ? null : refuse('order-of-other', { account: order.account });
}

/** Refuses an order that is cancelled (O1). */
export function notCancelled({ number, cancelled = false }: { number: string; cancelled?: boolean }): Refused | null {
  return cancelled ? refuse('order-cancelled', { orderNumber: number }) : null;
}

function judgeRows(facts: AssignFacts, rows: readonly AssignRow[]): Decision<readonly AssignedPart[]> {
  const left = new Map(facts.lines.map((line) => [line.id, line.unassigned]));
  const parts: AssignedPart[] = [];
  for (const { accountId, lines } of rows) {
    const target = facts.targets.get(accountId);
    if (!target?.related) return refuse('target-not-related', {});
    const barred = handsOnTo(facts.programme, facts.actor.account.tier, target.tier) ?? openAccount(target);
    if (barred) return barred;
    const all = facts.lines.filter((line) => (left.get(line.id) ?? 0) > 0 && !notExpired(line, facts.today));
    const asked = lines ?? all.map((line) => ({ orderLineId: line.id, quantity: left.get(line.id) ?? 0 }));
    if (asked.length === 0) return refuse('nothing-to-assign', {});
    for (const { orderLineId, quantity } of asked) {
      const line = facts.lines.find(({ id }) => id === orderLineId);
      if (!line) return refuse('line-not-of-order', {});
      const unfit = notExpired(line, facts.today) ?? whole(quantity);
      if (unfit) return unfit;
      const unassigned = left.get(line.id) ?? 0;
      if (quantity > unassigned)
        return refuse('only-unassigned', { product: line.productName, unassigned, asked: quantity });
      left.set(line.id, unassigned - quantity);
      parts.push({ accountId, orderLineId, quantity });
    }
  }
  return accept(parts);
}

function assignPlan(facts: AssignFacts, parts: readonly AssignedPart[]): Plan {
  const pools = new Map(
    parts.map(({ accountId, orderLineId }) => [
      `${accountId} ${orderLineId}`,
      { accountId, orderLineId, ...facts.poolOf(accountId, orderLineId) },
    ]),
  );
  const fresh = [...pools.values()].filter(({ isNew }) => isNew);
  return {
    ...emptyPlan(),
    facts: [
      actorFact(facts.actor),
      ...[...new Set(parts.map(({ accountId }) => accountId))]
        .flatMap((id) => facts.targets.get(id) ?? [])
        .map(accountFact),
    ],
    validUntil: firstExpiry(facts.lines.filter(({ id }) => parts.some(({ orderLineId }) => orderLineId === id))),
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
}
