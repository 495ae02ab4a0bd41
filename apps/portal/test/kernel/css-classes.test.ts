import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const source = join(import.meta.dirname, '../../src');

// TypeScript takes any name for a class of a CSS module: one that was renamed on one side alone would go unnoticed.
it('UX §4 every class that a part uses is in its CSS module, and none is there that nothing uses', () => {
  const used = new Map<string, Set<string>>();
  for (const file of globSync('**/*.tsx', { cwd: source })) {
    const text = readFileSync(join(source, file), 'utf8');
    for (const [, name = '', path = ''] of text.matchAll(/import (\w+) from '([^']+\.module\.css)'/gu)) {
      const sheet = join(dirname(file), path);
      const names = [...text.replace(path, '').matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'gu'))].map(
        ([, one = '']) => one,
      );
      used.set(sheet, new Set([...(used.get(sheet) ?? []), ...names]));
    }
  }
  const wrong = globSync('**/*.module.css', { cwd: source }).flatMap((sheet) => {
    const rules = readFileSync(join(source, sheet), 'utf8')
      .replaceAll(/\/\*.*?\*\//gsu, '')
      .replaceAll(/\{[^{}]*\}/gu, '{}');
    // Classes with hyphens are of the whole page.
    const defined = new Set([...rules.matchAll(/\.([a-zA-Z]\w*)(?![\w-])/gu)].map(([, one = '']) => one));
    const wanted = [...(used.get(sheet) ?? [])];
    return [
      ...wanted.filter((one) => !defined.has(one)).map((one) => `${sheet} lacks ${one}`),
      ...[...defined].filter((one) => !wanted.includes(one)).map((one) => `nothing uses ${one} of ${sheet}`),
    ];
  });
  expect(wrong).toEqual([]);
});
