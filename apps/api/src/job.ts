import type { Logger } from 'pino';

/** A background job that runs until it is stopped; a round under way is finished first. */
export type Job = { stop: () => Promise<void> };

/**
 * Runs a round of work, rests, and repeats. A round that fails is logged, and the next one tries again. Any number of
 * processes may run it.
 */
export function startJob(round: () => Promise<void>, restMs: number, log: Logger, complaint: string): Job {
  const resting = new AbortController();
  const done = (async () => {
    while (!resting.signal.aborted) {
      await round().catch((error: unknown) => log.error({ err: error }, complaint));
      await rest(restMs, resting.signal);
    }
  })();
  return {
    async stop() {
      resting.abort();
      await done;
    },
  };
}

/** Waits for so long, or until the signal stops it. */
export function rest(restMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, restMs);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
