import {
  decideChooseDevices,
  decidesOn,
  emptyPlan,
  type ChosenDevices,
  type Plan,
  type RowSet,
} from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { sql, type Database, type Transaction } from '../kernel/db.ts';
import { bool, int, readRows, text } from '../kernel/rows.ts';
import { found, orThrow } from '../kernel/scope.ts';
import type { RenewalRow } from './renewal-rows.ts';

/** A device of a line item that is renewed, with its copies that could pass on. */
const lineDeviceRow = {
  id: text,
  lineItemId: text,
  copies: int,
  passesOn: bool,
};

/** What was chosen of each line item’s devices, and how they are marked accordingly. */
export type Choice = { chosen: (ChosenDevices | null)[]; sets: (copies: readonly number[]) => RowSet[] };

/**
 * Reads which devices of line items are chosen to go on with what follows (E15); `asked`: of each line item, undefined
 * where nothing is said. A device that is none of the line item’s is not found.
 */
export async function readChoice(
  ctx: Context,
  lines: readonly RenewalRow[],
  asked: readonly (readonly string[] | undefined)[],
  db: Database | Transaction = ctx.services.db,
): Promise<Choice> {
  const decided = lines.filter((line) => decidesOn(ctx.actor, line));
  const rows = await readRows(
    db,
    lineDeviceRow,
    sql`
    SELECT a.id, a.line_item_id, (ah.input - ah.output - a.returning_copies)::float8 AS copies,
      a.passes_on
    FROM activation a
    JOIN holding ah ON ah.id = a.id
    WHERE a.line_item_id = ANY(${decided.map(({ id }) => id)}::uuid[])
      AND a.state = 'active'
    ORDER BY a.id`,
  );
  const of = Map.groupBy(rows, ({ lineItemId }) => lineItemId);
  const chosen = lines.map(({ id }, index): ChosenDevices | null => {
    const ids = asked[index];
    if (ids === undefined) return null;
    const devices = new Map(of.get(id)?.map((device) => [device.id, device]));
    const picked = [...new Set(ids)].map((one) => found(devices.get(one)));
    return { ids: picked.map((one) => one.id), copies: picked.reduce((sum, one) => sum + one.copies, 0) };
  });
  return {
    chosen,
    // Where all of them have room nobody is left out, whatever was chosen for an earlier renewal.
    sets: (copies) =>
      lines.flatMap(({ id, activated }, index) => {
        const ids = activated > (copies[index] ?? 0) ? chosen[index]?.ids : undefined;
        return (of.get(id) ?? [])
          .filter((device) => device.passesOn !== (ids?.includes(device.id) ?? true))
          .map((device) => ({
            table: 'activation' as const,
            id: device.id,
            set: { passesOn: !device.passesOn },
            while: { state: 'active' },
          }));
      }),
  };
}

/** Decides which devices of own line items go on with what follows these, and marks them (E15). */
export async function planChoice(
  ctx: Context,
  tx: Transaction,
  lines: readonly RenewalRow[],
  ids: readonly string[],
): Promise<Plan> {
  const { chosen, sets } = await readChoice(
    ctx,
    lines,
    lines.map(() => ids),
    tx,
  );
  for (const [index, line] of lines.entries())
    orThrow(decideChooseDevices({ actor: ctx.actor }, line, chosen[index] ?? { ids: [], copies: 0 }));
  return { ...emptyPlan(), sets: sets(lines.map(() => 0)) };
}
