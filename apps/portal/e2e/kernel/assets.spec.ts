import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from './portal.ts';

/** Asks for a file as a browser does that understands this encoding alone. */
function fetched(url: string, encoding: string) {
  return new Promise<{ headers: Record<string, unknown>; status: number; body: Buffer }>((done, failed) => {
    request(url, { headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        done({ headers: response.headers, status: response.statusCode ?? 0, body: Buffer.concat(parts) }),
      );
    })
      .on('error', failed)
      .end();
  });
}

test('UX §5 scripts and styles come compressed from the build, and are kept by the browser', async ({ portal }) => {
  const page = (await fetched(`${portal.url}/velkamo/sign-in`, 'identity')).body.toString();
  const paths = [...page.matchAll(/(?:src|href)="(\/assets\/start-[^"]+\.(?:js|css))"/gu)].map(
    ([, path]) => path ?? '',
  );
  expect(paths.length).toBe(2);
  for (const path of paths) {
    const [plain, gzip, brotli] = await Promise.all(
      ['identity', 'gzip', 'br'].map((encoding) => fetched(`${portal.url}${path}`, encoding)),
    );
    expect(plain?.headers['cache-control']).toBe('public,max-age=31536000,immutable');
    expect(gzip?.headers['content-encoding']).toBe('gzip');
    expect(brotli?.headers['content-encoding']).toBe('br');
    expect(brotli?.headers['content-type']).toBe(plain?.headers['content-type']);
    expect(brotli?.headers['vary']).toContain('Accept-Encoding');
    expect(brotliDecompressSync(brotli?.body ?? '')).toEqual(plain?.body);
    expect(gunzipSync(gzip?.body ?? '')).toEqual(plain?.body);
  }
});

test('UX §5 a file that is not there is not answered with the page', async ({ portal }) => {
  expect((await fetched(`${portal.url}/assets/gone-12345.js`, 'br')).status).toBe(404);
  expect((await fetched(`${portal.url}/.stamp`, 'br')).headers['content-type']).toContain('text/html');
});
