import { problem, type Ask, type SentMail } from '@tierline/contract';
import { anywhere, decideMay, emailKey, isVendor, type MailState, type Notice } from '@tierline/domain';
import type { Context, Services, Visitor } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import {
  afterCursor,
  and,
  boundedCount,
  countLimit,
  toPage,
  sortClause,
  readCursor,
  type Sort,
  type Page,
} from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { recipientColumns, type Recipient } from '../kernel/outbox.ts';
import { bool, json, oneOf, readCount, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found } from '../kernel/scope.ts';

/** A mail of the outbox with its notice and its secret, decrypted. */
export type KeptMail = {
  id: string;
  recipient: string;
  language: string;
  notice: Notice;
  secret: string | null;
  state: MailState;
  createdAt: string;
} & Recipient;

const mailRow = {
  id: text,
  recipient: text,
  language: text,
  payload: json<Notice>(),
  secret: text.orNull,
  state: oneOf('waiting', 'accepted', 'deferred', 'failed', 'withdrawn'),
  createdAt: timestamp,
  value: text,
  timeZone: text.orNull,
  access: bool,
};

type MailRow = Row<typeof mailRow>;

const order: Sort = { column: sql`m.created_at`, type: 'timestamptz', descending: true };

/** A mail of the outbox as lists show it, with the notice to put into words, but not its secret. */
export type MailSent = Omit<SentMail, 'subject'> & { language: string; notice: Notice };

const sentRow = {
  state: oneOf('waiting', 'accepted', 'deferred', 'failed', 'withdrawn'),
  id: text,
  lineItemId: text.orNull,
  recipient: text,
  kind: text,
  response: text,
  userId: text.orNull,
  userAccountId: text.orNull,
  language: text,
  notice: json<Notice>(),
  createdAt: timestamp,
  settledAt: timestamp.orNull,
  value: text,
};

type SentRow = Row<typeof sentRow>;

/**
 * Lists the mails that the reader's account has caused, with their states; for vendor staff those of the whole
 * programme (X1).
 */
