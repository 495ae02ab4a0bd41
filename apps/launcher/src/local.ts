import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { complaint, portProblem } from '@tierline/api/env';

const readOnly = new Set(['EROFS', 'EACCES', 'EPERM']);
const full = new Set(['ENOSPC', 'EDQUOT']);

/** Returns the sentence for a folder that cannot be written: what, where, and what to do. Null for other errors. */
export function diskProblem(error: unknown, folder: string): Error | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const where = error instanceof Error && 'path' in error ? String(error.path) : folder;
  const said = error instanceof Error ? error.message : '';
  if (full.has(code) || /no space left on device/iu.test(said))
    return complaint(
      `No room is left on the disk of ${where}: free some, or name another folder with TIERLINE_DATA=….`,
    );
  if (readOnly.has(code) || /read-only file system/iu.test(said))
    return complaint(
      `Nothing can be written to ${where} (${code || 'EROFS'}): let this account write there, or name another folder with TIERLINE_DATA=….`,
    );
  return null;
}

/** Fails with one sentence if nothing can listen on the port. */
export async function checkPort(port: number): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port);
    await once(probe, 'listening');
  } catch (error) {
    throw portProblem(error, { port });
  }
  probe.close();
  await once(probe, 'close');
}

/** Calls back once when the process should end: Ctrl-C, SIGTERM, a closed terminal, or an npm parent that is gone. */
export function onStop(callback: () => void): void {
  let told = false;
  const stop = () => {
    if (told) return;
    told = true;
    callback();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.env['npm_lifecycle_event'] === undefined) return;
  // npm starts this process through shells that do not pass signals on; when one of them is gone, nobody could end it
  // any more.
  const begun = callers();
  setInterval(() => {
    if (callers().join() !== begun.join()) stop();
  }, 500).unref();
}

/**
 * Returns the processes between this one and the shell, nearest first; elsewhere than on Linux only the parent is
 * known.
 */
function callers(): readonly number[] {
  const chain: number[] = [];
  for (let pid: number | undefined = process.ppid; pid !== undefined && pid > 1; pid = parentOf(pid)) chain.push(pid);
  return chain.slice(0, Math.max(1, chain.findLastIndex(isOfNpm) + 1));
}

function isOfNpm(pid: number) {
  return /\bp?np[mx]\b/.test(readProcess(pid, 'cmdline'));
}

function parentOf(pid: number) {
  // The second field, the name, may hold blanks and brackets of its own.
  const parent = /\) \S (\d+)/.exec(readProcess(pid, 'stat'))?.[1];
  return parent === undefined ? undefined : Number(parent);
}

function readProcess(pid: number, file: string) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
