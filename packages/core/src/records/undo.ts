import type { Ask, Reply } from '@tierline/contract';
import { decideUndo, isVendor, permissionToUndo, type Concern, type UndoFacts } from '@tierline/domain';
import { readUndoneDevices } from '../entitlements/activation/undo-device.ts';
import { readUndoneIntegrations } from '../orders/integration-undo.ts';
import { readUndoneSeats } from '../orders/seat-undo.ts';
import { commit } from '../kernel/commit.ts';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import type { Changes } from '../kernel/operation.ts';
import { bool, int, json, oneOf, readRow, readRows, text, timestamp } from '../kernel/rows.ts';
import { orThrow, found } from '../kernel/scope.ts';

/** Undoes the author's own recent operation by opposite movements that name it; its mails are never sent (X8). */
export async function undoOperation(ctx: Context, ask: Ask<'undoOperation'>): Promise<Reply<'undoOperation'>> {
  return commit(ctx, 'undo', ask, async () => {
    const { kind, changes, concerns, ...facts } = await readFacts(ctx, ask.id);
    const plan = orThrow(decideUndo(facts));
    return {
      plan,
      reply: { id: ask.id, kind },
      changes: {
        subject: { ...changes.subject, kind: 'operation', id: ask.id },
        after: { undone: kind, ...changes.after },
        concerns: concerns.map(({ accountId, changes: told }) => ({
          accountId,
          changes: told && { subject: { ...told.subject, kind: 'operation' }, after: { undone: kind, ...told.after } },
        })),
      },
    };
  });
}

const operationRow = {
  id: text,
  kind: text,
  actorId: text.orNull,
  ownRule: bool,
  undoUntil: timestamp.orNull,
  over: bool,
  undone: bool,
  changes: json<Changes>(),
};

const concernRow = {
  accountId: text,
  changes: json<Concern['changes']>(),
};

const siteRow = {
  id: text,
  version: int,
  accountId: text,
  name: text,
  deleted: bool,
  made: bool,
  nextMonth: text,
  credits: int,
  administrators: int,
};

const undoneLineRow = {
  id: text,
  version: int,
  accountId: text,
  state: oneOf('open', 'on-hold', 'closed'),
  stateReason: text,
  made: bool,
};

const undoneTransferRow = {
  unit: text,
  fromId: text,
  toId: text,
  quantity: int,
  available: int.orNull,
  walletId: text.orNull,
};

// Operations of the actor's own account may be known there; those of others are not found.
async function readFacts(
  ctx: Context,
  id: string,
): Promise<UndoFacts & { kind: string; changes: Changes; concerns: Concern[] }> {
  const { db } = ctx.services;
  const own = ctx.actor.account;
  const transfers = await readRows(
    db,
    undoneTransferRow,
    sql`
    SELECT t.unit, t.from_id, t.to_id, t.quantity::float8 AS quantity, t.wallet_id,
      CASE WHEN h.purpose = 'mint' THEN NULL ELSE (h.input - h.output)::float8 END AS available
    FROM transfer t JOIN holding h ON h.id = t.to_id WHERE t.operation_id = ${id}::uuid ORDER BY t.seq`,
  );
  const lines = await readRows(
    db,
    undoneLineRow,
    sql`
    SELECT l.id, l.version, l.account_id, l.state, l.state_reason,
      l.operation_id = ${id}::uuid AS made
    FROM line_item l WHERE l.id = ANY(${transfers.flatMap(({ fromId, toId }) => [fromId, toId])}::uuid[])`,
  );
  const ofWallets = transfers.filter(({ walletId }) => walletId !== null);
  const sites = await readRows(
    db,
    siteRow,
    sql`
    SELECT s.id, s.version, s.account_id, s.name, s.state = 'deleted' AS deleted,
      coalesce(s.operation_id = ${id}::uuid, FALSE) AS made, to_char(s.next_month, 'YYYY-MM-DD') AS next_month,
      (h.input - h.output)::float8 AS credits,
      (SELECT count(*)::int FROM site_administrator a WHERE a.site_id = s.id) AS administrators
    FROM site s
    JOIN holding h ON h.id = s.id
    WHERE s.id = ANY(${ofWallets.flatMap(({ fromId, toId }) => [fromId, toId])}::uuid[]) OR s.operation_id = ${id}::uuid
    ORDER BY s.id`,
  );
  const made = lines.filter((line) => line.made).map((line) => line.id);
  const mails = await readRows(
    db,
    { id: text, waiting: bool },
    sql`
    SELECT m.id, m.state = 'waiting' AND m.tries = 0 AS waiting
    FROM mail m
    WHERE (m.operation_id = ${id}::uuid OR m.line_item_id = ANY(${made}::uuid[])) AND m.state <> 'withdrawn'`,
  );
  const requests = await readRows(
    db,
    { id: text, open: bool },
    sql`SELECT q.id, q.state = 'open' AS open FROM recall_request q WHERE q.operation_id = ${id}::uuid`,
  );
  const seats = await readUndoneSeats(ctx, id);
  const integrations = await readUndoneIntegrations(ctx, id);
  const activations = await readUndoneDevices(ctx, id, transfers);
  const orders = await readRows(
    db,
    { id: text, version: int, accountId: text, number: text, cancelled: bool },
    sql`
    SELECT o.id, o.version, o.account_id, o.number, o.state = 'cancelled' AS cancelled
    FROM purchase_order o
    WHERE o.operation_id = ${id}::uuid AND o.vendor_id = ${ctx.vendor.id}::uuid ORDER BY o.id`,
  );
  // Last: had it been undone before this, the copies above would be gone for that reason, and the refusal says that.
  const row = await readRow(
    db,
    operationRow,
    sql`
    SELECT o.id, o.kind, o.actor_id,
      coalesce(o.kind = 'request.fulfil-by-rule' AND o.account_id = ${own.id}::uuid, FALSE) AS own_rule,
      o.undo_until,
      coalesce(o.undo_until <= tierline_now(), FALSE) AS over, o.changes,
      EXISTS (SELECT 1 FROM operation r WHERE r.reverses_id = o.id) AS undone
    FROM operation o
    WHERE o.id = ${id}::uuid
      AND o.vendor_id = ${ctx.vendor.id}::uuid
      AND ${isVendor(own) ? sql`TRUE` : sql`o.account_id = ${own.id}::uuid`}`,
  );
  const { kind, changes, actorId, ownRule, undoUntil, over, undone } = found(row);
  const concerns = await readRows(
    db,
    concernRow,
    sql`SELECT c.account_id, c.changes FROM operation_account c WHERE c.operation_id = ${id}::uuid`,
  );
  return {
    kind,
    changes,
    concerns,
    actor: ctx.actor,
    permission: permissionToUndo(kind),
    operation: { id, actorId, ownRule, undoUntil: undoUntil?.toISOString() ?? null, over, undone },
    transfers,
    lines,
    mails,
    requests,
    sites,
    seats,
    integrations,
    activations,
    orders,
  };
}
