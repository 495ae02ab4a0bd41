import type { Ask, Reply } from '@tierline/contract';
import { decideGrant, decideMove, grantNotices, type DecidedSite } from '@tierline/domain';
import { accountIdOf } from '../accounts/account-named.ts';
import { readAccountHead } from '../accounts/account-row.ts';
import { commit } from '../kernel/commit.ts';
import { actorFacts, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { rolesWhoBuy, readPeopleToNotify } from '../accounts/licence-people.ts';
import { orThrow } from '../kernel/scope.ts';
import { readFigures, visibleSites } from './site-rows.ts';
import { readWallet } from './wallet.ts';

/** Moves credits between the balance and sites: all rows or none (C3, C6). */
export async function moveCredits(ctx: Context, ask: Ask<'moveCredits'>): Promise<Reply<'moveCredits'>> {
  return commit<Reply<'moveCredits'>>(ctx, 'credits.move', ask, async () => {
    const ids = [...new Set(ask.rows.flatMap(({ fromSiteId, toSiteId }) => [fromSiteId, toSiteId]))].filter(
      (id) => id !== null,
    );
    const sites = new Map<string, DecidedSite>(
      (await readFigures(ctx.services.db, sql`s.id = ANY(${ids}::uuid[]) AND ${visibleSites(ctx)}`)).map((site) => [
        site.id,
        site,
      ]),
    );
    const wallet = await readWallet(ctx.services, ctx.actor.account.id);
    const { plan, balance } = orThrow(decideMove({ ...actorFacts(ctx), vendorId: ctx.vendor.id, wallet, sites }, ask));
    const nameOf = (id: string | null) => (id === null ? null : (sites.get(id)?.name ?? null));
    const credits = ask.rows.reduce((sum, row) => sum + row.credits, 0);
    const [first] = ids;
    return {
      plan,
      reply: { rows: ask.rows, credits, balance },
      changes: {
        subject:
          ids.length === 1 && first !== undefined
            ? { kind: 'site', id: first, name: nameOf(first) ?? '' }
            : { kind: 'wallet', id: wallet.id },
        after: {
          rows: ask.rows.map((row) => ({
            from: nameOf(row.fromSiteId),
            to: nameOf(row.toSiteId),
            credits: row.credits,
          })),
          note: ask.note,
        },
      },
    };
  });
}

/** Fills a partner's balance (C6). */
export async function grantCredits(ctx: Context, ask: Ask<'grantCredits'>): Promise<Reply<'grantCredits'>> {
  return commit<Reply<'grantCredits'>>(ctx, 'credits.grant', ask, async () => {
    const target = await readAccountHead(ctx, ctx.services.db, await accountIdOf(ctx, ask));
    const wallet = await readWallet(ctx.services, target.id);
    const plan = orThrow(decideGrant({ ...actorFacts(ctx), vendorId: ctx.vendor.id, wallet, target }, ask));
    const people = (await readPeopleToNotify(ctx, [target.id], rolesWhoBuy)).get(target.id) ?? [];
    const balance = wallet.balance + ask.credits;
    const { credits, note } = ask;
    return {
      plan: { ...plan, notices: grantNotices(ctx.actor, { name: target.name, people }, { credits, note, balance }) },
      reply: { accountId: target.id, credits: ask.credits, balance },
      changes: {
        subject: { kind: 'account', id: target.id, name: target.name },
        after: { credits: ask.credits, note: ask.note },
      },
    };
  });
}
