import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { day, id, wholeInQuery } from '../kernel/fields.ts';

const copiesByMonth = { past: z.array(z.int()), ahead: z.array(z.int()) };

export const stockEndpoints = {
  readStock: endpoint({
    method: 'GET',
    path: '/stock',
    summary: 'How many copies your account had month by month, and what is left of them in the months to come',
    access: 'data.read',
    query: z.strictObject({ months: z._default(wholeInQuery(1, 36), 12) }),
    /**
     * `months`: the last ones by their first days, this month last, and `past` beside them: the copies at the end of
     * each, of this month those of today. `monthsAhead`: the months to come, and `ahead` beside them: what is left of
     * today's copies at the end of each, as line items expire. In all, of each of the eight products of which there
     * are most, and of the others together.
     */
    output: z.object({
      months: z.array(day()),
      monthsAhead: z.array(day()),
      all: z.object(copiesByMonth),
      products: z.array(z.object({ id: id(), sku: z.string(), name: z.string(), ...copiesByMonth })),
      others: z.object({ products: z.int(), ...copiesByMonth }),
      /** The first day on which copies expire that are available today, and how many; null where none do. */
      firstToExpire: z.nullable(z.object({ on: day(), copies: z.int() })),
    }),
    status: 200,
    problems: [],
  }),
};
