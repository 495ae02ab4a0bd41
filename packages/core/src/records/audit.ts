import { isVendor } from '@tierline/domain';
import type { Ask, Change, Reply } from '@tierline/contract';
import type { Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import type { Changes } from '../kernel/operation.ts';
import { and, sortClause, type Sort } from '../kernel/page.ts';
import { fullName } from '../kernel/person-name.ts';
import { readPage } from '../kernel/read-page.ts';
import { bool, json, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found } from '../kernel/scope.ts';

const changeRow = {
  id: text,
  at: timestamp,
  kind: text,
  address: text,
  changes: json<Changes>(),
  value: text,
  undoneById: text.orNull,
  undoneAt: timestamp.orNull,
  undoesId: text.orNull,
  doneById: text.orNull,
  actorId: text.orNull,
  actorName: text.orNull,
  actorEmail: text.orNull,
  keyId: text.orNull,
  keyName: text.orNull,
  doneAtId: text.orNull,
  accountName: text.orNull,
  related: bool,
};

type ChangeRow = Row<typeof changeRow>;

/**
 * The tables that operations are read from, and the columns they are paged by. `account`: only operations that concern
 * this account (`c`), else all of the vendor's.
 */
function sourceOf(
  ctx: Context,
  account: string | undefined,
): { from: Sql; visible: Sql; newest: Sort; id: Sql; kind: Sql } {
  const vendor = sql`o.vendor_id = ${ctx.vendor.id}::uuid`;
  const newest = (column: Sql): Sort => ({ column, type: 'timestamptz', descending: true });
  return account === undefined
    ? { from: sql`operation o`, visible: vendor, newest: newest(sql`o.at`), id: sql`o.id`, kind: sql`o.kind` }
    : {
        from: sql`operation_account c JOIN operation o ON o.id = c.operation_id`,
        visible: sql`c.account_id = ${account}::uuid AND ${vendor}`,
        newest: newest(sql`c.at`),
        id: sql`c.operation_id`,
        kind: sql`c.kind`,
      };
}

/**
 * Lists what the actor's account did and what concerned it, newest first; for vendor staff the whole programme (X2).
 */
export async function listChanges(ctx: Context, ask: Ask<'listChanges'>): Promise<Reply<'listChanges'>> {
  const own = ctx.actor.account;
  const source = sourceOf(ctx, isVendor(own) ? ask.accountId : own.id);
  const conditions = [source.visible];
  if (ask.kind !== undefined) conditions.push(sql`${source.kind} = ${ask.kind}`);
  if (ask.actorId !== undefined) conditions.push(sql`o.actor_id = ${ask.actorId}::uuid AND ${knownActor(ctx)}`);
  if (ask.accountId !== undefined && !isVendor(own))
    conditions.push(sql`o.account_id = ${ask.accountId}::uuid AND ${knownAccount(ctx)}`);
  if (ask.from !== undefined) conditions.push(sql`${source.newest.column} >= ${ask.from}::date`);
  if (ask.until !== undefined) conditions.push(sql`${source.newest.column} < ${ask.until}::date + 1`);
  const asked = and(conditions);
  return readPage(ctx, ask, {
    from: source.from,
    where: asked,
    // In order, as an account's rows may stand far back in the table.
    counted: sql`${source.from} WHERE ${asked} ORDER BY ${sortClause(source.newest, source.id)}`,
    order: source.newest,
    id: source.id,
    read: ({ where, limit }) => readChanges(ctx, source, where, limit),
    view: (row) => changeView(ctx, row),
  });
}

/** Reads one change of the audit of the actor's account; for vendor staff of the whole programme (X2). */
export async function readChange(ctx: Context, ask: Ask<'readChange'>): Promise<Reply<'readChange'>> {
  const own = ctx.actor.account;
  const source = sourceOf(ctx, isVendor(own) ? undefined : own.id);
  const rows = await readChanges(ctx, source, sql`${source.id} = ${ask.id}::uuid AND ${source.visible}`, 1);
  return changeView(ctx, found(rows[0]));
}

// The vendor is known to everybody; all other accounts as far as A3 and A4 allow.
function knownAccount(ctx: Context): Sql {
  return sql`EXISTS (SELECT 1 FROM account k WHERE k.id = o.account_id AND (k.tier = 0
    OR EXISTS (SELECT 1 FROM visible_account v WHERE v.viewer_id = ${ctx.actor.account.id}::uuid AND v.id = k.id)))`;
}

// Users are known to their own account and to related ones (A4).
function related(ctx: Context): Sql {
  const own = ctx.actor.account;
  if (isVendor(own)) return sql`TRUE`;
  return sql`(o.account_id = ${own.id}::uuid
    OR EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = ${own.id}::uuid AND r.lower_id = o.account_id)
    OR EXISTS (SELECT 1 FROM relation r WHERE r.lower_id = ${own.id}::uuid AND r.upper_id = o.account_id))`;
}

// API keys are known to their own account alone.
function knownActor(ctx: Context): Sql {
  const own = ctx.actor.account;
  if (isVendor(own)) return sql`TRUE`;
  return sql`(o.account_id = ${own.id}::uuid
    OR (${related(ctx)} AND NOT EXISTS (SELECT 1 FROM api_key k WHERE k.id = o.actor_id)))`;
}

function readChanges(
  ctx: Context,
  { from, newest, id }: ReturnType<typeof sourceOf>,
  where: Sql,
  limit: number,
): Promise<ChangeRow[]> {
  // Vendor staff see an operation whole, wherever it is listed.
  const changes = isVendor(ctx.actor.account) ? sql`o.changes` : sql`coalesce(c.changes, o.changes)`;
  return readRows(
    ctx.services.db,
    changeRow,
    sql`
    SELECT o.id, o.at, o.kind, o.address, ${changes} AS changes, ${newest.column}::text AS value,
      o.actor_id AS done_by_id, o.account_id AS done_at_id,
      r.id AS undone_by_id, r.at AS undone_at, o.reverses_id AS undoes_id, ${related(ctx)} AS related,
      k.id AS key_id, k.name AS key_name,
      u.id AS actor_id, ${fullName(sql`u`)} AS actor_name, u.email AS actor_email,
      a.name AS account_name
    FROM ${from}
    LEFT JOIN operation r ON r.reverses_id = o.id
    LEFT JOIN portal_user u ON u.id = o.actor_id
    LEFT JOIN api_key k ON k.id = o.actor_id
    LEFT JOIN account a ON a.id = o.account_id AND ${knownAccount(ctx)}
    WHERE ${where} ORDER BY ${sortClause(newest, id)} LIMIT ${limit}`,
  );
}

// Particulars of people and accounts, and the notes of a site, are for their own account only: vendor staff read that
// something changed, not what (A4, C3).
const particulars = new Set(['phone', 'mobile', 'address', 'description', 'user', 'notes']);

// No use case writes a secret into the audit; if one ever did, it would not come out here. The account a row is about
// is given by name alone.
const unseen = /password|secret|token|hash|^accountId$/iu;

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => !unseen.test(field))
      .map(([field, inner]) => [field, withoutSecrets(inner)]),
  );
}

