import { siteStates } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import {
  askedInstant,
  credits,
  day,
  email,
  id,
  instant,
  knownCountry,
  language,
  listOf,
  nameLine,
  page,
  paging,
  reason,
  searched,
  text,
  textOrEmpty,
  timeZone,
  version,
} from '../kernel/fields.ts';

const named = z.object({ id: id(), name: z.string() });

/**
 * How long credits last: until the end of which day, and how many days that is from today (0 where something is due
 * already). Nulls: for longer than a hundred years, or at no cost.
 */
export const runway = z.object({ lastsUntil: z.nullable(day()), days: z.nullable(z.int()) });

/** A site of a reseller (C2). Days are those of its time zone. */
export const site = z.object({
  id: id(),
  name: z.string(),
  country: z.string(),
  timeZone: z.string(),
  /** Null for all but the people of its reseller. */
  notes: z.nullable(z.string()),
  account: named,
  credits: z.int(),
  /**
   * What the next charge takes, by the price of its day and the numbers reported last; as long as none were, that is
   * the base.
   */
  monthlyCost: z.int(),
  /** The day of the next charge; null of a deleted site. */
  nextChargeOn: z.nullable(day()),
  /** As the product reported them; null: never. */
  users: z.nullable(z.int()),
  devices: z.nullable(z.int()),
  reportedAt: z.nullable(instant()),
  /** `stale`: no report for three days. */
  report: z.enum(['never', 'fresh', 'stale']),
  runway,
  state: z.enum(siteStates),
  /** Since when something is due that could not be paid, and the day on which the site is suspended if it stays so. */
  overdueSince: z.nullable(instant()),
  suspendedOn: z.nullable(day()),
  /** What is due, in credits, and for how many months. */
  arrears: z.int(),
  monthsDue: z.int(),
  administratorCount: z.int(),
  createdAt: instant(),
  deletedAt: z.nullable(instant()),
  version: z.int(),
  actions: z.object({ edit: reason(), move: reason(), administer: reason(), delete: reason() }),
});

/** A site. */
export type Site = z.output<typeof site>;

/**
 * A site administrator: receives mails, and is never a user of the portal (C1). `mail`: the state of the mail that
 * informed them.
 */
const administrator = z.object({
  id: id(),
  email: z.string(),
  language: z.string(),
  invitedAt: instant(),
  mail: z.nullable(
    z.object({
      state: z.enum(['waiting', 'accepted', 'deferred', 'failed', 'withdrawn']),
      at: z.nullable(instant()),
      response: z.string(),
    }),
  ),
});

/** What a month cost, and by which numbers; `due`: it is not paid yet. */
const charge = z.object({
  id: id(),
  month: day(),
  amount: z.int(),
  users: z.int(),
  devices: z.int(),
  state: z.enum(['paid', 'due']),
  chargedAt: instant(),
  paidAt: z.nullable(instant()),
});

/**
 * What deleting a site does: `charged` is taken for what it owes, `fromBalance` of it from the balance; `credits` come
 * back to the balance.
 */
const deletion = { credits: z.int(), charged: z.int(), fromBalance: z.int() };

const idParam = z.strictObject({ id: id() });

const administratorParam = z.strictObject({ id: id(), administratorId: id() });

const told = z.object({ id: id(), email: z.string() });

function counted() {
  return z.int().check(z.minimum(0), z.maximum(1_000_000));
}

