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
import { readCount } from './rows.ts';

/** The parts of the statement that reads the rows of a page. */
export type PageSql = { where: Sql; orderBy: Sql; limit: number };

/**
 * Reads a page of a list: the rows after the cursor, and a bounded count of all that match. `from` is what is counted:
 * the tables that `where` and `id` name, without joins that only add columns. A bad cursor is refused like any other
 * input (X3).
 */
export async function readPage<Row extends CursorPosition, Item>(
  { services, countless }: { services: { db: Database }; countless?: true },
  ask: { cursor?: string | undefined; limit: number },
  list: {
    from: Sql;
    where: Sql;
    order: Sort;
    id: Sql;
    /** FROM and WHERE of the count, where other ones find the same rows sooner. */
    counted?: Sql;
    /** The condition that rows come after the cursor, where more than order and id say that. */
    place?: (cursor: CursorPosition | null) => Sql;
    read: (page: PageSql) => Promise<Row[]>;
    view: (row: Row) => Item;
  },
): Promise<Page<Item>> {
  const { from, where, order, id } = list;
  const cursor = readCursor(ask.cursor);
  const rows = await list.read({
    where: sql`${where} AND ${list.place?.(cursor) ?? afterCursor(cursor, order, id)}`,
    orderBy: sortClause(order, id),
    limit: ask.limit + 1,
  });
  const { rows: shown, next } = toPage(rows, ask.limit);
  const items = shown.map((row) => list.view(row));
  // A first page that holds all has counted them: what is rare or absent is looked for once.
  if (ask.cursor === undefined && next === null) return { items, next, count: boundedCount(items.length) };
  if (countless) return { items, next, count: boundedCount(0) };
  const count = await readCount(
    services.db,
    sql`
    SELECT count(*)::int AS n
    FROM (SELECT 1 FROM ${list.counted ?? sql`${from} WHERE ${where}`} LIMIT ${countLimit + 1}) counted`,
  );
  return { items, next, count: boundedCount(count) };
}