function changeView(ctx: Context, row: ChangeRow): Change {
  const { subject, before = {}, after: now = {} } = row.changes;
  const own = row.doneAtId === ctx.actor.account.id;
  // An account other than the vendor reads only what its own people did, and what was done to it and its people.
  const withParticulars = own || !isVendor(ctx.actor.account);
  const shown = (values: object) =>
    Object.fromEntries(
      Object.entries(withoutSecrets(values) as object).map(([field, value]: [string, unknown]) => [
        field,
        withParticulars || !particulars.has(field) ? value : null,
      ]),
    ); // an object, as it was
  return {
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    // The network addresses of other companies are shown to themselves and to the vendor only.
    address: own || isVendor(ctx.actor.account) ? row.address : '',
    by: row.keyId !== null ? 'key' : row.doneById !== null ? 'user' : 'system',
    actor: actorView(ctx, row),
    account: row.doneAtId !== null && row.accountName !== null ? { id: row.doneAtId, name: row.accountName } : null,
    undone: row.undoneById !== null,
    undoneBy:
      row.undoneById !== null && row.undoneAt !== null ? { id: row.undoneById, at: row.undoneAt.toISOString() } : null,
    undoes: row.undoesId,
    subject: { kind: subject.kind, id: subject.id, name: subject.name ?? null },
    before: shown(before),
    after: shown(now),
  };
}

function actorView(ctx: Context, row: ChangeRow): Change['actor'] {
  const own = row.doneAtId === ctx.actor.account.id || isVendor(ctx.actor.account);
  if (row.keyId !== null && row.keyName !== null)
    return own ? { kind: 'key', id: row.keyId, name: row.keyName, email: null } : null;
  if (row.actorId === null || row.actorEmail === null || !row.related) return null;
  return { kind: 'user', id: row.actorId, name: row.actorName ?? row.actorEmail, email: row.actorEmail };
}
