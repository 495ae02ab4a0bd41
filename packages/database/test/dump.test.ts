import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { asOwner } from '../src/connection.ts';
import { createTemplate, dropDatabase, dumpDatabase, migrate, restoreDatabase } from '../src/index.ts';

const copyDone = 'c'.codePointAt(0);

/**
 * A way to a Postgres on which the end of the rows of a table arrives alone, and what the server says after it only
 * once it is let through: as on a slow line, where one answer comes in several packets.
 */
class SlowLine {
  readonly #server: Server;
  readonly #sockets: Socket[] = [];
  #held: (() => void)[] = [];

  constructor(port: number) {
    this.#server = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      this.#sockets.push(near, far);
      near.setNoDelay(true).pipe(far);
      // It breaks off when the test is over.
      this.#carry(far, near).catch(() => undefined);
    });
  }

  // A message is a letter, four bytes with its length, and the rest.
  async #carry(far: Socket, near: Socket): Promise<void> {
    let come = Buffer.alloc(0);
    for await (const bytes of far) {
      come = Buffer.concat([come, bytes as Buffer]); // no encoding is set
      while (come.length >= 5 && come.length > come.readUInt32BE(1)) {
        const size = come.readUInt32BE(1) + 1;
        near.write(come.subarray(0, size));
        const done = come[0] === copyDone;
        come = come.subarray(size);
        if (done) await new Promise<void>((resolve) => this.#held.push(resolve));
      }
    }
    near.end();
  }

  letThrough(): void {
    for (const go of this.#held) go();
    this.#held = [];
  }

  async open(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port; // it listens on a port
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

describe('X10 a dump', () => {
  let url: string;
  beforeAll(async () => {
    url = await createTemplate(inject('ownerUrl'), 'dumped');
    await migrate(url);
    await asOwner(url, (client) =>
      client.query(`INSERT INTO vendor (id, slug, programme)
        SELECT gen_random_uuid(), 'vendor-' || n, '{}' FROM generate_series(1, 3) n`),
    );
  });
  afterAll(() => dropDatabase(inject('ownerUrl'), 'dumped'));

  it('X10 counts the rows of each table also where the server’s last word on it comes late', async () => {
    const through = new URL(url);
    const line = new SlowLine(Number(through.port));
    through.port = String(await line.open());
    let counted: object | undefined;
    try {
      const coming = dumpDatabase(through.href)[Symbol.asyncIterator]();
      while (counted === undefined) {
        const next = coming.next();
        // As much as it does without being let on.
        for (let turns = 0; turns < 20; turns++) await turn();
        const settled = next.then(() => true);
        while (!(await Promise.race([settled, turn(false)]))) line.letThrough();
        const { value: part } = await next;
        if (part?.part === 'end') counted = part.rows;
      }
    } finally {
      line.close();
    }
    expect(counted).toMatchObject({ vendor: 3 });
  });

  async function restoreSaying(vendors: number): Promise<Readonly<Record<string, number>>> {
    async function* told() {
      for await (const part of dumpDatabase(url))
        yield part.part === 'end' ? { ...part, rows: { ...part.rows, vendor: vendors } } : part;
    }
    const fresh = await createTemplate(inject('ownerUrl'), 'restored');
    try {
      return await restoreDatabase(fresh, told());
    } finally {
      await dropDatabase(inject('ownerUrl'), 'restored');
    }
  }

  it.each([0, 3])('X10 with all of a table’s three rows is restored whole where it says %i', async (said) => {
    expect(await restoreSaying(said)).toMatchObject({ vendor: 3 });
  });

  it('X10 with fewer rows of a table than it says is refused', async () => {
    await expect(restoreSaying(4)).rejects.toThrow('The backup is not whole.');
  });
});
