import { checkBooks } from '@tierline/database';
import { complaint } from '../env.ts';
import { onTarget } from './target.ts';

/**
 * Proves the books of a database (X10): returns how many units are balanced, or fails with what is wrong where, one
 * line each.
 */
export function check(source = process.env): Promise<string> {
  return onTarget({ fresh: false, source }, async ({ ownerUrl }) => {
    const { lots, wrong, faults } = await checkBooks(ownerUrl);
    if (faults.length === 0) return `The books are balanced: ${lots} ${lots === 1 ? 'unit' : 'units'}.`;
    const sum = `The books are not balanced: ${wrong.length} of ${lots} ${lots === 1 ? 'unit' : 'units'}.`;
    throw complaint([sum, ...faults.map(({ told }) => told)].join('\n'));
  });
}
