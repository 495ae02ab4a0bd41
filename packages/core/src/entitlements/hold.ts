import type { Ask, Reply } from '@tierline/contract';
import { decideHold, decideRelease, type HoldFacts, type Plan } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commit } from '../kernel/commit.ts';
import { rankOfContact } from '../accounts/contact.ts';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { bool, date, int, object, oneOf, readRows, text } from '../kernel/rows.ts';
import { orThrow, found, visibleLines } from '../kernel/scope.ts';

/** Vendor staff set a line and all below it on hold; each holder is notified of its own lines, and why (E3). */
export async function holdLineItem(ctx: Context, ask: Ask<'holdLineItem'>): Promise<Reply<'holdLineItem'>> {
  return commit(ctx, 'line.hold', ask, async () => {
    const facts = await readFacts(ctx, ask.id);
    const plan = orThrow(decideHold(facts, ask));
    return {
      plan,
      reply: { id: ask.id, lines: plan.sets.length },
      changes: changesOf(facts, plan, {
        reason: ask.reason,
        ...(ask.internalNote !== undefined && { internalNote: ask.internalNote }),
      }),
    };
  });
}

/** Vendor staff release a line, and below it exactly what was set on hold with it (E3). */
export async function releaseLineItem(ctx: Context, ask: Ask<'releaseLineItem'>): Promise<Reply<'releaseLineItem'>> {
  return commit(ctx, 'line.release', ask, async () => {
    const facts = await readFacts(ctx, ask.id);
    const plan = orThrow(decideRelease(facts));
    return {
      plan,
      reply: { id: ask.id, lines: plan.sets.length },
      changes: changesOf(facts, plan, {}),
    };
  });
}

// Each holder is notified of its own lines alone.
function changesOf({ line, below, holders }: HoldFacts, { sets }: Plan, after: object) {
  const account = holders.find(({ accountId }) => accountId === line.accountId)?.name;
  const changed = new Set(sets.map(({ id }) => id));
  const told = holders.flatMap(({ accountId, name }) => {
    const own = below.filter((one) => one.accountId === accountId && changed.has(one.id));
    if (own.length === 0) return [];
    const copies = own.reduce((sum, one) => sum + one.copies, 0);
    return [{ accountId, account: name, product: line.product, lineItems: own.length, copies }];
  });
  return {
    subject: { kind: 'line-item', id: line.id, name: line.product },
    after: { activationId: line.activationId, account, ...after, lineItems: sets.length, holders: told },
  };
}

const lineRow = {
  activationId: text,
  product: text,
  copies: int,
  startsOn: date,
  expiresOn: date.orNull,
  id: text,
  accountId: text,
  state: oneOf('open', 'on-hold', 'closed'),
  stateReason: text,
  heldById: text.orNull,
  version: int,
  upperOnHold: bool,
  accountName: text,
  contact: object({ id: text, email: text, language: text }).orNull,
};

// The line with all below it, and for each holder's account whom to write to: the contact of one of its lines, else the
// account's first user.
async function readFacts(ctx: Context, id: string): Promise<HoldFacts> {
  const rows = await readRows(
    ctx.services.db,
    lineRow,
    sql`
    WITH RECURSIVE below AS (
      SELECT l.id FROM line_item l WHERE l.id = ${id}::uuid AND ${visibleLines(ctx, sql`l`)}
      UNION ALL SELECT l.id FROM line_item l JOIN below b ON l.parent_id = b.id)
    SELECT l.id, l.version, l.account_id, l.state, l.state_reason,
      l.held_by_id, l.activation_id, p.name AS product,
      (h.received - h.given_back)::float8 AS copies, l.starts_on::text AS starts_on, l.expires_on::text AS expires_on,
      coalesce(parent.state = 'on-hold', FALSE) AS upper_on_hold,
      a.name AS account_name, c.contact
    FROM below
    JOIN line_item l ON l.id = below.id
    JOIN holding h ON h.id = l.id
    JOIN product p ON p.id = l.product_id
    JOIN account a ON a.id = l.account_id
    LEFT JOIN line_item parent ON parent.id = l.parent_id
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('id', u.id, 'email', u.email, 'language', u.language) AS contact FROM portal_user u
      WHERE u.account_id = l.account_id AND u.status = 'active'
      ORDER BY (u.id = l.contact_id) IS NOT TRUE, ${rankOfContact(sql`u`)}, u.created_at, u.id
      LIMIT 1) c ON TRUE
    ORDER BY l.created_at, l.id`,
  );
  const line = found(rows.find((row) => row.id === id));
  const holders = new Map(
    rows
      .toReversed()
      .map(({ accountId, accountName, contact }) => [
        accountId,
        { accountId, name: accountName, contact, mailId: randomUUID() },
      ]),
  );
  return {
    actor: ctx.actor,
    line,
    upperOnHold: line.upperOnHold,
    below: rows,
    versions: rows.reduce((sum, { version }) => sum + version, 0),
    holders: [...holders.values()],
  };
}
