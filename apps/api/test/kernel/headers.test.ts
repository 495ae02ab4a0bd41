import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../../tools/free-port.ts';
import { serve } from '../../src/main.ts';
import { world, type World } from './world.ts';

describe('A12 X10 what every answer says of itself, behind HTTPS', () => {
  let w: World;
  let origin: string;
  let port: number;
  let running: Awaited<ReturnType<typeof serve>>;
  const folder = mkdtempSync(join(tmpdir(), 'tierline-portal-'));

  beforeAll(async () => {
    w = await world();
    port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    mkdirSync(join(folder, 'assets'));
    for (const [file, text] of [
      ['index.html', '<!doctype html><title>Portal</title>'],
      ['favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['.stamp', 'built'],
      ['assets/start-1.js', 'const name = "é";'],
      ['assets/old-1.js', 'const old = true;'],
      ['assets/start-1.css', 'a::after { content: "é" }'],
    ] as const)
      writeFileSync(join(folder, file), text);
    const env = { ...w.env, publicUrl: 'https://portal.example', port, portalFolder: folder, demo: false };
    running = await serve(env, { worker: false });
  });
  afterAll(async () => {
    await running.close();
    await w.close();
    rmSync(folder, { recursive: true });
  });

  const cases: readonly (readonly [string, string, number])[] = [
    ['GET', '/', 200],
    ['GET', '/velkamo/line-items', 200],
    ['GET', '/assets/start-1.js', 200],
    ['GET', '/assets/start-1.css', 200],
    ['GET', '/favicon.svg', 200],
    ['GET', '/healthz', 200],
    ['GET', '/livez', 200],
    ['GET', '/readyz', 200],
    ['GET', '/api/v1/docs', 200],
    ['GET', '/api/v1/openapi.json', 200],
    ['GET', '/api/v1/programme', 200],
    ['GET', '/api/v1/me', 401],
    ['GET', '/api/v1/nothing', 404],
    ['GET', '/api/v1/%ff', 404],
    ['GET', '/%ff', 404],
    ['GET', '/assets/%ff', 404],
    ['GET', '/assets/', 404],
    ['GET', '/assets/gone.js', 404],
    ['POST', '/velkamo', 404],
    ['PUT', '/api/v1/me', 404],
    ['TRACE', '/', 404],
    ['TRACE', '/api/v1/me', 404],
  ];
  it.each(cases)('A12 X10 %s %s: %i, its headers, and nothing of the server', async (method, path, status) => {
    const answer = await sent(
      `${method} ${path} HTTP/1.1\r\nHost: portal.example\r\nTierline-Vendor: velkamo\r\n` +
        'Origin: https://elsewhere.example\r\nX-Canary: canary\r\nConnection: close\r\n\r\n',
    );
    expect(answer.status).toBe(status);
    const { headers } = answer;
    const policy = (headers.get('content-security-policy') ?? '').split(';');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "font-src 'self'",
      ]),
    );
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('content-type')).toMatch(/^[a-z]+\/[a-z+]+; ?charset=utf-8$/u);
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin']) expect(headers.get(name)).toBeNull();
    expect(answer.text).not.toMatch(/node_modules|\.[jt]s:\d|canary/u);
    // What is the same for everybody may be kept.
    const kept = /^\/api\/v1\/(?!docs|openapi)/u.test(path) ? 'no-store' : headers.get('cache-control');
    expect(headers.get('cache-control')).toBe(kept);
  });

  it.each([
    ['/..%2f..%2fetc/passwd', 200],
    ['/.git/config', 200],
    ['/.stamp', 200],
    ['/assets/..%2f.stamp', 404],
  ])('X10 no file beside those of the build is served: %s', async (path, status) => {
    const answer = await sent(`GET ${path} HTTP/1.1\r\nHost: portal.example\r\nConnection: close\r\n\r\n`);
    expect(answer.status).toBe(status);
    // Every address of the portal is its one page.
    expect(answer.text).toContain(status === 200 ? '<title>Portal</title>' : 'urn:tierline:problem:not-found');
  });

  it('X10 a file that was taken away meanwhile ends its answer alone; odd ranges get the whole file', async () => {
    rmSync(join(folder, 'assets/old-1.js'));
    await expect(fetch(`${origin}/assets/old-1.js`).then((answer) => answer.text())).rejects.toThrow(TypeError);
    for (const Range of ['bytes=9-2', 'bytes=-1', 'bytes=x-y', 'bytes=99999-', 'bytes=0-3', 'pages=1-2']) {
      const answer = await fetch(`${origin}/assets/start-1.js`, { headers: { Range } });
      expect([answer.status, await answer.text()]).toEqual([200, 'const name = "é";']);
    }
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  });

  it.each([
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n\r\nab'],
    ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['chunks that are not the last encoding', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a blank before the colon', 'Content-Length : 4\r\n\r\nabcd'],
    ['a length that is no number', 'Content-Length: +4\r\n\r\nabcd'],
  ])('X3 a request whose end is not clear is refused, and its connection closed: %s', async (_, rest) => {
    const answer = await sent(`POST /api/v1/session HTTP/1.1\r\nHost: portal.example\r\n${rest}`);
    expect([answer.status, answer.headers.get('connection')]).toEqual([400, 'close']);
  });

  it('A12 cookies are Secure and of this host alone, by their names as well', async () => {
    const { email, password } = w.staff;
    const { headers } = await request(origin)
      .post('/api/v1/session')
      .set('Tierline-Vendor', w.programme.slug)
      .send({ email, password })
      .expect(201);
    const lines: unknown = headers['set-cookie'];
    expect(lines).toHaveLength(2);
    for (const line of Array.isArray(lines) ? lines : []) {
      expect(line).toMatch(
        /^__Host-tierline-velkamo-(access|refresh)=[\w.-]+;.* Path=\/;.*HttpOnly; Secure; SameSite=Lax$/u,
      );
      expect(line).not.toContain('Domain');
    }
  });

  // As bytes: clients would mend some of these requests, and follow or hide some of the answers.
  async function sent(text: string): Promise<{ status: number; headers: Headers; text: string }> {
    const socket = connect(port, '127.0.0.1');
    socket.write(text);
    let got = '';
    socket.on('data', (part: Buffer) => (got += part.toString('utf8')));
    await once(socket, 'close');
    const [head = '', ...body] = got.split('\r\n\r\n');
    const [first = '', ...lines] = head.split('\r\n');
    const headers = new Headers(
      lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
    );
    return { status: Number(first.split(' ')[1]), headers, text: body.join('\r\n\r\n') };
  }
});
