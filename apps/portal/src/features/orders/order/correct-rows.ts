import type { Order, Problem, Send } from '@tierline/contract';
import { isDay, readQuantity } from '@tierline/domain';

/** A line of an order that is being corrected; `id` null: a new one. */
export type CorrectRow = {
  key: string;
  id: string | null;
  productId: string | null;
  quantity: string;
  startsOn: string | null;
  expiresOn: string | null;
};

/** The lines of an order as they stand. */
export function rowsOf(order: Order): CorrectRow[] {
  return order.lines.map(({ id, product, quantity, startsOn, expiresOn }) => ({
    key: id,
    id,
    productId: product.id,
    quantity: String(quantity),
    startsOn,
    expiresOn,
  }));
}

/** A new line, which starts today. */
export function newLine(): CorrectRow {
  const startsOn = new Date().toISOString().slice(0, 10);
  return { key: crypto.randomUUID(), id: null, productId: null, quantity: '', startsOn, expiresOn: null };
}

/** The lines as the API takes them; null while one of them lacks something. */
export function linesOf(
  rows: readonly CorrectRow[],
  language: string,
): NonNullable<Send<'correctOrder'>['lines']> | null {
  const lines = rows.flatMap(({ id, productId, quantity, startsOn, expiresOn }) => {
    const read = readQuantity(quantity, language).quantity;
    const days = startsOn !== null && isDay(startsOn) && (expiresOn === null || isDay(expiresOn));
    if (productId === null || read === null || read < 1 || !days) return [];
    return [{ ...(id !== null && { id }), productId, quantity: read, startsOn, expiresOn }];
  });
  return lines.length === rows.length ? lines : null;
}

/** Where a refusal belongs: the number's field, or the form. */
export function isAboutNumber(problem: Problem | null): boolean {
  return problem?.code === 'order-exists';
}
