import type { Ask, Reply } from '@tierline/contract';
import { likeliestContact } from './contact.ts';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { and, isPerson, sorted, type Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { readRows, text } from '../kernel/rows.ts';
import { found, visibleAccounts } from '../kernel/scope.ts';
import { namesOfUsers, readUserRow, readUsers } from './user-row.ts';
import { userView } from './user-view.ts';

/**
 * Lists the people of an account: of the reader's own in full, of a related one the contacts (A4); `not-found`
 * otherwise.
 */
export async function listUsers(ctx: Context, ask: Ask<'listUsers'>): Promise<Reply<'listUsers'>> {
  const { db } = ctx.services;
  const account = await readRows(
    db,
    { id: text },
    sql`SELECT a.id FROM account a WHERE a.id = ${ask.id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`,
  );
  found(account[0]);
  const conditions = [sql`u.account_id = ${ask.id}::uuid`];
  if (ask.contacts) conditions.push(sql`u.status = 'active'`);
  const order: Sort = ask.contacts
    ? { column: likeliestContact(ctx.actor.account.id, sql`u`), type: 'text', descending: false }
    : await sorted(ctx, orderFor(ctx, ask));
  if (ask.q) conditions.push(isPerson(ask.q, sql`u.id`));
  return readPage(ctx, ask, {
    from: sql`portal_user u`,
    where: and(conditions),
    order,
    id: sql`u.id`,
    read: ({ where, limit }) => readUsers(ctx, db, where, limit, order),
    view: (row) => userView(ctx, row),
  });
}

// When somebody signed in is for their own account: people of others stand by name (A4).
function orderFor(ctx: Context, { id, sort }: Ask<'listUsers'>): Sort {
  const descending = sort.startsWith('-');
  if (sort === 'name' || sort === '-name') return { ...namesOfUsers, descending };
  if (id !== ctx.actor.account.id) return namesOfUsers;
  const never = descending ? '1000-01-01 00:00:00+00' : '9999-01-01 00:00:00+00';
  return { column: sql`coalesce(u.last_sign_in_at, ${never}::timestamptz)`, type: 'timestamptz', descending };
}

/** Finds people of all accounts that the reader sees, by name or address (A4). */
export async function findUsers(ctx: Context, ask: Ask<'findUsers'>): Promise<Reply<'findUsers'>> {
  const order = await sorted(ctx, namesOfUsers);
  return readPage(ctx, ask, {
    from: sql`portal_user u`,
    where: and([
      isPerson(ask.q, sql`u.id`),
      sql`EXISTS (SELECT 1 FROM account a WHERE a.id = u.account_id AND ${visibleAccounts(ctx, sql`a`)})`,
    ]),
    order,
    id: sql`u.id`,
    read: ({ where, limit }) => readUsers(ctx, ctx.services.db, where, limit, order),
    view: (row) => ({ ...userView(ctx, row), account: { id: row.accountId, name: row.accountName } }),
  });
}

/** Reads one user of the reader's own or of a related account (A4); `not-found` otherwise. */
export async function readUser(ctx: Context, ask: Ask<'readUser'>): Promise<Reply<'readUser'>> {
  return userView(ctx, await readUserRow(ctx, ctx.services.db, ask.id));
}
