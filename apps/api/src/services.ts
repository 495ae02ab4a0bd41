import { openDatabase, openSecrets, passwordCost, type Services, type Limits, type LimitName } from '@tierline/core';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Env } from './env.ts';

const minutes = 60;

/** How long statements under way are waited for at the end, in ms: a database that hangs answers none. */
const closeMs = 800;

/** How many attempts are free within how many seconds (A12, E10). */
const limits = {
  'sign-in-address': { points: 50, duration: 15 * minutes },
  'sign-in-user': { points: 8, duration: 15 * minutes },
  // An app's codes from all networks: at most a chance of 1 in 10,000 a day to guess one, for somebody who has the
  // password already.
  'second-factor-user': { points: 30, duration: 24 * 60 * minutes },
  'password-change': { points: 8, duration: 15 * minutes },
  'forgotten-address': { points: 50, duration: 60 * minutes },
  'forgotten-user': { points: 3, duration: 60 * minutes },
  'invitation-address': { points: 50, duration: 15 * minutes },
  'taken-name': { points: 60, duration: 60 * minutes },
  'api-key': { points: 50, duration: 15 * minutes },
  'activation-minute': { points: 10, duration: minutes },
  'activation-day': { points: 100, duration: 24 * 60 * minutes },
  'mailed-files': { points: 20, duration: 60 * minutes },
  'activation-unknown': { points: 20, duration: 60 * minutes },
} as const satisfies Record<LimitName, { points: number; duration: number }>;

const names = Object.keys(limits) as LimitName[]; // the keys of the table, which Object.keys forgets

/** Opens all that a process needs; its `close` closes it again. Tests replace some `parts`. */
export function openServices(
  env: Env,
  parts: Partial<Services> = {},
): { services: Services; close: () => Promise<void> } {
  const db = openDatabase(env.databaseUrl, { traced: env.tracesUrl !== undefined });
  const pool = new pg.Pool({ connectionString: env.databaseUrl, max: 3 });
  // A connection that is cut while idle is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  const services: Services = {
    db,
    secrets: openSecrets(env.secret),
    publicUrl: env.publicUrl,
    mailbox: env.demo && env.smtpUrl === undefined,
    limits: openLimits(pool),
    passwordCost,
    answerMs: 1000,
    signInTried: () => undefined,
    now: () => new Date(),
    ...parts,
  };
  return {
    services,
    async close() {
      const closed = Promise.all([db.$disconnect(), pool.end()]);
      await Promise.race([closed, pause(closeMs, undefined, { ref: false })]);
    },
  };
}

function openLimits(pool: pg.Pool): Limits {
  const limiter = (name: LimitName) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      clearExpiredByTimeout: false,
      ...limits[name],
    });
  const limiters = Object.fromEntries(names.map((name) => [name, limiter(name)])) as Record<
    LimitName,
    RateLimiterPostgres
  >; // one for each name
  return {
    async wait(name, key) {
      const state = await limiters[name].get(short(key));
      return state !== null && state.consumedPoints >= limits[name].points ? Math.ceil(state.msBeforeNext / 1000) : 0;
    },
    async count(name, key) {
      // The attempt over the limit is refused, and counted all the same.
      try {
        await limiters[name].consume(short(key));
        return 0;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      }
    },
    async giveBack(name, key) {
      await limiters[name].reward(short(key));
    },
  };
}

// The column takes 255 characters, and the key may be longer; a hash also hides who tried.
function short(key: string) {
  return createHash('sha256').update(key).digest('base64url');
}
