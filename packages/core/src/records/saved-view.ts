import { problem, type Ask, type Reply, type SavedView } from '@tierline/contract';
import { decideDeleteView, decideEditView, nameKey, newKey } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { defined, operation, pick } from '../kernel/operation.ts';
import { and, sortClause, type Sort } from '../kernel/page.ts';
import { personName } from '../kernel/person-name.ts';
import { readPage } from '../kernel/read-page.ts';
import { arrayOf, bool, int, object, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { orThrow, found, reasonOf } from '../kernel/scope.ts';

const viewRow = {
  id: text,
  list: text,
  name: text,
  query: arrayOf(object({ name: text, value: text })),
  shared: bool,
  version: int,
  createdAt: timestamp,
  authorId: text,
  author: text.orNull,
  value: text,
};

type ViewRow = Row<typeof viewRow>;

const byName: Sort = { column: sql`v.name_key`, type: 'text', descending: false };

/** The most views of one list for one user. */
const most = 100;

/** Lists the user's own saved views, and those that colleagues share, by name. */
export async function listSavedViews(ctx: Context, ask: Ask<'listSavedViews'>): Promise<Reply<'listSavedViews'>> {
  return readPage(ctx, ask, {
    from: sql`saved_view v`,
    where: and([visibleViews(ctx), ...(ask.list === undefined ? [] : [sql`v.list = ${ask.list}`])]),
    order: byName,
    id: sql`v.id`,
    read: ({ where, limit }) => readViews(ctx.services.db, where, limit),
    view: (row) => viewView(ctx, row),
  });
}

/** Saves the filters and the sort of a list under a name. */
export async function createSavedView(ctx: Context, ask: Ask<'createSavedView'>): Promise<Reply<'createSavedView'>> {
  return operation(ctx, 'view.create', ask, [], async (tx) => {
    const own = { authorId: ctx.actor.id, list: ask.list };
    if ((await tx.savedView.count({ where: own })) >= most)
      throw problem('invalid-input', { errors: [{ pointer: '/name', rule: 'too-many', facts: { maximum: most } }] });
    await refuseTakenName(tx, { ...own, name: ask.name, id: null });
    const id = randomUUID();
    await tx.savedView.create({
      data: {
        ...ask,
        ...own,
        id,
        nameKey: nameKey(ask.name),
        vendorId: ctx.vendor.id,
        accountId: ctx.actor.account.id,
      },
    });
    return {
      reply: viewView(ctx, await readView(ctx, tx, id)),
      changes: {
        subject: { kind: 'saved-view', id, name: ask.name },
        after: { list: ask.list, query: ask.query, shared: ask.shared },
      },
    };
  });
}

/** Renames, changes or shares a saved view; only its author may. */
export async function editSavedView(ctx: Context, ask: Ask<'editSavedView'>): Promise<Reply<'editSavedView'>> {
  const { id, version, ...edit } = ask;
  return operation(ctx, 'view.edit', ask, [], async (tx) => {
    const before = await readView(ctx, tx, id);
    orThrow(decideEditView({ actor: ctx.actor, view: before }));
    const key = newKey(before.name, edit.name);
    if (edit.name !== undefined && key !== null)
      await refuseTakenName(tx, { authorId: before.authorId, list: before.list, name: edit.name, id });
    const given = defined(edit);
    const changed = await tx.savedView.updateMany({
      where: { id, version },
      data: { ...given, ...(key !== null && { nameKey: key }), version: { increment: 1 } },
    });
    if (changed.count === 0) throw problem('changed-meanwhile', { version: before.version });
    const now = await readView(ctx, tx, id);
    return {
      reply: viewView(ctx, now),
      changes: {
        subject: { kind: 'saved-view', id, name: now.name },
        before: pick(before, Object.keys(given)),
        after: given,
      },
    };
  });
}

/** Deletes a saved view: its author may, or an Administrator where it is shared. */
export async function deleteSavedView(ctx: Context, ask: Ask<'deleteSavedView'>): Promise<null> {
  return operation(ctx, 'view.delete', ask, [], async (tx) => {
    const view = await readView(ctx, tx, ask.id);
    orThrow(decideDeleteView({ actor: ctx.actor, view }));
    found((await tx.savedView.deleteMany({ where: { id: ask.id } })).count || null);
    return {
      reply: null,
      changes: { subject: { kind: 'saved-view', id: ask.id, name: view.name }, before: pick(view, ['list', 'shared']) },
    };
  });
}

async function refuseTakenName(
  tx: Transaction,
  { authorId, list, name, id }: { authorId: string; list: string; name: string; id: string | null },
): Promise<void> {
  const taken = await tx.savedView.count({
    where: { authorId, list, nameKey: nameKey(name), ...(id !== null && { id: { not: id } }) },
  });
  if (taken > 0) throw problem('view-name-taken', { name });
}

// A user's own views are hidden from colleagues, and shared ones from other accounts.
function visibleViews(ctx: Context): Sql {
  return sql`v.account_id = ${ctx.actor.account.id}::uuid AND (v.author_id = ${ctx.actor.id}::uuid OR v.shared)`;
}

async function readView(ctx: Context, db: Database | Transaction, id: string): Promise<ViewRow> {
  return found((await readViews(db, sql`v.id = ${id}::uuid AND ${visibleViews(ctx)}`, 1))[0]);
}

function readViews(db: Database | Transaction, where: Sql, limit: number): Promise<ViewRow[]> {
  return readRows(
    db,
    viewRow,
    sql`
    SELECT v.id, v.list, v.name, v.query, v.shared, v.version, v.created_at, v.author_id,
      ${personName(sql`u`)} AS author, v.name_key AS value
    FROM saved_view v
    LEFT JOIN portal_user u ON u.id = v.author_id
    WHERE ${where}
    ORDER BY ${sortClause(byName, sql`v.id`)}
    LIMIT ${limit}`,
  );
}

function viewView(ctx: Context, row: ViewRow): SavedView {
  const facts = { actor: ctx.actor, view: row };
  return {
    id: row.id,
    list: row.list,
    name: row.name,
    query: row.query,
    shared: row.shared,
    mine: row.authorId === ctx.actor.id,
    author: row.author,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    actions: { edit: reasonOf(ctx, decideEditView(facts)), delete: reasonOf(ctx, decideDeleteView(facts)) },
  };
}
