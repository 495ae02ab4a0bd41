import { roles } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import {
  day,
  id,
  instant,
  language,
  lineOrEmpty,
  page,
  paging,
  reason,
  searchedFor,
  textOrEmpty,
  timeZone,
  wholeInQuery,
  version,
} from '../kernel/fields.ts';

/** The last mail that gave the user access, and its state; `response` is the mail server's reply. */
export const mailState = z.object({
  state: z.enum(['waiting', 'accepted', 'deferred', 'failed', 'withdrawn']),
  at: instant(),
  response: z.string(),
});

/**
 * How an invitation stands (A10): its mail until the link is opened, then the link; never “delivered”, which nobody can
 * know.
 */
export const invitationStates = [
  'waiting',
  'accepted',
  'deferred',
  'failed',
  'opened',
  'used',
  'expired',
  'revoked',
] as const;

/**
 * A person of an account. Of a related account's people only name, e-mail and language are shown; the rest is null
 * (A4).
 */
export const user = z.object({
  id: id(),
  accountId: id(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  language: z.string(),
  /** Shown to the vendor too; null to others where the rest is, as it reveals how the account is run. */
  maySignIn: z.nullable(z.boolean()),
  full: z.nullable(
    z.object({
      phone: z.string(),
      mobile: z.string(),
      address: z.string(),
      timeZone: z.string(),
      role: z.enum(roles),
      status: z.enum(['active', 'inactive']),
      sharedLogin: z.boolean(),
      marketingMail: z.boolean(),
      expiryMail: z.boolean(),
      /** True: the user has neither accepted the invitation nor changed the initial password yet. */
      waiting: z.boolean(),
      /** Whether a second factor is set up. */
      secondFactor: z.boolean(),
      /** The API keys they made that still work, which outlive their access (X3); shown in their own account alone. */
      apiKeys: z._default(z.array(z.object({ id: id(), name: z.string(), role: z.enum(roles), expiresOn: day() })), []),
      /** The products of which they have a licence that is on, as far as the reader may know; by name. */
      licences: z._default(z.array(z.string()), []),
      lastSignInAt: z.nullable(instant()),
      createdAt: instant(),
      version: z.int(),
      lastMail: z.nullable(mailState),
      /** The newest invitation, where one was sent. */
      invitation: z.nullable(z.object({ state: z.enum(invitationStates), expiresAt: instant() })),
      /** `access`: why role and access cannot be changed, where particulars can. */
      actions: z.object({
        edit: reason(),
        access: reason(),
        resend: reason(),
        withdraw: reason(),
        resetSecondFactor: reason(),
      }),
    }),
  ),
});

/** The orders of a list of people; a minus in front turns one round. */
export const userSorts = ['name', '-name', 'lastSignIn', '-lastSignIn'] as const;

/** A person of an account. */
export type User = z.output<typeof user>;

const userOfAccount = z.extend(user, { account: z.object({ id: id(), name: z.string() }) });

/** A person who agreed to marketing mail (A5), with their company. */
const marketingConsent = z.object({
  id: id(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  language: z.string(),
  account: z.object({ id: id(), name: z.string(), tier: z.int(), country: z.nullable(z.string()) }),
});

const idParam = z.strictObject({ id: id() });

export const userEndpoints = {
  listMarketingConsents: endpoint({
    method: 'GET',
    path: '/marketing-consents',
    summary: 'All active users of the programme who agreed to marketing mail',
    access: 'marketing.read',
    query: z.strictObject({ ...paging }),
    output: page(marketingConsent),
    status: 200,
    problems: [],
  }),
  findUsers: endpoint({
    method: 'GET',
    path: '/users',
    summary: 'Find people of your own and of related accounts (vendor staff: of all accounts)',
    access: 'data.read',
    query: z.strictObject({ ...paging, q: searchedFor() }),
    output: page(userOfAccount),
    status: 200,
    problems: [],
  }),
  readUser: endpoint({
    method: 'GET',
    path: '/users/:id',
    summary: 'One user',
    access: 'data.read',
    params: idParam,
    output: user,
    status: 200,
    problems: ['not-found'],
  }),
  editUser: endpoint({
    method: 'PATCH',
    path: '/users/:id',
    summary:
      'Edit a user: particulars, role, access. The reply names the API keys they made that still work; `revokeApiKeys` revokes these in the same step',
    access: 'users.edit',
    params: idParam,
    who: 'From Administrator on; a Master: Masters; their own role and access: nobody',
    body: z.strictObject({
      version: version(),
      firstName: z.optional(lineOrEmpty(100)),
      lastName: z.optional(lineOrEmpty(100)),
      phone: z.optional(lineOrEmpty(50)),
      mobile: z.optional(lineOrEmpty(50)),
      address: z.optional(textOrEmpty(500)),
      language: z.optional(language()),
      timeZone: z.optional(timeZone()),
      role: z.optional(z.enum(roles)),
      maySignIn: z.optional(z.boolean()),
      status: z.optional(z.enum(['active', 'inactive'])),
      sharedLogin: z.optional(z.boolean()),
      marketingMail: z.optional(z.boolean()),
      expiryMail: z.optional(z.boolean()),
      revokeApiKeys: z.optional(z.boolean()),
    }),
    output: user,
    status: 200,
    problems: [
      'not-found',
      'changed-meanwhile',
      'role-not-offered',
      'role-above-own',
      'master-untouchable',
      'people-only',
      'last-master',
      'site-administrator',
      'own-access',
      'tier-without-access',
      'users-manage-themselves',
      'not-yours-to-change',
    ],
  }),
  sendAccessMail: endpoint({
    method: 'POST',
    path: '/users/:id/access-mail',
    summary: 'Send a user who has never signed in a new initial password or invitation; the one before stops working',
    access: 'users.edit',
    keyed: true,
    params: idParam,
    output: user,
    status: 201,
    problems: [
      'not-found',
      'user-not-waiting',
      'master-untouchable',
      'people-only',
      'not-yours-to-change',
      'users-manage-themselves',
    ],
  }),
  withdrawUser: endpoint({
    method: 'DELETE',
    path: '/users/:id',
    summary:
      'Take back a user who has never signed in: their invitation or initial password stops working, and the address is free again',
    access: 'users.edit',
    params: idParam,
    query: z.strictObject({ version: wholeInQuery(0, 999_999_999) }),
    status: 204,
    problems: [
      'not-found',
      'changed-meanwhile',
      'user-not-waiting',
      'user-on-record',
      'master-untouchable',
      'people-only',
      'not-yours-to-change',
      'users-manage-themselves',
    ],
  }),
};
