import { problem, type AccountBy } from '@tierline/contract';
import { nameKey, type FieldError } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql } from '../kernel/db.ts';
import { arrayOf, readRows, text } from '../kernel/rows.ts';
import { visibleAccounts } from '../kernel/scope.ts';
import { storableKeys } from '../kernel/storable.ts';

const foundRow = {
  id: text,
  keys: arrayOf(text),
};

/**
 * The ids of accounts that a request names by id, or by name or identifier: among those that the actor may see (A4).
 * A name that none or several of them have is refused at its field. `at`: where the row stands in the request.
 */
export async function accountIdsOf(
  ctx: Context,
  rows: readonly AccountBy[],
  at: (index: number) => string,
): Promise<string[]> {
  const keys = storableKeys([
    ...new Set(rows.flatMap(({ account }) => (account === undefined ? [] : [nameKey(account)]))),
  ]);
  const known =
    keys.length === 0
      ? []
      : await readRows(
          ctx.services.db,
          foundRow,
          sql`
          SELECT a.id, ARRAY[a.name_key, a.identifier_key] AS keys FROM account a
          WHERE ${visibleAccounts(ctx, sql`a`)}
            AND (a.name_key = ANY(${keys}::text[]) OR a.identifier_key = ANY(${keys}::text[]))`,
        );
  const errors: FieldError[] = [];
  const ids = rows.map(({ accountId, account = '' }, index) => {
    if (accountId !== undefined) return accountId;
    const fits = known.filter((one) => one.keys.includes(nameKey(account)));
    const [only] = fits;
    if (only && fits.length === 1) return only.id;
    const rule = only ? 'several-accounts' : 'no-such-account';
    errors.push({ pointer: `${at(index)}/account`, rule, facts: {} });
    return '';
  });
  if (errors.length > 0) throw problem('invalid-input', { errors });
  return ids;
}

/** The id of the one account that a request names. */
export async function accountIdOf(ctx: Context, row: AccountBy): Promise<string> {
  const [id = ''] = await accountIdsOf(ctx, [row], () => '');
  return id;
}
