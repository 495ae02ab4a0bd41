import { roles } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import {
  browserTimeZone,
  email,
  flag,
  id,
  instant,
  language,
  line,
  listOf,
  optionalLine,
  page,
  paging,
  reason,
} from '../kernel/fields.ts';
import { me } from './session.ts';
import { invitationStates, user } from '../accounts/user.ts';

/**
 * An invitation that was sent; one that was replaced by another is left out. `userId` null: the user was taken back.
 */
export const invitation = z.object({
  id: id(),
  userId: z.nullable(id()),
  email: z.string(),
  role: z.enum(roles),
  account: z.object({ id: id(), name: z.string() }),
  state: z.enum(invitationStates),
  /** The mail server's reply. */
  response: z.string(),
  sentAt: instant(),
  expiresAt: instant(),
  openedAt: z.nullable(instant()),
  endedAt: z.nullable(instant()),
});

/** An invitation that somebody was sent. */
export type Invitation = z.output<typeof invitation>;

/** An invitation as the invited person sees it. `accept`: why they cannot accept it yet, null where they can. */
export const openedInvitation = z.object({
  email: z.string(),
  account: z.string(),
  role: z.enum(roles),
  firstName: z.string(),
  lastName: z.string(),
  language: z.string(),
  expiresAt: instant(),
  /** The documents to read and accept, in the reader's language. */
  documents: z.array(z.object({ kind: z.enum(['terms', 'privacy']), version: z.string(), text: z.string() })),
  accept: reason(),
});

// In the body, though `/invitations/:token` would be shorter: addresses are logged by every server and proxy on the
// way.
function token() {
  return line(100);
}

export const invitationEndpoints = {
  listInvitations: endpoint({
    method: 'GET',
    path: '/invitations',
    summary: 'The invitations of your account, and of accounts that it created until they are activated; newest first',
    access: 'data.read',
    query: z.strictObject({ ...paging, open: flag() }),
    output: page(invitation),
    status: 200,
    problems: [],
  }),
  invitePeople: endpoint({
    method: 'POST',
    path: '/invitations',
    summary:
      'Let many people in at once, all or nobody: by invitation or, where the programme says so, by initial password',
    access: 'users.edit',
    keyed: true,
    body: z.strictObject({
      accountId: id(),
      people: listOf(
        z.strictObject({
          email: email(),
          role: z._default(z.enum(roles), 'observer'),
          firstName: optionalLine(100),
          lastName: optionalLine(100),
          language: z.optional(language()),
        }),
        100,
      ),
    }),
    output: z.object({ users: z.array(user) }),
    status: 201,
    problems: [
      'not-found',
      'email-taken',
      'email-not-usable',
      'site-administrator',
      'email-twice',
      'role-not-offered',
      'role-above-own',
      'people-only',
      'tier-without-access',
      'users-manage-themselves',
      'not-yours-to-change',
    ],
  }),
  openInvitation: endpoint({
    method: 'PUT',
    path: '/invitations/opened',
    summary: 'What an invitation says, by the token of its link',
    access: 'anybody',
    body: z.strictObject({ token: token() }),
    output: openedInvitation,
    status: 200,
    problems: [
      'invitation-unknown',
      'invitation-used',
      'invitation-replaced',
      'invitation-revoked',
      'invitation-expired',
      'account-closed',
      'too-many-requests',
    ],
  }),
  acceptInvitation: endpoint({
    method: 'PUT',
    path: '/invitations/accepted',
    summary: 'Accept an invitation, once: name, password, the documents; the new user is signed in',
    access: 'anybody',
    body: z.strictObject({
      token: token(),
      firstName: line(100),
      lastName: line(100),
      language: language(),
      timeZone: z.optional(browserTimeZone()),
      password: z.string().check(z.minLength(1), z.maxLength(1000)),
      /** Left out where the programme has none. */
      documents: z.optional(listOf(z.strictObject({ kind: z.enum(['terms', 'privacy']), version: line(20) }), 10)),
    }),
    output: me,
    status: 200,
    problems: [
      'invitation-unknown',
      'invitation-used',
      'invitation-replaced',
      'invitation-revoked',
      'invitation-expired',
      'account-closed',
      'account-not-activated',
      'acceptance-needed',
      'password-too-short',
      'password-too-long',
      'password-guessable',
      'too-many-requests',
    ],
  }),
};
