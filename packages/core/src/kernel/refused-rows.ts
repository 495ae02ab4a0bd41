import { Problem, type RefusedRow } from '@tierline/contract';

/** The problem of a request with many rows, of which some are refused: that of the first, with all of them named. */
export function refusedRows(rows: readonly RefusedRow[]): Problem {
  const [first] = rows;
  if (!first) throw new Error('a refusal without a refused row');
  return new Problem({ refusal: first.refusal, rows });
}
