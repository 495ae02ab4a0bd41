import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { namedAccount } from './entitlement.ts';
import { id, instant } from '../kernel/fields.ts';

/** Copies by where they are: with a holder, bound to devices, and out of use for good. */
const whereabouts = z.object({ available: z.int(), activated: z.int(), retired: z.int() });

/**
 * One line item of a lot: copies = available + handedOn + activated + retired; accounts that the reader may not know
 * have these numbers alone.
 */
export const lineageNode = z.object({
  /** The place in the list of the node that these copies came from; null for the first. */
  parent: z.nullable(z.int()),
  holder: namedAccount,
  /** Null where the reader may not open the line. */
  line: z.nullable(z.object({ id: id(), activationId: z.string(), createdAt: instant() })),
  copies: z.int(),
  available: z.int(),
  handedOn: z.int(),
  activated: z.int(),
  retired: z.int(),
  /**
   * The lines that copies of this one were handed on to and that are not in the list, and how many copies they have.
   */
  more: z.nullable(z.object({ lines: z.int(), copies: z.int() })),
});

/** A line item of a lot. */
export type LineageNode = z.output<typeof lineageNode>;

/** Where the copies of a lot are, for the part that passed through the reader's account (E9). */
export const lineage = z.object({
  /** Who handed the first node's copies on. */
  from: namedAccount,
  /** Each after the one it came from; 1,000 at most. */
  nodes: z.array(lineageNode),
  /** The place in the list of the line that was asked for. */
  asked: z.int(),
  /**
   * received = all of `own` and `below`; each counted from its own holdings. For the vendor: all that was issued of the
   * lot.
   */
  proof: z.object({ received: z.int(), own: whereabouts, below: whereabouts }),
});

/** Where the copies of a lot are. */
export type Lineage = z.output<typeof lineage>;

export const lineageEndpoints = {
  readLineage: endpoint({
    method: 'GET',
    path: '/line-items/:id/lineage',
    summary: 'Where the copies of a line item are, in your branch of its lot, and the proof that none is missing',
    access: 'data.read',
    params: z.strictObject({ id: id() }),
    output: lineage,
    status: 200,
    problems: ['not-found'],
  }),
};
