import type { Decision } from '../../kernel/decision.ts';
import { mergedPlan, type Plan } from '../../kernel/ledger.ts';
import { decideFetch, type Fetched, type FetchFacts } from './fetch-file.ts';

/** The largest file that goes with a mail, in bytes: mail servers take ten megabytes, of which a third is encoding. */
export const maxAttachment = 4 * 1024 * 1024;

/** The files of a mail: what becomes of each device, and the plan that hands all of them out. */
export type JudgedFiles = { rows: readonly Decision<Fetched>[]; plan: Plan };

/** Judges which licence files go with a mail (E14): each is handed out as by a download, or refused as there. */
export function judgeMailedFiles(rows: readonly FetchFacts[]): JudgedFiles {
  const decided = rows.map((facts) => decideFetch(facts));
  return { rows: decided, plan: mergedPlan(decided.flatMap((one) => (one.ok ? [one.value.plan] : []))) };
}
