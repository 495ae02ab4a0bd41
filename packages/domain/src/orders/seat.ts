import { accept, refuse, refusedBy, type Decision, type Refusal, type Refused } from '../kernel/decision.ts';
import { openAccount } from '../kernel/guards.ts';
import { firstExpiry } from '../entitlements/entitlement.ts';
import { decideByHand, decideManaging, integrationState, type Connection, type SeatAccount } from './integration.ts';
import { accountFact, actorFact, emptyPlan, undoSeconds, type Plan } from '../kernel/ledger.ts';
import { may, type Actor } from '../kernel/permissions.ts';
import type { Programme } from '../kernel/programme.ts';
import { endOfSeat, seatTransfers, type PoolOfSeat } from './seat-moves.ts';

/**
 * What a user's form shows of a product (O5): “No licences”; a switch that is on and read-only; one that is on; one
 * that is off; one that is off and disabled, “Licences not available”.
 */
export const shownStates = ['none', 'managed', 'on', 'off', 'unavailable'] as const;

/** What is shown of a product. */
export type ShownState = (typeof shownStates)[number];

/**
 * The state of a product at a user: integration switch M and controller switch C of the account, whether the user has a
 * seat, whether any is free.
 */
export type SeatState = { integration: boolean; controller: boolean; seat: boolean; free: boolean };

/** The table of O5, row by row; what a row leaves out may be either way. Server, portal and tests read it. */
export const seatRules: readonly (Partial<SeatState> & { shown: ShownState })[] = [
  { integration: false, shown: 'none' },
  { integration: true, controller: true, seat: true, shown: 'managed' },
  { integration: true, controller: true, seat: false, shown: 'none' },
  { integration: true, controller: false, seat: true, shown: 'on' },
  { integration: true, controller: false, seat: false, free: true, shown: 'off' },
  { integration: true, controller: false, seat: false, free: false, shown: 'unavailable' },
];

/** What is shown of a product at a user (O5). */
export function shownOf(state: SeatState): ShownState {
  const rule = seatRules.find(
    ({ integration, controller, seat, free }) =>
      (integration ?? state.integration) === state.integration &&
      (controller ?? state.controller) === state.controller &&
      (seat ?? state.seat) === state.seat &&
      (free ?? state.free) === state.free,
  );
  return rule?.shown ?? 'none';
}

/**
 * For how many days after the expiry of their licences seats stay on, so that others can be found for their users (O8).
 */
export const graceDays = 14;

/** A product of seats. */
export type SeatProduct = { id: string; name: string; integration: string | null };

/** A user of the customer. */
export type SeatUser = { id: string; version: number; name: string; accountId: string; active: boolean };

/**
 * A customer's licences of a product, of one order line, that the actor may draw from: good today, those
 * that expire first in front.
 */
export type SeatPool = PoolOfSeat & { productId: string; free: number; expiresOn: string | null };

/** A seat that is on. Null `pool`: of licences that the actor may not know of (A3). */
export type SeatOn = { id: string; userId: string; productId: string; pool: PoolOfSeat | null };

/** The facts for switching seats (O4–O8). */
export type SeatFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  account: SeatAccount;
  users: ReadonlyMap<string, SeatUser>;
  products: ReadonlyMap<string, SeatProduct>;
  pools: readonly SeatPool[];
  seats: readonly SeatOn[];
};

/** One seat as it is to be; `user` is null where nobody was found. */
export type SeatAsk = { userId: string | null; productId: string; on: boolean };

/** Whether the actor may switch seats of this product at this customer at all, no matter which user (O4, O7). */
export function decideSwitching(
  facts: Pick<SeatFacts, 'actor' | 'programme' | 'account'>,
  product: SeatProduct,
): Decision<null> {
  const { actor, account } = facts;
  const at = integrationState(facts.programme, account.integrations, product.integration);
  const wrong =
    may(actor, 'seats.switch') ??
    (actor.controller ? ownController(actor.controller, at) : refusedBy(decideManaging(facts))) ??
    openAccount(account);
  if (wrong) return wrong;
  if (!actor.controller) return decideByHand(facts.programme, account.integrations, product.integration);
  if (!at.integration) return refuse('integration-off', { integration: product.integration ?? '' });
  return at.controller ? accept(null) : refuse('controller-off', { integration: actor.controller });
}

function ownController(controller: string, at: Connection): Refused | null {
  return at.controllerKey === controller ? null : refuse('wrong-controller', { integration: controller });
}

/**
 * Whether a seat could be switched on for a user, where switching as such is allowed: the user is active, and a seat is
 * free.
 */
export function decideSwitchOn(
  product: SeatProduct,
  user: Pick<SeatUser, 'name' | 'active'>,
  seats: { free: number; any: boolean },
): Decision<null> {
  if (!user.active) return refuse('user-inactive', { user: user.name });
  return seats.any ? accept(null) : refuse('no-seat-free', { product: product.name, free: seats.free });
}

/** What became of one row: a seat drawn from a pool, a seat ended, or nothing, as it was so already. */
export type SwitchedSeat =
  | { on: SeatPool; userId: string; productId: string }
  | { off: SeatOn & { pool: NonNullable<SeatOn['pool']> } }
  | null;

