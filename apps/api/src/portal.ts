import type { Express, NextFunction, Request, Response } from 'express';
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
  app.use(wholeFiles);
  app.use('/assets', sirv(assets, { ...files, immutable: true, maxAge: 31_536_000 }));
  app.use(sirv(folder, { ...files, etag: true }));
  app.get('/{*path}', (request, response, next) => {
    if (request.path.startsWith('/assets/')) return next();
    response.set('Cache-Control', 'no-cache').sendFile(join(folder, 'index.html'));
  });
}

// A file that a new build has taken away since it was listed would end the process, and a part of a file that is none
// would never be answered: nobody asks for parts of files so small.
function wholeFiles(request: Request, response: Response, next: NextFunction): void {
  delete request.headers.range;
  response.on('pipe', (file) => file.on('error', () => response.destroy()));
  next();
}

function nameEncoding(response: ServerResponse, path: string): void {
  const type = textTypes[extname(path)];
  if (type !== undefined) response.setHeader('Content-Type', type);
}
