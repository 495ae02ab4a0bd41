import {
  begunMonths,
  chargesOf,
  rowOf,
  settle,
  told,
  type ChargedMonth,
  type ChargeFacts,
  type DueMonth,
} from './charge.ts';
import { accept, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import { actorFact, emptyPlan, type Plan, type RowSet } from '../kernel/ledger.ts';
import { addMonths } from './month.ts';
import type { Actor } from '../kernel/permissions.ts';
import { decideAtSite, siteFact } from './site.ts';
import { closeOutTransfer, creditTransfer } from './wallet.ts';

/**
 * What deleting a site is decided on (C3): what it owes, and the wallet that pays with it. `today` in the site's time
 * zone.
 */
export type DeleteSiteFacts = Omit<ChargeFacts, 'undoable'> & { actor: Actor & { version: number } };

/**
 * What deleting a site does: `charged` is taken in all, `fromBalance` of it from the balance; `back` comes back to the
 * balance. In credits.
 */
export type SiteDeletion = {
  plan: Plan;
  charges: ChargedMonth[];
  free: ChargedMonth[];
  charged: number;
  fromBalance: number;
  back: number;
};

/**
 * A partner's staff delete a site (C3). What it owes is paid first: what is due, and each month that has begun and was
 * not charged yet; from its own credits, and from the balance where they do not suffice. If both do not suffice it
 * stays. What is left goes back to the balance; its history stays.
 */
export function decideDeleteSite(facts: DeleteSiteFacts): Decision<SiteDeletion> {
  const { actor, site, wallet, vendorId } = facts;
  const wrong = refusedBy(decideAtSite(actor, site, 'sites.administer'));
  if (wrong) return wrong;
  const due = facts.due.toSorted(byMonth);
  const begun = begunMonths(facts);
  const months: ChargedMonth[] = [...due, ...begun].map(told);
  const charged = months.reduce((sum, { amount }) => sum + amount, 0);
  if (charged > site.credits + wallet.balance)
    return refuse('site-owes', { site: site.name, due: charged, available: site.credits + wallet.balance });
  const fromBalance = Math.max(0, charged - site.credits);
  const back = site.credits + fromBalance - charged;
  const paid = months.filter(({ amount }) => amount > 0);
  return accept({
    plan: {
      ...emptyPlan(),
      facts: [actorFact(actor), siteFact(site)],
      // Nobody charges it or moves credits to it meanwhile, and what came since it was looked at is not left behind.
      alone: [site.accountId],
      emptied: [site.id],
      sets: [...due.map(settle), deletedSite(site, addMonths(site.nextMonth, begun.length))],
      rows: begun.map((month) => rowOf(site.id, { ...month, paid: true })),
      transfers: [
        ...(fromBalance === 0
          ? []
          : [creditTransfer(wallet, vendorId, { fromSiteId: null, toSiteId: site.id, credits: fromBalance })]),
        ...chargesOf(facts, paid),
        ...(back === 0 ? [] : [closeOutTransfer(wallet, vendorId, { id: site.id, credits: back })]),
      ],
    },
    charges: paid,
    free: months.filter(({ amount }) => amount === 0),
    charged,
    fromBalance,
    back,
  });
}

/** Marks a site as deleted, of which all months before `nextMonth` are charged. */
export function deletedSite(site: { id: string; nextMonth: string }, nextMonth: string): RowSet {
  return {
    table: 'site',
    id: site.id,
    set: { state: 'deleted', overdueSince: null, warnedDays: null, nextMonth },
    stamps: { deletedAt: 'now' },
    while: { state: 'active', nextMonth: site.nextMonth },
  };
}

function byMonth(one: DueMonth, other: DueMonth): number {
  return one.month < other.month ? -1 : 1;
}
