import type { DemoSite } from './zarnika-people.ts';

/** The first instants (UTC) of the thirteen months that end with this one. */
export function monthsBefore(today: number): number[] {
  const now = new Date(today);
  return Array.from({ length: 13 }, (_, index) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 12 + index, 1));
}

/** By how many users and devices a site is used in a month of the story: it fills up over half a year. */
export function usedIn({ users, devices, month: begin }: DemoSite, month: number): { users: number; devices: number } {
  const share = Math.min(1, 0.6 + (month - begin) * 0.07);
  return { users: Math.round(users * share), devices: Math.max(1, Math.round(devices * share)) };
}

/**
 * How many credits a site should have after the top-up of a month: for months ahead, or, in the end, as few as its fate
 * wants.
 */
export function wantedCredits({ fate }: DemoSite, month: number, credits: number, cost: number): number {
  const runsOut = fate === 'suspended' ? 9 : fate === 'overdue' ? 11 : 13;
  if (month > runsOut) return credits;
  if (month === runsOut) return Math.floor(cost / 2);
  // Pays the coming month, and then has too little for the next.
  if (fate === 'low' && month === 11) return cost + Math.floor(cost * 0.6);
  const [least, most] = fate === 'low' ? [2, 3] : [3, 6];
  return credits >= cost * least ? credits : Math.ceil((cost * most) / 10) * 10;
}
