import { roles } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { day, id } from '../kernel/fields.ts';

/** Who calls: an API key or a user, and for which account. `expiresOn`: the last day of a key; null of a user. */
export const caller = z.object({
  kind: z.enum(['key', 'user']),
  id: id(),
  name: z.string(),
  role: z.enum(roles),
  expiresOn: z.nullable(day()),
  account: z.object({
    id: id(),
    name: z.string(),
    identifier: z.string(),
    tier: z.int(),
    status: z.enum(['active', 'suspended', 'closed']),
  }),
  vendor: z.string(),
});

export const callerEndpoints = {
  readCaller: endpoint({
    method: 'GET',
    path: '/caller',
    summary: 'Who calls: the API key or the user, the role and the account',
    access: 'caller.read',
    output: caller,
    status: 200,
    problems: [],
  }),
};
