import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApp } from '../../src/app.ts';
import { world, type Company, type World } from './world.ts';

// More than sockets hold between a server and a reader that has stopped.
const products = 12_000;

describe('X3 readers of a long list that take their time', () => {
  let w: World;
  let distributor: Company;
  beforeAll(async () => {
    w = await world();
    distributor = await w.company(w.staff, 'Slow');
    const { vendorId } = await w.db.account.findUniqueOrThrow({ where: { id: distributor.id } });
    await w.db.product.createMany({
      data: Array.from({ length: products }, (_, n) => ({
        id: randomUUID(),
        vendorId,
        sku: `S-${n}`,
        skuKey: `s-${n}`,
        name: `Product ${n}`,
        nameKey: `product${n}`,
        kind: 'Software',
        description: 'x'.repeat(2_000),
      })),
    });
  });
  afterAll(() => w.close());

  /** Asks for the list, reads its beginning, and stops. `closed`: once the server has closed the connection. */
  async function begin(
    pageMs?: number,
  ): Promise<{ answer: IncomingMessage; closed: Promise<unknown>; end: () => void }> {
    const server = createServer(
      makeApp({ services: w.services, log: pino({ level: 'silent' }), samples: () => [], pageMs }),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const connected = once(server, 'connection') as Promise<[Socket]>; // what a server tells of a connection
    const sent = request({
      host: '127.0.0.1',
      port: (server.address() as AddressInfo).port, // a listening TCP server has such an address
      path: '/api/v1/products',
      headers: {
        Accept: 'text/csv',
        'Tierline-Vendor': w.programme.slug,
        cookie: [...distributor.master.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const [[socket]] = await Promise.all([connected, once(answer, 'readable')]);
    expect(answer.statusCode).toBe(200);
    return {
      answer,
      closed: once(socket, 'close'),
      end: () => {
        sent.destroy();
        server.closeAllConnections();
        server.close();
      },
    };
  }

  it('X3 one that takes nothing any more is closed', async () => {
    const { answer, closed, end } = await begin(200);
    answer.on('error', () => undefined);
    await closed;
    expect(answer.complete).toBe(false);
    end();
  });

  it('X3 a reader of many pages at once who reads none is closed; one who reads slowly gets all', async () => {
    const asked = 120;
    const server = createServer(
      makeApp({ services: w.services, log: pino({ level: 'silent' }), samples: () => [], pageMs: 300 }),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const ask = [
      'GET /api/v1/products?limit=100 HTTP/1.1',
      'Host: localhost',
      `Tierline-Vendor: ${w.programme.slug}`,
      `Cookie: ${[...distributor.master.cookies].map(([name, value]) => `${name}=${value}`).join('; ')}`,
      '\r\n',
    ].join('\r\n');
    const open = async (requests: number) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1'); // a listening TCP server has one
      socket.on('error', () => undefined);
      const [peer] = (await once(server, 'connection')) as [Socket]; // what a server tells of a connection
      socket.write(ask.repeat(requests));
      return { socket, peer };
    };
    // More than sockets hold between the two.
    const { socket, peer } = await open(asked);
    await once(peer, 'close');
    socket.destroy();

    const slow = await open(60);
    const begins = 'HTTP/1.1 200';
    let answers = 0;
    let read = '';
    for await (const chunk of slow.socket) {
      read += String(chunk);
      answers += read.split(begins).length - 1;
      // The beginning of an answer may come in two chunks.
      read = read.slice(-(begins.length - 1));
      if (answers === 60) break;
    }
    expect(answers).toBe(60);
    server.closeAllConnections();
    server.close();
  });

  it('A2 X3 one whose account is closed meanwhile gets no more pages, and no end', async () => {
    const { answer, end } = await begin();
    const { version } = await w.staff.call('readAccount', { id: distributor.id });
    await w.staff.call('editAccount', { id: distributor.id, version, status: 'closed' });
    let rows = 0;
    const failed = await (async () => {
      for await (const chunk of answer) rows += String(chunk).split('\r\n').length - 1;
    })().then(
      () => null,
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({ code: 'ECONNRESET' });
    expect(rows).toBeLessThan(products);
    end();
  });
});
