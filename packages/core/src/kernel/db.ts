import { PrismaPg } from '@prisma/adapter-pg';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { Prisma, PrismaClient } from '../../generated/client.ts';
import { openPool } from './pool.ts';

/** The database as use cases see it: Prisma, on a pool of connections of the application's role. */
export type Database = PrismaClient;

/** The same inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/** A piece of SQL with its values. */
export type Sql = Prisma.Sql;

/** Builds SQL with bound values. */
export const { sql, join, empty, raw } = Prisma;

const pools = new WeakMap<Database, pg.Pool>();

/** The name of a statement, which is prepared once, as planning is most of its cost. */
export function statementName(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/**
 * Opens a pool, `connections` at most. Its statements meet the rows of the vendor that the work is for (`inVendor`).
 */
export function openDatabase(url: string, options: { connections?: number; traced?: boolean } = {}): Database {
  const pool = openPool(url, options.connections ?? 20, options.traced ?? false);
  const db = new PrismaClient({
    adapter: new PrismaPg(pool, {
      disposeExternalPool: true,
      statementNameGenerator: ({ sql: text }) => statementName(text),
    }),
  });
  pools.set(db, pool);
  return db;
}

/** The pool of a database, for what goes without Prisma (`queryRows`). */
export function poolOf(db: Database): pg.Pool {
  const pool = pools.get(db);
  if (!pool) throw new Error('a database that openDatabase has not opened');
  return pool;
}

/** The connections of a database's pool: all, those that are idle, and how many wait for one. */
export function poolState(db: Database): { total: number; idle: number; waiting: number } {
  const pool = pools.get(db);
  return { total: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

/** Whether an error says that a unique value was taken a moment ago. */
export function isTaken(error: unknown): boolean {
  // The driver's own error, of what goes without Prisma.
  if (error instanceof pg.DatabaseError) return error.code === '23505';
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2002' || (error.code === 'P2010' && JSON.stringify(error.meta ?? {}).includes('23505'));
}

/** The tables that many rows are written to at once, by their models. */
type Bulk = {
  account: Prisma.AccountCreateManyInput;
  relation: Prisma.RelationCreateManyInput;
  portal_user: Prisma.UserCreateManyInput;
  invitation: Prisma.InvitationCreateManyInput;
  mail: Prisma.MailCreateManyInput;
  operation_account: {
    operationId: string;
    accountId: string;
    vendorId: string;
    kind: string;
    changes: object | null;
  };
};

/**
 * Writes rows in one statement, however many: Prisma's createMany of 5,000 rows takes ten times as long. All rows have
 * the columns of the first.
 */
export async function insertMany<T extends keyof Bulk>(
  tx: Transaction,
  table: T,
  rows: readonly Bulk[T][],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = raw(
    Object.keys(first)
      .map((field) => `"${columnOf(field)}"`)
      .join(', '),
  );
  const values = JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value]))),
  );
  await tx.$executeRaw(
    sql`INSERT INTO ${raw(table)} (${columns})
      SELECT ${columns}
      FROM jsonb_populate_recordset(NULL::${raw(table)}, ${values}::jsonb)`,
  );
}

/** The column of a field: the same name in snake case. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
