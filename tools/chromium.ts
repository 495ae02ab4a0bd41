import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** What Playwright's `launchOptions` need for a browser that was not downloaded by Playwright. */
export type ChromiumLaunch = {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
};

/**
 * A Chromium that starts on a bare machine, also as root: the one on the path, else the one out of npm.
 * That is unpacked once (about 2 s) into the cache of this checkout; it brings its own fonts and libraries.
 */
export async function chromiumLaunch(): Promise<ChromiumLaunch> {
  const installed = onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome');
  if (installed !== undefined) return { executablePath: installed, args: args, env: environment() };
  const folder = await unpacked();
  return {
    executablePath: join(folder, 'chromium'),
    args: args,
    env: {
      ...environment(),
      FONTCONFIG_FILE: join(folder, fonts),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    },
  };
}

/** Small /dev/shm, as containers have it, would crash tabs. */
const args = ['--disable-dev-shm-usage'];

const fonts = 'tierline-fonts.conf';

const cache = join(import.meta.dirname, '..', 'node_modules', '.cache');

/**
 * The package unpacks into TMPDIR, and only the runtime's name makes it bring its libraries; so it runs in a process of
 * its own.
 */
async function unpacked() {
  const home = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  const { version } = JSON.parse(readFileSync(home, 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  const program = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
  });
  // The package's own list of fonts names folders of Lambda's; without any font no text is drawn at all.
  writeFileSync(
    join(draft, fonts),
    `<fontconfig><dir>${escape(folder)}/fonts/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${escape(folder)}/fonts-cache</cachedir></fontconfig>`,
  );
  try {
    renameSync(draft, folder);
  } catch {
    // Another process was faster.
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

function onPath(name: string) {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function environment() {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function escape(path: string) {
  return path.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
