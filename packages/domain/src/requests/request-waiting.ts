import { accept, refuse, type Decision } from '../kernel/decision.ts';
import { emptyPlan, type Plan } from '../kernel/ledger.ts';
import type { Programme } from '../kernel/programme.ts';
import { decideStillOpen, requestLineSet, type RequestedLine } from './request.ts';

/** After how many days without an answer something is done about a request (E12). */
export type WaitingTerms = Programme['waitingRequests'];

/** Whether a line lapses: it has waited for its receiver for as long as the programme says; one with a question not. */
export function decideLapse(
  line: RequestedLine & { waitedDays: number },
  { lapseAfterDays }: Pick<WaitingTerms, 'lapseAfterDays'>,
): Decision<null> {
  const open = decideStillOpen(line);
  if (!open.ok) return open;
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

/** The reminder that is due for what has waited so many days: the latest of them that is reached; null: none. */
export function reminderOf(
  waitedDays: number,
  { remindAfterDays }: Pick<WaitingTerms, 'remindAfterDays'>,
): number | null {
  const reached = remindAfterDays.filter((days) => waitedDays >= days);
  return reached.length === 0 ? null : Math.max(...reached);
}
