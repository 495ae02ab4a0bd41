import { call, type EndpointName, type Reply, type Send } from '@tierline/contract';
import type { Portal } from './portal.ts';

/** A typed call of an endpoint, beside the browser: what a journey needs and does not show. */
export type Caller = <N extends EndpointName>(name: N, send: Send<N>) => Promise<Reply<N>>;

/** Somebody of the demo data, signed in without a browser. */
export async function asking(
  portal: Portal,
  { vendor = 'velkamo', email, password }: { vendor?: string; email: string; password: string },
): Promise<Caller> {
  let cookie = '';
  const withCookies: typeof fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    const response = await fetch(input, { ...init, headers });
    const given = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (given.length > 0) cookie = given.join('; ');
    return response;
  };
  const connection = { origin: portal.url, vendor, language: () => 'en', fetch: withCookies };
  const caller: Caller = (name, send) => call(connection, name, send);
  await caller('signIn', { email, password });
  return caller;
}
