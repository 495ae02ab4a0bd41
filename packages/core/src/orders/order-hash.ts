import { nameKey } from '@tierline/domain';
import { inputHash } from '../kernel/input-hash.ts';

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
 * Hashes the fields by which an order entered again is known to say the same (O1). Later fields are not among them, so
 * that leaving one out makes no difference; lines count in any sequence.
 */
export function orderHash({ accountId, number, orderedOn, lines }: SentOrder): string {
  const sent = lines.map(({ productId, quantity, startsOn, expiresOn }) =>
    JSON.stringify([productId, quantity, startsOn ?? '', expiresOn === null ? null : (expiresOn ?? '')]),
  );
  return inputHash('order-2', { accountId, number: nameKey(number), orderedOn, lines: sent.toSorted() });
}

/**
 * Returns the hashes under which an order with the same content may be stored: today's, and that of versions for which
 * the sequence of lines counted.
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
