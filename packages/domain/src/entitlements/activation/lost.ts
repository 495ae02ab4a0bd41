import { isVendor } from '../../kernel/programme.ts';
import { accept, refuse, refusedBy, type Decision } from '../../kernel/decision.ts';
import { emptyPlan, type Plan } from '../../kernel/ledger.ts';
import {
  decideAlive,
  overtaken,
  planFree,
  planReturning,
  refuseReturning,
  without,
  type DeviceFacts,
} from './give-back.ts';
import { notHanded, handedColumns } from './handed.ts';
import type { ActivatedLine, StoredActivation } from './activate.ts';

/** What came of a loss: whether the copies are free, or when they come back. */
export type Lost = { plan: Plan; outcome: 'free' | 'returning'; returnsAt: string | null };

/**
 * Reports a device lost: leased copies come back by themselves once its file has run out, grace included, and count as
 * activated until then. What is for the whole term only the vendor's staff can release; what no file is out for is free
 * at once (E13).
 */
export function decideLost(facts: DeviceFacts, ask: { reason: string }): Decision<Lost> {
  const wrong = refusedBy(decideLosing(facts));
  if (wrong) return wrong;
  const { activation, now } = facts;
  const { handed, copies } = activation;
  const waits = activation.file.leased && handed !== null && notHanded(activation, now) < copies;
  if (!waits) return accept({ plan: planFree(facts, copies, { lost: ask.reason }), outcome: 'free', returnsAt: null });
  const plan = planReturning(facts, copies, { until: handed.until, lost: true, reason: ask.reason });
  return accept({ plan, outcome: 'returning', returnsAt: handed.until });
}

/** Whether the actor could report this device lost; the portal shows a disabled action with this reason. */
export function decideLosing(facts: DeviceFacts): Decision<null> {
  const { actor, activation, now } = facts;
  const byVendor = isVendor(actor.account);
  const wrong = refusedBy(decideAlive(facts, byVendor));
  if (wrong) return wrong;
  if (activation.returning === activation.copies) return refuseReturning(activation);
  const runs = notHanded(activation, now) < activation.copies;
  return !byVendor && runs && !activation.file.leased ? refuse('whole-term-lost', {}) : accept(null);
}

/** Brings copies back whose day has come; null where nothing is due (E13). */
export function decideReturn(
  line: Pick<ActivatedLine, 'id' | 'rootId'>,
  activation: StoredActivation,
  now: string,
): Plan | null {
  const { returning, returnsAt, handed } = activation;
  if (activation.state === 'ended' || returnsAt === null || returnsAt > now) return null;
  const left = activation.copies - returning;
  const set = without(activation, returning);
  // All files for more copies are over by now.
  const out = handed === null || handed.until <= now ? null : { ...handed, copies: Math.min(handed.copies, left) };
  return {
    ...emptyPlan(),
    transfers: [{ kind: 'deactivate', unit: line.rootId, fromId: activation.id, toId: line.id, quantity: returning }],
    sets: [
      { ...set, set: { ...set.set, ...fileOf(activation, left), ...(left > 0 && handedColumns(out)) } },
      ...overtaken(activation, returning),
    ],
  };
}

// A file for what is left may be out already.
function fileOf({ file, generation }: StoredActivation, left: number) {
  return left > 0 && file.copies === left ? { generation } : {};
}
