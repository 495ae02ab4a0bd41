import { sql, type Services } from '@tierline/core';
import type { Logger } from 'pino';

/**
 * Warns where the role of `DATABASE_URL` owns tables or is exempt from row-level security (X10): vendors are then
 * walled from each other by the application alone, or nearly so.
 */
export async function warnOfExemptRole({ db }: Services, log: Logger): Promise<void> {
  const [role] = await db
    .$queryRaw<{ exempt: boolean; owner: boolean }[]>(
      sql`SELECT rolsuper OR rolbypassrls AS exempt,
        EXISTS (SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relname = 'account') AS owner
      FROM pg_roles r WHERE rolname = current_user`,
    )
    .catch(() => []);
  if (role?.exempt === true || role?.owner === true)
    log.warn('the role of DATABASE_URL is no role of the application’s own: the database does not wall vendors off');
}
