import {
  dayIn,
  decideCharge,
  decideWarnings,
  reaches,
  warningOf,
  type Programme,
  type Role,
  type SiteInMail,
  type WarnedSite,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commitIfAny } from '../kernel/commit.ts';
import type { OperationActor, Services } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { int, readRow, readRows, text, timestamp } from '../kernel/rows.ts';
import { forEachVendor } from '../accounts/each-vendor.ts';
import { judged, readDueMonths, readFigures } from './site-rows.ts';
import { readWallet, termsOf } from './wallet.ts';

const atOnce = 16;
const sitesRead = 200;

/**
 * Charges every site for each month that has begun in its time zone, and takes what is due where credits have come
 * (C4). Safe to run often and in parallel: each month of a site is charged once. Returns how many sites changed.
 */
export async function chargeSites(services: Services): Promise<number> {
  let done = 0;
  await forEachVendor(services, hasCredits, async (doer) => {
    // Charged sites drop out of the query; the cursor skips those that cannot pay yet.
    for (
      let after: string | null = null, ids: string[] = [];
      after === null || ids.length === sitesRead;
      after = ids.at(-1) ?? ''
    ) {
      ids = await sitesToCharge(doer, after);
      for (let next = 0; next < ids.length; next += atOnce) {
        const outcomes = await Promise.all(ids.slice(next, next + atOnce).map((id) => chargeSite(doer, id)));
        done += outcomes.filter((outcome) => outcome !== null).length;
      }
      if (ids.length === 0) break;
    }
  });
  return done;
}

function hasCredits({ credits }: Programme): boolean {
  return credits !== null;
}

async function sitesToCharge({ services: { db }, vendor }: OperationActor, after: string | null): Promise<string[]> {
  // Somewhere on earth it is a day later than in UTC. Due months are looked at only where there are credits to take.
  const rows = await readRows(
    db,
    { id: text },
    sql`
    SELECT s.id FROM site s JOIN account a ON a.id = s.account_id
    WHERE s.vendor_id = ${vendor.id}::uuid
      AND s.state = 'active'
      AND a.status <> 'closed'
      AND ${after === null ? sql`TRUE` : sql`s.id > ${after}::uuid`}
      AND s.id IN (
      SELECT x.id
      FROM site x
      WHERE x.state = 'active'
        AND x.next_month <= (tierline_now() AT TIME ZONE 'UTC')::date + 1
        AND x.next_month <= (tierline_now() AT TIME ZONE x.time_zone)::date
      UNION
      SELECT c.site_id
      FROM site_charge c
      JOIN holding h ON h.id = c.site_id
      WHERE c.state = 'due' AND c.amount <= h.input - h.output)
    ORDER BY s.id LIMIT ${sitesRead}`,
  );
  return rows.map(({ id }) => id);
}

// Read and decided again where another process was quicker, so that nothing is left to do.
function chargeSite(doer: OperationActor, id: string): Promise<{ id: string } | null> {
  const { db } = doer.services;
  return commitIfAny<{ id: string }>(doer, 'site.charge', { id }, async () => {
    const [site] = await readFigures(db, sql`s.id = ${id}::uuid AND s.state = 'active'`);
    if (!site) return null;
    const moment = await readRow(
      db,
      { now: timestamp, undoable: int },
      sql`
      SELECT tierline_now() AS now,
        coalesce((SELECT sum(t.quantity) FROM transfer t JOIN operation o ON o.id = t.operation_id
        WHERE t.to_id = ${id}::uuid
          AND o.undo_until > tierline_now()
          AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.reverses_id = o.id)), 0)::float8 AS undoable`,
    );
    const due = await readDueMonths(db, id);
    const wallet = await readWallet(doer.services, site.accountId);
    const { now = doer.services.now(), undoable = 0 } = moment ?? {};
    const charging = decideCharge({
      site,
      due,
      wallet,
      vendorId: doer.vendor.id,
      prices: termsOf(doer).prices,
      today: dayIn(site.timeZone, now),
      undoable,
      freshId: randomUUID,
    });
    if (!charging) return null;
    const { plan, charges, free, due: owed } = charging;
    return {
      plan,
      reply: { id },
      changes: {
        subject: { kind: 'site', id, name: site.name },
        after: { charges, ...(free.length > 0 && { free }), ...(owed.length > 0 && { due: owed }) },
      },
    };
  });
}

