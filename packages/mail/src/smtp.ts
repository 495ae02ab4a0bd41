import { isIPv4 } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Delivered, Letter, Transport } from './transport.ts';
import { oneLine } from './words.ts';

/** How long a server may take, in milliseconds: to connect, to greet, for each answer, and for a mail altogether. */
export type SmtpPatience = { connection: number; greeting: number; socket: number; letter: number };

const usualPatience: SmtpPatience = { connection: 10_000, greeting: 10_000, socket: 30_000, letter: 120_000 };

/** Sends mails by SMTP over at most four connections kept open; throws if the address is none. */
export function smtpTransport(address: string, patience: Partial<SmtpPatience> = {}): Transport {
  const url = smtpAddress(address);
  const wait = { ...usualPatience, ...patience };
  const pool = createTransport({
    // Parameters in the address itself (…?requireTLS=false, ?tls.servername=…) override these.
    url: address,
    pool: true,
    maxConnections: 4,
    connectionTimeout: wait.connection,
    greetingTimeout: wait.greeting,
    socketTimeout: wait.socket,
    // A password must not cross a network in the clear because somebody in between removed STARTTLS.
    requireTLS: url.username !== '' && !isLoopback(url.hostname),
  });
  return {
    send: async (letter) => {
      try {
        // The timeouts above do not notice a server that keeps trickling; this one does.
        const sent = await pool.sendMail({ ...message(letter), signal: AbortSignal.timeout(wait.letter) });
        return { outcome: 'accepted', response: oneLine(sent.response) };
      } catch (trouble) {
        return judge(trouble);
      }
    },
    close: () => pool.close(),
  };
}

function smtpAddress(address: string): URL {
  const url = URL.parse(address);
  // Without the address itself: it may contain a password.
  if (url === null || !/^smtps?:$/u.test(url.protocol) || url.hostname === '') {
    throw new Error(
      'The address of the mail server must look like smtp://user:password@host:587 or smtps://user:password@host:465.',
    );
  }
  return url;
}

/** Whether a host, as a URL writes it, is this machine by name or address: a name that only begins like one is not. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}

function message({ messageId, from, to, subject, html, text, language, attachment }: Letter) {
  return {
    // Encoded, so that no server on the way changes a byte.
    attachments: attachment
      ? [
          {
            filename: attachment.fileName,
            contentType: attachment.mediaType,
            content: Buffer.from(attachment.content),
            contentTransferEncoding: 'base64' as const,
          },
        ]
      : [],
    messageId,
    subject,
    html,
    text,
    from: { name: from.name, address: from.email },
    // As an object: a string would be read as a list of addresses.
    to: { name: '', address: to },
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
  };
}

/**
 * Refused for good is only what was answered to this mail (MAIL, RCPT, DATA). A 5xx to the greeting or to the sign-in
 * is about us or the server: an operator fixes it, and the mails must still be there then.
 */
function judge(trouble: unknown): Delivered {
  if (!(trouble instanceof Error)) return { outcome: 'deferred', response: oneLine(String(trouble)) };
  const code = 'code' in trouble ? trouble.code : undefined;
  const reply = 'responseCode' in trouble ? trouble.responseCode : undefined;
  const words =
    'response' in trouble && typeof trouble.response === 'string' && trouble.response !== ''
      ? trouble.response
      : trouble.message || String(code);
  const aboutLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  const forGood = typeof reply !== 'number' || (reply >= 500 && !aboutSession.includes(reply));
  return { outcome: aboutLetter && forGood ? 'failed' : 'deferred', response: oneLine(words) };
}

/** Answers that may come to MAIL as well, but ask for another order of commands, a sign-in, or TLS. */
const aboutSession = [503, 530, 534, 535, 538];
