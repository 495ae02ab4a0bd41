import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, instant, line, reason, undoable } from '../kernel/fields.ts';

/** The most seats that a preview or an offer names; the counts are of all. */
export const maxSeatsNamed = 500;

const product = z.object({ id: id(), sku: z.string(), name: z.string() });

/** A seat of one of an integration's products: whose, of which, since when it was on. */
const connectedSeat = z.object({
  user: z.object({ id: id(), name: z.string(), email: z.string() }),
  product,
  since: instant(),
});

/** A seat of one of an integration's products. */
export type ConnectedSeat = z.output<typeof connectedSeat>;

/**
 * An integration at a customer (O6): its switch, that of its controller where it has one, and what its products have
 * there. `seats` that are on and `free` ones are those that the reader may know of: of a customer with two partners
 * each counts what came from it.
 */
export const integration = z.object({
  key: z.string(),
  on: z.boolean(),
  controller: z.nullable(z.object({ key: z.string(), on: z.boolean() })),
  products: z.array(z.object({ product, seats: z.int(), free: z.int() })),
  actions: z.object({ switch: reason() }),
  /**
   * The seats that ended when it was switched off last, and could be on again now; null where there is none. Switched
   * on again as any others, by `switchSeats`.
   */
  offer: z.nullable(
    z.object({ at: instant(), seats: z.array(connectedSeat), count: z.int(), actions: z.object({ switch: reason() }) }),
  ),
});

/** An integration at a customer. */
export type Integration = z.output<typeof integration>;

const idParam = z.strictObject({ id: id() });
/** Which switch: the key of an integration of the programme, or of its controller. */
const body = z.strictObject({ key: line(40), on: z.boolean() });

const who = 'From Administrator on: the customer’s own people and those of the partner who looks after it';

export const integrationEndpoints = {
  readIntegrations: endpoint({
    method: 'GET',
    path: '/accounts/:id/integrations',
    summary: 'The integrations of a customer and what they hold',
    access: 'data.read',
    params: idParam,
    output: z.object({ account: z.object({ id: id(), name: z.string() }), items: z.array(integration) }),
    status: 200,
    problems: ['not-found'],
  }),
  previewIntegration: endpoint({
    method: 'POST',
    path: '/accounts/:id/integrations/preview',
    summary: 'Who would keep and who would lose a licence if an integration were switched; changes nothing',
    access: 'integrations.switch',
    params: idParam,
    who,
    body,
    /** `othersToo`: the reader sees only those that came from its own account; the customer's others change alike. */
    output: z.object({
      key: z.string(),
      on: z.boolean(),
      changes: z.boolean(),
      keeps: z.array(connectedSeat),
      keepCount: z.int(),
      loses: z.array(connectedSeat),
      loseCount: z.int(),
      othersToo: z.boolean(),
    }),
    status: 200,
    problems: ['not-found', 'not-managing', 'target-closed', 'target-suspended'],
  }),
  switchIntegration: endpoint({
    method: 'POST',
    path: '/accounts/:id/integrations',
    summary: 'Switch an integration of a customer, or its controller, on or off',
    access: 'integrations.switch',
    keyed: true,
    params: idParam,
    who,
    body,
    /** `ended`: how many of the seats that the reader may know of ended. `undo`: null where it was so already. */
    output: z.object({
      key: z.string(),
      on: z.boolean(),
      changed: z.boolean(),
      ended: z.int(),
      undo: z.nullable(z.object(undoable)),
    }),
    status: 201,
    problems: ['not-found', 'not-managing', 'target-closed', 'target-suspended'],
  }),
};
