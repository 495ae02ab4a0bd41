import type { Twin } from '@tierline/database';

/**
 * Tells the operator which names an upgrade can no longer tell apart from an older one; they are found as before, and
 * should be changed by somebody.
 */
export function tellTwins(twins: readonly Twin[]): void {
  for (const { table, id, value } of twins)
    console.log(
      `Two rows of ${table} have the same name or number, written differently: ${JSON.stringify(value)} (${id}) is the later one. Please rename it.`,
    );
}
