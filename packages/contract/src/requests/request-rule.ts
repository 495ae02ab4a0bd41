import * as z from 'zod/mini';
import { namedAccount } from '../entitlements/entitlement.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id, instant, page, paging } from '../kernel/fields.ts';
import { mostRequestedCopies } from './request.ts';

/** A rule by which requests of a partner for a product are fulfilled from stock, up to so many copies a day (E12). */
export const requestRule = z.object({
  id: id(),
  /** Whose requests. */
  account: namedAccount,
  product: z.object({ id: id(), sku: z.string(), name: z.string() }),
  copiesPerDay: z.int(),
  /** What it has handed on today, by the calendar of the reader's account, and did not come back. */
  usedToday: z.int(),
  /** Who set it last; it acts for them. */
  setBy: z.string(),
  setAt: instant(),
  /** False: who set it may no longer fulfil requests, so that it stands still until somebody sets it anew. */
  active: z.boolean(),
});

/** A rule by which requests are fulfilled. */
export type RequestRule = z.output<typeof requestRule>;

export const requestRuleEndpoints = {
  listRequestRules: endpoint({
    method: 'GET',
    path: '/request-rules',
    summary: 'Rules by which your account fulfils requests from stock without being asked',
    access: 'data.read',
    query: z.strictObject(paging),
    output: page(requestRule),
    status: 200,
    problems: [],
  }),
  setRequestRule: endpoint({
    method: 'POST',
    path: '/request-rules',
    summary: 'Have requests of a partner for a product fulfilled from stock, up to so many copies a day',
    access: 'requests.trade',
    keyed: true,
    body: z.strictObject({
      /** The related account below whose requests are meant. */
      accountId: id(),
      productId: id(),
      copiesPerDay: z.int().check(z.minimum(1), z.maximum(mostRequestedCopies)),
    }),
    output: requestRule,
    status: 201,
    problems: [
      'rule-without-stock',
      'target-not-related',
      'rule-not-below',
      'target-closed',
      'ordered-from-vendor',
      'product-retired',
    ],
  }),
  deleteRequestRule: endpoint({
    method: 'DELETE',
    path: '/request-rules/:id',
    summary: 'Delete such a rule; requests wait for people again',
    access: 'requests.trade',
    params: z.strictObject({ id: id() }),
    status: 204,
    problems: ['not-found'],
  }),
};
