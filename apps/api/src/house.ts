import { openDatabase, openSecrets, passwordCost, type House, type Limits, type LimitName } from '@tierline/core';
import pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Env } from './env.ts';

const minutes = 60;

/** How many failed attempts are free within how long, in seconds (A12). */
const limits = {
  'sign-in-address': { points: 50, duration: 15 * minutes },
  'sign-in-user': { points: 8, duration: 15 * minutes },
  'password-change': { points: 8, duration: 15 * minutes },
  'forgotten-address': { points: 50, duration: 60 * minutes },
  'forgotten-user': { points: 3, duration: 60 * minutes },
  'taken-name': { points: 60, duration: 60 * minutes },
  'api-key': { points: 50, duration: 15 * minutes },
} as const satisfies Record<LimitName, { points: number; duration: number }>;

/** Opens all that a process needs, and closes it again; tests bring some `parts` of their own. */
export function openHouse(env: Env, parts: Partial<House> = {}): { house: House; close: () => Promise<void> } {
  const db = openDatabase(env.databaseUrl);
  const pool = new pg.Pool({ connectionString: env.databaseUrl, max: 3 });
  // A connection that is cut while idle is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  const house: House = {
    db, secrets: openSecrets(env.secret), publicUrl: env.publicUrl, mailbox: env.demo && env.smtpUrl === undefined, limits: openLimits(pool), passwordCost, now: () => new Date(), ...parts,
  };
  return {
    house,
    async close() {
      await Promise.all([db.$disconnect(), pool.end()]);
    },
  };
}

function openLimits(pool: pg.Pool): Limits {
  const limiter = (name: LimitName) => new RateLimiterPostgres({ storeClient: pool, storeType: 'pool', tableName: 'rate_limit', tableCreated: true, keyPrefix: name, clearExpiredByTimeout: false, ...limits[name] });
  const limiters = {
    'sign-in-address': limiter('sign-in-address'), 'sign-in-user': limiter('sign-in-user'), 'password-change': limiter('password-change'),
    'forgotten-address': limiter('forgotten-address'), 'forgotten-user': limiter('forgotten-user'), 'taken-name': limiter('taken-name'), 'api-key': limiter('api-key'),
  };
  return {
    async wait(name, key) {
      const state = await limiters[name].get(key);
      return state !== null && state.consumedPoints >= limits[name].points ? Math.ceil(state.msBeforeNext / 1000) : 0;
    },
    async count(name, key) {
      await limiters[name].consume(key).catch((refused: unknown) => {
        // One point too many is refused; it is counted all the same.
        if (!(refused instanceof RateLimiterRes)) throw refused;
      });
    },
  };
}
