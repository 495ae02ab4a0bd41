import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { lineMail } from './entitlement.ts';
import { email, id, language, listOf, text } from '../kernel/fields.ts';

const refused = ['not-found', 'not-your-line', 'line-closed'] as const;
const words = { language: language(), message: text() };

/** The most recipients of one mailing. */
export const maxRecipients = 50;

export const lineMailEndpoints = {
  mailLineItem: endpoint({
    method: 'POST',
    path: '/line-items/:id/mails',
    summary: 'Mail a line item’s details to people, each a mail of their own; an address given twice gets one',
    access: 'copies.move',
    keyed: true,
    params: z.strictObject({ id: id() }),
    body: z.strictObject({ recipients: listOf(email(), maxRecipients), ...words }),
    output: z.object({ mails: z.array(lineMail) }),
    status: 201,
    problems: [...refused, 'mail-limit-reached'],
  }),
  previewLineMail: endpoint({
    method: 'POST',
    path: '/line-items/:id/mails/preview',
    summary: 'How that mail would read; nothing is sent',
    access: 'copies.move',
    params: z.strictObject({ id: id() }),
    body: z.strictObject(words),
    output: z.object({ subject: z.string(), html: z.string(), text: z.string(), language: z.string() }),
    status: 200,
    problems: [...refused],
  }),
  sendLineMailAgain: endpoint({
    method: 'POST',
    path: '/line-items/:id/mails/:mailId/again',
    summary: 'Send such a mail again: the same words, the line as it is by now',
    access: 'copies.move',
    keyed: true,
    params: z.strictObject({ id: id(), mailId: id() }),
    output: lineMail,
    status: 201,
    problems: [...refused, 'mail-of-an-event', 'mail-limit-reached'],
  }),
};
