import pg from 'pg';
import { failure } from './failure.ts';

/** The advisory lock that a process holds while it changes tables or privileges. */
export const migrating = 8_433_002;

// The owner's work is on whole tables: its connections are bound to all vendors (decision 31).
const toAllVendors = "select set_config('tierline.vendor', 'all', false)";

/** The same database, with every connection bound to all vendors from its beginning. */
export function urlToAllVendors(url: string): string {
  const changed = new URL(url);
  const options = changed.searchParams.get('options') ?? '';
  changed.searchParams.set('options', `${options} -c tierline.vendor=all`.trim());
  return changed.href;
}

/** Connects as the owner, to the rows of all vendors; `database_unreachable` after at most ten seconds. */
export async function connectOwner(url: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'tierline-owner',
      connectionTimeoutMillis: 10_000,
    });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(toAllVendors);
    return client;
  } catch (cause) {
    throw failure('database_unreachable', `The database cannot be reached: ${reason(cause)}`, cause);
  }
}

/** Runs work on one connection of the owner's, which is closed afterwards. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connectOwner(url);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same Postgres with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** The role that a connection string signs in as. */
export function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/** An error's message in one line; Node puts several addresses that refuse into one error without a message. */
export function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') || error.name : String(error);
}
