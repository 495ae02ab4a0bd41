import type { RowSet } from '../../kernel/ledger.ts';
import { daysLater } from './file-term.ts';

/** For so many days a move counts, and so do moves that the vendor has granted (E13). */
export const moveDays = 365;

/**
 * What the moves of a line item are counted from. `copies`: the line has; `perYear`: moves a year that each of them
 * has; `moved`: copies that moved without a receipt, and when; `granted`: extra moves by the vendor, and when.
 */
export type LineMoveFacts = {
  copies: number;
  perYear: number;
  moved: readonly { at: string; copies: number }[];
  granted: readonly { at: string; moves: number }[];
};

/**
 * The moves of a line item in the last 365 days: used, allowed, and once they do not suffice, when they will; null:
 * they do, or it cannot be told.
 */
export type Moves = { used: number; allowed: number; nextAt: string | null };

/**
 * Counts the moves of a line item: each copy may move so many times within any 365 days. `needed`: for how many at once
 * `nextAt` is told (E13).
 */
export function movesOf(facts: LineMoveFacts, now: string, needed = 1): Moves {
  const moved = facts.moved.map(({ at, copies }) => ({ until: daysLater(at, moveDays), room: copies }));
  const granted = facts.granted.map(({ at, moves }) => ({ until: daysLater(at, moveDays), room: -moves }));
  // A move that ends makes room, a grant that ends takes it.
  const ends = [...moved, ...granted]
    .filter(({ until }) => until > now)
    .toSorted((one, other) => (one.until < other.until ? -1 : one.until > other.until ? 1 : one.room - other.room));
  const used = ends.reduce((sum, { room }) => sum + Math.max(room, 0), 0);
  const allowed = facts.copies * facts.perYear + ends.reduce((sum, { room }) => sum + Math.max(-room, 0), 0);
  return { used, allowed, nextAt: nextAt(ends, allowed - used - needed) };
}

// Only once all that ends at one instant has ended there is the room to be told.
function nextAt(ends: readonly { until: string; room: number }[], left: number): string | null {
  if (left >= 0) return null;
  let room = left;
  for (const [index, end] of ends.entries()) {
    room += end.room;
    if (room >= 0 && ends[index + 1]?.until !== end.until) return end.until;
  }
  return null;
}

/** Ends an open request to the vendor for moves. */
export function settledRequest(id: string, state: string): RowSet {
  return { table: 'move_request', id, set: { state }, stamps: { decidedAt: 'now' }, while: { state: 'open' } };
}
