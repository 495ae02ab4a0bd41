import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { generateClient } from './generate.ts';
import { buildPortal } from './portal.ts';

// `npm run journey -- FILE…` builds the portal where it has changed, and runs the named journeys in a browser.
// Without a name it runs them all; further arguments go to Playwright, like `--repeat-each=5`.
const portal = join(import.meta.dirname, '..', 'apps', 'portal');

await generateClient();
await buildPortal();
const { status } = spawnSync(join(portal, 'node_modules', '.bin', 'playwright'), ['test', ...process.argv.slice(2)], {
  cwd: portal,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
