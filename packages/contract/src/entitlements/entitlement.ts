import { hostSchemes } from '@tierline/domain';
import { maxActivationIds, readActivationIds } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import {
  askedDay,
  copies,
  day,
  flag,
  id,
  instant,
  listOf,
  nameLine,
  page,
  paging,
  reason,
  searched,
  wholeInQuery,
  textOrEmpty,
} from '../kernel/fields.ts';
import { accountBy, oneAccount, oneProduct, productBy } from '../kernel/named-fields.ts';
import { mailState } from '../accounts/user.ts';

/** An account as a line item names it; name and identifier are null where the reader may not know them (A3). */
export const namedAccount = z.object({
  id: z.nullable(id()),
  name: z.nullable(z.string()),
  identifier: z.nullable(z.string()),
  tier: z.int(),
});

/** A line item (E3): copies = available + handedOn + activated + retired. */
export const lineItem = z.object({
  id: id(),
  activationId: z.string(),
  product: z.object({
    id: id(),
    sku: z.string(),
    name: z.string(),
    kind: z.string(),
    /** What its devices are named by (E10). */
    hostScheme: z.enum(hostSchemes),
  }),
  orderNumber: z.nullable(z.string()),
  holder: namedAccount,
  from: namedAccount,
  contact: z.nullable(z.object({ name: z.string(), email: z.string(), language: z.string() })),
  copies: z.int(),
  available: z.int(),
  handedOn: z.int(),
  activated: z.int(),
  retired: z.int(),
  startsOn: day(),
  expiresOn: z.nullable(day()),
  state: z.enum(['active', 'expired', 'on-hold', 'closed']),
  stateReason: z.string(),
  createdAt: instant(),
  /** The reader's account holds it. */
  mine: z.boolean(),
  /** The recall window is over: taking copies back means asking for them (E7). */
  recallAsks: z.boolean(),
  actions: z.object({
    split: reason(),
    return: reason(),
    recall: reason(),
    hold: reason(),
    release: reason(),
    mail: reason(),
    activate: reason(),
  }),
});

/** A line item. */
export type LineItem = z.output<typeof lineItem>;

/** A mail as the account that caused it sees it. `again`: why it cannot be sent again. */
export const lineMail = z.object({
  id: id(),
  recipient: z.string(),
  kind: z.string(),
  createdAt: instant(),
  ...mailState.shape,
  again: reason(),
});

/** A mail about a line item. */
export type LineMail = z.output<typeof lineMail>;

const idParam = z.strictObject({ id: id() });

const fewActivationIds = z.refine<string>((text) => readActivationIds(text).length <= maxActivationIds, {
  params: { rule: 'too-many', maximum: maxActivationIds },
});

export const entitlementEndpoints = {
  issueEntitlement: endpoint({
    method: 'POST',
    path: '/entitlements',
    summary: 'Issue an entitlement with its line items to a distributor',
    access: 'entitlements.issue',
    keyed: true,
    body: z
      .strictObject({
        ...accountBy,
        orderNumber: nameLine(50),
        /** Another delivery on an order under which this account has an entitlement already. */
        furtherDelivery: z.optional(z.boolean()),
        mail: z._default(z.boolean(), true),
        contactId: z.optional(id()),
        lines: listOf(
          z
            .strictObject({
              ...productBy,
              copies: copies(),
              startsOn: z.optional(askedDay()),
              expiresOn: z.optional(z.nullable(askedDay())),
            })
            .check(oneProduct),
          100,
        ),
      })
      .check(oneAccount),
    output: z.object({
      id: id(),
      orderNumber: z.string(),
      lines: z.array(
        z.object({
          id: id(),
          activationId: z.string(),
          productId: id(),
          copies: z.int(),
          startsOn: day(),
          expiresOn: z.nullable(day()),
        }),
      ),
    }),
    status: 201,
    problems: [
      'not-found',
      'tier-not-allowed',
      'target-suspended',
      'target-closed',
      'order-number-taken',
      'product-retired',
      'expiry-before-start',
      'contact-not-of-target',
      'contact-inactive',
      'no-recipient',
    ],
  }),
  listLineItems: endpoint({
    method: 'GET',
    path: '/line-items',
    summary: 'List line items that one holds or has handed on (vendor staff: all)',
    access: 'data.read',
    query: z.strictObject({
      ...paging,
      view: z._default(z.enum(['mine', 'handed-on', 'all']), 'mine'),
      q: searched(),
      /** Activation IDs, separated by commas or spaces; more than 250 are refused. */
      activationIds: z.optional(textOrEmpty(10_000).check(fewActivationIds)),
      productId: z.optional(id()),
      holderId: z.optional(id()),
      fromId: z.optional(id()),
      parentId: z.optional(id()),
      state: z.optional(z.enum(['active', 'expired', 'on-hold', 'closed'])),
      expiresWithinDays: z.optional(wholeInQuery(0, 3650)),
      receivedWithinDays: z.optional(wholeInQuery(0, 3650)),
      /**
       * Also lines with 0 available. What was closed, as its split was undone, is found by its state or activation ID
       * alone.
       */
      empty: flag(),
      sort: z._default(z.enum(['-created', 'created', 'expires', '-expires']), '-created'),
    }),
    output: page(lineItem),
    status: 200,
    problems: [],
  }),
  readLineItem: endpoint({
    method: 'GET',
    path: '/line-items/:id',
    summary: 'One line item',
    access: 'data.read',
    params: idParam,
    output: lineItem,
    status: 200,
    problems: ['not-found'],
  }),
  listLineMails: endpoint({
    method: 'GET',
    path: '/line-items/:id/mails',
    summary: 'The mails sent about a line item, with how they stand',
    access: 'data.read',
    params: idParam,
    query: z.strictObject({ ...paging }),
    output: page(lineMail),
    status: 200,
    problems: ['not-found'],
  }),
};
