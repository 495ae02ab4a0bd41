import type { Invitation, Role, MailState, UsersAccount } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { workingKeysOf } from '../access/keys-of-maker.ts';
import { sortClause, type Sort } from '../kernel/page.ts';
import { found, managedAccounts, visibleAccounts } from '../kernel/scope.ts';

/** A user with their account, their last access mail and invitation, as rules and views need them. */
export type UserRow = {
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
  role: Role;
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
  apiKeys: { id: string; name: string; role: Role; expiresOn: string }[];
  hadSeats: boolean;
  licences: string[];
  invitationEnding: Invitation['ending'];
  invitationExpiresAt: Date | null;
  invitationOpenedAt: Date | null;
};

/** Sorts users by their names, in the alphabet of the reader's language. */
export const namesOfUsers: Sort = {
  column: sql`(u.last_name || ' ' || u.first_name || ' ' || u.email_key)`,
  type: 'text',
  descending: false,
  alphabetic: true,
};

/** Reads a user; `not-found` where the reader may not see their account (A4). */
export async function readUserRow(ctx: Context, db: Database | Transaction, id: string): Promise<UserRow> {
  const rows = await readUsers(
    ctx,
    db,
    sql`u.id = ${id}::uuid
      AND EXISTS (SELECT 1 FROM account a WHERE a.id = u.account_id AND ${visibleAccounts(ctx, sql`a`)})`,
    1,
  );
  return found(rows[0]);
}

/** Reads users that have just been written, in the order of their ids. */
export async function readUserRows(ctx: Context, tx: Transaction, ids: readonly string[]): Promise<UserRow[]> {
  const rows = new Map(
    (await readUsers(ctx, tx, sql`u.id = ANY(${[...ids]}::uuid[])`, ids.length)).map((row) => [row.id, row]),
  );
  return ids.map((id) => found(rows.get(id)));
}

/** Reads users that a condition on `u` selects. It does not look at visibility: `where` must, or the caller. */
export function readUsers(
  ctx: Context,
  db: Database | Transaction,
  where: Sql,
  limit: number,
  order = namesOfUsers,
): Promise<UserRow[]> {
  return db.$queryRaw<UserRow[]>(sql`
    SELECT u.id,
      u.account_id AS "accountId",
      u.email,
      u.first_name AS "firstName",
      u.last_name AS "lastName",
      u.phone,
      u.mobile,
      u.address,
      u.language,
      u.time_zone AS "timeZone",
      u.role,
      u.status,
      u.may_sign_in AS "maySignIn",
      u.shared_login AS "sharedLogin",
      u.marketing_mail AS "marketingMail",
      u.expiry_mail AS "expiryMail",
      u.password_kind AS "passwordKind",
      u.last_sign_in_at AS "lastSignInAt",
      u.created_at AS "createdAt",
      u.version,
      ${order.column}::text AS value,
      a.name AS "accountName",
      a.tier AS "accountTier",
      a.created_by_id AS "accountCreatedById",
      a.activated_at IS NOT NULL AS "accountActivated",
      ${managedAccounts(ctx, sql`a`)} AS "accountManaged",
      m.state AS "mailState",
      m.created_at AS "mailAt",
      m.response AS "mailResponse",
      EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = u.id) AS "secondFactor",
      EXISTS (SELECT 1 FROM session s WHERE s.user_id = u.id) AS "everSignedIn",
      EXISTS (SELECT 1 FROM seat h WHERE h.user_id = u.id) AS "hadSeats",
      ARRAY(
        SELECT DISTINCT p.name
        FROM seat t
        JOIN product p ON p.id = t.product_id
        JOIN seat_pool s ON s.id = t.pool_id
        JOIN purchase_order o ON o.id = s.order_id
        WHERE t.user_id = u.id
          AND t.ended_at IS NULL
          AND (u.account_id = ${ctx.actor.account.id}::uuid OR o.account_id = ${ctx.actor.account.id}::uuid)
        ORDER BY p.name
      ) AS licences,
      ${workingKeysOf(ctx, sql`u`)} AS "apiKeys",
      (
        SELECT count(*)::int
        FROM portal_user o
        WHERE o.account_id = u.account_id
          AND o.id <> u.id
          AND o.role = 'master'
          AND o.status = 'active'
          AND o.may_sign_in
          AND o.password_kind = 'own'
      ) AS "otherActiveMasters",
      i.ending AS "invitationEnding",
      i.expires_at AS "invitationExpiresAt",
      i.opened_at AS "invitationOpenedAt"
    FROM portal_user u
    JOIN account a ON a.id = u.account_id
    LEFT JOIN LATERAL (
      SELECT state, created_at, response
      FROM mail
      WHERE user_id = u.id AND kind IN ('initial-password', 'invitation')
      ORDER BY created_at DESC
      LIMIT 1
    ) m ON TRUE
    LEFT JOIN LATERAL (
      SELECT ending, expires_at, opened_at
      FROM invitation
      WHERE user_id = u.id
      ORDER BY created_at DESC
      LIMIT 1
    ) i ON i.ending IS DISTINCT FROM 'replaced'
    WHERE ${where}
    ORDER BY ${sortClause(order, sql`u.id`)}
    LIMIT ${limit}`);
}

/** Reads the account whose people are managed; `not-found` where the actor may not see it (A4). */
export async function readUsersAccount(
  ctx: Context,
  db: Database | Transaction,
  id: string,
): Promise<UsersAccount & { language: string; timeZone: string }> {
  const rows = await db.$queryRaw<(UsersAccount & { language: string; timeZone: string })[]>(sql`
    SELECT a.id,
      a.name,
      a.tier,
      a.created_by_id AS "createdById",
      a.activated_at IS NOT NULL AS activated,
      ${managedAccounts(ctx, sql`a`)} AS managed,
      a.language,
      a.time_zone AS "timeZone"
    FROM account a
    WHERE a.id = ${id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`);
  return found(rows[0]);
}
