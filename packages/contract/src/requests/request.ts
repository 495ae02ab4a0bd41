import { requestAnswers } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { request } from './request-shape.ts';
import {
  askedDay,
  copies,
  flag,
  id,
  listOf,
  nameLine,
  optionalLine,
  page,
  paging,
  searched,
  text,
  undoable,
} from '../kernel/fields.ts';
import { oneProduct, productBy } from '../kernel/named-fields.ts';

/** The most lines of a request. */
export const mostRequestLines = 100;

/** The most copies of a line. */
export const mostRequestedCopies = 1_000_000;

function requested() {
  return z.int().check(z.minimum(1), z.maximum(mostRequestedCopies));
}

const idParam = z.strictObject({ id: id() });

const withWords = z.refine<{ decision: string; text: string }>(
  (body) => body.text !== '' || !['asked-back', 'replied', 'declined'].includes(body.decision),
  { params: { rule: 'missing' }, path: ['text'] },
);

const answered = [
  'not-found',
  'request-fulfilled',
  'request-declined',
  'request-cancelled',
  'request-lapsed',
  'not-receiver',
] as const;

export const requestEndpoints = {
  createRequest: endpoint({
    method: 'POST',
    path: '/requests',
    summary: 'Ask an account above for copies, or forward what one was asked for',
    access: 'requests.trade',
    keyed: true,
    body: z.strictObject({
      /** The related account above that is asked. */
      toAccountId: id(),
      /** On whose behalf: a related account below. */
      customerId: z.optional(id()),
      /** Whether the receiver sees on whose behalf, where that account lets its name be seen (A3). */
      tellCustomer: z._default(z.boolean(), false),
      /** An own order number or the like. */
      reference: optionalLine(50),
      /** The same own reference as lately is meant. */
      again: z._default(z.boolean(), false),
      note: text(1000),
      lines: listOf(
        z
          .strictObject({
            ...productBy,
            copies: requested(),
            wantedOn: z.optional(z.nullable(askedDay())),
            /** Lines of received requests that it is for; it may be for more copies than all of these. */
            forwards: z.optional(listOf(z.strictObject({ requestLineId: id(), copies: requested() }), 100)),
          })
          .check(oneProduct),
        mostRequestLines,
      ),
    }),
    output: z.object({
      id: id(),
      number: z.int(),
      lines: z.array(z.object({ id: id(), productId: id(), copies: z.int() })),
    }),
    status: 201,
    problems: [
      ...answered,
      'nobody-above',
      'target-not-related',
      'request-not-above',
      'target-suspended',
      'target-closed',
      'customer-not-below',
      'name-not-shown',
      'product-retired',
      'ordered-from-vendor',
      'tier-not-allowed',
      'quantity-not-whole',
      'wanted-in-past',
      'reference-used',
      'other-product',
      'more-than-open',
      'forward-too-small',
      'renewal-mixed',
    ],
  }),
  listRequests: endpoint({
    method: 'GET',
    path: '/requests',
    summary: 'Requests that your account has received or made, the newest first',
    access: 'data.read',
    query: z.strictObject({
      ...paging,
      direction: z._default(z.enum(['received', 'sent', 'all']), 'all'),
      /** Those of which something is still to come, or nothing any more. */
      state: z.optional(z.enum(['open', 'settled'])),
      /** Those that wait for one's own account, to be answered or to reply to a question. */
      waiting: flag(),
      productId: z.optional(id()),
      accountId: z.optional(id()),
      /** In own references, products and names of the other account. */
      q: searched(),
    }),
    output: page(request),
    status: 200,
    problems: [],
  }),
  readRequest: endpoint({
    method: 'GET',
    path: '/requests/:id',
    summary: 'One request',
    access: 'data.read',
    params: idParam,
    output: request,
    status: 200,
    problems: ['not-found'],
  }),
  printRequest: endpoint({
    method: 'GET',
    path: '/requests/:id/sheet',
    summary: 'One request as a sheet to print, without prices',
    access: 'data.read',
    params: idParam,
    file: 'application/pdf',
    status: 200,
    problems: ['not-found'],
  }),
  fulfilRequest: endpoint({
    method: 'POST',
    path: '/requests/:id/fulfilments',
    summary:
      'Fulfil lines of a request, wholly or in part, from stock, or at the vendor by issuing or by an order: all rows or none',
    access: 'requests.trade',
    keyed: true,
    params: idParam,
    body: z.strictObject({
      rows: listOf(
        z.strictObject({
          requestLineId: id(),
          copies: copies(),
          /** The line item that serves; without it those that expire first do. Not for the vendor. */
          lineItemId: z.optional(id()),
          /** For the vendor: the term of what is issued; the product's where it is left out. */
          startsOn: z.optional(askedDay()),
          expiresOn: z.optional(z.nullable(askedDay())),
        }),
        500,
      ),
      /** For the vendor: the order number, which is the requester's own reference where it is left out. */
      orderNumber: z.optional(nameLine(50)),
      mail: z._default(z.boolean(), true),
      message: text(2000),
    }),
    output: z.object({
      id: id(),
      made: z.array(
        z.object({
          requestLineId: id(),
          lineItemId: z.nullable(id()),
          activationId: z.nullable(z.string()),
          /** Of licences and credits: the order that came of it. */
          orderId: z.nullable(id()),
          copies: z.int(),
        }),
      ),
      operationId: z.optional(undoable.operationId),
      undoUntil: z.optional(undoable.undoUntil),
    }),
    status: 201,
    problems: [
      ...answered,
      'other-product',
      'more-than-open',
      'renewal-not-arrived',
      'renewal-other-line',
      'not-holder',
      'line-expired',
      'line-on-hold',
      'line-closed',
      'quantity-not-whole',
      'target-not-related',
      'tier-not-allowed',
      'target-suspended',
      'target-closed',
      'no-recipient',
      'only-available',
      'only-available-of-product',
      'too-many-lines',
      'copies-taken',
      'product-retired',
      'expiry-before-start',
      'fulfilled-apart',
      'order-exists',
      'too-many-credits',
    ],
  }),
  answerRequest: endpoint({
    method: 'POST',
    path: '/requests/:id/answers',
    summary:
      'Ask back, decline or settle a wish to cancel, as its receiver; reply or cancel, as the account that asked',
    access: 'requests.trade',
    keyed: true,
    params: idParam,
    body: z
      .strictObject({
        decision: z.enum(requestAnswers),
        requestLineIds: listOf(id(), mostRequestLines),
        /** The question, its answer, or the reason why it is declined. */
        text: text(1000),
      })
      .check(withWords),
    output: z.object({ id: id(), decision: z.enum(requestAnswers) }),
    status: 201,
    problems: [...answered, 'not-requester', 'no-wish', 'wish-waits', 'nothing-asked'],
  }),
};
