import { entryKinds } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import {
  askedDay,
  credits,
  day,
  id,
  instant,
  listOf,
  optionalLine,
  page,
  paging,
  reason,
  timeZone,
  undoable,
  wholeInQuery,
} from '../kernel/fields.ts';
import { accountBy, oneAccount } from '../kernel/named-fields.ts';
import { runway } from './site.ts';

const named = z.object({ id: id(), name: z.string() });

/** A site's monthly prices from a day on, in credits to two decimals. `now`: the price valid today. */
const price = z.object({ from: day(), base: z.number(), perUser: z.number(), perDevice: z.number(), now: z.boolean() });

function note() {
  return optionalLine(500);
}

/** Source, target and credits of each row; null is the balance. */
const rows = listOf(
  z.strictObject({ fromSiteId: z.nullable(id()), toSiteId: z.nullable(id()), credits: credits() }),
  500,
);

/**
 * Where credits are: the `vendor` they come from, the `order` they came with, the partner's `balance`, a `site`, or
 * `charged`: spent. `name`: the site's, or the order's number, else ''.
 */
const place = z.object({
  kind: z.enum(['vendor', 'order', 'balance', 'site', 'charged']),
  id: z.nullable(id()),
  name: z.string(),
});

/** One movement of credits (C5). */
export const creditEntry = z.object({
  id: z.string(),
  operationId: id(),
  at: instant(),
  kind: z.enum(entryKinds),
  from: place,
  to: place,
  credits: z.int(),
  /**
   * Its effect on the balance shown, and that balance after it: the partner's unassigned balance, or one site's
   * credits. Movements at sites alone, such as a charge, have no effect on the former.
   */
  effect: z.int(),
  balance: z.int(),
  /** The author; null: Tierline itself. Partners read the vendor's name instead of its staff's. */
  by: z.nullable(z.string()),
  note: z.string(),
  /** For a charge: its month, and the numbers it was computed from. */
  charge: z.nullable(z.object({ month: day(), users: z.int(), devices: z.int() })),
  /** How many entries its operation has; they are reversed together. */
  entries: z.int(),
  /** The operation that it reverses or undoes, and the one by which it was reversed or undone. */
  reverses: z.nullable(id()),
  reversedBy: z.nullable(id()),
  actions: z.object({ reverse: reason() }),
});

/** An entry of the credit history. */
export type CreditEntry = z.output<typeof creditEntry>;

/**
 * First and last day of the range, both included, in the time zone (the account's, where it is left out). Vendor staff
 * name the partner or a site.
 */
const range = {
  from: z.optional(askedDay()),
  to: z.optional(askedDay()),
  timeZone: z.optional(timeZone()),
  siteId: z.optional(id()),
  accountId: z.optional(id()),
};
const forward = z.refine<{ from?: string | undefined; to?: string | undefined }>(
  ({ from, to }) => from === undefined || to === undefined || from <= to,
  { params: { rule: 'ends-before' }, path: ['to'] },
);

