import type { Visitor } from '../../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../../kernel/db.ts';
import { int, readRows, text } from '../../kernel/rows.ts';

// A file is signed whenever it is downloaded, by the key that is current then.
const lastSignedBy = sql`a.fetched_at >= k.current_at AND a.fetched_at < coalesce(k.retired_at, k.revoked_at)`;
// A device that goes on with what follows its line item (E15) has its newest file there.
const mayRun = sql`a.state = 'active' AND a.expires_at + make_interval(days => a.grace_days) > tierline_now()
  AND NOT EXISTS (SELECT 1 FROM activation c WHERE c.continues_id = a.id)`;

/** Whether the newest file of activation `a` that was downloaded may still run, and its key was revoked (E10). */
export const signedByRevoked: Sql = sql`(${mayRun} AND EXISTS (
  SELECT 1 FROM signing_key k
  WHERE k.vendor_id = a.vendor_id AND k.revoked_at IS NOT NULL AND ${lastSignedBy}))`;

/** Whether activation `a` needs a file by another key than the revoked `k`, which signed its newest one (E10). */
export const needsFileInsteadOf: Sql = sql`(k.revoked_at IS NOT NULL AND ${mayRun} AND ${lastSignedBy})`;

/** How many devices have a file that a revoked key signed: leased ones, and those for the whole term. */
export type ToReissue = { leased: number; wholeTerm: number };

/** Counts for each revoked key of the vendor the devices that need a file by another one; keys without are absent. */
export async function countToReissue(
  { vendor }: Pick<Visitor, 'vendor'>,
  db: Database | Transaction,
): Promise<ReadonlyMap<string, ToReissue>> {
  const rows = await readRows(
    db,
    { leased: int, wholeTerm: int, id: text },
    sql`
    SELECT k.id, count(*) FILTER (WHERE a.leased)::int AS leased,
      count(*) FILTER (WHERE NOT a.leased)::int AS whole_term
    FROM signing_key k
    JOIN activation a ON a.vendor_id = k.vendor_id AND ${needsFileInsteadOf}
    WHERE k.vendor_id = ${vendor.id}::uuid
    GROUP BY k.id`,
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
