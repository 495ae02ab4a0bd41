import { costOfMonths, runwayOf, type Prices } from '@tierline/domain';

/** What of a site its future depends on. */
export type Running = {
  credits: number;
  arrears: number;
  users: number | null;
  devices: number | null;
  nextChargeOn: string | null;
};

/**
 * Returns how many credits a site lacks to pay what is due and its next so many charges, by the prices known today and
 * the numbers reported last (C4); 0 where it has enough.
 */
export function refuseInsufficientCredits(site: Running, prices: Prices, months: number): number {
  const consumption = consumptionOf(site);
  return Math.max(0, site.arrears + (consumption ? costOfMonths(consumption, prices, months) : 0) - site.credits);
}

/**
 * Returns the day until which the site's credits last with so many more. Null: for longer than a hundred years, or at
 * no cost; today where not even what is due can be paid.
 */
export function lastsWith(site: Running, prices: Prices, more: number, today: string): string | null {
  const credits = site.credits + more - site.arrears;
  const consumption = consumptionOf(site);
  if (credits < 0) return today;
  return consumption && runwayOf({ ...consumption, credits, dueSince: null }, prices, today).lastsUntil;
}

// A site that is deleted has no next charge.
function consumptionOf({ nextChargeOn, users, devices }: Running) {
  return nextChargeOn === null ? null : { nextMonth: nextChargeOn, users, devices };
}
