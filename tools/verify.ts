import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { isOfArea, testable } from './areas.ts';
import { boundaryBreaches } from './boundaries.ts';
import { untestedDecisions } from './decisions.ts';
import { generateClient } from './generate.ts';
import { staleFiles } from './generated.ts';
import { buildPortal } from './portal.ts';
import { untidyPlaces } from './tidy.ts';

// What `npm test` runs. Each static check counts as one test; the last line is the sum.
// `npm test -- AREA` runs the tests of one area alone, for while it is being worked on; what lands has passed them all.

type Outcome = { readonly passed: number; readonly failed: number; readonly output?: string };

type Step = { readonly name: string; readonly run: () => Promise<Outcome> };

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'tierline-verify-'));

function filesOfArea(area: string, pattern: string) {
  return globSync(pattern, { cwd: root, exclude: (path) => path.endsWith('node_modules') })
    .filter((file) => isOfArea(file, area))
    .toSorted();
}

function verifyArea(area: string) {
  return inTurn([
    { name: 'generate', run: () => check(async () => void (await generateClient())) },
    { name: 'typecheck', run: () => checkProgram('tsc', ['--noEmit', '-p', 'tsconfig.json']) },
    { name: 'vitest', run: () => runVitest(filesOfArea(area, '{packages,apps}/*/test/**/*.test.ts')) },
    { name: 'build', run: () => check(async () => void (await buildPortal())) },
    ...journeysOf(area),
  ]);
}

function journeysOf(area: string) {
  const files = filesOfArea(area, 'apps/portal/e2e/**/*.spec.ts');
  // Without a file Playwright would run them all.
  if (files.length === 0) return [];
  const run = () => runPlaywright(files.map((file) => relative('apps/portal', file)));
  return [{ name: 'playwright', run }];
}

async function verify() {
  // Everything after it imports the client.
  const first = await inTurn([{ name: 'generate', run: () => check(async () => void (await generateClient())) }]);
  // Two at a time: the machines that run this have two cores.
  const [checks, building] = await Promise.all([
    inTurn([
      { name: 'typecheck', run: () => checkProgram('tsc', ['--noEmit', '-p', 'tsconfig.json']) },
      { name: 'format', run: () => checkProgram('oxfmt', ['--check']) },
      { name: 'lint', run: () => checkProgram('oxlint', ['--type-aware']) },
      { name: 'boundaries', run: () => check(async () => complain(boundaryBreaches())) },
      { name: 'tidy', run: () => check(async () => complain(untidyPlaces())) },
      { name: 'tested decisions', run: () => check(async () => complain(untestedDecisions())) },
      {
        name: 'generated files',
        run: () => check(async () => complain((await staleFiles()).map((file) => `${file} is stale`))),
      },
    ]),
    inTurn(
      ifPresent('apps/portal/index.html', { name: 'build', run: () => check(async () => void (await buildPortal())) }),
    ),
  ]);
  const tests = await inTurn([
    { name: 'vitest', run: () => runVitest() },
    ...ifPresent('apps/portal/playwright.config.ts', { name: 'playwright', run: () => runPlaywright() }),
  ]);
  return [...first, ...checks, ...building, ...tests];
}

async function inTurn(steps: readonly Step[]) {
  const outcomes: Outcome[] = [];
  for (const { name, run } of steps) {
    const begun = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- In turn is the point.
    const outcome = await run();
    outcomes.push(outcome);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    if (outcome.output) console.log(outcome.output.trimEnd());
    console.log(`${outcome.failed === 0 ? '✓' : '✗'} ${name} ${seconds} s`);
  }
  return outcomes;
}

function ifPresent(file: string, step: Step) {
  return existsSync(join(root, file)) ? [step] : [];
}

async function check(work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return { passed: 1, failed: 0 };
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

function complain(lines: readonly string[]) {
  if (lines.length > 0) throw new Error(lines.join('\n'));
}

async function checkProgram(name: string, args: readonly string[]): Promise<Outcome> {
  const { code, output } = await runProgram(name, args, { quiet: true });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}

async function runVitest(files: readonly string[] = []): Promise<Outcome> {
  const file = join(reports, 'vitest.json');
  const { code } = await runProgram('vitest', [
    'run',
    ...files,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = readReport(file) as { numPassedTests: number; numFailedTests: number } | undefined;
  return summed(code, report?.numPassedTests, report?.numFailedTests);
}

async function runPlaywright(files: readonly string[] = []): Promise<Outcome> {
  const file = join(reports, 'playwright.json');
  const { code } = await runProgram('playwright', ['test', ...files, '--reporter=list,json'], {
    folder: 'apps/portal',
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const report = readReport(file) as { stats: { expected: number; unexpected: number } } | undefined;
  if (code !== 0) showFailedPages();
  return summed(code, report?.stats.expected, report?.stats.unexpected);
}

// What stood on the page of each failed journey: on the machine that ran them nobody can look at the screenshots.
function showFailedPages() {
  for (const file of globSync('apps/portal/test-results/*/error-context.md', { cwd: root }).slice(0, 5))
    console.log(`\n${file}\n${readFileSync(join(root, file), 'utf8').slice(0, 6_000)}`);
}

/** What ends badly without a failed test (nothing collected, an error outside of the tests) counts as one failure. */
function summed(code: number, passed = 0, failed = 0): Outcome {
  return {
    passed,
    failed: code === 0 ? failed : Math.max(failed, 1),
  };
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

type Manner = { readonly folder?: string; readonly quiet?: boolean; readonly env?: Readonly<Record<string, string>> };

/**
 * Runs a program of ours, or of the folder's own package; its output is shown, or kept when it is only wanted on
 * failure.
 */
function runProgram(name: string, args: readonly string[], { folder = '.', quiet = false, env }: Manner = {}) {
  return new Promise<{ code: number; output: string }>((done) => {
    const cwd = join(root, folder);
    const own = join(cwd, 'node_modules', '.bin', name);
    const program = existsSync(own) ? own : join(root, 'node_modules', '.bin', name);
    const child = spawn(program, args, {
      cwd,
      // What a program of ours has loaded once, the next one need not compile again: the tests start many.
      env: { ...process.env, NODE_COMPILE_CACHE: join(reports, 'compiled'), ...env },
      shell: process.platform === 'win32',
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => done({ code: 1, output: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

const [area] = process.argv.slice(2);
if (area !== undefined && !testable.includes(area)) {
  console.error(`No area is called ${area}. There are: ${testable.join(', ')}.`);
  process.exit(1);
}
const outcomes = await (area === undefined ? verify() : verifyArea(area));
rmSync(reports, { recursive: true, force: true });
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
