import type { NotifiedPerson } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { readRows, text } from '../kernel/rows.ts';

/** The roles that are notified of what a partner buys or is given: those who may act on it. */
export const rolesWhoBuy = ['operator', 'administrator', 'master'] as const;

/** The most people of an account who are notified of the same event. */
const most = 50;

/**
 * The people to notify about a customer's licences, by account: active Administrators and Masters who may sign in, each
 * with the id of their mail.
 */
export async function readPeopleToNotify(
  ctx: Pick<Context, 'services'>,
  accountIds: readonly string[],
  roles: readonly string[] = ['administrator', 'master'],
): Promise<Map<string, NotifiedPerson[]>> {
  const rows = await readRows(
    ctx.services.db,
    { accountId: text, id: text, email: text, language: text },
    sql`
    SELECT p.* FROM unnest(${[...new Set(accountIds)]}::uuid[]) AS asked (id) CROSS JOIN LATERAL (
      SELECT u.account_id, u.id, u.email, u.language
      FROM portal_user u
      JOIN account a ON a.id = u.account_id
      WHERE u.account_id = asked.id
        AND u.status = 'active'
        AND u.may_sign_in
        AND u.role = ANY(${[...roles]}::text[])
        AND a.status <> 'closed'
      ORDER BY u.created_at, u.id
      LIMIT ${most}) p`,
  );
  const told = new Map<string, NotifiedPerson[]>();
  for (const { accountId, ...person } of rows)
    told.set(accountId, [...(told.get(accountId) ?? []), { ...person, mailId: randomUUID() }]);
  return told;
}
