import { bool, readRow, sql, text, type Services } from '@tierline/core';
import type { Logger } from 'pino';
import { complaint } from './env.ts';

/**
 * Refuses a role of `DATABASE_URL` whom row-level security does not hold, a superuser, an exempt one or the owner of
 * the tables (X10): vendors would be walled from each other by the application alone. With the demo data it warns.
 */
export async function proveRole({ db }: Pick<Services, 'db'>, demo: boolean, log: Logger): Promise<void> {
  // A database that cannot be asked now answers no request either, and its health says so.
  const exempt = await exemptRole(db).catch(() => null);
  if (exempt === null) return;
  const said = `${exempt}, so the database does not wall vendors from each other`;
  if (demo) return log.warn(said);
  throw complaint(
    `${said}: DATABASE_URL needs a role of the application’s own. Name a new one there and this one in ` +
      'DATABASE_OWNER_URL, and call `tierline migrate`, which makes it; Compose and `npm start` do so by themselves.',
  );
}

/** Which role the database knows us as, and why policies do not hold it; null where they do. */
export async function exemptRole(db: Services['db']): Promise<string | null> {
  // Who may act as the owner counts as the owner, as in Postgres.
  const role = await readRow(
    db,
    { name: text, superuser: bool, exempt: bool, owner: bool },
    sql`SELECT rolname::text AS name, rolsuper AS superuser, rolbypassrls AS exempt,
      EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND pg_has_role(relowner, 'USAGE')) AS owner
    FROM pg_roles WHERE rolname = current_user`,
  );
  if (role?.superuser === true) return `The role "${role.name}" is a superuser`;
  if (role?.exempt === true) return `The role "${role.name}" is exempt from row-level security`;
  return role?.owner === true ? `The role "${role.name}" owns the tables` : null;
}
