/**
 * A figure of the benchmark: what was measured, in which unit, and what it aims at. `aim` ≤ or ≥, where there is one.
 */
export type Figure = { part: string; what: string; value: number; unit: string; aim?: string; met?: boolean };

/** How long a benchmark takes: `quick` is to see that it runs. */
export type Manner = { quick: boolean };

/** A figure with an aim: `most` or `least`. */
export function aimed(figure: Omit<Figure, 'aim' | 'met'>, aim: { most: number } | { least: number }): Figure {
  return 'most' in aim
    ? { ...figure, aim: `≤ ${aim.most}`, met: figure.value <= aim.most }
    : { ...figure, aim: `≥ ${aim.least}`, met: figure.value >= aim.least };
}

/** The middle one; 0 of none. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value that so large a share of all does not exceed; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** All figures as one table. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['part', 'what', 'figure', 'aim', ''],
    ...figures.map(({ part, what, value, unit, aim, met }) => [
      part,
      what,
      `${rounded(value)} ${unit}`.trim(),
      aim ?? '',
      met === undefined ? '' : met ? 'met' : 'missed',
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
