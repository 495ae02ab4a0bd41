import type { Ask, Reply } from '@tierline/contract';
import { decideUsage } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { operation } from '../kernel/operation.ts';
import { orThrow } from '../kernel/scope.ts';
import { judged, readSiteRow, type SiteRow } from './site-rows.ts';

/**
 * Takes a product's report of a site's users and devices; a report that is not newer changes nothing and writes no
 * operation (C4).
 */
export async function reportUsage(ctx: Context, ask: Ask<'reportUsage'>): Promise<Reply<'reportUsage'>> {
  const { db, now } = ctx.services;
  const at = new Date(ask.at);
  const site = await readSiteRow(ctx, db, ask.id);
  const { counts } = orThrow(decideUsage({ actor: ctx.actor, site, now: now() }, { at }));
  if (!counts) return reply(ctx, site, false);
  return operation(ctx, 'site.usage', ask, [], async (tx) => {
    // A newer report that came meanwhile stays. The row's version is for edits by people, and is not raised by reports.
    const { count } = await tx.site.updateMany({
      where: { id: ask.id, state: 'active', OR: [{ reportedAt: null }, { reportedAt: { lt: at } }] },
      data: { users: ask.users, devices: ask.devices, reportedAt: at, receivedAt: now() },
    });
    return {
      reply: reply(ctx, await readSiteRow(ctx, tx, ask.id), count > 0),
      changes: {
        subject: { kind: 'site', id: site.id, name: site.name },
        before: { users: site.users, devices: site.devices },
        after: { users: ask.users, devices: ask.devices, at: ask.at },
      },
    };
  });
}

function reply(ctx: Context, site: SiteRow, taken: boolean): Reply<'reportUsage'> {
  return {
    users: site.users ?? 0,
    devices: site.devices ?? 0,
    reportedAt: site.reportedAt?.toISOString() ?? '',
    taken,
    state: judged(ctx, site).state,
  };
}
