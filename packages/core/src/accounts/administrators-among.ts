import { emailKey, type SiteAdministrator } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Transaction } from '../kernel/db.ts';
import { readRows, text } from '../kernel/rows.ts';
import { visibleSites } from '../credits/site-rows.ts';
import { storableKeys } from '../kernel/storable.ts';

/**
 * Returns which of these addresses, by their comparison key, belong to site administrators, who get no access to the
 * portal (C1). Sites that the actor may not see are left out.
 */
export async function administratorsAmong(
  ctx: Context,
  db: Database | Transaction,
  emails: readonly string[],
): Promise<ReadonlyMap<string, SiteAdministrator>> {
  const keys = storableKeys(emails.map(emailKey));
  if (keys.length === 0) return new Map();
  const rows = await readRows(
    db,
    { email: text, site: text, key: text },
    sql`
    SELECT m.email_key AS key, min(m.email) AS email, min(s.name) AS site
    FROM site_administrator m
    JOIN site s ON s.id = m.site_id
    WHERE m.vendor_id = ${ctx.vendor.id}::uuid
      AND m.email_key = ANY(${keys}::text[])
      AND s.state = 'active'
      AND ${visibleSites(ctx)}
    GROUP BY m.email_key`,
  );
  return new Map(rows.map(({ key, email, site }) => [key, { email, site }]));
}
