import { hostSchemes, moveAnswers, mostExtraMoves } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, instant, lineOrEmpty, someText, text, undoable } from '../kernel/fields.ts';
import { term } from './activation.ts';
import { device } from './device.ts';

const idParam = z.strictObject({ id: id() });

/** What a device has signed; a longer one than the rule allows is refused with an entry in the audit. */
function receipt() {
  return z.optional(z.string().check(z.minLength(1), z.maxLength(50_000)));
}

const undo = z.nullable(z.object(undoable));

/** Whether copies are free, or when they come back by themselves. */
const back = { outcome: z.enum(['free', 'returning']), returnsAt: z.nullable(instant()) };

const alive = ['not-found', 'not-holder', 'activation-ended', 'moved-meanwhile', 'line-closed'] as const;
const signed = [
  'device-without-key',
  'receipt-not-of-device',
  'receipt-not-destroyed',
  'receipt-older',
  'nonce-over',
] as const;
const who = 'of the line’s holder, or of who handed it to a customer that does not sign in';

export const deviceLifeEndpoints = {
  giveBackCopies: endpoint({
    method: 'POST',
    path: '/activations/:id/give-backs',
    summary: 'Give copies of a device back, all or some: at once with a receipt or a move, else when its file is over',
    access: 'copies.activate',
    who,
    keyed: true,
    params: idParam,
    body: z.strictObject({
      /** How many copies the device shall have in all; 0 gives all back. */
      copies: z._default(z.int().check(z.minimum(0), z.maximum(1_000_000_000)), 0),
      /** How many it had when that was decided; if it has another number by now, it is refused. */
      seen: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000_000))),
      /** At once, by a move of the year, or when its leased file is over; left out: at once while moves last. */
      when: z.optional(z.enum(['now', 'lease-end'])),
      /** A compact JWS by the device’s key: it has destroyed its files. */
      receipt: receipt(),
    }),
    output: z.object({
      id: id(),
      /** How many copies it will have in all. */
      copies: z.int(),
      ...back,
      /** How many moves of the year it took. */
      moves: z.int(),
      undo,
    }),
    status: 201,
    problems: [
      ...alive,
      'already-returning',
      'quantity-not-whole',
      'not-fewer',
      ...signed,
      'whole-term-file',
      'moves-used',
    ],
  }),
  replaceHost: endpoint({
    method: 'POST',
    path: '/activations/:id/replacements',
    summary: 'Replace the host ID of a device: give its copies back and activate them on another host in one step',
    access: 'copies.activate',
    who,
    keyed: true,
    params: idParam,
    body: z.strictObject({ ...device, receipt: receipt() }),
    output: z.object({
      /** The new activation, and the one it replaces. */
      id: id(),
      replacesId: id(),
      hostScheme: z.enum(hostSchemes),
      hostId: z.string(),
      file: z.object(term),
      moves: z.int(),
      undo,
    }),
    status: 201,
    problems: [
      ...alive,
      'line-on-hold',
      'line-expired',
      'already-returning',
      'same-host',
      'host-activated',
      'too-many-on-host',
      ...signed,
      'moves-used',
      'no-signing-key',
    ],
  }),
  reportLost: endpoint({
    method: 'POST',
    path: '/activations/:id/losses',
    summary: 'Report a device lost: its leased copies come back when its file is over',
    access: 'copies.activate',
    who: `${who}, or of the vendor, for files of the whole term too`,
    keyed: true,
    params: idParam,
    body: z.strictObject({ reason: someText(500) }),
    output: z.object({ id: id(), ...back, undo }),
    status: 201,
    problems: [...alive, 'already-returning', 'whole-term-lost'],
  }),
  askForMoves: endpoint({
    method: 'POST',
    path: '/activations/:id/move-requests',
    summary: 'Ask the vendor for moves beyond those of the year, or to release the copies of a device',
    access: 'copies.activate',
    who,
    keyed: true,
    params: idParam,
    body: z.strictObject({ reason: someText(1000) }),
    output: z.object({ id: id(), activationId: id() }),
    status: 201,
    problems: [...alive, 'move-request-open'],
  }),
  answerMoves: endpoint({
    method: 'POST',
    path: '/move-requests/:id/decision',
    summary: 'Grant extra moves, release the copies at once or decline, as the vendor; or withdraw one’s own request',
    access: 'copies.activate',
    who: 'of the vendor; of who asked, to withdraw it',
    keyed: true,
    params: idParam,
    body: z.strictObject({
      decision: z.enum(moveAnswers),
      /** For `moves`: how many more copies of the line item may move within a year. */
      extraMoves: z._default(z.int().check(z.minimum(0), z.maximum(mostExtraMoves)), 0),
      answer: text(1000),
    }),
    output: z.object({ id: id(), decision: z.enum(moveAnswers) }),
    status: 201,
    problems: [
      'not-found',
      'tier-may-not',
      'not-requester',
      'already-decided',
      'quantity-not-whole',
      'activation-ended',
      'moved-meanwhile',
      'line-closed',
    ],
  }),
  renameDevice: endpoint({
    method: 'PATCH',
    path: '/activations/:id',
    summary: 'Name a device anew',
    access: 'copies.activate',
    who,
    params: idParam,
    body: z.strictObject({ deviceName: lineOrEmpty(100) }),
    output: z.object({ id: id(), deviceName: z.string() }),
    status: 200,
    problems: ['not-found', 'not-holder', 'activation-ended'],
  }),
  makeReceiptNonce: endpoint({
    method: 'POST',
    path: '/activations/:id/nonces',
    summary: 'Make a number for a receipt: the device signs it once, within seven days',
    access: 'copies.activate',
    who,
    keyed: true,
    params: idParam,
    output: z.object({
      nonce: id(),
      /** What else the receipt has to say: the activation, and the newest of its files. */
      jti: id(),
      generation: z.int(),
      until: instant(),
    }),
    status: 201,
    problems: alive,
  }),
};
