import { importFields, importLimitBytes, type ImportKind } from '@tierline/contract';
import Papa from 'papaparse';
import { recognise } from './headings.ts';

/** One row of a file: `line` is the number that a spreadsheet shows beside it. */
export type FileRow = { line: number; values: readonly string[] };

/** A CSV file as it was read. */
export type ReadFile = {
  name: string;
  headings: readonly string[];
  rows: readonly FileRow[];
  encoding: string;
  separator: string;
};

/** Why a file cannot be read. */
export type FileTrouble = 'too-large' | 'workbook' | 'not-text' | 'empty';

/** What may stand between the cells of a row. */
export const separators = [';', ',', '\t', '|'] as const;

/** What each is called in the texts. */
export const separatorNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;

/** One of them. */
export type Separator = (typeof separators)[number];

/** Reads a CSV file by the separator that is chosen or that fits it best, whatever its encoding and separator: UTF-8, UTF-16 or Windows-1252 (which has all of Latin-1's letters); comma, semicolon or tab. */
export async function readCsv(file: File, chosen?: Separator): Promise<ReadFile | FileTrouble> {
  // Nothing of what is too large comes into memory.
  if (file.size > importLimitBytes) return 'too-large';
  const bytes = new Uint8Array(await file.arrayBuffer());
  // What spreadsheets save unless asked for CSV: a ZIP archive, or the older compound file.
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'workbook';
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\0')) return 'not-text';
  // Spreadsheets may tell the separator in a line of its own.
  const told = /^sep=(.)\r?\n/u.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const delimiter = chosen ?? told?.[1] ?? separatorOf(body);
  const { data } = Papa.parse<string[]>(body, { delimiter });
  const all = data
    .map((values, index) => ({ line: index + (told ? 2 : 1), values }))
    .filter(({ values }) => values.some((value) => value.trim() !== ''));
  const [head, ...rows] = all;
  return head === undefined || rows.length === 0
    ? 'empty'
    : {
        name: file.name,
        headings: head.values.map((heading) => heading.trim()),
        rows,
        encoding,
        separator: delimiter,
      };
}

const kinds = Object.keys(importFields) as ImportKind[]; // the keys of the table, which Object.keys forgets

/** How many rows are looked at to find the separator. */
const rowsTried = 50;

/** The separator of a file: that by which most of its headings are known, or else that which makes the most columns alike in all rows; a file of one column has none, and is read by commas. */
function separatorOf(text: string): Separator {
  const rated = separators.map((separator) => {
    const { data } = Papa.parse<string[]>(text, { delimiter: separator, preview: rowsTried, skipEmptyLines: 'greedy' });
    const columns = data[0]?.length ?? 1;
    const alike = data.filter((row) => row.length === columns).length / Math.max(1, data.length);
    const known = Math.max(
      ...kinds.map((kind) => recognise(kind, data[0] ?? []).filter((field) => field !== null).length),
    );
    return { separator, score: columns < 2 ? 0 : known * 1000 + alike * 100 + Math.min(columns, 99) };
  });
  const [best] = rated.toSorted((one, other) => other.score - one.score);
  return best === undefined || best.score === 0 ? ',' : best.separator;
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  // Of text in two bytes each, one of the two is nearly always zero.
  const begin = bytes.subarray(0, 1000);
  const zeros = (odd: number) => begin.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  if (zeros(1) > begin.length / 4) return 'utf-16le';
  if (zeros(0) > begin.length / 4) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function startsWith(bytes: Uint8Array, begin: readonly number[]): boolean {
  return begin.every((byte, index) => bytes[index] === byte);
}
