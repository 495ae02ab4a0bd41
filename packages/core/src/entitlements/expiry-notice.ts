import { decideExpiryNotice, expiryNotices, type ExpiryNoticeFacts } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commitIfAny } from '../kernel/commit.ts';
import { operationId, type OperationActor, type Services } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { bool, date, int, object, readRow, readRows, text, type Row } from '../kernel/rows.ts';
import { forEachVendor } from '../accounts/each-vendor.ts';

/** The most line items in one user's mail, those that expire first; the rest follows on the next day. */
const mostAtOnce = 20_000;

/**
 * Mails users who opted in about line items of their account that expire, as many days ahead as the programme says,
 * once each, in one mail a day at most (E11). Safe to run often and in parallel. Returns how many mails.
 */
export async function tellOfExpiry(services: Services): Promise<number> {
  let mails = 0;
  await forEachVendor(
    services,
    (programme) => expiryNotices(programme, 1).length > 0,
    async (doer) => {
      const day = await readRow(services.db, { today: date }, sql`SELECT ${today}::text AS today`);
      for (const reader of await readersWithNews(doer)) if (await tell(doer, reader, day?.today ?? '')) mails += 1;
    },
  );
  return mails;
}

const today = sql`(tierline_now() AT TIME ZONE 'UTC')::date`;

const readerRow = {
  id: text,
  email: text,
};

type Reader = Row<typeof readerRow>;

// Users of a suspended account get notices too; users who have never had a password do not.
const told = sql`u.expiry_mail
  AND u.status = 'active'
  AND u.may_sign_in
  AND u.password_kind IS NOT NULL
  AND a.tier > 0
  AND a.status <> 'closed'
  AND a.activated_at IS NOT NULL`;

// The users with something to report today. The LIMIT makes the planner start from the few users, each with their
// account's lines that expire soon, instead of from all lines.
function readersWithNews(doer: OperationActor): Promise<Reader[]> {
  return readRows(
    doer.services.db,
    readerRow,
    sql`
    SELECT u.id, u.email
    FROM portal_user u
    JOIN account a ON a.id = u.account_id
    CROSS JOIN LATERAL (${newsOf(doer, sql`1`)} LIMIT 1) news
    WHERE u.vendor_id = ${doer.vendor.id}::uuid AND ${told} ORDER BY u.id`,
  );
}

// The line items of account `a` that user `u` is to be notified of. What can still be undone waits until it cannot.
function newsOf({ vendor }: OperationActor, columns: Sql): Sql {
  const days = [...vendor.programme.expiryNoticeDays];
  return sql`
    SELECT ${columns} FROM line_item l JOIN holding h ON h.id = l.id
    WHERE l.account_id = a.id
      AND coalesce(l.expires_on, 'infinity'::date) BETWEEN ${today} AND ${today} + ${Math.max(...days)}::int
      AND l.state <> 'closed'
      AND NOT EXISTS (
        SELECT 1
        FROM expiry_notice n
        WHERE n.user_id = u.id
          AND n.line_item_id = l.id
          AND n.days <= (SELECT min(d) FROM unnest(${days}::int[]) d WHERE l.expires_on <= ${today} + d))
      AND (h.output < h.input
        OR EXISTS (
          SELECT 1
          FROM holding used
          WHERE used.upper_id = l.id AND used.purpose = 'activated' AND used.output < used.input))
      AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.id = l.operation_id AND o.undo_until > tierline_now())`;
}

// One operation a user and day, so that there is one mail, no matter which process comes first; a notice written in
// between makes the plan stale.
async function tell(doer: OperationActor, reader: Reader, day: string): Promise<boolean> {
  const by = { ...doer, key: `entitlements.warn ${reader.id} ${day}` };
  if ((await doer.services.db.operation.count({ where: { id: operationId(by) } })) > 0) return false;
  const mine: string[] = [];
  const done = await commitIfAny<{ mailId: string }>(by, 'entitlements.warn', { user: reader.id, day }, async () => {
    const facts = await readFacts(doer, reader);
    // The day has ended: the next one has a mail of its own.
    if (facts === null || facts.today !== day) return null;
    const plan = decideExpiryNotice(facts);
    if (!plan) return null;
    mine.push(facts.freshMailId);
    return {
      plan,
      reply: { mailId: facts.freshMailId },
      changes: {
        subject: { kind: 'user', id: reader.id, name: reader.email },
        after: { account: facts.account.name, lines: plan.rows.length, mails: plan.notices.length },
      },
    };
  });
  return done !== null && mine.includes(done.mailId);
}

const expiringLineRow = {
  id: text,
  product: text,
  activationId: text,
  available: int,
  activated: int,
  onHold: bool,
  startsOn: date,
  expiresOn: date,
  told: int.orNull,
};

const factsRow = {
  today: date,
  user: object({ id: text, version: int, email: text, language: text }),
  account: object({ id: text, version: int, name: text }),
};

async function readFacts(doer: OperationActor, reader: Reader): Promise<ExpiryNoticeFacts | null> {
  const {
    services: { db },
    vendor,
  } = doer;
  const row = await readRow(
    db,
    factsRow,
    sql`
    SELECT ${today}::text AS today,
      jsonb_build_object('id', u.id, 'version', u.version, 'email', u.email, 'language', u.language) AS user,
      jsonb_build_object('id', a.id, 'version', a.version, 'name', a.name) AS account
    FROM portal_user u JOIN account a ON a.id = u.account_id WHERE u.id = ${reader.id}::uuid AND ${told}`,
  );
  if (!row) return null;
  const lines = await readRows(
    db,
    expiringLineRow,
    sql`
    SELECT news.id, p.name AS product, news.activation_id, news.available::float8 AS available,
      coalesce((
        SELECT sum(used.input - used.output)
        FROM holding used
        WHERE used.upper_id = news.id AND used.purpose = 'activated'), 0)::float8 AS activated,
          news.state = 'on-hold' AS on_hold,
      news.starts_on::text AS starts_on, news.expires_on::text AS expires_on,
      (SELECT min(n.days) FROM expiry_notice n WHERE n.user_id = u.id AND n.line_item_id = news.id) AS told
    FROM portal_user u JOIN account a ON a.id = u.account_id CROSS JOIN LATERAL (
      ${newsOf(doer, sql`l.*, h.input - h.output AS available`)}
        ORDER BY coalesce(l.expires_on, 'infinity'::date), l.id
        LIMIT ${mostAtOnce}) news
    JOIN product p ON p.id = news.product_id WHERE u.id = ${reader.id}::uuid`,
  );
  return { ...row, noticeDays: vendor.programme.expiryNoticeDays, lines, freshMailId: randomUUID() };
}
