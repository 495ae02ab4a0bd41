import type { RefusalCode } from '../../src/index.ts';

/**
 * One thing that is wrong in otherwise faultless facts: its name, the refusal that it leads to, and the fields that
 * make it wrong.
 */
export type Fault<C extends object> = readonly [title: string, code: RefusalCode, changes: C];

/**
 * Puts each two of the faults together and returns those pairs that are not refused for the one that comes first in the
 * list, and how many pairs there were. Two faults of the same field cannot be put together and are left out.
 */
export function pairsOutOfOrder<C extends object>(
  faults: readonly Fault<C>[],
  decide: (changes: C) => RefusalCode | 'accepted',
): { pairs: number; wrong: string[] } {
  const pairs = faults.flatMap((first, index) =>
    faults
      .slice(index + 1)
      .filter((second) => Object.keys(second[2]).every((field) => !(field in first[2])))
      .map((second) => [first, second] as const),
  );
  const wrong = pairs.flatMap(([[title, code, changes], [other, , otherChanges]]) => {
    const outcome = decide({ ...otherChanges, ...changes });
    return outcome === code ? [] : [`${title} + ${other}: ${outcome}`];
  });
  return { pairs: pairs.length, wrong };
}
