import { roles, type UsersAccount } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { workingKeysOf } from '../access/keys-of-maker.ts';
import { sortClause, type Sort } from '../kernel/page.ts';
import { arrayOf, bool, date, int, object, oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found, managedAccounts, visibleAccounts } from '../kernel/scope.ts';

/** A user with their account, their last access mail and invitation, as rules and views need them. */
export type UserRow = Row<typeof userRow>;

const userRow = {
  id: text,
  accountId: text,
  email: text,
  firstName: text,
  lastName: text,
  phone: text,
  mobile: text,
  address: text,
  language: text,
  timeZone: text,
  otherActiveMasters: int,
  role: oneOf(...roles),
  status: oneOf('active', 'inactive'),
  maySignIn: bool,
  sharedLogin: bool,
  marketingMail: bool,
  expiryMail: bool,
  passwordKind: oneOf('initial', 'own').orNull,
  secondFactor: bool,
  lastSignInAt: timestamp.orNull,
  createdAt: timestamp,
  version: int,
  value: text,
  accountName: text,
  accountTier: int,
  accountCreatedById: text.orNull,
  accountActivated: bool,
  accountManaged: bool,
  mailState: oneOf('waiting', 'accepted', 'deferred', 'failed', 'withdrawn').orNull,
  mailAt: timestamp.orNull,
  mailResponse: text.orNull,
  everSignedIn: bool,
  apiKeys: arrayOf(object({ id: text, name: text, role: oneOf(...roles), expiresOn: date })),
  hadSeats: bool,
  licences: arrayOf(text),
  invitationEnding: oneOf('used', 'revoked', 'replaced').orNull,
  invitationExpiresAt: timestamp.orNull,
  invitationOpenedAt: timestamp.orNull,
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
  return readRows(
    db,
    userRow,
    sql`
    SELECT u.id,
      u.account_id,
      u.email,
      u.first_name,
      u.last_name,
      u.phone,
      u.mobile,
      u.address,
      u.language,
      u.time_zone,
      u.role,
      u.status,
      u.may_sign_in,
      u.shared_login,
      u.marketing_mail,
      u.expiry_mail,
      u.password_kind,
      u.last_sign_in_at,
      u.created_at,
      u.version,
      ${order.column}::text AS value,
      a.name AS account_name,
      a.tier AS account_tier,
      a.created_by_id AS account_created_by_id,
      a.activated_at IS NOT NULL AS account_activated,
      ${managedAccounts(ctx, sql`a`)} AS account_managed,
      m.state AS mail_state,
      m.created_at AS mail_at,
      m.response AS mail_response,
      EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = u.id) AS second_factor,
      EXISTS (SELECT 1 FROM session s WHERE s.user_id = u.id) AS ever_signed_in,
      EXISTS (SELECT 1 FROM seat h WHERE h.user_id = u.id) AS had_seats,
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
      ${workingKeysOf(ctx, sql`u`)} AS api_keys,
      (
        SELECT count(*)::int
        FROM portal_user o
        WHERE o.account_id = u.account_id
          AND o.id <> u.id
          AND o.role = 'master'
          AND o.status = 'active'
          AND o.may_sign_in
          AND o.password_kind = 'own'
      ) AS other_active_masters,
      i.ending AS invitation_ending,
      i.expires_at AS invitation_expires_at,
      i.opened_at AS invitation_opened_at
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
    LIMIT ${limit}`,
  );
}

const usersAccountRow = {
  id: text,
  name: text,
  tier: int,
  createdById: text.orNull,
  activated: bool,
  managed: bool,
  language: text,
  timeZone: text,
};

/** Reads the account whose people are managed; `not-found` where the actor may not see it (A4). */
export async function readUsersAccount(
  ctx: Context,
  db: Database | Transaction,
  id: string,
): Promise<UsersAccount & { language: string; timeZone: string }> {
  const rows = await readRows(
    db,
    usersAccountRow,
    sql`
    SELECT a.id,
      a.name,
      a.tier,
      a.created_by_id,
      a.activated_at IS NOT NULL AS activated,
      ${managedAccounts(ctx, sql`a`)} AS managed,
      a.language,
      a.time_zone
    FROM account a
    WHERE a.id = ${id}::uuid AND ${visibleAccounts(ctx, sql`a`)}`,
  );
  return found(rows[0]);
}
