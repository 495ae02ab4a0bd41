import { concernsOf, permissionToUndo, type OperationKind, type Plan } from '@tierline/domain';
import type { OperationActor } from './context.ts';
import { columnOf } from './db.ts';
import type { Changes } from './operation.ts';

/** The operation that carries a plan out. `accounts`: those whose records it writes as well. */
export type WrittenOperation = {
  id: string;
  kind: OperationKind;
  hash: string;
  plan: Plan;
  reply: unknown;
  changes: Changes;
  accounts?: readonly string[];
};

/**
 * Builds a plan as the database function takes it, with its operation. Besides its facts it rests on the actor's
 * rights.
 */
export function writtenPlan(
  ctx: OperationActor,
  { id, kind, hash, plan, reply, changes: { concerns: named, ...changes }, accounts = [] }: WrittenOperation,
): string {
  if (plan.undoSeconds > 0 && permissionToUndo(kind) === null)
    throw new Error(`${kind} offers to be undone, but nobody may undo it`);
  return JSON.stringify({
    ...plan,
    facts: [...ctx.rights, ...plan.facts],
    rows: plan.rows.map(asColumns),
    sets: plan.sets.map(asColumns),
    id,
    vendorId: ctx.vendor.id,
    actorId: ctx.actor.id,
    accountId: ctx.actor.account.id,
    kind,
    inputHash: hash,
    reply,
    changes,
    concerns: concernsOf({ kind, actorAccountId: ctx.actor.account.id, changes, plan, accounts, named }),
    address: ctx.address,
  });
}

// Columns have their fields' names in snake case.
function asColumns<T extends { row?: object; set?: object; stamps?: object; while?: object }>(part: T): object {
  const { row, set, stamps, while: still, ...rest } = part;
  return {
    ...rest,
    ...(row && { row: spelled(row) }),
    ...(set && { set: spelled(set) }),
    ...(stamps && { stamps: spelled(stamps) }),
    ...(still && { while: spelled(still) }),
  };
}

function spelled(fields: object): object {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [columnOf(field), value]));
}
