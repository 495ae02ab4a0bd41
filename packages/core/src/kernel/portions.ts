import { setImmediate as others } from 'node:timers/promises';

/** How many items are handled before other requests get their turn. */
const atOnce = 50;

/** Maps a long list without blocking the process: after every few items other requests get their turn. */
export async function mapInPortions<T, R>(items: readonly T[], one: (item: T, index: number) => R): Promise<R[]> {
  const made: R[] = [];
  for (const [index, item] of items.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- That is what it is for.
    if (index % atOnce === atOnce - 1) await others();
    made.push(one(item, index));
  }
  return made;
}
