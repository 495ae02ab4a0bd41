import { problem, type Ask, type Reply } from '@tierline/contract';
import {
  accept,
  dayIn,
  decideGrantable,
  decideSiteCreatable,
  isVendor,
  may,
  priceOn,
  runwayOfAll,
  siteRunner,
} from '@tierline/domain';
import { readAccountHead } from '../accounts/account-row.ts';
import { actorFacts, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { personName } from '../kernel/person-name.ts';
import { int, readRows, text, timestamp } from '../kernel/rows.ts';
import { reasonOf } from '../kernel/scope.ts';
import { judged, readFigures } from './site-rows.ts';
import { readWallet, termsOf } from './wallet.ts';

/**
 * Returns the account whose credits are read: a partner's own; vendor staff name it (C5, C6). For all others it is not
 * found.
 */
export async function readHolder(ctx: Context, accountId: string | undefined) {
  const own = ctx.actor.account;
  if (isVendor(own) && accountId === undefined)
    throw problem('invalid-input', { errors: [{ pointer: '/accountId', rule: 'missing', facts: {} }] });
  if (!isVendor(own) && accountId !== undefined && accountId !== own.id) throw problem('not-found', {});
  return readAccountHead(ctx, ctx.services.db, accountId ?? own.id);
}

/** A partner's balance, what its sites cost, how long all of it lasts, and what was given to sites lately (C5, C6). */
export async function readBalance(ctx: Context, ask: Ask<'readBalance'>): Promise<Reply<'readBalance'>> {
  const account = await readHolder(ctx, ask.accountId);
  const { prices } = termsOf(ctx);
  const today = dayIn(account.timeZone, ctx.services.now());
  const wallet = await readWallet(ctx.services, account.id);
  const sites = (
    await readFigures(ctx.services.db, sql`s.account_id = ${account.id}::uuid AND s.state = 'active'`)
  ).map((site) => ({ ...site, ...judged(ctx, site) }));
  const sum = (of: (site: (typeof sites)[number]) => number) => sites.reduce((total, site) => total + of(site), 0);
  const counted = (state: string) => sites.filter((site) => site.state === state).length;
  const atSites = sum(({ credits }) => credits);
  const arrears = sum((site) => site.arrears);
  return {
    account: { id: account.id, name: account.name },
    balance: wallet.balance,
    atSites,
    sites: {
      all: sites.length,
      active: counted('active'),
      atRisk: counted('at-risk'),
      overdue: counted('overdue'),
      suspended: counted('suspended'),
    },
    arrears,
    monthlyCost: sum(({ cost }) => cost),
    runway: runwayOfAll(sites, Math.max(0, wallet.balance + atSites - arrears), prices, today),
    prices: prices.map((price) => ({ ...price, now: price === priceOn(prices, today) })),
    recent: await recentAdditions(ctx, wallet.id),
    actions: {
      createSite: reasonOf(ctx, decideSiteCreatable(ctx.actor, ctx.vendor.programme)),
      move: reasonOf(
        ctx,
        may(ctx.actor, 'credits.move') ?? siteRunner(ctx.vendor.programme, ctx.actor) ?? accept(null),
      ),
      grant: reasonOf(ctx, decideGrantable({ ...actorFacts(ctx), target: account })),
    },
  };
}

const additionRow = {
  operationId: text,
  at: timestamp,
  siteId: text,
  siteName: text,
  credits: int,
  by: text.orNull,
};

// An operation that was undone or reversed, and what undid it, added nothing in the end.
async function recentAdditions(ctx: Context, walletId: string): Promise<Reply<'readBalance'>['recent']> {
  const rows = await readRows(
    ctx.services.db,
    additionRow,
    sql`
    SELECT t.operation_id, t.at, s.id AS site_id, s.name AS site_name, t.quantity::float8 AS credits,
      coalesce(${personName(sql`u`)}, k.name) AS by
    FROM transfer t
    JOIN operation o ON o.id = t.operation_id
    JOIN site s ON s.id = t.to_id
    LEFT JOIN portal_user u ON u.id = o.actor_id
    LEFT JOIN api_key k ON k.id = o.actor_id
    WHERE t.wallet_id = ${walletId}::uuid
      AND t.at > ${new Date(ctx.services.now().getTime() - 30 * 86_400_000)}
      AND o.reverses_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.reverses_id = o.id)
    ORDER BY t.at DESC, t.operation_id DESC, t.seq DESC LIMIT 10`,
  );
  return rows.map(({ operationId, at, siteId, siteName, credits, by }) => ({
    operationId,
    at: at.toISOString(),
    site: { id: siteId, name: siteName },
    credits,
    by,
  }));
}
