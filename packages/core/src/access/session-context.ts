import { problem } from '@tierline/contract';
import { demandsSecondFactor, roles } from '@tierline/domain';
import { rightsOf, type Context, type Vendor, type Visitor } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { bool, int, json, oneOf, queryRows, text } from '../kernel/rows.ts';
import { sessionOpen } from './session-hours.ts';

/**
 * Reads the signed-in user of a session; null where it has ended. Read again for each request, so that sign-out,
 * deactivation, suspension and a change of role take effect at once.
 */
export function contextOfSession(visitor: Visitor, sessionId: string): Promise<Context | null> {
  return readContext(visitor, sql`s.id = ${sessionId}::uuid AND ${sessionOpen(sql`s`)}`);
}

/** Reads the user of a session that has just begun; null where the user may not sign in. */
export function contextOfNewSession(visitor: Visitor, sessionId: string): Promise<Context | null> {
  return readContext(visitor, sql`s.id = ${sessionId}::uuid`);
}

/**
 * Reads a user's context without a session, for the command line, demo data and links in mails; `not-found` otherwise.
 */
export async function contextOfUser(visitor: Visitor, userId: string): Promise<Context> {
  const ctx = await readContext(visitor, sql`u.id = ${userId}::uuid`, false);
  if (!ctx) throw problem('not-found', {});
  return ctx;
}

/** The language asked for where the programme offers it, else the programme's first (X6). */
export function languageOf(vendor: Vendor, asked: string): string {
  return vendor.programme.languages.includes(asked) ? asked : (vendor.programme.languages[0] ?? 'en');
}

const signedInRow = {
  userId: text,
  email: text,
  role: oneOf(...roles),
  userVersion: int,
  userLanguage: text,
  passwordKind: oneOf('initial', 'own').orNull,
  sharedLogin: bool,
  secondFactor: bool,
  acceptedLegal: json<Record<string, string>>(),
  accountId: text,
  accountName: text,
  tier: int,
  status: oneOf('active', 'suspended', 'closed'),
  accountVersion: int,
  sessionId: text.orNull,
};

async function readContext(visitor: Visitor, where: Sql, withSession = true): Promise<Context | null> {
  const { services, vendor } = visitor;
  const session = withSession ? sql`JOIN session s ON s.user_id = u.id` : sql`LEFT JOIN session s ON FALSE`;
  const rows = await queryRows(
    services.db,
    signedInRow,
    sql`
    SELECT u.id AS user_id,
      u.email,
      u.role,
      u.version AS user_version,
      u.language AS user_language,
      u.password_kind,
      u.shared_login,
      u.accepted_legal,
      EXISTS (SELECT 1 FROM second_factor f WHERE f.user_id = u.id) AS second_factor,
      a.id AS account_id,
      a.name AS account_name,
      a.tier,
      a.status,
      a.version AS account_version,
      s.id AS session_id
    FROM portal_user u
    JOIN account a ON a.id = u.account_id
    ${session}
    WHERE ${where}
      AND u.vendor_id = ${vendor.id}::uuid
      AND u.status = 'active'
      AND a.status <> 'closed'
      ${withSession ? sql`AND u.may_sign_in` : sql``}`,
  );
  const row = rows[0];
  if (!row) return null;
  const who: Pick<Context, 'actor' | 'accountVersion' | 'sessionId'> = {
    actor: {
      kind: 'user',
      id: row.userId,
      role: row.role,
      version: row.userVersion,
      email: row.email,
      sharedLogin: row.sharedLogin,
      personId: row.userId,
      account: { id: row.accountId, name: row.accountName, tier: row.tier, status: row.status },
    },
    accountVersion: row.accountVersion,
    sessionId: row.sessionId,
  };
  return {
    ...visitor,
    ...who,
    rights: rightsOf(who),
    language: visitor.language || languageOf(vendor, row.userLanguage),
    mustChangePassword: row.passwordKind === 'initial',
    mustSetUpSecondFactor: !row.secondFactor && demandsSecondFactor(vendor.programme, row.tier),
    acceptedLegal: row.acceptedLegal,
    key: null,
  };
}
