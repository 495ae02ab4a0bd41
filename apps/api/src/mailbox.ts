import type { Ask, endpoints, Reply } from '@tierline/contract';
import { listMailbox, noticeOfLine, readMailboxMail, type Context, type KeptMail, type Visitor } from '@tierline/core';
import { wordNotice } from '@tierline/mail';

/** The demo's mails, worded as their recipients would see them. */
export async function mailboxMails(visitor: Visitor, ask: Ask<typeof endpoints.listMails>): Promise<Reply<typeof endpoints.listMails>> {
  const { mails, next, count } = await listMailbox(visitor, ask);
  const items = await Promise.all(mails.map(async (mail) => ({ ...head(mail), subject: (await wordMail(visitor, mail)).subject })));
  return { items, next, count };
}

/** One of the demo's mails. */
export async function mailboxMail(visitor: Visitor, ask: Ask<typeof endpoints.readMail>): Promise<Reply<typeof endpoints.readMail>> {
  const mail = await readMailboxMail(visitor, ask);
  const { sender } = visitor.vendor.programme;
  return { ...head(mail), ...(await wordMail(visitor, mail)), from: `${sender.name} <${sender.email}>` };
}

/** A line's details as they would be mailed, worded as they will be (E8). */
export async function previewedLineMail(ctx: Context, ask: Ask<typeof endpoints.previewLineMail>): Promise<Reply<typeof endpoints.previewLineMail>> {
  return wordMail(ctx, { notice: await noticeOfLine(ctx, ask), language: ask.language, secret: null });
}

function head({ id, recipient, state, createdAt }: KeptMail) {
  return { id, recipient, state, createdAt };
}

function wordMail(visitor: Visitor, mail: Pick<KeptMail, 'notice' | 'language' | 'secret'>) {
  const { programme, slug } = visitor.vendor;
  return wordNotice(mail.notice, { language: mail.language, portal: { name: programme.name, color: programme.color, url: `${visitor.house.publicUrl}/${slug}` }, secret: mail.secret });
}
