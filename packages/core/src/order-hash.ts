import { nameKey } from '@tierline/domain';
import { inputHash } from './input-hash.ts';

/** An order as it is sent or stands in a file, with nothing filled in. */
export type SentOrder = {
  accountId: string;
  number: string;
  orderedOn?: string | undefined;
  lines: readonly {
    productId: string;
    quantity: number;
    startsOn?: string | undefined;
    expiresOn?: string | null | undefined;
  }[];
};

/**
 * By what an order that is entered again is known to say the same (O1): these fields alone, so that a field that a
 * later version adds does not count where it is left out; the lines in any sequence.
 */
export function orderHash({ accountId, number, orderedOn, lines }: SentOrder): string {
  const sent = lines.map(({ productId, quantity, startsOn, expiresOn }) =>
    JSON.stringify([productId, quantity, startsOn ?? '', expiresOn === null ? null : (expiresOn ?? '')]),
  );
  return inputHash('order-2', { accountId, number: nameKey(number), orderedOn, lines: sent.toSorted() });
}

/**
 * The hashes under which an order that says the same may be stored: today's, and that of versions for which the
 * sequence of lines counted.
 */
export function orderHashes(order: SentOrder): string[] {
  const { accountId, number, orderedOn, lines } = order;
  const formerKey = number.normalize('NFKC').replace(/\s+/gu, '').toLowerCase().normalize('NFKC');
  const sent = lines.map(({ productId, quantity, startsOn, expiresOn }) => ({
    productId,
    quantity,
    startsOn,
    expiresOn,
  }));
  return [orderHash(order), inputHash('order', { accountId, number: formerKey, orderedOn, lines: sent })];
}
