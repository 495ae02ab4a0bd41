/** A period of the chart: its first day, what came in, what went out, and the balance at its end. */
export type ChartPoint = { from: string; in: number; out: number; balance: number };

/**
 * What a chart's axis shows of some values: from where to where, and the whole, even numbers in between that are
 * written beside it. It begins at zero unless all values are far from it.
 */
export function scaleOf(values: readonly number[]): { low: number; high: number; ticks: readonly number[] } {
  const most = Math.max(...values, 1);
  const least = Math.min(...values, most);
  const from = least > most * 0.6 ? least : 0;
  const step = stepOf((most - from) / 4 || most / 4);
  const low = Math.floor(from / step) * step;
  const high = Math.max(Math.ceil(most / step) * step, low + step);
  return {
    low,
    high,
    ticks: Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step),
  };
}

// 1, 2, 5, 10, 20, 50 … : the first that is enough.
function stepOf(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted, 1)));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= wanted) ?? 10 * power;
}
