import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { id, instant, page, paging, searched } from './fields.ts';

/** A mail in the demo's mailbox. */
export const mailInBox = z.object({ id: id(), recipient: z.string(), subject: z.string(), state: z.enum(['waiting', 'accepted', 'deferred', 'failed', 'withdrawn']), createdAt: instant() });

export const mailEndpoints = {
  listMails: endpoint({
    method: 'GET', path: '/mailbox', summary: 'Demo mode: the mails that would have been sent', door: 'anybody',
    query: z.strictObject({ ...paging, recipient: searched(254) }), output: page(mailInBox), status: 200, problems: ['not-found'],
  }),
  readMail: endpoint({
    method: 'GET', path: '/mailbox/:id', summary: 'Demo mode: one mail as its recipient would see it', door: 'anybody', params: z.strictObject({ id: id() }),
    output: z.object({ ...mailInBox.shape, html: z.string(), text: z.string(), from: z.string() }), status: 200, problems: ['not-found'],
  }),
};
