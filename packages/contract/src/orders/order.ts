import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import {
  askedDay,
  copies,
  day,
  id,
  instant,
  listOf,
  nameLine,
  page,
  paging,
  reason,
  searched,
  undoable,
} from '../kernel/fields.ts';
import { accountBy, oneAccount, oneProduct, productBy } from '../kernel/named-fields.ts';

const named = z.object({ id: id(), name: z.string() });
const product = z.object({ id: id(), sku: z.string(), name: z.string() });

/** One line of an order: how many licences of a product there are, and how many of them wait to be assigned. */
export const orderLine = z.object({
  id: id(),
  product,
  quantity: z.int(),
  unassigned: z.int(),
  startsOn: day(),
  expiresOn: z.nullable(day()),
  state: z.enum(['active', 'expired']),
});

/**
 * A line as it is ordered, its product by id, SKU or name. Left out, it begins today and ends with the product's term.
 */
export const askedLine = {
  ...productBy,
  quantity: copies(),
  startsOn: z.optional(askedDay()),
  expiresOn: z.optional(z.nullable(askedDay())),
};

/** An order of a partner (O1). `customers`: to whom its licences are assigned, at most ten of them by name. */
export const order = z.object({
  id: id(),
  number: z.string(),
  orderedOn: day(),
  account: named,
  state: z.enum(['unassigned', 'partly', 'assigned', 'cancelled']),
  lines: z.array(orderLine),
  licences: z.int(),
  unassigned: z.int(),
  customers: z.array(named),
  customerCount: z.int(),
  createdAt: instant(),
  /** Why it was cancelled, and when; null where it is in force. */
  cancelled: z._default(z.nullable(z.object({ at: instant(), reason: z.string() })), null),
  version: z.int(),
  actions: z.object({ assign: reason(), correct: reason(), cancel: reason() }),
});

/** The orders of a list of orders; a minus in front turns one round. `expires`: by the first of its licences to end. */
export const orderSorts = [
  'ordered',
  '-ordered',
  'created',
  '-created',
  'number',
  '-number',
  'expires',
  '-expires',
] as const;

/** An order of a partner. */
export type Order = z.output<typeof order>;

/** Licences of an order line that a customer has. */
const assignment = z.object({
  id: id(),
  account: named,
  orderLineId: id(),
  product,
  quantity: z.int(),
  inUse: z.int(),
  free: z.int(),
  /** How many of those in use could move to other free licences of the customer, so that nobody loses one. */
  movable: z.int(),
  /** `release`: why seats of those in use cannot be ended here (O7). */
  actions: z.object({ unassign: reason(), release: reason() }),
  /**
   * The users of the licences, at most two hundred by name: the choice of whose seats end when licences are taken back.
   */
  users: z.array(named),
});

/**
 * Licences of a customer, as its information page shows them (O3). `order` and `from` are null for readers who may not
 * know them.
 */
export const licence = z.object({
  id: id(),
  product,
  quantity: z.int(),
  inUse: z.int(),
  available: z.int(),
  startsOn: day(),
  expiresOn: z.nullable(day()),
  state: z.enum(['active', 'expired']),
  order: z.nullable(z.object({ id: z.nullable(id()), number: z.string() })),
  from: named,
});

/** Licences of a customer. */
export type Licence = z.output<typeof licence>;

const idParam = z.strictObject({ id: id() });
const parts = listOf(z.strictObject({ orderLineId: id(), quantity: copies() }), 50);
/** A seat that leaves licences which are taken back: it moves to other licences of the customer, or it ends. */
const leavingSeat = z.object({
  user: named,
  product,
  becomes: z.enum(['moved', 'ended']),
  orderNumber: z.nullable(z.string()),
});
/**
 * The users and products whose licences end with the taking back; a user's id alone means all that they have of this
 * order.
 */
const release = listOf(z.union([id(), z.strictObject({ userId: id(), productId: id() })]), 200);
const unassign = z.strictObject({ accountId: id(), lines: z.optional(parts), release: z.optional(release) });
const unassignProblems = [
  'not-found',
  'order-of-other',
  'nothing-assigned',
  'quantity-not-whole',
  'seats-in-use',
  'seats-changed',
  'managed-by-controller',
  'integration-off',
] as const;
const moved = z.object({
  id: id(),
  parts: z.array(z.object({ accountId: id(), orderLineId: id(), quantity: z.int() })),
  ...undoable,
});

