import * as z from 'zod/mini';
import { id, line } from './fields.ts';

/** An account by its id, or by its name or identifier as it was typed; `oneAccount` wants one of the two. */
export const accountBy = { accountId: z.optional(id()), account: z.optional(line(200)) };

/** A product by its id, or by its SKU or name as it was typed; `oneProduct` wants one of the two. */
export const productBy = { productId: z.optional(id()), product: z.optional(line(200)) };

/** How a request names an account. */
export type AccountBy = { accountId?: string | undefined; account?: string | undefined };

/** How a request names a product. */
export type ProductBy = { productId?: string | undefined; product?: string | undefined };

/** An account is named once. */
export const oneAccount = z.refine<AccountBy>((row) => (row.accountId === undefined) !== (row.account === undefined), {
  params: { rule: 'not-one-target' },
});

/** A product is named once. */
export const oneProduct = z.refine<ProductBy>((row) => (row.productId === undefined) !== (row.product === undefined), {
  params: { rule: 'not-one-product' },
});
