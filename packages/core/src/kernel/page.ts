import { problem } from '@tierline/contract';
import { anywhere, nameKey, personPatterns } from '@tierline/domain';
import { inAlphabet } from './collation.ts';
import { join, sql, type Database, type Sql } from './db.ts';
import { isStorable } from './storable.ts';

/** Where a page begins: after the row with this sort value and id. */
export type CursorPosition = { value: string; id: string };

/** A page as lists answer it. */
export type Page<T> = { items: T[]; next: string | null; count: { value: number; more: boolean } };

/** How far a count goes; a longer one is shown as “1,000+”. */
export const countLimit = 1000;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Reads a cursor; a bad one is refused like any other input. */
export function readCursor(cursor: string | undefined): CursorPosition | null {
  if (cursor === undefined) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(read) &&
      typeof read[0] === 'string' &&
      typeof read[1] === 'string' &&
      isStorable(read[0]) &&
      uuid.test(read[1])
    )
      return { value: read[0], id: read[1] };
  } catch {
    // Falls through to the same refusal as any other bad cursor.
  }
  throw notACursor();
}

/** The refusal of a cursor that no list has given. */
export function notACursor() {
  return problem('invalid-input', { errors: [{ pointer: '/cursor', rule: 'not-a-cursor', facts: {} }] });
}

/** Writes a cursor. Carries the sort value as the database wrote it, so that no microsecond is lost. */
export function writeCursor(place: CursorPosition): string {
  return Buffer.from(JSON.stringify([place.value, place.id])).toString('base64url');
}

/**
 * How a list is sorted: column (or expression), SQL type, direction, and whether by the alphabet of the reader’s
 * language.
 */
export type Sort = {
  column: Sql;
  type: 'timestamptz' | 'date' | 'number' | 'text';
  descending: boolean;
  alphabetic?: true;
};

/** The sort for a reader: names in the alphabet of their language. */
export async function sorted(ctx: { services: { db: Database }; language: string }, order: Sort): Promise<Sort> {
  return order.alphabetic ? { ...order, column: await inAlphabet(ctx.services.db, ctx.language, order.column) } : order;
}

// Timestamps as Postgres writes them; the day is captured to be looked up in the calendar.
const instantForm =
  /^(\d{4}-\d\d-\d\d) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-5])(?::[0-5]\d)?$/u;
const dayForm = /^(?:(\d{4}-\d\d-\d\d)|infinity)$/u;

/** The condition that a row comes after the cursor's place (keyset paging). */
export function afterCursor(place: CursorPosition | null, order: Sort, id: Sql): Sql {
  if (place === null) return sql`TRUE`;
  const value =
    order.type === 'timestamptz'
      ? sql`${readable(place, instantForm)}::timestamptz`
      : order.type === 'date'
        ? sql`${readable(place, dayForm)}::date`
        : order.type === 'number'
          ? sql`${readableNumber(place)}::bigint`
          : sql`${place.value}::text`;
  return order.descending
    ? sql`(${order.column}, ${id}) < (${value}, ${place.id}::uuid)`
    : sql`(${order.column}, ${id}) > (${value}, ${place.id}::uuid)`;
}

/** ORDER BY of a list. */
export function sortClause(order: Sort, id: Sql): Sql {
  return order.descending ? sql`${order.column} DESC, ${id} DESC` : sql`${order.column}, ${id}`;
}

/** Joins conditions by AND. */
export function and(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`TRUE` : join(conditions, ' AND ');
}

/**
 * The condition that one of the key columns contains what was typed, by the key that also distinguishes names
 * (`nameKey`).
 */
export function hasKey(typed: string, columns: readonly Sql[]): Sql {
  const pattern = anywhere(nameKey(typed));
  return sql`(${join(
    columns.map((column) => sql`${column} LIKE ${pattern}`),
    ' OR ',
  )})`;
}

/**
 * The condition that what was typed means the person of this id: names in either order, or the address. By the view
 * that an index serves (decision 31).
 */
export function isPerson(typed: string, id: Sql): Sql {
  const patterns = personPatterns(typed).map((pattern) => sql`s.search_key LIKE ${pattern}`);
  return sql`${id} IN (SELECT s.id FROM searched_user s WHERE ${and(patterns)})`;
}

/** Drops the extra row that shows whether there are more, and returns the next cursor. */
export function toPage<T extends CursorPosition>(rows: T[], limit: number): { rows: T[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? writeCursor(last) : null };
}

/** A bounded count, as lists answer it. */
export function boundedCount(value: number): Page<never>['count'] {
  return { value: Math.min(value, countLimit), more: value > countLimit };
}

function readableNumber({ value }: CursorPosition): string {
  if (/^-?\d{1,16}$/u.test(value)) return value;
  throw notACursor();
}

function readable(place: CursorPosition, form: RegExp): string {
  const [, day] = form.exec(place.value) ?? [];
  // JavaScript reads the 30th of February as a day in March, and accepts a year 0; Postgres refuses both.
  const inCalendar =
    day !== undefined && day >= '0001' && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  if (inCalendar || (day === undefined && form.test(place.value))) return place.value;
  throw notACursor();
}
