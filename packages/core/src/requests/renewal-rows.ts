import { renewalStages, signsIn } from '@tierline/domain';
import { copiesFollowing, copiesOnDevices, copiesToPass, followsLine } from '../entitlements/activation/following.ts';
import { partyColumns, partyJoins, partiesRow } from '../entitlements/line-parties.ts';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Sql, type Transaction } from '../kernel/db.ts';
import { arrayOf, date, int, object, oneOf, readRows, text, type Row } from '../kernel/rows.ts';
import { isOpen } from './request-rows.ts';

/** A line item that expires, as the accounts that hold it or handed it on read it. */
export type RenewalRow = Row<typeof renewalRow> & { holderSignsIn: boolean };

const isRenewed = sql`EXISTS (SELECT 1 ${followsLine})`;
const asks = sql`FROM request_line n WHERE n.renews_id = l.id AND ${isOpen}`;
const isAsked = sql`EXISTS (SELECT 1 ${asks})`;
const isForwarded = sql`EXISTS (
  SELECT 1 ${asks} AND EXISTS (
    SELECT 1 FROM request_forward k
    JOIN request_line u ON u.id = k.upper_id
    WHERE k.lower_id = n.id AND u.state IN ('open', 'asked-back')))`;
const isLetGo = sql`EXISTS (SELECT 1 FROM let_go g WHERE g.line_item_id = l.id)`;

/** The stage of the renewal of line item `l` on a day (E15). */
export function stageOf(today: string): Sql {
  return sql`CASE
    WHEN ${isForwarded} THEN 'forwarded'
    WHEN ${isAsked} THEN 'asked'
    WHEN ${isRenewed} THEN 'renewed'
    WHEN ${isLetGo} THEN 'let-go'
    WHEN l.expires_on < ${today}::date THEN 'overdue'
    ELSE 'not-asked' END`;
}

const renewalRow = {
  ...partiesRow,
  id: text,
  activationId: text,
  productId: text,
  sku: text,
  product: text,
  copies: int,
  startsOn: date,
  expiresOn: date.orNull,
  state: oneOf('open', 'on-hold', 'closed'),
  stateReason: text,
  stage: oneOf(...renewalStages),
  reason: text,
  askedCopies: int,
  requestId: text.orNull,
  number: int.orNull,
  /** The number of the newest request that is open. */
  asked: int.orNull,
  successors: arrayOf(
    object({ lineItemId: text, activationId: text, copies: int, startsOn: date, expiresOn: date.orNull }),
  ),
  termMonths: int.orNull,
  /** How many lines of requests have renewed it, whatever became of them. */
  renewals: int,
  /** Copies on devices that could go on; those of them that are to and have not yet; and what is free for them. */
  activated: int,
  toPass: int,
  following: int,
  value: text,
};

/** Reads line items `l` that a condition selects, with their renewals; it does not look at visibility. */
export async function readRenewalRows(
  ctx: Context,
  page: { where: Sql; orderBy?: Sql; limit: number; today: string },
  db: Database | Transaction = ctx.services.db,
): Promise<RenewalRow[]> {
  const rows = await readRows(
    db,
    renewalRow,
    sql`
    SELECT l.id, l.activation_id, l.product_id, p.sku, p.name AS product,
      ${partyColumns(sql`l`)},
      (lh.received - lh.given_back)::float8 AS copies, l.starts_on::text AS starts_on,
      l.expires_on::text AS expires_on, l.state, l.state_reason, ${stageOf(page.today)} AS stage,
      coalesce((SELECT g.reason FROM let_go g WHERE g.line_item_id = l.id), '') AS reason,
      (SELECT coalesce(sum(n.copies), 0) ${asks})::float8 AS asked_copies,
      newest.id AS request_id, newest.number,
      (SELECT max(q.number) FROM request q WHERE q.id IN (SELECT n.request_id ${asks})) AS asked,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('lineItemId', s.id, 'activationId', s.activation_id,
          'copies', h.received - h.given_back, 'startsOn', s.starts_on, 'expiresOn', s.expires_on)
          ORDER BY s.created_at, s.id)
        ${followsLine}), '[]'::jsonb) AS successors,
      p.term_months,
      (SELECT count(*) FROM request_line n WHERE n.renews_id = l.id)::int AS renewals,
      ${copiesOnDevices}::float8 AS activated, ${copiesToPass}::float8 AS to_pass,
      ${copiesFollowing}::float8 AS following,
      coalesce(l.expires_on, 'infinity'::date)::text AS value
    FROM line_item l
    JOIN holding lh ON lh.id = l.id
    JOIN product p ON p.id = l.product_id
    ${partyJoins(ctx, sql`l`)}
    LEFT JOIN LATERAL (
      SELECT q.id, q.number
      FROM request_line n
      JOIN request q ON q.id = n.request_id
      WHERE n.renews_id = l.id
      ORDER BY q.created_at DESC, q.id LIMIT 1) newest ON TRUE
    WHERE ${page.where} ORDER BY ${page.orderBy ?? sql`l.id`} LIMIT ${page.limit}`,
  );
  return rows.map((row) => ({ ...row, holderSignsIn: signsIn(ctx.vendor.programme, row.holderTier) }));
}

/** A line item that follows another one, of which so many copies are available. */
export type Following = { id: string; available: number };

/** The line items that follow those of which each request line's renewed one is a part, held by the actor's account. */
export async function readFollowing(
  ctx: Context,
  lines: readonly { id: string; renews: { parentId: string | null } | null }[],
): Promise<Map<string, Following[]>> {
  const renewing = lines.filter(({ renews }) => renews !== null);
  if (renewing.length === 0) return new Map();
  const rows = await readRows(
    ctx.services.db,
    { id: text, available: int, follows: text },
    sql`
    SELECT l.id AS follows, s.id, (h.input - h.output)::float8 AS available
    FROM line_item l
    CROSS JOIN LATERAL (SELECT s.id, s.account_id, s.state ${followsLine}) s
    JOIN holding h ON h.id = s.id
    WHERE l.id = ANY(${renewing.flatMap(({ renews }) => renews?.parentId ?? [])}::uuid[])
      AND s.account_id = ${ctx.actor.account.id}::uuid
      AND s.state = 'open'`,
  );
  const of = Map.groupBy(rows, ({ follows: id }) => id);
  return new Map(renewing.map(({ id, renews }) => [id, of.get(renews?.parentId ?? '') ?? []]));
}
