import { importFields, importLimitBytes, type ImportKind } from '@tierline/contract';
import Papa from 'papaparse';
import { readText, type TextTrouble } from '../../ui/file-text.ts';
import { withoutToldSeparator } from '../../ui/pasted-records.ts';
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
export type FileTrouble = TextTrouble | 'empty';

/** What may stand between the cells of a row. */
export const separators = [';', ',', '\t', '|'] as const;

/** What each is called in the texts. */
export const separatorNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;

/** One of them. */
export type Separator = (typeof separators)[number];

/**
 * Reads a CSV file by the separator that is chosen or that fits it best, whatever its encoding and separator: UTF-8,
 * UTF-16 or Windows-1252 (which has all of Latin-1's letters); comma, semicolon or tab.
 */
export async function readCsv(file: File, chosen?: Separator): Promise<ReadFile | FileTrouble> {
  const decoded = await readText(file, importLimitBytes);
  if (typeof decoded === 'string') return decoded;
  const { text: body, told } = withoutToldSeparator(decoded.text);
  const delimiter = chosen ?? told ?? separatorOf(body);
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
        encoding: decoded.encoding,
        separator: delimiter,
      };
}

const kinds = Object.keys(importFields) as ImportKind[]; // the keys of the table, which Object.keys forgets

/** How many rows are looked at to find the separator. */
const rowsTried = 50;

/**
 * The separator of a file: that by which most of its headings are known, or else that which makes the most columns
 * alike in all rows; a file of one column has none, and is read by commas.
 */
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
