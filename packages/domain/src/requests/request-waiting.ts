import { accept, refuse, type Decision } from '../kernel/decision.ts';
import { emptyPlan, type Plan } from '../kernel/ledger.ts';
import { decideStillOpen, requestLineSet, type RequestedLine } from './request.ts';

/** After how many days without an answer the receiver is reminded, and after how many a line lapses (E12). */
export const requestReminderDays = [3, 7] as const;

/** After how many days without an answer a line lapses (E12). */
export const requestLapseDays = 60;

/** Whether a line lapses: it has waited for its receiver for `requestLapseDays`; one with a question does not. */
export function decideLapse(line: RequestedLine & { waitedDays: number }): Decision<null> {
  const open = decideStillOpen(line);
  if (!open.ok) return open;
  if (line.state !== 'open' || line.waitedDays < requestLapseDays)
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
export function reminderOf(waitedDays: number): number | null {
  return requestReminderDays.findLast((days) => waitedDays >= days) ?? null;
}
