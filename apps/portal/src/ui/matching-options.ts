import type { ComboboxParsedItem, OptionsFilter } from '@mantine/core';
import { nameKey } from '@tierline/domain';

type Asked = Parameters<OptionsFilter>[0];

/**
 * Whether a name contains what was typed, compared by the key of names: case, spacing, width and stored form do not
 * count.
 */
export function hasTyped(name: string, typed: string): boolean {
  return nameKey(name).includes(nameKey(typed));
}

/** The options that contain what was typed, in their order; for all fields that have no filter of their own. */
export function matchingOptions({ options, search, limit }: Asked): ReturnType<OptionsFilter> {
  const left = { count: limit };
  return options.flatMap((one) => fitting(one, search, left));
}

function fitting(one: ComboboxParsedItem, search: string, left: { count: number }): ComboboxParsedItem[] {
  if ('group' in one) {
    const items = one.items.filter((item) => fitting(item, search, left).length > 0);
    return items.length === 0 ? [] : [{ ...one, items }];
  }
  if (left.count <= 0 || !hasTyped(one.label, search)) return [];
  left.count -= 1;
  return [one];
}
