import type { Ask, Reply } from '@tierline/contract';
import { addDays, addMonths, dayIn, daysFrom, monthOf } from '@tierline/domain';
import type { Context } from '../kernel/context.ts';
import { effectOn, entriesOf, readBook, readEnds, within } from './credit-history.ts';
import { sql } from '../kernel/db.ts';
import { int, readRows, text, type Row } from '../kernel/rows.ts';

/** Ranges of more days than this are charted by month, unless days are asked for. */
const mostDays = 92;

type Point = Reply<'readCreditChart'>['points'][number];

const dayRow = {
  charged: int.orNull,
  on: text,
  came: int.orNull,
  went: int.orNull,
  effect: int,
};

type Day = Row<typeof dayRow>;

/** A partner's credits by day or month: what came, went and was spent, and the balance at the end of each (C5). */
export async function readCreditChart(ctx: Context, ask: Ask<'readCreditChart'>): Promise<Reply<'readCreditChart'>> {
  const book = await readBook(ctx, ask);
  if (!book) return { by: ask.by ?? 'day', opening: 0, closing: 0, points: [] };
  const { db } = ctx.services;
  const ends = await readEnds(ctx, book, ask);
  // Undone movements, and what undid them, count in balances but not in the sums of a day or month.
  const days = await readRows(
    db,
    dayRow,
    sql`
    SELECT e.on::text, sum(e.effect)::float8 AS effect,
      sum(e.effect) FILTER (WHERE e.effect > 0 AND NOT e.undone)::float8 AS came,
      (-sum(e.effect) FILTER (WHERE e.effect < 0 AND NOT e.undone))::float8 AS went,
      sum(e.quantity) FILTER (WHERE h.purpose = 'charged')::float8 AS charged
    FROM (SELECT (t.at AT TIME ZONE ${book.timeZone})::date AS on, ${effectOn(book)} AS effect, t.quantity, t.to_id,
      EXISTS (
        SELECT 1
        FROM transfer u
        WHERE u.operation_id IN (t.operation_id, (SELECT r.id FROM operation r WHERE r.reverses_id = t.operation_id))
          AND u.kind = 'undo') AS undone
      FROM transfer t WHERE ${entriesOf(book)} AND ${within(book, ask)}) e JOIN holding h ON h.id = e.to_id
    GROUP BY e.on ORDER BY e.on`,
  );
  const [first] = days;
  const today = dayIn(book.timeZone, ctx.services.now());
  const last = [ask.to ?? today, today].toSorted()[0] ?? today;
  const by = ask.by ?? (first && daysFrom(first.on, last) >= mostDays ? 'month' : 'day');
  return { by, ...ends, points: first ? pointsOf(days, by, first.on, last, ends.opening) : [] };
}

// Without gaps, so that the chart shows no jumps that never happened.
function pointsOf(days: readonly Day[], by: 'day' | 'month', first: string, last: string, opening: number): Point[] {
  const steps = Map.groupBy(days, ({ on }) => (by === 'day' ? on : monthOf(on)));
  const points: Point[] = [];
  let balance = opening;
  for (
    let on = by === 'day' ? first : monthOf(first);
    on <= last;
    on = by === 'day' ? addDays(on, 1) : addMonths(on, 1)
  ) {
    const sum = (what: 'came' | 'went' | 'charged' | 'effect') =>
      (steps.get(on) ?? []).reduce((total, day) => total + (day[what] ?? 0), 0);
    balance += sum('effect');
    points.push({ on, came: sum('came'), went: sum('went'), charged: sum('charged'), balance });
  }
  return points;
}
