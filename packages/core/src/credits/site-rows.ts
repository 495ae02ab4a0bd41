import type { Site } from '@tierline/contract';
import {
  dayIn,
  decideAtSite,
  isVendor,
  nextCost,
  reportState,
  runwayOf,
  siteState,
  suspendedOn,
  type DueMonth,
  type Runway,
  type SiteState,
} from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { bool, int, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found, reasonOf } from '../kernel/scope.ts';
import { termsOf } from './wallet.ts';

/** The columns of a site from which cost, runway and state follow, and those that lists are sorted by. */
export type SiteFigures = Row<typeof siteFiguresRow>;

const siteFiguresRow = {
  id: text,
  version: int,
  accountId: text,
  name: text,
  deleted: bool,
  credits: int,
  nameKey: text,
  timeZone: text,
  users: int.orNull,
  devices: int.orNull,
  nextMonth: text,
  overdueSince: timestamp.orNull,
  dueSince: text.orNull,
  arrears: int,
  monthsDue: int,
};

/** A site as it is read whole. */
export type SiteRow = Row<typeof siteRow>;

const siteRow = {
  ...siteFiguresRow,
  accountName: text,
  country: text,
  notes: text,
  reportedAt: timestamp.orNull,
  createdAt: timestamp,
  deletedAt: timestamp.orNull,
  administratorCount: int,
};

const figures = sql`s.id, s.version, s.account_id, s.name, s.name_key,
  s.state = 'deleted' AS deleted, (h.input - h.output)::float8 AS credits, s.time_zone,
  s.users, s.devices, s.next_month::text AS next_month, s.overdue_since, d.since AS due_since,
  coalesce(d.arrears, 0)::float8 AS arrears, coalesce(d.months, 0)::int AS months_due`;

// What is due is dropped with the site.
const due = sql`LEFT JOIN LATERAL (
  SELECT min(c.month)::text AS since, sum(c.amount) AS arrears, count(*) AS months
  FROM site_charge c
  WHERE c.site_id = s.id AND c.state = 'due' AND s.state = 'active') d ON TRUE`;

/** The one filter of every query on sites: all for the vendor, else the reader's own (C1). */
export function visibleSites(ctx: Context): Sql {
  const own = ctx.actor.account;
  return isVendor(own)
    ? sql`s.vendor_id = ${ctx.vendor.id}::uuid`
    : sql`s.vendor_id = ${ctx.vendor.id}::uuid AND s.account_id = ${own.id}::uuid`;
}

/**
 * Whether the reader may know a site's notes: they are for its reseller's own people, not for the vendor's staff (C3).
 */
export function ownSites(ctx: Context): Sql {
  return sql`s.account_id = ${ctx.actor.account.id}::uuid`;
}

/** Reads the figures of all sites that a condition allows. */
export function readFigures(db: Database | Transaction, where: Sql): Promise<SiteFigures[]> {
  return readRows(
    db,
    siteFiguresRow,
    sql`SELECT ${figures} FROM site s JOIN holding h ON h.id = s.id ${due} WHERE ${where}`,
  );
}

const dueMonthRow = {
  id: text,
  month: text,
  amount: int,
  users: int,
  devices: int,
  since: timestamp,
};

/** Reads the months that a site owes, oldest first. */
export function readDueMonths(db: Database | Transaction, siteId: string): Promise<DueMonth[]> {
  return readRows(
    db,
    dueMonthRow,
    sql`SELECT c.id, c.month::text AS month, c.amount::float8 AS amount, c.users, c.devices, c.created_at AS since
      FROM site_charge c
      WHERE c.site_id = ${siteId}::uuid AND c.state = 'due'
      ORDER BY c.month`,
  );
}

/** Sites whole, in no order. */
export function readSiteRows(db: Database | Transaction, where: Sql): Promise<SiteRow[]> {
  return readRows(
    db,
    siteRow,
    sql`
    SELECT ${figures}, a.name AS account_name, s.country, s.notes, s.reported_at,
      s.created_at, s.deleted_at,
      (SELECT count(*)::int FROM site_administrator m WHERE m.site_id = s.id) AS administrator_count
    FROM site s JOIN holding h ON h.id = s.id JOIN account a ON a.id = s.account_id ${due} WHERE ${where}`,
  );
}

/** Reads one site that the reader may see; else it is not found. */
export async function readSiteRow(ctx: Context, db: Database | Transaction, id: string): Promise<SiteRow> {
  const rows = await readSiteRows(db, sql`s.id = ${id}::uuid AND ${visibleSites(ctx)}`);
  return found(rows[0]);
}

/** Computes what follows from a site's figures now. */
export function judged(
  ctx: Pick<Context, 'vendor' | 'services'>,
  site: SiteFigures,
): { cost: number; runway: Runway; state: SiteState; suspendedOn: string | null } {
  const { prices, warnDays } = termsOf(ctx);
  const today = dayIn(site.timeZone, ctx.services.now());
  const runway = site.deleted ? { lastsUntil: null, days: null } : runwayOf(site, prices, today);
  return {
    cost: site.deleted ? 0 : nextCost(site, prices),
    runway,
    state: siteState(site, runway, { warnDays }, today),
    suspendedOn: suspendedOn(site),
  };
}

/** A site as its readers see it. */
export function siteView(ctx: Context, row: SiteRow): Site {
  const { cost, runway, state } = judged(ctx, row);
  const {
    id,
    name,
    country,
    timeZone,
    notes,
    credits,
    users,
    devices,
    arrears,
    monthsDue,
    administratorCount,
    version,
  } = row;
  const at = (permission: Parameters<typeof decideAtSite>[2]) =>
    reasonOf(ctx, decideAtSite(ctx.actor, row, permission));
  return {
    id,
    name,
    country,
    timeZone,
    notes: row.accountId === ctx.actor.account.id ? notes : null,
    account: { id: row.accountId, name: row.accountName },
    credits,
    monthlyCost: cost,
    nextChargeOn: row.deleted ? null : row.nextMonth,
    users,
    devices,
    reportedAt: row.reportedAt?.toISOString() ?? null,
    report: reportState(row.reportedAt, ctx.services.now()),
    runway,
    state,
    overdueSince: row.overdueSince?.toISOString() ?? null,
    suspendedOn: suspendedOn(row),
    arrears,
    monthsDue,
    administratorCount,
    createdAt: row.createdAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    version,
    actions: {
      edit: at('sites.edit'),
      move: at('credits.move'),
      administer: at('sites.administer'),
      delete: at('sites.administer'),
    },
  };
}
