/** What spreadsheets may write into the first line of a file to tell its separator. */
const toldSeparator = /^\uFEFF?sep=(.)[ \t]*(?:\r\n|\r|\n|$)/iu;

/** A list without its `sep=` line, and the separator that the line names, where there is one. */
export function withoutToldSeparator(text: string): { text: string; told: string | null } {
  const [line = '', told = null] = toldSeparator.exec(text) ?? [];
  return { text: text.slice(line.length), told };
}

/**
 * The records of a list: its lines, where a line break within quotes belongs to the cell. A quote that is never closed
 * is a character like any other.
 */
export function recordsOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/u);
  const records: string[] = [];
  let open: string[] = [];
  for (const [index, line] of lines.entries()) {
    const whole = [...open, line].join('\n');
    if (quotesOf(whole) % 2 === 0) {
      records.push(whole);
      open = [];
    } else if (open.length === 0 && !(quotedCell.test(line) && closesLater(lines, index))) records.push(line);
    else open.push(line);
  }
  return [...records, ...open].filter((record) => record.trim() !== '');
}

function closesLater(lines: readonly string[], from: number): boolean {
  // The next line with an odd number of quotes closes the cell that this one opens.
  const closing = lines.slice(from + 1, from + 1 + mostLines).findIndex((line) => quotesOf(line) % 2 === 1);
  return closing !== -1;
}

// Only a quote that a cell begins with opens one; others stand for inches.
const quotedCell = /(?:^|[\t;,|])[ \u00a0]*"/u;

/** How many lines a cell may have; what is longer is a quote that somebody forgot. */
const mostLines = 50;

function quotesOf(text: string): number {
  return text.split('"').length - 1;
}
