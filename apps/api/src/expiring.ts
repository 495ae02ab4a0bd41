import { expireSeats, tellOfExpiry, warnOfExpiry, type House } from '@tierline/core';
import type { Logger } from 'pino';
import { startJob, type Job } from './job.ts';

/**
 * How long it rests between two looks at what has expired or will, and at whom to tell of entitlements, which is cheap
 * and awaited by who has just switched it on, in ms.
 */
const restMs = 60_000;
const tellMs = 20_000;

/**
 * Moves and ends the seats of licences that have expired, and tells of those and of line items that will, until it is
 * stopped (O8, E11).
 */
export function startExpiring(house: House, log: Logger): Job {
  const licences = async () => {
    await expireSeats(house);
    await warnOfExpiry(house);
  };
  const entitlements = async () => {
    await tellOfExpiry(house);
  };
  // What goes wrong with the ones holds up no others.
  const jobs = [
    startJob(licences, restMs, log, 'licences that expire could not be looked after'),
    startJob(entitlements, tellMs, log, 'nobody could be told of entitlements that expire'),
  ];
  return {
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}
