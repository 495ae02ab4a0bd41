import { accept, refuse, refusedBy, type Decision, type Refused } from '../../kernel/decision.ts';
import { notClosed, whole } from '../../kernel/guards.ts';
import { actorFact, emptyPlan, undoSeconds, type Plan, type RowSet } from '../../kernel/ledger.ts';
import { may, type Actor } from '../../kernel/permissions.ts';
import { decideActivatable, notEnded, type ActivatedLine, type StoredActivation } from './activate.ts';
import { notHanded } from './handed.ts';
import { movesOf, settledRequest, type LineMoveFacts } from './moves.ts';
import { decideReceipt, type ReadReceipt } from './receipt.ts';

/** The facts for what happens to an activation (E13). */
export type DeviceFacts = {
  actor: Actor & { version: number };
  line: ActivatedLine;
  activation: StoredActivation;
  moves: LineMoveFacts;
  now: string;
  /** The id of a row that records a move. */
  freshMoveId: string;
  /** True when an earlier attempt found that something has changed; then the refusal says so. */
  triedBefore: boolean;
};

/**
 * What is asked for: `copies` is what the device shall have in all, 0 to give all back; `seen`: how many it had when
 * that was decided. `when`: at once, by a move of the year, or when its file has run out; left out: at once while moves
 * last. `receipt`: undefined where there is none.
 */
export type GiveBackAsk = {
  copies: number;
  seen: number | undefined;
  when: 'now' | 'lease-end' | undefined;
  receipt: ReadReceipt | undefined;
};

/** What came of it: whether the copies are free, or when they come back, and how many moves it took. */
export type GivenBack = { plan: Plan; outcome: 'free' | 'returning'; returnsAt: string | null; moves: number };

/**
 * Gives copies of a device back, all or some: at once with a receipt by the device, or by moves of the year; else when
 * its leased file has run out, grace included (E13).
 */
export function decideGiveBack(facts: DeviceFacts, ask: GiveBackAsk): Decision<GivenBack> {
  const { activation, now } = facts;
  const wrong = refusedBy(decideAlive(facts));
  if (wrong) return wrong;
  const withReceipt = ask.receipt !== undefined;
  if (activation.returning > 0 && !withReceipt) return refuseReturning(activation);
  if (ask.seen !== undefined && ask.seen !== activation.copies)
    return refuse('moved-meanwhile', { copies: activation.copies });
  const uncounted = whole(ask.copies, 0);
  if (uncounted) return uncounted;
  const back = activation.copies - ask.copies;
  if (back < Math.max(activation.returning, 1))
    return refuse(facts.triedBefore ? 'moved-meanwhile' : 'not-fewer', { copies: activation.copies });
  if (ask.receipt !== undefined) {
    const nonce = decideReceipt(activation, ask.receipt, now);
    if (!nonce.ok) return nonce;
    return accept({ plan: planFree(facts, back, { nonce: nonce.value }), outcome: 'free', returnsAt: null, moves: 0 });
  }
  const way = decideWay(facts, back, ask.when);
  if (!way.ok) return way;
  const { moves, until } = way.value;
  if (until === null)
    return accept({ plan: planFree(facts, back, { moves }), outcome: 'free', returnsAt: null, moves });
  const plan = planReturning(facts, back, { until, lost: false, reason: '' });
  return accept({ plan, outcome: 'returning', returnsAt: until, moves: 0 });
}

/** Whether anything can be given back at all; the portal shows a disabled action with this reason. */
export function decideGivingBack(facts: DeviceFacts): Decision<null> {
  const wrong = refusedBy(decideAlive(facts));
  if (wrong) return wrong;
  const signs = facts.activation.deviceKey !== null;
  if (facts.activation.returning > 0) return signs ? accept(null) : refuseReturning(facts.activation);
  // Without a move, a receipt does, or waiting for the lease to end.
  if (signs || facts.activation.file.leased) return accept(null);
  return refusedBy(decideWay(facts, 1, 'now')) ?? accept(null);
}

/** Whether a device could be changed by the actor at all: it is theirs, activated, and its line is not closed. */
export function decideAlive(
  { actor, line, activation, triedBefore }: Omit<DeviceFacts, 'freshMoveId' | 'moves' | 'now'>,
  byVendor = false,
): Decision<null> {
  const wrong = byVendor ? may(actor, 'copies.activate') : refusedBy(decideActivatable(actor, line));
  if (wrong) return wrong;
  if (activation.state === 'ended' && triedBefore) return refuse('moved-meanwhile', { copies: 0 });
  return notEnded(activation) ?? notClosed(line) ?? accept(null);
}

/**
 * How copies come back without a receipt: how many moves that takes, or until when they wait (E13). What no file is out
 * for takes none.
 */
