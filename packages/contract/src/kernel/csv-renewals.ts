import { quarterOf } from '@tierline/domain';
import type { CsvColumn } from './csv-columns.ts';
import type { ListItem } from './lists.ts';

/** The columns of line items that expire as CSV (E15). */
export const renewals: readonly CsvColumn<ListItem<'listRenewals'>>[] = [
  ['activationId', (row) => row.activationId],
  ['sku', (row) => row.product.sku],
  ['product', (row) => row.product.name],
  ['holder', (row, say) => say.account(row.holder)],
  ['from', (row, say) => say.account(row.from)],
  ['copies', (row) => row.copies],
  ['starts', (row, say) => say.day(row.startsOn)],
  ['expires', (row, say) => say.day(row.expiresOn)],
  ['quarter', (row) => quarterOf(row.expiresOn)],
  ['state', (row, say) => say.state('line', row.state, say.word(row.state))],
  ['stage', (row, say) => say.state('renewal', row.stage, say.word(`renewal-${row.stage}`))],
  ['reason', (row) => row.reason],
  ['request', (row) => row.request && row.request.number],
  ['askedCopies', (row) => row.asked],
  ['renewed', (row) => row.successors.reduce((sum, { copies }) => sum + copies, 0)],
  ['renewedBy', (row) => row.successors.map(({ activationId }) => activationId).join('; ')],
  ['id', (row) => row.id],
];
