import { accept, each, refuse, type Decision, type Refused } from '../../kernel/decision.ts';
import type { RowSet } from '../../kernel/ledger.ts';

/**
 * An activation that an operation made (`made`), moved copies to or from, or whose copies it set on their way back
 * (`waits`). `copies`: what it has now; `endedByIt`: that operation ended it; `hostTaken`: its host has another
 * activation of the line by now.
 */
export type UndoneActivation = {
  id: string;
  version: number;
  made: boolean;
  waits: boolean;
  copies: number;
  returning: number;
  generation: number;
  fetchedGeneration: number;
  ended: boolean;
  endedByIt: boolean;
  hostTaken: boolean;
};

type Moved = readonly { fromId: string; toId: string; quantity: number }[];

/** Whether what happened to activations can be undone: not once a file went out that it was made for (E10, X8). */
export function decideUndoneDevices(activations: readonly UndoneActivation[], transfers: Moved): Decision<null> {
  return each(activations, (one) => undoable(one, transfers)) ?? accept(null);
}

function undoable(one: UndoneActivation, transfers: Moved): Refused | null {
  if (one.endedByIt) return one.hostTaken ? refuse('host-activated', {}) : null;
  const moved = gained(one.id, transfers) !== 0;
  if (moved && one.fetchedGeneration >= one.generation) return refuse('activation-fetched', {});
  return one.ended || (one.waits && one.returning === 0) ? refuse('activation-ended', {}) : null;
}

/**
 * How an activation is set back: to the copies that it had before, in a file of its own; or nothing is on its way back.
 */
export function undoneDevice(one: UndoneActivation, transfers: Moved): RowSet {
  const { id, version, made } = one;
  if (made) return { table: 'activation', id, set: { state: 'ended' }, stamps: { endedAt: 'now' }, while: { version } };
  const set = one.waits
    ? { returningCopies: 0, returnsAt: null, lost: false, reason: '', returningById: null }
    : one.endedByIt
      ? { state: 'active', endedAt: null, lost: false, reason: '' }
      : { generation: one.generation + 1, fileCopies: one.copies - gained(id, transfers) };
  return { table: 'activation', id, set, while: { version } };
}

function gained(id: string, transfers: Moved): number {
  return transfers.reduce(
    (sum, { fromId, toId, quantity }) => sum + (toId === id ? quantity : 0) - (fromId === id ? quantity : 0),
    0,
  );
}
