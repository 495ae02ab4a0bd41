import { problem } from '@tierline/contract';
import {
  concernsOf,
  type AuditedChanges,
  type Concern,
  type NoticeRow,
  type OperationKind,
  type Plan,
} from '@tierline/domain';
import { operationId, type OperationActor } from './context.ts';
import { insertMany, isTaken, sql, type Transaction } from './db.ts';
import { Prisma } from '../../generated/client.ts';
import { formerHashes, requestHash } from './input-hash.ts';
import { outboxRows, type Attachment, type WithSecret } from './outbox.ts';
import { writtenPlan } from './plan-json.ts';
import { commitPlans } from './plan-queue.ts';
import { bool, readRow, type Reader } from './rows.ts';
import { onceMore } from './trouble.ts';

/**
 * A change for the audit (X2), never with secrets in it. `concerns`: the accounts it concerns and what each may see,
 * where plan, records and rows do not say it.
 */
export type Changes = AuditedChanges & { concerns?: readonly Concern[] };

/**
 * The outcome of an operation's work; `plan`: quantities to move in the same transaction, decided under the locks of
 * its accounts. `attachment`: the file that goes with one of the mails.
 */
export type Done<R> = {
  reply: R;
  changes: Changes;
  notices?: readonly (NoticeRow & WithSecret)[];
  plan?: Plan | null;
  attachment?: Attachment & { mailId: string };
};

/**
 * The longest waits for a connection and for the whole transaction, in ms; one that runs out is a 503. Prisma's
 * defaults are too short.
 */
export const patience = { isolationLevel: 'ReadCommitted', maxWait: 5_000, timeout: 10_000 } as const;

/**
 * Writes records: one transaction and one operation row, which is the audit line and keeps the reply for a repeat.
 * `alone` are accounts whose state, people or counts are changed or counted: they are locked exclusively, so that
 * nobody else changes them or relies on them meanwhile. Under these locks the actor's rights must still be those that
 * were checked, else `rightsChanged` is thrown and nothing is written. `work` may run twice: when a unique value was
 * taken a moment ago, when the plan rests on something that has changed, or when the connection was cut; what it
 * refuses changes nothing.
 */
export async function operation<R>(
  ctx: OperationActor,
  kind: OperationKind,
  input: unknown,
  alone: readonly string[],
  work: (tx: Transaction, operationId: string) => Promise<Done<R>>,
  more: { timeout?: number } = {},
): Promise<R> {
  const id = operationId(ctx);
  const hash = requestHash(kind, input, ctx.sent);
  const attempt = () =>
    ctx.services.db.$transaction(
      async (tx) => {
        await lock(tx, id, ctx.rights, alone);
        // A statement of its own, so that it reads the state once the locks are held.
        const earlier = await replay<R>(tx, ctx, kind, input);
        if (earlier) return earlier.reply;
        if (!(await rightsHold(tx, ctx.rights))) throw rightsChanged;
        const done = await work(tx, id);
        let { reply } = done;
        const { concerns: named, ...changes } = done.changes;
        if (done.plan)
          reply = await commitWithin<R>(ctx, tx, { ...done, id, kind, hash, plan: done.plan, accounts: alone });
        else {
          await tx.operation.create({
            data: {
              id,
              vendorId: ctx.vendor.id,
              actorId: ctx.unverified ? null : ctx.actor.id,
              accountId: ctx.actor.account.id,
              kind,
              inputHash: hash,
              address: ctx.address,
              // Replies are plain data made by use cases; Prisma's JSON type does not know object types.
              reply: (done.reply ?? Prisma.JsonNull) as Prisma.InputJsonValue,
              changes,
            },
          });
          const concerned = concernsOf({
            kind,
            actorAccountId: ctx.actor.account.id,
            changes,
            plan: null,
            accounts: alone,
            named,
          });
          await insertMany(
            tx,
            'operation_account',
            concerned.map((concern) => ({ ...concern, operationId: id, vendorId: ctx.vendor.id, kind })),
          );
        }
        await insertMany(tx, 'mail', outboxRows(ctx.vendor.id, id, done.notices ?? []));
        if (done.attachment) await tx.mailAttachment.create({ data: { ...done.attachment, vendorId: ctx.vendor.id } });
        return reply;
      },
      { ...patience, ...more },
    );
  return attempt().catch((error: unknown) => {
    if (isTaken(error) || isStale(error)) return attempt();
    return onceMore(error, attempt);
  });
}

