import { acrossVendors, sql, type Services } from '@tierline/core';

/** What an operator watches in the database: how late its queues are, and when the first signing key ends. */
export type Watch = { mailSeconds: number; chargeSeconds: number; keyDays: number | null };

/** Reads it, of all vendors. */
export async function readWatch({ db }: Services): Promise<Watch> {
  const [row] = await acrossVendors('metrics', () =>
    db.$queryRaw<Watch[]>(sql`
    SELECT
      coalesce((
        SELECT extract(epoch FROM now() - min(next_try_at))::float8
        FROM mail
        WHERE state IN ('waiting', 'deferred') AND next_try_at <= now()), 0) AS "mailSeconds",
      greatest(0, coalesce((
        SELECT extract(epoch FROM tierline_now() - min(s.next_month::timestamp AT TIME ZONE s.time_zone))::float8
        FROM site s
        JOIN account a ON a.id = s.account_id
        WHERE s.state = 'active' AND a.status <> 'closed'), 0)) AS "chargeSeconds",
      (SELECT extract(epoch FROM min(expires_at) - now())::float8 / 86400
        FROM signing_key
        WHERE state = 'current') AS "keyDays"`),
  );
  return row ?? { mailSeconds: 0, chargeSeconds: 0, keyDays: null };
}
