import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { askedDay, id, listOf, nameLine, someText } from '../kernel/fields.ts';
import { oneProduct } from '../kernel/named-fields.ts';
import { askedLine } from './order.ts';

const idParam = z.strictObject({ id: id() });
const version = z.int().check(z.minimum(0), z.maximum(2_147_483_647));

export const orderChangeEndpoints = {
  correctOrder: endpoint({
    method: 'POST',
    path: '/orders/:id/corrections',
    summary:
      'Correct an order of which nothing is assigned: what is left out stays; `lines` are all that it is to have, those that are there by their id',
    access: 'orders.enter',
    keyed: true,
    params: idParam,
    body: z.strictObject({
      version,
      number: z.optional(nameLine(60)),
      orderedOn: z.optional(askedDay()),
      lines: z.optional(listOf(z.strictObject({ id: z.optional(id()), ...askedLine }).check(oneProduct), 50)),
    }),
    output: z.object({ id: id() }),
    status: 201,
    problems: [
      'not-found',
      'order-cancelled',
      'order-assigned',
      'credits-used',
      'changed-meanwhile',
      'order-exists',
      'line-not-of-order',
      'tier-not-allowed',
      'target-closed',
      'target-suspended',
      'product-retired',
      'product-not-ordered',
      'quantity-not-whole',
      'too-many-credits',
      'expiry-before-start',
    ],
  }),
  cancelOrder: endpoint({
    method: 'POST',
    path: '/orders/:id/cancellations',
    summary:
      'Cancel an order of which nothing is assigned, and whose credits are still in the balance; its number is free again',
    access: 'orders.enter',
    keyed: true,
    params: idParam,
    body: z.strictObject({ reason: someText(500) }),
    output: z.object({ id: id() }),
    status: 201,
    problems: ['not-found', 'order-cancelled', 'order-assigned', 'credits-used'],
  }),
};
