import { maxBatch } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { copies, id, line, listOf } from '../kernel/fields.ts';
import { device } from './device.ts';

/** Which line a row is of: by its id, or by its activation ID as it was typed. */
const source = { lineItemId: z.optional(id()), activationId: z.optional(line(200)) };

const oneSource = z.refine<z.output<z.ZodMiniObject<typeof source>>>(
  (row) => (row.lineItemId === undefined) !== (row.activationId === undefined),
  { params: { rule: 'not-one-line' } },
);

/** The parts of a row that something can be wrong with. */
export const batchFields = ['line', 'hostId', 'copies', 'deviceKey'] as const;

const who = 'of the line’s holder, or of the account that handed it to a customer that does not sign in';

export const activationBatchEndpoints = {
  activateBatch: endpoint({
    method: 'POST',
    path: '/activation-batches',
    summary: 'Activate up to 500 devices, all or none, and get their licence files in one ZIP archive',
    access: 'copies.activate',
    who,
    keyed: true,
    bodyLimitKb: 1024,
    body: z.strictObject({
      rows: listOf(z.strictObject({ ...source, ...device, copies: z.optional(copies()) }).check(oneSource), maxBatch),
    }),
    file: 'application/zip',
    status: 201,
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
      'host-twice',
      'too-many-on-host',
      'no-copies-left',
      'only-available',
      'copies-taken',
      'no-signing-key',
    ],
  }),
  mailLicenceFiles: endpoint({
    method: 'POST',
    path: '/activations/mails',
    summary: 'Mail the licence files of devices to the own address, several as one ZIP archive',
    access: 'files.mail',
    who,
    keyed: true,
    body: z.strictObject({ ids: listOf(id(), maxBatch) }),
    output: z.object({ recipient: z.string(), fileName: z.string(), files: z.int() }),
    status: 201,
    problems: [
      'not-found',
      'not-holder',
      'activation-ended',
      'already-returning',
      'line-on-hold',
      'line-closed',
      'line-expired',
      'no-signing-key',
      'too-many-requests',
    ],
  }),
  previewBatch: endpoint({
    method: 'POST',
    path: '/activation-batches/preview',
    summary: 'What would become of each row of such a batch; changes nothing',
    access: 'copies.activate',
    bodyLimitKb: 1024,
    body: z.strictObject({
      /** As for a batch; copies may be any number that stands there so far. */
      rows: listOf(z.strictObject({ ...source, ...device, copies: z.optional(z.int()) }).check(oneSource), maxBatch),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          /** Null where there is no such line that the reader may see. */
          lineItemId: z.nullable(id()),
          activationId: z.nullable(z.string()),
          product: z.nullable(z.string()),
          /** As the portal writes it; as it was sent where it is none. */
          hostId: z.string(),
          /** How many copies the device will have in all. */
          copies: z.nullable(z.int()),
          outcome: z.nullable(z.enum(['created', 'more', 'same'])),
          /** The activation of a device that has copies already; null of a new one. */
          id: z.nullable(id()),
          wrong: z.nullable(z.object({ field: z.enum(batchFields), code: z.string(), detail: z.string() })),
        }),
      ),
    }),
    status: 200,
    problems: [],
  }),
};
