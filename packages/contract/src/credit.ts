import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { credits, day, id, instant, optionalLine, reason, undoable } from './fields.ts';
import { runway } from './site.ts';

const named = z.object({ id: id(), name: z.string() });

/** What a site costs a month from a day on, in credits to two decimals. `now`: the price that holds today. */
const price = z.object({ from: day(), base: z.number(), perUser: z.number(), perDevice: z.number(), now: z.boolean() });

const note = () => optionalLine(500);

/** From where to where how much; null is the balance. */
const rows = z.array(z.strictObject({ fromSiteId: z.nullable(id()), toSiteId: z.nullable(id()), credits: credits() }));

export const creditEndpoints = {
  readBalance: endpoint({
    method: 'GET', path: '/credits', summary: 'A partner’s balance of credits, what his sites cost, and how long all of it lasts; vendor staff say whose', door: 'data.read',
    query: z.strictObject({ accountId: z.optional(id()) }),
    output: z.object({
      account: named, balance: z.int(), atSites: z.int(),
      /** Sites by state; `deleted` ones are not counted. */
      sites: z.object({ all: z.int(), active: z.int(), atRisk: z.int(), overdue: z.int(), suspended: z.int() }),
      /** What is due at sites and could not be paid. */
      arrears: z.int(),
      /** What the sites’ next charges take in all. */
      monthlyCost: z.int(),
      /** How long the balance and the sites’ credits last together, wherever they are needed. */
      runway, prices: z.array(price),
      /** Additions to sites in the last 30 days, newest first, ten at most; what was undone or reversed is left out. */
      recent: z.array(z.object({ operationId: id(), at: instant(), site: named, credits: z.int(), by: z.nullable(z.string()) })),
      actions: z.object({ createSite: reason(), move: reason(), grant: reason() }),
    }),
    status: 200, problems: ['not-found'],
  }),
  moveCredits: endpoint({
    method: 'POST', path: '/credit-transfers', summary: 'Move credits between the balance and sites: all rows or none', door: 'credits.move', keyed: true,
    body: z.strictObject({ rows: rows.check(z.minLength(1), z.maxLength(500)), note: note() }),
    /** `credits`: in all; `balance`: what was then unassigned. */
    output: z.object({ rows, credits: z.int(), balance: z.int(), ...undoable }), status: 201, problems: ['not-found', 'tier-may-not', 'site-deleted', 'same-place', 'quantity-not-whole', 'only-balance', 'only-at-site'],
  }),
  grantCredits: endpoint({
    method: 'POST', path: '/credit-grants', summary: 'Grant credits to a partner’s balance', door: 'credits.grant', keyed: true,
    body: z.strictObject({ accountId: id(), credits: credits(), note: note() }),
    output: z.object({ accountId: id(), credits: z.int(), balance: z.int(), ...undoable }), status: 201, problems: ['not-found', 'tier-not-allowed', 'target-closed', 'target-suspended', 'quantity-not-whole'],
  }),
};
