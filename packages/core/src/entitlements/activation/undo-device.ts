import type { UndoneActivation, UndoneTransfer } from '@tierline/domain';
import type { Context } from '../../kernel/context.ts';
import { sql } from '../../kernel/db.ts';
import { bool, int, readRows, text } from '../../kernel/rows.ts';

const undoneActivationRow = {
  id: text,
  version: int,
  made: bool,
  waits: bool,
  copies: int,
  returning: int,
  generation: int,
  fetchedGeneration: int,
  ended: bool,
  endedByIt: bool,
  hostTaken: bool,
};

/** Reads the activations that an operation made, moved copies to or from, or set on their way back (X8). */
export function readUndoneDevices(
  { services }: Context,
  operationId: string,
  transfers: readonly Pick<UndoneTransfer, 'fromId' | 'toId'>[],
): Promise<UndoneActivation[]> {
  return readRows(
    services.db,
    undoneActivationRow,
    sql`
    SELECT a.id, a.version, a.operation_id = ${operationId}::uuid AS made,
      coalesce(a.returning_by_id = ${operationId}::uuid, FALSE) AS waits, (h.input - h.output)::float8 AS copies,
      a.returning_copies AS returning, a.generation, a.fetched_generation,
      a.state = 'ended' AS ended,
      a.state = 'ended'
        AND EXISTS (SELECT 1 FROM transfer t WHERE t.from_id = a.id AND t.operation_id = ${operationId}::uuid)
        AND NOT EXISTS (
          SELECT 1
          FROM transfer t
          JOIN operation o ON o.id = t.operation_id
          WHERE t.from_id = a.id AND o.at > (SELECT at FROM operation WHERE id = ${operationId}::uuid)) AS ended_by_it,
      EXISTS (
        SELECT 1
        FROM activation n
        WHERE n.line_item_id = a.line_item_id AND n.host_id = a.host_id AND n.state = 'active' AND n.id <> a.id
      ) AS host_taken
    FROM activation a
    JOIN holding h ON h.id = a.id
    WHERE a.id = ANY(${transfers.flatMap(({ fromId, toId }) => [fromId, toId])}::uuid[])
      OR a.returning_by_id = ${operationId}::uuid`,
  );
}
