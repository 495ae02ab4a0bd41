import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { askedDay, id, instant, page, paging } from './fields.ts';

/** One change, as the audit keeps it (X2): who, for whom, from where, what, before and after. */
export const change = z.object({
  id: id(),
  at: instant(),
  kind: z.string(),
  address: z.string(),
  /** A user, or an API key, which has no e-mail address; null for the house itself. */
  actor: z.nullable(
    z.object({ kind: z.enum(['user', 'key']), id: id(), name: z.string(), email: z.nullable(z.string()) }),
  ),
  account: z.nullable(z.object({ id: id(), name: z.string() })),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.nullable(z.string()) }),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});

/** One change of the audit. */
export type Change = z.output<typeof change>;

export const auditEndpoints = {
  readChange: endpoint({
    method: 'GET',
    path: '/audit/:id',
    summary: 'One thing that happened',
    door: 'audit.read',
    params: z.strictObject({ id: id() }),
    output: change,
    status: 200,
    problems: ['not-found'],
  }),
  listChanges: endpoint({
    method: 'GET',
    path: '/audit',
    summary: 'What happened in one’s account, newest first (vendor staff: in the whole programme)',
    door: 'audit.read',
    query: z.strictObject({
      ...paging,
      kind: z.optional(z.string().check(z.regex(/^[a-z.-]{1,40}$/u))),
      actorId: z.optional(id()),
      accountId: z.optional(id()),
      from: z.optional(askedDay()),
      until: z.optional(askedDay()),
    }),
    output: page(change),
    status: 200,
    problems: [],
  }),
};
