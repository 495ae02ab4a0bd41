import { refuse, refusedBy, type Refused } from '../kernel/decision.ts';
import { decideIssue, type IssueFacts } from '../entitlements/entitlement.ts';
import { actorFact, type Plan } from '../kernel/ledger.ts';
import type { Actor } from '../kernel/permissions.ts';
import { decideSplits, type RefusedRow, type SplitChild } from '../entitlements/split.ts';
import type { SplitFacts } from '../entitlements/split-rows.ts';
import { decideReceiver } from './request-answer.ts';
import { decideEnterOrder, type EnterOrderFacts } from '../orders/order-enter.ts';
import { openCopies, requestLineSet, type RequestedLine } from './request.ts';

/** The facts for fulfilling lines of a request: row by row the line, and where the copies come from. */
export type FulfilFacts = {
  actor: Actor & { version: number };
  request: { accountId: string; toAccountId: string };
  rows: readonly {
    line: RequestedLine;
    /** The product of the line item that is to serve. */
    serves: string | null;
    /**
     * From stock, of a line that renews one: how many line items follow the one that this came from, and whether it is
     * one of these that is to serve.
     */
    following: { arrived: number; serves: boolean } | null;
  }[];
  /** From stock, by a split; at the vendor by issuing copies, or by an order of licences or credits. A row each. */
  from:
    | { way: 'split'; facts: SplitFacts }
    | { way: 'issue'; facts: IssueFacts }
    | { way: 'order'; facts: EnterOrderFacts; orderedOn: string };
  /** The rule that hands on; left out: a person does. */
  rule?: { id: string; version: number };
};

/** Rows as they are asked for, and the mail that goes with them. */
export type FulfilAsk = {
  rows: readonly { copies: number }[];
  mail: boolean;
  message: string;
  orderNumber: string;
  furtherDelivery: boolean;
};

/** The plan with the line items that a split makes, each with its row; or each refused row with its reason. */
export type FulfilDecision =
  | { ok: true; plan: Plan; children: readonly SplitChild[] }
  | { ok: false; refused: RefusedRow[] };

/**
 * The receiver fulfils lines, wholly or in part (E12): by the split from stock, the issue or the order that there are,
 * and with the same operation a link of each line item or line of an order to its line. What counts as fulfilled is
 * what came and did not go back.
 */
export function decideFulfil(facts: FulfilFacts, ask: FulfilAsk): FulfilDecision {
  const left = new Map(facts.rows.map(({ line }) => [line.id, openCopies(line)]));
  const refused = facts.rows.flatMap(({ line, ...from }, row): RefusedRow[] => {
    const copies = ask.rows[row]?.copies ?? 0;
    const wrong = fulfillable(facts, line, from, copies, left.get(line.id) ?? 0);
    left.set(line.id, (left.get(line.id) ?? 0) - copies);
    return wrong ? [{ row, refusal: wrong.refusal }] : [];
  });
  if (refused.length > 0) return { ok: false, refused };
  const decision = moved(facts, ask);
  if (!decision.ok) return decision;
  const { plan } = decision;
  const lines = new Map(facts.rows.map(({ line }) => [line.id, line]));
  plan.facts.push(actorFact(facts.actor));
  plan.alone.push(facts.request.accountId);
  plan.sets.push(
    ...[...lines.values()].map((line) => requestLineSet(line, { state: 'open' }, { waitingSince: 'now' })),
  );
  plan.rows.push(
    ...decision.made.map(({ row, holdingId }) => ({
      table: 'request_fulfilment' as const,
      row: { holdingId, requestLineId: facts.rows[row]?.line.id ?? '', byRule: facts.rule !== undefined },
    })),
  );
  // Of two fulfilments by the same rule at once the second counts anew what the day still allows.
  if (facts.rule)
    plan.sets.push({ table: 'request_rule', id: facts.rule.id, set: {}, while: { version: facts.rule.version } });
  return { ok: true, plan, children: decision.children };
}

function fulfillable(
  { from, ...facts }: FulfilFacts,
  line: RequestedLine,
  { serves, following }: Omit<FulfilFacts['rows'][number], 'line'>,
  copies: number,
  open: number,
): Refused | null {
  const wrong = refusedBy(decideReceiver(facts, line));
  if (wrong) return wrong;
  // What is issued and what is ordered are two purchases.
  if (from.way !== 'split' && (from.way === 'issue') !== (line.delivers === 'copies'))
    return refuse('fulfilled-apart', { product: line.product });
  if (serves !== null && serves !== line.productId) return refuse('other-product', { product: line.product });
  if (following?.arrived === 0) return refuse('renewal-not-arrived', { product: line.product });
  if (following?.serves === false) return refuse('renewal-other-line', { product: line.product });
  return copies > open ? refuse('more-than-open', { product: line.product, open, asked: copies }) : null;
}

type Moved =
  | { ok: true; plan: Plan; children: readonly SplitChild[]; made: readonly { row: number; holdingId: string }[] }
  | { ok: false; refused: RefusedRow[] };

function moved({ from }: FulfilFacts, ask: FulfilAsk): Moved {
  if (from.way === 'split') {
    const decision = decideSplits(from.facts, ask);
    if (!decision.ok) return decision;
    const { plan, children } = decision;
    return { ok: true, plan, children, made: children.map(({ row, fresh }) => ({ row, holdingId: fresh.lineId })) };
  }
  const decision =
    from.way === 'issue'
      ? decideIssue(from.facts, ask)
      : decideEnterOrder(from.facts, { number: ask.orderNumber, orderedOn: from.orderedOn });
  if (!decision.ok) return { ok: false, refused: [{ row: 0, refusal: decision.refusal }] };
  const made = from.facts.lines.map(({ fresh }, row) => ({ row, holdingId: fresh.lineId }));
  return { ok: true, plan: decision.value, children: [], made };
}
