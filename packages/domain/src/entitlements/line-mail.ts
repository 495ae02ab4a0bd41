import { accept, refuse, type Decision } from '../kernel/decision.ts';
import type { StoredLineState } from '../kernel/line-state.ts';
import { decideMay, type Actor } from '../kernel/permissions.ts';

/**
 * How many recipients an account may write to about its line items within an hour: enough to inform people, too few to
 * flood them.
 */
export const lineMailsAnHour = 200;

/** The facts of a line item on which mailing its details depends. */
export type MailedLine = { accountId: string; fromAccountId: string; state: StoredLineState };

/**
 * Whether the actor could mail the line's details (E8): its holder, or the account that handed it on. One on hold or
 * expired is marked as such.
 */
export function decideMailable({ actor }: { actor: Actor }, line: MailedLine): Decision<null> {
  const may = decideMay(actor, 'copies.move');
  if (!may.ok) return may;
  const own = actor.account.id;
  if (line.accountId !== own && line.fromAccountId !== own) return refuse('not-your-line', {});
  return line.state === 'closed' ? refuse('line-closed', {}) : accept(null);
}

/**
 * Whether an account may write to so many more recipients (E8). `sent`: how many mails about lines it has sent within
 * the hour.
 */
export function decideLineMail(
  facts: { actor: Actor; line: MailedLine; sent: number },
  ask: { recipients: number },
): Decision<null> {
  const may = decideMailable(facts, facts.line);
  if (!may.ok) return may;
  const left = Math.max(0, lineMailsAnHour - facts.sent);
  return ask.recipients > left ? refuse('mail-limit-reached', { limit: lineMailsAnHour, left }) : accept(null);
}

/**
 * Whether a mail about the line could be sent again (E8): one that a user sent about the line, not one that an event
 * sends.
 */
export function decideMailAgain(facts: { actor: Actor }, line: MailedLine, mail: { kind: string }): Decision<null> {
  const may = decideMailable(facts, line);
  if (!may.ok) return may;
  return mail.kind === 'line-details' ? accept(null) : refuse('mail-of-an-event', {});
}