/** What would become of a row, or why it is refused. */
export type JudgedSeat = Decision<SwitchedSeat>;

/**
 * Of a product that more users are to get than there are free seats: how many there are, are asked for, and are missing
 * (O8).
 */
export type Shortage = { productId: string; free: number; asked: number; missing: number };

/**
 * What would become of each row, all of them together: rows draw on the pools in their order, licences that expire
 * first first; users who would be left without are refused with how many are missing (O8). A seat that is as it is to
 * be stays as it is.
 */
export function judgeSeats(facts: SeatFacts, asks: readonly SeatAsk[]): { rows: JudgedSeat[]; shortages: Shortage[] } {
  const left = new Map(facts.pools.map((pool) => [pool.id, pool.free]));
  const on = new Map(facts.seats.map((seat) => [`${seat.userId} ${seat.productId}`, seat]));
  const wanting = new Map<string, { free: number; asked: number }>();
  const done = new Set<string>();
  const judge = (ask: SeatAsk): Decision<SwitchedSeat> => {
    const product = facts.products.get(ask.productId);
    if (!product) return refuse('product-not-ordered', { sku: ask.productId });
    const wrong = refusedBy(decideSwitching(facts, product));
    if (wrong) return wrong;
    const user = facts.users.get(ask.userId ?? '');
    if (user?.accountId !== facts.account.id) return refuse('user-not-of-account', { account: facts.account.name });
    const place = `${user.id} ${product.id}`;
    if (done.has(place)) return refuse('twice-in-list', { user: user.name });
    done.add(place);
    const seat = on.get(place);
    if (!ask.on) return accept(seat?.pool ? { off: { ...seat, pool: seat.pool } } : null);
    if (seat?.pool) return accept(null);
    const pools = facts.pools.filter(({ productId }) => productId === product.id);
    // A user with a seat that the actor may not know of looks like one for whom none is free.
    const wanted = wanting.get(product.id) ?? { free: pools.reduce((sum, { free }) => sum + free, 0), asked: 0 };
    const pool = seat ? undefined : pools.find(({ id }) => (left.get(id) ?? 0) > 0);
    const barred = refusedBy(decideSwitchOn(product, user, { free: seat ? 0 : wanted.free, any: pool !== undefined }));
    if (user.active) wanting.set(product.id, { ...wanted, asked: wanted.asked + 1 });
    if (barred) return barred;
    if (!pool) return refuse('no-seat-free', { product: product.name, free: 0 });
    left.set(pool.id, (left.get(pool.id) ?? 0) - 1);
    return accept({ on: pool, userId: user.id, productId: product.id });
  };
  const rows = asks.map(judge);
  const shortages = [...wanting]
    .map(([productId, { free, asked }]) => ({ productId, free, asked, missing: Math.max(0, asked - free) }))
    .filter(({ missing }) => missing > 0);
  return { rows, shortages };
}

/** The decision on rows of seats: the plan and what each row became, or all rows that are refused. */
export type SeatsDecision =
  | { ok: true; plan: Plan; rows: readonly SwitchedSeat[] }
  | { ok: false; refused: readonly { row: number; refusal: Refusal }[] };

/**
 * Switches seats on and off: all rows or none (O4, O8). `seatIds`: an id for each row, for the seat that it may make.
 */
export function decideSeats(facts: SeatFacts, asks: readonly SeatAsk[], seatIds: readonly string[]): SeatsDecision {
  const judged = judgeSeats(facts, asks).rows;
  const refused = judged.flatMap((one, row) => (one.ok ? [] : [{ row, refusal: one.refusal }]));
  if (refused.length > 0) return { ok: false, refused };
  const rows = judged.map((one) => (one.ok ? one.value : null));
  const begun = rows.flatMap((one, row) => (one && 'on' in one ? [{ ...one, id: seatIds[row] ?? '' }] : []));
  const ended = rows.flatMap((one) => (one && 'off' in one ? [one.off] : []));
  const touched = new Set([...begun.map(({ userId }) => userId), ...ended.map(({ userId }) => userId)]);
  const plan: Plan = {
    ...emptyPlan(),
    facts: [
      actorFact(facts.actor),
      accountFact(facts.account),
      ...[...facts.users.values()]
        .filter(({ id }) => touched.has(id) && id !== facts.actor.id)
        .map(({ id, version }) => ({ kind: 'user' as const, id, version, accountId: facts.account.id })),
    ],
    validUntil: firstExpiry(begun.map(({ on }) => on)),
    sets: ended.map(({ id }) => endOfSeat(id)),
    rows: begun.map(({ id, on, userId, productId }) => ({
      table: 'seat' as const,
      row: { id, accountId: facts.account.id, userId, productId, poolId: on.id },
    })),
    transfers: [
      ...seatTransfers(
        ended.map(({ pool }) => pool),
        'seat-off',
      ),
      ...seatTransfers(
        begun.map(({ on }) => on),
        'seat-on',
      ),
    ],
    undoSeconds,
  };
  return { ok: true, plan, rows };
}
