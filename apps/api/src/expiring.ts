import { expireSeats, lookAfterRequests, tellOfExpiry, warnOfExpiry, type Services } from '@tierline/core';
import type { Logger } from 'pino';
import { startJob, type Job } from './job.ts';

/**
 * Pauses in ms: between two searches for expired licences, and, shorter, between two searches for line items to
 * announce, which is cheap and expected soon by users who have just opted in.
 */
const restMs = 60_000;
const tellMs = 20_000;

/**
 * Moves and ends the seats of expired licences, mails about those, about line items that will expire and about requests
 * that wait, and lets old requests lapse, until it is stopped (O8, E11, E12).
 */
export function startExpiring(services: Services, log: Logger): Job {
  const licences = async () => {
    await expireSeats(services);
    await warnOfExpiry(services);
  };
  const entitlements = async () => {
    await tellOfExpiry(services);
  };
  const requests = async () => {
    await lookAfterRequests(services);
  };
  // An error of one search does not stop the others.
  const jobs = [
    startJob(licences, restMs, log, 'licences that expire could not be looked after'),
    startJob(requests, restMs, log, 'requests that wait could not be looked after'),
    startJob(entitlements, tellMs, log, 'nobody could be told of entitlements that expire'),
  ];
  return {
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}
