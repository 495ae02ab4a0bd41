import { accept, refuse, type Decision } from '../kernel/decision.ts';
import { expiryInstant, lineState } from '../entitlements/entitlement.ts';
import { actorFact, emptyPlan, undoSeconds, type Plan } from '../kernel/ledger.ts';
import { licenceNotices, type NotifiedPerson } from './licence-notices.ts';
import type { LicencesInMail } from '../kernel/notice.ts';
import { refuseUnlessOpen } from '../kernel/open-account.ts';
import { decideMay, type AccountStatus, type Actor } from '../kernel/permissions.ts';
import { tiersBelow, type Programme } from '../kernel/programme.ts';

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

/**
 * Decides on assigning licences of a partner's order to their customers: all rows or none, each from what the rows
 * before it leave (O2). Refused after `decideAssignable`, row by row: the customer's relation, tier and state, then
 * each quantity.
 */
export function decideAssign(
  facts: AssignFacts,
  rows: readonly AssignRow[],
): Decision<{ plan: Plan; parts: readonly AssignedPart[] }> {
  const may = decideAssignable(facts, facts.lines);
  if (!may.ok) return may;
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

function judgeRows(facts: AssignFacts, rows: readonly AssignRow[]): Decision<readonly AssignedPart[]> {
  const left = new Map(facts.lines.map((line) => [line.id, line.unassigned]));
  const parts: AssignedPart[] = [];
  for (const { accountId, lines } of rows) {
    const target = facts.targets.get(accountId);
    if (!target?.related) return refuse('target-not-related', {});
    if (!tiersBelow(facts.programme, facts.actor.account.tier).includes(target.tier))
      return refuse('tier-not-allowed', { fromTier: facts.actor.account.tier, toTier: target.tier });
    const notOpen = refuseUnlessOpen(target);
    if (notOpen) return notOpen;
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
      ...[...new Set(parts.map(({ accountId }) => accountId))].flatMap((id) => targetFact(facts.targets.get(id))),
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
}

function targetFact(target: AssignTarget | undefined): Plan['facts'] {
  return target ? [{ kind: 'account', id: target.id, version: target.version, accountId: target.id }] : [];
}
