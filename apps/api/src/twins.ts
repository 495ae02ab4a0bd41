import type { Twin } from '@tierline/database';

/**
 * Warns the operator about names that an upgrade can no longer distinguish from older ones; they are still found, and
 * should be changed.
 */
export function tellTwins(twins: readonly Twin[]): void {
  for (const { table, id, value } of twins)
    console.log(
      `Two rows of ${table} have the same name or number, written differently: ${JSON.stringify(value)} (${id}) is the later one. Please rename it.`,
    );
}
