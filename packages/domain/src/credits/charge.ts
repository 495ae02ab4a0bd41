import { emptyPlan, type Plan, type RowSet, type Transfer } from '../kernel/ledger.ts';
import type { NewRow } from '../kernel/new-row.ts';
import { addMonths, monthOf } from './month.ts';
import { monthlyCost, type Prices } from './runway.ts';
import { siteFact, type DecidedSite } from './site.ts';
import type { Wallet } from './wallet.ts';

/** A month that a site owes. */
export type DueMonth = { id: string; month: string; amount: number; users: number; devices: number; since: Date };

/**
 * The facts for charging a site (C4). `today` in its time zone; `undoable`: how many of its credits came by movements
 * that can still be undone.
 */
export type ChargeFacts = {
  site: DecidedSite & { users: number | null; devices: number | null; nextMonth: string; overdueSince: Date | null };
  due: readonly DueMonth[];
  wallet: Wallet;
  vendorId: string;
  prices: Prices;
  today: string;
  undoable: number;
  freshId: () => string;
};

/** A month as the audit and the history show it. */
export type ChargedMonth = { month: string; amount: number; users: number; devices: number };

/**
 * The outcome of charging: months paid by a movement, in the order of these; months at no cost; months that are now
 * due.
 */
export type Charging = { plan: Plan; charges: ChargedMonth[]; free: ChargedMonth[]; due: ChargedMonth[] };

/** The most months charged at once; the rest of a longer standstill is charged by the next run. */
export const maxMonthsAtOnce = 60;

/**
 * Charges a site: first what is due, the oldest month first, then every month that has begun since the last charge, by
 * the numbers reported last and the price of its first day (C4). Each month is paid whole or is due; once one cannot be
 * paid, none after it is. Credits that can still be undone pay nothing; a month that they could pay waits for them.
 * Null: there is nothing to do.
 */
export function decideCharge(facts: ChargeFacts): Charging | null {
  const { site } = facts;
  if (site.deleted) return null;
  const purse = { left: Math.max(0, site.credits - facts.undoable), owing: false };
  const settled = facts.due
    .toSorted((one, other) => (one.month < other.month ? -1 : 1))
    .filter(({ amount }) => pays(purse, amount));
  const months: Month[] = [];
  for (const month of monthsToCharge(site.nextMonth, facts.today)) {
    const cost = costOf(facts, month);
    if (!purse.owing && cost.amount > purse.left && cost.amount <= purse.left + facts.undoable) break;
    months.push({ ...cost, id: facts.freshId(), paid: pays(purse, cost.amount) });
  }
  if (settled.length === 0 && months.length === 0) return null;

  const paid = [...settled, ...months.filter((month) => month.paid)];
  const charges = paid.filter(({ amount }) => amount > 0);
  const [oldest] = facts.due
    .filter((month) => !settled.includes(month))
    .map(({ since }) => since)
    .toSorted((one, other) => one.getTime() - other.getTime());
  const plan: Plan = {
    ...emptyPlan(),
    facts: [siteFact(site)],
    transfers: chargesOf(facts, charges),
    sets: [...settled.map(settle), progress(site, months.length, purse.owing ? (oldest ?? 'now') : null)],
    rows: months.map((month) => rowOf(site.id, month)),
  };
  return {
    plan,
    charges: charges.map(told),
    free: paid.filter(({ amount }) => amount === 0).map(told),
    due: months.filter((month) => !month.paid).map(told),
  };
}

type Month = ChargedMonth & { id: string; paid: boolean };

// A month is paid whole or not at all, and never before an older one.
function pays(purse: { left: number; owing: boolean }, amount: number): boolean {
  purse.owing ||= amount > purse.left;
  if (!purse.owing) purse.left -= amount;
  return !purse.owing;
}

/** A month as messages name it. */
export function told({ month, amount, users, devices }: ChargedMonth): ChargedMonth {
  return { month, amount, users, devices };
}

/** The months to charge by a day: from the next one on, those that have begun. */
export function monthsToCharge(nextMonth: string, today: string): string[] {
  const months: string[] = [];
  for (let month = nextMonth; month <= monthOf(today) && months.length < maxMonthsAtOnce; month = addMonths(month, 1))
    months.push(month);
  return months;
}

/** The months that have begun and are not charged yet, with their cost. */
export function begunMonths(facts: Omit<ChargeFacts, 'undoable'>): (ChargedMonth & { id: string })[] {
  return monthsToCharge(facts.site.nextMonth, facts.today).map((month) => ({
    ...costOf(facts, month),
    id: facts.freshId(),
  }));
}

/** The movements by which a site pays for months, one each. */
export function chargesOf(
  { site, wallet, vendorId }: Pick<ChargeFacts, 'site' | 'wallet' | 'vendorId'>,
  months: readonly ChargedMonth[],
): Transfer[] {
  return months.map(({ amount }) => ({
    kind: 'charge',
    unit: vendorId,
    fromId: site.id,
    toId: wallet.chargedId,
    quantity: amount,
    walletId: wallet.id,
  }));
}

function costOf({ site, prices }: Pick<ChargeFacts, 'site' | 'prices'>, month: string): ChargedMonth {
  const [users, devices] = [site.users ?? 0, site.devices ?? 0];
  return { month, users, devices, amount: monthlyCost(prices, month, users, devices) };
}

/** Marks a due month as paid. */
export function settle({ id }: Pick<DueMonth, 'id'>): RowSet {
  return {
    table: 'site_charge',
    id,
    set: { state: 'paid' },
    stamps: { paidById: 'operation', paidAt: 'now' },
    while: { state: 'due' },
  };
}

// The site is charged up to there, and overdue since the oldest month that it owes.
function progress(site: ChargeFacts['site'], months: number, overdueSince: Date | 'now' | null): RowSet {
  const set = {
    nextMonth: addMonths(site.nextMonth, months),
    ...(overdueSince !== 'now' && { overdueSince: overdueSince?.toISOString() ?? null }),
  };
  return {
    table: 'site',
    id: site.id,
    set,
    ...(overdueSince === 'now' && { stamps: { overdueSince: 'now' as const } }),
    while: { state: 'active', nextMonth: site.nextMonth },
  };
}

/** The row of a month of a site. */
export function rowOf(siteId: string, { id, month, amount, users, devices, paid }: Month): NewRow {
  const row = { id, siteId, month, amount, users, devices };
  return paid
    ? { table: 'site_charge', row: { ...row, state: 'paid' }, stamps: { paidById: 'operation', paidAt: 'now' } }
    : { table: 'site_charge', row: { ...row, state: 'due' } };
}
