import type { RowSet } from '../kernel/ledger.ts';

/** What may be answered to a request. */
export type RecallAnswer = 'accepted' | 'declined' | 'withdrawn';

/** The answer to an open request; to one that was answered meanwhile the plan is stale. */
export function answered(id: string, state: RecallAnswer, answer: string): RowSet {
  return {
    table: 'recall_request',
    id,
    set: { state, answer },
    stamps: { decidedAt: 'now' },
    while: { state: 'open' },
  };
}
