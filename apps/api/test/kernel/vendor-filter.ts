import pg from 'pg';

/** A statement as the driver takes it. */
type Statement = { text: string; name?: string };

const filter = /(?:"?\w+"?\.)*"?vendor_id"? = (\$\d+)(?:::uuid)?/gu;

/**
 * Takes the application's own filter by vendor out of all statements of this process: where one compares a vendor with
 * what was asked for, it is true of every row. `changed` counts them.
 */
export function withoutVendorFilter(): { changed: () => number; restore: () => void } {
  const driver = pg.Client.prototype as unknown as { query: (...all: unknown[]) => unknown };
  const { query } = driver;
  let changed = 0;
  driver.query = function unfiltered(this: pg.Client, ...[first, ...rest]: unknown[]) {
    const statement = typeof first === 'object' && first !== null && 'text' in first ? (first as Statement) : null;
    if (statement === null || !/^\s*(SELECT|WITH)/iu.test(statement.text)) return query.call(this, first, ...rest);
    const text = statement.text.replaceAll(filter, (_, value: string) => `${value}::uuid IS NOT NULL`);
    if (text === statement.text) return query.call(this, first, ...rest);
    changed += 1;
    return query.call(this, { ...statement, text, name: `${statement.name ?? ''} unfiltered` }, ...rest);
  };
  return { changed: () => changed, restore: () => void (driver.query = query) };
}
