import type { Ask, Invitation as InvitationItem, Reply } from '@tierline/contract';
import { decideInvite, decideManageUsers, emailKey, invitationState, roles } from '@tierline/domain';
import { administratorsAmong } from '../accounts/administrators-among.ts';
import { actorFacts, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { operation } from '../kernel/operation.ts';
import { and, type Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { refusedRows } from '../kernel/refused-rows.ts';
import { oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { orThrow, managedAccounts } from '../kernel/scope.ts';
import { countingTaken, takenEmails } from '../accounts/taken.ts';
import { insertUsers } from '../accounts/user-create.ts';
import { readUserRows, readUsersAccount } from '../accounts/user-row.ts';
import { userView } from '../accounts/user-view.ts';

/**
 * Lists the invitations of the actor's account, of those it manages, and of those it has created until they are
 * activated; each person's newest (A4, A10).
 */
export async function listInvitations(ctx: Context, ask: Ask<'listInvitations'>): Promise<Reply<'listInvitations'>> {
  const own = ctx.actor.account.id;
  const created = sql`(a.created_by_id = ${own}::uuid AND a.activated_at IS NULL)`;
  const conditions = [
    sql`(i.account_id = ${own}::uuid OR ${created} OR ${managedAccounts(ctx, sql`a`)})`,
    sql`i.ending IS DISTINCT FROM 'replaced'`,
  ];
  if (ask.open) conditions.push(sql`i.ending IS NULL`);
  const from = sql`
    invitation i
    JOIN account a ON a.id = i.account_id
    LEFT JOIN mail m ON m.id = i.id`;
  return readPage(ctx, ask, {
    from,
    where: and(conditions),
    order: newest,
    id: sql`i.id`,
    read: ({ where, orderBy, limit }) =>
      readRows(
        ctx.services.db,
        itemRow,
        sql`
        SELECT i.id,
          i.user_id,
          i.email,
          i.role,
          i.account_id,
          a.name AS account_name,
          i.created_at,
          i.expires_at,
          i.opened_at,
          i.ending,
          i.ended_at,
          coalesce(m.state, 'waiting') AS mail,
          coalesce(m.response, '') AS response,
          i.created_at::text AS value
        FROM ${from}
        WHERE ${where}
        ORDER BY ${orderBy}
        LIMIT ${limit}`,
      ),
    view: (row) => itemView(ctx, row),
  });
}

/** Invites people to an account, all or nobody; each gets a mail, and each refused row has its reason (A10). */
export async function invitePeople(ctx: Context, ask: Ask<'invitePeople'>): Promise<Reply<'invitePeople'>> {
  return countingTaken(ctx, () =>
    operation(ctx, 'user.invite', ask, [ask.accountId], async (tx) => {
      const account = await readUsersAccount(ctx, tx, ask.accountId);
      orThrow(decideManageUsers({ actor: ctx.actor, account }, { maySignIn: true }));
      const people = ask.people.map((person) => ({ ...person, emailKey: emailKey(person.email) }));
      const emails = people.map(({ email }) => email);
      const taken = await takenEmails(ctx, tx, emails);
      const decision = decideInvite(
        {
          ...actorFacts(ctx),
          account,
          taken,
          administrators: await administratorsAmong(ctx, tx, emails),
        },
        people,
      );
      if (!decision.ok) throw refusedRows(decision.refused.map(({ row, decision: { refusal } }) => ({ row, refusal })));
      const { ids, notices } = await insertUsers(
        ctx,
        tx,
        account,
        ask.people.map((person) => ({
          ...person,
          language: person.language ?? account.language,
          timeZone: account.timeZone,
          maySignIn: true,
          phone: '',
          mobile: '',
          address: '',
          sharedLogin: false,
          marketingMail: false,
          expiryMail: false,
        })),
      );
      const users = (await readUserRows(ctx, tx, ids)).map((row) => userView(ctx, row));
      return {
        reply: { users },
        changes: {
          subject: { kind: 'account', id: account.id, name: account.name },
          after: { people: ask.people },
        },
        notices,
      };
    }),
  );
}

const itemRow = {
  id: text,
  userId: text.orNull,
  email: text,
  role: oneOf(...roles),
  accountId: text,
  accountName: text,
  createdAt: timestamp,
  endedAt: timestamp.orNull,
  response: text,
  value: text,
  ending: oneOf('used', 'revoked', 'replaced').orNull,
  expiresAt: timestamp,
  openedAt: timestamp.orNull,
  mail: oneOf('waiting', 'accepted', 'deferred', 'failed', 'withdrawn'),
};

type ItemRow = Row<typeof itemRow>;

const newest: Sort = { column: sql`i.created_at`, type: 'timestamptz', descending: true };

function itemView(ctx: Context, row: ItemRow): InvitationItem {
  const { id, userId, email, role, accountId, accountName, response } = row;
  return {
    id,
    userId,
    email,
    role,
    account: { id: accountId, name: accountName },
    state: invitationState(row, ctx.services.now()),
    response,
    sentAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
