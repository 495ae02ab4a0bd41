import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, instant, page, paging, searched, wholeInQuery } from '../kernel/fields.ts';

const mailState = z.enum(['waiting', 'accepted', 'deferred', 'failed', 'withdrawn']);

/** A mail in the demo's mailbox. */
export const mailInBox = z.object({
  id: id(),
  recipient: z.string(),
  subject: z.string(),
  state: mailState,
  createdAt: instant(),
});

/** A mail that an operation caused, sent or waiting, with its state (X1). */
export const sentMail = z.object({
  ...mailInBox.shape,
  kind: z.string(),
  /** Since when it is in this state. */
  at: instant(),
  /** The mail server's reply. */
  response: z.string(),
  /** The line item that it is about, where it is about a single one. */
  lineItemId: z.nullable(id()),
  /** The user it is for. */
  user: z.nullable(z.object({ id: id(), accountId: id() })),
});

/** A mail that went out, or is to. */
export type SentMail = z.output<typeof sentMail>;

export const mailEndpoints = {
  listSentMails: endpoint({
    method: 'GET',
    path: '/mails',
    summary: 'The mails that your account has caused, with their state, newest first (vendor staff: all)',
    access: 'data.read',
    query: z.strictObject({ ...paging, state: z.optional(mailState), withinDays: z.optional(wholeInQuery(1, 3650)) }),
    output: page(sentMail),
    status: 200,
    problems: [],
  }),
  listMails: endpoint({
    method: 'GET',
    path: '/mailbox',
    summary: 'Demo mode: the mails that would have been sent',
    access: 'anybody',
    query: z.strictObject({ ...paging, recipient: searched(254) }),
    output: page(mailInBox),
    status: 200,
    problems: ['not-found'],
  }),
  readMail: endpoint({
    method: 'GET',
    path: '/mailbox/:id',
    summary: 'Demo mode: one mail as its recipient would see it',
    access: 'anybody',
    params: z.strictObject({ id: id() }),
    output: z.object({ ...mailInBox.shape, html: z.string(), text: z.string(), from: z.string() }),
    status: 200,
    problems: ['not-found'],
  }),
};
