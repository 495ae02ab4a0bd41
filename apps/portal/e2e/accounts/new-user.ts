import { request, type APIRequestContext } from '@playwright/test';
import { expect, people, type Portal } from '../kernel/portal.ts';

/** A user that a test made for itself, with a password of their own. */
export type NewUser = { id: string; email: string; password: string };

let made = 0;

/**
 * Makes a user of the vendor's account through the API: created by the sample Master, with access by the mail,
 * documents accepted.
 */
export async function newUser(
  portal: Portal,
  rights: { role: 'observer' | 'master'; sharedLogin?: boolean },
): Promise<NewUser> {
  const email = `made-${Date.now().toString(36)}-${made++}@velkamo.example`;
  const by = await apiOf(portal, people.vendor);
  const me = await json<{ account: { id: string } }>(by, 'get', '/me');
  const { id } = await json<{ id: string }>(by, 'post', `/accounts/${me.account.id}/users`, {
    email,
    language: 'en',
    firstName: 'Robin',
    lastName: 'Made',
    ...rights,
  });
  const { text } = await portal.mailTo(email, '/velkamo/sign-in');
  const current = /\b[a-z2-9]{5}(?:-[a-z2-9]{5}){3}\b/u.exec(text)?.[0] ?? '';
  const password = 'violet-lighthouse-marmalade';
  const own = await apiOf(portal, { email, password: current });
  const { mustAccept } = await json<{ mustAccept: { kind: string; version: string }[] }>(own, 'get', '/me');
  await json(own, 'put', '/me/legal', { documents: mustAccept.map(({ kind, version }) => ({ kind, version })) });
  await json(own, 'put', '/password', { current, password });
  await Promise.all([by.dispose(), own.dispose()]);
  return { id, email, password };
}

/** The API as somebody signed in, without a browser. */
export async function apiOf(
  portal: Portal,
  { email, password }: { email: string; password: string },
): Promise<APIRequestContext> {
  const api = await request.newContext({ baseURL: portal.url, extraHTTPHeaders: { 'Tierline-Vendor': 'velkamo' } });
  await json(api, 'post', '/session', { email, password });
  return api;
}

/** What the API answers; fails where it refuses. */
export async function json<T>(
  api: APIRequestContext,
  method: 'get' | 'post' | 'put' | 'patch' | 'delete',
  path: string,
  data?: object,
): Promise<T> {
  const response = await api[method](`/api/v1${path}`, {
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    ...(data && { data }),
  });
  expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
  // What the contract says that it answers.
  return (response.status() === 204 ? null : await response.json()) as T;
}
