import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, instant, page, paging } from '../kernel/fields.ts';

/**
 * How somebody's attempt to sign in ended. `code-missing`: the password was right, and no code followed. `refused`: all
 * was right, and the account or the password is no longer valid for it.
 */
export const signInOutcomes = ['signed-in', 'password-wrong', 'code-missing', 'code-wrong', 'refused'] as const;

/** A sign-in or an attempt at one. */
export const signInRecord = z.object({
  id: id(),
  at: instant(),
  outcome: z.enum(signInOutcomes),
  address: z.string(),
  userAgent: z.string(),
});

export const signInEndpoints = {
  listSignIns: endpoint({
    method: 'GET',
    path: '/me/sign-ins',
    summary: 'One’s own last sign-ins and failed attempts, newest first; none of a shared login',
    access: 'profile.edit',
    query: z.strictObject({ ...paging }),
    output: page(signInRecord),
    status: 200,
    problems: [],
  }),
  listUserSignIns: endpoint({
    method: 'GET',
    path: '/users/:id/sign-ins',
    summary: 'The last sign-ins of a user of your account',
    access: 'audit.read',
    params: z.strictObject({ id: id() }),
    query: z.strictObject({ ...paging }),
    output: page(signInRecord),
    status: 200,
    problems: ['not-found'],
  }),
};
