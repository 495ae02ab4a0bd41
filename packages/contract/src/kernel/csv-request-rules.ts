import type { CsvColumn } from './csv-columns.ts';
import type { ListItem } from './lists.ts';

/** The columns of the rules by which requests are fulfilled as CSV (E12). */
export const requestRules: readonly CsvColumn<ListItem<'listRequestRules'>>[] = [
  ['account', (row, say) => say.account(row.account)],
  ['sku', (row) => row.product.sku],
  ['product', (row) => row.product.name],
  ['copiesPerDay', (row) => row.copiesPerDay],
  ['usedToday', (row) => row.usedToday],
  ['setBy', (row) => row.setBy],
  ['since', (row, say) => say.instant(row.setAt)],
  ['status', (row, say) => say.word(row.active ? 'active' : 'inactive')],
  ['id', (row) => row.id],
];
