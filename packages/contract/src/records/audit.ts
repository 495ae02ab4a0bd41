import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { askedDay, id, instant, page, paging } from '../kernel/fields.ts';

/** One change of the audit (X2): author, account, network address, kind, before and after. */
export const change = z.object({
  id: id(),
  at: instant(),
  kind: z.string(),
  address: z.string(),
  /** The kind of author: a user or an API key, even where the reader may not know which; or Tierline itself. */
  by: z.enum(['user', 'key', 'system']),
  /**
   * The user, or the API key, which has no e-mail address; null where the reader may not know them, where they no
   * longer exist, or for Tierline itself.
   */
  actor: z.nullable(
    z.object({ kind: z.enum(['user', 'key']), id: id(), name: z.string(), email: z.nullable(z.string()) }),
  ),
  /** The author's company; null where the reader may not know it (A3). */
  account: z.nullable(z.object({ id: id(), name: z.string() })),
  /** Undone since (X8). */
  undone: z.boolean(),
  /** The change that undid it, and when; null where it stands. */
  undoneBy: z.nullable(z.object({ id: id(), at: instant() })),
  /** The change that this one undid; null for others. */
  undoes: z.nullable(id()),
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
    access: 'audit.read',
    params: z.strictObject({ id: id() }),
    output: change,
    status: 200,
    problems: ['not-found'],
  }),
  listChanges: endpoint({
    method: 'GET',
    path: '/audit',
    summary:
      'What users of your account did and what concerned the account, newest first (vendor staff: the whole programme)',
    access: 'audit.read',
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
