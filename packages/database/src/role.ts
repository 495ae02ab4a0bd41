import pg from 'pg';
import { asOwner, migrating, reason, roleOf } from './connection.ts';
import { failure } from './failure.ts';

/**
 * Makes the role that a connection string signs in as, with its password, where the database has none of that name;
 * one that is there keeps its own. Fails with `role_missing` where the owner may not make roles.
 */
export async function makeMissingRole(ownerUrl: string, url: string): Promise<void> {
  const role = roleOf(url);
  const password = decodeURIComponent(new URL(url).password);
  await asOwner(ownerUrl, async (client) => {
    // Several processes may migrate at once.
    await client.query('select pg_advisory_lock($1)', [migrating]);
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (rowCount !== 0) return;
    const secret = password === '' ? '' : ` password ${pg.escapeLiteral(password)}`;
    try {
      await client.query(`create role ${pg.escapeIdentifier(role)} login${secret}`);
    } catch (error) {
      const because = `it cannot be made (${reason(error)})`;
      throw failure('role_missing', `The database has no role "${role}", and ${because}: create it first.`, error);
    }
  });
}
