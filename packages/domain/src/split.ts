import { accept, refuse, type Decision } from './decision.ts';
import { expiryInstant, lineState, type Addressee, type StoredLineState } from './entitlement.ts';
import { actorFact, emptyPlan, joinPlans, undoSeconds, type Plan } from './ledger.ts';
import type { NoticeRow } from './notice.ts';
import { decideMay, type AccountStatus, type Actor } from './permissions.ts';
import { tiersBelow, type Programme } from './programme.ts';

/** A line item that copies are to be taken from. */
export type SplitLine = {
  id: string;
  version: number;
  entitlementId: string;
  productId: string;
  productName: string;
  accountId: string;
  rootId: string;
  state: StoredLineState;
  stateReason: string;
  startsOn: string;
  expiresOn: string | null;
  available: number;
};

/** An account that copies are to be handed on to. */
export type SplitTarget = { id: string; version: number; name: string; tier: number; status: AccountStatus; related: boolean };

/** One row of a split: what it stands on, found by the reader of facts; null where there is nothing the actor may see. */
export type SplitRowFacts = {
  line: SplitLine;
  target: SplitTarget | null;
  /** Undefined: none asked for. Null: asked for, and not one of the target's. */
  contact: Addressee | null | undefined;
  fresh: { lineId: string; activationId: string; mailId: string };
};

/** What a split is decided on (E4, E6). */
export type SplitFacts = {
  actor: Actor & { version: number };
  programme: Programme;
  today: string;
  /** Accounts above the giver in the custody chains of his lines; they come to stand above the targets too. */
  above: readonly string[];
  rows: readonly SplitRowFacts[];
  /** True when an earlier attempt found the copies gone; then the refusal says so. */
  triedBefore: boolean;
};

/** The row that was refused, and why. */
export type RefusedRow = { row: number; decision: Decision<never> & { ok: false } };

/** One row as it is asked for. */
export type SplitAsk = { copies: number };

/** Hand copies on, all rows or none (E4): the plan, or each refused row with its reason (E6). */
export function decideSplits(
  facts: SplitFacts,
  ask: { rows: readonly SplitAsk[]; mail: boolean; message: string },
): { ok: true; plan: Plan } | { ok: false; refused: RefusedRow[] } {
  const left = new Map(facts.rows.map((row) => [row.line.id, row.line.available]));
  const refused: RefusedRow[] = [];
  const plans: Plan[] = [];
  facts.rows.forEach((row, index) => {
    const copies = ask.rows[index]?.copies ?? 0;
    const available = left.get(row.line.id) ?? 0;
    const decision = decideSplit(facts, { ...row, line: { ...row.line, available } }, { copies, mail: ask.mail, message: ask.message });
    if (!decision.ok) return void refused.push({ row: index, decision });
    left.set(row.line.id, available - copies);
    plans.push(decision.value);
  });
  return refused.length > 0 ? { ok: false, refused } : { ok: true, plan: joinPlans(plans) };
}

/** One row of a split: guards in the order of E6, then the child line (E5), the transfer and the mail. */
export function decideSplit(facts: SplitFacts, row: SplitRowFacts, ask: SplitAsk & { mail: boolean; message: string }): Decision<Plan> {
  const { actor, programme } = facts;
  const { line, target, contact } = row;
  const splittable = decideSplittable(facts, line);
  if (!splittable.ok) return splittable;
  if (!Number.isSafeInteger(ask.copies) || ask.copies < 1) return refuse('quantity-not-whole', {});
  if (target === null || !target.related) return refuse('target-not-related', {});
  if (!tiersBelow(programme, actor.account.tier).includes(target.tier)) return refuse('tier-not-allowed', { fromTier: actor.account.tier, toTier: target.tier });
  if (target.status === 'closed') return refuse('target-closed', { account: target.name });
  if (target.status === 'suspended') return refuse('target-suspended', { account: target.name });
  if (contact === null) return refuse('contact-not-of-target', { account: target.name });
  if (ask.mail && contact === undefined) return refuse('nobody-to-mail', { account: target.name });
  if (ask.copies > line.available) return refuse(facts.triedBefore ? 'copies-taken' : 'only-available', { available: line.available, asked: ask.copies });

  const plan = emptyPlan();
  plan.facts.push(
    actorFact(actor),
    { kind: 'line', id: line.id, version: line.version, accountId: line.accountId },
    { kind: 'account', id: target.id, version: target.version, accountId: target.id },
  );
  plan.validUntil = expiryInstant(line.expiresOn);
  plan.undoSeconds = undoSeconds;
  plan.holdings.push({ id: row.fresh.lineId, purpose: 'line', unit: line.rootId, upperId: line.id });
  plan.lines.push({
    id: row.fresh.lineId, entitlementId: line.entitlementId, productId: line.productId, accountId: target.id, fromAccountId: actor.account.id,
    contactId: contact?.id ?? null, parentId: line.id, rootId: line.rootId, activationId: row.fresh.activationId,
    startsOn: line.startsOn, expiresOn: line.expiresOn,
  });
  plan.custody.push(...[actor.account.id, ...facts.above].filter((id) => id !== target.id).map((upperId) => ({ upperId, lowerId: target.id })));
  plan.transfers.push({ kind: 'split', unit: line.rootId, fromId: line.id, toId: row.fresh.lineId, quantity: ask.copies });
  if (ask.mail && contact !== undefined) plan.notices.push(splitNotice(actor, row, contact, target.name, ask));
  return accept(plan);
}

/** Whether the actor could split this line at all, whatever he asks for; the portal shows a disabled action with this reason (E6). */
export function decideSplittable(facts: Pick<SplitFacts, 'actor' | 'today'>, line: Pick<SplitLine, 'accountId' | 'state' | 'stateReason' | 'expiresOn' | 'available'>): Decision<null> {
  if (line.accountId !== facts.actor.account.id) return refuse('not-holder', {});
  const may = decideMay(facts.actor, 'copies.move');
  if (!may.ok) return may;
  const state = lineState(line, facts.today);
  if (state === 'expired') return refuse('line-expired', { expiresOn: line.expiresOn ?? '' });
  if (state === 'on-hold') return refuse('line-on-hold', { reason: line.stateReason });
  if (state === 'closed') return refuse('line-closed', {});
  if (line.available < 1) return refuse('only-available', { available: 0, asked: 1 });
  return accept(null);
}

function splitNotice(actor: Actor, row: SplitRowFacts, contact: Addressee, account: string, ask: { copies: number; message: string }): NoticeRow {
  const { line, fresh } = row;
  return {
    id: fresh.mailId, recipient: contact.email, userId: contact.id, accountId: actor.account.id, lineItemId: fresh.lineId, language: contact.language,
    notice: {
      kind: 'lines-handed-on', account, from: actor.account.name, message: ask.message,
      lines: [{ activationId: fresh.activationId, product: line.productName, copies: ask.copies, startsOn: line.startsOn, expiresOn: line.expiresOn }],
    },
  };
}
