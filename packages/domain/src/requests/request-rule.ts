import { isVendor } from '../kernel/programme.ts';
import { accept, refuse, type Decision } from '../kernel/decision.ts';
import { onSale, openAccount } from '../kernel/guards.ts';
import { may, type AccountStatus, type Actor } from '../kernel/permissions.ts';
import type { Delivered } from '../entitlements/product.ts';
import { forwardedCopies, openCopies, type RequestedLine } from './request.ts';

/** The facts for a rule by which the actor's account fulfils requests from its stock (E12). */
export type RequestRuleFacts = {
  actor: Actor;
  /** Whose requests; null: no related account. `below`: it stands below the actor's. */
  partner: { name: string; status: AccountStatus; below: boolean } | null;
  product: { name: string; sku: string; delivers: Delivered; status: 'active' | 'retired' };
};

/** Whether the actor could have requests of an account for a product fulfilled without being asked (E12). */
export function decideSetRule({ actor, partner, product }: RequestRuleFacts): Decision<null> {
  const wrong = may(actor, 'requests.trade');
  if (wrong) return wrong;
  if (isVendor(actor.account)) return refuse('rule-without-stock', {});
  if (partner === null) return refuse('target-not-related', {});
  if (!partner.below) return refuse('rule-not-below', { account: partner.name });
  const closed = partner.status === 'closed' ? openAccount(partner) : null;
  if (closed) return closed;
  if (product.delivers !== 'copies') return refuse('ordered-from-vendor', { product: product.name });
  return onSale(product) ?? accept(null);
}

/**
 * A rule of a partner and a product as it stands today: up to how many copies a day, and how many it has handed on
 * since the day began where its account is, without what went back.
 */
export type RequestRule = { copiesPerDay: number; usedToday: number };

/**
 * How many copies of a line its rule hands on now (E12): all that are still to come, or none. People decide about a
 * line that has a question, is to be cancelled or waits for somebody further up, and about one of which copies went
 * back, so that the rule does not hand on again what was undone or returned.
 */
export function copiesByRule(line: RequestedLine & { wentBack: boolean }, rule: RequestRule): number {
  if (line.state !== 'open' || line.wish || line.wentBack || forwardedCopies(line).waiting > 0) return 0;
  const open = openCopies(line);
  return open <= rule.copiesPerDay - rule.usedToday ? open : 0;
}
