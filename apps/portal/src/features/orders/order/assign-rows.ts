import type { Order, Send } from '@tierline/contract';
import { readQuantity } from '@tierline/domain';
import type { Target } from '../../entitlements/split/split-target.tsx';

/** The most customers that one assignment takes; the API's limit. */
export const mostCustomers = 100;

/**
 * Who gets how many licences of each line of an order, as it stands in the fields; an empty quantity leaves the line
 * out.
 */
export type AssignRow = { key: string; target: Target | null; quantities: Readonly<Record<string, string>> };

/** A line that something can be assigned of. */
export type OpenLine = Order['lines'][number];

/** What is wrong with the rows: by a row's key its customer or the whole row, by key and line a quantity. */
export type AssignWrong = { customer: Readonly<Record<string, string>>; quantity: Readonly<Record<string, string>> };

/** The lines of an order that still have something to assign. */
export function openLines(order: Order): readonly OpenLine[] {
  return order.lines.filter((line) => line.unassigned > 0 && line.state === 'active');
}

/** A row that gets all that the others leave. */
export function restRow(
  lines: readonly OpenLine[],
  rows: readonly AssignRow[],
  target: Target | null,
  language: string,
): AssignRow {
  return {
    key: crypto.randomUUID(),
    target,
    quantities: Object.fromEntries(lines.map((line) => [line.id, text(leftOf(line, rows, language))])),
  };
}

/** How many licences of a line the rows leave; negative where they ask for more than there are. */
export function leftOf(line: OpenLine, rows: readonly AssignRow[], language: string): number {
  return line.unassigned - rows.reduce((sum, row) => sum + (quantityOf(row, line.id, language) ?? 0), 0);
}

/** A quantity of a row: 0 where it is left out, null where it is no whole number. */
export function quantityOf(row: AssignRow, lineId: string, language: string): number | null {
  const typed = row.quantities[lineId] ?? '';
  if (/^\s*0*\s*$/u.test(typed)) return 0;
  return readQuantity(typed, language).quantity;
}

/** All licences that the rows assign. */
export function licencesOf(rows: readonly AssignRow[], lines: readonly OpenLine[], language: string): number {
  return rows.reduce(
    (sum, row) => sum + lines.reduce((part, line) => part + (quantityOf(row, line.id, language) ?? 0), 0),
    0,
  );
}

/** The rows as the API takes them: with exactly the quantities shown. */
export function assignAsk(
  orderId: string,
  rows: readonly AssignRow[],
  lines: readonly OpenLine[],
  language: string,
): Send<'assignOrder'> {
  return {
    id: orderId,
    rows: rows.flatMap((row) =>
      row.target === null
        ? []
        : [
            {
              accountId: row.target.id,
              lines: lines.flatMap((line) => {
                const quantity = quantityOf(row, line.id, language) ?? 0;
                return quantity > 0 ? [{ orderLineId: line.id, quantity }] : [];
              }),
            },
          ],
    ),
  };
}

/** Where a quantity of a row stands, as `wrong` names it. */
export function quantityKey(row: AssignRow, lineId: string): string {
  return `${row.key} ${lineId}`;
}

function text(left: number): string {
  return left > 0 ? String(left) : '';
}
