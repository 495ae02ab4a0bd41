import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const page = 'docs/security.md';
const decisions = ['test', 'document', 'not applicable', '**open**'];

/** How many requirements ASVS 5.0.0 has on levels 1 and 2. */
const requirements = 253;

/**
 * Checks what `docs/security.md` says of itself: each requirement is decided once, the sums are right, and each file
 * that is named exists and has the words that are quoted beside it. Returns one line for each breach.
 */
export function untrueSecurity(): string[] {
  const lines = readFileSync(join(root, page), 'utf8').split('\n');
  const rows = lines.flatMap((line) => (/^\| \d+\.\d+\.\d+ \|/u.test(line) ? [cellsOf(line)] : []));
  const numbers = new Set(rows.map(([number]) => number));
  const files = globSync('{*,.*,{apps,docs,packages,prisma,tools}/**/*.*}', {
    cwd: root,
    exclude: (name) => /(?:^|\/)(?:node_modules|dist|\.git|\.data)$/u.test(name),
  });
  return [
    ...(rows.length === requirements && numbers.size === requirements
      ? []
      : [`${page} decides ${numbers.size} requirements in ${rows.length} rows: ${requirements} are asked for`]),
    ...lines.filter((line) => /^\| (?:V\d|\*\*all)/u.test(line)).flatMap((line) => wrongSum(cellsOf(line), rows)),
    ...rows.flatMap((row) => unfounded(row, files)),
  ];
}

function cellsOf(line: string): string[] {
  return line.split(' | ').map((cell) => cell.replace(/^\| | \|$/gu, '').trim());
}

// A line of the table on top: a chapter, or all, with the number of its rows and of each decision.
function wrongSum([name = '', ...said]: string[], rows: readonly string[][]): string[] {
  const chapter = /^V(\d+)/u.exec(name)?.[1];
  const within = rows.filter(([number = '']) => chapter === undefined || number.startsWith(`${chapter}.`));
  const counted = [within.length, ...decisions.map((each) => within.filter((row) => row[3] === each).length)];
  const right = counted.every((count, at) => Number(said[at]?.replaceAll('*', '')) === count);
  return right ? [] : [`${page}: ${name} has ${counted.join(', ')}`];
}

function unfounded([number, , , decision, evidence = '']: string[], files: readonly string[]): string[] {
  // A file in back ticks, and what is quoted behind it.
  const named = [
    ...evidence.matchAll(/`([\w.-][\w./-]*\.(?:test\.ts|spec\.ts|tsx?|md|json|ya?ml|dockerignore))`([^`]*)/gu),
  ];
  const wrong = named.flatMap(([, name = '', rest = '']) => {
    const texts = files
      .filter((file) => file === name || file.endsWith(`/${name}`))
      .map((file) => readFileSync(join(root, file), 'utf8'));
    if (texts.length === 0) return [`${page} ${number}: there is no ${name}`];
    const quoted = [...rest.matchAll(/“([^”]+)”/gu)].map(([, words = '']) => words);
    const missing = quoted.filter((words) => !texts.some((text) => text.includes(words)));
    return missing.map((words) => `${page} ${number}: ${name} has no “${words}”`);
  });
  return decision === 'test' && named.length === 0 && !evidence.startsWith('The same')
    ? [...wrong, `${page} ${number}: which test?`]
    : wrong;
}