/**
 * Warns the people of partners about sites whose credits run out or have run out, once each until credits come, in one
 * mail a person (C4). Returns how many partners were notified.
 */
export async function warnPartners(services: Services): Promise<number> {
  let told = 0;
  await forEachVendor(services, hasCredits, async (doer) => {
    const partners = await readRows(
      services.db,
      { id: text, name: text },
      sql`
      SELECT a.id, a.name
      FROM account a
      WHERE a.vendor_id = ${doer.vendor.id}::uuid
        AND a.status <> 'closed'
        AND EXISTS (SELECT 1 FROM site s WHERE s.account_id = a.id AND s.state = 'active')
      ORDER BY a.id`,
    );
    for (const account of partners) if ((await warnPartner(doer, account)) !== null) told += 1;
  });
  return told;
}

function warnPartner(doer: OperationActor, account: { id: string; name: string }): Promise<{ mails: number } | null> {
  const { db } = doer.services;
  return commitIfAny<{ mails: number }>(doer, 'credits.warn', account, async () => {
    const warned = new Map(
      (
        await db.site.findMany({
          where: { accountId: account.id, state: 'active' },
          select: { id: true, warnedDays: true, createdAt: true, timeZone: true },
        })
      ).map((site) => [site.id, site]),
    );
    const figures = await readFigures(db, sql`s.account_id = ${account.id}::uuid AND s.state = 'active'`);
    const fed = await fedSince(db, account.id);
    const sites = figures.map((site) => {
      const known = warned.get(site.id);
      const isNew =
        known !== undefined && dayIn(known.timeZone, known.createdAt) === dayIn(known.timeZone, doer.services.now());
      return warnedSite(doer, site, { told: known?.warnedDays ?? null, fed: fed.has(site.id), isNew });
    });
    const people = await db.user.findMany({
      where: { accountId: account.id, status: 'active', maySignIn: true, passwordKind: { not: null } },
      select: { id: true, email: true, language: true, role: true },
      orderBy: { email: 'asc' },
    });
    const plan = decideWarnings({
      account,
      sites,
      people: people.filter(({ role }) => reaches(role as Role, 'operator')),
      freshId: randomUUID,
    }); // the column holds roles alone
    if (!plan) return null;
    return {
      plan,
      reply: { mails: plan.notices.length },
      changes: {
        subject: { kind: 'account', id: account.id, name: account.name },
        after: {
          mails: plan.notices.length,
          sites: plan.sets.map(({ id }) => sites.find((site) => site.id === id)?.inMail.site ?? ''),
        },
      },
    };
  });
}

// The sites that credits have come to since the partner's last warning.
async function fedSince(db: Services['db'], accountId: string): Promise<ReadonlySet<string>> {
  const rows = await readRows(
    db,
    { id: text },
    sql`
    SELECT DISTINCT t.to_id AS id
    FROM transfer t
    JOIN wallet w ON w.id = t.wallet_id
    WHERE w.account_id = ${accountId}::uuid
      AND t.at > coalesce((
        SELECT max(m.created_at) FROM mail m WHERE m.account_id = ${accountId}::uuid AND m.kind = 'sites-need-credits'),
          '-infinity')`,
  );
  return new Set(rows.map(({ id }) => id));
}

function warnedSite(
  doer: OperationActor,
  site: Parameters<typeof judged>[1],
  past: Pick<WarnedSite, 'told' | 'fed' | 'isNew'>,
): WarnedSite {
  const { cost, runway, state, suspendedOn } = judged(doer, site);
  const shown: SiteInMail['state'] = state === 'suspended' || state === 'overdue' ? state : 'at-risk';
  return {
    id: site.id,
    ...past,
    days: runway.days,
    now: warningOf({ state, days: runway.days }, termsOf(doer).warnDays),
    inMail: {
      site: site.name,
      state: shown,
      credits: site.credits,
      monthlyCost: cost,
      lastsUntil: shown === 'at-risk' ? runway.lastsUntil : null,
      arrears: site.arrears,
      suspendedOn,
    },
  };
}
