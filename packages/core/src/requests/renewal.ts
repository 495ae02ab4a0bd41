import type { Ask, Renewal, Reply } from '@tierline/contract';
import { decideChooseDevices, decideLetGo, decideRenewable, lineState, readQuarter } from '@tierline/domain';
import { today, type Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { operation } from '../kernel/operation.ts';
import { and, type Sort } from '../kernel/page.ts';
import { readPage } from '../kernel/read-page.ts';
import { found, orThrow, reasonOf, visibleLines } from '../kernel/scope.ts';
import { planChoice } from './renewal-devices.ts';
import { partiesView } from '../entitlements/line-parties.ts';
import { readRenewalRows, stageOf, type RenewalRow } from './renewal-rows.ts';

const byEnd: Sort = { column: sql`coalesce(l.expires_on, 'infinity'::date)`, type: 'date', descending: false };

/** For how many days a line item that has expired stays in the list, as long as it is neither renewed nor let go. */
const overdueDays = 366;

/** Lists line items that the actor's account holds or has handed on and that expire, with their stages (E15). */
export async function listRenewals(ctx: Context, ask: Ask<'listRenewals'>): Promise<Reply<'listRenewals'>> {
  const day = today(ctx.services);
  const own = ctx.actor.account.id;
  const [mine, handedOn] = [sql`l.account_id = ${own}::uuid`, sql`l.from_account_id = ${own}::uuid`];
  const conditions = [
    sql`l.vendor_id = ${ctx.vendor.id}::uuid`,
    ask.view === 'mine' ? mine : ask.view === 'handed-on' ? handedOn : sql`(${mine} OR ${handedOn})`,
    ...expiring(ask, day),
    sql`l.state <> 'closed'`,
    sql`EXISTS (SELECT 1 FROM holding lh WHERE lh.id = l.id AND lh.received > lh.given_back)`,
  ];
  if (ask.stage !== undefined) conditions.push(sql`${stageOf(day)} = ${ask.stage}`);
  if (ask.productId !== undefined) conditions.push(sql`l.product_id = ${ask.productId}::uuid`);
  if (ask.holderId !== undefined)
    conditions.push(sql`l.account_id = ${ask.holderId}::uuid AND EXISTS (
      SELECT 1 FROM visible_account v WHERE v.viewer_id = ${own}::uuid AND v.id = ${ask.holderId}::uuid)`);
  return readPage(ctx, ask, {
    from: sql`line_item l`,
    where: and(conditions),
    order: byEnd,
    id: sql`l.id`,
    read: (page) => readRenewalRows(ctx, { ...page, today: day }),
    view: (row) => renewalView(ctx, row, day),
  });
}

// Those of the quarter; or those that end soon, and those that have ended and about which nobody has decided.
function expiring(ask: Ask<'listRenewals'>, day: string): Sql[] {
  const quarter = ask.quarter === undefined ? null : readQuarter(ask.quarter);
  const between = (from: Sql, to: Sql) =>
    sql`coalesce(l.expires_on, 'infinity'::date) BETWEEN ${from} AND ${to} AND l.expires_on IS NOT NULL`;
  const ids = ask.lineItemIds?.split(',');
  if (ids) return [sql`l.id = ANY(${ids}::uuid[])`, sql`l.expires_on IS NOT NULL`];
  if (quarter) return [between(sql`${quarter.from}::date`, sql`${quarter.to}::date`)];
  const soon = between(sql`${day}::date - ${overdueDays}::int`, sql`${day}::date + ${ask.withinDays}::int`);
  if (ask.stage !== undefined) return [soon];
  return [soon, sql`(l.expires_on >= ${day}::date OR ${stageOf(day)} NOT IN ('renewed', 'let-go'))`];
}

/**
 * Says that own line items are not renewed, or that they are after all; or of one, which devices go on with what
 * follows it (E15). All or none.
 */
export async function decideRenewals(ctx: Context, ask: Ask<'decideRenewals'>): Promise<Reply<'decideRenewals'>> {
  const kind = `renewal.${ask.decision}` as const;
  // Under the lock of the account, which a request for its lines takes too.
  return operation(ctx, kind, ask, [ctx.actor.account.id], async (tx) => {
    const ids = [...new Set(ask.lineItemIds)];
    const lines = await readRenewable(ctx, tx, ids);
    const plan = ask.devices === undefined ? null : await planChoice(ctx, tx, lines, ask.devices);
    if (plan === null) {
      for (const line of lines) orThrow(decideLetGo({ actor: ctx.actor }, line));
      await tx.letGo.deleteMany({ where: { lineItemId: { in: ids } } });
    }
    if (ask.decision === 'let-go')
      await tx.letGo.createMany({
        data: ids.map((lineItemId) => ({ lineItemId, vendorId: ctx.vendor.id, reason: ask.reason })),
      });
    const [first] = lines;
    return {
      plan,
      reply: { lineItemIds: ids, decision: ask.decision },
      changes: {
        subject: { kind: 'line-item', id: first?.id ?? '', name: first?.activationId ?? '' },
        after: {
          ...(ask.decision === 'let-go' && { reason: ask.reason }),
          lines: lines.map(({ activationId, product, copies }) => ({ activationId, product, copies })),
        },
      },
    };
  });
}

/** Reads line items that the actor may see, in the order of their ids (E15); one that is not there is not found. */
export async function readRenewable(
  ctx: Context,
  db: Database | Transaction,
  ids: readonly string[],
): Promise<RenewalRow[]> {
  const rows = await readRenewalRows(
    ctx,
    {
      where: sql`l.id = ANY(${[...ids]}::uuid[]) AND ${visibleLines(ctx, sql`l`)}`,
      limit: ids.length,
      today: today(ctx.services),
    },
    db,
  );
  const of = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found(of.get(id)));
}

function renewalView(ctx: Context, row: RenewalRow, day: string): Renewal {
  const { actor } = ctx;
  return {
    id: row.id,
    activationId: row.activationId,
    product: { id: row.productId, sku: row.sku, name: row.product },
    ...partiesView(row),
    mine: row.accountId === actor.account.id,
    copies: row.copies,
    startsOn: row.startsOn,
    expiresOn: row.expiresOn ?? '',
    state: lineState(row, day),
    stage: row.stage,
    reason: row.reason,
    asked: row.askedCopies,
    request: row.requestId === null || row.number === null ? null : { id: row.requestId, number: row.number },
    successors: [...row.successors],
    devices: { toPass: row.toPass, free: row.following },
    actions: {
      renew: reasonOf(ctx, decideRenewable({ actor }, row)),
      letGo: reasonOf(ctx, decideLetGo({ actor }, row)),
      chooseDevices: reasonOf(ctx, decideChooseDevices({ actor }, row, { ids: [], copies: 0 })),
    },
  };
}
