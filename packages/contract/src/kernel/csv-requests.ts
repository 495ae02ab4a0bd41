import type { CsvColumn } from './csv-columns.ts';
import type { ListItem } from './lists.ts';

/** The columns of requests as CSV: a row each, with what all its lines come to (E12). */
export const requests: readonly CsvColumn<ListItem<'listRequests'>>[] = [
  ['request', (row) => row.number],
  ['account', (row, say) => say.account(row.account)],
  ['to', (row, say) => say.account(row.to)],
  ['customer', ({ customer }, say) => customer && say.account(customer)],
  ['reference', (row) => row.reference],
  ['product', (row) => row.lines.map(({ product, copies }) => `${copies} × ${product.name}`).join('; ')],
  ['copies', (row) => row.lines.reduce((sum, line) => sum + line.copies, 0)],
  ['fulfilled', (row) => row.lines.reduce((sum, line) => sum + line.fulfilled, 0)],
  ['stillOpen', (row) => row.lines.reduce((sum, line) => sum + line.open, 0)],
  ['wanted', (row, say) => say.day(soonest(row.lines))],
  ['state', (row, say) => say.state('request', row.state, say.word(`request-${row.state}`))],
  ['note', (row) => row.note],
  ['by', (row, say) => say.email(row.askedBy.email)],
  ['created', (row, say) => say.instant(row.createdAt)],
  ['id', (row) => row.id],
];

function soonest(lines: ListItem<'listRequests'>['lines']): string | null {
  return lines.flatMap(({ wantedOn }) => wantedOn ?? []).toSorted()[0] ?? null;
}
