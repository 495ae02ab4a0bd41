import { renewalStages } from '@tierline/domain';
import * as z from 'zod/mini';
import { namedAccount } from '../entitlements/entitlement.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { askedDay, day, id, listOf, optionalLine, page, paging, reason, text, wholeInQuery } from '../kernel/fields.ts';

/** The most line items that are renewed, or let go, together. */
export const mostRenewed = 100;

/** The most devices of a line item that are chosen. */
export const mostDevicesChosen = 1000;

/** A line item that expires, and how far its renewal has come (E15). */
export const renewal = z.object({
  /** Of the line item. */
  id: id(),
  activationId: z.string(),
  product: z.object({ id: id(), sku: z.string(), name: z.string() }),
  holder: namedAccount,
  from: namedAccount,
  /** The reader's account holds it. */
  mine: z.boolean(),
  copies: z.int(),
  startsOn: day(),
  expiresOn: day(),
  state: z.enum(['active', 'expired', 'on-hold', 'closed']),
  stage: z.enum(renewalStages),
  /** Why it is let go. */
  reason: z.string(),
  /** Copies that are still to come of what its holder has asked for. */
  asked: z.int(),
  /** The newest request for its renewal; null: there is none. */
  request: z.nullable(z.object({ id: id(), number: z.int() })),
  /** What follows it, as far as it did not go back. */
  successors: z.array(
    z.object({
      lineItemId: id(),
      activationId: z.string(),
      copies: z.int(),
      startsOn: day(),
      expiresOn: z.nullable(day()),
    }),
  ),
  /** Copies on devices that are to go on with what follows it and have not yet, and those that are free for them. */
  devices: z.object({ toPass: z.int(), free: z.int() }),
  actions: z.object({ renew: reason(), letGo: reason(), chooseDevices: reason() }),
});

/** A line item that expires. */
export type Renewal = z.output<typeof renewal>;

const withReason = z.refine<{ decision: string; reason: string }>(
  (body) => body.reason !== '' || body.decision !== 'let-go',
  { params: { rule: 'missing' }, path: ['reason'] },
);

/** What is decided about the renewal of line items. */
export const renewalDecisions = ['let-go', 'keep', 'devices'] as const;

const withDevices = z.refine<{ decision: string; devices?: unknown; lineItemIds: readonly string[] }>(
  ({ decision, devices, lineItemIds }) =>
    (devices !== undefined) === (decision === 'devices') && (devices === undefined || lineItemIds.length === 1),
  { params: { rule: 'missing' }, path: ['devices'] },
);

/** Until when line items are renewed. */
export const renewalEnds = ['own-term', 'day', 'month-end', 'line', 'spread'] as const;

const idsWithCommas = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(,[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}){0,99}$/iu;

const asked = {
  /** Own line items, each with the copies that are to follow. */
  lines: listOf(
    z.strictObject({
      lineItemId: id(),
      copies: z.int().check(z.minimum(1), z.maximum(1_000_000)),
      /** Of its activations those that go on, where more copies are activated than are to follow. */
      devices: z.optional(listOf(id(), mostDevicesChosen, 0)),
    }),
    mostRenewed,
  ),
  until: z.enum(renewalEnds),
  /** The common last day; of `month-end` any day of the month. */
  day: z.optional(askedDay()),
  /** The line item with whose last day all end. */
  untilLineItemId: z.optional(id()),
};

type Until = { until: (typeof renewalEnds)[number]; day?: string | undefined; untilLineItemId?: string | undefined };

const withDay = z.refine<Until>(
  (body) => (body.day !== undefined) === (body.until === 'day' || body.until === 'month-end'),
  { params: { rule: 'missing' }, path: ['day'] },
);
const withLine = z.refine<Until>((body) => (body.untilLineItemId !== undefined) === (body.until === 'line'), {
  params: { rule: 'missing' },
  path: ['untilLineItemId'],
});

