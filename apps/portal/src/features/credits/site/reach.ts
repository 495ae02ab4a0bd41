import { addDays, addMonths } from '@tierline/domain';

type Month = { month: string; missing: number };

/** Credits that are missing until the end of a quarter, and the pieces of a product that bring as many. */
export type Reach = { day: string; missing: number; pieces: number };

/**
 * What is missing to reach the end of a quarter: of the first that is at least two months ahead, and in so many pieces
 * of a product (C4, E12). Null: nothing is missing until then.
 */
export function reachOf(forecast: readonly Month[], creditsOfPiece: number): Reach | null {
  const end = forecast.find(({ month }, index) => index >= 2 && Number(month.slice(5, 7)) % 3 === 0);
  if (!end || end.missing === 0) return null;
  return {
    day: addDays(addMonths(end.month, 1), -1),
    missing: end.missing,
    pieces: Math.ceil(end.missing / creditsOfPiece),
  };
}
