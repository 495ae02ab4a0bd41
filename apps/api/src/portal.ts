import type { Express } from 'express';
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import sirv from 'sirv';

// The server of files names the encoding of pages alone.
const textTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/**
 * Serves the built portal. Files of the build have a hash in their names and never change, and lie beside their
 * compressed forms; every other address is the portal's one page.
 */
export function servePortal(app: Express, folder: string): void {
  const assets = join(folder, 'assets');
  if (!existsSync(assets)) return;
  const files = { brotli: true, gzip: true, extensions: [], setHeaders: nameEncoding };
  app.use('/assets', sirv(assets, { ...files, immutable: true, maxAge: 31_536_000 }));
  app.use(sirv(folder, { ...files, etag: true }));
  app.get('/{*path}', (request, response, next) => {
    if (request.path.startsWith('/assets/')) return next();
    response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html'));
  });
}

function nameEncoding(response: ServerResponse, path: string): void {
  const type = textTypes[extname(path)];
  if (type !== undefined) response.setHeader('Content-Type', type);
}
