import { problem, Problem } from '@tierline/contract';
import type { Plan } from '@tierline/domain';
import { inputHash, operationId, type Context } from './context.ts';
import { columnOf } from './db.ts';
import { carryOut } from './plan-queue.ts';
import { replay, type Changes } from './operation.ts';

/** A plan ready to be carried out, with what is answered then and what the audit says. Which operation it is and until when it may be undone is told by whoever carries it out. */
export type Decided<R> = { plan: Plan; reply: Omit<R, 'operationId' | 'undoUntil'>; changes: Changes };

const attempts = 6;

/**
 * Moves quantities: read the facts, decide, carry the plan out in one statement. `decide` reads and decides anew each time it is called
 * and throws the problem where the rule refuses; `triedBefore` tells that the facts changed under an earlier plan.
 * A repeat of the same request gets the first one's reply, even where the facts would refuse it by now.
 */
export async function commit<R>(ctx: Context, kind: string, input: unknown, decide: (triedBefore: boolean) => Promise<Decided<R>>): Promise<R> {
  const id = operationId(ctx);
  const hash = inputHash(kind, input);
  for (let attempt = 0; attempt < attempts; attempt++) {
    let decided;
    try {
      decided = await decide(attempt > 0);
    } catch (refused) {
      const earlier = refused instanceof Problem ? await replay<R>(ctx.house.db, id, hash) : null;
      if (earlier) return earlier.reply;
      throw refused;
    }
    const { plan, reply, changes } = decided;
    const written = JSON.stringify({
      ...plan, rows: plan.rows.map(asColumns), sets: plan.sets.map(asColumns), id, vendorId: ctx.vendor.id, actorId: ctx.actor.id, accountId: ctx.actor.account.id, kind, inputHash: hash, reply, changes, address: ctx.address,
    });
    const { outcome, reply: kept } = await carryOut(ctx.house.db, written);
    // The reply was made by the same use case, of the same type.
    if (outcome === 'done' || outcome === 'replayed') return kept as R;
    if (outcome === 'key-reused') throw problem('key-reused', {});
  }
  throw problem('busy', { retryAfterSeconds: 1 });
}

// Columns are called like their fields, in the database's spelling.
function asColumns<T extends { row?: object; set?: object; stamps?: object; while?: object }>(part: T): object {
  const { row, set, stamps, while: still, ...rest } = part;
  return { ...rest, ...(row && { row: spelled(row) }), ...(set && { set: spelled(set) }), ...(stamps && { stamps: spelled(stamps) }), ...(still && { while: spelled(still) }) };
}

function spelled(fields: object): object {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [columnOf(field), value]));
}
