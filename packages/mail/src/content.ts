import type { LineInMail, Notice } from '@tierline/domain';
import type { Block, LineCells, Page } from './page.ts';
import { oneLine, type Speech } from './words.ts';

/** The content of a mail, and why its reader gets it. */
export type Content = Pick<Page, 'subject' | 'preview' | 'blocks'> & { why: string };

/** The notice of a kind. */
export type Of<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>;

/** A user's own text under a title; nothing where it is empty. */
export function quoted(title: string, text: string): Block[] {
  const lines = text
    .trim()
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map(oneLine);
  return lines.some((line) => line !== '') ? [{ kind: 'quote', title, lines }] : [];
}

/**
 * Line items as a table; `copies`: which copies are meant, where it is not all of them, `activated`: a further column,
 * left out where it is empty.
 */
export function lineTable(
  lines: LineInMail[],
  { say, day, number }: Speech,
  more?: { copies: string; activated: { title: string; cells: string[] } },
): Block {
  const titles: LineCells = {
    product: say('line.product'),
    activationId: say('line.activationId'),
    copies: more?.copies ?? say('line.copies'),
    start: say('line.start'),
    expiry: say('line.expiry'),
    activated: more?.activated.title ?? '',
  };
  const rows = lines.map((line, place): LineCells => ({
    product: oneLine(line.product),
    activationId: oneLine(line.activationId),
    copies: number(line.copies),
    start: day(line.startsOn),
    expiry: line.expiresOn === null ? say('line.perpetual') : day(line.expiresOn),
    activated: more?.activated.cells[place] ?? '',
  }));
  return { kind: 'lines', titles, rows };
}

/** The copies of all lines. */
export function copiesOf(lines: LineInMail[]): number {
  return lines.reduce((sum, line) => sum + line.copies, 0);
}
