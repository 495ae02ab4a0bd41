import { hostSchemes } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { device } from './device.ts';
import { namedAccount } from './entitlement.ts';
import { copies, flag, id, instant, page, paging, reason, searched, undoable } from '../kernel/fields.ts';

/** A file's term: `leased`, or for the whole term; the device goes on for `graceDays` after `expiresAt`. */
export const term = {
  generation: z.int(),
  copies: z.int(),
  issuedAt: instant(),
  notBefore: instant(),
  expiresAt: instant(),
  graceDays: z.int(),
  leased: z.boolean(),
};

/**
 * Copies bound to a device (E10, E13). `file`: its present licence file; `returning`: how many copies come back by
 * themselves at `returnsAt`, as the device is lost or they were given back without a receipt.
 */
export const activation = z.object({
  id: id(),
  lineItemId: id(),
  activationId: z.string(),
  product: z.object({ id: id(), sku: z.string(), name: z.string() }),
  holder: namedAccount,
  hostScheme: z.enum(hostSchemes),
  hostId: z.string(),
  deviceName: z.string(),
  /** Whether the device gave a public key, with which it can sign receipts. */
  hasKey: z.boolean(),
  copies: z.int(),
  /** `expired`: the device’s file is over, grace included. */
  state: z.enum(['active', 'returning', 'expired', 'ended']),
  file: z.object(term),
  /** Until when a file that was handed out may run on, grace included; null: none does. */
  runsUntil: z.nullable(instant()),
  /** How many copies no file is out for: they come back at once, and as no move. */
  free: z.int(),
  /** The moves of its line item in the last 365 days; once all are used, when one more is possible. */
  moves: z.object({ used: z.int(), allowed: z.int(), nextAt: z.nullable(instant()) }),
  /** The activation of another host whose place it took. */
  replacesId: z.nullable(id()),
  /** Of renewed line items (E15): the activation that it continues, the one that continues it, and whether one may. */
  continuesId: z.nullable(id()),
  continuedById: z.nullable(id()),
  passesOn: z.boolean(),
  /** From when on a new file may be fetched; null where there will be none. */
  renewableAt: z.nullable(instant()),
  fetchedAt: z.nullable(instant()),
  /** The key that signed its newest downloaded file was revoked since: it needs a file by another one. */
  keyRevoked: z.boolean(),
  returning: z.int(),
  returnsAt: z.nullable(instant()),
  lost: z.boolean(),
  reason: z.string(),
  /** The newest request to the vendor for moves. `answer`: whether the reader can answer it, as the vendor. */
  request: z.nullable(
    z.object({
      id: id(),
      copies: z.int(),
      reason: z.string(),
      state: z.enum(['open', 'accepted', 'declined', 'withdrawn']),
      extraMoves: z.int(),
      released: z.boolean(),
      answer: z.string(),
      createdAt: instant(),
      decidedAt: z.nullable(instant()),
      actions: z.object({ answer: reason(), withdraw: reason() }),
    }),
  ),
  createdAt: instant(),
  endedAt: z.nullable(instant()),
  actions: z.object({
    fetch: reason(),
    activate: reason(),
    giveBack: reason(),
    replace: reason(),
    lose: reason(),
    ask: reason(),
    rename: reason(),
  }),
});

/** An activation. */
export type Activation = z.output<typeof activation>;

/** A licence file: `text` is the `.lic` file, `licence` and `certificate` are its two signed parts. */
export const licenceFile = z.object({
  fileName: z.string(),
  text: z.string(),
  licence: z.string(),
  certificate: z.string(),
  kid: z.string(),
});

const idParam = z.strictObject({ id: id() });
const activated = { id: id(), hostScheme: z.enum(hostSchemes), hostId: z.string(), file: z.object(term) };

export const activationEndpoints = {
  activateCopies: endpoint({
    method: 'POST',
    path: '/line-items/:id/activations',
    summary: 'Bind copies of a line item to a device; the same device again is the same activation',
    access: 'copies.activate',
    who: 'of the line’s holder, or of the account that handed it to a customer that does not sign in',
    keyed: true,
    params: idParam,
    body: z.strictObject({ ...device, copies: z.optional(copies()) }),
    output: z.object({
      ...activated,
      /** Whether it is new, got more copies, or was there already. */
      outcome: z.enum(['created', 'more', 'same']),
      undo: z.nullable(z.object(undoable)),
    }),
    status: 200,
    problems: [
      'not-found',
      'not-holder',
      'quantity-not-whole',
      'line-on-hold',
      'line-closed',
      'line-expired',
      'already-returning',
      'fewer-than-activated',
      'device-key-differs',
      'too-many-on-host',
      'no-copies-left',
      'only-available',
      'copies-taken',
      'no-signing-key',
    ],
  }),
  activateDevice: endpoint({
    method: 'POST',
    path: '/activations',
    summary: 'Activate by activation ID and host ID alone, and get the licence file; again later for a new one',
    access: 'anybody',
    who: 'anybody with the activation ID',
    body: z.strictObject({
      activationId: z.string().check(z.maxLength(200)),
      ...device,
      copies: z.optional(copies()),
    }),
    output: z.object({
      ...activated,
      outcome: z.enum(['created', 'more', 'same']),
      licenceFile,
      /** Why the present file was not renewed although it is time; null where it was, or need not be. */
      notRenewed: reason(),
    }),
    status: 200,
    problems: [
      'not-found',
      'too-many-requests',
      'quantity-not-whole',
      'activation-on-hold',
      'line-closed',
      'line-expired',
      'already-returning',
      'fewer-than-activated',
      'device-key-differs',
      'too-many-on-host',
      'no-copies-left',
      'only-available',
      'copies-taken',
      'no-signing-key',
    ],
  }),
  listActivations: endpoint({
    method: 'GET',
    path: '/activations',
    summary: 'The devices on which copies are activated',
    access: 'data.read',
    query: z.strictObject({
      ...paging,
      q: searched(),
      lineItemId: z.optional(id()),
      /** With a line item: also those of all line items that were handed on from it. */
      below: flag(),
      state: z.optional(z.enum(['active', 'returning', 'expired', 'ended'])),
      /** Those of which a request to the vendor waits for its answer. */
      asked: flag(),
      /** Those whose present file nobody has downloaded yet. */
      unfetched: flag(),
      /** Those whose newest downloaded file was signed by a key that was revoked since. */
      keyRevoked: flag(),
      sort: z._default(z.enum(['created', '-created', 'expires', '-expires']), '-created'),
    }),
    output: page(activation),
    status: 200,
    problems: [],
  }),
  readActivation: endpoint({
    method: 'GET',
    path: '/activations/:id',
    summary: 'One activation',
    access: 'data.read',
    params: idParam,
    output: activation,
    status: 200,
    problems: ['not-found'],
  }),
  fetchLicenceFile: endpoint({
    method: 'POST',
    path: '/activations/:id/file',
    summary: 'Download the licence file of a device; in the last third of its life a new one',
    access: 'copies.activate',
    keyed: true,
    params: idParam,
    output: z.object({ ...activated, licenceFile, notRenewed: reason() }),
    status: 200,
    problems: [
      'not-found',
      'not-holder',
      'activation-ended',
      'already-returning',
      'line-on-hold',
      'line-closed',
      'line-expired',
      'no-signing-key',
    ],
  }),
};
