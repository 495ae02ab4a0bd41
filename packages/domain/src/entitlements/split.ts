import type { Refusal } from '../kernel/decision.ts';
import { expiryInstant, type Addressee } from './entitlement.ts';
import { accountFact, actorFact, emptyPlan, joinPlans, undoSeconds, type Plan } from '../kernel/ledger.ts';
import type { LineInMail, NoticeRow } from '../kernel/notice.ts';
import {
  judgeSplits,
  type FreshChild,
  type SplitAsk,
  type SplitFacts,
  type SplitLine,
  type SplitTarget,
} from './split-rows.ts';

/** A refused row and its reason: of all its mistakes the one that comes first in E6. */
export type RefusedRow = { row: number; refusal: Refusal };

/** A line item that a split makes: its row, its parent line, its contact, and how many copies. */
export type SplitChild = {
  row: number;
  from: SplitLine;
  target: SplitTarget;
  contact: Addressee | null;
  copies: number;
  fresh: FreshChild;
};

/**
 * Hands copies on, all rows or none (E4): the plan with the new lines, or each refused row with its reason (E6). A row
 * that draws on several lines makes as many; a contact gets one mail with all their lines (E5).
 */
export function decideSplits(
  facts: SplitFacts,
  ask: { rows: readonly SplitAsk[]; mail: boolean; message: string },
): { ok: true; plan: Plan; children: SplitChild[] } | { ok: false; refused: RefusedRow[] } {
  const rows = judgeSplits(facts, ask);
  const refused = rows.flatMap(({ wrong: [first] }, row) => (first ? [{ row, refusal: first.refusal }] : []));
  if (refused.length > 0) return { ok: false, refused };
  const fresh = facts.fresh.values();
  const children = rows.flatMap(({ draws, target, contact }, row) =>
    draws.map(({ line, copies }): SplitChild => {
      const next = fresh.next().value;
      if (!target || !next) throw new Error('a row that is right has a target, and there are ids for all lines');
      return { row, from: line, target, contact, copies, fresh: next };
    }),
  );
  const plan = joinPlans(children.map((child) => planChild(facts, child)));
  if (ask.mail) plan.notices.push(...splitNotices(facts, children, ask.message));
  return { ok: true, plan, children };
}

/** Plans the child line (E5) and the transfer; it rests on the actor, on the line and on the target. */
function planChild({ actor }: SplitFacts, { from, target, contact, copies, fresh }: SplitChild): Plan {
  const plan = emptyPlan();
  plan.facts.push(
    actorFact(actor),
    { kind: 'line', id: from.id, version: from.version, accountId: from.accountId },
    accountFact(target),
  );
  plan.validUntil = expiryInstant(from.expiresOn);
  plan.undoSeconds = undoSeconds;
  plan.holdings.push({ id: fresh.lineId, purpose: 'line', unit: from.rootId, upperId: from.id });
  plan.rows.push({
    table: 'line_item',
    row: {
      id: fresh.lineId,
      entitlementId: from.entitlementId,
      productId: from.productId,
      accountId: target.id,
      fromAccountId: actor.account.id,
      contactId: contact?.id ?? null,
      parentId: from.id,
      rootId: from.rootId,
      activationId: fresh.activationId,
      startsOn: from.startsOn,
      expiresOn: from.expiresOn,
    },
  });
  plan.custody.push(
    ...[actor.account.id, ...from.above]
      .filter((id) => id !== target.id)
      .map((upperId) => ({ upperId, lowerId: target.id })),
  );
  plan.transfers.push({ kind: 'split', unit: from.rootId, fromId: from.id, toId: fresh.lineId, quantity: copies });
  return plan;
}

/** One mail for each contact, with all lines that have come to their account. */
function splitNotices({ actor, by }: SplitFacts, children: readonly SplitChild[], message: string): NoticeRow[] {
  const notices = new Map<string, NoticeRow & { notice: { lines: LineInMail[] } }>();
  for (const { from, target, contact, copies, fresh } of children) {
    if (contact === null) continue;
    const line: LineInMail = {
      activationId: fresh.activationId,
      product: from.productName,
      copies,
      startsOn: from.startsOn,
      expiresOn: from.expiresOn,
    };
    const begun = notices.get(contact.id);
    if (begun) {
      begun.notice.lines.push(line);
      // A mail about several lines belongs to each of them by what it lists.
      begun.lineItemId = null;
      continue;
    }
    notices.set(contact.id, {
      id: fresh.mailId,
      recipient: contact.email,
      userId: contact.id,
      accountId: actor.account.id,
      lineItemId: fresh.lineId,
      language: contact.language,
      notice: { kind: 'lines-handed-on', account: target.name, from: actor.account.name, by, message, lines: [line] },
    });
  }
  return [...notices.values()];
}
