import { boundVendor } from './bound.ts';
import { sql, type Database, type Sql, type Transaction } from './db.ts';
import { json, oneOf, queryRows, readRows, type Row } from './rows.ts';
import { onceMore } from './trouble.ts';

/** The outcome of a plan; `reply` is the stored one where it had been carried out before. */
export type Outcome = Row<typeof outcomeRow>;

const outcomeRow = {
  outcome: oneOf('done', 'replayed', 'key-reused', 'stale', 'overdrawn'),
  reply: json<unknown>(),
};

/** The most concurrent calls, and plans in one of them. Two lanes: while one waits for the disk, the other works. */
const lanes = 2;
const most = 64;

type Waiting = { plan: string; done: (outcome: Outcome) => void; failed: (error: unknown) => void };
type Queue = { waiting: Waiting[]; busy: number };

const queues = new WeakMap<Database, Map<string, Queue>>();

/**
 * Carries a plan (as JSON) out. Plans that arrive while calls are under way go together in the next one, in one
 * transaction: none waits for a timer, and many at once share the cost of a commit. Each succeeds or fails on its own.
 * Plans of different vendors never go together, as a connection is bound to one.
 */
export function enqueuePlan(db: Database, plan: string): Promise<Outcome> {
  const byVendor = queues.get(db) ?? new Map<string, Queue>();
  queues.set(db, byVendor);
  const vendor = boundVendor();
  const queue = byVendor.get(vendor) ?? { waiting: [], busy: 0 };
  byVendor.set(vendor, queue);
  return new Promise((done, failed) => {
    queue.waiting.push({ plan, done, failed });
    if (queue.busy < lanes) void work(db, queue);
  });
}

async function work(db: Database, queue: Queue): Promise<void> {
  queue.busy += 1;
  for (let batch = queue.waiting.splice(0, most); batch.length > 0; batch = queue.waiting.splice(0, most)) {
    // oxlint-disable-next-line no-await-in-loop -- The next batch is what arrives meanwhile.
    await together(db, batch);
  }
  queue.busy -= 1;
}

async function together(db: Database, batch: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await queryRows(db, outcomeRow, carriedOut(batch.map(({ plan }) => plan)));
    for (const [index, { done }] of batch.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error('a plan without an outcome');
      done(outcome);
    }
  } catch (error) {
    // An error of one plan has rolled back the whole batch, so each is carried out alone. What had been committed after
    // all is replayed.
    const [one] = batch;
    if (one && batch.length === 1)
      await onceMore(error, () => carriedOutAlone(db, one.plan)).then(one.done, one.failed);
    else await Promise.all(batch.map((waiting) => together(db, [waiting])));
  }
}

async function carriedOutAlone(db: Database, plan: string): Promise<Outcome> {
  const [outcome] = await queryRows(db, outcomeRow, carriedOut([plan]));
  if (outcome === undefined) throw new Error('a plan without an outcome');
  return outcome;
}

/** Carries plans out at once, in the given transaction. */
export function commitPlans(tx: Transaction, plans: readonly string[]): Promise<Outcome[]> {
  return readRows(tx, outcomeRow, carriedOut(plans));
}

function carriedOut(plans: readonly string[]): Sql {
  return sql`SELECT outcome, reply FROM commit_plans(${`[${plans.join(',')}]`}::jsonb) ORDER BY ord`;
}
