import { acrossVendors, float, readRows, sql, type Row, type Services } from '@tierline/core';

/** What an operator watches in the database: how late its queues are, and when the first signing key ends. */
export type Watch = Row<typeof watchRow>;

const watchRow = {
  mailSeconds: float,
  chargeSeconds: float,
  keyDays: float.orNull,
};

/** Reads it, of all vendors. */
export async function readWatch({ db }: Services): Promise<Watch> {
  const [row] = await acrossVendors('metrics', () =>
    readRows(
      db,
      watchRow,
      sql`
    SELECT
      coalesce((
        SELECT extract(epoch FROM now() - min(next_try_at))::float8
        FROM mail
        WHERE state IN ('waiting', 'deferred') AND next_try_at <= now()), 0) AS mail_seconds,
      greatest(0, coalesce((
        SELECT extract(epoch FROM tierline_now() - min(s.next_month::timestamp AT TIME ZONE s.time_zone))::float8
        FROM site s
        JOIN account a ON a.id = s.account_id
        WHERE s.state = 'active' AND a.status <> 'closed'), 0)) AS charge_seconds,
      (SELECT extract(epoch FROM min(expires_at) - now())::float8 / 86400
        FROM signing_key
        WHERE state = 'current') AS key_days`,
    ),
  );
  return row ?? { mailSeconds: 0, chargeSeconds: 0, keyDays: null };
}
