import { problem, type Ask, type endpoints, type Reply, type User } from '@tierline/contract';
import {
  decideCreateUser,
  decideEditUser,
  decideGiveLevel,
  decideManageUsers,
  decideResetSecondFactor,
  decideRevokeKeysOf,
  decideSendAgain,
  decideWithdraw,
  emailKey,
  emailOwner,
  endSeatsOf,
  invitationState,
  personKey,
  type Decision,
  type Invitation,
  type Level,
  type MailState,
  type NoticeRow,
  type UsersAccount,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { likeliestContact } from './contact.ts';
import { administratorsAmong } from './administrators-among.ts';
import type { Context } from './context.ts';
import { revokeKeysOf, workingKeysOf } from './keys-of-maker.ts';
import { insertMany, sql, type Database, type Sql, type Transaction } from './db.ts';
import { defined, operation, pick } from './operation.ts';
import type { Sealed } from './outbox.ts';
import { after, all, counted, countLimit, cut, isPerson, ordered, readCursor, sorted, type Order } from './page.ts';
import { mapInPortions } from './portions.ts';
import { allowed, found, managedAccounts, reasonOf, visibleAccounts } from './scope.ts';
import { readAllSeatsOf } from './seat-facts.ts';
import { countingTaken, takenEmails } from './taken.ts';
import { endWaysIn, hostOf, letIn, wayIn, type WayIn } from './way-in.ts';

type UserRow = {
  id: string;
  accountId: string;
  email: string;
  firstName: string;
  lastName: string;
  phone: string;
  mobile: string;
  address: string;
  language: string;
  timeZone: string;
  otherActiveMasters: number;
  level: Level;
  status: 'active' | 'inactive';
  maySignIn: boolean;
  sharedLogin: boolean;
  marketingMail: boolean;
  expiryMail: boolean;
  passwordKind: 'initial' | 'own' | null;
  secondFactor: boolean;
  lastSignInAt: Date | null;
  createdAt: Date;
  version: number;
  value: string;
  accountName: string;
  accountTier: number;
  accountCreatedById: string | null;
  accountActivated: boolean;
  accountManaged: boolean;
  mailState: MailState | null;
  mailAt: Date | null;
  mailResponse: string | null;
  everSignedIn: boolean;
  apiKeys: { id: string; name: string; level: Level; expiresOn: string }[];
  hadSeats: boolean;
  invitationEnding: Invitation['ending'];
  invitationExpiresAt: Date | null;
  invitationOpenedAt: Date | null;
};

const names: Order = {
  column: sql`(u.last_name || ' ' || u.first_name || ' ' || u.email_key)`,
  type: 'text',
  descending: false,
  alphabetic: true,
};

/** The people of an account: one's own in full, of a related one its contacts (A4). */
export async function listUsers(
  ctx: Context,
  ask: Ask<typeof endpoints.listUsers>,
): Promise<Reply<typeof endpoints.listUsers>> {
  const { db } = ctx.house;
  const account = await db.$queryRaw<{ id: string }[]>(
    sql`SELECT a.id FROM account a WHERE a.id = ${ask.id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`,
  );
  found(account[0]);
  const conditions = [sql`u.account_id = ${ask.id}::uuid`];
  if (ask.contacts) conditions.push(sql`u.status = 'active'`);
  const order: Order = ask.contacts
    ? { column: likeliestContact(ctx.actor.account.id, sql`u`), type: 'text', descending: false }
    : await sorted(ctx, names);
  if (ask.q) conditions.push(isPerson(ask.q, sql`u.search_key`));
  const where = all(conditions);
  const rows = await readUsers(
    ctx,
    db,
    sql`${where} AND ${after(readCursor(ask.cursor), order, sql`u.id`)}`,
    ask.limit + 1,
    order,
  );
  const [count] = await db.$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM portal_user u WHERE ${where} LIMIT ${countLimit + 1}) counted`,
  );
  const page = cut(rows, ask.limit);
  return { items: page.rows.map((row) => userView(ctx, row)), next: page.next, count: counted(count?.n ?? 0) };
}

/**
 * Everybody of the programme who said yes to marketing mail (A5); who is inactive, or whose account is closed, is left
 * alone.
 */
export async function listMarketingConsents(
  ctx: Context,
  ask: Ask<typeof endpoints.listMarketingConsents>,
): Promise<Reply<typeof endpoints.listMarketingConsents>> {
  type Row = {
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
  const order: Order = { column: sql`u.email_key`, type: 'text', descending: false };
  const where = sql`u.vendor_id = ${ctx.vendor.id}::uuid AND u.marketing_mail AND u.status = 'active' AND a.status <> 'closed'`;
  const from = sql`portal_user u JOIN account a ON a.id = u.account_id`;
  const rows = await ctx.house.db.$queryRaw<Row[]>(sql`
    SELECT u.id, u.email, u.first_name AS "firstName", u.last_name AS "lastName", u.language, a.id AS "accountId", a.name, a.tier, a.country, ${order.column} AS value
    FROM ${from} WHERE ${where} AND ${after(readCursor(ask.cursor), order, sql`u.id`)} ORDER BY ${ordered(order, sql`u.id`)} LIMIT ${ask.limit + 1}`);
  const [count] = await ctx.house.db.$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${countLimit + 1}) counted`,
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

/** One user of one's own or of a related account. */
export async function readUser(
  ctx: Context,
  ask: Ask<typeof endpoints.readUser>,
): Promise<Reply<typeof endpoints.readUser>> {
  return userView(ctx, await readUserRow(ctx, ctx.house.db, ask.id));
}

/** Creates a user, who gets his initial password or his invitation by mail at once, or a contact (A4, A5, A9, A10). */
export async function createUser(
  ctx: Context,
  ask: Ask<typeof endpoints.createUser>,
): Promise<Reply<typeof endpoints.createUser>> {
  return countingTaken(ctx, () =>
    operation(ctx, 'user.create', ask, [ask.id], async (tx) => {
      const account = await readUsersAccount(ctx, tx, ask.id);
      const owner = emailOwner(await takenEmails(ctx, tx, [ask.email]), emailKey(ask.email));
      const administers = (await administratorsAmong(ctx, tx, [ask.email])).get(emailKey(ask.email));
      allowed(
        decideCreateUser(
          { actor: ctx.actor, programme: ctx.vendor.programme, account, emailOwner: owner, administers },
          ask,
        ),
      );
      const { id: _, ...given } = ask;
      const {
        ids: [id = ''],
        notices,
      } = await insertUsers(ctx, tx, account, [
        { ...given, language: ask.language ?? account.language, timeZone: ask.timeZone ?? account.timeZone },
      ]);
      return {
        reply: userView(ctx, await readUserRow(ctx, tx, id)),
        changes: { subject: { kind: 'user', id, name: ask.email }, after: given },
        notices,
      };
    }),
  );
}

/**
 * Edits a user under the rules of A6; loss of access is felt with his very next request. Who is deactivated gives his
 * seats back in the same instant (O7).
 */
export async function editUser(
  ctx: Context,
  ask: Ask<typeof endpoints.editUser>,
): Promise<Reply<typeof endpoints.editUser>> {
  const { id, version, revokeApiKeys, ...edit } = ask;
  const { accountId } = await readUserRow(ctx, ctx.house.db, id);
  return operation(ctx, 'user.edit', ask, [accountId], async (tx) => {
    const before = await readUserRow(ctx, tx, id);
    const account = await readUsersAccount(ctx, tx, before.accountId);
    const { otherActiveMasters } = before;
    const administers = (await administratorsAmong(ctx, tx, [before.email])).get(emailKey(before.email));
    allowed(
      decideEditUser(
        { actor: ctx.actor, programme: ctx.vendor.programme, account, user: before, otherActiveMasters, administers },
        edit,
      ),
    );
    if (before.version !== version) throw problem('changed-meanwhile', { version: before.version });
    const given = defined(edit);
    await tx.user.update({
      where: { id },
      data: { ...given, searchKey: personKey({ ...before, ...given }), version: { increment: 1 } },
    });
    const seats =
      given.status === 'inactive' && before.status === 'active' ? await readAllSeatsOf(ctx, tx, before) : [];
    // All end; of those that came from another partner the audit says nothing (A3).
    const seatsEnded = seats.filter(({ known }) => known).length;
    if (revokeApiKeys) allowed(decideRevokeKeysOf({ actor: ctx.actor, account }));
    const apiKeysRevoked = revokeApiKeys ? await revokeKeysOf(ctx, tx, id) : [];
    const loses = given.status === 'inactive' || given.maySignIn === false;
    if (loses)
      await tx.session.updateMany({ where: { userId: id, endedAt: null }, data: { endedAt: ctx.house.now() } });
    const gains = given.maySignIn === true && !before.maySignIn && before.passwordKind === null;
    const notices = gains ? [await letIn(ctx, tx, account, { ...before, ...given, id })] : [];
    return {
      reply: userView(ctx, await readUserRow(ctx, tx, id)),
      changes: {
        subject: { kind: 'user', id, name: before.email },
        before: pick(before, Object.keys(given)),
        after: {
          ...given,
          ...(seatsEnded > 0 && { seatsEnded }),
          ...(apiKeysRevoked.length > 0 && { apiKeysRevoked }),
        },
      },
      notices,
      plan: endSeatsOf(seats),
    };
  });
}

/**
 * Sends somebody who has never been in a new initial password or invitation; the old one dies in the same transaction
 * (A9, A10).
 */
export async function sendAccessMail(
  ctx: Context,
  ask: Ask<typeof endpoints.sendAccessMail>,
): Promise<Reply<typeof endpoints.sendAccessMail>> {
  const { accountId } = await readUserRow(ctx, ctx.house.db, ask.id);
  const kind = ctx.vendor.programme.letIn === 'invitation' ? 'user.invitation' : 'user.initial-password';
  return operation(ctx, kind, ask, [accountId], async (tx) => {
    const user = await readUserRow(ctx, tx, ask.id);
    const account = await readUsersAccount(ctx, tx, user.accountId);
    allowed(decideSendAgain({ actor: ctx.actor, account, user }));
    const notice = await letIn(ctx, tx, account, user);
    await tx.session.updateMany({ where: { userId: user.id, endedAt: null }, data: { endedAt: ctx.house.now() } });
    return {
      reply: userView(ctx, await readUserRow(ctx, tx, user.id)),
      changes: { subject: { kind: 'user', id: user.id, name: user.email } },
      notices: [notice],
    };
  });
}

/**
 * Takes somebody back who has never been in: his invitation or initial password dies, he is gone, and his address is
 * free again (A8, A10).
 */
export async function withdrawUser(ctx: Context, ask: Ask<typeof endpoints.withdrawUser>): Promise<null> {
  const { accountId } = await readUserRow(ctx, ctx.house.db, ask.id);
  return operation(ctx, 'user.withdraw', ask, [accountId], async (tx) => {
    const user = await readUserRow(ctx, tx, ask.id);
    const account = await readUsersAccount(ctx, tx, user.accountId);
    allowed(decideWithdraw({ actor: ctx.actor, account, user }));
    if (user.version !== ask.version) throw problem('changed-meanwhile', { version: user.version });
    await endWaysIn(ctx, tx, user.id, 'revoked');
    await tx.token.deleteMany({ where: { userId: user.id } });
    // Copies that were handed on stay where they are; their contact was he, and is nobody now.
    await tx.user.delete({ where: { id: user.id } });
    return {
      reply: null,
      changes: {
        subject: { kind: 'user', id: user.id, name: user.email },
        before: pick(user, ['email', 'firstName', 'lastName', 'level']),
      },
    };
  });
}

/** What a new user is made of. */
export type NewUser = {
  email: string;
  firstName: string;
  lastName: string;
  phone: string;
  mobile: string;
  address: string;
  language: string;
  timeZone: string;
  level: Level;
  maySignIn: boolean;
  sharedLogin: boolean;
  marketingMail: boolean;
  expiryMail: boolean;
};

/** Writes users that a rule has allowed, in this order; the notices belong to the same operation. */
export async function insertUsers(
  ctx: Context,
  tx: Transaction,
  account: { id: string; name: string },
  users: readonly NewUser[],
): Promise<{ ids: string[]; notices: (NoticeRow & Sealed)[] }> {
  return writeUsers(
    ctx,
    tx,
    await makeUsers(
      ctx,
      tx,
      users.map((user) => ({ ...user, account })),
    ),
  );
}

/** A user who is ready to be written, with his way in. */
export type MadeUser = { user: NewUser & { id: string }; accountId: string; way: WayIn | null };

/**
 * Makes users and their ways in without writing anything, as hashing takes its time; `account`: whose people they will
 * be.
 */
export async function makeUsers(
  ctx: Context,
  db: Database | Transaction,
  users: readonly (NewUser & { account: { id: string; name: string } })[],
): Promise<MadeUser[]> {
  const host = await hostOf(ctx, db);
  return Promise.all(
    await mapInPortions(users, async ({ account, ...given }) => {
      const user = { ...given, id: randomUUID() };
      return {
        user,
        accountId: account.id,
        way: user.maySignIn ? await wayIn(ctx.house, ctx.vendor, account, user, host) : null,
      };
    }),
  );
}

/** Writes users that were made before, in this order. */
export async function writeUsers(
  ctx: Context,
  tx: Transaction,
  made: readonly MadeUser[],
): Promise<{ ids: string[]; notices: (NoticeRow & Sealed)[] }> {
  const noWay = { passwordHash: null, passwordKind: null, initialPasswordExpiresAt: null };
  await insertMany(
    tx,
    'portal_user',
    made.map(({ user, accountId, way }) => ({
      ...noWay,
      ...columnsOf(user),
      ...way?.columns,
      vendorId: ctx.vendor.id,
      accountId,
      emailKey: emailKey(user.email),
      searchKey: personKey(user),
    })),
  );
  await insertMany(
    tx,
    'invitation',
    made.flatMap(({ way }) => way?.invitation ?? []),
  );
  return { ids: made.map(({ user }) => user.id), notices: made.flatMap(({ way }) => way?.notice ?? []) };
}

// These alone, all of them and in this order, whatever else the one who made him knows.
function columnsOf({
  id,
  email,
  firstName,
  lastName,
  phone,
  mobile,
  address,
  language,
  timeZone,
  level,
  maySignIn,
  sharedLogin,
  marketingMail,
  expiryMail,
}: MadeUser['user']): MadeUser['user'] {
  return {
    id,
    email,
    firstName,
    lastName,
    phone,
    mobile,
    address,
    language,
    timeZone,
    level,
    maySignIn,
    sharedLogin,
    marketingMail,
    expiryMail,
  };
}

/** The account whose people are looked after, within what the actor may see. */
export async function readUsersAccount(
  ctx: Context,
  db: Database | Transaction,
  id: string,
): Promise<UsersAccount & { language: string; timeZone: string }> {
  const rows = await db.$queryRaw<(UsersAccount & { language: string; timeZone: string })[]>(sql`
    SELECT a.id, a.name, a.tier, a.created_by_id AS "createdById", a.activated_at IS NOT NULL AS activated, ${managedAccounts(ctx, sql`a`)} AS managed, a.language, a.time_zone AS "timeZone"
    FROM account a WHERE a.id = ${id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`);
  return found(rows[0]);
}

/** The rows of users that have just been written, in the order of their ids. */
export async function readUserRows(ctx: Context, tx: Transaction, ids: readonly string[]): Promise<UserRow[]> {
  const rows = new Map(
    (await readUsers(ctx, tx, sql`u.id = ANY(${[...ids]}::uuid[])`, ids.length)).map((row) => [row.id, row]),
  );
  return ids.map((id) => found(rows.get(id)));
}

/** A user's row within what the reader may see. */
export async function readUserRow(ctx: Context, db: Database | Transaction, id: string): Promise<UserRow> {
  const rows = await readUsers(
    ctx,
    db,
    sql`u.id = ${id}::uuid AND EXISTS (SELECT 1 FROM account a WHERE a.id = u.account_id AND ${visibleAccounts(ctx, sql`a`)})`,
    1,
  );
  return found(rows[0]);
}

function readUsers(
  ctx: Context,
  db: Database | Transaction,
  where: Sql,
  limit: number,
  order = names,
): Promise<UserRow[]> {
  return db.$queryRaw<UserRow[]>(sql`
    SELECT u.id, u.account_id AS "accountId", u.email, u.first_name AS "firstName", u.last_name AS "lastName", u.phone, u.mobile, u.address, u.language, u.time_zone AS "timeZone",
      u.level, u.status, u.may_sign_in AS "maySignIn", u.shared_login AS "sharedLogin", u.marketing_mail AS "marketingMail", u.expiry_mail AS "expiryMail",
      u.password_kind AS "passwordKind", EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = u.id) AS "secondFactor", u.last_sign_in_at AS "lastSignInAt", u.created_at AS "createdAt", u.version, ${order.column}::text AS value,
      a.name AS "accountName", a.tier AS "accountTier", a.created_by_id AS "accountCreatedById", a.activated_at IS NOT NULL AS "accountActivated", ${managedAccounts(ctx, sql`a`)} AS "accountManaged",
      m.state AS "mailState", m.created_at AS "mailAt", m.response AS "mailResponse", EXISTS (SELECT 1 FROM session s WHERE s.user_id = u.id) AS "everSignedIn", EXISTS (SELECT 1 FROM seat h WHERE h.user_id = u.id) AS "hadSeats", ${workingKeysOf(ctx, sql`u`)} AS "apiKeys",
      (SELECT count(*)::int FROM portal_user o WHERE o.account_id = u.account_id AND o.id <> u.id AND o.level = 'master' AND o.status = 'active' AND o.may_sign_in AND o.password_kind = 'own') AS "otherActiveMasters",
      i.ending AS "invitationEnding", i.expires_at AS "invitationExpiresAt", i.opened_at AS "invitationOpenedAt"
    FROM portal_user u JOIN account a ON a.id = u.account_id
    LEFT JOIN LATERAL (SELECT state, created_at, response FROM mail WHERE user_id = u.id AND kind IN ('initial-password', 'invitation') ORDER BY created_at DESC LIMIT 1) m ON TRUE
    LEFT JOIN LATERAL (SELECT ending, expires_at, opened_at FROM invitation WHERE user_id = u.id ORDER BY created_at DESC LIMIT 1) i ON i.ending IS DISTINCT FROM 'replaced'
    WHERE ${where} ORDER BY ${ordered(order, sql`u.id`)} LIMIT ${limit}`);
}

/**
 * Whether the actor may add a person to an account, with or without access; the portal shows the reason beside the
 * action.
 */
export function decideAddUser(ctx: Context, account: UsersAccount, maySignIn: boolean): Decision<null> {
  const manage = decideManageUsers({ actor: ctx.actor, account }, { maySignIn });
  if (!manage.ok) return manage;
  return decideGiveLevel(
    { actor: ctx.actor, programme: ctx.vendor.programme, account },
    { level: 'observer', maySignIn },
  );
}

/**
 * A user as the reader may see him: in full in one’s own account, in one that one manages, and in one that one has
 * created until it is activated (A4).
 */
export function userView(ctx: Context, row: UserRow): User {
  const account = {
    id: row.accountId,
    name: row.accountName,
    tier: row.accountTier,
    createdById: row.accountCreatedById,
    activated: row.accountActivated,
    managed: row.accountManaged,
  };
  const own = row.accountId === ctx.actor.account.id;
  const inCare = row.accountCreatedById === ctx.actor.account.id && !row.accountActivated;
  const facts = {
    actor: ctx.actor,
    programme: ctx.vendor.programme,
    account,
    user: row,
    otherActiveMasters: row.otherActiveMasters,
  };
  const inside = own || inCare || row.accountManaged;
  return {
    id: row.id,
    accountId: row.accountId,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    language: row.language,
    maySignIn: inside || ctx.actor.account.tier === 0 ? row.maySignIn : null,
    full: inside
      ? {
          phone: row.phone,
          mobile: row.mobile,
          address: row.address,
          timeZone: row.timeZone,
          level: row.level,
          status: row.status,
          sharedLogin: row.sharedLogin,
          marketingMail: row.marketingMail,
          expiryMail: row.expiryMail,
          waiting: row.maySignIn && row.passwordKind !== 'own',
          secondFactor: row.secondFactor,
          apiKeys: own ? row.apiKeys : [],
          lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
          createdAt: row.createdAt.toISOString(),
          version: row.version,
          lastMail:
            row.mailState && row.mailAt
              ? { state: row.mailState, at: row.mailAt.toISOString(), response: row.mailResponse ?? '' }
              : null,
          invitation: row.invitationExpiresAt
            ? {
                state: stateOfInvitation(ctx, row, row.invitationExpiresAt),
                expiresAt: row.invitationExpiresAt.toISOString(),
              }
            : null,
          actions: {
            edit: reasonOf(ctx, decideEditUser(facts, row.id === ctx.actor.id ? {} : { sharedLogin: row.sharedLogin })),
            access: reasonOf(ctx, decideEditUser(facts, { status: 'inactive' })),
            resend: reasonOf(ctx, decideSendAgain(facts)),
            withdraw: reasonOf(ctx, decideWithdraw(facts)),
            resetSecondFactor: reasonOf(
              ctx,
              decideResetSecondFactor({ actor: ctx.actor, account, user: row, on: row.secondFactor }),
            ),
          },
        }
      : null,
  };
}

function stateOfInvitation(
  ctx: Context,
  row: UserRow,
  expiresAt: Date,
): NonNullable<NonNullable<User['full']>['invitation']>['state'] {
  return invitationState(
    { ending: row.invitationEnding, expiresAt, openedAt: row.invitationOpenedAt, mail: row.mailState ?? 'waiting' },
    ctx.house.now(),
  );
}
