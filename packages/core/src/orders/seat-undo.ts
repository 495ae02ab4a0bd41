import { accept, decideSwitching, refuse, type Decision, type UndoneSeat } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { actorFacts, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { personName } from '../kernel/person-name.ts';
import { bool, int, readRows, text } from '../kernel/rows.ts';
import { readSeatAccount } from './seat-facts.ts';

const undoneRow = {
  id: text,
  accountId: text,
  userId: text,
  made: bool,
  productId: text,
  changed: bool,
  userVersion: int,
  poolId: text,
  switched: bool,
  name: text,
  active: bool,
  productName: text,
  integration: text.orNull,
};

/**
 * The seats that an operation switched, for undoing it: how they are now, and whether the actor may switch them back
 * (X8).
 */
export async function readUndoneSeats(ctx: Context, operationId: string): Promise<UndoneSeat[]> {
  const rows = await readRows(
    ctx.services.db,
    undoneRow,
    sql`
    SELECT t.id, t.operation_id = ${operationId}::uuid AS made, x.kind = 'seats.switch' AS switched,
      t.account_id, t.user_id, t.product_id, t.pool_id,
      ${personName(sql`u`)} AS name, u.version AS user_version, u.status = 'active'
        AND u.account_id = t.account_id AS active, p.name AS product_name, p.integration,
      CASE WHEN t.operation_id = ${operationId}::uuid THEN t.ended_at IS NOT NULL
        ELSE EXISTS (
          SELECT 1
          FROM seat n
          WHERE n.user_id = t.user_id
            AND n.product_id = t.product_id
            AND n.ended_at IS NULL
            AND n.operation_id <> ${operationId}::uuid) END AS changed
    FROM seat t
    JOIN portal_user u ON u.id = t.user_id
    JOIN product p ON p.id = t.product_id
    JOIN operation x ON x.id = ${operationId}::uuid
    WHERE (t.operation_id = ${operationId}::uuid OR t.ended_by_id = ${operationId}::uuid)
      AND t.vendor_id = ${ctx.vendor.id}::uuid
    ORDER BY t.id`,
  );
  const accounts = new Map(
    await Promise.all(
      [...new Set(rows.map(({ accountId }) => accountId))].map(
        async (id) => [id, await readSeatAccount(ctx, ctx.services.db, id)] as const,
      ),
    ),
  );
  return rows.flatMap(({ switched, name, active, productName, integration, ...row }) => {
    const account = accounts.get(row.accountId);
    if (!account) return [];
    const product = { id: row.productId, name: productName, integration };
    // Seats that ended with licences taken back come back with them, even if the actor may not switch such seats.
    const may: Decision<null> = switched ? decideSwitching({ ...actorFacts(ctx), account }, product) : accept(null);
    const could = may.ok && !row.made && !active ? refuse('user-inactive', { user: name }) : may;
    return [{ ...row, accountVersion: account.version, freshId: randomUUID(), could }];
  });
}
