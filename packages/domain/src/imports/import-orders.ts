import { nameKey } from '../kernel/text.ts';
import { refuse, type Refusal } from '../kernel/decision.ts';
import { may, type Actor } from '../kernel/permissions.ts';
import {
  decideEnterOrder,
  orderExists,
  type EnterOrderFacts,
  type OrderedLine,
  type TakenBy,
} from '../orders/order-enter.ts';
import type { Programme } from '../kernel/programme.ts';
import { wrongCell, type WrongCell } from './import.ts';
import type { Wallet } from '../credits/wallet.ts';

/** The records that a text of a file may name: exactly one where it is right; none, or several, where it is not. */
export type NamedIn<T> = { typed: string; fits: readonly T[] };

/** A row to become a line of an order; `line` is the row number its reader knows. Null: a cell that cannot be read. */
export type OrderRow = {
  line: number;
  number: string;
  /** Null: the row cannot be read. */
  orderedOn: string | null;
  account: NamedIn<EnterOrderFacts['target']>;
  product: NamedIn<OrderedLine['product']>;
  terms: { quantity: number; startsOn: string; expiresOn: string | null } | null;
};

/** The order of an account that has a number, and whether it says the same; null where the number is free. */
export type TakenOrder = (TakenBy & { same: boolean }) | null;

const fields: Partial<Record<Refusal['code'], string>> = {
  'tier-not-allowed': 'account',
  'target-closed': 'account',
  'target-suspended': 'account',
  'product-retired': 'product',
  'product-not-ordered': 'product',
  'quantity-not-whole': 'quantity',
  'too-many-credits': 'quantity',
  'expiry-before-start': 'expiresOn',
};

/**
 * Judges each row of an import of orders (O1, X5): each is decided like an order of that one line, and rows of one
 * number must belong to one order.
 */
export function judgeOrderRows(
  facts: {
    actor: Actor & { version: number };
    programme: Programme;
    taken: (accountId: string, number: string) => TakenOrder;
  },
  rows: readonly OrderRow[],
): WrongCell[][] {
  const first = new Map<string, OrderRow>();
  for (const row of rows) if (!first.has(nameKey(row.number))) first.set(nameKey(row.number), row);
  const barred = may(facts.actor, 'orders.enter');
  return rows.map((row) => {
    if (barred) return wrongCell('number', barred);
    const [account, ...otherAccounts] = row.account.fits;
    const [product, ...otherProducts] = row.product.fits;
    const wrong: WrongCell[] = [];
    const keep = (field: string, { refusal }: { refusal: Refusal }) => void wrong.push({ field, refusal });
    if (!account) keep('account', refuse('target-unknown', { account: row.account.typed }));
    if (otherAccounts.length > 0) keep('account', refuse('target-ambiguous', { account: row.account.typed }));
    if (!product) keep('product', refuse('product-unknown', { product: row.product.typed }));
    if (otherProducts.length > 0) keep('product', refuse('product-ambiguous', { product: row.product.typed }));
    const taken = account ? facts.taken(account.id, row.number) : null;
    if (account && taken)
      keep(
        'number',
        taken.same
          ? refuse('order-entered', { orderNumber: row.number })
          : refuse('order-exists', orderExists(taken, account.name, row.number)),
      );
    const begin = first.get(nameKey(row.number));
    if (begin && begin !== row && differ(begin, row))
      keep('number', refuse('order-rows-differ', { orderNumber: row.number, line: begin.line }));
    if (wrong.length > 0 || !account || !product || !row.terms) return wrong;
    const decision = decideEnterOrder(
      {
        ...facts,
        target: account,
        taken: null,
        lines: [{ product, ...row.terms, fresh: { lineId: '', mintId: '' } }],
        wallet: nobodys,
        vendorId: '',
        fresh: { orderId: '', inputHash: '' },
      },
      { number: row.number, orderedOn: row.orderedOn ?? '' },
    );
    return decision.ok ? [] : wrongCell(fields[decision.refusal.code] ?? 'number', decision);
  });
}

// What all rows of an order must say alike: null where each row is a line of its own. The words of `order-rows-differ`
// name these fields.
const ofTheOrder: Record<keyof OrderRow, ((row: OrderRow) => string | null) | null> = {
  line: null,
  number: ({ number }) => nameKey(number),
  orderedOn: ({ orderedOn }) => orderedOn,
  account: ({ account }) => account.fits[0]?.id ?? '',
  product: null,
  terms: null,
};

// What cannot be read in a row differs from nothing.
function differ(one: OrderRow, other: OrderRow): boolean {
  return Object.values(ofTheOrder).some((field) => {
    const [before, after] = [field?.(one) ?? null, field?.(other) ?? null];
    return before !== null && after !== null && before !== after;
  });
}

// Whether an order may be entered does not depend on the wallet's balance.
const nobodys: Wallet = { id: '', mintId: '', chargedId: '', accountId: '', balance: 0, isNew: false };
