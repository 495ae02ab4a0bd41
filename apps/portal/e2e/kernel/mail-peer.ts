import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived at the SMTP peer. */
export type Arrived = { to: string; subject: string; text: string; html: string };

/** A mail server that keeps what it is given, and refuses addresses of `refused.example`. */
export type MailPeer = {
  url: string;
  /** The newest mail to an address whose text has this in it; waits until it has arrived. */
  mailTo: (address: string, text: string) => Promise<Arrived>;
  /** All mails so far whose text has this in it. */
  mailsWith: (text: string) => Promise<Arrived[]>;
  forget: () => void;
  stop: () => Promise<void>;
};

/** Starts a mail server on a free port of this machine. */
export async function mailPeer(): Promise<MailPeer> {
  const arrived: { to: string; mail: Promise<Email> }[] = [];
  const waiting: (() => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _, done) {
      done(
        address.endsWith('@refused.example')
          ? Object.assign(new Error('no such mailbox here'), { responseCode: 550 })
          : null,
      );
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        arrived.push({ to: session.envelope.rcptTo[0]?.address ?? '', mail: PostalMime.parse(Buffer.concat(chunks)) });
        done();
        for (const hear of waiting.splice(0)) hear();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo; // a listening TCP server has such an address
  return {
    url: `smtp://127.0.0.1:${port}`,
    async mailTo(address, text) {
      for (;;) {
        const next = new Promise<void>((resolve) => waiting.push(resolve));
        for (const { to, mail } of arrived.toReversed()) {
          // oxlint-disable-next-line no-await-in-loop -- The newest that fits is wanted.
          const { subject = '', text: plain = '', html = '' } = await mail;
          if (to === address && plain.includes(text)) return { to, subject, text: plain, html };
        }
        // oxlint-disable-next-line no-await-in-loop -- Until it has arrived.
        await next;
      }
    },
    async mailsWith(text) {
      const all = await Promise.all(
        arrived.map(async ({ to, mail }) => {
          const { subject = '', text: plain = '', html = '' } = await mail;
          return { to, subject, text: plain, html };
        }),
      );
      return all.filter((mail) => mail.text.includes(text));
    },
    forget: () => void arrived.splice(0),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
