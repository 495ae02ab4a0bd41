import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * A PATH on which there is curl, for tests that run the commands of the API reference: the machine's own, or where it
 * has none a stand-in in `folder` that knows what these commands use.
 */
export function curlPath(folder: string): string {
  const path = process.env['PATH'] ?? '';
  if (process.env['TIERLINE_WITHOUT_CURL'] === undefined && spawnSync('curl', ['--version']).error === undefined)
    return path;
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const program = join(import.meta.dirname, 'curl-stand-in.ts');
  writeFileSync(join(bin, 'curl'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, { mode: 0o755 });
  return `${bin}${delimiter}${path}`;
}
