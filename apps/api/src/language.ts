import type { Request } from 'express';

/**
 * Returns the language that a request prefers, of those offered (none offered: of all there are); '' where it prefers
 * none of them.
 */
export function askedLanguage(request: Request, offered: readonly string[]): string {
  if (request.headers['accept-language'] === undefined) return '';
  const spoken = offered.length > 0 ? [...offered] : ['en', 'de', 'es'];
  return request.acceptsLanguages(...spoken) || '';
}
