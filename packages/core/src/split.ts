import { Problem, type Ask, type endpoints, type Reply } from '@tierline/contract';
import { activationId, decideSplits, type AccountStatus, type Addressee, type Refusal, type SplitLine, type SplitRowFacts, type SplitTarget } from '@tierline/domain';
import { randomBytes, randomUUID } from 'node:crypto';
import { commit } from './commit.ts';
import { today, type Context } from './context.ts';
import { sql } from './db.ts';
import { found, visibleLines } from './scope.ts';

type SplitsAsk = Ask<typeof endpoints.splitLineItems>;

/** Hands copies on: child lines under activation IDs of their own, with the mails, all rows or none (E4, E5, E6). */
export async function splitLineItems(ctx: Context, ask: SplitsAsk): Promise<Reply<typeof endpoints.splitLineItems>> {
  return commit(ctx, 'split', ask, async (triedBefore) => {
    const rows = await readRows(ctx, ask);
    const above = await readAbove(ctx);
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
function refusedRows(rows: { row: number; refusal: Refusal }[]): Problem {
  const [first] = rows;
  if (!first) throw new Error('a refusal without a refused row');
  return new Problem({ refusal: first.refusal, rows });
}

async function readRows(ctx: Context, ask: SplitsAsk): Promise<SplitRowFacts[]> {
  const [lines, targets, contacts] = await Promise.all([
    readLines(ctx, ask.rows.map((row) => row.lineItemId)),
    readTargets(ctx, ask.rows.map((row) => row.accountId)),
    readContacts(ctx, ask.rows.map((row) => row.accountId)),
  ]);
  return ask.rows.map((row) => {
    const people = contacts.filter((contact) => contact.accountId === row.accountId);
    const contact = row.contactId === undefined ? people[0] : (people.find((person) => person.id === row.contactId) ?? null);
    return {
      line: found(lines.get(row.lineItemId)), target: targets.get(row.accountId) ?? null, contact,
      fresh: { lineId: randomUUID(), activationId: activationId(randomBytes(15)), mailId: randomUUID() },
    };
  });
}

async function readLines(ctx: Context, ids: readonly string[]): Promise<Map<string, SplitLine>> {
  const rows = await ctx.house.db.$queryRaw<SplitLine[]>(sql`
    SELECT l.id, l.version, l.entitlement_id AS "entitlementId", l.product_id AS "productId", p.name AS "productName", l.account_id AS "accountId", l.root_id AS "rootId",
      l.state, l.state_reason AS "stateReason", l.starts_on::text AS "startsOn", l.expires_on::text AS "expiresOn", (h.input - h.output)::float8 AS available
    FROM line_item l JOIN holding h ON h.id = l.id JOIN product p ON p.id = l.product_id
    WHERE l.id = ANY(${[...new Set(ids)]}::uuid[]) AND ${visibleLines(ctx, sql`l`)}`);
  return new Map(rows.map((row) => [row.id, row]));
}

async function readTargets(ctx: Context, ids: readonly string[]): Promise<Map<string, SplitTarget>> {
  const rows = await ctx.house.db.$queryRaw<(Omit<SplitTarget, 'related' | 'status'> & { status: AccountStatus })[]>(sql`
    SELECT a.id, a.version, a.name, a.tier, a.status FROM relation r JOIN account a ON a.id = r.lower_id
    WHERE r.upper_id = ${ctx.actor.account.id}::uuid AND r.lower_id = ANY(${[...new Set(ids)]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, { ...row, related: true }]));
}

async function readContacts(ctx: Context, accountIds: readonly string[]): Promise<(Addressee & { accountId: string })[]> {
  return ctx.house.db.$queryRaw<(Addressee & { accountId: string })[]>(sql`
    SELECT u.id, u.email, u.language, u.account_id AS "accountId" FROM portal_user u
    WHERE u.account_id = ANY(${[...new Set(accountIds)]}::uuid[]) AND u.vendor_id = ${ctx.vendor.id}::uuid AND u.status = 'active' ORDER BY u.created_at, u.id`);
}

// Who stands above the giver in any custody chain comes to stand above the receiver.
async function readAbove(ctx: Context): Promise<string[]> {
  const rows = await ctx.house.db.custody.findMany({ where: { lowerId: ctx.actor.account.id }, select: { upperId: true } });
  return rows.map((row) => row.upperId);
}
