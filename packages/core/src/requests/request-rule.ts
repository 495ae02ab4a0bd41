import { problem, type Ask, type Reply, type RequestRule as Shown } from '@tierline/contract';
import { decideSetRule, reaches, roles, type AccountStatus } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { readProducts } from '../entitlements/entitlement.ts';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { operation } from '../kernel/operation.ts';
import { sortClause, type Sort } from '../kernel/page.ts';
import { personName } from '../kernel/person-name.ts';
import { readPage } from '../kernel/read-page.ts';
import { bool, int, oneOf, readRow, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { found, orThrow } from '../kernel/scope.ts';

const ruleRow = {
  id: text,
  partnerId: text,
  partner: text.orNull,
  identifier: text.orNull,
  tier: int,
  productId: text,
  sku: text,
  product: text,
  copiesPerDay: int,
  usedToday: int,
  setBy: text,
  setAt: timestamp,
  setterMay: bool,
  setterRole: oneOf(...roles),
  value: text,
};

type RuleRow = Row<typeof ruleRow>;

const newest: Sort = { column: sql`r.set_at`, type: 'timestamptz', descending: true };

/**
 * What a rule `r` of account `a` has handed on since the day began there, without what went back (E12): undone, it
 * counts for nothing, also where somebody has set the rule anew.
 */
export const usedToday = sql`(
  SELECT coalesce(sum(h.received - h.given_back), 0)
  FROM request q
  JOIN request_line n ON n.request_id = q.id AND n.product_id = r.product_id
  JOIN request_fulfilment f ON f.request_line_id = n.id AND f.by_rule
  JOIN operation o ON o.id = f.operation_id
  JOIN holding h ON h.id = f.holding_id
  WHERE q.account_id = r.partner_id AND q.to_account_id = r.account_id
    AND o.at >= date_trunc('day', tierline_now() AT TIME ZONE a.time_zone) AT TIME ZONE a.time_zone)`;

/** The condition that who has set a rule, user `u`, may still sign in and is of its account. */
export const setterMay = sql`(u.status = 'active' AND u.may_sign_in AND u.account_id = r.account_id)`;

/** Lists the rules by which the actor's account fulfils requests from stock, the newest first (E12). */
export async function listRequestRules(ctx: Context, ask: Ask<'listRequestRules'>): Promise<Reply<'listRequestRules'>> {
  return readPage(ctx, ask, {
    from: sql`request_rule r`,
    where: ownRules(ctx),
    order: newest,
    id: sql`r.id`,
    read: ({ where, limit }) => readRules(ctx, ctx.services.db, where, limit),
    view: (row) => ruleView(ctx, row),
  });
}

/** Sets the one rule of a partner and a product, in place of the one that there was (E12). */
export async function setRequestRule(ctx: Context, ask: Ask<'setRequestRule'>): Promise<Reply<'setRequestRule'>> {
  const own = ctx.actor.account.id;
  return operation(ctx, 'request-rule.set', ask, [], async (tx) => {
    const product = (await readProducts(ctx, [ask.productId])).get(ask.productId);
    if (!product)
      throw problem('invalid-input', { errors: [{ pointer: '/productId', rule: 'no-such-product', facts: {} }] });
    orThrow(decideSetRule({ actor: ctx.actor, partner: await readPartner(tx, own, ask.accountId), product }));
    const { copiesPerDay } = ask;
    const where = {
      accountId_partnerId_productId: { accountId: own, partnerId: ask.accountId, productId: product.id },
    };
    const before = await tx.requestRule.findUnique({ where, select: { copiesPerDay: true } });
    const set = { copiesPerDay, setById: ctx.actor.personId, setAt: ctx.services.now() };
    const { id } = await tx.requestRule.upsert({
      where,
      create: { id: randomUUID(), vendorId: ctx.vendor.id, ...where.accountId_partnerId_productId, ...set },
      update: { ...set, version: { increment: 1 } },
      select: { id: true },
    });
    const row = found((await readRules(ctx, tx, sql`r.id = ${id}::uuid`, 1))[0]);
    return {
      reply: ruleView(ctx, row),
      changes: {
        subject: subjectOf(row),
        ...(before && { before: { copiesPerDay: before.copiesPerDay } }),
        after: { account: row.partner ?? '', product: row.product, copiesPerDay },
      },
    };
  });
}

/** Deletes a rule of the actor's account: such requests wait for people again. */
export async function deleteRequestRule(ctx: Context, ask: Ask<'deleteRequestRule'>): Promise<null> {
  return operation(ctx, 'request-rule.delete', ask, [], async (tx) => {
    const row = found((await readRules(ctx, tx, sql`r.id = ${ask.id}::uuid AND ${ownRules(ctx)}`, 1))[0]);
    found((await tx.requestRule.deleteMany({ where: { id: row.id } })).count || null);
    return {
      reply: null,
      changes: {
        subject: subjectOf(row),
        before: { account: row.partner ?? '', product: row.product, copiesPerDay: row.copiesPerDay },
      },
    };
  });
}

function subjectOf({ id, product }: RuleRow) {
  return { kind: 'request-rule', id, name: product };
}

function ownRules(ctx: Context): Sql {
  return sql`r.vendor_id = ${ctx.vendor.id}::uuid AND r.account_id = ${ctx.actor.account.id}::uuid`;
}

const partnerRow = {
  name: text,
  status: oneOf('active', 'suspended', 'closed'),
  below: bool,
};

async function readPartner(
  tx: Transaction,
  own: string,
  id: string,
): Promise<{ name: string; status: AccountStatus; below: boolean } | null> {
  const row = await readRow(
    tx,
    partnerRow,
    sql`
    SELECT p.name, p.status, r.lower_id = p.id AS below
    FROM relation r
    JOIN account p ON p.id = ${id}::uuid
    WHERE (r.upper_id = ${own}::uuid AND r.lower_id = p.id) OR (r.upper_id = p.id AND r.lower_id = ${own}::uuid)
    LIMIT 1`,
  );
  return row ?? null;
}

function readRules(ctx: Context, db: Database | Transaction, where: Sql, limit: number): Promise<RuleRow[]> {
  return readRows(
    db,
    ruleRow,
    sql`
    SELECT r.id, r.partner_id, v.name AS partner, v.identifier, p.tier, r.product_id,
      d.sku, d.name AS product, r.copies_per_day, ${usedToday}::float8 AS used_today,
      ${personName(sql`u`)} AS set_by, r.set_at, ${setterMay} AS setter_may, u.role AS setter_role,
      r.set_at::text AS value
    FROM request_rule r
    JOIN account a ON a.id = r.account_id
    JOIN account p ON p.id = r.partner_id
    JOIN product d ON d.id = r.product_id
    JOIN portal_user u ON u.id = r.set_by_id
    LEFT JOIN visible_account v ON v.viewer_id = ${ctx.actor.account.id}::uuid AND v.id = r.partner_id
    WHERE ${where} ORDER BY ${sortClause(newest, sql`r.id`)} LIMIT ${limit}`,
  );
}

function ruleView(ctx: Context, row: RuleRow): Shown {
  return {
    id: row.id,
    account: {
      id: row.partner === null ? null : row.partnerId,
      name: row.partner,
      identifier: row.identifier,
      tier: row.tier,
    },
    product: { id: row.productId, sku: row.sku, name: row.product },
    copiesPerDay: row.copiesPerDay,
    usedToday: row.usedToday,
    setBy: row.setBy,
    setAt: row.setAt.toISOString(),
    active: row.setterMay && reaches(row.setterRole, 'operator') && ctx.actor.account.status === 'active',
  };
}