export async function listSentMails(ctx: Context, ask: Ask<'listSentMails'>): Promise<Page<MailSent>> {
  const conditions = [sql`m.vendor_id = ${ctx.vendor.id}::uuid`, ...visibleMails(ctx)];
  // Written out as a literal, so that Postgres can use its index of these few mails.
  if (ask.state !== undefined)
    conditions.push(ask.state === 'failed' ? sql`m.state = 'failed'` : sql`m.state = ${ask.state}`);
  if (ask.withinDays !== undefined)
    conditions.push(sql`m.created_at > tierline_now() - make_interval(days => ${ask.withinDays}::int)`);
  const where = and(conditions);
  const { db } = ctx.services;
  const [rows, count] = await Promise.all([
    readRows(
      db,
      sentRow,
      sql`
      SELECT m.id, m.recipient, m.language, m.payload AS notice, m.kind, m.state, m.response,
        m.created_at, m.settled_at, m.line_item_id,
        u.id AS user_id, u.account_id AS user_account_id, m.created_at::text AS value
      FROM mail m
      LEFT JOIN portal_user u ON u.id = m.user_id
      WHERE ${where} AND ${afterCursor(readCursor(ask.cursor), order, sql`m.id`)}
      ORDER BY ${sortClause(order, sql`m.id`)}
      LIMIT ${ask.limit + 1}`,
    ),
    readCount(
      db,
      sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM mail m WHERE ${where} LIMIT ${countLimit + 1}) counted`,
    ),
  ]);
  const page = toPage(rows, ask.limit);
  return { items: page.rows.map(mailSent), next: page.next, count: boundedCount(count) };
}

// The columns of mails `m` as the reader may see them. Requests to the vendor's staff name companies that their author
// may not know (A2), and addresses are shown only of people the reader may know (A3, A4).
function visibleMails(ctx: Context): Sql[] {
  const own = ctx.actor.account.id;
  const conditions = isVendor(ctx.actor.account)
    ? []
    : [
        sql`m.account_id = ${own}::uuid AND m.kind <> 'relation-asked'`,
        // By LIMIT each mail's recipient is looked up; else Postgres would first read all users of all accounts.
        sql`(m.user_id IS NULL
            OR (
              SELECT TRUE
              FROM portal_user w
              JOIN visible_account v ON v.id = w.account_id
              WHERE w.id = m.user_id AND v.viewer_id = ${own}::uuid
              LIMIT 1))`,
      ];
  // Mails about a changed or forgotten password are for readers of the audit only (X2).
  return decideMay(ctx.actor, 'audit.read').ok
    ? conditions
    : [...conditions, sql`m.kind NOT IN ('password-reset', 'sign-in-changed')`];
}

/** Lists the mails of a vendor's portal in demo mode, where none leaves the machine; otherwise not found (X1). */
export async function listMailbox(
  visitor: Visitor,
  ask: Ask<'listMails'>,
): Promise<{ mails: KeptMail[]; next: string | null; count: { value: number; more: boolean } }> {
  onlyInDemo(visitor.services);
  const conditions = [sql`m.vendor_id = ${visitor.vendor.id}::uuid`];
  if (ask.recipient) conditions.push(sql`lower(m.recipient COLLATE "C") LIKE ${anywhere(emailKey(ask.recipient))}`);
  const { items, ...page } = await readPage(visitor, ask, {
    from: sql`mail m`,
    where: and(conditions),
    order,
    id: sql`m.id`,
    read: ({ where, limit }) => readMails(visitor.services, where, limit),
    view: (row) => keptMail(visitor.services, row),
  });
  return { mails: items, ...page };
}

/** One mail of the demo's mailbox. */
export async function readMailboxMail(visitor: Visitor, ask: Ask<'readMail'>): Promise<KeptMail> {
  onlyInDemo(visitor.services);
  const rows = await readMails(
    visitor.services,
    sql`m.id = ${ask.id}::uuid AND m.vendor_id = ${visitor.vendor.id}::uuid`,
    1,
  );
  return keptMail(visitor.services, found(rows[0]));
}

/** Decrypts the secret of a mail, to put it into words. */
export function openMailSecret(services: Services, mail: { id: string; secret: string | null }): string | null {
  return mail.secret === null ? null : services.secrets.open(mail.secret, mailPurpose(mail.id));
}

/** What a mail's secret is sealed for. */
export function mailPurpose(id: string): string {
  return `mail ${id}`;
}

function readMails(services: Services, where: Sql, limit: number): Promise<MailRow[]> {
  return readRows(
    services.db,
    mailRow,
    sql`
    SELECT m.id, m.recipient, m.language, m.payload, m.secret, m.state, m.created_at,
      m.created_at::text AS value, ${recipientColumns}
    FROM mail m WHERE ${where} ORDER BY ${sortClause(order, sql`m.id`)} LIMIT ${limit}`,
  );
}

function keptMail(
  services: Services,
  { id, recipient, language, payload, secret, state, createdAt, timeZone, access }: MailRow,
): KeptMail {
  return {
    id,
    recipient,
    language,
    notice: payload,
    secret: openMailSecret(services, { id, secret }),
    state,
    createdAt: createdAt.toISOString(),
    timeZone,
    access,
  };
}

function mailSent({
  id,
  recipient,
  language,
  notice,
  kind,
  state,
  response,
  createdAt,
  settledAt,
  lineItemId,
  userId,
  userAccountId,
}: SentRow): MailSent {
  const user = userId === null || userAccountId === null ? null : { id: userId, accountId: userAccountId };
  return {
    id,
    recipient,
    language,
    notice,
    kind,
    state,
    response,
    createdAt: createdAt.toISOString(),
    at: (settledAt ?? createdAt).toISOString(),
    lineItemId,
    user,
  };
}

function onlyInDemo(services: Services): void {
  if (!services.mailbox) throw problem('not-found', {});
}
