import { chargeSites, warnPartners, type Services } from '@tierline/core';
import type { Logger } from 'pino';
import { startJob, type Job } from './job.ts';

/**
 * Pauses in ms: between two searches for months to charge, and between two searches for sites to warn about when
 * nothing was charged.
 */
const restMs = 10_000;
const warnMs = 5 * 60_000;

/** Charges sites and warns their people until it is stopped (C4). */
export function startCharging(services: Services, log: Logger): Job {
  let warned = -Infinity;
  const round = async () => {
    const charged = await chargeSites(services);
    if (charged === 0 && performance.now() - warned < warnMs) return;
    warned = performance.now();
    await warnPartners(services);
  };
  return startJob(round, restMs, log, 'sites could not be charged');
}
