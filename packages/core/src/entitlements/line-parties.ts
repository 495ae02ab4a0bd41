import type { Context } from '../kernel/context.ts';
import { sql, type Sql } from '../kernel/db.ts';

/** Who holds a line item and who handed it on. Ids and names are null where the reader may not know them (A3). */
export type LineParties = {
  accountId: string;
  holderId: string | null;
  holderName: string | null;
  holderIdentifier: string | null;
  holderTier: number;
  fromAccountId: string;
  fromId: string | null;
  fromName: string | null;
  fromIdentifier: string | null;
  fromTier: number;
};

/** The columns of `LineParties`; `of` is the alias of the table with both accounts, which `partyJoins` joins. */
export function partyColumns(of: Sql): Sql {
  return sql`${of}.account_id AS "accountId", holder.id AS "holderId", holder.name AS "holderName",
    holder.identifier AS "holderIdentifier", ha.tier AS "holderTier",
    ${of}.from_account_id AS "fromAccountId", giver.id AS "fromId", giver.name AS "fromName",
    giver.identifier AS "fromIdentifier", fa.tier AS "fromTier"`;
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
