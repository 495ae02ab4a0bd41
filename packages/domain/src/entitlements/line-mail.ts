import { accept, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import { notClosed, withinMails } from '../kernel/guards.ts';
import type { StoredLineState } from '../kernel/line-state.ts';
import { may, type Actor } from '../kernel/permissions.ts';

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
  const wrong = may(actor, 'copies.move');
  if (wrong) return wrong;
  const own = actor.account.id;
  if (line.accountId !== own && line.fromAccountId !== own) return refuse('not-your-line', {});
  return notClosed(line) ?? accept(null);
}

/**
 * Whether an account may write to so many more recipients (E8). `sent`: how many mails about lines it has sent within
 * the hour.
 */
export function decideLineMail(
  facts: { actor: Actor; line: MailedLine; sent: number },
  ask: { recipients: number },
): Decision<null> {
  const wrong = refusedBy(decideMailable(facts, facts.line));
  return wrong ?? withinMails(lineMailsAnHour, facts.sent, ask.recipients) ?? accept(null);
}

/**
 * Whether a mail about the line could be sent again (E8): one that a user sent about the line, not one that an event
 * sends.
 */
export function decideMailAgain(facts: { actor: Actor }, line: MailedLine, mail: { kind: string }): Decision<null> {
  const wrong = refusedBy(decideMailable(facts, line));
  return wrong ?? (mail.kind === 'line-details' ? accept(null) : refuse('mail-of-an-event', {}));
}
