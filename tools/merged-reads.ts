import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Prisma merges `findUnique` of several requests into one statement, which runs for the vendor of the first: the others
 * would not find their rows (decision 31). Within a transaction it merges only what is in there. Two tables that every
 * vendor may read are free. Returns one line for each breach.
 */
export function mergedReads(): readonly string[] {
  return globSync('{packages,apps}/*/src/**/*.ts', { cwd: root }).flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/(\w+)\s*\.(\w+)\s*\.findUnique/gu)]
      .filter(([, on, model = '']) => on !== 'tx' && !['secretCanary', 'vendor'].includes(model))
      .map(([text]) => `${path} says ${text} outside of a transaction: findFirst`),
  );
}
