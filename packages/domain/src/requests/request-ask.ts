import { isVendor, type Programme } from '../kernel/programme.ts';
import { mayBuy } from '../orders/order-enter.ts';
import { accept, each, refuse, refusedBy, type Decision, type Refused } from '../kernel/decision.ts';
import { onSale, openAccount, whole } from '../kernel/guards.ts';
import type { IssuedProduct } from '../entitlements/entitlement.ts';
import { accountFact, actorFact, emptyPlan, productFacts, type Plan } from '../kernel/ledger.ts';
import { may, type AccountStatus, type Actor } from '../kernel/permissions.ts';
import { nameKey } from '../kernel/text.ts';
import { decideStillOpen, forwardedCopies, openCopies, requestLineSet, type RequestedLine } from './request.ts';

/** For how many days an own reference is asked about when it is used again. */
export const referenceDays = 30;

/** A line that the actor's account was asked for and forwards; null: none that it may see. */
export type ForwardedLine = { line: RequestedLine | null; received: boolean; askedByAccountId: string };

/** One line as it is asked for; `forwards` are the received lines that it is for. */
export type AskedLine = {
  product: IssuedProduct;
  forwards: readonly ForwardedLine[];
  freshId: string;
  /** What it renews, until when, and how many lines of requests have renewed that so far (E15). */
  renews?: { lineItemId: string; endsOn: string; renewals: number } | undefined;
};

/** The facts for a request (E12). */
export type RequestFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  /** The person who asks; of a key the Master who made it. */
  personId: string;
  vendorAccountId: string;
  today: string;
  /**
   * A customer who does not sign in, for whom the account that would be asked enters the request; left out: the actor's
   * account asks.
   */
  requester?: { id: string; version: number; name: string; status: AccountStatus };
  /** Null: no related account. `above`: it stands above the actor's. */
  target: { id: string; version: number; name: string; status: AccountStatus; above: boolean } | null;
  /** On whose behalf: undefined nobody's; null: no account below the actor's. `seen`: A3 lets the target see it. */
  customer: { id: string; version: number; name: string; status: AccountStatus; seen: boolean } | null | undefined;
  /** The newest request of the last days with the same own reference. */
  sameReference: { number: number; account: string; askedOn: string } | null;
  lines: readonly AskedLine[];
  fresh: { requestId: string; number: number };
};

/** A request as it is asked for. */
export type RequestAsk = {
  lines: readonly { copies: number; wantedOn: string | null; forwards: readonly { copies: number }[] }[];
  reference: string;
  note: string;
  /** The receiver is to see on whose behalf. */
  tellCustomer: boolean;
  /** The same own reference is meant. */
  again: boolean;
};

/**
 * Asks one account above for copies, or the vendor for licences for users or credits (E12): the request with its lines.
 */
export function decideRequest(facts: RequestFacts, ask: RequestAsk): Decision<Plan> {
  const { actor, target, customer, requester } = facts;
  const wrong = may(actor, 'requests.trade');
  if (wrong) return wrong;
  if (isVendor(actor.account) && !requester) return refuse('nobody-above', {});
  if (target === null) return refuse('target-not-related', {});
  if (!target.above) return refuse('request-not-above', { account: target.name });
  const closed = openAccount(target) ?? (requester ? openAccount(requester) : null);
  if (closed) return closed;
  if (customer === null) return refuse('customer-not-below', {});
  const gone = customer ? openAccount(customer) : null;
  if (gone) return gone;
  if (customer && ask.tellCustomer && !customer.seen) return refuse('name-not-shown', { account: customer.name });
  const unfit = each(facts.lines, (line, index) => askable(facts, target.id, line, ask.lines[index]));
  if (unfit) return unfit;
  if (facts.sameReference && !ask.again)
    return refuse('reference-used', { reference: ask.reference, ...facts.sameReference });
  return accept(planOf(facts, target, ask));
}

