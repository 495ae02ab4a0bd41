import type { NoticeRow, SiteInMail } from '../kernel/notice.ts';
import { emptyPlan, type Plan } from '../kernel/ledger.ts';
import type { SiteState } from './site.ts';

/**
 * The warning that a site is due: the shortest threshold, in days of runway, that it has reached; 0 overdue, −1
 * suspended; null: it lacks nothing.
 */
export function warningOf(site: { state: SiteState; days: number | null }, warnDays: readonly number[]): number | null {
  if (site.state === 'suspended') return -1;
  if (site.state === 'overdue') return 0;
  const { days } = site;
  return days === null
    ? null
    : (warnDays.filter((warn) => days <= warn).toSorted((one, other) => one - other)[0] ?? null);
}

/**
 * A site that may need a warning: its last warning, and its present state. `days`: its runway; `fed`: credits have come
 * since the last warning.
 */
export type WarnedSite = {
  id: string;
  /** Created today, in its time zone: its creator knows its credits. */
  isNew: boolean;
  told: number | null;
  now: number | null;
  days: number | null;
  fed: boolean;
  inMail: SiteInMail;
};

// Users and devices come and go, and a runway jumps by a month where they cross what the credits just pay for: without
// new credits, only a larger change is news.
const hysteresisDays = 31;

/**
 * The warning to record for a site: its present one; while no credits have come and it looks only a little better, the
 * last one.
 */
function keptInMind({ told, now, days, fed }: WarnedSite): number | null {
  const better = told !== null && (now === null || now > told);
  return better && !fed && told > 0 && days !== null && days <= told + hysteresisDays ? told : now;
}

/** A user of the partner who gets warnings. */
export type WarnedPerson = { id: string; email: string; language: string };

/** The most sites that one mail lists. */
export const maxSitesInMail = 50;

/**
 * Warns the people of a partner, in one mail each, about the sites that have come to need credits since the last
 * warning; about each once, until credits come and run out again (C4). Null: there is nothing to send or record.
 */
export function decideWarnings(facts: {
  account: { id: string; name: string };
  sites: readonly WarnedSite[];
  people: readonly WarnedPerson[];
  freshId: () => string;
}): Plan | null {
  const changed = facts.sites.filter((site) => !site.isNew && site.told !== keptInMind(site));
  if (changed.length === 0) return null;
  const worse = changed
    .filter(({ told, now }) => now !== null && (told === null || now < told))
    .toSorted((one, other) => (one.now ?? 0) - (other.now ?? 0))
    .map(({ inMail }) => inMail);
  const notice = {
    kind: 'sites-need-credits' as const,
    account: facts.account.name,
    sites: worse.slice(0, maxSitesInMail),
    more: Math.max(0, worse.length - maxSitesInMail),
  };
  const mails = facts.people.map(({ id, email, language }): NoticeRow => ({
    id: facts.freshId(),
    recipient: email,
    userId: id,
    accountId: facts.account.id,
    lineItemId: null,
    language,
    notice,
  }));
  return {
    ...emptyPlan(),
    sets: changed.map(({ id, told, now }) => ({
      table: 'site',
      id,
      set: { warnedDays: now },
      while: { state: 'active', warnedDays: told },
    })),
    notices: worse.length === 0 ? [] : mails,
  };
}
