import { Problem, type Ask, type endpoints, type Reply } from '@tierline/contract';
import { activationId, decideSplits, type AccountStatus, type Refusal, type SplitLine, type SplitRowFacts } from '@tierline/domain';
import { randomBytes, randomUUID } from 'node:crypto';
import { commit } from './commit.ts';
import { today, type Context } from './context.ts';
import { sql } from './db.ts';
import { found, visibleLines } from './scope.ts';

type SplitsAsk = Ask<typeof endpoints.splitLineItems>;

/** Hands copies on: child lines under activation IDs of their own, with the mails, all rows or none (E4, E5, E6). */
export async function splitLineItems(ctx: Context, ask: SplitsAsk): Promise<Reply<typeof endpoints.splitLineItems>> {
  return commit(ctx, 'split', ask, async (triedBefore) => {
    const { rows, above } = await readFacts(ctx, ask);
    const decision = decideSplits({ actor: ctx.actor, programme: ctx.vendor.programme, today: today(ctx.house), above, rows, triedBefore }, ask);
    if (!decision.ok) throw refusedRows(decision.refused.map(({ row, decision: { refusal } }) => ({ row, refusal })));
    const splits = rows.map((row, index) => ({
      id: row.fresh.lineId, activationId: row.fresh.activationId, parentId: row.line.id, accountId: row.target?.id ?? '', copies: ask.rows[index]?.copies ?? 0,
      mailed: ask.mail && row.contact ? row.contact.email : null,
    }));
    const changes = {
      subject: { kind: 'split', id: splits[0]?.id ?? '' },
      after: { splits: rows.map((row, index) => ({ from: row.line.id, to: row.fresh.lineId, account: row.target?.name, product: row.line.productName, copies: splits[index]?.copies })) },
    };
    return { plan: decision.plan, reply: { splits }, changes };
  });
}

/** The problem of a request with many rows: the first refused row's, with all of them named. */
export function refusedRows(rows: { row: number; refusal: Refusal }[]): Problem {
  const [first] = rows;
  if (!first) throw new Error('a refusal without a refused row');
  return new Problem({ refusal: first.refusal, rows });
}

type FactRow = Omit<SplitLine, 'id'> & {
  id: string | null; above: string[];
  targetId: string | null; targetVersion: number; targetName: string; targetTier: number; targetStatus: AccountStatus;
  contactId: string | null; email: string; language: string;
};

// One query for all that the decision stands on: each row's line, target and contact, within what the giver may see.
// Who stands above the giver in any custody chain comes to stand above the receiver.
async function readFacts(ctx: Context, ask: SplitsAsk): Promise<{ rows: SplitRowFacts[]; above: string[] }> {
  const own = ctx.actor.account.id;
  const facts = await ctx.house.db.$queryRaw<FactRow[]>(sql`
    SELECT l.id, l.version, l.entitlement_id AS "entitlementId", l.product_id AS "productId", p.name AS "productName", l.account_id AS "accountId", l.root_id AS "rootId",
      l.state, l.state_reason AS "stateReason", l.starts_on::text AS "startsOn", l.expires_on::text AS "expiresOn", (h.input - h.output)::float8 AS available,
      t.id AS "targetId", t.version AS "targetVersion", t.name AS "targetName", t.tier AS "targetTier", t.status AS "targetStatus",
      c.id AS "contactId", c.email, c.language,
      (SELECT coalesce(array_agg(upper_id), '{}') FROM custody WHERE lower_id = ${own}::uuid) AS above
    FROM unnest(${ask.rows.map((row) => row.lineItemId)}::uuid[], ${ask.rows.map((row) => row.accountId)}::uuid[], ${ask.rows.map((row) => row.contactId ?? null)}::uuid[])
      WITH ORDINALITY AS asked (line_id, account_id, contact_id, row)
    LEFT JOIN line_item l ON l.id = asked.line_id AND ${visibleLines(ctx, sql`l`)}
    LEFT JOIN holding h ON h.id = l.id
    LEFT JOIN product p ON p.id = l.product_id
    LEFT JOIN relation r ON r.upper_id = ${own}::uuid AND r.lower_id = asked.account_id
    LEFT JOIN account t ON t.id = r.lower_id
    LEFT JOIN LATERAL (SELECT u.id, u.email, u.language FROM portal_user u
      WHERE u.account_id = t.id AND u.status = 'active' AND (asked.contact_id IS NULL OR u.id = asked.contact_id) ORDER BY u.created_at, u.id LIMIT 1) c ON TRUE
    ORDER BY asked.row`);
  return { rows: facts.map((fact, index) => rowFacts(fact, ask.rows[index]?.contactId !== undefined)), above: facts[0]?.above ?? [] };
}

function rowFacts({ id, targetId, targetVersion, targetName, targetTier, targetStatus, contactId, email, language, above: _, ...line }: FactRow, contactAsked: boolean): SplitRowFacts {
  const nobody = contactAsked ? null : undefined;
  return {
    line: { id: found(id), ...line },
    target: targetId === null ? null : { id: targetId, version: targetVersion, name: targetName, tier: targetTier, status: targetStatus, related: true },
    contact: contactId === null ? nobody : { id: contactId, email, language },
    fresh: { lineId: randomUUID(), activationId: activationId(randomBytes(15)), mailId: randomUUID() },
  };
}
