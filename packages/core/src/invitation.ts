import {
  Problem,
  problem,
  type Ask,
  type endpoints,
  type Invitation as InvitationItem,
  type Reply,
} from '@tierline/contract';
import {
  decideAcceptInvitation,
  decideAcceptYet,
  decideInvitationLink,
  decideInvite,
  decideManageUsers,
  emailKey,
  invitationState,
  inWords,
  legalToAccept,
  personKey,
  type Invitation,
  type Level,
  type LinkFacts,
} from '@tierline/domain';
import { countingTaken, takenEmails } from './taken.ts';
import { administratorsAmong } from './administrators-among.ts';
import type { Context, Visitor } from './context.ts';
import { sql, type Database, type Transaction } from './db.ts';
import { countAttempt, giveAttemptBack, placeOf, type Limited } from './limit.ts';
import { namesOfMasters } from './masters.ts';
import { operation } from './operation.ts';
import { after, all, counted, countLimit, cut, ordered, readCursor, type Order } from './page.ts';
import { takeOwnPassword } from './password-change.ts';
import { hashPassword, isGuessable } from './password.ts';
import { allowed, managedAccounts, reasonOf } from './scope.ts';
import { tokenHash } from './secret.ts';
import { contextOfUser } from './session-context.ts';
import { beginSession, type Ticket } from './session.ts';
import { noteSignIn } from './sign-in.ts';
import { insertUsers, readUserRows, readUsersAccount, userView } from './user.ts';

type ItemRow = {
  id: string;
  userId: string | null;
  email: string;
  level: Level;
  accountId: string;
  accountName: string;
  createdAt: Date;
  endedAt: Date | null;
  response: string;
  value: string;
} & Invitation;

const newest: Order = { column: sql`i.created_at`, type: 'timestamptz', descending: true };

/**
 * The invitations of one’s own account, of those one manages, and of those one has created until they are activated;
 * each person's newest (A4, A10).
 */
