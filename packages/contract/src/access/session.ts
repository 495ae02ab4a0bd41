import { roles, permissions, type Permission } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import {
  id,
  instant,
  language,
  line,
  lineOrEmpty,
  listOf,
  page,
  paging,
  reason,
  textOrEmpty,
  timeZone,
} from '../kernel/fields.ts';

// The keys of the table, which Object.keys forgets.
const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]];

/** The signed-in user, their account, and what they may do (null) or why not. */
export const me = z.object({
  user: z.object({
    id: id(),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string(),
    mobile: z.string(),
    address: z.string(),
    language: z.string(),
    timeZone: z.string(),
    role: z.enum(roles),
    marketingMail: z.boolean(),
    expiryMail: z.boolean(),
    sharedLogin: z.boolean(),
  }),
  account: z.object({
    id: id(),
    name: z.string(),
    identifier: z.string(),
    tier: z.int(),
    status: z.enum(['active', 'suspended', 'closed']),
  }),
  vendor: z.string(),
  mustChangePassword: z.boolean(),
  /**
   * The programme demands a second factor, and none is set up yet: that comes before anything else, after documents and
   * password.
   */
  mustSetUpSecondFactor: z.boolean(),
  /** Documents to be read and accepted before anything else, in the reader's language; empty for most. */
  mustAccept: z.array(z.object({ kind: z.enum(['terms', 'privacy']), version: z.string(), text: z.string() })),
  may: z.record(z.enum(permissionNames), reason()),
});

/** An open session: network address, begin, and whether it is this one. */
export const session = z.object({
  id: id(),
  current: z.boolean(),
  userAgent: z.string(),
  address: z.string(),
  createdAt: instant(),
  lastSeenAt: instant(),
});

/** Signed in: who. */
export type Me = z.output<typeof me>;

export const sessionEndpoints = {
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    summary: 'Sign in; `code` is of the authenticator app, or a recovery code, where a second factor is set up',
    access: 'anybody',
    body: z.strictObject({
      email: line(254),
      password: z.string().check(z.minLength(1), z.maxLength(1000)),
      code: z.optional(lineOrEmpty(100)),
    }),
    output: me,
    status: 201,
    problems: [
      'sign-in-failed',
      'second-factor-needed',
      'second-factor-wrong',
      'initial-password-expired',
      'account-not-activated',
      'account-closed',
      'too-many-requests',
    ],
  }),
  refreshSession: endpoint({
    method: 'POST',
    path: '/session/refresh',
    summary: 'Go on with a session whose access has run out',
    access: 'anybody',
    status: 204,
    problems: ['not-signed-in'],
  }),
  signOut: endpoint({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    access: 'anybody',
    status: 204,
    problems: [],
  }),
  changePassword: endpoint({
    method: 'PUT',
    path: '/password',
    summary: 'Change your own password; ends your other sessions',
    access: 'first-sign-in',
    body: z.strictObject({
      current: z.string().check(z.minLength(1), z.maxLength(1000)),
      password: z.string().check(z.minLength(1), z.maxLength(1000)),
    }),
    output: me,
    status: 200,
    problems: [
      'password-wrong',
      'password-too-short',
      'password-too-long',
      'password-unchanged',
      'password-guessable',
      'too-many-requests',
    ],
  }),
  forgotPassword: endpoint({
    method: 'POST',
    path: '/password/forgotten',
    summary: 'Ask for a link to choose a new password; the reply is the same for every address',
    access: 'anybody',
    body: z.strictObject({ email: line(254) }),
    status: 204,
    problems: ['too-many-requests'],
  }),
  resetPassword: endpoint({
    method: 'PUT',
    path: '/password/forgotten',
    summary: 'Choose a new password by the link of the mail; ends all of your sessions',
    access: 'anybody',
    body: z.strictObject({ token: line(100), password: z.string().check(z.minLength(1), z.maxLength(1000)) }),
    status: 204,
    problems: ['link-invalid', 'password-too-short', 'password-too-long', 'password-guessable', 'too-many-requests'],
  }),
  listSessions: endpoint({
    method: 'GET',
    path: '/me/sessions',
    summary: 'One’s own sessions that go on',
    access: 'profile.edit',
    query: z.strictObject({ ...paging }),
    output: page(session),
    status: 200,
    problems: [],
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/me/sessions/:id',
    summary: 'Sign one of your own sessions out',
    access: 'profile.edit',
    params: z.strictObject({ id: id() }),
    status: 204,
    problems: ['not-found'],
  }),
  acceptLegal: endpoint({
    method: 'PUT',
    path: '/me/legal',
    summary: 'Accept the present versions of the portal’s legal documents',
    access: 'first-sign-in',
    body: z.strictObject({
      documents: listOf(z.strictObject({ kind: z.enum(['terms', 'privacy']), version: line(20) }), 10),
    }),
    output: me,
    status: 200,
    problems: ['acceptance-needed'],
  }),
  readMe: endpoint({
    method: 'GET',
    path: '/me',
    summary: 'Who is signed in, and what they may do',
    access: 'first-sign-in',
    output: me,
    status: 200,
    problems: [],
  }),
  editMe: endpoint({
    method: 'PATCH',
    path: '/me',
    summary: 'Change your own profile',
    access: 'profile.edit',
    body: z.strictObject({
      firstName: z.optional(lineOrEmpty(100)),
      lastName: z.optional(lineOrEmpty(100)),
      phone: z.optional(lineOrEmpty(50)),
      mobile: z.optional(lineOrEmpty(50)),
      address: z.optional(textOrEmpty(500)),
      language: z.optional(language()),
      timeZone: z.optional(timeZone()),
      marketingMail: z.optional(z.boolean()),
      expiryMail: z.optional(z.boolean()),
    }),
    output: me,
    status: 200,
    problems: [],
  }),
};
