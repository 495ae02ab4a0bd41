import { problem, type Ask, type LineMail, type Reply } from '@tierline/contract';
import {
  decideLineMail,
  decideMailable,
  decideMailAgain,
  emailKey,
  lineState,
  type Notice,
  type NoticeRow,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { today, type Context } from '../kernel/context.ts';
import { sql, type Transaction } from '../kernel/db.ts';
import { mailsOf, mailView, readLine, type LineRow } from './line-item.ts';
import { operation, type Changes } from '../kernel/operation.ts';
import { int, json, readRows, text, timestamp } from '../kernel/rows.ts';
import { orThrow, found } from '../kernel/scope.ts';

type Details = Extract<Notice, { kind: 'line-details' }>;
type Letter = { recipients: readonly string[]; language: string; message: string };

/** Mails a line's details to people, each a mail of their own; an address given twice gets one (E8). */
export async function mailLineItem(ctx: Context, ask: Ask<'mailLineItem'>): Promise<Reply<'mailLineItem'>> {
  heedLanguage(ctx, ask.language);
  return operation(ctx, 'line.mail', ask, [ctx.actor.account.id], async (tx) => {
    const recipients = ask.recipients.filter(
      (address, place) => ask.recipients.findIndex((other) => emailKey(other) === emailKey(address)) === place,
    );
    const { mails, ...written } = await write(ctx, tx, await readLine(ctx, tx, ask.id), { ...ask, recipients });
    return { ...written, reply: { mails } };
  });
}

/** Sends one of the line's mails again: to the same address in the same words, with the line as it is by now (E8). */
export async function sendLineMailAgain(
  ctx: Context,
  ask: Ask<'sendLineMailAgain'>,
): Promise<Reply<'sendLineMailAgain'>> {
  return operation(ctx, 'line.mail-again', ask, [ctx.actor.account.id], async (tx) => {
    const line = await readLine(ctx, tx, ask.id);
    const rows = await readRows(
      tx,
      { recipient: text, language: text, payload: json<Notice>() },
      sql`
      SELECT m.recipient, m.language, m.payload
      FROM mail m
      WHERE m.id = ${ask.mailId}::uuid AND ${mailsOf(ctx, line)}`,
    );
    const { recipient, language, payload } = found(rows[0]);
    orThrow(decideMailAgain(ctx, line, payload));
    const { mails, ...written } = await write(ctx, tx, line, {
      recipients: [recipient],
      language,
      message: payload.kind === 'line-details' ? payload.message : '',
    });
    return { ...written, reply: found(mails[0]) };
  });
}

/** Builds the notice of such a mail, to put into words; nothing is sent (E8). */
export async function noticeOfLine(ctx: Context, ask: Ask<'previewLineMail'>): Promise<Notice> {
  heedLanguage(ctx, ask.language);
  const line = await readLine(ctx, ctx.services.db, ask.id);
  orThrow(decideMailable(ctx, line));
  return detailsOf(ctx, line, ask.message);
}

// The operation locks the account exclusively, so that no two count the same mails of the hour.
async function write(
  ctx: Context,
  tx: Transaction,
  line: LineRow,
  { recipients, language, message }: Letter,
): Promise<{ mails: LineMail[]; changes: Changes; notices: NoticeRow[] }> {
  const own = ctx.actor.account.id;
  const counted = await readRows(
    tx,
    { sent: int, now: timestamp },
    sql`
    SELECT count(*)::int AS sent, tierline_now() AS now
    FROM mail m
    WHERE m.account_id = ${own}::uuid
      AND m.kind = 'line-details'
      AND m.created_at > tierline_now() - interval '1 hour'`,
  );
  const { sent, now } = found(counted[0]);
  orThrow(decideLineMail({ actor: ctx.actor, line, sent }, { recipients: recipients.length }));
  const notice = detailsOf(ctx, line, message);
  // Not linked to a user, even where it is a user's address: the mail state that a user shows is that of their
  // invitation or initial password.
  const notices = recipients.map((recipient): NoticeRow => ({
    id: randomUUID(),
    recipient,
    userId: null,
    accountId: own,
    lineItemId: line.id,
    language,
    notice,
  }));
  return {
    notices,
    mails: notices.map(({ id, recipient }) =>
      mailView(ctx, line, {
        id,
        recipient,
        kind: notice.kind,
        createdAt: now,
        state: 'waiting',
        at: null,
        response: '',
      }),
    ),
    changes: {
      subject: { kind: 'line-item', id: line.id, name: line.productName },
      after: { activationId: line.activationId, recipients, language, message },
    },
  };
}

// The order number is between distributor and vendor: a mail about a line further down does not contain it, no matter
// which side sends it.
function detailsOf(ctx: Context, line: LineRow, message: string): Details {
  const { activationId, copies, startsOn, expiresOn, productName: product } = line;
  return {
    kind: 'line-details',
    from: ctx.actor.account.name,
    message,
    state: lineState(line, today(ctx.services)),
    orderNumber: line.holderTier <= 1 ? line.orderNumber : null,
    line: { activationId, product, copies, startsOn, expiresOn },
  };
}

function heedLanguage(ctx: Context, language: string): void {
  const { languages } = ctx.vendor.programme;
  if (!languages.includes(language))
    throw problem('invalid-input', {
      errors: [{ pointer: '/language', rule: 'not-one-of', facts: { values: languages.join(', ') } }],
    });
}
