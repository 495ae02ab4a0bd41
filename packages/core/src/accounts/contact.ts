import { problem } from '@tierline/contract';
import type { Addressee } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { personName } from '../kernel/person-name.ts';
import { bool, readRow, text } from '../kernel/rows.ts';

/**
 * SQL that sorts an account's people as contacts: first the one that `own` wrote to last when copies went to that
 * account, then Masters, Administrators, Operators, others; within a role the first created. `u` is the user's alias;
 * the result is a text.
 */
export function likeliestContact(own: string, u: Sql): Sql {
  return sql`(
    CASE
      WHEN ${u}.id = (
        SELECT last.contact_id
        FROM line_item last
        WHERE last.account_id = ${u}.account_id AND last.from_account_id = ${own}::uuid AND last.contact_id IS NOT NULL
        ORDER BY last.created_at DESC, last.id DESC
        LIMIT 1)
      THEN '0' ELSE ${rankOfContact(u)} END
      || to_char(${u}.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))`;
}

/** SQL for a person's rank as a recipient, where no contact was chosen: those who run the account first. A text. */
export function rankOfContact(u: Sql): Sql {
  return sql`(
    CASE
      WHEN NOT ${u}.may_sign_in THEN '5'
      ELSE CASE ${u}.role
        WHEN 'master' THEN '1'
        WHEN 'administrator' THEN '2'
        WHEN 'operator' THEN '3'
        ELSE '4' END END)`;
}

const contactRow = {
  id: text,
  email: text,
  language: text,
  name: text,
  active: bool,
};

/**
 * Reads a contact of an account to write to: the one asked for, or the likeliest active one; null where there is none.
 * Inactive people and people of other accounts are refused.
 */
export async function readContact(
  ctx: Context,
  account: { id: string; name: string },
  contactId: string | undefined,
): Promise<Addressee | null> {
  const u = sql`u`;
  const row = await readRow(
    ctx.services.db,
    contactRow,
    sql`
    SELECT u.id, u.email, u.language, ${personName(sql`u`)} AS name,
      u.status = 'active' AS active
    FROM portal_user u WHERE u.account_id = ${account.id}::uuid AND u.vendor_id = ${ctx.vendor.id}::uuid
      AND ${contactId === undefined ? sql`u.status = 'active'` : sql`u.id = ${contactId}::uuid`}
    ORDER BY ${likeliestContact(ctx.actor.account.id, u)}, u.id LIMIT 1`,
  );
  if (contactId === undefined) return row ? addressee(row) : null;
  if (!row) throw problem('contact-not-of-target', { account: account.name });
  if (!row.active) throw problem('contact-inactive', { account: account.name, user: row.name });
  return addressee(row);
}

function addressee({ id, email, language }: Addressee): Addressee {
  return { id, email, language };
}
