import { float, readRows, sql, type Services } from '@tierline/core';
import { complaint } from './env.ts';

/** How far the clocks of a process and of its database may be apart, in seconds. */
const mostApart = 60;

/**
 * Fails with one sentence where this machine's clock is far from the database's (X10): sessions, codes and limits would
 * end too early or too late.
 */
export async function proveClock({ db }: Pick<Services, 'db'>, now: () => number = Date.now): Promise<void> {
  const before = now();
  const rows = await readRows(
    db,
    { seconds: float },
    sql`SELECT extract(epoch FROM clock_timestamp())::float8 AS seconds`,
  )
    // A database that cannot be asked now answers no request either, and its health says so.
    .catch(() => []);
  const after = now();
  const [row] = rows;
  if (!row) return;
  // It was asked at some moment between the two.
  const ahead = before / 1_000 - row.seconds;
  const behind = row.seconds - after / 1_000;
  const [apart, how] = ahead > behind ? [ahead, 'ahead of'] : [behind, 'behind'];
  if (apart > mostApart)
    throw complaint(
      `This machine’s clock is ${Math.round(apart)} seconds ${how} the database’s: set both by the same time server.`,
    );
}