export async function listInvitations(
  ctx: Context,
  ask: Ask<typeof endpoints.listInvitations>,
): Promise<Reply<typeof endpoints.listInvitations>> {
  const own = ctx.actor.account.id;
  const conditions = [
    sql`(i.account_id = ${own}::uuid OR (a.created_by_id = ${own}::uuid AND a.activated_at IS NULL) OR ${managedAccounts(ctx, sql`a`)})`,
    sql`i.ending IS DISTINCT FROM 'replaced'`,
  ];
  if (ask.open) conditions.push(sql`i.ending IS NULL`);
  const where = all(conditions);
  const from = sql`FROM invitation i JOIN account a ON a.id = i.account_id LEFT JOIN mail m ON m.id = i.id`;
  const rows = await ctx.house.db.$queryRaw<ItemRow[]>(sql`
    SELECT i.id, i.user_id AS "userId", i.email, i.level, i.account_id AS "accountId", a.name AS "accountName", i.created_at AS "createdAt", i.expires_at AS "expiresAt",
      i.opened_at AS "openedAt", i.ending, i.ended_at AS "endedAt", coalesce(m.state, 'waiting') AS mail, coalesce(m.response, '') AS response, i.created_at::text AS value
    ${from} WHERE ${where} AND ${after(readCursor(ask.cursor), newest, sql`i.id`)} ORDER BY ${ordered(newest, sql`i.id`)} LIMIT ${ask.limit + 1}`);
  const [count] = await ctx.house.db.$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 ${from} WHERE ${where} LIMIT ${countLimit + 1}) counted`,
  );
  const page = cut(rows, ask.limit);
  return { items: page.rows.map((row) => itemView(ctx, row)), next: page.next, count: counted(count?.n ?? 0) };
}

function itemView(ctx: Context, row: ItemRow): InvitationItem {
  const { id, userId, email, level, accountId, accountName, response } = row;
  return {
    id,
    userId,
    email,
    level,
    account: { id: accountId, name: accountName },
    state: invitationState(row, ctx.house.now()),
    response,
    sentAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** Lets many people in at once, all or nobody; each gets his mail, and each row that is refused its reason (A10). */
export async function invitePeople(
  ctx: Context,
  ask: Ask<typeof endpoints.invitePeople>,
): Promise<Reply<typeof endpoints.invitePeople>> {
  return countingTaken(ctx, () =>
    operation(ctx, 'user.invite', ask, [ask.accountId], async (tx) => {
      const account = await readUsersAccount(ctx, tx, ask.accountId);
      allowed(decideManageUsers({ actor: ctx.actor, account }, { maySignIn: true }));
      const people = ask.people.map((person) => ({ ...person, emailKey: emailKey(person.email) }));
      const taken = await takenEmails(
        ctx,
        tx,
        people.map(({ email }) => email),
      );
      const decision = decideInvite(
        {
          actor: ctx.actor,
          programme: ctx.vendor.programme,
          account,
          taken,
          administrators: await administratorsAmong(
            ctx,
            tx,
            ask.people.map(({ email }) => email),
          ),
        },
        people,
      );
      if (!decision.ok) throw refusedRows(decision.refused);
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
          after: { people: ask.people.map(({ email, level }) => ({ email, level })) },
        },
        notices,
      };
    }),
  );
}

function refusedRows(refused: Extract<ReturnType<typeof decideInvite>, { ok: false }>['refused']): Problem {
  const rows = refused.map(({ row, decision: { refusal } }) => ({ row, refusal }));
  const [first] = rows;
  if (!first) throw new Error('a refusal without a refused row');
  return new Problem({ refusal: first.refusal, rows });
}

/** What an invitation says to who has its link; that it was opened is written down the first time (A10). */
export async function openInvitation(
  visitor: Visitor,
  ask: Ask<typeof endpoints.openInvitation>,
): Promise<Reply<typeof endpoints.openInvitation>> {
  const { link, facts } = await readLink(visitor, ask.token);
  const ctx = await contextOfUser(visitor, link.userId);
  if (facts.invitation?.openedAt === null) {
    await operation(ctx, 'invitation.open', {}, [], async (tx) => {
      await tx.invitation.updateMany({
        where: { id: link.id, openedAt: null },
        data: { openedAt: visitor.house.now() },
      });
      return { reply: null, changes: { subject: { kind: 'user', id: link.userId, name: link.email } } };
    });
  }
  const { email, firstName, lastName, language, level } = link;
  return {
    email,
    account: link.accountName,
    level,
    firstName,
    lastName,
    language,
    expiresAt: link.expiresAt.toISOString(),
    documents: legalToAccept(ctx.vendor.programme, link.acceptedLegal).map(({ kind, version, text }) => ({
      kind,
      version,
      text: inWords(text, ctx.language),
    })),
    accept: reasonOf(ctx, decideAcceptYet(facts)),
  };
}

/**
 * Accepts an invitation, once: name, language, a password of one's own, and each version of the documents (A10). The
 * first Master's activates
 * the account (A7). Of two at once one succeeds. Who accepts is signed in.
 */
export async function acceptInvitation(
  visitor: Visitor,
  ask: Ask<typeof endpoints.acceptInvitation>,
): Promise<{ ticket: Ticket; ctx: Context }> {
  const { house, vendor } = visitor;
  const { link, facts } = await readLink(visitor, ask.token);
  const present = (ask.documents ?? []).filter(({ kind, version }) =>
    vendor.programme.legal.some((document) => document.kind === kind && document.version === version),
  );
  const acceptedLegal = {
    ...link.acceptedLegal,
    ...Object.fromEntries(present.map(({ kind, version }) => [kind, version])),
  };
  const about = [
    link.email,
    ...link.email.split(/[@.]/u),
    link.accountName,
    ask.firstName,
    ask.lastName,
    vendor.slug,
    vendor.programme.name,
  ];
  const more = {
    toAccept: legalToAccept(vendor.programme, acceptedLegal).length,
    guessable: isGuessable(ask.password, about),
  };
  allowed(decideAcceptInvitation({ ...facts, ...more }, ask));
  const passwordHash = await hashPassword(ask.password, visitor);

  const ctx = await contextOfUser(visitor, link.userId);
  await operation(ctx, 'invitation.accept', {}, [link.accountId], async (tx) => {
    // Nobody else changes people of the account meanwhile; what has happened since is told as it is now.
    allowed(decideAcceptInvitation({ ...(await findLink(visitor, tx, ask.token)).facts, ...more }, ask));
    await tx.invitation.update({
      where: { id: link.id, ending: null },
      data: { ending: 'used', endedAt: house.now(), openedAt: link.openedAt ?? house.now() },
    });
    const { firstName, lastName, language, timeZone = link.timeZone } = ask;
    await tx.user.update({
      where: { id: link.userId },
      data: {
        firstName,
        lastName,
        searchKey: personKey({ firstName, lastName, email: link.email }),
        language,
        timeZone,
        acceptedLegal,
        version: { increment: 1 },
      },
    });
    const activated = await takeOwnPassword(ctx, tx, passwordHash);
    return {
      reply: null,
      changes: {
        subject: { kind: 'user', id: link.userId, name: link.email },
        after: { firstName, lastName, language, documents: present, ...(activated && { accountActivated: true }) },
      },
    };
  });
  const user = { id: link.userId, sharedLogin: link.sharedLogin };
  const begun = await beginSession(visitor, user);
  await noteSignIn(visitor, user, 'signed-in');
  return begun;
}

type LinkRow = Invitation & {
  id: string;
  email: string;
  userId: string | null;
  level: Level;
  status: 'active' | 'inactive';
  maySignIn: boolean;
  sharedLogin: boolean;
  firstName: string;
  lastName: string;
  language: string;
  timeZone: string;
  acceptedLegal: Record<string, string>;
  accountId: string;
  accountName: string;
  accountStatus: LinkFacts['account']['status'];
  activated: boolean;
  masters: string;
};

/** A link that is good, with what else stands on it; who tries links out has to wait at last. */
async function readLink(
  visitor: Visitor,
  token: string,
): Promise<{ link: LinkRow & { userId: string }; facts: LinkFacts }> {
  const { house } = visitor;
  const limited: Limited = [['invitation-address', placeOf(visitor.address)]];
  await countAttempt(house, limited);
  const { row, facts } = await findLink(visitor, house.db, token);
  if (row !== undefined) await giveAttemptBack(house, limited);
  allowed(decideInvitationLink(facts));
  if (row === undefined || row.userId === null) throw problem('invitation-unknown', {});
  return { link: { ...row, userId: row.userId }, facts };
}

async function findLink(
  { house, vendor }: Visitor,
  db: Database | Transaction,
  token: string,
): Promise<{ row: LinkRow | undefined; facts: LinkFacts }> {
  const [row] = await db.$queryRaw<LinkRow[]>(sql`
    SELECT i.id, i.email, i.user_id AS "userId", i.ending, i.expires_at AS "expiresAt", i.opened_at AS "openedAt", coalesce(m.state, 'waiting') AS mail,
      u.level, u.status, u.may_sign_in AS "maySignIn", u.shared_login AS "sharedLogin", u.first_name AS "firstName", u.last_name AS "lastName", u.language, u.time_zone AS "timeZone", u.accepted_legal AS "acceptedLegal",
      a.id AS "accountId", a.name AS "accountName", a.status AS "accountStatus", a.activated_at IS NOT NULL AS activated, ${namesOfMasters(sql`a.id`)} AS masters
    FROM invitation i JOIN account a ON a.id = i.account_id LEFT JOIN portal_user u ON u.id = i.user_id LEFT JOIN mail m ON m.id = i.id
    WHERE i.hash = ${tokenHash(token)} AND i.vendor_id = ${vendor.id}::uuid`);
  const account = {
    name: row?.accountName ?? '',
    status: row?.accountStatus ?? 'active',
    activated: row?.activated ?? false,
    masters: row?.masters ?? '',
  };
  return {
    row,
    facts: { now: house.now(), invitation: row ?? null, user: row && row.userId !== null ? row : null, account },
  };
}
