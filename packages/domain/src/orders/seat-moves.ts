import { emptyPlan, type Plan, type RowSet, type Transfer } from '../kernel/ledger.ts';

/** The licences that a seat is of: what is free of them, what is in use, and their unit. */
export type PoolOfSeat = { id: string; usedId: string; unit: string };

/** That a seat ends now, by this operation; it must still be on. */
export function endOfSeat(id: string): RowSet {
  return { table: 'seat', id, set: {}, stamps: { endedAt: 'now', endedById: 'operation' }, while: { endedAt: null } };
}

/** The movements of seats between what is free and what is in use, one for each pool. */
export function seatTransfers(seats: readonly PoolOfSeat[], kind: 'seat-on' | 'seat-off' | 'undo'): Transfer[] {
  const pools = new Map<string, { pool: PoolOfSeat; quantity: number }>();
  for (const pool of seats) pools.set(pool.id, { pool, quantity: (pools.get(pool.id)?.quantity ?? 0) + 1 });
  return [...pools.values()].map(({ pool: { id, usedId, unit }, quantity }) => ({
    kind,
    unit,
    fromId: kind === 'seat-on' ? id : usedId,
    toId: kind === 'seat-on' ? usedId : id,
    quantity,
  }));
}

/** That seats end and go back to their pools; null where there is none. */
export function endSeatsOf(seats: readonly { id: string; pool: PoolOfSeat }[]): Plan | null {
  if (seats.length === 0) return null;
  return {
    ...emptyPlan(),
    sets: seats.map(({ id }) => endOfSeat(id)),
    transfers: seatTransfers(
      seats.map(({ pool }) => pool),
      'seat-off',
    ),
  };
}
