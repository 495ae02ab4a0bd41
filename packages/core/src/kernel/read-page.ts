import { sql, type Database, type Sql } from './db.ts';
import { after, counted, countLimit, cut, ordered, readCursor, type Order, type Page, type Place } from './page.ts';

/** The parts of the statement that reads the rows of a page. */
export type PageSql = { where: Sql; orderBy: Sql; limit: number };

/**
 * Reads a page of a list: the rows after the cursor, and a bounded count of all that match. `from` is what is counted:
 * the tables that `where` and `id` name, without joins that only add columns. A bad cursor is refused like any other
 * input (X3).
 */
export async function readPage<Row extends Place, Item>(
  { house }: { house: { db: Database } },
  ask: { cursor?: string | undefined; limit: number },
  list: {
    from: Sql;
    where: Sql;
    order: Order;
    id: Sql;
    read: (page: PageSql) => Promise<Row[]>;
    view: (row: Row) => Item;
  },
): Promise<Page<Item>> {
  const { from, where, order, id } = list;
  const rows = await list.read({
    where: sql`${where} AND ${after(readCursor(ask.cursor), order, id)}`,
    orderBy: ordered(order, id),
    limit: ask.limit + 1,
  });
  const [count] = await house.db.$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n
    FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ${countLimit + 1}) counted`);
  const { rows: shown, next } = cut(rows, ask.limit);
  return { items: shown.map((row) => list.view(row)), next, count: counted(count?.n ?? 0) };
}
