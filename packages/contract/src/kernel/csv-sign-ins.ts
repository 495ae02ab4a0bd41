import type { CsvColumn } from './csv-columns.ts';
import type { ListItem } from './lists.ts';

/** The columns of sign-ins as CSV. */
export const signIns: readonly CsvColumn<ListItem<'listSignIns'>>[] = [
  ['at', (row, say) => say.instant(row.at)],
  ['outcome', (row, say) => say.state('signIn', row.outcome, say.word(row.outcome))],
  ['network', (row) => row.address],
  ['device', (row) => row.userAgent],
];