export const renewalEndpoints = {
  listRenewals: endpoint({
    method: 'GET',
    path: '/renewals',
    summary: 'Line items that expire, with the stage of their renewal, those that expire first first',
    access: 'data.read',
    query: z.strictObject({
      ...paging,
      view: z._default(z.enum(['mine', 'handed-on', 'all']), 'all'),
      stage: z.optional(z.enum(renewalStages)),
      /** `2027-Q1`: those that expire in that quarter of a year. */
      quarter: z.optional(z.string().check(z.regex(/^(19|2\d)\d\d-Q[1-4]$/u))),
      /** Without a quarter: those that expire within so many days, and those that are overdue. */
      withinDays: z._default(wholeInQuery(0, 3650), 120),
      /** Only these, up to 100, with commas between them, whenever they expire. */
      lineItemIds: z.optional(z.string().check(z.maxLength(4000), z.regex(idsWithCommas))),
      productId: z.optional(id()),
      holderId: z.optional(id()),
    }),
    output: page(renewal),
    status: 200,
    problems: [],
  }),
  previewRenewal: endpoint({
    method: 'POST',
    path: '/renewals/preview',
    summary: 'What a renewal of line items comes to, in copy-days; changes nothing',
    access: 'requests.trade',
    body: z.strictObject(asked).check(withDay, withLine),
    output: z.object({
      rows: z.array(
        z.object({
          lineItemId: id(),
          startsOn: day(),
          endsOn: z.nullable(day()),
          copyDays: z.int(),
          /** Copies on its devices. */
          activated: z.int(),
          /** Why it cannot be renewed so. */
          wrong: reason(),
        }),
      ),
      remaining: z.int(),
      bought: z.int(),
      results: z.int(),
      /** Copy-days that spreading leaves over. */
      remainder: z.int(),
    }),
    status: 200,
    problems: ['not-found'],
  }),
  renewLineItems: endpoint({
    method: 'POST',
    path: '/renewals',
    summary: 'Ask for the renewal of line items: a request to each account that some came from, all of them or none',
    access: 'requests.trade',
    keyed: true,
    body: z
      .strictObject({
        ...asked,
        reference: optionalLine(50),
        /** The same own reference as lately is meant. */
        again: z._default(z.boolean(), false),
        note: text(1000),
      })
      .check(withDay, withLine),
    output: z.object({
      /** The request; the first of several. */
      id: id(),
      number: z.int(),
      /** All of them: one to each account that line items came from. */
      requests: z.array(z.object({ id: id(), number: z.int() })),
      lines: z.array(z.object({ id: id(), requestId: id(), lineItemId: id(), copies: z.int(), endsOn: day() })),
    }),
    status: 201,
    problems: [
      'not-found',
      'not-holder',
      'line-perpetual',
      'line-closed',
      'line-on-hold',
      'already-renewed',
      'renewal-asked',
      'quantity-not-whole',
      'renewal-end-past',
      'renewal-end-far',
      'renewal-end-early',
      'renewal-devices',
      'renewal-devices-more',
      'nobody-above',
      'target-not-related',
      'request-not-above',
      'target-suspended',
      'target-closed',
      'product-retired',
      'reference-used',
    ],
  }),
  decideRenewals: endpoint({
    method: 'POST',
    path: '/renewals/decisions',
    summary:
      'Say that line items are not renewed, with the reason; that they are after all; or which devices of one go on',
    access: 'requests.trade',
    keyed: true,
    body: z
      .strictObject({
        lineItemIds: listOf(id(), mostRenewed),
        decision: z.enum(renewalDecisions),
        /** Why they are let go. */
        reason: text(1000),
        /** Of the one line item: its activations that go on with what follows it; the others end with it. */
        devices: z.optional(listOf(id(), mostDevicesChosen, 0)),
      })
      .check(withReason, withDevices),
    output: z.object({ lineItemIds: z.array(id()), decision: z.enum(renewalDecisions) }),
    status: 201,
    problems: [
      'not-found',
      'not-holder',
      'line-perpetual',
      'line-closed',
      'already-renewed',
      'renewal-asked',
      'renewal-devices-more',
    ],
  }),
};
