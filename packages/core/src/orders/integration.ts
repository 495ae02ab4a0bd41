import { maxSeatsNamed, type Ask, type ConnectedSeat, type Integration, type Reply } from '@tierline/contract';
import {
  decideIntegration,
  decideSwitchable,
  decideSwitching,
  inWords,
  integrationState,
  isVendor,
  switchOf,
  type SeatAccount,
} from '@tierline/domain';
import { undoableReply } from '../entitlements/activation/give-back.ts';
import { commit } from '../kernel/commit.ts';
import { actorFacts, type Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { personName } from '../kernel/person-name.ts';
import { bool, int, object, readCount, readRow, readRows, text, timestamp, type Row } from '../kernel/rows.ts';
import { orThrow, reasonOf } from '../kernel/scope.ts';
import { concernsSeats, readSeatAccount, visiblePools } from './seat-facts.ts';
import { seatMails } from './seat-mails.ts';
import { readProductsOf } from './seat-view.ts';

/**
 * The integrations of a customer, what they hold, and which seats could be on again that ended when one was switched
 * off (O6).
 */
export async function readIntegrations(ctx: Context, ask: Ask<'readIntegrations'>): Promise<Reply<'readIntegrations'>> {
  const account = await readSeatAccount(ctx, ctx.services.db, ask.id);
  const { integrations } = ctx.vendor.programme;
  if (!concernsSeats(ctx, account)) return { account: { id: account.id, name: account.name }, items: [] };
  const products = await readProductsOf(ctx, ctx.services.db, account);
  const counts = await readSeatCounts(ctx, account);
  const facts = { ...actorFacts(ctx), account };
  const items = await Promise.all(
    integrations.map(async ({ key, controller }): Promise<Integration> => {
      const { integration: on, controller: controlled } = integrationState(
        ctx.vendor.programme,
        account.integrations,
        key,
      );
      return {
        key,
        on,
        controller: controller && { key: controller.key, on: controlled },
        products: products
          .filter(({ integration }) => integration === key)
          .map(({ id, sku, name, free }) => ({ product: { id, sku, name }, seats: counts.get(id) ?? 0, free })),
        actions: { switch: reasonOf(ctx, decideSwitchable(facts)) },
        offer: on ? await readOffer(ctx, account, key) : null,
      };
    }),
  );
  return { account: { id: account.id, name: account.name }, items };
}

/**
 * Says who would keep and who would lose a seat by a switch, by the same decision that the switch makes (O6). Changes
 * nothing.
 */
export async function previewIntegration(
  ctx: Context,
  ask: Ask<'previewIntegration'>,
): Promise<Reply<'previewIntegration'>> {
  const facts = await readFacts(ctx, ask);
  const { effect, changed } = orThrow(decideIntegration(facts, ask));
  const on = sql`t.ended_at IS NULL AND p.integration = ${switchOf(ctx.vendor.programme, ask.key)?.integration ?? ''}`;
  const [seats, count] = await Promise.all([readNamed(ctx, facts.account, on), countNamed(ctx, facts.account, on)]);
  const all = { named: seats.map(seatView), count };
  const none = { named: [], count: 0 };
  const [keeps, loses] = effect === 'ended' ? [none, all] : [all, none];
  const othersToo = !isVendor(ctx.actor.account) && ctx.actor.account.id !== facts.account.id;
  return {
    key: ask.key,
    on: ask.on,
    changes: changed,
    keeps: keeps.named,
    keepCount: keeps.count,
    loses: loses.named,
    loseCount: loses.count,
    othersToo,
  };
}

type Switched = Omit<Reply<'switchIntegration'>, 'undo'> & { undoUntil?: string; operationId?: string };

/** Switches an integration, or its controller, on or off; the seats that are on follow O6 in the same operation. */
export async function switchIntegration(
  ctx: Context,
  ask: Ask<'switchIntegration'>,
): Promise<Reply<'switchIntegration'>> {
  return undoableReply(
    await commit<Switched>(ctx, 'integrations.switch', ask, async () => {
      const facts = await readFacts(ctx, ask);
      const { plan, effect, changed } = orThrow(decideIntegration(facts, ask));
      const lost = effect === 'ended' ? facts.seats : [];
      const ended = lost.filter(({ known }) => known).length;
      const about = { subject: { kind: 'account', id: facts.account.id, name: facts.account.name } };
      const before = { integration: ask.key, on: facts.account.integrations.includes(ask.key) };
      const after = { integration: ask.key, on: ask.on };
      const seats = lost
        .slice(0, maxSeatsNamed)
        .map(({ userName, productName }) => ({ user: userName, product: productName }));
      const called = ctx.vendor.programme.integrations.find(({ key }) => key === ask.key)?.name;
      const notices = await seatMails(ctx, facts.account, {
        seats: lost.map(({ userName, productName }) => ({ user: userName, product: productName, on: false })),
        integration: (language) => (called ? inWords(called, language) : ask.key),
      });
      return {
        plan: { ...plan, notices },
        reply: { key: ask.key, on: ask.on, changed, ended },
        // A partner hears about its own licences alone, the customer about all that were lost (A3).
        changes: {
          ...about,
          before,
          after: { ...after, seatsEnded: ended },
          concerns: [
            {
              accountId: facts.account.id,
              changes: { ...about, before, after: { ...after, seatsEnded: lost.length, seats } },
            },
          ],
        },
      };
    }),
  );
}

const factsRow = {
  id: text,
  pool: object({ id: text, usedId: text, unit: text }),
  known: bool,
  userName: text,
  productName: text,
};

// The versions first: seats that end or begin between the reads make the plan stale.
async function readFacts(ctx: Context, ask: { id: string; key: string }) {
  const { db } = ctx.services;
  const account = await readSeatAccount(ctx, db, ask.id);
  const version = await readCount(
    db,
    sql`SELECT coalesce(sum(version), 0)::int AS n FROM seat WHERE account_id = ${account.id}::uuid`,
  );
  const seats = await readRows(
    db,
    factsRow,
    sql`
    SELECT t.id, jsonb_build_object('id', s.id, 'usedId', s.used_id, 'unit', s.order_line_id) AS pool,
      ${visiblePools(ctx, account, sql`o`)} AS known, ${personName(sql`u`)} AS user_name, p.name AS product_name
    FROM seat t
    JOIN portal_user u ON u.id = t.user_id
    JOIN product p ON p.id = t.product_id
    JOIN seat_pool s ON s.id = t.pool_id
    JOIN purchase_order o ON o.id = s.order_id
    WHERE t.account_id = ${account.id}::uuid
      AND t.ended_at IS NULL
      AND p.integration = ${switchOf(ctx.vendor.programme, ask.key)?.integration ?? ''}
    ORDER BY ${byPerson}`,
  );
  return { ...actorFacts(ctx), account, seats, seatsVersion: version };
}

async function readSeatCounts(ctx: Context, account: SeatAccount): Promise<Map<string, number>> {
  const rows = await readRows(
    ctx.services.db,
    { productId: text, n: int },
    sql`
    SELECT t.product_id, count(*)::int AS n
    FROM seat t
    JOIN seat_pool s ON s.id = t.pool_id
    JOIN purchase_order o ON o.id = s.order_id
    WHERE t.account_id = ${account.id}::uuid AND t.ended_at IS NULL AND ${visiblePools(ctx, account, sql`o`)}
    GROUP BY t.product_id`,
  );
  return new Map(rows.map(({ productId, n }) => [productId, n]));
}

// The seats that ended with the last switching-off, of users who are active and have none now.
async function readOffer(ctx: Context, account: SeatAccount, key: string): Promise<Integration['offer']> {
  const last = await readRow(
    ctx.services.db,
    { id: text, at: timestamp },
    sql`
    SELECT x.id, x.at FROM seat t JOIN product p ON p.id = t.product_id JOIN operation x ON x.id = t.ended_by_id
    WHERE t.account_id = ${account.id}::uuid AND p.integration = ${key} AND x.kind = 'integrations.switch'
    ORDER BY t.ended_at DESC
    LIMIT 1`,
  );
  if (!last) return null;
  const again = sql`t.ended_by_id = ${last.id}::uuid AND p.integration = ${key} AND u.status = 'active'
    AND NOT EXISTS (
      SELECT 1 FROM seat n WHERE n.user_id = t.user_id AND n.product_id = t.product_id AND n.started_at > t.ended_at)`;
  const [seats, count] = await Promise.all([readNamed(ctx, account, again), countNamed(ctx, account, again)]);
  const [first] = seats;
  if (!first) return null;
  const switching = decideSwitching(
    { ...actorFacts(ctx), account },
    { id: first.productId, name: first.productName, integration: key },
  );
  return {
    at: last.at.toISOString(),
    seats: seats.map(seatView),
    count,
    actions: { switch: reasonOf(ctx, switching) },
  };
}

const namedRow = {
  userId: text,
  name: text,
  email: text,
  productId: text,
  sku: text,
  productName: text,
  since: timestamp,
};

type NamedRow = Row<typeof namedRow>;

const namedFrom = sql`seat t
  JOIN portal_user u ON u.id = t.user_id
  JOIN product p ON p.id = t.product_id
  JOIN seat_pool s ON s.id = t.pool_id
  JOIN purchase_order o ON o.id = s.order_id`;

// Sorted by the users' names, as lists are.
const byPerson = sql`lower(u.last_name || ' ' || u.first_name || ' ' || u.email_key), p.name, t.id`;

function readNamed(ctx: Context, account: SeatAccount, which: Sql): Promise<NamedRow[]> {
  return readRows(
    ctx.services.db,
    namedRow,
    sql`
    SELECT u.id AS user_id, ${personName(sql`u`)} AS name, u.email, p.id AS product_id, p.sku,
      p.name AS product_name,
      t.started_at AS since
    FROM ${namedFrom}
    WHERE t.account_id = ${account.id}::uuid AND ${which} AND ${visiblePools(ctx, account, sql`o`)}
    ORDER BY ${byPerson}
    LIMIT ${maxSeatsNamed}`,
  );
}

async function countNamed(ctx: Context, account: SeatAccount, which: Sql): Promise<number> {
  return readCount(
    ctx.services.db,
    sql`SELECT count(*)::int AS n
      FROM ${namedFrom}
      WHERE t.account_id = ${account.id}::uuid AND ${which} AND ${visiblePools(ctx, account, sql`o`)}`,
  );
}

function seatView({ userId, name, email, productId, sku, productName, since }: NamedRow): ConnectedSeat {
  return {
    user: { id: userId, name, email },
    product: { id: productId, sku, name: productName },
    since: since.toISOString(),
  };
}