export function decideWay(
  { activation, moves, now }: Pick<DeviceFacts, 'activation' | 'moves' | 'now'>,
  back: number,
  when: 'now' | 'lease-end' | undefined,
): Decision<{ moves: number; until: string | null }> {
  const needed = Math.max(0, back - notHanded(activation, now));
  if (needed === 0 || activation.handed === null) return accept({ moves: 0, until: null });
  const { leased } = activation.file;
  if (when === 'lease-end' && !leased) return refuse('whole-term-file', {});
  const { used, allowed, nextAt } = movesOf(moves, now, needed);
  const enough = used + needed <= allowed;
  if (when !== 'lease-end' && enough) return accept({ moves: needed, until: null });
  if (when === 'now' || !leased)
    return refuse('moves-used', { used, allowed, asked: needed, day: nextAt?.slice(0, 10) ?? '' });
  return accept({ moves: 0, until: activation.handed.until });
}

/** Refuses what cannot be while copies of the device are on their way back. */
export function refuseReturning({ returnsAt }: StoredActivation): Refused {
  return refuse('already-returning', { day: (returnsAt ?? '').slice(0, 10) });
}

/** Copies that are free at once. `nonce`: of the receipt that shows it; `moves`: so many that it takes. */
export function planFree(
  facts: Omit<DeviceFacts, 'triedBefore'>,
  back: number,
  by: { nonce?: string; moves?: number; lost?: string },
): Plan {
  const { actor, line, activation } = facts;
  const plan = planMoved(facts, by.moves ?? 0);
  plan.facts.unshift(actorFact(actor));
  // What a device has destroyed does not come back by an undo.
  plan.undoSeconds = by.nonce === undefined ? undoSeconds : 0;
  plan.transfers.push({
    kind: 'deactivate',
    unit: line.rootId,
    fromId: activation.id,
    toId: line.id,
    quantity: back,
  });
  plan.sets.push(without(activation, back, by), ...overtaken(activation, back));
  if (by.nonce !== undefined)
    plan.sets.push({
      table: 'receipt_nonce',
      id: by.nonce,
      set: {},
      stamps: { usedAt: 'now' },
      while: { usedAt: null },
    });
  return plan;
}

/** A plan that takes so many moves of the line: nobody else may take any meanwhile. */
export function planMoved(
  { line, activation, freshMoveId, moves, now }: Omit<DeviceFacts, 'triedBefore'>,
  taken: number,
): Plan {
  const plan = emptyPlan();
  if (taken === 0) return plan;
  const most = movesOf(moves, now).allowed - taken;
  plan.facts.push({ kind: 'moves', id: line.id, version: most, accountId: line.accountId });
  plan.alone.push(line.accountId);
  plan.rows.push({
    table: 'activation_move',
    row: { id: freshMoveId, lineItemId: line.id, activationId: activation.id, copies: taken },
  });
  return plan;
}

/** Copies that stay activated until the file of the device has run out; then they come back by themselves. */
export function planReturning(
  { actor, activation }: Pick<DeviceFacts, 'actor' | 'activation'>,
  back: number,
  { until, lost, reason }: { until: string; lost: boolean; reason: string },
): Plan {
  return {
    ...emptyPlan(),
    facts: [actorFact(actor)],
    undoSeconds,
    sets: [
      {
        table: 'activation',
        id: activation.id,
        set: { returningCopies: back, returnsAt: until, lost, reason },
        stamps: { returningById: 'operation' },
        while: { version: activation.version },
      },
    ],
  };
}

/** Of a device that has nothing left nothing is asked any more. */
export function overtaken(
  { copies, openRequestId }: Pick<StoredActivation, 'copies' | 'openRequestId'>,
  back: number,
): RowSet[] {
  return openRequestId !== null && back === copies ? [settledRequest(openRequestId, 'withdrawn')] : [];
}

/** Ends an activation that has nothing left, else makes it one of fewer copies, with a file of its own. */
export function without(
  activation: Pick<StoredActivation, 'id' | 'version' | 'copies' | 'generation' | 'returning'>,
  back: number,
  by: { nonce?: string; lost?: string } = {},
): RowSet {
  const left = activation.copies - back;
  const waiting = { returningCopies: 0, returnsAt: null };
  const set = {
    ...(activation.returning > 0 && waiting),
    ...(by.lost !== undefined && { lost: true, reason: by.lost }),
    ...(by.nonce !== undefined && { handedCopies: 0, handedUntil: null }),
    ...(left > 0 && { generation: activation.generation + 1, fileCopies: left }),
    ...(left === 0 && { state: 'ended' }),
  };
  return {
    table: 'activation',
    id: activation.id,
    set,
    ...(left === 0 && { stamps: { endedAt: 'now' } }),
    while: { version: activation.version },
  };
}
