import { globSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';

const root = join(import.meta.dirname, '..');
const maxColumns = 120;
const maxLines = 280;
const maxTitle = 100;

/** Requirements whose feature does not exist yet, so that no test can name them. */
const notBuilt: Readonly<Record<string, string>> = {
  A13: 'company sign-in by OIDC',
  A14: 'passkeys',
  E16: 'change of the servicing partner',
  P1: 'programme designer; programmes are files so far',
  X9: 'channel reports',
  X11: 'MCP',
  X12: 'sandbox vendors',
};

type Source = { readonly path: string; readonly text: string; readonly lines: readonly string[] };

/** Checks the style rules that neither the formatter nor the linter knows. Returns one line for each breach. */
export function untidyPlaces(): string[] {
  const files = readSources();
  const requirements = readRequirements();
  return [
    ...files.flatMap(genderedWords),
    ...files.flatMap((file) => unknownRequirements(file, requirements)),
    ...untestedRequirements(files, requirements),
    ...files.flatMap(longTitles),
    ...files.flatMap(longLines),
    ...longFiles(files),
  ];
}

// Applied migrations are never edited: their hashes are stored in each database.
function readSources(): Source[] {
  const patterns = ['*.{ts,md}', '{apps,bench,docs,packages,prisma,tools}/**/*.{ts,tsx,css,sql,prisma,md}'];
  const exclude = (name: string) => /(?:^|\/)(?:node_modules|dist|generated|migrations|\.data)$/u.test(name);
  return globSync(patterns, { cwd: root, exclude }).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, text, lines: text.split('\n') };
  });
}

/** The numbers that `docs/requirements.md` defines: anchors (`A1`, `UX-4`), and its chapters (`SPEC §1`). */
function readRequirements(): ReadonlySet<string> {
  const text = readFileSync(join(root, 'docs/requirements.md'), 'utf8');
  const anchors = [...text.matchAll(/<a id="([^"]+)">/gu)].map(([, id]) => (id ?? '').replace('UX-', 'UX §'));
  const chapters = [...text.matchAll(/^## (\d+)\./gmu)].map(([, number]) => `SPEC §${number ?? ''}`);
  return new Set([...anchors, ...chapters]);
}

/** Users are *they*: German and Spanish texts have words that are spelt alike. */
function genderedWords({ path, lines }: Source): string[] {
  if (path === 'tools/tidy.ts' || isForeign(path)) return [];
  return found(lines, /\b(?:he|his|him|himself|she|her|hers|herself|oneself|whoever)\b/iu).map(
    ({ at, word }) => `${path}:${at} says “${word}” of a person: they, you, or their role`,
  );
}

/** The titles of tests, and of what they are grouped under. */
const testTitle = /\b(?:it|test|describe)(?:\.\w+)*(?:\([^'"`]*?\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gsu;

function longTitles({ path, text }: Source): string[] {
  if (!/\/(?:test|e2e)\//u.test(path)) return [];
  return [...text.matchAll(testTitle)].flatMap(([, , words = '']) =>
    words.length > maxTitle ? [`${path} has a title of ${words.length} characters, ${maxTitle} at most: ${words}`] : [],
  );
}

function isForeign(path: string): boolean {
  return /\/texts\/(?:de|es)\b|\/texts\/.*\.(?:de|es)\.ts$/u.test(path);
}

const number = /\b[ACEOPX]\d{1,2}\b|\b(?:SPEC|UX|DESIGN) §\d+(?:\.\d+)?/gu;

/** String literals that begin with a requirement's number: titles of tests, and of cases in their tables. */
const title = /(['"`])(?:[ACEOPX]\d{1,2}|(?:SPEC|UX) §[\d.]+)[–:\s](?:(?!\1).)*/gu;

function unknownRequirements(file: Source, requirements: ReadonlySet<string>): string[] {
  return file.lines.flatMap((line, index) =>
    citations(file.path, line)
      .filter((cited) => !requirements.has(cited))
      .map((cited) => `${file.path}:${index + 1} cites ${cited}, which docs/requirements.md does not define`),
  );
}

/** The requirements that a line of prose, a comment or a title cites. */
function citations(path: string, line: string): string[] {
  const prose = path.endsWith('.md') ? line : [commentIn(line), ...(line.match(title) ?? [])].join(' ');
  return prose.match(number) ?? [];
}

function commentIn(line: string): string {
  return /(?:^|\s)(?:\/\/|\/?\*\*?|--)\s.*$/u.exec(line)?.[0] ?? '';
}

function untestedRequirements(files: readonly Source[], requirements: ReadonlySet<string>): string[] {
  const tests = files.filter(({ path }) => /\/(?:test|e2e)\//u.test(path));
  const titles = tests.flatMap(({ text }) => text.match(title) ?? []).join('\n');
  const tested = new Set(titles.match(number));
  const own = [...requirements].filter((each) => !each.includes('§'));
  return own.flatMap((each) => {
    if (tested.has(each)) return each in notBuilt ? [`${each} has a test: take it off the list in tools/tidy.ts`] : [];
    return each in notBuilt ? [] : [`no title of a test names ${each}`];
  });
}

const sql =
  /\b(?:SELECT|FROM|WHERE|JOIN|ORDER BY|GROUP BY|INSERT|VALUES|UPDATE|CASE|AND|select .* from|insert into)\b/u;

/** A text that ends on its line: the formatter does not break it, and a reader need not. */
const literal = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|\/(?:[^/\\\s]|\\.)(?:[^/\\]|\\.)*\/[a-z]*/gu;

/** Lines that are too long, SQL included, where it is not a text that makes them so. */
function longLines({ path, lines }: Source): string[] {
  if (path.endsWith('.md')) return [];
  return lines.flatMap((line, index) => {
    if (line.length <= maxColumns || line.includes('oxlint-disable') || (isText(line) && !commentIn(line))) return [];
    return [`${path}:${index + 1} has ${line.length} columns, ${maxColumns} at most`];
  });
}

function isText(line: string): boolean {
  const texts = (line.match(literal) ?? []).filter((each) => !(each.startsWith('`') && sql.test(each)));
  return line.length - texts.join('').length <= maxColumns - 40;
}

function longFiles(files: readonly Source[]): string[] {
  const exempt = exemptFromLength();
  return files.flatMap(({ path, lines }) =>
    /\.(?:md|prisma)$/u.test(path) ||
    lines.length - 1 <= maxLines ||
    exempt.some((pattern) => matchesGlob(path, pattern))
      ? []
      : [`${path} has ${lines.length - 1} lines, ${maxLines} at most`],
  );
}

/** The files for which the linter's configuration switches `max-lines` off. */
function exemptFromLength(): string[] {
  const text = readFileSync(join(root, '.oxlintrc.json'), 'utf8').replace(/^\s*\/\/.*$/gmu, '');
  const { overrides } = JSON.parse(text) as {
    overrides: readonly { files: readonly string[]; rules: Readonly<Record<string, unknown>> }[];
  };
  return overrides.filter(({ rules }) => rules['max-lines'] === 'off').flatMap(({ files }) => files);
}

function found(lines: readonly string[], pattern: RegExp): { at: number; word: string }[] {
  return lines.flatMap((line, index) => {
    const word = pattern.exec(line)?.[0];
    return word === undefined ? [] : [{ at: index + 1, word }];
  });
}
