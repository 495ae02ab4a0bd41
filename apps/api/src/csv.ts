import {
  csvFileName,
  csvForm,
  csvPreference,
  endpoints,
  wordCsv,
  type CsvReader,
  type Endpoint,
  type ListName,
} from '@tierline/contract';
import type { Programme } from '@tierline/domain';
import type { Request, Response } from 'express';
import Papa from 'papaparse';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A page of a list, as it is answered. */
export type CsvPage = { items: unknown[]; next: string | null };

/** How many rows are read at once, so that a list of any length never fills the memory. */
const rowsAtOnce = 1_000;

/** How long a client may take to read a page, in ms, by default. */
const patienceMs = 60_000;

/** Whether a reader asks for the whole list as CSV, by `Accept: text/csv`. */
export function wantsCsv(request: Request): boolean {
  return request.accepts(['application/json', 'text/csv']) === 'text/csv';
}

/** Whether the file is for people with a spreadsheet, by `Prefer: csv=spreadsheet` (RFC 7240). */
export function wantsSpreadsheet(request: Request): boolean {
  const asked = (request.get('prefer') ?? '').toLowerCase().replaceAll('"', '');
  return asked.split(',').some((preference) => preference.split(';')[0]?.replace(/\s/gu, '') === csvPreference);
}

/**
 * Answers with all of a list as CSV (X3): UTF-8 with its mark, CRLF, headings in the reader's language, and nothing in
 * it that a spreadsheet would run. For programs cells stand apart by commas; a reader with a time zone gets what
 * spreadsheets of the language open. `readPage` reads a page of it; what the first one is refused with is thrown before
 * anything is sent.
 */
export async function sendCsv(
  response: Response,
  name: ListName,
  reader: CsvReader & { programme: Programme; today: string },
  readPage: (cursor: string | undefined, limit: number) => Promise<CsvPage>,
  pageMs = patienceMs,
): Promise<void> {
  const { heads, rows } = wordCsv(name, reader);
  const lines = linesFor(reader);
  const first = await readPage(undefined, rowsAtOnce);
  response.status(200).set({
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${fileName(name, reader)}"`,
    'Cache-Control': 'no-store',
    'Content-Language': reader.language,
    ...(reader.timeZone !== null && { 'Preference-Applied': csvPreference }),
  });
  // A page that is not read in time ends the list; otherwise a slow client would hold it for ever.
  async function* inTime(text: string): AsyncGenerator<string> {
    const impatience = setTimeout(() => response.destroy(), pageMs);
    yield text;
    clearTimeout(impatience);
  }
  async function* written(): AsyncGenerator<string> {
    yield `\uFEFF${lines([heads])}`;
    for (let page: CsvPage | null = first; page !== null; page = await nextOf(page)) {
      yield* inTime(lines(page.items.flatMap(rows)));
      if (page.next === null) return;
    }
  }
  // A refusal of a later page cuts the connection and is logged here: thrown within the stream, nobody would
  // catch it.
  let refused: { error: unknown } | null = null;
  const nextOf = async (page: CsvPage): Promise<CsvPage | null> => {
    try {
      return await readPage(page.next ?? undefined, rowsAtOnce);
    } catch (error) {
      refused = { error };
      response.destroy();
      return null;
    }
  };
  await pipeline(Readable.from(written(), { highWaterMark: 1 }), response).catch((error: unknown) => {
    throw refused === null ? error : refused.error;
  });
}

/** A file for people bears the name of the list in their language; one for programs the last part of its address. */
function fileName(name: ListName, reader: CsvReader & { programme: Programme; today: string }): string {
  if (reader.timeZone !== null) return csvFileName(name, { ...reader, day: reader.today });
  const { path }: Endpoint = endpoints[name];
  const part = path.split('/').findLast((one) => one !== '' && !one.startsWith(':')) ?? 'list';
  return `${reader.programme.slug}-${part}-${reader.today}.csv`;
}

function linesFor(reader: CsvReader): (rows: (string | number | null)[][]) => string {
  const { delimiter, written } = csvForm(reader);
  return (rows) =>
    rows.length === 0
      ? ''
      : `${Papa.unparse(
          rows.map((row) => row.map(written)),
          { delimiter, newline: '\r\n' },
        )}\r\n`;
}