// In the order of commit_plans, the same for every writer: the operation, then the accounts by their keys, each once.
async function lock(
  tx: Transaction,
  id: string,
  rights: OperationActor['rights'],
  alone: readonly string[],
): Promise<void> {
  const shared = rights.map(({ accountId }) => accountId);
  await tx.$executeRaw(sql`
    SELECT CASE WHEN alone THEN pg_advisory_xact_lock(k) ELSE pg_advisory_xact_lock_shared(k) END FROM (
      SELECT 0 AS place, operation_lock(${id}) AS k, TRUE AS alone
      UNION ALL SELECT 1, account_lock(account), bool_or(alone) FROM (
        SELECT a AS account, FALSE AS alone
        FROM unnest(${shared}::text[]) a
        UNION ALL
        SELECT a, TRUE
        FROM unnest(${[...alone]}::text[]) a) wanted
        GROUP BY account
      ORDER BY place, k) locks`);
}

/**
 * Whether the actor's rights are still those that were checked: the session is open, the key valid, user and account
 * unchanged.
 */
export async function rightsHold(db: Reader, rights: OperationActor['rights']): Promise<boolean> {
  if (rights.length === 0) return true;
  const row = await readRow(
    db,
    { hold: bool },
    sql`
    SELECT bool_and(fact_holds(kind, id, version)) AS hold
    FROM jsonb_to_recordset(${JSON.stringify(rights)}::jsonb) AS r(kind text, id uuid, version int)`,
  );
  return row?.hold ?? false;
}

/**
 * Thrown where nothing was written because the actor's rights have changed since they were checked; the caller looks
 * the actor up again and retries with their present rights.
 */
export const rightsChanged = problem('busy', { retryAfterSeconds: 1 });

// One operation and one transaction: the plan writes the operation's row. Its accounts are locked already, so that only
// rows without a lock can have changed.
async function commitWithin<R>(
  ctx: OperationActor,
  tx: Transaction,
  written: Parameters<typeof writtenPlan>[1],
): Promise<R> {
  // The rights were checked under the same locks, and what was written since may have changed the actor's own rows.
  const [one] = await commitPlans(tx, [writtenPlan({ ...ctx, rights: [] }, written)]);
  if (one?.outcome !== 'done') throw stale;
  // The reply as it is stored: that of the use case, and until when it can be undone.
  return one.reply as R;
}

// What the plan rests on has changed: it is read and decided again.
const stale = problem('busy', { retryAfterSeconds: 1 });

function isStale(error: unknown): boolean {
  return error === stale;
}

/**
 * Returns the stored reply of an operation that was carried out before; null where there was none. Other input under
 * the same key is refused.
 */
export async function replay<R>(
  db: Pick<Transaction, 'operation'>,
  ctx: OperationActor,
  kind: string,
  input: unknown,
): Promise<{ reply: R } | null> {
  const earlier = await db.operation.findFirst({
    where: { id: operationId(ctx) },
    select: { inputHash: true, reply: true },
  });
  if (!earlier) return null;
  const same =
    earlier.inputHash === requestHash(kind, input, ctx.sent) ||
    formerHashes(kind, input, ctx.sent).includes(earlier.inputHash);
  if (!same) throw problem('key-reused', {});
  // The reply was made by the same use case, of the same type.
  return { reply: earlier.reply as R };
}

/** Returns the given fields only, so that fields left out stay as they are. */
export function defined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // Object.fromEntries loses the keys' type; none is added.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** Picks some columns of a row, for the audit's “before”. */
export function pick(row: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(row).filter(([key]) => keys.includes(key)));
}
