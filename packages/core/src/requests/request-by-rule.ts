import { Problem } from '@tierline/contract';
import { copiesByRule, decideMay } from '@tierline/domain';
import { contextOfUser } from '../access/session-context.ts';
import { forEachVendor } from '../accounts/each-vendor.ts';
import { commitIfAny } from '../kernel/commit.ts';
import type { Context, OperationActor, Services, Vendor } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { bool, int, readRow, readRows, text, type Row } from '../kernel/rows.ts';
import { planFulfil } from './request-fulfil.ts';
import { fulfilledOf, isOpen, readRequestLines, wentBack } from './request-rows.ts';
import { setterMay, usedToday } from './request-rule.ts';

/** A line of a request that a rule of its receiver is for. */
type RuledLine = Row<typeof ruledLineRow>;

const ruledLineRow = {
  ruleId: text,
  requestId: text,
  lineId: text,
};

/**
 * Fulfils what rules of the accounts that were asked allow: lines that are wholly in stock, the oldest first, each by
 * an operation of its own (E12). What cannot be handed on is left to people. Safe to run often and in parallel. Returns
 * how many lines were fulfilled.
 */
export async function fulfilByRules(services: Services): Promise<number> {
  let fulfilled = 0;
  await forEachVendor(
    services,
    () => true,
    async ({ vendor }) => {
      for (const line of await readRuledLines(services, vendor))
        fulfilled += Number(await fulfil(services, vendor, line));
    },
  );
  return fulfilled;
}

// Older lines have lapsed. What neither the stock nor the rest of the day suffices for is not even tried.
function readRuledLines(services: Services, vendor: Vendor): Promise<RuledLine[]> {
  const { lapseAfterDays } = vendor.programme.waitingRequests;
  return readRows(
    services.db,
    ruledLineRow,
    sql`
    SELECT r.id AS rule_id, q.id AS request_id, n.id AS line_id
    FROM request_rule r
    JOIN account a ON a.id = r.account_id
    JOIN portal_user u ON u.id = r.set_by_id
    JOIN request q ON q.account_id = r.partner_id AND q.to_account_id = r.account_id
    JOIN request_line n ON n.request_id = q.id AND n.product_id = r.product_id
    WHERE r.vendor_id = ${vendor.id}::uuid
      AND a.status = 'active'
      AND ${setterMay}
      AND n.waiting_since > tierline_now() - make_interval(days => ${lapseAfterDays}::int)
      AND n.state = 'open'
      AND NOT n.wish
      AND ${isOpen}
      AND NOT ${wentBack}
      AND n.copies - ${fulfilledOf(sql`n`)} <= least(r.copies_per_day - ${usedToday}, ${stock})
    ORDER BY q.created_at, q.id, n.position`,
  );
}

// What the account of rule `r` has of its product.
const stock = sql`(
  SELECT coalesce(sum(h.input - h.output), 0)
  FROM line_item l
  JOIN holding h ON h.id = l.id
  WHERE l.account_id = r.account_id
    AND l.product_id = r.product_id
    AND l.state = 'open'
    AND coalesce(l.expires_on, 'infinity'::date) >= (tierline_now() AT TIME ZONE 'UTC')::date)`;

const readRuleRow = {
  copiesPerDay: int,
  usedToday: int,
  version: int,
  setById: text,
  setBy: text,
};

type ReadRule = Row<typeof readRuleRow>;

async function readRule(services: Services, id: string): Promise<ReadRule | null> {
  const row = await readRow(
    services.db,
    readRuleRow,
    sql`
    SELECT r.version, r.copies_per_day, ${usedToday}::float8 AS used_today,
      r.set_by_id, u.email AS set_by
    FROM request_rule r
    JOIN account a ON a.id = r.account_id
    JOIN portal_user u ON u.id = r.set_by_id
    WHERE r.id = ${id}::uuid AND ${setterMay}`,
  );
  return row ?? null;
}

async function fulfil(services: Services, vendor: Vendor, { ruleId, requestId, lineId }: RuledLine): Promise<boolean> {
  try {
    const first = await readRule(services, ruleId);
    if (first === null) return false;
    // The rule can do what the person who has set it can, and stands in the audit for itself.
    const ctx = await contextOfUser({ services, vendor, language: '', address: '', userAgent: '' }, first.setById);
    const doer: OperationActor = { ...ctx, actor: { id: null, account: ctx.actor.account } };
    const done = await commitIfAny(doer, 'request.fulfil-by-rule', { ruleId, lineId }, async (triedBefore) => {
      const rule = await readRule(services, ruleId);
      if (rule?.setById !== first.setById) return null;
      return decide(ctx, { ...rule, id: ruleId }, { requestId, lineId }, triedBefore);
    });
    return done !== null;
  } catch (error) {
    // It waits for people, or for the next round.
    if (error instanceof Problem) return false;
    throw error;
  }
}

async function decide(
  ctx: Context,
  rule: ReadRule & { id: string },
  { requestId, lineId }: Omit<RuledLine, 'ruleId'>,
  triedBefore: boolean,
) {
  if (!decideMay(ctx.actor, 'requests.trade').ok) return null;
  const [line] = await readRequestLines(ctx, sql`n.id = ${lineId}::uuid`);
  // Read after the line: what is open again as copies went back is known to have done so.
  const back = await readRow(
    ctx.services.db,
    { wentBack: bool },
    sql`SELECT ${wentBack} AS went_back FROM request_line n WHERE n.id = ${lineId}::uuid`,
  );
  const copies = line && back ? copiesByRule({ ...line, ...back }, rule) : 0;
  if (copies === 0) return null;
  const ask = { id: requestId, rows: [{ requestLineId: lineId, copies }], mail: true, message: '' };
  const { request, plan, reply, changes } = await planFulfil(ctx, ask, triedBefore, rule);
  const { copiesPerDay, setBy } = rule;
  return {
    plan,
    reply,
    // Who asked does not read up to how many copies a day.
    changes: {
      ...changes,
      after: { ...changes.after, copiesPerDay, setBy },
      concerns: [{ accountId: request.accountId, changes }],
    },
  };
}
