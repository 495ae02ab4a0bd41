import type { Ask, Change, endpoints, Reply } from '@tierline/contract';
import type { Context } from './context.ts';
import { sql } from './db.ts';
import type { Changes } from './operation.ts';
import { after, all, counted, countLimit, cut, ordered, readCursor, type Order } from './page.ts';

type ChangeRow = {
  id: string; at: Date; kind: string; address: string; changes: Changes; value: string;
  actorId: string | null; actorName: string | null; actorEmail: string | null; accountId: string | null; accountName: string | null;
};

const newest: Order = { column: sql`o.at`, type: 'timestamptz', descending: true };

/** What was changed by the people of one's account, newest first; vendor staff see the whole programme (X2). */
export async function listChanges(ctx: Context, ask: Ask<typeof endpoints.listChanges>): Promise<Reply<typeof endpoints.listChanges>> {
  const own = ctx.actor.account;
  const conditions = [own.tier === 0 ? sql`o.vendor_id = ${ctx.vendor.id}::uuid` : sql`o.account_id = ${own.id}::uuid`];
  if (ask.kind !== undefined) conditions.push(sql`o.kind = ${ask.kind}`);
  if (ask.actorId !== undefined) conditions.push(sql`o.actor_id = ${ask.actorId}::uuid`);
  if (ask.accountId !== undefined) conditions.push(sql`o.account_id = ${ask.accountId}::uuid`);
  if (ask.from !== undefined) conditions.push(sql`o.at >= ${ask.from}::date`);
  if (ask.until !== undefined) conditions.push(sql`o.at < ${ask.until}::date + 1`);
  const where = all(conditions);
  const rows = await ctx.house.db.$queryRaw<ChangeRow[]>(sql`
    SELECT o.id, o.at, o.kind, o.address, o.changes, o.at::text AS value,
      u.id AS "actorId", nullif(trim(u.first_name || ' ' || u.last_name), '') AS "actorName", u.email AS "actorEmail", a.id AS "accountId", a.name AS "accountName"
    FROM operation o LEFT JOIN portal_user u ON u.id = o.actor_id LEFT JOIN account a ON a.id = o.account_id
    WHERE ${where} AND ${after(readCursor(ask.cursor), newest, sql`o.id`)} ORDER BY ${ordered(newest, sql`o.id`)} LIMIT ${ask.limit + 1}`);
  const [count] = await ctx.house.db.$queryRaw<{ n: number }[]>(sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM operation o WHERE ${where} LIMIT ${countLimit + 1}) counted`);
  const page = cut(rows, ask.limit);
  return { items: page.rows.map((row) => changeView(ctx, row)), next: page.next, count: counted(count?.n ?? 0) };
}

// What people and accounts say of themselves is for their own house, also where the vendor reads what they changed (A4).
const particulars = new Set(['phone', 'mobile', 'address', 'description', 'user']);

function changeView(ctx: Context, row: ChangeRow): Change {
  const { subject, before = {}, after: now = {} } = row.changes;
  const own = row.accountId === ctx.actor.account.id;
  const shown = (values: object) => Object.fromEntries(Object.entries(values).map(([field, value]: [string, unknown]) => [field, own || !particulars.has(field) ? value : null]));
  return {
    id: row.id, at: row.at.toISOString(), kind: row.kind, address: row.address,
    actor: row.actorId !== null && row.actorEmail !== null ? { id: row.actorId, name: row.actorName ?? row.actorEmail, email: row.actorEmail } : null,
    account: row.accountId !== null && row.accountName !== null ? { id: row.accountId, name: row.accountName } : null,
    subject: { kind: subject.kind, id: subject.id, name: subject.name ?? null }, before: shown(before), after: shown(now),
  };
}
