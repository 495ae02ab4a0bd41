import { accept, each, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import type { StoredLineState } from '../kernel/line-state.ts';
import { actorFact, emptyPlan, type Plan, type Transfer } from '../kernel/ledger.ts';
import { notOnHold } from '../kernel/guards.ts';
import { may, type Actor, type Permission } from '../kernel/permissions.ts';
import { deletedSite } from '../credits/site-deletion.ts';
import { notDeleted, type DecidedSite } from '../credits/site.ts';
import { decideUndoneDevices, undoneDevice, type UndoneActivation } from '../entitlements/activation/undo-device.ts';
import { newLineState } from '../entitlements/hold.ts';
import { answered } from '../entitlements/recall-answer.ts';
import { notCancelled } from '../orders/order-assign.ts';
import { cancelled } from '../orders/order-change.ts';
import { endOfSeat } from '../orders/seat-moves.ts';
import { refuseUndoneIntegration, switchedBack, type UndoneIntegration } from '../orders/undo-integration.ts';

/** One movement to undo: from where to where, and how much is there now. */
export type UndoneTransfer = {
  unit: string;
  fromId: string;
  toId: string;
  quantity: number;
  /** How much is available where they went; null: a mint, which never runs out. */
  available: number | null;
  /** For credits: the wallet in whose history it is listed. */
  walletId: string | null;
};

/** A line item that an operation moved copies of, or made. */
export type UndoneLine = {
  id: string;
  version: number;
  accountId: string;
  state: StoredLineState;
  stateReason: string;
  made: boolean;
};

/**
 * A seat that an operation switched on (`made`) or off. `changed`: it was switched again meanwhile; `could`: the actor
 * may switch seats of its product now, and the user could have it again.
 */
export type UndoneSeat = {
  id: string;
  freshId: string;
  made: boolean;
  changed: boolean;
  could: Decision<null>;
  accountId: string;
  accountVersion: number;
  userId: string;
  userVersion: number;
  productId: string;
  poolId: string;
};

/** A site that an operation made, or moved credits from or to. `nextMonth`: the month it is charged next. */
export type UndoneSite = Pick<DecidedSite, 'id' | 'version' | 'accountId' | 'name' | 'deleted' | 'credits'> & {
  made: boolean;
  nextMonth: string;
  /** How many administrators it has. */
  administrators: number;
};

/** The facts for undoing an operation (X8). */
export type UndoFacts = {
  actor: Actor & { version: number };
  /** The permission that the operation needed. */
  /** What undoing this kind needs; null: it is never undone. */
  permission: Permission | null;
  operation: {
    id: string;
    actorId: string | null;
    /** A rule of the actor's account has done it (E12): everybody there who could have done it undoes it. */
    ownRule: boolean;
    undoUntil: string | null;
    over: boolean;
    undone: boolean;
  };
  transfers: readonly UndoneTransfer[];
  lines: readonly UndoneLine[];
  /** Sites that it made, or that credits came from or went to. */
  sites: readonly UndoneSite[];
  /** Mails of the operation and of the lines it made; `waiting`: no worker has taken it yet. */
  mails: readonly { id: string; waiting: boolean }[];
  /** Requests to give copies back that it made. */
  requests: readonly { id: string; open: boolean }[];
  seats: readonly UndoneSeat[];
  /** The integration that it switched. */
  integrations: readonly UndoneIntegration[];
  activations: readonly UndoneActivation[];
  /** Orders that it entered. */
  orders: readonly { id: string; version: number; accountId: string; number: string; cancelled: boolean }[];
};

/**
 * The author of an operation undoes it within its seconds: each movement by an opposite one, its mails are never sent,
 * lines that it made are closed. Nothing else may have happened to the copies. Accounts suspended meanwhile do not
 * matter, as nobody gets what the actor did not have before (X8).
 */
export function decideUndo(facts: UndoFacts): Decision<Plan> {
  const { actor, operation, lines, seats } = facts;
  const wrong = facts.permission === null ? null : may(actor, facts.permission);
  if (wrong) return wrong;
  if (operation.actorId !== actor.id && !operation.ownRule) return refuse('not-author', {});
  if (operation.undone) return refuse('already-undone', {});
  if (operation.undoUntil === null || facts.permission === null) return refuse('undo-not-offered', {});
  if (operation.over) return refuse('undo-expired', {});
  if (facts.mails.some(({ waiting }) => !waiting)) return refuse('mail-being-sent', {});
  if (facts.requests.some(({ open }) => !open)) return refuse('already-decided', {});
  const held = each(lines, notOnHold);
  if (held) return held;
  if (seats.some(({ changed }) => changed)) return refuse('seats-changed', {});
  const barred = each(seats, ({ could }) => refusedBy(could)) ?? each(facts.integrations, refuseUndoneIntegration);
  if (barred) return barred;
  const gone = each(facts.orders, notCancelled);
  if (gone) return gone;
  const corrected = facts.orders.find(({ version }) => version > 1);
  if (corrected) return refuse('changed-meanwhile', { version: corrected.version });
  const deleted = each(facts.sites, notDeleted);
  if (deleted) return deleted;
  // Administrators of a site that were named meanwhile have their mail already.
  const used = facts.sites.find((site) => site.made && (site.version > 1 || site.administrators > 0));
  if (used) return refuse('changed-meanwhile', { version: used.version });
  const devices = refusedBy(decideUndoneDevices(facts.activations, facts.transfers));
  if (devices) return devices;
  const short = refuseInsufficientCredits(facts.transfers);
  const richer = facts.sites.find((site) => site.made && site.credits > given(facts.transfers, site.id));
  if (!short && richer) return refuse('changed-meanwhile', { version: richer.version });
  if (!short) return accept(planOf(facts));
  if (seats.length > 0) return refuse('seats-changed', {});
  const { available, needed } = short;
  const code =
    facts.permission === 'orders.assign' ||
    (facts.orders.length > 0 && facts.transfers.every(({ walletId }) => walletId === null))
      ? 'licences-used'
      : facts.transfers.some(({ walletId }) => walletId !== null)
        ? 'credits-used'
        : 'copies-used';
  return refuse(code, { available, needed });
}

function planOf({ actor, operation, lines, seats, sites, orders, ...facts }: UndoFacts): Plan {
  const made = lines.filter((line) => line.made);
  const newSites = sites.filter((site) => site.made);
  const switches = facts.integrations.map(switchedBack);
  return {
    ...emptyPlan(),
    facts: [
      actorFact(actor),
      ...lines.map(({ id, version, accountId }) => ({ kind: 'line' as const, id, version, accountId })),
      ...sites.map(({ id, version, accountId }) => ({ kind: 'site' as const, id, version, accountId })),
      ...orders.map(({ id, version, accountId }) => ({ kind: 'order' as const, id, version, accountId })),
      ...seatFacts(actor, seats),
      ...switches.flatMap((one) => one.facts),
    ],
    validUntil: operation.undoUntil,
    alone: [
      ...new Set([
        ...[...made, ...newSites].map(({ accountId }) => accountId),
        ...switches.flatMap((one) => one.alone),
      ]),
    ],
    emptied: newSites.map(({ id }) => id),
    transfers: opposites(facts.transfers, 'undo'),
    sets: [
      ...made.map(({ id }) => newLineState(id, { state: 'closed', reason: '', heldById: null })),
      ...facts.requests.map(({ id }) => answered(id, 'withdrawn', '')),
      ...seats.filter((seat) => seat.made).map(({ id }) => endOfSeat(id)),
      ...switches.flatMap((one) => one.sets),
      ...orders.map(({ id }) => cancelled(id, '')),
      ...newSites.map((site) => deletedSite(site, site.nextMonth)),
      ...facts.activations.map((one) => undoneDevice(one, facts.transfers)),
    ],
    rows: seats
      .filter((seat) => !seat.made)
      .map(({ freshId, accountId, userId, productId, poolId }) => ({
        table: 'seat' as const,
        row: { id: freshId, accountId, userId, productId, poolId },
      })),
    reverses: operation.id,
    withdraw: facts.mails.map(({ id }) => id),
  };
}

// The users whose seats are switched, and the integrations of their account, must be unchanged since they were read.
function seatFacts(actor: Actor, seats: readonly UndoneSeat[]): Plan['facts'] {
  const accounts = new Map(seats.map(({ accountId, accountVersion }) => [accountId, accountVersion]));
  const users = new Map(seats.filter(({ userId }) => userId !== actor.id).map((seat) => [seat.userId, seat]));
  return [
    ...[...accounts].map(([id, version]) => ({ kind: 'account' as const, id, version, accountId: id })),
    ...[...users].map(([id, { userVersion, accountId }]) => ({
      kind: 'user' as const,
      id,
      version: userVersion,
      accountId,
    })),
  ];
}

/** How much of transfers went to one place. */
function given(transfers: readonly UndoneTransfer[], id: string): number {
  return transfers.reduce((sum, { toId, quantity }) => (toId === id ? sum + quantity : sum), 0);
}

/** The opposite movements of transfers. */
export function opposites(transfers: readonly Omit<UndoneTransfer, 'available'>[], kind: string): Transfer[] {
  return transfers.map(({ unit, fromId, toId, quantity, walletId }) => ({
    kind,
    unit,
    fromId: toId,
    toId: fromId,
    quantity,
    ...(walletId !== null && { walletId }),
  }));
}

/**
 * All copies or credits must still be where they went, except for what comes back there from further below; returns
 * what is missing where, or null.
 */
export function refuseInsufficientCredits(
  transfers: readonly UndoneTransfer[],
): { id: string; available: number; needed: number } | null {
  const needed = new Map<string, number>();
  for (const { fromId, toId, quantity } of transfers) {
    needed.set(toId, (needed.get(toId) ?? 0) + quantity);
    needed.set(fromId, (needed.get(fromId) ?? 0) - quantity);
  }
  const places = transfers.flatMap(({ toId, available }) =>
    available === null ? [] : [{ id: toId, available, needed: needed.get(toId) ?? 0 }],
  );
  return places.find((one) => one.needed > one.available) ?? null;
}
