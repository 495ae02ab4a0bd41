/** Copies that an account has now, of line items that end on the same day; null: never. */
export type HeldCopies = { productId: string; expiresOn: string | null; available: number };

/** How many more copies of such line items an account had at the end of a month than at its beginning. */
export type MovedCopies = { productId: string; expiresOn: string | null; month: string; net: number };

/**
 * How many copies an account had on a day of a month (X9): what it has now, less what came after that month, of line
 * items that were still valid on that day. For a day to come: what is left of today's copies then.
 */
export function stockOn(
  held: readonly HeldCopies[],
  moved: readonly MovedCopies[],
  { month, day }: { month: string; day: string },
): number {
  const valid = ({ expiresOn }: { expiresOn: string | null }) => expiresOn === null || expiresOn >= day;
  const now = held.filter(valid).reduce((sum, { available }) => sum + available, 0);
  return moved.filter((row) => row.month > month && valid(row)).reduce((sum, { net }) => sum - net, now);
}
