import type { Ask, Change, endpoints, Reply } from '@tierline/contract';
import type { Context } from './context.ts';
import { sql, type Sql } from './db.ts';
import type { Changes } from './operation.ts';
import { after, all, counted, countLimit, cut, ordered, readCursor, type Order } from './page.ts';
import { found } from './scope.ts';

type ChangeRow = {
  id: string;
  at: Date;
  kind: string;
  address: string;
  changes: Changes;
  value: string;
  actorId: string | null;
  actorName: string | null;
  actorEmail: string | null;
  keyId: string | null;
  keyName: string | null;
  accountId: string | null;
  accountName: string | null;
};

const newest: Order = { column: sql`o.at`, type: 'timestamptz', descending: true };

/** What was changed by the people of one's account, newest first; vendor staff see the whole programme (X2). */
export async function listChanges(
  ctx: Context,
  ask: Ask<typeof endpoints.listChanges>,
): Promise<Reply<typeof endpoints.listChanges>> {
  const conditions = [visibleChanges(ctx)];
  if (ask.kind !== undefined) conditions.push(sql`o.kind = ${ask.kind}`);
  if (ask.actorId !== undefined) conditions.push(sql`o.actor_id = ${ask.actorId}::uuid`);
  if (ask.accountId !== undefined) conditions.push(sql`o.account_id = ${ask.accountId}::uuid`);
  if (ask.from !== undefined) conditions.push(sql`o.at >= ${ask.from}::date`);
  if (ask.until !== undefined) conditions.push(sql`o.at < ${ask.until}::date + 1`);
  const where = all(conditions);
  const rows = await readChanges(
    ctx,
    sql`${where} AND ${after(readCursor(ask.cursor), newest, sql`o.id`)}`,
    ask.limit + 1,
  );
  const [count] = await ctx.house.db.$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM operation o WHERE ${where} LIMIT ${countLimit + 1}) counted`,
  );
  const page = cut(rows, ask.limit);
  return { items: page.rows.map((row) => changeView(ctx, row)), next: page.next, count: counted(count?.n ?? 0) };
}

/** One change of one's account's audit; for vendor staff of the whole programme's (X2). */
export async function readChange(
  ctx: Context,
  ask: Ask<typeof endpoints.readChange>,
): Promise<Reply<typeof endpoints.readChange>> {
  const rows = await readChanges(ctx, sql`o.id = ${ask.id}::uuid AND ${visibleChanges(ctx)}`, 1);
  return changeView(ctx, found(rows[0]));
}

function visibleChanges(ctx: Context): Sql {
  const own = ctx.actor.account;
  return own.tier === 0 ? sql`o.vendor_id = ${ctx.vendor.id}::uuid` : sql`o.account_id = ${own.id}::uuid`;
}

function readChanges(ctx: Context, where: Sql, limit: number): Promise<ChangeRow[]> {
  return ctx.house.db.$queryRaw<ChangeRow[]>(sql`
    SELECT o.id, o.at, o.kind, o.address, o.changes, o.at::text AS value, k.id AS "keyId", k.name AS "keyName",
      u.id AS "actorId", nullif(trim(u.first_name || ' ' || u.last_name), '') AS "actorName", u.email AS "actorEmail", a.id AS "accountId", a.name AS "accountName"
    FROM operation o LEFT JOIN portal_user u ON u.id = o.actor_id LEFT JOIN api_key k ON k.id = o.actor_id LEFT JOIN account a ON a.id = o.account_id
    WHERE ${where} ORDER BY ${ordered(newest, sql`o.id`)} LIMIT ${limit}`);
}

// What people and accounts say of themselves, and the notes of a site, are for their own account only: the vendor's staff read that
// something was changed, not what it says (A4, C3).
const particulars = new Set(['phone', 'mobile', 'address', 'description', 'user', 'notes']);

// No use case writes a secret into the audit; if one ever did, it would not come out here.
const secret = /password|secret|token|hash/iu;

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => !secret.test(field))
      .map(([field, inner]) => [field, withoutSecrets(inner)]),
  );
}

function changeView(ctx: Context, row: ChangeRow): Change {
  const { subject, before = {}, after: now = {} } = row.changes;
  const own = row.accountId === ctx.actor.account.id;
  const shown = (values: object) =>
    Object.fromEntries(
      Object.entries(withoutSecrets(values) as object).map(([field, value]: [string, unknown]) => [
        field,
        own || !particulars.has(field) ? value : null,
      ]),
    ); // an object, as it was
  return {
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    address: row.address,
    actor: actorView(row),
    account: row.accountId !== null && row.accountName !== null ? { id: row.accountId, name: row.accountName } : null,
    subject: { kind: subject.kind, id: subject.id, name: subject.name ?? null },
    before: shown(before),
    after: shown(now),
  };
}

function actorView(row: ChangeRow): Change['actor'] {
  if (row.keyId !== null && row.keyName !== null) return { kind: 'key', id: row.keyId, name: row.keyName, email: null };
  if (row.actorId === null || row.actorEmail === null) return null;
  return { kind: 'user', id: row.actorId, name: row.actorName ?? row.actorEmail, email: row.actorEmail };
}
