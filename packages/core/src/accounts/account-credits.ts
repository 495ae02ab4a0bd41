import type { Account } from '@tierline/contract';
import { dayIn, isVendor, runsSites, runwayOfAll } from '@tierline/domain';
import { judged, readFigures } from '../credits/site-rows.ts';
import { termsOf } from '../credits/wallet.ts';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Transaction } from '../kernel/db.ts';
import { int, readRows, text } from '../kernel/rows.ts';

type Credits = NonNullable<Account['credits']>;
type Seller = { id: string; tier: number; timeZone: string };

/**
 * What accounts that run sites have left, what their sites cost, and how long all of it lasts (C5, C6): for themselves
 * and for vendor staff; of all others nothing.
 */
export async function creditsOf(
  ctx: Context,
  db: Database | Transaction,
  accounts: readonly Seller[],
): Promise<Map<string, Credits>> {
  const { programme } = ctx.vendor;
  const reader = ctx.actor.account;
  const some = accounts.filter(({ id, tier }) => runsSites(programme, tier) && (isVendor(reader) || id === reader.id));
  if (some.length === 0) return new Map();
  const ids = some.map(({ id }) => id);
  const wallets = await readRows(
    db,
    { id: text, balance: int },
    sql`
    SELECT w.account_id AS id, (h.input - h.output)::float8 AS balance
    FROM wallet w
    JOIN holding h ON h.id = w.id
    WHERE w.account_id = ANY(${ids}::uuid[])`,
  );
  const figures = await readFigures(db, sql`s.account_id = ANY(${ids}::uuid[]) AND s.state = 'active'`);
  return new Map(
    some.map(({ id, timeZone }) => {
      const balance = wallets.find((wallet) => wallet.id === id)?.balance ?? 0;
      const sites = figures.filter(({ accountId }) => accountId === id);
      const states = sites.map((site) => judged(ctx, site));
      const left = sites.reduce((sum, { credits, arrears }) => sum + credits - arrears, balance);
      const { lastsUntil } = runwayOfAll(
        sites,
        Math.max(0, left),
        termsOf(ctx).prices,
        dayIn(timeZone, ctx.services.now()),
      );
      return [
        id,
        {
          balance,
          sites: sites.length,
          low: states.filter(({ state }) => state !== 'active').length,
          monthlyCost: states.reduce((sum, { cost }) => sum + cost, 0),
          lastsUntil,
        },
      ];
    }),
  );
}
