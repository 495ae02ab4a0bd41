import { problem, type Ask, type Reply } from '@tierline/contract';
import {
  anywhere,
  dayIn,
  decideAtSite,
  decideCreateSite,
  decideDeleteSite,
  nameKey,
  newKey,
  type Decision,
  type SiteDeletion,
  type SiteState,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { alphabet, byCode } from '../kernel/collation.ts';
import { commit } from '../kernel/commit.ts';
import { actorFacts, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { defined, operation, pick } from '../kernel/operation.ts';
import { and, boundedCount, hasKey, readCursor, writeCursor, type CursorPosition } from '../kernel/page.ts';
import { orThrow, reasonOf } from '../kernel/scope.ts';
import {
  judged,
  readDueMonths,
  readFigures,
  readSiteRow,
  readSiteRows,
  siteView,
  ownSites,
  visibleSites,
  type SiteFigures,
  type SiteRow,
} from './site-rows.ts';
import { readAdministrators } from './site-administrator.ts';
import { readWallet, termsOf } from './wallet.ts';

/** Lists sites: the actor's own, for vendor staff all; those at risk first by default (C2). */
export async function listSites(ctx: Context, ask: Ask<'listSites'>): Promise<Reply<'listSites'>> {
  const conditions = [visibleSites(ctx)];
  if (ask.accountId !== undefined) conditions.push(sql`s.account_id = ${ask.accountId}::uuid`);
  if (ask.q)
    conditions.push(
      sql`(${hasKey(ask.q, [sql`s.name_key`])} OR (${ownSites(ctx)} AND s.notes ILIKE ${anywhere(ask.q.trim())}))`,
    );
  if (ask.state !== 'all')
    conditions.push(ask.state === 'deleted' ? sql`s.state = 'deleted'` : sql`s.state = 'active'`);
  // Cost, runway and state are computed by the rules and are in no column: the figures of all matching sites are read,
  // and only the page is read whole.
  const matching = (await readFigures(ctx.services.db, and(conditions)))
    .map((site) => ({ id: site.id, ...rankOf(ctx, site, ask.sort) }))
    .filter(({ state }) => shown(state, ask.state));
  const descending = ask.sort.startsWith('-');
  const byAlphabet = alphabet(ctx.language);
  const order = (one: Ranked, other: Ranked) =>
    (one.rank - other.rank || byAlphabet(one.text, other.text) || byCode(one.id, other.id)) * (descending ? -1 : 1);
  const place = placeOf(readCursor(ask.cursor));
  const waiting = matching.toSorted(order).filter((site) => place === null || order(site, place) > 0);
  const page = waiting.slice(0, ask.limit);
  const rows = new Map(
    (await readSiteRows(ctx.services.db, sql`s.id = ANY(${page.map(({ id }) => id)}::uuid[])`)).map((row) => [
      row.id,
      row,
    ]),
  );
  const last = page.at(-1);
  return {
    items: page.flatMap(({ id }) => rows.get(id) ?? []).map((row) => siteView(ctx, row)),
    next:
      last && waiting.length > page.length ? writeCursor({ id: last.id, value: `${last.rank} ${last.text}` }) : null,
    count: boundedCount(matching.length),
  };
}

type Ranked = { id: string; rank: number; text: string };

function placeOf(cursor: CursorPosition | null): Ranked | null {
  if (cursor === null) return null;
  const [, rank, text = ''] = /^(-?\d{1,16}) (.*)$/su.exec(cursor.value) ?? [];
  if (rank === undefined)
    throw problem('invalid-input', { errors: [{ pointer: '/cursor', rule: 'not-a-cursor', facts: {} }] });
  return { id: cursor.id, rank: Number(rank), text };
}

function shown(state: SiteState, asked: Ask<'listSites'>['state']): boolean {
  if (asked === 'all' || asked === 'living') return true;
  return asked === 'low' ? ['at-risk', 'overdue', 'suspended'].includes(state) : state === asked;
}

// Worst first: overdue sites, then those whose credits run out soonest, at last those that lack nothing.
const forEver = 1_000_000;

function rankOf(
  ctx: Context,
  site: SiteFigures,
  sort: Ask<'listSites'>['sort'],
): { rank: number; text: string; state: SiteState } {
  const { cost, runway, state } = judged(ctx, site);
  const by = sort.replace('-', '');
  if (by === 'name') return { rank: 0, text: site.name, state };
  const urgency = state === 'suspended' ? -2 : state === 'overdue' ? -1 : (runway.days ?? forEver);
  const rank =
    {
      runway: state === 'deleted' ? forEver + 1 : urgency,
      credits: site.credits,
      cost,
      users: site.users ?? -1,
      devices: site.devices ?? -1,
    }[by] ?? 0;
  return { rank, text: site.name, state };
}

/** Reads one site with its administrators and its recent cost (C3, C4). */
export async function readSite(ctx: Context, ask: Ask<'readSite'>): Promise<Reply<'readSite'>> {
  const { db } = ctx.services;
  const row = await readSiteRow(ctx, db, ask.id);
  const charges = await db.siteCharge.findMany({ where: { siteId: ask.id }, orderBy: { month: 'desc' }, take: 24 });
  const view = siteView(ctx, row);
  const decided = await decideDeletion(ctx, row);
  return {
    ...view,
    actions: { ...view.actions, delete: reasonOf(ctx, decided) },
    deletion: decided.ok
      ? { credits: decided.value.back, charged: decided.value.charged, fromBalance: decided.value.fromBalance }
      : null,
    administrators: await readAdministrators(db, ask.id),
    charges: charges.map(({ id, month, amount, users, devices, state, createdAt, paidAt }) => ({
      id,
      month: month.toISOString().slice(0, 10),
      amount: Number(amount),
      users,
      devices,
      state: state === 'paid' ? 'paid' : 'due',
      chargedAt: createdAt.toISOString(),
      paidAt: paidAt?.toISOString() ?? null,
    })),
  };
}

/** Creates a site, with its first credits from the balance (C2). */
export async function createSite(ctx: Context, ask: Ask<'createSite'>): Promise<Reply<'createSite'>> {
  return commit(ctx, 'site.create', ask, async () => {
    const { db, now } = ctx.services;
    const accountId = ctx.actor.account.id;
    const taken = await db.site.count({ where: { accountId, nameKey: nameKey(ask.name), state: 'active' } });
    const fresh = { siteId: randomUUID() };
    const credits = ask.credits ?? 0;
    const plan = orThrow(
      decideCreateSite(
        {
          ...actorFacts(ctx),
          vendorId: ctx.vendor.id,
          nameTaken: taken > 0,
          wallet: await readWallet(ctx.services, accountId),
          now: now(),
          fresh,
        },
        { ...ask, credits },
      ),
    );
    return {
      plan,
      reply: { id: fresh.siteId, name: ask.name, credits },
      changes: { subject: { kind: 'site', id: fresh.siteId, name: ask.name }, after: { ...ask, credits } },
    };
  });
}

/** Edits a site's name, country, time zone or notes (C3). */
export async function editSite(ctx: Context, ask: Ask<'editSite'>): Promise<Reply<'editSite'>> {
  const { id, version, ...edit } = ask;
  const { accountId } = await readSiteRow(ctx, ctx.services.db, id);
  return operation(ctx, 'site.edit', ask, [accountId], async (tx) => {
    const before = await readSiteRow(ctx, tx, id);
    orThrow(decideAtSite(ctx.actor, before, 'sites.edit'));
    if (before.version !== version) throw problem('changed-meanwhile', { version: before.version });
    const key = newKey(before.name, edit.name);
    if (
      key !== null &&
      (await tx.site.count({ where: { accountId, nameKey: key, state: 'active', id: { not: id } } })) > 0
    )
      throw problem('site-name-taken', { site: edit.name ?? '' });
    const given = defined(edit);
    await tx.site.update({
      where: { id },
      data: { ...given, ...(key !== null && { nameKey: key }), version: { increment: 1 } },
    });
    const now = await readSiteRow(ctx, tx, id);
    return {
      reply: siteView(ctx, now),
      changes: {
        subject: { kind: 'site', id, name: now.name },
        before: pick(before, Object.keys(given)),
        after: given,
      },
    };
  });
}

/** Deletes a site: the same operation pays what it owes and returns the rest to the balance (C3). */
export async function deleteSite(ctx: Context, ask: Ask<'deleteSite'>): Promise<Reply<'deleteSite'>> {
  return commit(ctx, 'site.delete', ask, async () => {
    const site = await readSiteRow(ctx, ctx.services.db, ask.id);
    const { plan, charges, free, charged, fromBalance, back } = orThrow(await decideDeletion(ctx, site));
    return {
      plan,
      reply: { id: site.id, name: site.name, credits: back, charged, fromBalance },
      changes: {
        subject: { kind: 'site', id: site.id, name: site.name },
        after: { credits: back, ...(charged > 0 && { fromBalance, charges }), ...(free.length > 0 && { free }) },
      },
    };
  });
}

async function decideDeletion(ctx: Context, site: SiteRow): Promise<Decision<SiteDeletion>> {
  const { db, now } = ctx.services;
  return decideDeleteSite({
    actor: ctx.actor,
    vendorId: ctx.vendor.id,
    site,
    due: await readDueMonths(db, site.id),
    wallet: await readWallet(ctx.services, site.accountId),
    prices: termsOf(ctx).prices,
    today: dayIn(site.timeZone, now()),
    freshId: randomUUID,
  });
}
