import { nameKey } from '../kernel/text.ts';
import { refuse, refusedBy } from '../kernel/decision.ts';
import { repeats, wrongCell, type WrongCell } from './import.ts';
import type { Actor } from '../kernel/permissions.ts';
import type { Programme } from '../kernel/programme.ts';
import { decideSiteCreatable } from '../credits/site.ts';
import { enoughCredits } from '../credits/wallet.ts';

/** A row to become a site; `credits`: its first ones, 0 where it gets none or the cell cannot be read. */
export type ImportedSite = { line: number; name: string; credits: number };

/**
 * Judges each row of an import of sites (X5): each is decided as it would be alone (C2), none may repeat a name above
 * it, and together they take no more than the balance has.
 */
export function judgeSiteRows(
  facts: { actor: Actor; programme: Programme; names: ReadonlySet<string>; balance: number },
  rows: readonly ImportedSite[],
): WrongCell[][] {
  const same = repeats(rows, (row) => nameKey(row.name));
  const barred = refusedBy(decideSiteCreatable(facts.actor, facts.programme));
  let left = facts.balance;
  return rows.map((row) => {
    if (barred) return wrongCell('name', barred);
    const line = same(row);
    const named =
      line === null
        ? facts.names.has(nameKey(row.name))
          ? refuse('site-name-taken', { site: row.name })
          : null
        : refuse('same-name', { name: row.name, line });
    const short = enoughCredits(null, left, row.credits);
    if (!short) left -= row.credits;
    return [...wrongCell('name', named), ...wrongCell('credits', short)];
  });
}
