import type { Ask, Reply } from '@tierline/contract';
import { decideAssign, type AssignTarget } from '@tierline/domain';
import { randomUUID } from 'node:crypto';
import { commit } from '../kernel/commit.ts';
import { actorFacts, today, type Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { bool, int, oneOf, readRows, text } from '../kernel/rows.ts';
import { accountIdsOf } from '../accounts/account-named.ts';
import { readPeopleToNotify } from '../accounts/licence-people.ts';
import { readPools } from './order-pools.ts';
import { movedParts, orderOf, readOrderRow, type OrderRow } from './order-rows.ts';
import { orThrow, visibleAccounts } from '../kernel/scope.ts';

/** Assigns licences of an order to customers, all rows or none (O2); refused as `decideAssign` says. */
export async function assignOrder(ctx: Context, ask: Ask<'assignOrder'>): Promise<Reply<'assignOrder'>> {
  return commit<Moved>(ctx, 'order.assign', ask, async () => {
    const row = await readOrderRow(ctx, ask.id);
    const asked = await accountIdsOf(ctx, ask.rows, (index) => `/rows/${index}`);
    const targets = new Map((await readTargets(ctx, row, asked)).map((target) => [target.id, target]));
    const pools = new Map(
      (await readPools(ctx, ask.id)).map((pool) => [`${pool.accountId} ${pool.orderLineId}`, pool]),
    );
    const poolOf = (accountId: string, lineId: string) => {
      const pool = pools.get(`${accountId} ${lineId}`);
      return pool
        ? { id: pool.id, usedId: pool.usedId, isNew: false }
        : { id: randomUUID(), usedId: randomUUID(), isNew: true };
    };
    const { plan, parts } = orThrow(
      decideAssign(
        {
          ...actorFacts(ctx),
          today: today(ctx.services),
          order: orderOf(row),
          lines: row.lines,
          targets,
          poolOf,
        },
        ask.rows.map((one, index) => ({ ...one, accountId: asked[index] ?? '' })),
      ),
    );
    return { plan, reply: { id: ask.id, parts: [...parts] }, changes: movedParts(row, parts, targets) };
  });
}

type Moved = Reply<'assignOrder'>;

const targetsRow = {
  id: text,
  name: text,
  tier: int,
  status: oneOf('active', 'suspended', 'closed'),
  version: int,
  related: bool,
};

// A customer counts as related where they are related to the partner who bought the order.
async function readTargets(ctx: Context, row: OrderRow, ids: readonly string[]): Promise<AssignTarget[]> {
  const people = await readPeopleToNotify(ctx, ids);
  const targets = await readRows(
    ctx.services.db,
    targetsRow,
    sql`
    SELECT a.id,
      a.version,
      a.name,
      a.tier,
      a.status,
      EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = ${row.accountId}::uuid AND r.lower_id = a.id) AS related
    FROM account a
    WHERE a.id = ANY(${[...ids]}::uuid[]) AND ${visibleAccounts(ctx, sql`a`)}`,
  );
  return targets.map((target) => ({ ...target, people: people.get(target.id) ?? [] }));
}
