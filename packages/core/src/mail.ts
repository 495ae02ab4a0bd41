import { problem, type Ask, type endpoints } from '@tierline/contract';
import type { MailState, Notice } from '@tierline/domain';
import type { House, Visitor } from './context.ts';
import { sql } from './db.ts';
import type { Sql } from './db.ts';
import { after, all, counted, cut, ordered, readCursor, type Order } from './page.ts';
import { found } from './scope.ts';

/** A mail of the outbox with what it tells, its secret opened. */
export type KeptMail = { id: string; recipient: string; language: string; notice: Notice; secret: string | null; state: MailState; createdAt: string };

type MailRow = { id: string; recipient: string; language: string; payload: Notice; secret: string | null; state: MailState; createdAt: Date; value: string };

const order: Order = { column: sql`m.created_at`, type: 'timestamptz', descending: true };

/** The mails of a vendor's portal in demo mode, where none leaves the machine; otherwise there is no such page (X1). */
export async function listMailbox(visitor: Visitor, ask: Ask<typeof endpoints.listMails>): Promise<{ mails: KeptMail[]; next: string | null; count: { value: number; more: boolean } }> {
  onlyInDemo(visitor.house);
  const conditions = [sql`m.vendor_id = ${visitor.vendor.id}::uuid`];
  if (ask.recipient) conditions.push(sql`lower(m.recipient) = lower(${ask.recipient})`);
  const where = all(conditions);
  const rows = await readMails(visitor.house, sql`${where} AND ${after(readCursor(ask.cursor), order, sql`m.id`)}`, ask.limit + 1);
  const [count] = await visitor.house.db.$queryRaw<{ n: number }[]>(sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM mail m WHERE ${where} LIMIT 1001) counted`);
  const page = cut(rows, ask.limit);
  return { mails: page.rows.map((row) => keptMail(visitor.house, row)), next: page.next, count: counted(count?.n ?? 0) };
}

/** One mail of the demo's mailbox. */
export async function readMailboxMail(visitor: Visitor, ask: Ask<typeof endpoints.readMail>): Promise<KeptMail> {
  onlyInDemo(visitor.house);
  const rows = await readMails(visitor.house, sql`m.id = ${ask.id}::uuid AND m.vendor_id = ${visitor.vendor.id}::uuid`, 1);
  return keptMail(visitor.house, found(rows[0]));
}

/** The secret of a mail, opened for the one who words it. */
export function openMailSecret(house: House, mail: { id: string; secret: string | null }): string | null {
  return mail.secret === null ? null : house.secrets.open(mail.secret, `mail ${mail.id}`);
}

function readMails(house: House, where: Sql, limit: number): Promise<MailRow[]> {
  return house.db.$queryRaw<MailRow[]>(sql`
    SELECT m.id, m.recipient, m.language, m.payload, m.secret, m.state, m.created_at AS "createdAt", m.created_at::text AS value
    FROM mail m WHERE ${where} ORDER BY ${ordered(order, sql`m.id`)} LIMIT ${limit}`);
}

function keptMail(house: House, { id, recipient, language, payload, secret, state, createdAt }: MailRow): KeptMail {
  return { id, recipient, language, notice: payload, secret: openMailSecret(house, { id, secret }), state, createdAt: createdAt.toISOString() };
}

function onlyInDemo(house: House): void {
  if (!house.mailbox) throw problem('not-found', {});
}
