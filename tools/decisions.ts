import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const domain = join(import.meta.dirname, '../packages/domain');

/**
 * Every rule (`decide…`, `judge…`) has a table of cases without a database: returns one line for each that no test of
 * the domain names.
 */
export function untestedDecisions(): string[] {
  const tests = read('test/**/*.ts').join('\n');
  const named = new Set(tests.match(/\b(?:decide|judge)[A-Z]\w*/gu));
  const rules = read('src/**/*.ts').flatMap((text) =>
    [...text.matchAll(/^export function ((?:decide|judge)[A-Z]\w*)/gmu)].map(([, name]) => name ?? ''),
  );
  return rules.filter((name) => !named.has(name)).map((name) => `no test of the domain names ${name}`);
}

/** The most places where a rule looks itself at what another one has decided; all others ask guards. */
const maxUnwrapped = 15;

/**
 * Rules ask guards in a line (`may(…) ?? openAccount(…)`). Only where the value of another decision is needed, or rows
 * are gathered, does a rule look at `.ok` itself: returns a line when that has become the habit again.
 */
export function unwrappedDecisions(): string[] {
  const found = read('src/**/*.ts').flatMap((text) => text.match(/\.ok\) return/gu) ?? []).length;
  return found <= maxUnwrapped
    ? []
    : [`rules of the domain return by \`.ok\` at ${found} places, ${maxUnwrapped} at most: ask guards in a line`];
}

function read(pattern: string): string[] {
  return globSync(pattern, { cwd: domain }).map((file) =>
    readFileSync(join(domain, file), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gmu, ''),
  );
}
