import { delivered, requestStates } from '@tierline/domain';
import * as z from 'zod/mini';
import { namedAccount } from '../entitlements/entitlement.ts';
import { day, id, instant, reason } from '../kernel/fields.ts';

const lineOfRequest = z.object({
  id: id(),
  position: z.int(),
  product: z.object({
    id: id(),
    sku: z.string(),
    name: z.string(),
    delivers: z.enum(delivered),
    /** How many credits one piece brings. */
    credits: z.nullable(z.int()),
  }),
  /** The line item that it renews, and until when what follows is to last; null: it renews none (E15). */
  renews: z.nullable(z.object({ lineItemId: id(), activationId: z.string(), expiresOn: day(), endsOn: day() })),
  /** Copies, licences for users, or pieces that bring credits. */
  copies: z.int(),
  /** What came of it and did not go back. */
  fulfilled: z.int(),
  /** What is still to come. */
  open: z.int(),
  wantedOn: z.nullable(day()),
  state: z.enum(requestStates),
  question: z.string(),
  answer: z.string(),
  /** Why it was declined. */
  reason: z.string(),
  /** Who asked would like to cancel it, which its receiver settles. */
  wish: z.boolean(),
  /** For its receiver: what waits for an account further up, and what has arrived from there; null for others. */
  forwarded: z.nullable(z.object({ waiting: z.int(), ready: z.int() })),
  /** For its receiver: what is available of the product; null for others, and at the vendor, who issues. */
  stock: z.nullable(z.int()),
  /** For its receiver: own requests that are for it. */
  above: z.array(z.object({ requestId: id(), number: z.int(), to: namedAccount, copies: z.int() })),
  /** For who asked: received requests that it is for. */
  below: z.array(z.object({ requestId: id(), number: z.int(), account: namedAccount, copies: z.int() })),
  /** The line items, or the orders of licences and credits, that came of it, with what did not go back of them. */
  fulfilments: z.array(
    z.object({
      lineItemId: z.nullable(id()),
      activationId: z.nullable(z.string()),
      orderId: z.nullable(id()),
      orderNumber: z.nullable(z.string()),
      copies: z.int(),
      expiresOn: z.nullable(day()),
      at: instant(),
      /** For its receiver: a rule has handed it on, not a person; false for others. */
      byRule: z.boolean(),
    }),
  ),
  actions: z.object({
    fulfil: reason(),
    forward: reason(),
    askBack: reason(),
    decline: reason(),
    settle: reason(),
    reply: reason(),
    cancel: reason(),
  }),
});

/** A request as one of its two accounts sees it (E12). */
export const request = z.object({
  id: id(),
  /** The how manieth request it is between the two accounts. */
  number: z.int(),
  /** The reader's account made it. */
  mine: z.boolean(),
  account: namedAccount,
  to: namedAccount,
  /** On whose behalf; null where it is nobody's, or the reader may not know. */
  customer: z.nullable(namedAccount),
  reference: z.string(),
  note: z.string(),
  askedBy: z.object({ name: z.string(), email: z.string() }),
  createdAt: instant(),
  state: z.enum(requestStates),
  lines: z.array(lineOfRequest),
});

/** A request. */
export type Request = z.output<typeof request>;
