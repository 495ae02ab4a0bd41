import { accept, each, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import { whole } from '../kernel/guards.ts';
import { firstExpiry } from '../entitlements/entitlement.ts';
import { decideByHand } from './integration.ts';
import { accountFact, actorFact, emptyPlan, undoSeconds, type Plan } from '../kernel/ledger.ts';
import { licenceNotices, type NotifiedPerson } from './licence-notices.ts';
import { licencesOf, ownOrder, type AssignedPart, type AssignFacts, type AssignRow } from './order-assign.ts';
import { may, type Actor } from '../kernel/permissions.ts';
import type { Programme } from '../kernel/programme.ts';
import { endOfSeat, seatTransfers, type PoolOfSeat } from './seat-moves.ts';

/**
 * A seat that is on, of licences that may be taken back. `freshId`: the id of the seat that replaces it where it moves.
 */
export type SeatInUse = { seatId: string; freshId: string; id: string; name: string };

/** Licences of an order line at a customer: how many are free, and how many in use by whom. */
export type AssignedPool = {
  id: string;
  usedId: string;
  orderLineId: string;
  productId: string;
  productName: string;
  integration: string | null;
  startsOn: string;
  expiresOn: string | null;
  free: number;
  inUse: number;
  users: readonly SeatInUse[];
};

/**
 * Licences of the same partner at the customer that are valid today, to which seats can move; earliest expiry first.
 */
export type OtherPool = PoolOfSeat & { productId: string; free: number; expiresOn: string | null; orderNumber: string };

/** The customer licences are taken back from; `people` get the mail. */
type UnassignAccount = {
  id: string;
  version: number;
  name: string;
  integrations: readonly string[];
  people: readonly NotifiedPerson[];
};

/** The facts for taking licences back (O2, O7, O8). `pools`: those of the order at the customer. */
export type UnassignFacts = {
  actor: Actor & { version: number };
  programme: Pick<Programme, 'integrations'>;
  order: AssignFacts['order'];
  account: UnassignAccount;
  pools: readonly AssignedPool[];
  others: readonly OtherPool[];
};

/** A user who gives up a licence of this order; of all its products where `productId` is null. */
export type ReleaseRow = { userId: string; productId: string | null };

/** What to take back: so much of each line, or everything free where no line is named. */
export type UnassignAsk = Pick<AssignRow, 'accountId' | 'lines'> & { release?: readonly ReleaseRow[] | undefined };

/** The fate of a seat that leaves the licences: it moves to others of the customer (`to`), or it ends (null). */
export type LeavingSeat = { user: SeatInUse; pool: AssignedPool; to: OtherPool | null };

/**
 * Whether seats of these licences may be ended by the partner: not while a controller switches them, nor while their
 * integration is off (O7).
 */
export function decideSeatsEndable(
  { programme, account }: Pick<UnassignFacts, 'programme'> & { account: Pick<UnassignAccount, 'integrations'> },
  pool: Pick<AssignedPool, 'integration'>,
): Decision<null> {
  return decideByHand(programme, account.integrations, pool.integration);
}

/**
 * Whether anything could be taken back from a customer; the portal shows a disabled action with this reason (O2, E6).
 */
export function decideUnassignable(
  facts: Omit<UnassignFacts, 'account'> & { account: Pick<UnassignAccount, 'integrations'> },
): Decision<null> {
  const wrong = may(facts.actor, 'orders.assign') ?? ownOrder(facts);
  if (wrong) return wrong;
  if (facts.pools.some((pool) => pool.free > 0 || roomFor(facts, pool) > 0)) return accept(null);
  const used = facts.pools.filter(({ inUse }) => inUse > 0);
  const [first] = used;
  if (!first) return refuse('nothing-assigned', {});
  const endable = used.some((pool) => decideSeatsEndable(facts, pool).ok);
  return endable ? refuseUsed(first, first.free) : decideSeatsEndable(facts, first);
}

/** How many seats of a pool could move to other licences of the customer. */
export function roomFor({ others }: Pick<UnassignFacts, 'others'>, pool: AssignedPool): number {
  const free = others
    .filter(({ id, productId }) => id !== pool.id && productId === pool.productId)
    .reduce((sum, other) => sum + other.free, 0);
  return Math.min(pool.inUse, free);
}

// At most twenty of the users are named.
function refuseUsed({ productName, users }: AssignedPool, free: number) {
  return refuse('seats-in-use', {
    product: productName,
    free,
    users: users
      .slice(0, 20)
      .map(({ name }) => name)
      .join(', '),
  });
}

/** The decision to take licences back: the plan, how much of each line, and the fate of the seats that leave. */
export type Unassigned = { plan: Plan; parts: readonly AssignedPart[]; seats: readonly LeavingSeat[] };

/**
 * A partner takes licences back from a customer (O2): all that is free where no line is named. Where more is asked for,
 * seats move to other free licences of the same product before anybody loses one; those that cannot move end only for
 * users named in `release` (O8), and never while a controller switches them (O7).
 */
export function decideUnassign(facts: UnassignFacts, ask: UnassignAsk): Decision<Unassigned> {
  const { pools } = facts;
  const release = ask.release ?? [];
  const named = pools.filter(
    ({ orderLineId }) => ask.lines === undefined || ask.lines.some((line) => line.orderLineId === orderLineId),
  );
  const chosenOf = (pool: AssignedPool) => pool.users.filter((user) => release.some((row) => names(row, user, pool)));
  const barred = refusedBy(decideUnassignable(facts));
  if (barred && !(barred.refusal.code === 'seats-in-use' && release.length > 0)) return barred;
  if (release.some((row) => !named.some((pool) => pool.users.some((user) => names(row, user, pool)))))
    return refuse('seats-changed', {});
  const asked =
    ask.lines ??
    named
      .map((pool) => ({ orderLineId: pool.orderLineId, quantity: pool.free + chosenOf(pool).length }))
      .filter(({ quantity }) => quantity > 0);
  const used = pools.find(({ inUse }) => inUse > 0);
  if (asked.length === 0) return used ? refuseUsed(used, used.free) : refuse('nothing-assigned', {});
  const taken = new Map<string, number>();
  for (const { orderLineId, quantity } of asked) {
    if (!pools.some((pool) => pool.orderLineId === orderLineId)) return refuse('nothing-assigned', {});
    const uncounted = whole(quantity);
    if (uncounted) return uncounted;
    taken.set(orderLineId, (taken.get(orderLineId) ?? 0) + quantity);
  }
  const room = roomLeft(facts, taken);
  const seats: LeavingSeat[] = [];
  // Users who were not chosen keep their seats, so they move first; the chosen ones take what is left.
  for (const pool of named) {
    const chosen = chosenOf(pool);
    const unchosen = pool.users.filter((user) => !chosen.includes(user));
    const needed = (taken.get(pool.orderLineId) ?? 0) - pool.free - chosen.length;
    const moved = unchosen.slice(0, Math.max(0, needed)).flatMap((user) => {
      const to = takeRoom(room, pool);
      return to ? [{ user, pool, to }] : [];
    });
    if (needed > moved.length) return refuseNotFree(facts, pool, pool.free + chosen.length + moved.length);
    seats.push(...moved);
  }
  for (const pool of named) seats.push(...chosenOf(pool).map((user) => ({ user, pool, to: takeRoom(room, pool) })));
  const bound = each(seats, ({ pool, to }) => (to ? null : refusedBy(decideSeatsEndable(facts, pool))));
  if (bound) return bound;
  const parts = asked.map(({ orderLineId, quantity }) => ({ accountId: ask.accountId, orderLineId, quantity }));
  return accept({ plan: planOf(facts, parts, seats), parts, seats });
}

function names({ userId, productId }: ReleaseRow, user: SeatInUse, pool: AssignedPool): boolean {
  return user.id === userId && (productId === null || productId === pool.productId);
}

// Where nobody may end the missing seats, that is the reason.
function refuseNotFree(facts: UnassignFacts, pool: AssignedPool, free: number) {
  return refusedBy(decideSeatsEndable(facts, pool)) ?? refuseUsed(pool, free);
}

// What is free elsewhere once everything asked for has been taken back.
function roomLeft({ pools, others }: UnassignFacts, taken: ReadonlyMap<string, number>) {
  const lineOf = new Map(pools.map(({ id, orderLineId }) => [id, orderLineId]));
  return others.map((other) => ({
    other,
    free: Math.max(0, other.free - (taken.get(lineOf.get(other.id) ?? '') ?? 0)),
  }));
}

function takeRoom(room: ReturnType<typeof roomLeft>, pool: AssignedPool): OtherPool | null {
  const place = room.find(({ other, free }) => free > 0 && other.productId === pool.productId && other.id !== pool.id);
  if (!place) return null;
  place.free -= 1;
  return place.other;
}

function planOf(
  { actor, order, account, pools }: UnassignFacts,
  parts: readonly AssignedPart[],
  seats: readonly LeavingSeat[],
): Plan {
  const moved = seats.flatMap(({ user, pool, to }) => (to ? [{ user, pool, to }] : []));
  const left = seats.map(({ pool }) => ({ id: pool.id, usedId: pool.usedId, unit: pool.orderLineId }));
  const poolOf = (lineId: string) => pools.find(({ orderLineId }) => orderLineId === lineId)?.id ?? '';
  const lost = (lineId: string) =>
    seats.filter(({ pool, to }) => to === null && pool.orderLineId === lineId).map(({ user }) => user.name);
  const licences = licencesOf(
    pools.map((pool) => ({ ...pool, id: pool.orderLineId })),
    parts,
    lost,
  );
  return {
    ...emptyPlan(),
    facts: [actorFact(actor), accountFact(account)],
    validUntil: firstExpiry(moved.map(({ to }) => to)),
    sets: seats.map(({ user }) => endOfSeat(user.seatId)),
    rows: moved.map(({ user, pool, to }) => ({
      table: 'seat' as const,
      row: { id: user.freshId, accountId: account.id, userId: user.id, productId: pool.productId, poolId: to.id },
    })),
    transfers: [
      ...seatTransfers(left, 'seat-off'),
      ...seatTransfers(
        moved.map(({ to }) => to),
        'seat-on',
      ),
      ...parts.map(({ orderLineId, quantity }) => ({
        kind: 'unassign',
        unit: orderLineId,
        fromId: poolOf(orderLineId),
        toId: orderLineId,
        quantity,
      })),
    ],
    notices: licenceNotices(actor, 'licences-taken-back', { order, account, licences }),
    undoSeconds,
  };
}
