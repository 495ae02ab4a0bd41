/** The time ranges that are one choice; `quarter`: the last whole one of the calendar. */
export const ranges = ['7', '30', '90', 'quarter', 'year'] as const;

/** The first and last day of a range, both in it, seen from a day. */
export function rangeDays(range: (typeof ranges)[number], today: string): { from: string; to: string } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  if (range === 'quarter') {
    const first = new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3 - 3, 1));
    return { from: iso(first), to: iso(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 3, 0))) };
  }
  const begin = new Date(`${today}T00:00:00Z`);
  if (range === 'year') {
    begin.setUTCDate(begin.getUTCDate() + 1);
    begin.setUTCFullYear(begin.getUTCFullYear() - 1);
  } else begin.setUTCDate(begin.getUTCDate() - Number(range) + 1);
  return { from: iso(begin), to: today };
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10);
}
