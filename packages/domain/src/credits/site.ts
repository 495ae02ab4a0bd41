import { emailKey } from '../kernel/email.ts';
import { nameKey } from '../kernel/text.ts';
import { accept, refuse, refusedBy, type Decision, type Refused } from '../kernel/decision.ts';
import { whole, withinMails } from '../kernel/guards.ts';
import { actorFact, emptyPlan, type Plan } from '../kernel/ledger.ts';
import { addDays, addMonths, dayIn, monthOf } from './month.ts';
import { may, type Actor, type Permission } from '../kernel/permissions.ts';
import { tiersBelow, type CreditTerms, type Programme } from '../kernel/programme.ts';
import type { Runway } from './runway.ts';
import { creditTransfer, enoughCredits, walletParts, type Wallet } from './wallet.ts';

/**
 * What becomes of a site; the worst that still runs comes first where sites are sorted by it. `at-risk`: its credits
 * last no longer than the longest warning.
 */
export const siteStates = ['active', 'at-risk', 'overdue', 'suspended', 'deleted'] as const;

/** The state of a site as people and its product see it (C4). */
export type SiteState = (typeof siteStates)[number];

/** For how many days a site may be overdue before it is suspended (C4). */
export const overdueDays = 30;

/**
 * Whether accounts of this tier run sites on credits: those that the vendor hands on to, where the programme has
 * credits (C1, C6).
 */
export function runsSites(programme: Programme, tier: number): boolean {
  return programme.credits !== null && programme.modules.includes('credits') && tiersBelow(programme, 0).includes(tier);
}

/** The day on which a site that stays overdue is suspended, in its time zone; null: nothing is due. */
export function suspendedOn(site: { overdueSince: Date | null; timeZone: string }): string | null {
  return site.overdueSince && addDays(dayIn(site.timeZone, site.overdueSince), overdueDays);
}

/** The state of a site (C4). `today` in its own time zone. */
export function siteState(
  site: { deleted: boolean; overdueSince: Date | null; timeZone: string },
  runway: Runway,
  terms: Pick<CreditTerms, 'warnDays'>,
  today: string,
): SiteState {
  if (site.deleted) return 'deleted';
  const suspended = suspendedOn(site);
  if (suspended !== null) return today >= suspended ? 'suspended' : 'overdue';
  return runway.days !== null && runway.days <= Math.max(-1, ...terms.warnDays) ? 'at-risk' : 'active';
}

/** How a site's last report stands: `stale` after three days without one (C4). */
export function reportState(reportedAt: Date | null, now: Date): 'never' | 'fresh' | 'stale' {
  if (reportedAt === null) return 'never';
  return now.getTime() - reportedAt.getTime() > 3 * 24 * 3_600_000 ? 'stale' : 'fresh';
}

/** A site as decisions see it. */
export type DecidedSite = {
  id: string;
  version: number;
  accountId: string;
  name: string;
  deleted: boolean;
  credits: number;
};

/** Whether the actor may do such a thing to a site: its partner's people alone, while it is there (C3, A6). */
export function decideAtSite(
  actor: Actor,
  site: Pick<DecidedSite, 'accountId' | 'name' | 'deleted'>,
  permission: Permission,
): Decision<null> {
  const own = site.accountId === actor.account.id ? null : refuse('tier-may-not', { whose: 'sites' });
  return may(actor, permission) ?? own ?? notDeleted(site) ?? accept(null);
}

/** Refuses a site that is deleted (C3). */
export function notDeleted({ deleted, name }: Pick<DecidedSite, 'name' | 'deleted'>): Refused | null {
  return deleted ? refuse('site-deleted', { site: name }) : null;
}

/** Refuses those whose account runs no sites (C1). */
export function siteRunner(programme: Programme, { account }: Actor): Refused | null {
  return runsSites(programme, account.tier) ? null : refuse('tier-may-not', { whose: 'sites' });
}

/** Whether the actor may create sites at all (C2). */
export function decideSiteCreatable(actor: Actor, programme: Programme): Decision<null> {
  return may(actor, 'sites.edit') ?? siteRunner(programme, actor) ?? accept(null);
}

