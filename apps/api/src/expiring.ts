import { expireSeats, warnOfExpiry, type House } from '@tierline/core';
import type { Logger } from 'pino';
import { startJob, type Job } from './job.ts';

/** How long it rests between two looks at what has expired or will, in ms. */
const restMs = 60_000;

/** Moves and ends the seats of licences that have expired, and tells of those that will, until it is stopped (O8). */
export function startExpiring(house: House, log: Logger): Job {
  const round = async () => {
    await expireSeats(house);
    await warnOfExpiry(house);
  };
  return startJob(round, restMs, log, 'licences that expire could not be looked after');
}
