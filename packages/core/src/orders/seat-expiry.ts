import {
  decideExpiry,
  decideExpiryWarning,
  expiryWarnDays,
  expiryWarnings,
  type ExpiryFacts,
  type Programme,
} from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commitIfAny } from '../kernel/commit.ts';
import { operationId, type OperationActor, type Services } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { readPeopleToNotify } from '../accounts/licence-people.ts';
import { personName } from '../kernel/person-name.ts';
import { date, int, object, readRow, readRows, text, type Row } from '../kernel/rows.ts';
import { forEachVendor } from '../accounts/each-vendor.ts';

/**
 * Handles seats whose licences have expired (O8): other licences take them over where there are some; a seat without
 * any ends after its days of grace. One operation a customer, with mails. Safe to run often and in parallel. Returns
 * how many customers changed.
 */
export async function expireSeats(services: Services): Promise<number> {
  let done = 0;
  await forEachVendor(services, hasOrders, async (doer) => {
    for (const account of await customersWith(doer, -1)) if ((await expireAt(doer, account)) !== null) done += 1;
  });
  return done;
}

/**
 * Mails about seats whose licences expire soon and that no others could take over, once each 30 and 7 days ahead, one
 * mail for each day of expiry (O8). Returns how many mails.
 */
export async function warnOfExpiry(services: Services): Promise<number> {
  let mails = 0;
  await forEachVendor(services, hasOrders, async (doer) => {
    for (const account of await customersWith(doer, Math.max(...expiryWarnDays))) mails += await warnAt(doer, account);
  });
  return mails;
}

function hasOrders({ modules }: Programme): boolean {
  return modules.includes('orders');
}

const customerRow = {
  id: text,
  name: text,
};

type Customer = Row<typeof customerRow>;

// Customers with seats of licences that expire within so many days; -1: that have expired.
function customersWith({ services: { db }, vendor }: OperationActor, days: number): Promise<Customer[]> {
  const today = sql`(tierline_now() AT TIME ZONE 'UTC')::date`;
  return readRows(
    db,
    customerRow,
    sql`
    SELECT a.id, a.name
    FROM account a
    WHERE a.vendor_id = ${vendor.id}::uuid AND ${days < 0 ? sql`TRUE` : sql`a.status <> 'closed'`} AND EXISTS (
      SELECT 1 FROM seat t JOIN seat_pool s ON s.id = t.pool_id JOIN order_line l ON l.id = s.order_line_id
      WHERE t.account_id = a.id
        AND t.ended_at IS NULL
        AND ${days < 0 ? sql`l.expires_on < ${today}` : sql`l.expires_on BETWEEN ${today} AND ${today} + ${days}::int`})
      ORDER BY a.id`,
  );
}

function expireAt(doer: OperationActor, account: Customer): Promise<{ moved: number; ended: number } | null> {
  return commitIfAny<{ moved: number; ended: number }>(doer, 'seats.expire', account, async () => {
    const expiry = decideExpiry(await readFacts(doer, account));
    if (!expiry) return null;
    const { plan, moved, ended } = expiry;
    return {
      plan,
      reply: { moved, ended: ended.length },
      changes: {
        subject: { kind: 'account', id: account.id, name: account.name },
        after: {
          moved,
          ended: ended.map(({ userName, productName, expiresOn }) => ({
            user: userName,
            product: productName,
            expiresOn,
          })),
        },
      },
    };
  });
}

