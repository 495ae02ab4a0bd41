import { readActivationId, readQuantity } from '@tierline/domain';
import { recordsOf, withoutToldSeparator } from '../../../ui/pasted-records.ts';
import { cleaned } from './clean-paste.ts';
import { loadPart } from '../../../load-part.ts';

/**
 * A row as it was pasted: the content of it, cleaned; '' where there is nothing. `source`: a product or an activation
 * ID.
 */
export type PastedRow = { partner: string; source: string; copies: string };

/** What a pasted list is read as; `columns` says which of the three it had. */
export type Pasted = { rows: PastedRow[]; columns: ReadonlySet<keyof PastedRow> };

type Role = keyof PastedRow | 'activationId';

/** Words that stand over the columns, in the languages of the portal; compared without case and blanks. */
const headings: Record<Role, readonly string[]> = {
  partner: [
    'partner',
    'account',
    'customer',
    'installer',
    'reseller',
    'company',
    'name',
    'to',
    'konto',
    'kunde',
    'firma',
    'an',
    'empfänger',
    'installateur',
    'fachpartner',
    'cuenta',
    'cliente',
    'empresa',
    'instalador',
    'socio',
    'a',
    'para',
  ],
  source: [
    'product',
    'sku',
    'article',
    'item',
    'produkt',
    'artikel',
    'artikelnummer',
    'producto',
    'referencia',
    'artículo',
    'productoractivationid',
    'produktoderaktivierungs-id',
    'productooiddeactivación',
  ],
  activationId: [
    'activationid',
    'activation',
    'id',
    'aktivierungs-id',
    'aktivierungsid',
    'iddeactivación',
    'iddeactivacion',
  ],
  copies: [
    'copies',
    'quantity',
    'qty',
    'count',
    'amount',
    'number',
    'kopien',
    'anzahl',
    'menge',
    'stück',
    'stk',
    'copias',
    'cantidad',
    'número',
  ],
};

/**
 * Reads a list that was copied from a spreadsheet or written as CSV (E4): tab, semicolon or comma between the cells,
 * which may change from row to row, quoted or not, the columns in any order, with headings or without. `isProduct`
 * distinguishes products from partners where there are no headings.
 */
export async function readPasted(
  text: string,
  language: string,
  isProduct: (text: string) => boolean,
): Promise<Pasted> {
  const cells = await cellsOf(cleaned(text));
  const heading = headingRoles(cells[0] ?? []);
  const body = heading ? cells.slice(1) : cells;
  const width = widthOf(body);
  const rows = heading ? body : body.map((row) => withoutBrokenNumbers(row, width));
  const roles = heading ?? guessedRoles(rows, language, isProduct);
  const at = (row: readonly string[], role: Role) => row[roles.indexOf(role)]?.trim() ?? '';
  return {
    rows: rows.map((row) => ({
      partner: at(row, 'partner'),
      source: at(row, 'activationId') || at(row, 'source'),
      copies: at(row, 'copies'),
    })),
    columns: new Set(roles.flatMap((role) => (role === null ? [] : role === 'activationId' ? 'source' : role))),
  };
}

const separators = ['\t', ';', ','] as const;

async function cellsOf(pasted: string): Promise<string[][]> {
  const { default: papa } = await loadPart(() => import('papaparse'));
  const { text, told } = withoutToldSeparator(pasted);
  const usual = told ?? separators.find((one) => text.includes(one)) ?? '\t';
  const cellsBy = (record: string, delimiter: string): string[] => {
    const read = papa.parse<string[]>(record, { delimiter });
    // A quote that is never closed is a character like any other.
    const { data } = read.errors.some((error) => error.type === 'Quotes')
      ? papa.parse<string[]>(record, { delimiter, quoteChar: '\u0000' })
      : read;
    return (data[0] ?? []).map((cell) => cell.trim());
  };
  const rows = recordsOf(text)
    .map((record) => ({ record, cells: cellsBy(record, usual) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  // A row that the usual separator leaves whole may have another one, by which it is as wide as the others.
  const several = rows.flatMap(({ cells }) => (cells.length > 1 ? [cells] : []));
  const width = several.length > 0 ? widthOf(several) : 0;
  return rows.map(({ record, cells }) => {
    if (cells.length > 1 || width === 0) return cells;
    const others = separators.filter((one) => one !== usual).map((one) => cellsBy(record, one));
    return others.find((other) => withoutBrokenNumbers(other, width).length === width) ?? cells;
  });
}

function headingRoles(row: readonly string[]): (Role | null)[] | null {
  const roles = row.map((cell): Role | null => {
    const word = cell.replace(/\s/gu, '').toLowerCase();
    // The keys of the table, which Object.keys forgets.
    return (Object.keys(headings) as Role[]).find((role) => headings[role].includes(word)) ?? null;
  });
  const once = roles.map((role, index) => (roles.indexOf(role) === index ? role : null));
  const found = once.filter((role) => role !== null).length;
  return found >= 2 || (found === 1 && row.length === 1) ? once : null;
}

// Most rows have this many cells.
function widthOf(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.min(3, [...counts].toSorted((one, other) => other[1] - one[1] || one[0] - other[0])[0]?.[0] ?? 3);
}

// Between commas 2,5 comes apart into two cells: put together again, so that it is refused as what it is and not read
// as 2.
function withoutBrokenNumbers(row: string[], width: number): string[] {
  if (row.length <= width) return row;
  const first = row.findIndex((cell, index) => /^\d+$/u.test(cell) && /^\d+$/u.test(row[index + 1] ?? ''));
  return first < 0 ? row : [...row.slice(0, first), `${row[first]},${row[first + 1]}`, ...row.slice(first + 2)];
}

// Without headings the columns are recognised by what stands in them: numbers, activation IDs or known products, and
// what is left.
function guessedRoles(
  rows: readonly string[][],
  language: string,
  isProduct: (text: string) => boolean,
): (Role | null)[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, index) =>
    rows.map((row) => row[index] ?? '').filter((cell) => cell !== ''),
  );
  const share = (fits: (cell: string) => boolean) =>
    columns.map((cells) => cells.filter(fits).length / Math.max(1, cells.length));
  const best = (shares: readonly number[], taken: readonly number[], least: number) =>
    shares.reduce(
      (found, value, index) => (!taken.includes(index) && value > Math.max(least, shares[found] ?? 0) ? index : found),
      -1,
    );
  const looksLikeCopies = (cell: string) =>
    readActivationId(cell) === null &&
    /^[\d.,\s'’+-]+$/u.test(cell) &&
    readQuantity(cell, language).wrong?.rule !== 'missing';
  const isSource = (cell: string) => readActivationId(cell) !== null || isProduct(cell);
  // A product may be called by a number, and a number of copies may be some product's: words go before numbers.
  const source = best(
    columns.map((cells) => {
      const known = cells.filter(isSource);
      const words = known.filter((cell) => !looksLikeCopies(cell));
      return (known.length + words.length) / (2 * Math.max(1, cells.length));
    }),
    [],
    0,
  );
  const numbers = share(looksLikeCopies);
  // Of two columns of numbers the later one is how many: a partner or product comes before.
  const copies = numbers.length - 1 - best(numbers.toReversed(), source < 0 ? [] : [numbers.length - 1 - source], 0.4);
  const left = columns.flatMap((_, index) => (index === copies || index === source ? [] : [index]));
  const [partner = -1, product = -1] = left;
  return columns.map((_, index) =>
    index === copies
      ? 'copies'
      : index === source
        ? 'source'
        : index === partner
          ? 'partner'
          : index === product && source < 0
            ? 'source'
            : null,
  );
}
