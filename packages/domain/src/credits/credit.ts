import { accept, refuse, refusedBy, type Decision } from '../kernel/decision.ts';
import { openAccount, whole } from '../kernel/guards.ts';
import { accountFact, actorFact, emptyPlan, undoSeconds, type Plan } from '../kernel/ledger.ts';
import { may, type AccountStatus, type Actor } from '../kernel/permissions.ts';
import type { Programme } from '../kernel/programme.ts';
import { decideAtSite, runsSites, siteFact, siteRunner, type DecidedSite } from './site.ts';
import { decideRoom, creditTransfer, enoughCredits, walletParts, type CreditMove, type Wallet } from './wallet.ts';

/** The facts for moving credits (C3, C6): the sites that the rows name. */
export type MoveFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  vendorId: string;
  wallet: Wallet;
  sites: ReadonlyMap<string, DecidedSite>;
};

/**
 * A partner's staff move credits between the balance and the partner's sites: all rows or none, each from what the rows
 * before it leave (C3, C6). Yields the plan, and the balance after it.
 */
export function decideMove(
  facts: MoveFacts,
  ask: { rows: readonly CreditMove[] },
): Decision<{ plan: Plan; balance: number }> {
  const { actor, wallet } = facts;
  const wrong = may(actor, 'credits.move') ?? siteRunner(facts.programme, actor);
  if (wrong) return wrong;
  const left = new Map<string | null, number>([
    [null, wallet.balance],
    ...[...facts.sites.values()].map((site) => [site.id, site.credits] as const),
  ]);
  for (const { fromSiteId, toSiteId, credits } of ask.rows) {
    if (fromSiteId === toSiteId) return refuse('same-place', {});
    for (const id of [fromSiteId, toSiteId]) {
      const site = id === null ? undefined : facts.sites.get(id);
      if (id !== null && !site) return refuse('not-found', {});
      const barred = site && refusedBy(decideAtSite(actor, site, 'credits.move'));
      if (barred) return barred;
    }
    const available = left.get(fromSiteId) ?? 0;
    const from = fromSiteId === null ? null : (facts.sites.get(fromSiteId)?.name ?? '');
    const short = whole(credits) ?? enoughCredits(from, available, credits);
    if (short) return short;
    left.set(fromSiteId, available - credits);
    left.set(toSiteId, (left.get(toSiteId) ?? 0) + credits);
  }
  const plan: Plan = {
    ...emptyPlan(),
    ...walletParts(wallet, facts.vendorId),
    facts: [actorFact(actor), ...[...facts.sites.values()].map(siteFact)],
    transfers: ask.rows.map((row) => creditTransfer(wallet, facts.vendorId, row)),
    undoSeconds,
  };
  return accept({ plan, balance: left.get(null) ?? 0 });
}

/** Whether credits can be granted to an account at all (C6). */
export function decideGrantable(facts: {
  actor: Actor;
  programme: Programme;
  target: { name: string; tier: number; status: AccountStatus };
}): Decision<null> {
  const wrong = may(facts.actor, 'credits.grant');
  if (wrong) return wrong;
  const { target } = facts;
  if (!runsSites(facts.programme, target.tier)) return refuse('tier-not-allowed', { fromTier: 0, toTier: target.tier });
  return openAccount(target) ?? accept(null);
}

/** The facts for a grant (C6). */
export type GrantFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  vendorId: string;
  wallet: Wallet;
  target: { id: string; version: number; name: string; tier: number; status: AccountStatus };
};

/** Vendor staff fill a partner's balance (C6). */
export function decideGrant(facts: GrantFacts, ask: { credits: number }): Decision<Plan> {
  const { wallet, target } = facts;
  const wrong = refusedBy(decideGrantable(facts)) ?? whole(ask.credits) ?? refusedBy(decideRoom(wallet, ask.credits));
  if (wrong) return wrong;
  return accept({
    ...emptyPlan(),
    ...walletParts(wallet, facts.vendorId),
    facts: [actorFact(facts.actor), accountFact(target)],
    transfers: [
      {
        kind: 'grant',
        unit: facts.vendorId,
        fromId: wallet.mintId,
        toId: wallet.id,
        quantity: ask.credits,
        walletId: wallet.id,
      },
    ],
    undoSeconds,
  });
}
