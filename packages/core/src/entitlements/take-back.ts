import type { Ask, Reply } from '@tierline/contract';
import { decideRecalls, decideReturns, signsIn, type BackFacts, type BackLine } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commit } from '../kernel/commit.ts';
import { rankOfContact } from '../accounts/contact.ts';
import type { Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import type { Changes } from '../kernel/operation.ts';
import { found, visibleLines } from '../kernel/scope.ts';
import { withHosts } from './activation/hosts.ts';
import { refusedRows } from '../kernel/refused-rows.ts';
import { bool, date, int, joined, object, oneOf, readRows, text, timestamp, type Row } from '../kernel/rows.ts';

type Rows = Ask<'returnCopies'>;

/** Gives copies back to the lines that they came from, all rows or none; both sides are notified (E7). */
export async function returnCopies(ctx: Context, ask: Rows): Promise<Reply<'returnCopies'>> {
  return commit<Reply<'returnCopies'>>(ctx, 'return', ask, async (triedBefore) => {
    const rows = await readBackRows(
      ctx,
      ask.rows.map((row) => row.lineItemId),
    );
    const decision = decideReturns({ actor: ctx.actor, rows, triedBefore }, ask);
    if (!decision.ok) throw refusedRows(await withHosts(ctx, decision.refused, (row) => ask.rows[row]?.lineItemId));
    return {
      plan: decision.plan,
      reply: { returns: ask.rows.map(({ lineItemId, copies }) => ({ lineItemId, copies })) },
      changes: changesOf('return', rows, ask, 'giver'),
    };
  });
}

/**
 * Takes back copies that the actor's account handed on, all rows or none; where the recall window is over, the receiver
 * is asked (E7).
 */
export async function recallCopies(ctx: Context, ask: Rows): Promise<Reply<'recallCopies'>> {
  return commit<Reply<'recallCopies'>>(ctx, 'recall', ask, async (triedBefore) => {
    const rows = await readBackRows(
      ctx,
      ask.rows.map((row) => row.lineItemId),
    );
    const decision = decideRecalls({ actor: ctx.actor, rows, triedBefore }, ask);
    if (!decision.ok) throw refusedRows(await withHosts(ctx, decision.refused, (row) => ask.rows[row]?.lineItemId));
    const recalls = ask.rows.map(({ lineItemId, copies }, index) => ({
      lineItemId,
      copies,
      requestId: decision.done[index] === 'requested' ? (rows[index]?.fresh.requestId ?? null) : null,
    }));
    return {
      plan: decision.plan,
      reply: { recalls },
      changes: changesOf('recall', rows, ask, 'holder', decision.done),
    };
  });
}

/**
 * The condition that taking back copies of a line now needs the holder's consent. `l` is the line, `ha` its holder's
 * account.
 */
export function needsConsent(ctx: Context): Sql {
  return sql`(ha.tier = ANY(${consenting(ctx)}::int[]) AND ${windowEnd(ctx)} <= tierline_now())`;
}

// Holders whose tier does not sign in cannot answer a request: from them copies are taken back at any time.
function consenting(ctx: Context): number[] {
  return ctx.vendor.programme.tiers.map(({ tier }) => tier).filter((tier) => signsIn(ctx.vendor.programme, tier));
}

function windowEnd(ctx: Context): Sql {
  return sql`(l.created_at + make_interval(days => ${ctx.vendor.programme.recallWindowDays}::int))`;
}

const person = object({ id: text, email: text, language: text });

const lineRow = {
  id: text.orNull,
  ...joined({
    version: int,
    rootId: text,
    state: oneOf('open', 'on-hold', 'closed'),
    stateReason: text,
    available: int,
    activationId: text,
    productName: text,
    startsOn: date,
    upperId: text,
    giverId: text,
    giverName: text,
    giverVersion: int,
    giverClosed: bool,
    holderId: text,
    holderName: text,
    needsConsent: bool,
  }),
  expiresOn: date.orNull,
  upperActivationId: text.orNull,
  windowEnds: timestamp.orNull,
  requestWaits: bool,
  giverKnown: text.orNull,
  giverContact: person.orNull,
  holderKnown: text.orNull,
  holderContact: person.orNull,
};

type LineRow = Row<typeof lineRow>;

/**
 * Reads all facts of a return or recall, as far as the actor may see them; each side's name as the other may know it
 * (A3). The mails go to the line's contact at the holder; at the giver to the parent line's contact, else to the person
 * who handed it on, else to the account's first user.
 */
export async function readBackRows(ctx: Context, lineIds: readonly string[]): Promise<BackFacts['rows']> {
  const contactOf = (account: Sql, order: Sql) => sql`LATERAL (
    SELECT jsonb_build_object('id', u.id, 'email', u.email, 'language', u.language) AS contact FROM portal_user u
      WHERE u.account_id = ${account} AND u.status = 'active'
      ORDER BY ${order}, ${rankOfContact(sql`u`)}, u.created_at, u.id
      LIMIT 1)`;
  const rows = await readRows(
    ctx.services.db,
    lineRow,
    sql`
    SELECT l.id, l.version, l.root_id, l.state, l.state_reason,
      (h.input - h.output)::float8 AS available, l.activation_id, p.name AS product_name,
      l.starts_on::text AS starts_on, l.expires_on::text AS expires_on, h.upper_id,
      parent.activation_id AS upper_activation_id, ${needsConsent(ctx)} AS needs_consent,
      CASE WHEN ha.tier = ANY(${consenting(ctx)}::int[])
        AND ${windowEnd(ctx)} > tierline_now() THEN ${windowEnd(ctx)} END AS window_ends,
      EXISTS (SELECT 1 FROM recall_request q WHERE q.line_item_id = l.id AND q.state = 'open') AS request_waits,
      fa.id AS giver_id, fa.name AS giver_name, fa.version AS giver_version, fa.status = 'closed' AS giver_closed,
      giver.name AS giver_known, gc.contact AS giver_contact,
      ha.id AS holder_id, ha.name AS holder_name, holder.name AS holder_known, hc.contact AS holder_contact
    FROM unnest(${[...lineIds]}::uuid[]) WITH ORDINALITY AS asked (line_id, row)
    LEFT JOIN line_item l ON l.id = asked.line_id AND ${visibleLines(ctx, sql`l`)}
    LEFT JOIN holding h ON h.id = l.id
    LEFT JOIN product p ON p.id = l.product_id
    LEFT JOIN line_item parent ON parent.id = l.parent_id
    LEFT JOIN operation made ON made.id = l.operation_id
    LEFT JOIN account ha ON ha.id = l.account_id
    LEFT JOIN account fa ON fa.id = l.from_account_id
    LEFT JOIN visible_account giver ON giver.viewer_id = l.account_id AND giver.id = l.from_account_id
    LEFT JOIN visible_account holder ON holder.viewer_id = l.from_account_id AND holder.id = l.account_id
    LEFT JOIN ${contactOf(sql`l.account_id`, sql`(u.id = l.contact_id) IS NOT TRUE`)} hc ON TRUE
    LEFT JOIN ${contactOf(sql`l.from_account_id`, sql`(u.id = parent.contact_id) IS NOT TRUE, (u.id = made.actor_id) IS NOT TRUE`)} gc ON TRUE
    ORDER BY asked.row`,
  );
  return rows.map((row) => ({
    line: backLine(row),
    fresh: { requestId: randomUUID(), mailIds: [randomUUID(), randomUUID()] as const },
  }));
}

function backLine(row: LineRow): BackLine {
  const {
    upperId,
    upperActivationId,
    windowEnds,
    giverId,
    giverName,
    giverKnown,
    giverVersion,
    giverClosed,
    giverContact,
    holderId,
    holderName,
    holderKnown,
    holderContact,
    ...line
  } = row;
  return {
    ...line,
    id: found(row.id),
    upper: { holdingId: upperId, activationId: upperActivationId },
    windowEnds: windowEnds?.toISOString() ?? null,
    giver: {
      accountId: giverId,
      name: giverName,
      known: giverKnown,
      contact: giverContact,
      version: giverVersion,
      closed: giverClosed,
    },
    holder: { accountId: holderId, name: holderName, known: holderKnown, contact: holderContact },
  };
}

/**
 * What the audit stores of copies that went back: from or to which account, as far as the actor may know. `asked`: rows
 * for which the receiver is only asked.
 */
export function changesOf(
  kind: string,
  rows: BackFacts['rows'],
  ask: { rows: readonly { copies: number }[]; reason: string },
  other: 'giver' | 'holder',
  done: readonly ('moved' | 'requested')[] = [],
): Changes {
  const lines = rows.map(({ line }, index) => ({
    line: line.id,
    product: line.productName,
    copies: ask.rows[index]?.copies ?? 0,
    ...(done[index] === 'requested' && { asked: true }),
    accountId: line[other].accountId,
    ...(line[other].known !== null && { account: line[other].known }),
  }));
  return { subject: { kind, id: rows[0]?.line.id ?? '' }, after: { reason: ask.reason, lines } };
}
