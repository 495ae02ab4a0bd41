import type { NoticeRow, SiteInMail } from './notice.ts';
import { emptyPlan, type Plan } from './ledger.ts';
import type { SiteState } from './site.ts';

/** How badly a site needs credits, as its people are told: the runway, in days, of the shortest warning that it has come to; 0 overdue, −1 suspended; null: it lacks nothing. */
export function warningOf(site: { state: SiteState; days: number | null }, warnDays: readonly number[]): number | null {
  if (site.state === 'suspended') return -1;
  if (site.state === 'overdue') return 0;
  const { days } = site;
  return days === null ? null : (warnDays.filter((warn) => days <= warn).toSorted((one, other) => one - other)[0] ?? null);
}

/** A site that somebody may have to be told of: what its people were told last, and how it stands now. */
export type WarnedSite = { id: string; told: number | null; now: number | null; inMail: SiteInMail };

/** Somebody of the partner who is told. */
export type WarnedPerson = { id: string; email: string; language: string };

/** The most sites that one mail lists. */
export const mostSitesInMail = 50;

/**
 * Tells the people of a partner, in one mail each, of the sites that have come to need credits since they were told last; of each but once,
 * until credits come and are running out anew (C4). Null: there is nothing to tell or to keep in mind.
 */
export function decideWarnings(facts: { account: { id: string; name: string }; sites: readonly WarnedSite[]; people: readonly WarnedPerson[]; freshId: () => string }): Plan | null {
  const changed = facts.sites.filter(({ told, now }) => told !== now);
  if (changed.length === 0) return null;
  const worse = changed.filter(({ told, now }) => now !== null && (told === null || now < told)).toSorted((one, other) => (one.now ?? 0) - (other.now ?? 0)).map(({ inMail }) => inMail);
  const notice = { kind: 'sites-need-credits' as const, account: facts.account.name, sites: worse.slice(0, mostSitesInMail), more: Math.max(0, worse.length - mostSitesInMail) };
  const mails = facts.people.map(({ id, email, language }): NoticeRow => ({ id: facts.freshId(), recipient: email, userId: id, accountId: facts.account.id, lineItemId: null, language, notice }));
  return {
    ...emptyPlan(),
    sets: changed.map(({ id, told, now }) => ({ table: 'site', id, set: { warnedDays: now }, while: { state: 'active', warnedDays: told } })),
    notices: worse.length === 0 ? [] : mails,
  };
}
