import { accept, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import type { Addressee } from '../entitlements/entitlement.ts';
import { emptyPlan, type Plan } from '../kernel/ledger.ts';
import type { NoticeRow } from '../kernel/notice.ts';
import type { Programme } from '../kernel/programme.ts';
import { decideStillOpen, requestLineSet, type RequestedLine } from './request.ts';

/** After how many days without an answer something is done about a request (E12). */
export type WaitingTerms = Programme['waitingRequests'];

/** Whether a line lapses: it has waited for its receiver for as long as the programme says; one with a question not. */
export function decideLapse(
  line: RequestedLine & { waitedDays: number },
  { lapseAfterDays }: Pick<WaitingTerms, 'lapseAfterDays'>,
): Decision<null> {
  const wrong = refusedBy(decideStillOpen(line));
  if (wrong) return wrong;
  if (line.state !== 'open' || line.waitedDays < lapseAfterDays)
    return refuse('nothing-asked', { product: line.product });
  return accept(null);
}

/** Lets lines lapse, as long as nobody answers them meanwhile. `accountId`: the account that asked. */
export function lapsed(accountId: string, lines: readonly RequestedLine[]): Plan {
  return {
    ...emptyPlan(),
    alone: [accountId],
    sets: lines.map((line) => requestLineSet(line, { state: 'lapsed', wish: false })),
  };
}

/**
 * Whether a line that has waited so many days is due for a reminder: it has reached one of the programme's days since
 * the last reminder; `remindedDays`: how many days it had waited then, null where there was none.
 */
export function reminderDue(
  { waitedDays, remindedDays }: { waitedDays: number; remindedDays: number | null },
  { remindAfterDays }: Pick<WaitingTerms, 'remindAfterDays'>,
): boolean {
  return remindAfterDays.some((days) => waitedDays >= days && (remindedDays === null || remindedDays < days));
}

/** A request of which lines are due for a reminder; `accountId`: the account that asked. */
export type WaitingRequest = {
  id: string;
  number: number;
  accountId: string;
  /** The account that asked. */
  account: string;
  waitedDays: number;
  lines: readonly (RequestedLine & { waitedDays: number })[];
};

/** The most requests that a reminder lists. */
const mostListed = 20;

/** Reminds people of the account that was asked of its requests, in one mail each, those that wait longest first. */
export function remindersOf(
  receiver: { account: string; people: readonly (Addressee & { mailId: string })[] },
  requests: readonly WaitingRequest[],
  { lapseAfterDays }: Pick<WaitingTerms, 'lapseAfterDays'>,
  from: { accountId: string },
): Plan {
  const all = requests.toSorted((one, other) => other.waitedDays - one.waitedDays);
  const listed = all.slice(0, mostListed).map(({ id, number, account, waitedDays, lines }) => ({
    requestId: id,
    number,
    other: account,
    waitedDays,
    asked: lines.slice(0, 3).map(({ product, copies }) => ({ product, copies })),
    more: Math.max(0, lines.length - 3),
  }));
  return {
    ...emptyPlan(),
    alone: [...new Set(requests.map(({ accountId }) => accountId))],
    sets: requests.flatMap(({ lines }) => lines.map((line) => requestLineSet(line, {}, { remindedAt: 'now' }))),
    notices: receiver.people.map(({ mailId, email, id, language }): NoticeRow => ({
      id: mailId,
      recipient: email,
      userId: id,
      accountId: from.accountId,
      lineItemId: null,
      language,
      notice: {
        kind: 'requests-waiting',
        account: receiver.account,
        lapseAfterDays,
        requests: listed,
        more: all.length - listed.length,
      },
    })),
  };
}
