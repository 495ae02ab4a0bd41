import { sql, type Sql } from '../kernel/db.ts';
import { personName } from '../kernel/person-name.ts';

/**
 * SQL for the names of an account's Masters who can sign in, the first of them in front; people without a name by their
 * address; empty where there are none.
 */
export function namesOfMasters(accountId: Sql): Sql {
  return sql`(
    SELECT coalesce(string_agg(${personName(sql`m`)}, ', ' ORDER BY m.created_at, m.id), '')
    FROM portal_user m
    WHERE m.account_id = ${accountId} AND m.role = 'master' AND m.status = 'active' AND m.may_sign_in)`;
}
