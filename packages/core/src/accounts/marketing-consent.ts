import type { Ask, Reply } from '@tierline/contract';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import type { Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { int, readRows, text } from '../kernel/rows.ts';

/**
 * Lists everybody of the programme who agreed to marketing mail (A5), except inactive users and those of closed
 * accounts.
 */
export async function listMarketingConsents(
  ctx: Context,
  ask: Ask<'listMarketingConsents'>,
): Promise<Reply<'listMarketingConsents'>> {
  const order: Sort = { column: sql`u.email_key`, type: 'text', descending: false };
  const from = sql`portal_user u JOIN account a ON a.id = u.account_id`;
  return readPage(ctx, ask, {
    from,
    where: sql`
      u.vendor_id = ${ctx.vendor.id}::uuid
      AND u.marketing_mail
      AND u.status = 'active'
      AND a.status <> 'closed'`,
    order,
    id: sql`u.id`,
    read: ({ where, orderBy, limit }) =>
      readRows(
        ctx.services.db,
        consentRow,
        sql`
        SELECT u.id,
          u.email,
          u.first_name,
          u.last_name,
          u.language,
          a.id AS account_id,
          a.name,
          a.tier,
          a.country,
          ${order.column} AS value
        FROM ${from}
        WHERE ${where}
        ORDER BY ${orderBy}
        LIMIT ${limit}`,
      ),
    view: ({ id, email, firstName, lastName, language, accountId, name, tier, country }) => ({
      id,
      email,
      firstName,
      lastName,
      language,
      account: { id: accountId, name, tier, country },
    }),
  });
}

const consentRow = {
  id: text,
  email: text,
  firstName: text,
  lastName: text,
  language: text,
  accountId: text,
  name: text,
  tier: int,
  country: text.orNull,
  value: text,
};
