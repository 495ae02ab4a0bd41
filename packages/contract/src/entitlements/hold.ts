import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, someText } from '../kernel/fields.ts';

const idParam = z.strictObject({ id: id() });
/** How many line items have changed their state: the one asked for and those below it. */
const changed = z.object({ id: id(), lines: z.int() });

export const holdEndpoints = {
  holdLineItem: endpoint({
    method: 'POST',
    path: '/line-items/:id/hold',
    summary: 'Set a line item and all below it on hold; their holders are told why',
    access: 'entitlements.hold',
    keyed: true,
    params: idParam,
    /**
     * `reason`: every holder reads it, in the portal and by mail. `internalNote`: for the vendor's own Activity alone.
     */
    body: z.strictObject({ reason: someText(2000), internalNote: z.optional(someText(2000)) }),
    output: changed,
    status: 201,
    problems: ['not-found', 'line-on-hold', 'line-closed'],
  }),
  releaseLineItem: endpoint({
    method: 'POST',
    path: '/line-items/:id/release',
    summary: 'Release a line item and what was set on hold with it',
    access: 'entitlements.hold',
    keyed: true,
    params: idParam,
    output: changed,
    status: 201,
    problems: ['not-found', 'line-not-on-hold', 'on-hold-above'],
  }),
};
