import { problem } from '@tierline/contract';
import { isVendor, type Decision } from '@tierline/domain';
import { Problem, wordRefusal } from '@tierline/contract';
import type { Context } from './context.ts';
import { sql, type Sql } from './db.ts';

/**
 * The one filter of every query on accounts: all for the vendor, else the own one and related ones (A4). `account` is
 * the table's alias.
 */
export function visibleAccounts(ctx: Context, account: Sql): Sql {
  const own = ctx.actor.account.id;
  const vendor = sql`${account}.vendor_id = ${ctx.vendor.id}::uuid`;
  if (isVendor(ctx.actor.account)) return vendor;
  return sql`${vendor} AND (${account}.id = ${own}::uuid
    OR EXISTS (SELECT 1 FROM relation r WHERE r.upper_id = ${own}::uuid AND r.lower_id = ${account}.id)
    OR EXISTS (SELECT 1 FROM relation r WHERE r.lower_id = ${own}::uuid AND r.upper_id = ${account}.id))`;
}

/**
 * The condition that an account is below the actor's, which goes on managing its users once it is activated; before,
 * only its creator does (A4). `account` is the table's alias.
 */
export function managedAccounts(ctx: Context, account: Sql): Sql {
  const tiers = ctx.vendor.programme.tiers.filter(({ managedFromAbove }) => managedFromAbove).map(({ tier }) => tier);
  return sql`(${account}.tier = ANY(${tiers}::int[])
    AND ${account}.activated_at IS NOT NULL
    AND EXISTS (
      SELECT 1 FROM relation m WHERE m.upper_id = ${ctx.actor.account.id}::uuid AND m.lower_id = ${account}.id))`;
}

/**
 * The one filter of every query on line items: all for the vendor, else those the actor's account holds or handed on.
 * `line` is the alias.
 */
export function visibleLines(ctx: Context, line: Sql): Sql {
  const own = ctx.actor.account.id;
  if (isVendor(ctx.actor.account)) return sql`${line}.vendor_id = ${ctx.vendor.id}::uuid`;
  return sql`${line}.vendor_id = ${ctx.vendor.id}::uuid
    AND (${line}.account_id = ${own}::uuid OR ${line}.from_account_id = ${own}::uuid)`;
}

/** Returns what a query found among the visible rows; a missing and a hidden one get the very same answer. */
export function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw problem('not-found', {});
  return row;
}

/** Returns the value of a decision; throws a refusal as its problem. */
export function orThrow<T>(decision: Decision<T>): T {
  if (!decision.ok) throw new Problem({ refusal: decision.refusal });
  return decision.value;
}

/**
 * A decision as the portal shows it beside an action: null where it is possible, else the reason in the reader's
 * language (E6).
 */
export function reasonOf(
  ctx: Pick<Context, 'language' | 'vendor'>,
  decision: Decision<unknown>,
): { code: string; detail: string } | null {
  return decision.ok
    ? null
    : { code: decision.refusal.code, detail: wordRefusal(decision.refusal, ctx.language, ctx.vendor.programme).detail };
}
