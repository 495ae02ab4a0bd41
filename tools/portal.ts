import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Builds the portal where what it is made of has changed since the last time; true if it had to. */
export async function buildPortal(signal?: AbortSignal): Promise<boolean> {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  try {
    await promisify(execFile)(process.execPath, [join(portal, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
      cwd: portal,
      env: { ...process.env, NODE_ENV: 'production' },
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(`The portal could not be built: ${told}`, { cause: error });
  }
  writeFileSync(stamp, wanted);
  return true;
}

/** Vite's own server as a middleware, with reload; `close` ends it. */
export async function portalMiddleware(): Promise<PortalServer> {
  const vite = createRequire(join(portal, 'package.json')).resolve('vite');
  const { createServer } = (await import(pathToFileURL(vite).href)) as {
    createServer: (options: unknown) => Promise<ViteServer>;
  };
  const server = await createServer({ root: portal, appType: 'spa', server: { middlewareMode: true } });
  const middleware: Middleware = (request, response, next) => {
    // Reloading needs a script in the page and a socket, both of which the portal's policy forbids.
    response.removeHeader('Content-Security-Policy');
    server.middlewares(request, response, next);
  };
  return { middleware, close: () => server.close() };
}

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

type PortalServer = { readonly middleware: Middleware; readonly close: () => Promise<void> };

/** Vite belongs to the portal alone, so its own types are out of reach here. */
type ViteServer = { readonly middlewares: Middleware; readonly close: () => Promise<void> };

const root = join(import.meta.dirname, '..');
const portal = join(root, 'apps', 'portal');
const stamp = join(portal, 'dist', '.stamp');

const sources = [
  'apps/portal/{src,public}/**/*',
  'apps/portal/{index.html,vite.config.ts,package.json}',
  'packages/{domain,contract}/src/**/*',
  'pnpm-lock.yaml',
];

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: root }).toSorted()) {
    if (statSync(join(root, file)).isFile()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
