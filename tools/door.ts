import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The door itself. */
const door = 'packages/core/src/kernel/rows.ts';

/**
 * Statements are read through one door, which knows the shape of their rows and turns the names of columns (decision
 * 33): no `$queryRaw` beside it, and no alias in camel case. Returns one line for each breach.
 */
export function besideTheDoor(): readonly string[] {
  return globSync('{packages/core,apps/*}/src/**/*.ts', { cwd: root })
    .filter((path) => path !== door)
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          if (/\$queryRaw/u.test(line)) return [`${path}:${index + 1} says $queryRaw: readRows (${door})`];
          const [alias] = /\bAS "[a-z]+[A-Z]\w*"/u.exec(line) ?? [];
          return alias === undefined ? [] : [`${path}:${index + 1} says ${alias}: in snake case`];
        }),
    );
}
