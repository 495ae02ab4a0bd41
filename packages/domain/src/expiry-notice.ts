import { expiryInstant } from './entitlement.ts';
import { emptyPlan, type Plan } from './ledger.ts';
import { dayAfter } from './seat-expiry.ts';

/** The most line items that one mail lists. */
export const mostLinesInMail = 50;

/** A line item that expires, in the hands of who holds it. `told`: the fewest days ahead that the reader was told of it already; null: not yet. Days are ISO days. */
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

/** Somebody who wants to be told before line items expire, and what his account holds; `noticeDays`: how many days ahead the programme tells. */
export type ExpiryNoticeFacts = {
  user: { id: string; version: number; email: string; language: string };
  account: { id: string; version: number; name: string };
  today: string;
  noticeDays: readonly number[];
  lines: readonly ExpiringLine[];
  freshMailId: string;
};

/** How many days ahead somebody is told of a line today: the fewest of the programme's that it has come within; null where it has come within none yet, or has expired. */
export function noticeOf(expiresOn: string, today: string, noticeDays: readonly number[]): number | null {
  if (expiresOn < today) return null;
  return noticeDays.toSorted((one, other) => one - other).find((days) => expiresOn <= dayAfter(today, days)) ?? null;
}

/**
 * Tells somebody, in one mail, of all line items that have come within one more of the programme's notices since he was told last (E11): of each
 * at the nearest of them alone, and never again at one that is as far or farther. What he has nothing left of is none of his business. Null: there is nothing to tell.
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
    .slice(0, mostLinesInMail)
    .map(({ product, activationId, available, activated, onHold, startsOn, expiresOn }) => ({
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
    facts: [
      { kind: 'user', id: user.id, version: user.version, accountId: account.id },
      { kind: 'account', id: account.id, version: account.version, accountId: account.id },
    ],
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
