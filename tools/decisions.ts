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

function read(pattern: string): string[] {
  return globSync(pattern, { cwd: domain }).map((file) =>
    readFileSync(join(domain, file), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gmu, ''),
  );
}
