import type { Addressee } from './entitlement.ts';
import type { LineInMail, Notice, NoticeRow } from '../kernel/notice.ts';
import type { Actor } from '../kernel/permissions.ts';
import type { BackLine, BackSide } from './take-back.ts';

type NotifiedPerson = { line: BackLine; copies: number; fresh: { mailIds: readonly [string, string] } };

/**
 * Mails to both sides about copies that went back: one mail for each person and other account, with all rows between
 * them (E7). The giver reads the old activation ID.
 */
export function movedNotices(
  actor: Actor,
  rows: readonly NotifiedPerson[],
  kind: 'copies-returned' | 'copies-recalled',
  reason: string,
): NoticeRow[] {
  const letters = new Map<
    string,
    { id: string; contact: Addressee; own: BackSide; notice: Extract<Notice, { kind: typeof kind }>; ids: string[] }
  >();
  for (const { line, copies, fresh } of rows) {
    for (const side of ['giver', 'holder'] as const) {
      const own = line[side];
      const other = line[side === 'giver' ? 'holder' : 'giver'];
      if (own.contact === null) continue;
      const key = `${side} ${own.contact.id} ${other.accountId}`;
      const letter = letters.get(key) ?? {
        id: fresh.mailIds[side === 'giver' ? 0 : 1],
        contact: own.contact,
        own,
        ids: [],
        notice: { kind, side, account: own.name, other: other.known, reason, lines: [] },
      };
      letter.notice.lines.push(inMail(line, copies, side));
      letter.ids.push(line.id);
      letters.set(key, letter);
    }
  }
  return [...letters.values()].map(({ id, contact, own, notice, ids }) =>
    addressed(actor, { id, contact, own, lineIds: ids, notice }),
  );
}

/** The receiver is asked to give copies back. */
export function askedNotice(actor: Actor, { line, copies, fresh }: NotifiedPerson, reason: string): NoticeRow[] {
  const { holder, giver } = line;
  if (holder.contact === null) return [];
  const notice: Notice = {
    kind: 'recall-asked',
    account: holder.name,
    other: giver.known,
    reason,
    lines: [inMail(line, copies, 'holder')],
  };
  return [addressed(actor, { id: fresh.mailIds[1], contact: holder.contact, own: holder, lineIds: [line.id], notice })];
}

/** The account that asked for copies back hears that they stay where they are. */
export function declinedNotice(actor: Actor, { line, copies, fresh }: NotifiedPerson, answer: string): NoticeRow[] {
  const { holder, giver } = line;
  if (giver.contact === null) return [];
  const notice: Notice = {
    kind: 'recall-declined',
    account: giver.name,
    other: holder.known,
    answer,
    lines: [inMail(line, copies, 'holder')],
  };
  return [addressed(actor, { id: fresh.mailIds[0], contact: giver.contact, own: giver, lineIds: [line.id], notice })];
}

// A mail is listed for the account that caused it, except where that account may not know the receiver any more (A3).
function addressed(
  actor: Actor,
  {
    id,
    contact,
    own,
    lineIds,
    notice,
  }: { id: string; contact: Addressee; own: BackSide; lineIds: readonly string[]; notice: Notice },
): NoticeRow {
  const [first, second] = lineIds;
  const mayKnow = own.accountId === actor.account.id || own.known !== null;
  return {
    id,
    recipient: contact.email,
    userId: contact.id,
    accountId: mayKnow ? actor.account.id : own.accountId,
    lineItemId: second === undefined ? (first ?? null) : null,
    language: contact.language,
    notice,
  };
}

function inMail(line: BackLine, copies: number, side: 'giver' | 'holder'): LineInMail {
  const activationId = side === 'giver' ? (line.upper.activationId ?? line.activationId) : line.activationId;
  return { activationId, product: line.productName, copies, startsOn: line.startsOn, expiresOn: line.expiresOn };
}
