import { roles } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import {
  country,
  day,
  email,
  id,
  instant,
  language,
  lineOrEmpty,
  nameLine,
  optionalLine,
  page,
  paging,
  reason,
  searched,
  text,
  textOrEmpty,
  timeZone,
  version,
  wholeInQuery,
} from '../kernel/fields.ts';
import { user, userSorts } from './user.ts';

/** The orders of a list of accounts; a minus in front turns one round. */
export const accountSorts = [
  'name',
  '-name',
  'created',
  '-created',
  'lastSignIn',
  '-lastSignIn',
  'users',
  '-users',
  'copies',
  '-copies',
  'licences',
  '-licences',
] as const;

/** An account as its related accounts see it (A4). */
export const account = z.object({
  id: id(),
  identifier: z.string(),
  name: z.string(),
  /** Shown to the account itself, to the vendor, and to its creator until it is activated; '' to all others. */
  description: z.string(),
  address: z.string(),
  country: z.nullable(z.string()),
  language: z.string(),
  timeZone: z.string(),
  tier: z.int(),
  status: z.enum(['active', 'suspended', 'closed']),
  /** False: its first Master has not signed in yet (A7); it may still receive copies. */
  activated: z.boolean(),
  /**
   * Like `createdAt`, `users` and `lastSignInAt`: shown to the account itself, to the vendor, and to who created it or
   * manages its users; null to all others.
   */
  visibleToPartners: z.nullable(z.boolean()),
  createdAt: z.nullable(instant()),
  version: z.int(),
  /** Its available copies that came from the reader (from anybody, for vendor staff). */
  openCopies: z.int(),
  /**
   * Its licences that are valid today, from orders of the reader (from all, for itself and vendor staff); `endSoon`: of
   * them those that end within 60 days, the first on `firstEndOn`. Null in a programme without orders.
   */
  licences: z.nullable(z.object({ total: z.int(), free: z.int(), endSoon: z.int(), firstEndOn: z.nullable(day()) })),
  /**
   * What is left of its credits, its sites, how many of these need credits, what all cost a month, and the last day
   * that its credits pay for. Null where it runs no sites, and to all but itself and vendor staff.
   */
  credits: z._default(
    z.nullable(
      z.object({
        balance: z.int(),
        sites: z.int(),
        low: z.int(),
        monthlyCost: z.int(),
        lastsUntil: z.nullable(day()),
      }),
    ),
    null,
  ),
  users: z.nullable(z.int()),
  /** Null also where none of its users has signed in yet. */
  lastSignInAt: z.nullable(instant()),
  actions: z.object({
    edit: reason(),
    addUser: reason(),
    addContact: reason(),
    changeState: reason(),
    handOn: reason(),
  }),
});

/** An account. */
export type Account = z.output<typeof account>;

const particulars = {
  description: optionalLine(500),
  address: text(500),
  country: z._default(z.nullable(country()), null),
  language: z.optional(language()),
  timeZone: z.optional(timeZone()),
  visibleToPartners: z._default(z.boolean(), false),
};

/** The first user made with an account (A1, A7): its Master, or a contact where the tier has no access. */
export const firstUser = z.strictObject({
  email: email(),
  firstName: optionalLine(100),
  lastName: optionalLine(100),
  language: z.optional(language()),
});

const idParam = z.strictObject({ id: id() });