/** Forwards lines that were received, by a request that is for them: what decideRequest says, and what they allow. */
export function decideForward(facts: RequestFacts, ask: RequestAsk): Decision<Plan> {
  const asked = new Map<RequestedLine, number>();
  const rows = facts.lines.flatMap((line, index) =>
    line.forwards.map((forward, nth) => ({
      line,
      forward,
      ask: ask.lines[index],
      copies: ask.lines[index]?.forwards[nth]?.copies ?? 0,
    })),
  );
  const wrong = may(facts.actor, 'requests.trade');
  if (wrong) return wrong;
  for (const { line, forward, copies, ask: own } of rows) {
    const lower = forward.line;
    if (lower === null) return refuse('not-found', {});
    if (!forward.received) return refuse('not-receiver', {});
    const settled = refusedBy(decideStillOpen(lower));
    if (settled) return settled;
    if (
      (lower.renews?.parentId ?? null) !== (line.renews?.lineItemId ?? null) ||
      lower.renews?.endsOn !== line.renews?.endsOn
    )
      return refuse('renewal-mixed', { product: lower.product });
    if (lower.productId !== line.product.id) return refuse('other-product', { product: lower.product });
    const all = (asked.get(lower) ?? 0) + copies;
    asked.set(lower, all);
    const left = openCopies(lower) - forwardedCopies(lower).waiting;
    if (all > left) return refuse('more-than-open', { product: lower.product, open: left, asked: all });
    const forwarded = (own?.forwards ?? []).reduce((sum, one) => sum + one.copies, 0);
    if (forwarded > (own?.copies ?? 0))
      return refuse('forward-too-small', { product: lower.product, asked: own?.copies ?? 0, forwarded });
  }
  const decision = decideRequest(facts, ask);
  if (!decision.ok) return decision;
  const plan = decision.value;
  for (const { line, forward, copies } of rows) {
    if (forward.line === null) continue;
    plan.rows.push({ table: 'request_forward', row: { lowerId: forward.line.id, upperId: line.freshId, copies } });
  }
  // A question that was open is answered by forwarding.
  plan.sets.push(...[...asked.keys()].map((lower) => requestLineSet(lower, { state: 'open' })));
  plan.alone.push(...new Set(rows.map(({ forward }) => forward.askedByAccountId)));
  return accept(plan);
}

function askable(
  facts: RequestFacts,
  targetId: string,
  { product }: AskedLine,
  asked: RequestAsk['lines'][number] | undefined,
): Refused | null {
  const retired = onSale(product);
  if (retired) return retired;
  const { account } = facts.actor;
  if (product.delivers !== 'copies') {
    if (targetId !== facts.vendorAccountId) return refuse('ordered-from-vendor', { product: product.name });
    if (!mayBuy(facts.programme, account.tier, product.delivers))
      return refuse('tier-not-allowed', { fromTier: 0, toTier: account.tier });
  }
  const { copies = 0, wantedOn = null } = asked ?? {};
  const late = wantedOn !== null && wantedOn < facts.today;
  return whole(copies) ?? (late ? refuse('wanted-in-past', { wantedOn, today: facts.today }) : null);
}

function planOf(facts: RequestFacts, target: NonNullable<RequestFacts['target']>, ask: RequestAsk): Plan {
  const { actor, customer, fresh, requester } = facts;
  const accountId = requester?.id ?? actor.account.id;
  const plan = emptyPlan();
  plan.facts.push(
    actorFact(actor),
    accountFact(target),
    ...(requester ? [accountFact(requester)] : []),
    ...(customer ? [accountFact(customer)] : []),
    ...facts.lines.flatMap(({ renews }) =>
      renews ? [{ kind: 'renewals' as const, id: renews.lineItemId, version: renews.renewals, accountId }] : [],
    ),
    ...productFacts(facts.lines, facts.vendorAccountId),
  );
  // Of two who ask for the same renewal at once the second decides anew.
  if (facts.lines.some(({ renews }) => renews)) plan.alone.push(...new Set([accountId, actor.account.id]));
  plan.rows.push(
    {
      table: 'request',
      row: {
        id: fresh.requestId,
        accountId,
        toAccountId: target.id,
        number: fresh.number,
        customerId: customer?.id ?? null,
        customerTold: ask.tellCustomer && customer !== undefined,
        reference: ask.reference,
        referenceKey: nameKey(ask.reference),
        note: ask.note,
        askedById: facts.personId,
      },
    },
    ...facts.lines.map((line, index) => ({
      table: 'request_line' as const,
      row: {
        id: line.freshId,
        requestId: fresh.requestId,
        position: index + 1,
        productId: line.product.id,
        copies: ask.lines[index]?.copies ?? 0,
        wantedOn: ask.lines[index]?.wantedOn ?? null,
        renewsId: line.renews?.lineItemId ?? null,
        endsOn: line.renews?.endsOn ?? null,
      },
    })),
  );
  return plan;
}