// Each warning is an operation with a key of its own, so that there is one, no matter which process comes first.
async function warnAt(doer: OperationActor, account: Customer): Promise<number> {
  const { db } = doer.services;
  const warnings = expiryWarnings(await readFacts(doer, account)).map((warning) => ({
    ...warning,
    by: { ...doer, key: `seats.warn ${account.id} ${warning.expiresOn} ${warning.mark}` },
  }));
  const known = new Set(
    (
      await db.operation.findMany({
        where: { id: { in: warnings.map(({ by }) => operationId(by)) } },
        select: { id: true },
      })
    ).map(({ id }) => id),
  );
  let mails = 0;
  for (const { by, ...warning } of warnings.filter((one) => !known.has(operationId(one.by)))) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other: there are few, and each is a mail.
    const told = await commitIfAny<{ mails: number }>(
      by,
      'seats.warn',
      { account: account.id, expiresOn: warning.expiresOn, mark: warning.mark },
      async () => {
        const plan = decideExpiryWarning(await readFacts(doer, account), warning);
        return {
          plan,
          reply: { mails: plan.notices.length },
          changes: {
            subject: { kind: 'account', id: account.id, name: account.name },
            after: { expiresOn: warning.expiresOn, seats: warning.seats.length, mails: plan.notices.length },
          },
        };
      },
    );
    mails += told?.mails ?? 0;
  }
  return mails;
}

const poolWithRoomRow = {
  id: text,
  usedId: text,
  unit: text,
  productId: text,
  free: int,
  startsOn: date,
  expiresOn: date.orNull,
  from: text,
};

const factsRow = {
  id: text,
  expiresOn: date,
  userId: text,
  startsOn: date,
  productId: text,
  productName: text,
  userName: text,
  pool: object({ id: text, usedId: text, unit: text, from: text }),
};

async function readFacts(doer: OperationActor, account: Customer): Promise<ExpiryFacts> {
  const { db } = doer.services;
  const within = Math.max(...expiryWarnDays);
  const day = await readRow(db, { today: date }, sql`SELECT (tierline_now() AT TIME ZONE 'UTC')::date::text AS today`);
  const today = day?.today ?? '';
  const seats = await readRows(
    db,
    factsRow,
    sql`
    SELECT t.id, u.id AS user_id, ${personName(sql`u`)} AS user_name, p.id AS product_id, p.name AS product_name,
      l.starts_on::text AS starts_on, l.expires_on::text AS expires_on,
      jsonb_build_object('id', s.id, 'usedId', s.used_id, 'unit', s.order_line_id, 'from', o.account_id) AS pool
    FROM seat t
    JOIN portal_user u ON u.id = t.user_id
    JOIN product p ON p.id = t.product_id
    JOIN seat_pool s ON s.id = t.pool_id
    JOIN order_line l ON l.id = s.order_line_id
    JOIN purchase_order o ON o.id = s.order_id
    WHERE t.account_id = ${account.id}::uuid AND t.ended_at IS NULL AND l.expires_on <= ${today}::date + ${within}::int
    ORDER BY t.id`,
  );
  const pools = await readRows(
    db,
    poolWithRoomRow,
    sql`
    SELECT s.id, s.used_id, s.order_line_id AS unit, s.product_id,
      (h.input - h.output)::float8 AS free, l.starts_on::text AS starts_on, l.expires_on::text AS expires_on,
      o.account_id AS from
    FROM seat_pool s
    JOIN holding h ON h.id = s.id
    JOIN order_line l ON l.id = s.order_line_id
    JOIN purchase_order o ON o.id = s.order_id
    WHERE s.account_id = ${account.id}::uuid
      AND h.output < h.input
      AND coalesce(l.expires_on, 'infinity'::date) >= ${today}::date
    ORDER BY s.id`,
  );
  const partnerIds = [...new Set(seats.map(({ pool }) => pool.from))];
  const [own, theirs] = [
    await readPeopleToNotify(doer, [account.id]),
    await readPeopleToNotify(doer, partnerIds, ['operator', 'administrator', 'master']),
  ];
  const partners = await db.account.findMany({ where: { id: { in: partnerIds } }, select: { id: true, name: true } });
  return {
    today,
    pools,
    seats: seats.map((seat) => ({ ...seat, freshId: randomUUID() })),
    account: { ...account, people: own.get(account.id) ?? [] },
    partners: new Map(partners.map((partner) => [partner.id, { ...partner, people: theirs.get(partner.id) ?? [] }])),
  };
}
