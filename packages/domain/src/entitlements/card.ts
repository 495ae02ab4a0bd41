import { accept, refuse, type Decision } from '../kernel/decision.ts';
import type { LineState } from '../kernel/line-state.ts';

/** The most cards that are printed at once. */
export const maxCards = 100;

/** Whether a card may be printed of a line (E14): nothing can be activated of one that is closed or has expired. */
export function decideCard(line: { state: LineState; expiresOn: string | null }): Decision<null> {
  if (line.state === 'closed') return refuse('line-closed', {});
  if (line.state === 'expired') return refuse('line-expired', { expiresOn: line.expiresOn ?? '' });
  return accept(null);
}
