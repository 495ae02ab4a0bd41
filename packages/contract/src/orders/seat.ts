import { shownStates } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { day, email, id, instant, line, listOf, page, paging, reason, searched, undoable } from '../kernel/fields.ts';

/** The most seats that one operation switches. */
export const maxSeatRows = 500;

const named = z.object({ id: id(), name: z.string() });
const product = z.object({ id: id(), sku: z.string(), name: z.string() });
/** A user of a customer; `name` is the e-mail address where they have no name. */
const person = z.object({ id: id(), name: z.string(), email: z.string() });

/**
 * A product at a user (O5). `integration` and `controller`: keys of the programme's, null where there is none. `since`:
 * when the user's seat was switched on, null: the user has none that the reader may know of. `endsOn`: the last day on
 * which it is on where its licences have expired and no others take over. `free`: seats that the reader could draw
 * from. `actions.switch`: why the switch cannot be moved from where it stands.
 */
const atUser = {
  product,
  integration: z.nullable(z.string()),
  controller: z.nullable(z.string()),
  shown: z.enum(shownStates),
  since: z.nullable(instant()),
  endsOn: z.nullable(day()),
  free: z.int(),
  actions: z.object({ switch: reason() }),
};

/** A product at a user, as the user's form shows it (O4). */
export const userLicence = z.object(atUser);

/** A product at a user. */
export type UserLicence = z.output<typeof userLicence>;

/** A product at one of an account's users. `status` of the user is null for readers who may not know it. */
export const seat = z.object({ user: person, status: z.nullable(z.enum(['active', 'inactive'])), ...atUser });

/** A product at one of an account's users. */
export type Seat = z.output<typeof seat>;

const oneUser = z.refine<{ userId?: string | undefined; email?: string | undefined }>(
  (row) => (row.userId === undefined) !== (row.email === undefined),
  { params: { rule: 'not-one-user' } },
);
const rows = listOf(
  z
    .strictObject({ userId: z.optional(id()), email: z.optional(email()), productId: id(), on: z.boolean() })
    .check(oneUser),
  maxSeatRows,
);

const switchProblems = [
  'not-found',
  'not-managing',
  'integration-off',
  'managed-by-controller',
  'controller-off',
  'wrong-controller',
  'target-closed',
  'target-suspended',
  'user-not-of-account',
  'user-inactive',
  'twice-in-list',
  'no-seat-free',
  'product-not-ordered',
] as const;

const idParam = z.strictObject({ id: id() });

export const seatEndpoints = {
  readUserLicences: endpoint({
    method: 'GET',
    path: '/users/:id/licences',
    summary: 'Products and licences of a user: what is switched on for them, what could be, and why not',
    access: 'seats.read',
    params: idParam,
    output: z.object({
      user: person,
      account: named,
      items: z.array(userLicence),
      /** What the user gave back when they were deactivated, and could have again now. */
      offer: z.array(product),
    }),
    status: 200,
    problems: ['not-found'],
  }),
  listSeats: endpoint({
    method: 'GET',
    path: '/accounts/:id/seats',
    summary: 'Products at the users of a customer: each user with each product that could be switched on for them',
    access: 'seats.read',
    params: idParam,
    query: z.strictObject({
      ...paging,
      productId: z.optional(id()),
      seat: z.optional(z.enum(['on', 'off'])),
      q: searched(),
    }),
    output: page(seat),
    status: 200,
    problems: ['not-found'],
  }),
  switchSeats: endpoint({
    method: 'POST',
    path: '/accounts/:id/seats',
    summary: 'Switch licences on and off for users of a customer: all rows or none; what is so already stays as it is',
    access: 'seats.switch',
    keyed: true,
    params: idParam,
    who: 'From Operator on: the customer’s own people and those of the partner who looks after it; while a controller is on, its API key alone',
    body: z.strictObject({ rows }),
    /** `changed`: false where it was so already. */
    output: z.object({
      rows: z.array(z.object({ userId: id(), productId: id(), on: z.boolean(), changed: z.boolean() })),
      ...undoable,
    }),
    status: 201,
    problems: switchProblems,
  }),
  previewSeats: endpoint({
    method: 'POST',
    path: '/accounts/:id/seats/preview',
    summary: 'What would become of each row of a switching of licences; changes nothing',
    access: 'seats.switch',
    params: idParam,
    body: z.strictObject({ rows }),
    output: z.object({
      rows: z.array(
        z.object({
          user: z.nullable(person),
          productId: id(),
          on: z.boolean(),
          changes: z.boolean(),
          reason: reason(),
        }),
      ),
      /** Of each product that more users are to get than there are free seats. */
      shortages: z.array(z.object({ product, free: z.int(), asked: z.int(), missing: z.int() })),
    }),
    status: 200,
    problems: ['not-found'],
  }),
  checkSeat: endpoint({
    method: 'GET',
    path: '/seats/check',
    summary: 'Whether a user has a licence that is on: for the product itself, by an API key of the vendor',
    access: 'seats.check',
    query: z.strictObject({ user: line(254), sku: line(50) }),
    /** `user`: e-mail address or id. */
    output: z.object({
      user: z.object({ id: id(), email: z.string() }),
      account: z.object({ id: id(), identifier: z.string() }),
      product,
      on: z.boolean(),
      since: z.nullable(instant()),
    }),
    status: 200,
    problems: ['not-found'],
  }),
};
