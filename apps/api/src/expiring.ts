import { expireSeats, warnOfExpiry, type House } from '@tierline/core';
import type { Logger } from 'pino';

/** How long it rests between two looks at what has expired or will, in ms. */
const restMs = 60_000;

/** Moves and ends the seats of licences that have expired, and tells of those that will, until it is stopped (O8). Any number may run beside each other. */
export function startExpiring(house: House, log: Logger): { stop: () => Promise<void> } {
  const resting = new AbortController();
  const done = (async () => {
    while (!resting.signal.aborted) {
      try {
        await expireSeats(house);
        await warnOfExpiry(house);
      } catch (error) {
        log.error({ err: error }, 'licences that expire could not be looked after');
      }
      await rest(resting.signal);
    }
  })();
  return {
    async stop() {
      resting.abort();
      await done;
    },
  };
}

function rest(signal: AbortSignal): Promise<void> {
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
