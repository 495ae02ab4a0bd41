import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/fields.ts';

export const undoEndpoints = {
  undoOperation: endpoint({
    method: 'POST',
    path: '/operations/:id/undo',
    summary: 'Undo what you have done a moment ago; its mails are never sent',
    access: 'copies.move',
    keyed: true,
    params: z.strictObject({ id: id() }),
    output: z.object({ id: id(), kind: z.string() }),
    status: 201,
    problems: [
      'not-found',
      'not-author',
      'already-undone',
      'undo-not-offered',
      'undo-expired',
      'mail-being-sent',
      'already-decided',
      'line-on-hold',
      'copies-used',
      'site-deleted',
      'credits-used',
      'seats-changed',
      'order-cancelled',
      'changed-meanwhile',
      'licences-used',
      'user-inactive',
      'not-managing',
      'integration-off',
      'managed-by-controller',
      'controller-off',
      'target-closed',
      'target-suspended',
    ],
  }),
};
