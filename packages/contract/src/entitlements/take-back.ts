import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { namedAccount } from './entitlement.ts';
import { copies, id, instant, listOf, page, paging, reason, someText, text, undoable } from '../kernel/fields.ts';

const rows = listOf(z.strictObject({ lineItemId: id(), copies: copies() }), 500);

const recallState = z.enum(['open', 'accepted', 'declined', 'withdrawn']);

/** A request to give copies back, asked after the recall window (E7). */
export const recallRequest = z.object({
  id: id(),
  lineItemId: id(),
  activationId: z.string(),
  productName: z.string(),
  copies: z.int(),
  reason: z.string(),
  state: recallState,
  answer: z.string(),
  createdAt: instant(),
  decidedAt: z.nullable(instant()),
  holder: namedAccount,
  from: namedAccount,
  /** How much of the line item could go back now. */
  available: z.int(),
  /** The reader's account holds the copies and can answer the request. */
  mine: z.boolean(),
  actions: z.object({ accept: reason(), decline: reason(), withdraw: reason() }),
});

/** A request to give copies back. */
export type RecallRequest = z.output<typeof recallRequest>;

export const takeBackEndpoints = {
  returnCopies: endpoint({
    method: 'POST',
    path: '/returns',
    summary: 'Give copies back to where they came from: all rows or none',
    access: 'copies.move',
    keyed: true,
    body: z.strictObject({ rows, reason: someText(2000) }),
    output: z.object({ returns: z.array(z.object({ lineItemId: id(), copies: z.int() })), ...undoable }),
    status: 201,
    problems: [
      'not-found',
      'not-holder',
      'line-on-hold',
      'line-closed',
      'sender-closed',
      'quantity-not-whole',
      'only-available',
      'copies-activated',
      'copies-taken',
    ],
  }),
  recallCopies: endpoint({
    method: 'POST',
    path: '/recalls',
    summary: 'Take copies back that you have handed on, after the recall window by a request: all rows or none',
    access: 'copies.move',
    keyed: true,
    body: z.strictObject({ rows, reason: someText(2000) }),
    output: z.object({
      recalls: z.array(
        z.object({
          lineItemId: id(),
          copies: z.int(),
          /** Null where the copies are back; else the request that waits for the receiver's answer. */ requestId:
            z.nullable(id()),
        }),
      ),
      ...undoable,
    }),
    status: 201,
    problems: [
      'not-found',
      'not-sender',
      'line-on-hold',
      'line-closed',
      'recall-pending',
      'quantity-not-whole',
      'only-available',
      'copies-activated',
      'copies-taken',
    ],
  }),
  listRecallRequests: endpoint({
    method: 'GET',
    path: '/recall-requests',
    summary: 'Requests to give copies back: those you have to answer and those you have made (vendor staff: all)',
    access: 'data.read',
    query: z.strictObject({
      ...paging,
      state: z.optional(recallState),
      lineItemId: z.optional(id()),
      /** Those that the actor's own account has to answer, or those that it has made. */ direction: z._default(
        z.enum(['received', 'sent', 'all']),
        'all',
      ),
    }),
    output: page(recallRequest),
    status: 200,
    problems: [],
  }),
  answerRecall: endpoint({
    method: 'POST',
    path: '/recall-requests/:id/decision',
    summary: 'Accept a request to give copies back, decline it, or withdraw your own',
    access: 'copies.move',
    keyed: true,
    params: z.strictObject({ id: id() }),
    body: z.strictObject({ decision: z.enum(['accepted', 'declined', 'withdrawn']), answer: text(2000) }),
    output: z.object({ id: id(), state: recallState }),
    status: 201,
    problems: [
      'not-found',
      'not-holder',
      'not-sender',
      'already-decided',
      'line-on-hold',
      'line-closed',
      'only-available',
      'copies-taken',
    ],
  }),
};
