import { sql, type Database, type Sql } from './db.ts';
import {
  afterCursor,
  boundedCount,
  countLimit,
  toPage,
  sortClause,
  readCursor,
  type Sort,
  type Page,
  type CursorPosition,
} from './page.ts';

/** The parts of the statement that reads the rows of a page. */
export type PageSql = { where: Sql; orderBy: Sql; limit: number };

/**
 * Reads a page of a list: the rows after the cursor, and a bounded count of all that match. `from` is what is counted:
 * the tables that `where` and `id` name, without joins that only add columns. A bad cursor is refused like any other
 * input (X3).
 */
export async function readPage<Row extends CursorPosition, Item>(
  { services }: { services: { db: Database } },
  ask: { cursor?: string | undefined; limit: number },
  list: {
    from: Sql;
    where: Sql;
    order: Sort;
    id: Sql;
    read: (page: PageSql) => Promise<Row[]>;
    view: (row: Row) => Item;
  },
): Promise<Page<Item>> {
  const { from, where, order, id } = list;
  const rows = await list.read({
    where: sql`${where} AND ${afterCursor(readCursor(ask.cursor), order, id)}`,
    orderBy: sortClause(order, id),
    limit: ask.limit + 1,
  });
  const [count] = await services.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n
    FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${countLimit + 1}) counted`);
  const { rows: shown, next } = toPage(rows, ask.limit);
  return { items: shown.map((row) => list.view(row)), next, count: boundedCount(count?.n ?? 0) };
}
