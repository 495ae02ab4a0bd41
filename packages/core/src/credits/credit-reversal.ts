import type { Ask, Reply } from '@tierline/contract';
import { decideReversal, isVendor, type ReversalFacts } from '@tierline/domain';
import { commit } from '../kernel/commit.ts';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { bool, int, readRows, text } from '../kernel/rows.ts';
import { orThrow, found } from '../kernel/scope.ts';

/** An operation that moved credits, with the facts to decide its reversal on. */
export type ReversedOperation = Omit<ReversalFacts, 'actor'>;

/** Reverses what was moved wrongly, by linked opposite movements (C6). */
export async function reverseCredits(ctx: Context, ask: Ask<'reverseCredits'>): Promise<Reply<'reverseCredits'>> {
  return commit(ctx, 'credits.reverse', ask, async () => {
    const facts = found((await reversalFacts(ctx, [ask.operationId])).get(ask.operationId));
    const plan = orThrow(decideReversal({ actor: ctx.actor, ...facts }));
    const credits = facts.transfers
      .filter(({ walletId }) => walletId !== null)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    return {
      plan,
      reply: { reverses: ask.operationId, credits },
      changes: {
        subject: { kind: 'operation', id: ask.operationId },
        after: { reversed: facts.operation.kind, credits, note: ask.note },
        concerns: [{ accountId: facts.operation.accountId, changes: null }],
      },
    };
  });
}

const movedRow = {
  unit: text,
  fromId: text,
  toId: text,
  quantity: int,
  available: int.orNull,
  walletId: text.orNull,
  atSite: text.orNull,
  operationId: text,
  kind: text,
  accountId: text,
  reversed: bool,
};

const siteRow = {
  id: text,
  version: int,
  accountId: text,
  name: text,
  deleted: bool,
};

const orderRow = {
  id: text,
  version: int,
  accountId: text,
  cancelled: bool,
  operationId: text,
};

/**
 * Reads the facts to decide reversals on, by operation: of those that moved credits of the actor's account, for vendor
 * staff of anybody's. Others are not found.
 */
export async function reversalFacts(ctx: Context, ids: readonly string[]): Promise<Map<string, ReversedOperation>> {
  const { db } = ctx.services;
  const own = ctx.actor.account;
  const rows = await readRows(
    db,
    movedRow,
    sql`
    SELECT o.id AS operation_id, o.kind, w.account_id,
      EXISTS (SELECT 1 FROM operation r WHERE r.reverses_id = o.id) AS reversed,
      t.unit, t.from_id, t.to_id, t.quantity::float8 AS quantity, t.wallet_id,
      s.name AS at_site, CASE WHEN h.purpose = 'mint' THEN NULL ELSE (h.input - h.output)::float8 END AS available
    FROM operation o
    JOIN transfer t ON t.operation_id = o.id
    JOIN holding h ON h.id = t.to_id
    LEFT JOIN site s ON s.id = t.to_id
    JOIN wallet w ON w.id = (
      SELECT x.wallet_id FROM transfer x WHERE x.operation_id = o.id AND x.wallet_id IS NOT NULL LIMIT 1)
    WHERE t.unit = o.vendor_id
      AND o.id = ANY(${[...ids]}::uuid[])
      AND o.vendor_id = ${ctx.vendor.id}::uuid
      AND ${isVendor(own) ? sql`TRUE` : sql`w.account_id = ${own.id}::uuid`}
    ORDER BY o.id, t.seq`,
  );
  const sites = await readRows(
    db,
    siteRow,
    sql`
    SELECT s.id, s.version, s.account_id, s.name, s.state = 'deleted' AS deleted
    FROM site s
    WHERE s.id = ANY(${[...new Set(rows.flatMap(({ fromId, toId }) => [fromId, toId]))]}::uuid[])`,
  );
  const orders = await readRows(
    db,
    orderRow,
    sql`
    SELECT p.id, p.version, p.account_id, p.state = 'cancelled' AS cancelled,
      p.operation_id
    FROM purchase_order p WHERE p.operation_id = ANY(${[...ids]}::uuid[]) AND p.vendor_id = ${ctx.vendor.id}::uuid`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ operationId }) => operationId)].map(([id, transfers]) => {
      const places = new Set(transfers.flatMap(({ fromId, toId }) => [fromId, toId]));
      const [first] = transfers;
      return [
        id,
        {
          operation: {
            id,
            kind: first?.kind ?? '',
            accountId: first?.accountId ?? '',
            reversed: first?.reversed ?? false,
          },
          transfers,
          sites: sites.filter((site) => places.has(site.id)),
          orders: orders.filter(({ operationId }) => operationId === id),
        },
      ];
    }),
  );
}
