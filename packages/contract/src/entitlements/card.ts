import { maxCards } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, language, listOf } from '../kernel/fields.ts';

export const cardEndpoints = {
  printCards: endpoint({
    method: 'POST',
    path: '/line-items/cards',
    summary: 'Cards of line items to print, eight on a sheet: activation ID as text and QR code, and how to activate',
    access: 'data.read',
    body: z.strictObject({
      lineItemIds: listOf(id(), maxCards),
      /** Left out: each in the language of who received the line. */
      language: z.optional(language()),
    }),
    file: 'application/pdf',
    status: 200,
    problems: ['not-found', 'line-closed', 'line-expired'],
  }),
};
