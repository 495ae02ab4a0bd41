import { today, type Context } from '../kernel/context.ts';
import { sql, type Sql, type Transaction } from '../kernel/db.ts';
import { readRows, text } from '../kernel/rows.ts';

/**
 * The API keys that a user made for their account and that still work, the oldest first, as JSON (X3); `user` is the
 * alias of their row.
 */
export function workingKeysOf({ services }: Context, user: Sql): Sql {
  return sql`(
    SELECT coalesce(
      jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'role', k.role, 'expiresOn', k.expires_on)
        ORDER BY k.created_at, k.id),
      '[]')
    FROM api_key k
    WHERE k.account_id = ${user}.account_id AND k.created_by_id = ${user}.id AND ${works(services)})`;
}

/** Revokes for good all API keys that a user made and that still work; returns their names, the oldest first. */
export async function revokeKeysOf({ services }: Context, tx: Transaction, userId: string): Promise<string[]> {
  const revoked = await readRows(
    tx,
    { name: text },
    sql`
    WITH revoked AS (
      UPDATE api_key k
      SET revoked_at = ${services.now()}::timestamptz, version = version + 1
      WHERE k.created_by_id = ${userId}::uuid AND ${works(services)}
      RETURNING k.name, k.created_at, k.id)
    SELECT name FROM revoked ORDER BY created_at, id`,
  );
  return revoked.map(({ name }) => name);
}

function works(services: Context['services']): Sql {
  return sql`k.revoked_at IS NULL AND k.expires_on >= ${today(services)}::date`;
}
