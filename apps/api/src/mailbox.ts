import type { Ask, Reply } from '@tierline/contract';
import {
  listMailbox,
  listSentMails,
  noticeOfLine,
  readMailboxMail,
  type Context,
  type KeptMail,
  type Visitor,
} from '@tierline/core';
import { wordNotice, wordSubject } from '@tierline/mail';

/** The demo's mails, worded as their recipients would see them. */
export async function mailboxMails(visitor: Visitor, ask: Ask<'listMails'>): Promise<Reply<'listMails'>> {
  const { mails, next, count } = await listMailbox(visitor, ask);
  return {
    items: mails.map((mail) => ({ ...head(mail), subject: wordSubject(mail.notice, reader(visitor, mail.language)) })),
    next,
    count,
  };
}

/** One of the demo's mails. */
export async function mailboxMail(visitor: Visitor, ask: Ask<'readMail'>): Promise<Reply<'readMail'>> {
  const mail = await readMailboxMail(visitor, ask);
  const { sender } = visitor.vendor.programme;
  const { notice, language, secret, timeZone, access } = mail;
  const worded = await wordMail(visitor, { notice, language, secret, timeZone, access });
  return { ...head(mail), ...worded, from: `${sender.name} <${sender.email}>` };
}

/** The mails that the reader's own account has caused, by their subjects. */
export async function sentMails(ctx: Context, ask: Ask<'listSentMails'>): Promise<Reply<'listSentMails'>> {
  const { items, ...page } = await listSentMails(ctx, ask);
  return {
    ...page,
    items: items.map(({ notice, language, ...mail }) => ({
      ...mail,
      subject: wordSubject(notice, reader(ctx, language)),
    })),
  };
}

/** A line's details as they would be mailed, worded as they will be (E8). */
export async function previewedLineMail(ctx: Context, ask: Ask<'previewLineMail'>): Promise<Reply<'previewLineMail'>> {
  return wordMail(ctx, {
    notice: await noticeOfLine(ctx, ask),
    language: ask.language,
    secret: null,
    timeZone: null,
    access: true,
  });
}

function head({ id, recipient, state, createdAt }: KeptMail) {
  return { id, recipient, state, createdAt };
}

function wordMail(
  visitor: Visitor,
  { notice, language, secret, ...recipient }: Pick<KeptMail, 'notice' | 'language' | 'secret' | 'timeZone' | 'access'>,
) {
  return wordNotice(notice, { ...reader(visitor, language), ...recipient, secret });
}

function reader({ vendor: { programme, slug }, services }: Visitor, language: string) {
  return {
    language,
    timeZone: null,
    access: true,
    portal: { name: programme.name, color: programme.color, url: `${services.publicUrl}/${slug}` },
  };
}
