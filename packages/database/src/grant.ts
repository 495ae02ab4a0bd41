import { createHash } from 'node:crypto';
import pg from 'pg';
import { asOwner, migrating, roleOf } from './connection.ts';
import { failure } from './failure.ts';
import { rights } from './rights.ts';

/** The role of the application in an embedded Postgres. */
export const applicationRole = 'tierline_app';

/** Makes the application's role in an embedded Postgres and returns the connection string for it. */
export async function createApplicationRole(ownerUrl: string): Promise<string> {
  const application = new URL(ownerUrl);
  // Not a secret of its own: knowing the owner's password is more than this one gives, and it cannot be computed
  // backwards.
  const password = createHash('sha256').update(`${applicationRole}:${application.password}`).digest('hex');
  await asOwner(ownerUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [applicationRole]);
    const verb = rowCount === 0 ? 'create' : 'alter';
    await client.query(`${verb} role ${applicationRole} login password ${pg.escapeLiteral(password)}`);
  });
  application.username = applicationRole;
  application.password = password;
  return application.href;
}

/**
 * Gives a role what the application needs, and no more; to be called after each migration. Nothing to do for the owner
 * itself.
 */
export async function grantApplication(ownerUrl: string, role: string): Promise<void> {
  if (role === roleOf(ownerUrl)) return;
  await asOwner(ownerUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) throw failure('role_missing', `The database has no role "${role}": create it first.`);
    const { rows: tables } = await client.query<{ name: string }>(selectTables);
    const { rows: definers } = await client.query<{ signature: string }>(selectDefiners);
    const statements = [
      `select pg_advisory_xact_lock(${migrating})`,
      ...definers.map(({ signature }) => `revoke execute on function ${signature} from public`),
      ...grants(
        pg.escapeIdentifier(role),
        tables.map(({ name }) => name),
        await tablesOfPlans(client),
      ),
    ];
    // One message is one transaction: nobody ever sees half of it.
    await client.query(statements.join(';\n'));
  });
}

async function tablesOfPlans(client: pg.Client): Promise<readonly string[]> {
  const { rowCount } = await client.query(`select 1 where to_regclass('public.plan_table') is not null`);
  if (rowCount === 0) return [];
  const { rows } = await client.query<{ name: string }>('select name from plan_table where reserved');
  return rows.map(({ name }) => name);
}

function grants(role: string, tables: readonly string[], reserved: readonly string[]) {
  const allowed = { ...rights, ...Object.fromEntries(reserved.map((table) => [table, 'select'])) };
  return [
    `grant usage on schema public to ${role}`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
    `grant usage, select on all sequences in schema public to ${role}`,
    `grant execute on all functions in schema public to ${role}`,
    ...tables
      .filter((table) => table in allowed)
      .flatMap((table) => {
        const name = pg.escapeIdentifier(table);
        const may = allowed[table];
        return [`revoke all on ${name} from ${role}`, ...(may ? [`grant ${may} on ${name} to ${role}`] : [])];
      }),
  ];
}

const selectTables = `select relname as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')`;

const selectDefiners = `select oid::regprocedure::text as signature from pg_proc
  where pronamespace = 'public'::regnamespace and prosecdef and prokind = 'f'`;