/** What creating a site is decided on (C2). */
export type CreateSiteFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  vendorId: string;
  nameTaken: boolean;
  wallet: Wallet;
  now: Date;
  fresh: { siteId: string };
};

/**
 * A partner's staff create a site, with its first credits from the balance; it pays from its next month on, in its own
 * time zone (C2, C4).
 */
export function decideCreateSite(
  facts: CreateSiteFacts,
  ask: { name: string; country: string; timeZone: string; notes: string; credits: number },
): Decision<Plan> {
  const { actor, wallet, fresh } = facts;
  const wrong =
    refusedBy(decideSiteCreatable(actor, facts.programme)) ??
    (facts.nameTaken ? refuse('site-name-taken', { site: ask.name }) : null) ??
    whole(ask.credits, 0) ??
    enoughCredits(null, wallet.balance, ask.credits);
  if (wrong) return wrong;
  const parts = walletParts(wallet, facts.vendorId);
  const nextMonth = addMonths(monthOf(dayIn(ask.timeZone, facts.now)), 1);
  return accept({
    ...emptyPlan(),
    facts: [actorFact(actor)],
    holdings: [...parts.holdings, { id: fresh.siteId, purpose: 'site', unit: facts.vendorId, upperId: null }],
    rows: [
      ...parts.rows,
      {
        table: 'site',
        row: {
          id: fresh.siteId,
          accountId: actor.account.id,
          name: ask.name,
          nameKey: nameKey(ask.name),
          country: ask.country,
          timeZone: ask.timeZone,
          notes: ask.notes,
          nextMonth,
        },
      },
    ],
    transfers:
      ask.credits === 0
        ? []
        : [creditTransfer(wallet, facts.vendorId, { fromSiteId: null, toSiteId: fresh.siteId, credits: ask.credits })],
  });
}

/** That a site is as it was read. */
export function siteFact({
  id,
  version,
  accountId,
}: Pick<DecidedSite, 'id' | 'version' | 'accountId'>): Plan['facts'][number] {
  return { kind: 'site', id, version, accountId };
}

/** The most administrators of one site. */
export const maxAdministrators = 50;

/**
 * How many administrators of sites an account may write to within an hour: enough to inform people, too few to flood
 * them.
 */
export const administratorMailsAnHour = 200;

/**
 * Whether so many administrators more are written to. `sent`: how many such mails the account has sent within the hour.
 */
export function decideAdministratorMails(facts: { sent: number }, ask: { recipients: number }): Decision<null> {
  return withinMails(administratorMailsAnHour, facts.sent, ask.recipients) ?? accept(null);
}

/** Whether these people become administrators of a site: addressees of mails, never users of the portal (C1, C3). */
export function decideInviteAdministrators(
  facts: { actor: Actor; site: DecidedSite; present: readonly string[] },
  emails: readonly string[],
): Decision<null> {
  const wrong = refusedBy(decideAtSite(facts.actor, facts.site, 'sites.administer'));
  if (wrong) return wrong;
  const there = new Set(facts.present.map(emailKey));
  const asked = new Set<string>();
  for (const email of emails) {
    if (asked.has(emailKey(email))) return refuse('email-twice', { email });
    if (there.has(emailKey(email))) return refuse('administrator-exists', { email });
    asked.add(emailKey(email));
  }
  if (there.size + asked.size > maxAdministrators)
    return refuse('too-many-administrators', { limit: maxAdministrators });
  return accept(null);
}

/** How far ahead of our clock a product's may be, in minutes. */
export const aheadMinutes = 5;

/** Whether a report of users and devices counts: false where a newer one is known already, which stays (C4). */
export function decideUsage(
  facts: { actor: Actor; site: Pick<DecidedSite, 'name' | 'deleted'> & { reportedAt: Date | null }; now: Date },
  ask: { at: Date },
): Decision<{ counts: boolean }> {
  const wrong = may(facts.actor, 'usage.report') ?? notDeleted(facts.site);
  if (wrong) return wrong;
  if (ask.at.getTime() > facts.now.getTime() + aheadMinutes * 60_000)
    return refuse('usage-in-future', { minutes: aheadMinutes });
  return accept({ counts: facts.site.reportedAt === null || ask.at > facts.site.reportedAt });
}