export const creditEndpoints = {
  readBalance: endpoint({
    method: 'GET',
    path: '/credits',
    summary:
      'A partner’s balance of credits, what its sites cost, and how long all of it lasts; vendor staff name the partner',
    access: 'data.read',
    query: z.strictObject({ accountId: z.optional(id()) }),
    output: z.object({
      account: named,
      balance: z.int(),
      atSites: z.int(),
      /** Sites by state; `deleted` ones are not counted. */
      sites: z.object({ all: z.int(), active: z.int(), atRisk: z.int(), overdue: z.int(), suspended: z.int() }),
      /** What is due at sites and could not be paid. */
      arrears: z.int(),
      /** The sum of the sites’ next charges. */
      monthlyCost: z.int(),
      /** How long the balance and the sites’ credits last together, wherever they are needed. */
      runway,
      prices: z.array(price),
      /** Additions to sites in the last 30 days, newest first, ten at most; what was undone or reversed is left out. */
      recent: z.array(
        z.object({ operationId: id(), at: instant(), site: named, credits: z.int(), by: z.nullable(z.string()) }),
      ),
      actions: z.object({ createSite: reason(), move: reason(), grant: reason() }),
    }),
    status: 200,
    problems: ['not-found'],
  }),
  moveCredits: endpoint({
    method: 'POST',
    path: '/credit-transfers',
    summary: 'Move credits between the balance and sites: all rows or none',
    access: 'credits.move',
    keyed: true,
    body: z.strictObject({ rows, note: note() }),
    /** `credits`: in all; `balance`: what was then unassigned. */
    output: z.object({ rows, credits: z.int(), balance: z.int(), ...undoable }),
    status: 201,
    problems: [
      'not-found',
      'tier-may-not',
      'site-deleted',
      'same-place',
      'quantity-not-whole',
      'only-balance',
      'only-at-site',
    ],
  }),
  grantCredits: endpoint({
    method: 'POST',
    path: '/credit-grants',
    summary: 'Grant credits to a partner’s balance',
    access: 'credits.grant',
    keyed: true,
    body: z.strictObject({ ...accountBy, credits: credits(), note: note() }).check(oneAccount),
    output: z.object({ accountId: id(), credits: z.int(), balance: z.int(), ...undoable }),
    status: 201,
    problems: [
      'not-found',
      'tier-not-allowed',
      'target-closed',
      'target-suspended',
      'quantity-not-whole',
      'too-many-credits',
    ],
  }),
  reverseCredits: endpoint({
    method: 'POST',
    path: '/credit-transfers/:operationId/reversal',
    summary: 'Reverse what was moved, granted or ordered wrongly, by linked opposite movements',
    access: 'data.read',
    keyed: true,
    params: z.strictObject({ operationId: id() }),
    who: 'What was moved: from Operator on, of the partner. What was granted or ordered: from Operator on, of the vendor’s staff',
    body: z.strictObject({ note: note() }),
    output: z.object({ reverses: id(), credits: z.int() }),
    status: 201,
    problems: [
      'not-found',
      'role-too-low',
      'account-suspended',
      'tier-may-not',
      'not-reversible',
      'already-reversed',
      'site-deleted',
      'only-balance',
      'only-at-site',
    ],
  }),
  listCreditHistory: endpoint({
    method: 'GET',
    path: '/credit-history',
    summary: 'Every movement of a partner’s credits in a range of days, with opening, running and closing balance',
    access: 'data.read',
    query: z
      .strictObject({
        ...paging,
        ...range,
        kind: z.optional(z.enum(entryKinds)),
        sort: z._default(z.enum(['at', '-at']), '-at'),
      })
      .check(forward),
    /** Opening and closing are of the whole range, whatever the page or the kind. */
    output: z.object({ ...page(creditEntry).shape, opening: z.int(), closing: z.int() }),
    status: 200,
    problems: ['not-found'],
  }),
  readCreditChart: endpoint({
    method: 'GET',
    path: '/credit-chart',
    summary: 'A partner’s credits by day or month: what came, what went, what sites spent, and the balance',
    access: 'data.read',
    query: z.strictObject({ ...range, by: z.optional(z.enum(['day', 'month'])) }).check(forward),
    /**
     * A point for each day (of 92 at most, unless asked for) or month from the first entry on until today, by its first
     * day. `came` and `went`: effects on the balance shown, without what was undone; `balance` is what it was at the
     * end.
     */
    output: z.object({
      by: z.enum(['day', 'month']),
      opening: z.int(),
      closing: z.int(),
      points: z.array(z.object({ on: day(), came: z.int(), went: z.int(), charged: z.int(), balance: z.int() })),
    }),
    status: 200,
    problems: ['not-found'],
  }),
  readCreditSpending: endpoint({
    method: 'GET',
    path: '/credit-spending',
    summary: 'What a partner’s sites spent month by month, and how long all credits last in the months to come',
    access: 'data.read',
    query: z.strictObject({ accountId: z.optional(id()), months: z._default(wholeInQuery(1, 36), 12) }),
    /**
     * `months`: the last ones by their first days, this month at the end; `spent` beside them, in all, at each of the
     * eight sites that spent most, and at the others together. `credits`: what all of it is today, on the balance and
     * at sites, less what is due. `forecast`: each month to come with its cost at today's numbers and the prices known
     * today, what is left then, and what is missing to pay all until then.
     */
    output: z.object({
      months: z.array(day()),
      spent: z.array(z.int()),
      sites: z.array(z.object({ id: id(), name: z.string(), deleted: z.boolean(), spent: z.array(z.int()) })),
      others: z.object({ sites: z.int(), spent: z.array(z.int()) }),
      credits: z.int(),
      forecast: z.array(z.object({ month: day(), cost: z.int(), left: z.int(), missing: z.int() })),
    }),
    status: 200,
    problems: ['not-found'],
  }),
};
