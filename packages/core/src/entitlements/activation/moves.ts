import { moveDays, type LineMoveFacts } from '@tierline/domain';
import type { Visitor } from '../../kernel/context.ts';
import { sql, type Sql } from '../../kernel/db.ts';
import { arrayOf, int, object, readRows, text, type Row } from '../../kernel/rows.ts';

const movesRow = {
  moved: arrayOf(object({ at: text, copies: int })),
  granted: arrayOf(object({ at: text, moves: int })),
  id: text,
};

type MovesRow = Row<typeof movesRow>;

/** What the moves of several line items are counted from, by line item. */
export type LineMoves = Map<string, Omit<MovesRow, 'id'>>;

/** An instant as replies write it. */
export function instant(column: Sql): Sql {
  return sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * Reads what the moves of line items are counted from, by line item: those of the last year that were not undone (E13).
 */
export async function readMoves(
  { services }: Pick<Visitor, 'services'>,
  lineIds: readonly string[],
): Promise<LineMoves> {
  const since = sql`tierline_now() - make_interval(days => ${moveDays}::int)`;
  const rows = await readRows(
    services.db,
    movesRow,
    sql`
    SELECT l.id,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('at', ${instant(sql`m.at`)}, 'copies', m.copies)), '[]')
        FROM activation_move m
        WHERE m.line_item_id = l.id
          AND m.at > ${since}
          AND NOT EXISTS (SELECT 1 FROM operation r WHERE r.reverses_id = m.operation_id)) AS moved,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('at', ${instant(sql`q.decided_at`)}, 'moves', q.extra_moves)), '[]')
        FROM move_request q
        WHERE q.line_item_id = l.id AND q.extra_moves > 0 AND q.decided_at > ${since}) AS granted
    FROM unnest(${[...new Set(lineIds)]}::uuid[]) AS l (id)`,
  );
  return new Map(rows.map(({ id, ...moves }) => [id, moves]));
}

/** What the moves of one line item are counted from. */
export async function moveFacts(
  ctx: Pick<Visitor, 'services'>,
  line: { id: string; copies: number; rules: { movesPerYear: number } },
): Promise<LineMoveFacts> {
  return moveFactsOf(line, await readMoves(ctx, [line.id]));
}

/** The same, of a line item among several. */
export function moveFactsOf(
  line: { id: string; copies: number; rules: { movesPerYear: number } },
  moves: LineMoves,
): LineMoveFacts {
  const { moved, granted } = moves.get(line.id) ?? { moved: [], granted: [] };
  return { copies: line.copies, perYear: line.rules.movesPerYear, moved, granted };
}
