import { servingPreferences, splitFields } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { copies, day, id, line, listOf, text, undoable } from '../kernel/fields.ts';

/** The most rows that one operation takes. */
export const maxSplitRows = 500;

const source = {
  lineItemId: z.optional(id()),
  activationId: z.optional(line(60)),
  productId: z.optional(id()),
  product: z.optional(line(200)),
};
const target = { accountId: z.optional(id()), account: z.optional(line(200)), contactId: z.optional(id()) };

type RowShape = z.output<z.ZodMiniObject<typeof source & typeof target>>;

function given(...values: unknown[]) {
  return values.filter((value) => value !== undefined).length;
}
const oneSource = z.refine<RowShape>(
  (row) => given(row.lineItemId, row.activationId, row.productId, row.product) === 1,
  { params: { rule: 'not-one-source' } },
);
const oneTarget = z.refine<RowShape>((row) => given(row.accountId, row.account) === 1, {
  params: { rule: 'not-one-target' },
});
const contactOfId = z.refine<RowShape>((row) => row.contactId === undefined || row.accountId !== undefined, {
  params: { rule: 'contact-needs-id' },
});

/**
 * One row of a split. From one line (`lineItemId`, or `activationId` as it was typed), or from whichever lines of a
 * product serve first (`productId`, or `product`: its SKU or name as it was typed). To a related account by
 * `accountId`, or by `account`: its name or identifier.
 */
const row = z.strictObject({ ...source, ...target, copies: copies() }).check(oneSource, oneTarget, contactOfId);

const named = z.object({ id: id(), name: z.string(), identifier: z.string(), tier: z.int() });
const product = z.object({ id: id(), sku: z.string(), name: z.string() });

/** Of rows that name a product: which of its lines serve first. Those that end first, by default. */
const prefer = z.optional(z.enum(servingPreferences));

/** The preview of one row of a split. */
const previewed = z.object({
  /** The lines that it would draw on, those that serve first in front; none where it is wrong. */
  draws: z.array(
    z.object({ lineItemId: id(), activationId: z.string(), expiresOn: z.nullable(day()), copies: z.int() }),
  ),
  product: z.nullable(product),
  /** What earlier rows leave of its line or product; null where that is not known. */
  available: z.nullable(z.int()),
  account: z.nullable(named),
  /** Who would get the mail. */
  contact: z.nullable(z.object({ id: id(), email: z.string(), language: z.string() })),
  /** All mistakes of the row; the first is what the split would be refused with. */
  wrong: z.array(z.object({ field: z.enum(splitFields), code: z.string(), detail: z.string() })),
  /** What may have been meant by a name that is unknown or ambiguous. */
  suggestions: z.object({ accounts: z.array(named), products: z.array(product) }),
});

export const splitEndpoints = {
  splitLineItems: endpoint({
    method: 'POST',
    path: '/splits',
    summary: 'Hand copies on to related accounts of a lower tier: all rows or none',
    access: 'copies.move',
    keyed: true,
    body: z.strictObject({
      rows: listOf(row, maxSplitRows),
      prefer,
      mail: z._default(z.boolean(), true),
      message: text(2000),
    }),
    /** `row`: which row of the request a line is of; a row that names a product may make several. */
    output: z.object({
      splits: z.array(
        z.object({
          row: z.int(),
          id: id(),
          activationId: z.string(),
          parentId: id(),
          accountId: id(),
          copies: z.int(),
          /** The last day of the new line, which is that of the line it comes from. */
          expiresOn: z.nullable(day()),
          mailed: z.nullable(z.string()),
        }),
      ),
      ...undoable,
    }),
    status: 201,
    problems: [
      'not-found',
      'line-unknown',
      'product-unknown',
      'product-ambiguous',
      'not-holder',
      'line-expired',
      'line-on-hold',
      'line-closed',
      'quantity-not-whole',
      'target-not-related',
      'target-unknown',
      'target-ambiguous',
      'tier-not-allowed',
      'target-suspended',
      'target-closed',
      'contact-not-of-target',
      'contact-inactive',
      'no-recipient',
      'only-available',
      'copies-activated',
      'only-available-of-product',
      'too-many-lines',
      'copies-taken',
    ],
  }),
  previewSplits: endpoint({
    method: 'POST',
    path: '/splits/preview',
    summary: 'What would become of each row of a split; changes nothing',
    access: 'copies.move',
    body: z.strictObject({
      /** As for a split; copies may be any number that stands there so far, null: none. */
      rows: listOf(
        z.strictObject({ ...source, ...target, copies: z.nullable(z.int()) }).check(oneSource, oneTarget, contactOfId),
        maxSplitRows,
      ),
      prefer,
      mail: z._default(z.boolean(), true),
    }),
    output: z.object({
      rows: z.array(previewed),
      /**
       * Of each product that rows are about: what is available on the reader's active lines, and what all rows together
       * ask of it.
       */
      totals: z.array(z.object({ product, available: z.int(), asked: z.int() })),
    }),
    status: 200,
    problems: [],
  }),
};
