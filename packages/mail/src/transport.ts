/**
 * A mail ready to leave. `messageId` is `<uuid@host>` and stays the same over all attempts, so that a mail sent twice
 * can be known as one.
 */
export type Letter = {
  messageId: string;
  from: { name: string; email: string };
  to: string;
  subject: string;
  html: string;
  text: string;
  language: string;
  attachment?: { fileName: string; mediaType: string; content: Uint8Array } | null;
};

/** The reply of the next mail server: accepted, to be tried again, or refused for good. */
export type Delivered = { outcome: 'accepted' | 'deferred' | 'failed'; response: string };

/** Sends mails. `send` never throws for failed deliveries; `close` lets go of the connections. */
export type Transport = { send: (letter: Letter) => Promise<Delivered>; close: () => void };
