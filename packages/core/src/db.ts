import { PrismaPg } from '@prisma/adapter-pg';
import { createHash } from 'node:crypto';
import { Prisma, PrismaClient } from './generated/client.ts';

/** The database as use cases see it: Prisma, on a pool of connections of the application's role. */
export type Database = PrismaClient;

/** The same inside a transaction. */
export type Transaction = Prisma.TransactionClient;

/** A piece of SQL with its values. */
export type Sql = Prisma.Sql;

/** Builds SQL with bound values. */
export const { sql, join, empty, raw } = Prisma;

/** Opens a pool. `connections` at most; statements are prepared once each, as planning is most of their cost. */
export function openDatabase(url: string, options: { connections?: number } = {}): Database {
  const adapter = new PrismaPg(
    { connectionString: url, max: options.connections ?? 20, connectionTimeoutMillis: 10_000 },
    { statementNameGenerator: ({ sql: text }) => createHash('sha1').update(text).digest('hex') },
  );
  return new PrismaClient({ adapter });
}

/** Whether an error says that a wait ran out: for a connection, a lock or the transaction's time. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && ['P2024', 'P2028', 'P2034'].includes(error.code);
}

/** Whether an error says that something unique was taken a moment ago. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
