import type { Block, LineCells, Page } from './page.ts';

/** A page as text for readers without HTML: the same parts in the same order. */
export function plainText(page: Page): string {
  const { name, url } = page.portal;
  const parts = [name, ...page.blocks.map(blockText), `-- \n${page.footer.sentBy}\n${url}\n${page.footer.why}`];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'='.repeat(Math.min(block.text.length, 72))}`;
    case 'words':
      return block.text;
    case 'aside':
      return block.text;
    case 'quote':
      return [`${block.title}:`, ...block.lines.map((line) => `> ${line}`.trimEnd())].join('\n');
    case 'facts':
      return aligned(block.facts.map(({ name, value }) => [name, value]));
    case 'lines':
      return block.rows.map((row) => lineText(block.titles, row)).join('\n\n');
    case 'button':
      return `${block.text}: ${block.url}`;
  }
}

function lineText(titles: LineCells, row: LineCells): string {
  const rest = aligned([
    [titles.activationId, row.activationId],
    [titles.copies, row.copies],
    ...(row.activated === '' ? [] : [[titles.activated, row.activated] satisfies [string, string]]),
    [titles.start, row.start],
    [titles.expiry, row.expiry],
  ]);
  return `* ${row.product}\n${rest.replace(/^/gmu, '  ')}`;
}

function aligned(rows: [string, string][]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 1;
  return rows.map(([name, value]) => `${`${name}:`.padEnd(width)} ${value}`).join('\n');
}
