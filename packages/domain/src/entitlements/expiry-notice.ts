import { expiryInstant } from './entitlement.ts';
import { accountFact, emptyPlan, type Plan } from '../kernel/ledger.ts';
import { dayAfter } from '../kernel/day.ts';

/** The most line items that one mail lists. */
export const maxLinesInMail = 50;

/**
 * A line item that expires, as its holder has it. `told`: the fewest days ahead that the reader was notified of it
 * already; null: not yet. Days are ISO days.
 */
export type ExpiringLine = {
  id: string;
  product: string;
  activationId: string;
  available: number;
  activated: number;
  onHold: boolean;
  startsOn: string;
  expiresOn: string;
  told: number | null;
};

/**
 * A user who wants to know before line items expire, and what their account holds; `noticeDays`: how many days ahead
 * the programme sends notices.
 */
export type ExpiryNoticeFacts = {
  user: { id: string; version: number; email: string; language: string };
  account: { id: string; version: number; name: string };
  today: string;
  noticeDays: readonly number[];
  lines: readonly ExpiringLine[];
  freshMailId: string;
};

/**
 * The notice that is due for a line today: the fewest of the programme's days ahead that it has come within; null
 * where it has come within none yet, or has expired.
 */
export function noticeOf(expiresOn: string, today: string, noticeDays: readonly number[]): number | null {
  if (expiresOn < today) return null;
  return noticeDays.toSorted((one, other) => one - other).find((days) => expiresOn <= dayAfter(today, days)) ?? null;
}

/**
 * Announces, in one mail, all line items that have reached a further notice threshold of the programme since the user's
 * last mail (E11). Each line is announced at its nearest threshold and never again at the same or a farther one; empty
 * lines are skipped. Null: there is nothing to announce.
 */
export function decideExpiryNotice({
  user,
  account,
  today,
  noticeDays,
  lines,
  freshMailId,
}: ExpiryNoticeFacts): Plan | null {
  const news = lines.flatMap((line) => {
    const days = noticeOf(line.expiresOn, today, noticeDays);
    return days !== null && (line.told === null || days < line.told) && line.available + line.activated > 0
      ? [{ ...line, days }]
      : [];
  });
  if (news.length === 0) return null;
  const sorted = news.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
  const listed = sorted
    .slice(0, maxLinesInMail)
    .map(({ id, product, activationId, available, activated, onHold, startsOn, expiresOn }) => ({
      lineItemId: id,
      product,
      activationId,
      copies: available,
      activated,
      onHold,
      startsOn,
      expiresOn,
    }));
  return {
    ...emptyPlan(),
    facts: [{ kind: 'user', id: user.id, version: user.version, accountId: account.id }, accountFact(account)],
    validUntil: expiryInstant(today),
    rows: sorted.map(({ id, days }) => ({ table: 'expiry_notice', row: { userId: user.id, lineItemId: id, days } })),
    notices: [
      {
        id: freshMailId,
        recipient: user.email,
        userId: user.id,
        accountId: account.id,
        lineItemId: null,
        language: user.language,
        notice: {
          kind: 'entitlements-expiring',
          account: account.name,
          within: Math.max(...noticeDays),
          lines: listed,
          more: sorted.length - listed.length,
        },
      },
    ],
  };
}

// By expiry, then as people read.
function place({ expiresOn, product, activationId }: ExpiringLine): string {
  return `${expiresOn} ${product} ${activationId}`;
}
