import type { Ask, endpoints, Reply } from '@tierline/contract';
import type { Context } from './context.ts';
import { sql } from './db.ts';
import { after, counted, countLimit, cut, ordered, readCursor, type Order } from './page.ts';

/**
 * Lists everybody of the programme who agreed to marketing mail (A5), except inactive users and those of closed
 * accounts.
 */
export async function listMarketingConsents(
  ctx: Context,
  ask: Ask<typeof endpoints.listMarketingConsents>,
): Promise<Reply<typeof endpoints.listMarketingConsents>> {
  const order: Order = { column: sql`u.email_key`, type: 'text', descending: false };
  const where = sql`
    u.vendor_id = ${ctx.vendor.id}::uuid
    AND u.marketing_mail
    AND u.status = 'active'
    AND a.status <> 'closed'`;
  const from = sql`FROM portal_user u JOIN account a ON a.id = u.account_id`;
  const rows = await ctx.house.db.$queryRaw<ConsentRow[]>(sql`
    SELECT u.id,
      u.email,
      u.first_name AS "firstName",
      u.last_name AS "lastName",
      u.language,
      a.id AS "accountId",
      a.name,
      a.tier,
      a.country,
      ${order.column} AS value
    ${from}
    WHERE ${where} AND ${after(readCursor(ask.cursor), order, sql`u.id`)}
    ORDER BY ${ordered(order, sql`u.id`)}
    LIMIT ${ask.limit + 1}`);
  const [count] = await ctx.house.db.$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 ${from} WHERE ${where} LIMIT ${countLimit + 1}) counted`,
  );
  const page = cut(rows, ask.limit);
  const items = page.rows.map(({ id, email, firstName, lastName, language, accountId, name, tier, country }) => ({
    id,
    email,
    firstName,
    lastName,
    language,
    account: { id: accountId, name, tier, country },
  }));
  return { items, next: page.next, count: counted(count?.n ?? 0) };
}

type ConsentRow = {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  language: string;
  accountId: string;
  name: string;
  tier: number;
  country: string | null;
  value: string;
};
