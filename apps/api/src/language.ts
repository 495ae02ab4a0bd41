import type { Request } from 'express';

/**
 * The language that a request asks for, of those offered (none offered: of those we speak); '' where it asks for none
 * of them.
 */
export function askedLanguage(request: Request, offered: readonly string[]): string {
  if (request.headers['accept-language'] === undefined) return '';
  const spoken = offered.length > 0 ? [...offered] : ['en', 'de', 'es'];
  return request.acceptsLanguages(...spoken) || '';
}