export const accountEndpoints = {
  listAccounts: endpoint({
    method: 'GET',
    path: '/accounts',
    summary: 'List related accounts (vendor staff: all accounts)',
    access: 'data.read',
    query: z.strictObject({
      ...paging,
      q: searched(),
      tier: z.optional(z.enum(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])),
      status: z.optional(z.enum(['active', 'suspended', 'closed', 'not-activated'])),
      direction: z._default(z.enum(['below', 'above', 'any']), 'below'),
      licencesEndWithinDays: z.optional(wholeInQuery(0, 3650)),
      sort: z._default(z.enum(accountSorts), 'name'),
    }),
    output: page(account),
    status: 200,
    problems: [],
  }),
  readAccount: endpoint({
    method: 'GET',
    path: '/accounts/:id',
    summary: 'One account',
    access: 'data.read',
    params: idParam,
    output: account,
    status: 200,
    problems: ['not-found'],
  }),
  createAccount: endpoint({
    method: 'POST',
    path: '/accounts',
    summary: 'Create a related account with its first user',
    access: 'accounts.create',
    keyed: true,
    body: z.strictObject({
      name: nameLine(200),
      identifier: z.optional(nameLine(50)),
      tier: z.optional(z.int().check(z.minimum(0), z.maximum(9))),
      ...particulars,
      user: z.optional(firstUser),
    }),
    output: z.object({ account, user: z.nullable(user) }),
    status: 201,
    problems: [
      'name-taken',
      'identifier-taken',
      'email-taken',
      'email-not-usable',
      'site-administrator',
      'tier-not-allowed',
      'tier-may-not',
      'too-many-requests',
    ],
  }),
  editAccount: endpoint({
    method: 'PATCH',
    path: '/accounts/:id',
    summary: 'Edit an account, or suspend, resume or close it',
    access: 'data.read',
    params: idParam,
    who: 'Your own account: Masters. An account that yours has created, until it is activated: from Administrator on. Any account, and whether it is active: from Administrator on, of the vendor’s staff',
    body: z.strictObject({
      version: version(),
      name: z.optional(nameLine(200)),
      description: z.optional(lineOrEmpty(500)),
      address: z.optional(textOrEmpty(500)),
      country: z.optional(z.nullable(country())),
      language: z.optional(language()),
      timeZone: z.optional(timeZone()),
      visibleToPartners: z.optional(z.boolean()),
      status: z.optional(z.enum(['active', 'suspended', 'closed'])),
    }),
    output: account,
    status: 200,
    problems: [
      'not-found',
      'name-taken',
      'changed-meanwhile',
      'not-yours-to-change',
      'own-access',
      'role-too-low',
      'tier-may-not',
      'account-suspended',
    ],
  }),
  listUsers: endpoint({
    method: 'GET',
    path: '/accounts/:id/users',
    summary: 'The people of an account: of your own in full, of a related one its contacts',
    access: 'data.read',
    params: idParam,
    /**
     * `contacts`: only those who can be written to, whom the reader's account wrote to last in front, then those who
     * run the account.
     */
    query: z.strictObject({
      ...paging,
      q: searched(),
      contacts: z.optional(z.literal('true')),
      sort: z._default(z.enum(userSorts), 'name'),
    }),
    output: page(user),
    status: 200,
    problems: ['not-found'],
  }),
  createUser: endpoint({
    method: 'POST',
    path: '/accounts/:id/users',
    summary: 'Create a user, who gets an initial password or an invitation by mail, or a contact who does not sign in',
    access: 'users.edit',
    keyed: true,
    params: idParam,
    body: z.strictObject({
      email: email(),
      firstName: optionalLine(100),
      lastName: optionalLine(100),
      phone: optionalLine(50),
      mobile: optionalLine(50),
      address: text(500),
      language: z.optional(language()),
      timeZone: z.optional(timeZone()),
      role: z._default(z.enum(roles), 'observer'),
      maySignIn: z._default(z.boolean(), true),
      sharedLogin: z._default(z.boolean(), false),
      marketingMail: z._default(z.boolean(), false),
      expiryMail: z._default(z.boolean(), false),
    }),
    output: user,
    status: 201,
    problems: [
      'not-found',
      'email-taken',
      'email-not-usable',
      'site-administrator',
      'role-not-offered',
      'role-above-own',
      'people-only',
      'tier-without-access',
      'users-manage-themselves',
      'not-yours-to-change',
    ],
  }),
};
