import { problem, Problem } from '@tierline/contract';
import type { OperationKind, Plan } from '@tierline/domain';
import { operationId, type OperationActor } from './context.ts';
import { requestHash } from './input-hash.ts';
import { writtenPlan } from './plan-json.ts';
import { enqueuePlan } from './plan-queue.ts';
import { replay, rightsChanged, rightsHold, type Changes } from './operation.ts';

/**
 * A plan ready to be carried out, with its reply and its entry in the audit. The caller adds the operation's id and
 * until when it may be undone.
 */
export type Decided<R> = { plan: Plan; reply: Omit<R, 'operationId' | 'undoUntil'>; changes: Changes };

const attempts = 6;

/**
 * Moves quantities: reads the facts, decides, and carries the plan out in one statement. `decide` reads and decides
 * anew each time it is called and throws a refusal as its problem; `triedBefore` says that the facts changed under an
 * earlier plan. Where the actor's rights changed, deciding anew would not help: `rightsChanged` is thrown. A repeat of
 * the same request gets the first one's reply, even where the facts would refuse it by now.
 */
export async function commit<R>(
  ctx: OperationActor,
  kind: OperationKind,
  input: unknown,
  decide: (triedBefore: boolean) => Promise<Decided<R>>,
): Promise<R> {
  // `commitIfAny` yields null only where `decide` does.
  return (await commitIfAny(ctx, kind, input, decide)) as R;
}

/** Does the same where there may be nothing to do: null then, and nothing is written. */
export async function commitIfAny<R>(
  ctx: OperationActor,
  kind: OperationKind,
  input: unknown,
  decide: (triedBefore: boolean) => Promise<Decided<R> | null>,
): Promise<R | null> {
  const id = operationId(ctx);
  const hash = requestHash(kind, input, ctx.sent);
  for (let attempt = 0; attempt < attempts; attempt++) {
    let decided;
    try {
      decided = await decide(attempt > 0);
    } catch (refused) {
      const earlier = refused instanceof Problem ? await replay<R>(ctx.services.db, ctx, kind, input) : null;
      if (earlier) return earlier.reply;
      throw refused;
    }
    if (decided === null) return null;
    const { plan, reply, changes } = decided;
    const { outcome, reply: kept } = await enqueuePlan(
      ctx.services.db,
      writtenPlan(ctx, { id, kind, hash, plan, reply, changes }),
    );
    // The reply was made by the same use case, of the same type.
    if (outcome === 'done' || outcome === 'replayed') return kept as R;
    // An earlier version may have stored the same request under another hash.
    if (outcome === 'key-reused') return (await replay<R>(ctx.services.db, ctx, kind, input))?.reply ?? null;
    if (outcome === 'stale' && !(await rightsHold(ctx.services.db, ctx.rights))) throw rightsChanged;
  }
  throw problem('busy', { retryAfterSeconds: 1 });
}
