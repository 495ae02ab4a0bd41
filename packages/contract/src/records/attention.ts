import { attentionKinds } from '@tierline/domain';
import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { counted, instant } from '../kernel/fields.ts';

/** Things of one kind that need the reader's attention (X7). */
const attention = z.object({
  kind: z.enum(attentionKinds),
  count: counted(),
  /** When the newest of them came; null where that is not known. */
  latest: z.nullable(instant()),
});

/** Things of one kind that need the reader's attention. */
export type Attention = z.output<typeof attention>;

export const attentionEndpoints = {
  readAttention: endpoint({
    method: 'GET',
    path: '/attention',
    summary: 'What needs your attention, with its number: requests, orders, what expires, mails that failed',
    access: 'data.read',
    output: z.object({ items: z.array(attention) }),
    status: 200,
    problems: [],
  }),
};
