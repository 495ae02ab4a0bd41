import type { Reply, Send } from '@tierline/contract';
import { nameKey, readActivationId, readQuantity } from '@tierline/domain';
import type { PastedRow } from './split-paste.ts';
import type { Target } from './split-target.tsx';

/** The most rows that one operation takes; the API's limit. */
export const mostRows = 500;

/** The line that a row is bound to where the grid began with lines that were chosen. */
export type GridLine = { id: string; activationId: string; product: { name: string }; available: number };

/** A row of the grid: the content of its fields, and the ids behind it where something was chosen and not typed. */
export type GridRow = {
  key: string;
  line: GridLine | null;
  source: string;
  productId: string | null;
  partner: string;
  accountId: string | null;
  copies: string;
  /** It came from a pasted list: what is missing in it is shown at once. */
  pasted: boolean;
};

/** The fields of a row that may be set. */
export type RowChange = Partial<Omit<GridRow, 'key' | 'line'>>;

/** The whole grid. `common`: everything goes to this account; null: each row says to whom. */
export type Grid = {
  rows: readonly GridRow[];
  common: { target: Target | null } | null;
  contacts: ReadonlyMap<string, string>;
};

/** What the API says of a row. */
export type Checked = Reply<'previewSplits'>['rows'][number];

type Ask = Send<'previewSplits'>['rows'][number];

/** An empty row, or one of a line. */
export function newRow(change: Partial<GridRow> = {}): GridRow {
  return {
    key: crypto.randomUUID(),
    line: null,
    source: '',
    productId: null,
    partner: '',
    accountId: null,
    copies: '',
    pasted: false,
    ...change,
  };
}

/** The row of a pasted one; without a product it is of `line`, where the grid is about one. */
export function pastedRow({ partner, source, copies }: PastedRow, line: GridLine | null): GridRow {
  return newRow({ partner, source, copies, pasted: true, line: source === '' ? line : null });
}

/** The rows that something is entered in. A chosen line is a row by itself where all goes to one account. */
export function filledRows({ rows, common }: Pick<Grid, 'rows' | 'common'>): GridRow[] {
  return rows.filter(
    (row) =>
      (common !== null && row.line !== null) ||
      row.source.trim() !== '' ||
      row.partner.trim() !== '' ||
      row.copies.trim() !== '',
  );
}

const longest = 200;

/** A row as the API is asked about it; null while it does not say what goes to whom. */
export function rowAsk(row: GridRow, { common, contacts }: Grid, language: string): Ask | null {
  const source = sourceOf(row);
  const target = common ? (common.target ? { accountId: common.target.id } : null) : targetOf(row);
  if (source === null || target === null || row.source.length > longest || row.partner.length > longest) return null;
  const contactId = 'accountId' in target ? contacts.get(target.accountId) : undefined;
  return {
    ...source,
    ...target,
    ...(contactId !== undefined && { contactId }),
    copies: readQuantity(row.copies, language).quantity,
  };
}

/** Whether only a product is given, so that several lines can serve. */
export function isOfProduct(row: GridRow): boolean {
  const source = sourceOf(row);
  return source !== null && (source.productId !== undefined || source.product !== undefined);
}

function sourceOf(row: GridRow): Pick<Ask, 'lineItemId' | 'productId' | 'activationId' | 'product'> | null {
  if (row.line) return { lineItemId: row.line.id };
  if (row.productId !== null) return { productId: row.productId };
  const activationId = readActivationId(row.source);
  if (activationId !== null) return { activationId };
  return row.source.trim() === '' ? null : { product: row.source.trim() };
}

function targetOf(row: GridRow): { accountId: string } | { account: string } | null {
  if (row.accountId !== null) return { accountId: row.accountId };
  return row.partner.trim() === '' ? null : { account: row.partner.trim() };
}

/** A row as the split is asked for it: with exactly the account and product that the reader was shown. */
export function splitAsk(asked: Ask, checked: Checked | undefined): Send<'splitLineItems'>['rows'][number] | null {
  const { account, product, copies, ...rest } = asked;
  if (copies === null) return null;
  return {
    ...rest,
    copies,
    ...(account !== undefined && (checked?.account ? { accountId: checked.account.id } : { account })),
    ...(product !== undefined && (checked?.product ? { productId: checked.product.id } : { product })),
  };
}

/** The key by which rows repeat each other: source and target. */
export function twins(grid: Grid, checked: ReadonlyMap<string, Checked>): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  const found = new Map<string, number>();
  grid.rows.forEach((row, index) => {
    const known = checked.get(row.key);
    const source =
      row.line?.id ?? readActivationId(row.source) ?? row.productId ?? known?.product?.id ?? nameKey(row.source);
    const target = grid.common
      ? (grid.common.target?.id ?? '')
      : (row.accountId ?? known?.account?.id ?? nameKey(row.partner));
    if (source === '' || target === '') return;
    const before = seen.get(`${source}\n${target}`);
    if (before === undefined) seen.set(`${source}\n${target}`, index);
    else found.set(row.key, before + 1);
  });
  return found;
}