export const siteEndpoints = {
  listSites: endpoint({
    method: 'GET',
    path: '/sites',
    summary: 'Sites: those of your account, for vendor staff all',
    access: 'data.read',
    query: z.strictObject({
      ...paging,
      q: searched(),
      /** `living`: all but the deleted; `low`: those that need attention: at-risk, overdue, suspended. */
      state: z._default(z.enum([...siteStates, 'living', 'low', 'all']), 'living'),
      accountId: z.optional(id()),
      sort: z._default(
        z.enum([
          'runway',
          '-runway',
          'name',
          '-name',
          'credits',
          '-credits',
          'cost',
          '-cost',
          'users',
          '-users',
          'devices',
          '-devices',
        ]),
        'runway',
      ),
    }),
    output: page(site),
    status: 200,
    problems: [],
  }),
  readSite: endpoint({
    method: 'GET',
    path: '/sites/:id',
    summary: 'One site, its administrators, and what it cost in the last 24 months',
    access: 'data.read',
    params: idParam,
    output: z.object({
      ...site.shape,
      administrators: z.array(administrator),
      charges: z.array(charge),
      /** What deleting it would do now; null where the reader may not, for the reason in `actions.delete`. */
      deletion: z.nullable(z.object(deletion)),
    }),
    status: 200,
    problems: ['not-found'],
  }),
  createSite: endpoint({
    method: 'POST',
    path: '/sites',
    summary: 'Create a site, with its first credits from the balance',
    access: 'sites.edit',
    keyed: true,
    body: z.strictObject({
      name: nameLine(200),
      country: knownCountry(),
      timeZone: timeZone(),
      notes: text(2000),
      credits: z.optional(credits()),
    }),
    output: z.object({ id: id(), name: z.string(), credits: z.int() }),
    status: 201,
    problems: ['tier-may-not', 'site-name-taken', 'only-balance'],
  }),
  editSite: endpoint({
    method: 'PATCH',
    path: '/sites/:id',
    summary: 'Change name, country, time zone or notes of a site',
    access: 'sites.edit',
    params: idParam,
    body: z.strictObject({
      version: version(),
      name: z.optional(nameLine(200)),
      country: z.optional(knownCountry()),
      timeZone: z.optional(timeZone()),
      notes: z.optional(textOrEmpty(2000)),
    }),
    output: site,
    status: 200,
    problems: ['not-found', 'tier-may-not', 'site-deleted', 'changed-meanwhile', 'site-name-taken'],
  }),
  deleteSite: endpoint({
    method: 'DELETE',
    path: '/sites/:id',
    summary: 'Delete a site: what it owes is paid, what is left goes back to the balance, its history stays',
    access: 'sites.administer',
    keyed: true,
    params: idParam,
    output: z.object({ id: id(), name: z.string(), ...deletion }),
    status: 200,
    problems: ['not-found', 'tier-may-not', 'site-deleted', 'site-owes'],
  }),
  reportUsage: endpoint({
    method: 'POST',
    path: '/sites/:id/usage',
    summary: 'Report the users and devices of a site; what is no newer than what is known changes nothing',
    access: 'usage.report',
    params: idParam,
    body: z.strictObject({ users: counted(), devices: counted(), at: askedInstant() }),
    /**
     * What is known by now, and whether it is what was just reported; `state` shows the product whether the site is
     * suspended.
     */
    output: z.object({
      users: z.int(),
      devices: z.int(),
      reportedAt: instant(),
      taken: z.boolean(),
      state: z.enum(siteStates),
    }),
    status: 200,
    problems: ['not-found', 'site-deleted', 'usage-in-future'],
  }),
  inviteSiteAdministrators: endpoint({
    method: 'POST',
    path: '/sites/:id/administrators',
    summary: 'Name administrators of a site and tell them by mail; they get no access to the portal',
    access: 'sites.administer',
    keyed: true,
    params: idParam,
    body: z.strictObject({
      emails: listOf(email(), 20),
      language: z.optional(language()),
    }),
    output: z.object({ administrators: z.array(told) }),
    status: 201,
    problems: [
      'not-found',
      'tier-may-not',
      'site-deleted',
      'administrator-exists',
      'email-twice',
      'too-many-administrators',
      'mail-limit-reached',
    ],
  }),
  mailSiteAdministrator: endpoint({
    method: 'POST',
    path: '/sites/:id/administrators/:administratorId/mails',
    summary: 'Send the mail to an administrator of a site again',
    access: 'sites.administer',
    keyed: true,
    params: administratorParam,
    output: told,
    status: 201,
    problems: ['not-found', 'tier-may-not', 'site-deleted', 'mail-limit-reached'],
  }),
  removeSiteAdministrator: endpoint({
    method: 'DELETE',
    path: '/sites/:id/administrators/:administratorId',
    summary: 'Remove an administrator of a site',
    access: 'sites.administer',
    params: administratorParam,
    status: 204,
    problems: ['not-found', 'tier-may-not', 'site-deleted'],
  }),
};
