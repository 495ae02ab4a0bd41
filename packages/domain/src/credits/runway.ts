import { addDays, addMonths, daysFrom, monthOf, monthsFrom } from './month.ts';
import type { CreditTerms } from '../kernel/programme.ts';

/** The price list of a programme with credits. */
export type Prices = CreditTerms['prices'];

/**
 * What a site's cost follows from: the month that is charged next, and the numbers reported last (null: none yet, which
 * counts as 0).
 */
export type Consumption = { nextMonth: string; users: number | null; devices: number | null };

/**
 * Until the end of which day credits last, and how many days that is from today; nulls: for longer than a hundred
 * years, or at no cost.
 */
export type Runway = { lastsUntil: string | null; days: number | null };

/** The price that holds on a day; null: none does yet. */
export function priceOn(prices: Prices, day: string): Prices[number] | null {
  return prices
    .filter(({ from }) => from <= day)
    .reduce<Prices[number] | null>(
      (latest, price) => (latest === null || price.from >= latest.from ? price : latest),
      null,
    );
}

/**
 * What a month costs and what of it is for the users and what for the devices, in credits to two decimals. `rounded`:
 * what is charged.
 */
export type CostParts = { base: number; users: number; devices: number; sum: number; rounded: number };

/**
 * What a month costs by a price: base, and so much for each user and device. Reckoned in hundredths of a credit, which
 * the price list may have, and rounded up to whole credits once, at the end (C4).
 */
export function costParts(price: Omit<Prices[number], 'from'>, users: number, devices: number): CostParts {
  const [base, ofUsers, ofDevices] = [
    hundredths(price.base),
    users * hundredths(price.perUser),
    devices * hundredths(price.perDevice),
  ];
  const sum = base + ofUsers + ofDevices;
  return {
    base: base / 100,
    users: ofUsers / 100,
    devices: ofDevices / 100,
    sum: sum / 100,
    rounded: Math.ceil(sum / 100),
  };
}

/** What a site costs in the month that begins on a day. Before the first price there is nothing to pay. */
export function monthlyCost(prices: Prices, day: string, users: number, devices: number): number {
  const price = priceOn(prices, day);
  return price === null ? 0 : costParts(price, users, devices).rounded;
}

// 0.07 * 100 is 7.000000000000001 in floating point.
function hundredths(credits: number): number {
  return Math.round(credits * 100);
}

/** What the next charges cost, so many of them. */
export function costOfMonths(site: Consumption, prices: Prices, months: number): number {
  return Array.from({ length: months }, (_, index) => costIn(site, prices, addMonths(site.nextMonth, index))).reduce(
    (sum, cost) => sum + cost,
    0,
  );
}

/** What the next charge takes. */
export function nextCost(site: Consumption, prices: Prices): number {
  return costIn(site, prices, site.nextMonth);
}

/**
 * How long so many credits last at one site: until the day before the first charge that they cannot pay (C2). What is
 * due already lasts no day longer: `dueSince` is the oldest such month.
 */
export function runwayOf(
  site: Consumption & { credits: number; dueSince: string | null },
  prices: Prices,
  today: string,
): Runway {
  if (site.dueSince !== null) return { lastsUntil: addDays(site.dueSince, -1), days: 0 };
  return runwayAt(
    (month) => costIn(site, prices, month),
    site.credits,
    [site.nextMonth, ...prices.map(({ from }) => from)],
    today,
  );
}

/**
 * How long credits last for several sites, wherever they are needed: until the day before the first charges that they
 * cannot pay together (C2).
 */
export function runwayOfAll(sites: readonly Consumption[], credits: number, prices: Prices, today: string): Runway {
  if (sites.length === 0) return endless;
  return runwayAt(
    (month) => costOfAll(sites, prices, month),
    credits,
    [...new Set(sites.map(({ nextMonth }) => nextMonth).toSorted()), ...prices.map(({ from }) => from)],
    today,
  );
}

/**
 * A month that is yet to be charged: what it costs, how many credits are left once it is paid, and how many are missing
 * to pay all until then.
 */
export type ForecastMonth = { month: string; cost: number; left: number; missing: number };

/**
 * Foresees what several sites cost in coming months at today's numbers and the prices known today, and what is left of
 * credits that go wherever they are needed (C4); `credits` below 0 are due already. The first is the month after
 * today's.
 */
export function forecastCredits(
  sites: readonly Consumption[],
  credits: number,
  prices: Prices,
  today: string,
  months: number,
): ForecastMonth[] {
  let left = credits;
  return Array.from({ length: months }, (_, index) => {
    const month = addMonths(monthOf(today), index + 1);
    const cost = costOfAll(sites, prices, month);
    left -= cost;
    return { month, cost, left: Math.max(0, left), missing: Math.max(0, -left) };
  });
}

// A site whose first charge is yet to come costs nothing until then.
function costOfAll(sites: readonly Consumption[], prices: Prices, month: string): number {
  return sites.reduce((sum, site) => (month < site.nextMonth ? sum : sum + costIn(site, prices, month)), 0);
}

const mostMonths = 1200;

// From one change of the cost to the next (`changes`, the first of which is the first charge) it is the same each
// month, so that nobody counts months one by one.
function runwayAt(cost: (month: string) => number, credits: number, changes: readonly string[], today: string): Runway {
  const [first = today] = changes;
  const months = changes.map((day) => (day === monthOf(day) ? day : addMonths(monthOf(day), 1))).toSorted();
  let left = credits;
  for (let month = months.find((one) => one >= first) ?? first; ;) {
    const now = month;
    const change = months.find((one) => one > now);
    const amount = cost(now);
    const payable = amount === 0 ? Infinity : Math.floor(left / amount);
    const lasting = change === undefined ? Infinity : monthsFrom(now, change);
    if (payable < lasting)
      return monthsFrom(first, now) + payable > mostMonths
        ? endless
        : until(addDays(addMonths(now, payable), -1), today);
    if (change === undefined) return endless;
    left -= lasting * amount;
    month = change;
  }
}

const endless: Runway = { lastsUntil: null, days: null };

function until(lastsUntil: string, today: string): Runway {
  return { lastsUntil, days: Math.max(0, daysFrom(today, lastsUntil)) };
}

function costIn({ users, devices }: Consumption, prices: Prices, month: string): number {
  return monthlyCost(prices, month, users ?? 0, devices ?? 0);
}
