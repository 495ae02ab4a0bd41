import type { LineState, StoredLineState } from '../kernel/line-state.ts';
import { may, type AccountStatus, type Actor } from '../kernel/permissions.ts';
import { accept, each, refuse, type Decision, type Refused } from '../kernel/decision.ts';
import { endsAfterStart, handsOnTo, onSale, openAccount, whole } from '../kernel/guards.ts';
import { accountFact, actorFact, emptyPlan, productFacts, type Plan } from '../kernel/ledger.ts';
import type { NoticeRow } from '../kernel/notice.ts';
import { laterKey, nameKey } from '../kernel/text.ts';
import type { Delivered } from './product.ts';
import type { Programme } from '../kernel/programme.ts';

/** The state of a line on a day; its last day counts in full, in UTC (E3). */
export function lineState(line: { state: StoredLineState; expiresOn: string | null }, today: string): LineState {
  if (line.state === 'closed') return 'closed';
  if (line.state === 'on-hold') return 'on-hold';
  return line.expiresOn !== null && line.expiresOn < today ? 'expired' : 'active';
}

/** The instant at which a line expires: the end of its last day in UTC; null for a perpetual one. */
export function expiryInstant(expiresOn: string | null): string | null {
  if (expiresOn === null) return null;
  const midnight = new Date(`${expiresOn}T00:00:00Z`);
  return new Date(midnight.getTime() + 24 * 60 * 60 * 1000).toISOString();
}

/** The instant at which the first of several expires; null where none ever does. */
export function firstExpiry(all: readonly { expiresOn: string | null }[]): string | null {
  return all.flatMap(({ expiresOn }) => expiryInstant(expiresOn) ?? []).toSorted()[0] ?? null;
}

/** Whose a line item is: its holder, who handed it on, and whether the holder signs in (E10). */
export type HeldBy = { accountId: string; fromAccountId: string; holderSignsIn: boolean };

/**
 * Whether the actor's account decides about a line item: its holder does; for a customer who does not sign in, the
 * account that handed it on (E10, E15).
 */
export function decidesOn({ account }: Actor, line: HeldBy): boolean {
  return line.accountId === account.id || (line.fromAccountId === account.id && !line.holderSignsIn);
}

/** Refuses people of accounts that do not decide about a line item. */
export function deciding(actor: Actor, line: HeldBy): Refused | null {
  return decidesOn(actor, line) ? null : refuse('not-holder', {});
}

/** A person who may be written to. */
export type Addressee = { id: string; email: string; language: string };

/** A product as a purchase needs it; `credits`: how many one unit brings, null where it brings none. */
export type IssuedProduct = {
  id: string;
  version: number;
  sku: string;
  name: string;
  status: 'active' | 'retired';
  delivers: Delivered;
  credits: number | null;
};

/** One line of a purchase: the product, how many copies, from when, until when (null: perpetual). */
export type IssueLine = {
  product: IssuedProduct;
  copies: number;
  startsOn: string;
  expiresOn: string | null;
  fresh: { lineId: string; mintId: string; activationId: string };
};

/** The facts for issuing an entitlement (E2). */
export type IssueFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  target: { id: string; version: number; name: string; tier: number; status: AccountStatus };
  /** Null: there is no recipient, or no mail wanted. */
  contact: Addressee | null;
  /** The first entitlement of this account under this order number; null: there is none. */
  taken: { id: string; issuedOn: string } | null;
  lines: readonly IssueLine[];
  fresh: { entitlementId: string; mailId: string };
};

/** Vendor staff issue an entitlement to a distributor: each line is the root of a lot of its own (E2). */
export function decideIssue(
  facts: IssueFacts,
  ask: { orderNumber: string; mail: boolean; furtherDelivery?: boolean | undefined },
): Decision<Plan> {
  const { target, taken } = facts;
  const wrong =
    may(facts.actor, 'entitlements.issue') ?? handsOnTo(facts.programme, 0, target.tier) ?? openAccount(target);
  if (wrong) return wrong;
  if (taken !== null && ask.furtherDelivery !== true)
    return refuse('order-number-taken', {
      orderNumber: ask.orderNumber,
      account: target.name,
      issuedOn: taken.issuedOn,
      entitlementId: taken.id,
    });
  const unfit = each(facts.lines, issuable);
  if (unfit) return unfit;
  if (ask.mail && facts.contact === null) return refuse('no-recipient', { account: target.name });

  const plan = emptyPlan();
  const vendorAccountId = facts.actor.account.id;
  plan.facts.push(actorFact(facts.actor), accountFact(target), ...productFacts(facts.lines, vendorAccountId));
  const key = nameKey(ask.orderNumber);
  plan.rows.push({
    table: 'entitlement',
    row: {
      id: facts.fresh.entitlementId,
      accountId: target.id,
      orderNumber: ask.orderNumber,
      orderKey: taken === null ? key : laterKey(key, facts.fresh.entitlementId),
    },
  });
  plan.custody.push({ upperId: vendorAccountId, lowerId: target.id });
  for (const { product, copies, startsOn, expiresOn, fresh } of facts.lines) {
    plan.holdings.push(
      { id: fresh.mintId, purpose: 'mint', unit: fresh.lineId, upperId: null },
      { id: fresh.lineId, purpose: 'line', unit: fresh.lineId, upperId: fresh.mintId },
    );
    plan.rows.push({
      table: 'line_item',
      row: {
        id: fresh.lineId,
        entitlementId: facts.fresh.entitlementId,
        productId: product.id,
        accountId: target.id,
        fromAccountId: vendorAccountId,
        contactId: facts.contact?.id ?? null,
        parentId: null,
        rootId: fresh.lineId,
        activationId: fresh.activationId,
        startsOn,
        expiresOn,
      },
    });
    plan.transfers.push({
      kind: 'issue',
      unit: fresh.lineId,
      fromId: fresh.mintId,
      toId: fresh.lineId,
      quantity: copies,
    });
  }
  if (ask.mail && facts.contact !== null) plan.notices.push(issueNotice(facts, facts.contact, ask.orderNumber));
  return accept(plan);
}

function issuable(line: IssueLine): Refused | null {
  const { delivers, sku } = line.product;
  return (
    onSale(line.product) ??
    (delivers === 'copies' ? null : refuse('product-not-issued', { sku })) ??
    whole(line.copies) ??
    endsAfterStart(line)
  );
}

function issueNotice(facts: IssueFacts, contact: Addressee, orderNumber: string): NoticeRow {
  const lines = facts.lines.map((line) => ({
    activationId: line.fresh.activationId,
    product: line.product.name,
    copies: line.copies,
    startsOn: line.startsOn,
    expiresOn: line.expiresOn,
  }));
  return {
    id: facts.fresh.mailId,
    recipient: contact.email,
    userId: contact.id,
    accountId: facts.actor.account.id,
    lineItemId: facts.lines.length === 1 ? (facts.lines[0]?.fresh.lineId ?? null) : null,
    language: contact.language,
    notice: { kind: 'entitlement-issued', account: facts.target.name, orderNumber, lines },
  };
}
