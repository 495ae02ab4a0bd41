import { sql, type Sql } from '../kernel/db.ts';

/** How long a session lasts at most, and how long without being used, in hours (A12). */
export const sessionHours = { most: 24 * 7, idle: 12 } as const;

/** For how long after a refresh the previous token may still be used, in seconds: two tabs may refresh at once. */
export const refreshGraceSeconds = 10;

/** The condition that a session goes on: not ended, not expired, used lately. `session` is the table's alias. */
export function sessionOpen(session: Sql): Sql {
  return sql`${session}.ended_at IS NULL
    AND ${session}.expires_at > now()
    AND ${session}.last_seen_at > now() - make_interval(hours => ${sessionHours.idle})`;
}
