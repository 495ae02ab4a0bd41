import type { Ask } from '@tierline/contract';
import { nameKey } from '@tierline/domain';
import { inputHash } from '../kernel/input-hash.ts';

type Entered = Ask<'enterOrder'>;
type EnteredLine = Entered['lines'][number];

// Whether the stored hash of an order counts each field that is entered. A field that is added later is not counted:
// orders that exist already would no longer be recognised.
const orderFields = {
  accountId: true,
  // Read as the account’s id.
  account: false,
  number: true,
  orderedOn: true,
  lines: true,
} as const satisfies Record<keyof Entered, boolean>;
const lineFields = {
  productId: true,
  // Read as the product’s id.
  product: false,
  quantity: true,
  startsOn: true,
  expiresOn: true,
} as const satisfies Record<keyof EnteredLine, boolean>;

type Counted<F> = { [K in keyof F]: F[K] extends true ? K : never }[keyof F];

/** An order as it is sent or stands in a file, with nothing filled in. */
export type SentOrder = Pick<Entered, Exclude<Counted<typeof orderFields>, 'lines'>> & {
  accountId: string;
  lines: readonly (Pick<EnteredLine, Counted<typeof lineFields>> & { productId: string })[];
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
