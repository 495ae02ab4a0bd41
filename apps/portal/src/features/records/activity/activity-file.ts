import {
  csvFileName,
  csvForm,
  wordCsv,
  type Change,
  type CsvReader,
  type FileReply,
  type Send,
} from '@tierline/contract';
import Papa from 'papaparse';
import { ask } from '../../../api.ts';

type Cell = string | number | null;

/**
 * All changes of a list as a file for people with a spreadsheet (X2, X3): when each happened and what it was, in the
 * sentence that the screen shows, and beside it the columns of the API's own file.
 */
export async function activityFile(
  send: Send<'listChanges'>,
  file: { heading: string; said: (change: Change) => string; reader: CsvReader & { programme: { slug: string } } },
): Promise<FileReply> {
  const { heads, rows } = wordCsv('listChanges', file.reader);
  const { delimiter, written } = csvForm(file.reader);
  const cells = [withSaid(heads, file.heading)];
  for await (const change of allChanges(send))
    cells.push(...rows(change).map((row) => withSaid(row, file.said(change)).map(written)));
  const text = Papa.unparse(cells, { delimiter, newline: '\r\n' });
  return {
    file: new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' }),
    fileName: csvFileName('listChanges', { ...file.reader, day: new Date().toISOString().slice(0, 10) }),
  };
}

// After the moment, which stands first.
function withSaid(row: readonly Cell[], said: string): Cell[] {
  return [...row.slice(0, 1), said, ...row.slice(1)];
}

async function* allChanges(send: Send<'listChanges'>): AsyncGenerator<Change> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    // oxlint-disable-next-line no-await-in-loop -- A page says where the next one begins.
    const page = await ask('listChanges', { ...send, limit: '100', ...(cursor !== undefined && { cursor }) });
    yield* page.items;
    cursor = page.next;
  }
}
