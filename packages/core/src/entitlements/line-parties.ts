import type { Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';
import { int, text, type Row } from '../kernel/rows.ts';

/** Who holds a line item and who handed it on. Ids and names are null where the reader may not know them (A3). */
export type LineParties = Row<typeof partiesRow>;

export const partiesRow = {
  accountId: text,
  holderId: text.orNull,
  holderName: text.orNull,
  holderIdentifier: text.orNull,
  holderTier: int,
  fromAccountId: text,
  fromId: text.orNull,
  fromName: text.orNull,
  fromIdentifier: text.orNull,
  fromTier: int,
};

/** The columns of `LineParties`; `of` is the alias of the table with both accounts, which `partyJoins` joins. */
export function partyColumns(of: Sql): Sql {
  return sql`${of}.account_id AS account_id, holder.id AS holder_id, holder.name AS holder_name,
    holder.identifier AS holder_identifier, ha.tier AS holder_tier,
    ${of}.from_account_id AS from_account_id, giver.id AS from_id, giver.name AS from_name,
    giver.identifier AS from_identifier, fa.tier AS from_tier`;
}

/** Joins both accounts: `ha` and `fa` for every reader, `holder` and `giver` as far as the reader may know them. */
export function partyJoins(ctx: Context, of: Sql): Sql {
  const viewer = ctx.actor.account.id;
  return sql`JOIN account ha ON ha.id = ${of}.account_id
    JOIN account fa ON fa.id = ${of}.from_account_id
    LEFT JOIN visible_account holder ON holder.viewer_id = ${viewer}::uuid AND holder.id = ${of}.account_id
    LEFT JOIN visible_account giver ON giver.viewer_id = ${viewer}::uuid AND giver.id = ${of}.from_account_id`;
}

/** Both as they are answered. */
export function partiesView(row: LineParties) {
  return {
    holder: { id: row.holderId, name: row.holderName, identifier: row.holderIdentifier, tier: row.holderTier },
    from: { id: row.fromId, name: row.fromName, identifier: row.fromIdentifier, tier: row.fromTier },
  };
}
