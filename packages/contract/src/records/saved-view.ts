import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { id, instant, lineOrEmpty, listOf, nameLine, page, paging, reason, version } from '../kernel/fields.ts';

function list() {
  return z.string().check(z.maxLength(40), z.regex(/^[a-z]+(-[a-z]+)*$/u));
}

/**
 * The filters and the sort of a list, as names and values of the page's address. Stored and returned, never executed.
 */
function query() {
  return listOf(
    z.strictObject({
      name: z.string().check(z.maxLength(30), z.regex(/^[a-z][a-zA-Z]*$/u)),
      value: lineOrEmpty(4000),
    }),
    12,
  );
}

/** A list's filters and sort under a name: a user's own, or shared with the colleagues of their account (E3). */
export const savedView = z.object({
  id: id(),
  list: z.string(),
  name: z.string(),
  query: z.array(z.object({ name: z.string(), value: z.string() })),
  shared: z.boolean(),
  mine: z.boolean(),
  author: z.nullable(z.string()),
  version: z.int(),
  createdAt: instant(),
  actions: z.object({ edit: reason(), delete: reason() }),
});

/** A saved view. */
export type SavedView = z.output<typeof savedView>;

const idParam = z.strictObject({ id: id() });

export const savedViewEndpoints = {
  listSavedViews: endpoint({
    method: 'GET',
    path: '/saved-views',
    summary: 'Saved views of lists: your own, and those that colleagues share',
    access: 'data.read',
    query: z.strictObject({ ...paging, list: z.optional(list()) }),
    output: page(savedView),
    status: 200,
    problems: [],
  }),
  createSavedView: endpoint({
    method: 'POST',
    path: '/saved-views',
    summary: 'Save the filters and the order of a list under a name',
    access: 'profile.edit',
    keyed: true,
    body: z.strictObject({ list: list(), name: nameLine(60), query: query(), shared: z._default(z.boolean(), false) }),
    output: savedView,
    status: 201,
    problems: ['view-name-taken'],
  }),
  editSavedView: endpoint({
    method: 'PATCH',
    path: '/saved-views/:id',
    summary: 'Rename, change or share your own saved view',
    access: 'profile.edit',
    params: idParam,
    body: z.strictObject({
      version: version(),
      name: z.optional(nameLine(60)),
      query: z.optional(query()),
      shared: z.optional(z.boolean()),
    }),
    output: savedView,
    status: 200,
    problems: ['not-found', 'view-name-taken', 'changed-meanwhile', 'not-yours-to-change'],
  }),
  deleteSavedView: endpoint({
    method: 'DELETE',
    path: '/saved-views/:id',
    summary: 'Delete a saved view',
    access: 'profile.edit',
    who: 'Your own: every role, in person. Those that colleagues share: from Administrator on',
    params: idParam,
    status: 204,
    problems: ['not-found', 'role-too-low', 'account-suspended'],
  }),
};
