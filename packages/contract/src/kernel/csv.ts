import { csvColumns, type CsvColumn } from './csv-columns.ts';
import { writtenCell } from './csv-cell.ts';
import { csvNumber, csvSay, csvSeparator, csvTexts, type CsvReader } from './csv-say.ts';
import type { EndpointName } from '../endpoints.ts';
import type { ListItem, ListName } from './lists.ts';

/**
 * The columns of orders in a file for people: a row for each line of an order, by the headings that an import of orders
 * knows.
 */
export const orderLineColumns: readonly CsvColumn<OrderLineRow>[] = [
  ['orderNumber', ({ order }) => order.number],
  ['ordered', ({ order }, say) => say.day(order.orderedOn)],
  ['account', ({ order }) => order.account.name],
  ['sku', ({ line }) => line.product.sku],
  ['product', ({ line }) => line.product.name],
  ['licences', ({ line }) => line.quantity],
  ['unassigned', ({ line }) => line.unassigned],
  ['starts', ({ line }, say) => say.day(line.startsOn)],
  ['expires', ({ line }, say) => say.day(line.expiresOn)],
  ['state', ({ order }, say) => say.state('order', order.state, say.word(order.state))],
  ['assignedTo', ({ order }) => order.customers.map(({ name }) => name).join('; ')],
  ['created', ({ order }, say) => say.instant(order.createdAt)],
  ['id', ({ order }) => order.id],
];

type OrderLineRow = { order: ListItem<'listOrders'>; line: ListItem<'listOrders'>['lines'][number] };

/** Whether an endpoint answers with pages of a list, and so can answer as CSV. */
export function isList(name: EndpointName): name is ListName {
  return name in csvColumns;
}

type Cell = string | number | null;

/** Words a list as CSV for its reader: its headings, and a function from an item to its rows. */
export function wordCsv(name: ListName, reader: CsvReader): { heads: string[]; rows: (item: unknown) => Cell[][] } {
  const say = csvSay(reader);
  const { head } = csvTexts(reader.language);
  const written = <T>(columns: readonly CsvColumn<T>[], rowsOf: (item: unknown) => readonly T[]) => ({
    heads: columns.map(([key]) => head[key]),
    rows: (item: unknown) => rowsOf(item).map((row) => columns.map(([, value]) => value(row, say))),
  });
  // The items are of this list; the name's generic hides that.
  if (name === 'listOrders' && reader.timeZone !== null)
    return written(orderLineColumns, (item) => {
      const order = item as ListItem<'listOrders'>;
      return order.lines.map((line) => ({ order, line }));
    });
  return written(csvColumns[name] as readonly CsvColumn<unknown>[], (item) => [item]);
}

/** The name of a list's file for people, in their language: letters, digits and hyphens of ASCII. */
export function csvFileName(name: ListName, reader: { language: string; programme: { slug: string }; day: string }) {
  return `${reader.programme.slug}-${csvTexts(reader.language).files[name]}-${reader.day}.csv`;
}

/** What stands between the cells of a file for this reader, and how each of them is written there. */
export function csvForm({ language, timeZone }: CsvReader): {
  delimiter: ',' | ';';
  written: (cell: Cell) => Cell;
} {
  const forPeople = timeZone !== null;
  return {
    delimiter: forPeople ? csvSeparator(language) : ',',
    written: (cell) => {
      if (typeof cell === 'string') return writtenCell(cell);
      return typeof cell === 'number' && forPeople ? csvNumber(cell, language) : cell;
    },
  };
}
