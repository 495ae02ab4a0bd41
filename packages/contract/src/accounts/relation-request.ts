import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, instant, line, page, paging } from '../kernel/fields.ts';

/**
 * A request to relate an account to the one that asks (A2, A4). Its author learns no more of the account than what they
 * typed; `asking` and `asked` are shown to the vendor's staff alone.
 */
export const relationRequest = z.object({
  id: id(),
  typed: z.string(),
  state: z.enum(['open', 'accepted', 'declined']),
  createdAt: instant(),
  asking: z.nullable(z.object({ id: id(), name: z.string() })),
  asked: z.nullable(z.object({ id: id(), name: z.string(), identifier: z.string() })),
  by: z.nullable(z.string()),
});

/** A request to relate an account. */
export type RelationRequest = z.output<typeof relationRequest>;

export const relationRequestEndpoints = {
  askRelation: endpoint({
    method: 'POST',
    path: '/relation-requests',
    summary: 'Ask the vendor to relate an account, known by its exact name or identifier, to yours',
    access: 'accounts.create',
    keyed: true,
    body: z.strictObject({ nameOrIdentifier: line(200) }),
    output: relationRequest,
    status: 201,
    problems: ['not-found', 'already-related', 'tier-not-allowed', 'too-many-requests'],
  }),
  listRelationRequests: endpoint({
    method: 'GET',
    path: '/relation-requests',
    summary: 'Requests to relate accounts: those of your account, for vendor staff all',
    access: 'data.read',
    query: z.strictObject({ ...paging, state: z.optional(z.enum(['open', 'accepted', 'declined'])) }),
    output: page(relationRequest),
    status: 200,
    problems: [],
  }),
  decideRelation: endpoint({
    method: 'PATCH',
    path: '/relation-requests/:id',
    summary: 'Accept or decline a request to relate an account',
    access: 'accounts.relate',
    params: z.strictObject({ id: id() }),
    body: z.strictObject({ state: z.enum(['accepted', 'declined']) }),
    output: relationRequest,
    status: 200,
    problems: ['not-found', 'already-decided'],
  }),
};
