import { roles } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { askedDay, day, id, instant, line, page, paging } from '../kernel/fields.ts';

/**
 * An API key of the actor's account: what it may, until when, and when it was used last. Its secret is nowhere to be
 * read; `ending` are its last four characters. `controller`: the key of the programme’s controller that it acts for
 * (O7); it then reads and switches the licences of that controller alone, at `customer`, or where that is null at all
 * customers that the account looks after.
 */
export const apiKey = z.object({
  id: id(),
  name: z.string(),
  role: z.enum(roles),
  controller: z.nullable(z.string()),
  customer: z._default(z.nullable(z.object({ id: id(), name: z.string() })), null),
  ending: z.string(),
  state: z.enum(['active', 'expired', 'revoked']),
  /** The last day on which it is valid, to its end in UTC. */
  expiresOn: day(),
  createdAt: instant(),
  createdBy: z.string(),
  revokedAt: z.nullable(instant()),
  /** To the minute; null: never. */
  lastUsedAt: z.nullable(instant()),
});

/** An API key of the actor's account. */
export type ApiKey = z.output<typeof apiKey>;

export const apiKeyEndpoints = {
  listApiKeys: endpoint({
    method: 'GET',
    path: '/api-keys',
    summary: 'The API keys of your account, the newest first',
    access: 'keys.manage',
    query: z.strictObject({ ...paging }),
    output: page(apiKey),
    status: 200,
    problems: [],
  }),
  createApiKey: endpoint({
    method: 'POST',
    path: '/api-keys',
    summary:
      'Make an API key; its secret is in this one reply and nowhere else, not in the reply to a repeat either. A key for a controller of the programme reads and switches its licences and does nothing else',
    access: 'keys.manage',
    keyed: true,
    body: z.strictObject({
      name: line(100),
      role: z.enum(roles),
      expiresOn: askedDay(),
      controller: z._default(z.nullable(line(40)), null),
      customerId: z._default(z.nullable(id()), null),
    }),
    output: z.object({ apiKey, secret: z.nullable(z.string()) }),
    status: 201,
    problems: [
      'role-not-offered',
      'role-above-own',
      'api-key-expiry',
      'account-suspended',
      'not-found',
      'controller-key-role',
      'not-managing',
    ],
  }),
  revokeApiKey: endpoint({
    method: 'DELETE',
    path: '/api-keys/:id',
    summary: 'Revoke an API key; it ends with its very next request',
    access: 'keys.manage',
    params: z.strictObject({ id: id() }),
    status: 204,
    problems: ['not-found'],
  }),
};
