import { decideSwitchable, integrationState, switchOf, type UndoneIntegration } from '@tierline/domain';
import { actorFacts, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { bool, int, readRow, text } from '../kernel/rows.ts';
import { readSeatAccount } from './seat-facts.ts';

/** The integration that an operation switched, for undoing it: how it is now, and whether it may go back (X8). */
export async function readUndoneIntegrations(ctx: Context, operationId: string): Promise<UndoneIntegration[]> {
  const { db } = ctx.services;
  const switched = await readRow(
    db,
    { accountId: text, key: text, on: bool },
    sql`
    SELECT o.changes -> 'subject' ->> 'id' AS account_id, o.changes -> 'after' ->> 'integration' AS key,
      (o.changes -> 'after' ->> 'on')::boolean AS on
    FROM operation o
    WHERE o.id = ${operationId}::uuid AND o.vendor_id = ${ctx.vendor.id}::uuid AND o.kind = 'integrations.switch'`,
  );
  const place = switched && switchOf(ctx.vendor.programme, switched.key);
  if (!switched || !place) return [];
  const account = await readSeatAccount(ctx, db, switched.accountId);
  const counts = await readRow(
    db,
    { seats: int, version: int },
    sql`
    SELECT count(*) FILTER (WHERE t.ended_at IS NULL AND p.integration = ${place.integration})::int AS seats,
      coalesce(sum(t.version), 0)::int AS version
    FROM seat t JOIN product p ON p.id = t.product_id WHERE t.account_id = ${account.id}::uuid`,
  );
  return [
    {
      accountId: account.id,
      accountVersion: account.version,
      integrations: account.integrations,
      key: switched.key,
      which: place.which,
      on: switched.on,
      now: integrationState(ctx.vendor.programme, account.integrations, place.integration),
      seats: counts?.seats ?? 0,
      seatsVersion: counts?.version ?? 0,
      could: decideSwitchable({ ...actorFacts(ctx), account }),
    },
  ];
}
