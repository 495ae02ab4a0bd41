import { contextOfKey, contextOfSession, type Context, type Ticket, type Visitor } from '@tierline/core';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { accessSeconds, type Tokens } from './token.ts';

/** The cookies of a session, as endpoints that begin or end one use them. */
export type Cookies = {
  give(ticket: Ticket): void;
  refreshToken(): string | null;
  sessionId(): string | null;
  drop(): void;
};

/**
 * Returns the cookies of one request. `PUBLIC_URL` decides on the prefix: only plain HTTP on localhost goes without,
 * and names the port, as ports of one host share cookies.
 */
export function cookiesOf(
  request: Request,
  response: Response,
  tokens: Tokens,
  publicUrl: string,
  vendor: string,
): Cookies {
  const { protocol, port } = new URL(publicUrl);
  const secure = protocol === 'https:';
  const name = (kind: string) =>
    secure ? `__Host-tierline-${vendor}-${kind}` : `tierline-${port || '80'}-${vendor}-${kind}`;
  const settings = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  const sent = parseCookie(request.headers.cookie ?? '');
  return {
    give({ sessionId, userId, refreshToken }) {
      response.cookie(name('access'), tokens.sign({ id: sessionId, userId }, vendor), {
        ...settings,
        maxAge: accessSeconds * 1000,
      });
      if (refreshToken !== null)
        response.cookie(name('refresh'), refreshToken, { ...settings, maxAge: 7 * 24 * 3_600_000 });
    },
    refreshToken: () => sent[name('refresh')] ?? null,
    sessionId() {
      const token = sent[name('access')];
      return token === undefined ? null : tokens.read(token, vendor);
    },
    drop() {
      response.clearCookie(name('access'), settings);
      response.clearCookie(name('refresh'), settings);
    },
  };
}

/**
 * Returns the API key of a request's `Authorization: Bearer …`, valid or not; null for none. Other schemes may be a
 * proxy's and are ignored.
 */
export function bearerOf(request: Request): string | null {
  return /^Bearer\b *(.*)$/iu.exec(request.get('Authorization') ?? '')?.[1] ?? null;
}

/** Returns the signed-in context of a request; null for none. Where an API key is sent, cookies do not count. */
export async function signedIn(visitor: Visitor, cookies: Cookies, bearer: string | null): Promise<Context | null> {
  if (bearer !== null) return contextOfKey(visitor, bearer);
  const sessionId = cookies.sessionId();
  return sessionId === null ? null : contextOfSession(visitor, sessionId);
}

/**
 * Whether an unsafe request may come from its origin: the portal's own pages, or no browser at all (A12). Browsers send
 * no API keys by themselves.
 */
export function fromOurPages(request: Request, publicUrl: string): boolean {
  if (bearerOf(request) !== null) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = request.headers;
  return origin === undefined || origin === publicUrl;
}
