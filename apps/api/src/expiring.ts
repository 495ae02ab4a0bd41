import {
  expireSeats,
  fulfilByRules,
  lookAfterRequests,
  passDueDevices,
  returnDueCopies,
  tellOfExpiry,
  tellOfWaitingFiles,
  tellOfRevokedKeys,
  warnOfExpiry,
  warnOfKeys,
  type Services,
} from '@tierline/core';
import type { Logger } from 'pino';
import { startJob, type Job } from './job.ts';

/**
 * Pauses in ms: between two searches for expired licences, and, shorter, between two searches for line items to
 * announce, which is cheap and expected soon by users who have just opted in.
 */
const restMs = 60_000;
const tellMs = 20_000;
/** Pause in ms between two searches for requests that a rule is for, which partners expect to be quick. */
const rulesMs = 5_000;

/**
 * Moves and ends the seats of expired licences, mails about those, about line items that will expire, about requests
 * that wait and about signing keys that end or were revoked, fulfils requests by rules, lets old ones lapse, passes
 * devices on to what follows their line items, and brings copies of devices back whose day has come, until it is
 * stopped (O8, E10, E11, E12, E13, E15).
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
  const rules = async () => {
    await fulfilByRules(services);
  };
  const keys = async () => {
    await warnOfKeys(services);
    await tellOfRevokedKeys(services);
  };
  const devices = async () => {
    await passDueDevices(services);
    await tellOfWaitingFiles(services);
    await returnDueCopies(services);
  };
  // An error of one search does not stop the others.
  const jobs = [
    startJob(licences, restMs, log, 'licences that expire could not be looked after'),
    startJob(requests, restMs, log, 'requests that wait could not be looked after'),
    startJob(rules, rulesMs, log, 'requests could not be fulfilled by rules'),
    startJob(keys, restMs, log, 'signing keys could not be looked after'),
    startJob(devices, restMs, log, 'copies of devices could not be brought back'),
    startJob(entitlements, tellMs, log, 'expiry mails could not be sent'),
  ];
  return {
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}
