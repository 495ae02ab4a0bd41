import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { openServer, patience } from '../../src/server.ts';
import { world, type World } from './world.ts';

describe('X3 X10 connections that are slow or hostile', () => {
  let w: World;
  let server: Server;
  let port: number;
  beforeAll(async () => {
    w = await world();
    const app = makeApp({ services: w.services, log: pino({ level: 'silent' }), samples: () => [] });
    server = openServer(app, { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port; // a listening TCP server has such an address
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await w.close();
  });

  const open = () => connect(port, '127.0.0.1').on('error', () => undefined);
  const head = (method: string, path: string, ...headers: string[]) =>
    [
      `${method} ${path} HTTP/1.1`,
      'Host: localhost',
      `Tierline-Vendor: ${w.programme.slug}`,
      `Cookie: ${[...w.staff.cookies].map(([name, value]) => `${name}=${value}`).join('; ')}`,
      ...headers,
      '\r\n',
    ].join('\r\n');

  /** All that a connection is answered until the server closes it. */
  async function answers(socket: Socket): Promise<string> {
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    // It may also end with an error, such as of what was written after that.
    await new Promise<void>((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())));
    return text;
  }
  const sent = (text: string) => {
    const socket = open();
    socket.write(text);
    return answers(socket);
  };
  const problemIn = (answer: string) => {
    const [top = '', body = ''] = answer.split('\r\n\r\n');
    const { type, status, detail } = JSON.parse(body) as Record<string, unknown>; // a problem is an object
    return { line: top.split('\r\n')[0]?.slice(0, 12), problem: top.includes('problem+json'), type, status, detail };
  };
  const told = (status: number, code: string) => ({
    line: `HTTP/1.1 ${status}`,
    problem: true,
    type: `urn:tierline:problem:${code}`,
    status,
  });

  it.each([
    ['no HTTP', () => 'hello\r\n\r\n', 400, 'request-unreadable'],
    ['another protocol', () => '\u0016\u0003\u0001\u0002\u0000', 400, 'request-unreadable'],
    [
      'two lengths',
      () => head('POST', '/api/v1/session', 'Content-Length: 2', 'Content-Length: 3'),
      400,
      'request-unreadable',
    ],
    [
      'a length and chunks',
      () => head('POST', '/api/v1/session', 'Content-Length: 2', 'Transfer-Encoding: chunked'),
      400,
      'request-unreadable',
    ],
    ['a long address', () => head('GET', `/api/v1/accounts?q=${'x'.repeat(20_000)}`), 431, 'head-too-large'],
    [
      'many headers',
      () => head('GET', '/api/v1/me', ...Array.from({ length: 4_000 }, (_, n) => `X-${n}: 1`)),
      431,
      'head-too-large',
    ],
  ])('X3 %s is answered with a problem, and closed', async (_, text, status, code) => {
    expect(problemIn(await sent(text()))).toMatchObject(told(status, code));
  });

  it.each([
    ['nothing', () => ''],
    ['half of its headers', () => head('GET', '/api/v1/me').slice(0, -4)],
    [
      'a body that does not end',
      () => `${head('PATCH', '/api/v1/me', 'Content-Type: application/json', 'Content-Length: 20')}{"a"`,
    ],
    [
      'chunks that do not end',
      () => `${head('PATCH', '/api/v1/me', 'Content-Type: application/json', 'Transfer-Encoding: chunked')}1\r\n{\r\n`,
    ],
  ])('X10 who sends %s is told so, and closed', async (_, text) => {
    const before = await w.db.operation.count();
    expect(problemIn(await sent(text()))).toMatchObject(told(408, 'request-too-slow'));
    expect(await w.db.operation.count()).toBe(before);
  });

  it('X10 a byte now and then does not keep a connection open', async () => {
    const socket = open();
    socket.write(head('PATCH', '/api/v1/me', 'Content-Type: application/json', 'Content-Length: 100000'));
    const dripping = setInterval(() => socket.write(' '), 20);
    expect(problemIn(await answers(socket))).toMatchObject(told(408, 'request-too-slow'));
    clearInterval(dripping);
  });

  it('X10 a slow body is refused in the language that its headers ask for', async () => {
    const text = head(
      'PATCH',
      '/api/v1/me',
      'Accept-Language: de',
      'Content-Type: application/json',
      'Content-Length: 9',
    );
    expect(problemIn(await sent(text)).detail).toBe(
      'Die Anfrage ist nicht rechtzeitig angekommen. Senden Sie sie noch einmal.',
    );
  });

  it('X10 a body without an end, and too large, is refused once, and closed', async () => {
    const socket = open();
    socket.write(head('PATCH', '/api/v1/me', 'Content-Type: application/json', 'Transfer-Encoding: chunked'));
    const chunk = `${(65_536).toString(16)}\r\n${' '.repeat(65_536)}\r\n`;
    const pouring = setInterval(() => socket.writableNeedDrain || socket.write(chunk), 1);
    const text = await answers(socket);
    clearInterval(pouring);
    expect(text.match(/HTTP\/1\.1 \d+/gu)).toEqual(['HTTP/1.1 408']);
  });

  it('X10 four hundred slow connections are all closed, and others are answered meanwhile', async () => {
    const slow = Array.from({ length: 400 }, open);
    const opened = await Promise.all(slow.map((socket) => once(socket, 'connect')));
    for (const [index, socket] of slow.entries())
      socket.write(
        index % 2 === 0
          ? head('GET', '/api/v1/me').slice(0, -4)
          : head('PATCH', '/api/v1/me', 'Content-Type: application/json', 'Content-Length: 9'),
      );
    const ended = Promise.all(slow.map(answers));
    const health = await Promise.all(
      Array.from({ length: 50 }, async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status),
    );
    expect(opened).toHaveLength(400);
    expect(new Set(health)).toEqual(new Set([200]));
    expect(new Set((await ended).map((text) => text.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']));
  });

  it('X10 a portal waits for 15 seconds at most', () => {
    const { headersTimeout, requestTimeout, connectionsCheckingInterval } = patience;
    expect(Math.max(headersTimeout, requestTimeout) + connectionsCheckingInterval).toBeLessThanOrEqual(15_000);
    expect(openServer(() => undefined)).toMatchObject({ headersTimeout, requestTimeout });
  });
});
