import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What a peer got: recipients, and the raw message. */
export type Got = { from: string; to: string[]; raw: string };

/** A mail server on a port of its own; closed when the test lets go of it. */
export async function peer(options: SMTPServerOptions = {}) {
  const got: Got[] = [];
  const seen = { connections: 0, atOnce: 0, most: 0 };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    closeTimeout: 100,
    onConnect: (_session, done) => {
      seen.connections += 1;
      seen.atOnce += 1;
      seen.most = Math.max(seen.most, seen.atOnce);
      done();
    },
    onClose: () => {
      seen.atOnce -= 1;
    },
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        got.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        done(null, '2.0.0 Ok: queued as 4711');
      });
    },
    ...options,
  });
  // A client that hangs up in the middle is part of the tests.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  return {
    ...whereabouts(listening),
    got,
    seen,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** A peer that does with a connection whatever the test says. */
export async function rawPeer(meet: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    meet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  return { ...whereabouts(server), [Symbol.asyncDispose]: close };
}

/** A refusal with a code, as smtp-server wants it. */
export function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

function whereabouts(server: Server): { url: string; port: number } {
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has this kind
  return { url: `smtp://127.0.0.1:${port}`, port };
}

type Part = { headers: Map<string, string>; body: string };

/** A message taken apart: its headers and the parts of a multipart, each decoded. */
export function parts(raw: string): { headers: Map<string, string>; parts: Part[] } {
  const { headers, body } = part(raw);
  const boundary = /boundary="?([^";]+)/u.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  return {
    headers,
    parts: body
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((piece) => part(piece.replace(/^\r\n/u, ''))),
  };
}

function part(raw: string): Part {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map(
    raw
      .slice(0, end)
      .replace(/\r\n[ \t]+/gu, ' ')
      .split('\r\n')
      .map((row) => {
        const colon = row.indexOf(':');
        return [row.slice(0, colon).toLowerCase(), row.slice(colon + 1).trim()];
      }),
  );
  const body = raw.slice(end + 4);
  const encoding = headers.get('content-transfer-encoding');
  if (encoding === 'base64') return { headers, body: Buffer.from(body, 'base64').toString() };
  if (encoding === 'quoted-printable') return { headers, body: quotedPrintable(body) };
  return { headers, body };
}

function quotedPrintable(body: string): string {
  const bytes = body
    .replace(/=\r\n/gu, '')
    .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
