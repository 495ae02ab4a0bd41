import { checkBooks } from '@tierline/database';
import type { Logger } from 'pino';
import { startJob, type Job } from './job.ts';

/** What the last check of the books found; null before the first. */
export type CheckedBooks = { readonly balanced: boolean; readonly at: Date } | null;

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Checks the books once a day until it is stopped (X10), and logs what is wrong; a check that fails is tried again.
 * `last`: what was found last; `checked`: once they were checked.
 */
export function startBooks(
  databaseUrl: string,
  log: Logger,
): Job & { last: () => CheckedBooks; checked: Promise<void> } {
  let last: CheckedBooks = null;
  let first: () => void = () => undefined;
  const checked = new Promise<void>((resolve) => (first = resolve));
  const round = async () => {
    // The rest between two rounds is an hour: a day is over a little earlier.
    if (last !== null && Date.now() - last.at.getTime() < day - hour / 2) return;
    const { faults } = await checkBooks(databaseUrl);
    last = { balanced: faults.length === 0, at: new Date() };
    for (const { unit, told } of faults) log.error({ unit }, `the books are not balanced: ${told}`);
    first();
  };
  const job = startJob(round, hour, log, 'the books could not be checked');
  // A check only reads, and may take minutes: nobody waits for it.
  return { stop: async () => void job.stop(), last: () => last, checked };
}
