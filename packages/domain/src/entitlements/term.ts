/**
 * The last day of a term of so many months: the day before the one with the same number in the last month. Where that
 * month has no such day, the term ends with the month: a month from 31 January ends on 28 February. Null: the term
 * never ends.
 */
export function endOfTerm(startsOn: string, months: number | null): string | null {
  if (months === null) return null;
  const start = new Date(`${startsOn}T00:00:00Z`);
  const [year, month, date] = [start.getUTCFullYear(), start.getUTCMonth() + months, start.getUTCDate()];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0));
  return (date > lastOfMonth.getUTCDate() ? lastOfMonth : new Date(Date.UTC(year, month, date - 1)))
    .toISOString()
    .slice(0, 10);
}
