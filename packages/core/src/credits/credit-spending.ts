import type { Ask, Reply } from '@tierline/contract';
import { addMonths, dayIn, forecastCredits, monthOf } from '@tierline/domain';
import { readHolder } from './balance.ts';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { bool, json, readRows, text } from '../kernel/rows.ts';
import { judged, readFigures } from './site-rows.ts';
import { readWallet, termsOf } from './wallet.ts';

/** How many sites are told apart, those that spent most; the others are one sum. */
const maxSites = 8;

type Spent = { id: string; name: string; deleted: boolean; spent: number[] };

/**
 * What a partner's sites spent in each of the last months, and what is left of all credits in the coming ones at
 * today's numbers and prices (C4, C5).
 */
export async function readCreditSpending(
  ctx: Context,
  ask: Ask<'readCreditSpending'>,
): Promise<Reply<'readCreditSpending'>> {
  const account = await readHolder(ctx, ask.accountId);
  const today = dayIn(account.timeZone, ctx.services.now());
  const months = Array.from({ length: ask.months }, (_, index) => addMonths(monthOf(today), index + 1 - ask.months));
  const wallet = await readWallet(ctx.services, account.id);
  const spent = wallet.isNew ? [] : await readSpent(ctx, wallet.id, account.timeZone, months);
  const sites = (
    await readFigures(ctx.services.db, sql`s.account_id = ${account.id}::uuid AND s.state = 'active'`)
  ).map((site) => ({ ...site, ...judged(ctx, site) }));
  const credits = sites.reduce((sum, site) => sum + site.credits - site.arrears, wallet.balance);
  const sums = (rows: readonly Spent[]) =>
    months.map((_, index) => rows.reduce((sum, row) => sum + (row.spent[index] ?? 0), 0));
  return {
    months,
    spent: sums(spent),
    sites: spent.slice(0, maxSites),
    others: { sites: Math.max(0, spent.length - maxSites), spent: sums(spent.slice(maxSites)) },
    credits,
    forecast: forecastCredits(sites, credits, termsOf(ctx).prices, today, ask.months),
  };
}

const spentRow = {
  id: text,
  name: text,
  deleted: bool,
  spent: json<Record<string, number>>(),
};

// A charge counts in the month in which it was taken, as in the history.
async function readSpent(
  ctx: Context,
  walletId: string,
  timeZone: string,
  months: readonly string[],
): Promise<Spent[]> {
  const rows = await readRows(
    ctx.services.db,
    spentRow,
    sql`
    SELECT s.id, s.name, s.state = 'deleted' AS deleted, jsonb_object_agg(c.month, c.spent) AS spent
    FROM (
      SELECT t.from_id, to_char(t.at AT TIME ZONE ${timeZone}, 'YYYY-MM-01') AS month, sum(t.quantity) AS spent
      FROM transfer t
      WHERE t.wallet_id = ${walletId}::uuid
        AND t.kind = 'charge'
        AND t.at >= ${months[0]}::timestamp AT TIME ZONE ${timeZone}
      GROUP BY 1, 2
    ) c
    JOIN site s ON s.id = c.from_id
    GROUP BY s.id
    ORDER BY sum(c.spent) DESC, s.name, s.id`,
  );
  return rows.map((row) => ({ ...row, spent: months.map((month) => row.spent[month] ?? 0) }));
}
