import type { Ask, Reply } from '@tierline/contract';
import {
  decideSeatsEndable,
  decideUnassign,
  decideUnassignable,
  roomFor,
  type LeavingSeat,
  type OtherPool,
  type UnassignAsk,
} from '@tierline/domain';
import { commit } from '../kernel/commit.ts';
import { actorFacts, type Context } from '../kernel/context.ts';
import { readPeopleToNotify } from '../accounts/licence-people.ts';
import { readOtherPools, readPools, type PoolRow } from './order-pools.ts';
import { movedParts, orderOf, readOrderRow, type OrderRow } from './order-rows.ts';
import { orThrow, reasonOf } from '../kernel/scope.ts';

/**
 * Takes licences of an order back from a customer; seats in use move to other licences, or end for the users that are
 * named (O2, O7, O8).
 */
export async function unassignOrder(ctx: Context, ask: Ask<'unassignOrder'>): Promise<Reply<'unassignOrder'>> {
  return commit<Reply<'unassignOrder'>>(ctx, 'order.unassign', ask, async () => {
    const { row, pools, facts } = await readFacts(ctx, ask);
    const { plan, parts, seats } = orThrow(decideUnassign(facts, askOf(ask)));
    const accounts = new Map(pools.map(({ accountId, accountName }) => [accountId, { name: accountName }]));
    const { subject, after } = movedParts(row, parts, accounts);
    const left = seats.map(({ user, pool, to }) => ({
      accountId: ask.accountId,
      user: user.name,
      product: pool.productName,
      becomes: to ? 'moved' : 'ended',
      ...(to && { order: to.orderNumber }),
    }));
    return {
      plan,
      reply: { id: ask.id, parts: [...parts], seats: seats.map(seatView) },
      changes: { subject, after: { ...after, ...(left.length > 0 && { seats: left }) } },
    };
  });
}

/** Says what would happen to the seats in use, by the same decision that taking back makes (O8). Changes nothing. */
export async function previewUnassign(ctx: Context, ask: Ask<'previewUnassign'>): Promise<Reply<'previewUnassign'>> {
  const { facts } = await readFacts(ctx, ask);
  return { seats: orThrow(decideUnassign(facts, askOf(ask))).seats.map(seatView) };
}

/**
 * What an order's page says of licences at a customer: how many are in use, how many could move elsewhere, and why an
 * action is disabled.
 */
export function poolCounts(
  ctx: Context,
  row: OrderRow,
  pool: PoolRow,
  others: readonly (OtherPool & { accountId: string })[],
) {
  const facts = {
    ...actorFacts(ctx),
    order: orderOf(row),
    account: { integrations: pool.integrations },
    pools: [pool],
    others: others.filter(({ accountId }) => accountId === pool.accountId),
  };
  return {
    quantity: pool.free + pool.inUse,
    inUse: pool.inUse,
    free: pool.free,
    movable: roomFor(facts, pool),
    actions: {
      unassign: reasonOf(ctx, decideUnassignable(facts)),
      release: reasonOf(ctx, decideSeatsEndable(facts, pool)),
    },
  };
}

async function readFacts(ctx: Context, ask: { id: string; accountId: string }) {
  const row = await readOrderRow(ctx, ask.id);
  const pools = (await readPools(ctx, ask.id)).filter(({ accountId }) => accountId === ask.accountId);
  const others = await readOtherPools(ctx, row.accountId, pools);
  const people = (await readPeopleToNotify(ctx, [ask.accountId])).get(ask.accountId) ?? [];
  const [first] = pools;
  const account = {
    id: ask.accountId,
    version: first?.accountVersion ?? 0,
    name: first?.accountName ?? '',
    integrations: first?.integrations ?? [],
    people,
  };
  return {
    row,
    pools,
    facts: { ...actorFacts(ctx), order: orderOf(row), account, pools, others },
  };
}

// Before products could be chosen, requests named users by id alone.
function askOf({
  accountId,
  lines,
  release,
}: Pick<Ask<'unassignOrder'>, 'accountId' | 'lines' | 'release'>): UnassignAsk {
  return {
    accountId,
    lines,
    release: release?.map((row) => (typeof row === 'string' ? { userId: row, productId: null } : row)),
  };
}

function seatView({ user, pool, to }: LeavingSeat & { pool: { sku?: string } }) {
  return {
    user: { id: user.id, name: user.name },
    product: { id: pool.productId, sku: pool.sku ?? '', name: pool.productName },
    becomes: to ? ('moved' as const) : ('ended' as const),
    orderNumber: to?.orderNumber ?? null,
  };
}
