import type { NoticeRow } from '@tierline/domain';
import { acrossVendors } from './bound.ts';
import type { Database } from './db.ts';
import { sql } from './db.ts';
import { bool, int, json, readRows, text, type Row } from './rows.ts';
import type { Prisma } from '../../generated/client.ts';

/** A notice with its secret (an initial password), encrypted until it is sent. */
export type WithSecret = { secret?: string | null };

/** A file that goes with a mail, as long as that waits. */
export type Attachment = { fileName: string; mediaType: string; content: Uint8Array<ArrayBuffer> };

/** The rows of the outbox for notices that an operation causes. */
export function outboxRows(
  vendorId: string,
  operationId: string,
  notices: readonly (NoticeRow & WithSecret)[],
): Prisma.MailCreateManyInput[] {
  return notices.map(({ notice, secret, ...row }) => ({
    ...row,
    vendorId,
    operationId,
    kind: notice.kind,
    payload: notice,
    secret: secret ?? null,
  }));
}

/** Reads the file that goes with a mail; null where none does, or the mail was settled meanwhile. */
export function readAttachment(db: Database, mailId: string): Promise<Attachment | null> {
  return db.mailAttachment.findFirst({
    where: { mailId },
    select: { fileName: true, mediaType: true, content: true },
  });
}

/**
 * The time zone of a mail's recipient (null: not known), and whether they may sign in, so that buttons lead somewhere.
 */
export type Recipient = { timeZone: string | null; access: boolean };

/** The columns of a recipient, of the mail `m`. */
export const recipientColumns = sql`(SELECT r.time_zone FROM portal_user r WHERE r.id = m.user_id) AS time_zone,
  coalesce((SELECT r.may_sign_in FROM portal_user r WHERE r.id = m.user_id), TRUE) AS access`;

/** A mail that is due, as the worker takes it. */
export type DueMail = Row<typeof dueMailRow>;

const dueMailRow = {
  id: text,
  vendorId: text,
  recipient: text,
  language: text,
  payload: json<unknown>(),
  secret: text.orNull,
  tries: int,
  timeZone: text.orNull,
  access: bool,
};

/**
 * How many seconds a worker has for a mail that it took; after that another one takes it, under the same Message-ID. A
 * delivery takes 120 at most (`smtpTransport`), and begins within 30.
 */
export const leaseSeconds = 150;

/** Takes due mails, each for one worker alone. Those of a killed worker are due again when its lease ends (X1). */
export function takeDueMails(db: Database, limit: number, lease = leaseSeconds): Promise<DueMail[]> {
  return acrossVendors('outbox', () =>
    readRows(
      db,
      dueMailRow,
      sql`
    UPDATE mail m SET tries = tries + 1, next_try_at = now() + make_interval(secs => ${lease})
    WHERE id IN (
      SELECT id FROM mail WHERE state IN ('waiting', 'deferred') AND next_try_at <= now()
      ORDER BY next_try_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING m.id, m.vendor_id, m.recipient, m.language, m.payload, m.secret, m.tries,
      ${recipientColumns}`,
    ),
  );
}

/** What the next mail server answered. */
export type Delivered = { outcome: 'accepted' | 'deferred' | 'failed'; response: string };

const backOffMinutes = [1, 2, 5, 10, 30, 60, 120, 240, 480, 720, 1440];

/**
 * Records the outcomes of deliveries to users of one vendor. Deferred mails are retried at growing intervals for about
 * two days; secrets and attached files are wiped once a mail is settled.
 */
export async function settleMails(
  db: Database,
  mails: readonly { mail: Pick<DueMail, 'id' | 'tries'>; delivered: Delivered }[],
): Promise<void> {
  const outcomes = mails.map(({ mail: { id, tries }, delivered: { outcome, response } }) => {
    const wait = backOffMinutes[tries - 1];
    const gaveUp = outcome === 'deferred' && wait === undefined;
    return { id, state: gaveUp ? 'failed' : outcome, response: response.slice(0, 500), wait: wait ?? 0 };
  });
  await db.$executeRaw(sql`
    WITH settled AS (
      UPDATE mail m SET state = s.state, response = s.response,
        settled_at = CASE WHEN s.state <> 'deferred' THEN now() END,
        secret = CASE WHEN s.state = 'deferred' THEN m.secret END, next_try_at = now() + make_interval(mins => s.wait)
      FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) AS s(id uuid, state text, response text, wait int)
      WHERE m.id = s.id AND m.state IN ('waiting', 'deferred')
      RETURNING m.id, m.state)
    DELETE FROM mail_attachment a USING settled m WHERE a.mail_id = m.id AND m.state <> 'deferred'`);
}

/** Gives mails back that were taken and not tried. */
export async function giveBackMails(db: Database, mails: readonly DueMail[]): Promise<void> {
  await db.$executeRaw(sql`
    UPDATE mail SET tries = tries - 1, next_try_at = now()
    WHERE id = ANY(${mails.map(({ id }) => id)}::uuid[]) AND state IN ('waiting', 'deferred')`);
}