export const orderEndpoints = {
  listOrders: endpoint({
    method: 'GET',
    path: '/orders',
    summary: 'Orders: those of your account, for vendor staff all',
    access: 'data.read',
    query: z.strictObject({
      ...paging,
      q: searched(),
      state: z.optional(z.enum(['unassigned', 'partly', 'assigned', 'open', 'cancelled'])),
      accountId: z.optional(id()),
      customerId: z.optional(id()),
      sort: z._default(z.enum(orderSorts), '-ordered'),
    }),
    output: page(order),
    status: 200,
    problems: [],
  }),
  readOrder: endpoint({
    method: 'GET',
    path: '/orders/:id',
    summary: 'One order, and the customers to which its licences are assigned',
    access: 'data.read',
    params: idParam,
    output: z.object({ ...order.shape, assignments: z.array(assignment) }),
    status: 200,
    problems: ['not-found'],
  }),
  enterOrder: endpoint({
    method: 'POST',
    path: '/orders',
    summary:
      'Enter what a partner bought; an order of the same number that says the same is answered as it stands, a changed one is refused',
    access: 'orders.enter',
    keyed: true,
    body: z
      .strictObject({
        ...accountBy,
        number: nameLine(60),
        orderedOn: z.optional(askedDay()),
        lines: listOf(z.strictObject(askedLine).check(oneProduct), 50),
      })
      .check(oneAccount),
    output: z.object({
      id: id(),
      number: z.string(),
      lines: z.array(
        z.object({ id: id(), productId: id(), quantity: z.int(), startsOn: day(), expiresOn: z.nullable(day()) }),
      ),
      /** How it can be undone, and until when (X8); left out where it came with an import. */
      operationId: z.optional(id()),
      undoUntil: z.optional(instant()),
    }),
    status: 201,
    problems: [
      'not-found',
      'tier-not-allowed',
      'target-closed',
      'target-suspended',
      'order-exists',
      'product-retired',
      'product-not-ordered',
      'quantity-not-whole',
      'too-many-credits',
      'expiry-before-start',
    ],
  }),
  assignOrder: endpoint({
    method: 'POST',
    path: '/orders/:id/assignments',
    summary:
      'Assign licences of an order to customers: all that are unassigned, or so many of each line; all rows or none',
    access: 'orders.assign',
    keyed: true,
    params: idParam,
    body: z.strictObject({
      rows: listOf(z.strictObject({ ...accountBy, lines: z.optional(parts) }).check(oneAccount), 100),
    }),
    output: moved,
    status: 201,
    problems: [
      'not-found',
      'order-of-other',
      'nothing-to-assign',
      'line-expired',
      'target-not-related',
      'tier-not-allowed',
      'target-closed',
      'target-suspended',
      'line-not-of-order',
      'quantity-not-whole',
      'only-unassigned',
    ],
  }),
  unassignOrder: endpoint({
    method: 'POST',
    path: '/orders/:id/unassignments',
    summary:
      'Take licences of an order back from a customer: those in use as far as their seats can move to other licences of the customer, or end for the users that are named',
    access: 'orders.assign',
    keyed: true,
    params: idParam,
    body: unassign,
    output: z.object({ ...moved.shape, seats: z._default(z.array(leavingSeat), []) }),
    status: 201,
    problems: unassignProblems,
  }),
  previewUnassign: endpoint({
    method: 'POST',
    path: '/orders/:id/unassignments/preview',
    summary: 'What would become of the seats in use if these licences were taken back; changes nothing',
    access: 'orders.assign',
    params: idParam,
    body: unassign,
    output: z.object({ seats: z.array(leavingSeat) }),
    status: 200,
    problems: unassignProblems,
  }),
  listLicences: endpoint({
    method: 'GET',
    path: '/accounts/:id/licences',
    summary: 'The licences of a customer: for the customer and the vendor all, for a partner those of its own orders',
    access: 'data.read',
    params: idParam,
    query: z.strictObject({ ...paging, state: z.optional(z.enum(['active', 'expired'])) }),
    output: page(licence),
    status: 200,
    problems: ['not-found'],
  }),
};
