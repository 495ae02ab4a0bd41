import type { DeviceRequest } from '@tierline/domain';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Portal } from '../kernel/portal.ts';
import { heldLine } from './held-line.ts';

/** A line whose devices are known by their MAC addresses, held by the sample installer. */
export async function lineOf(portal: Portal, copies: number, name?: string) {
  return heldLine(portal, copies, { ...(name !== undefined && { name }), product: { hostScheme: 'mac' } });
}

/** What a device asks for. */
export function requestOf(more: Partial<DeviceRequest> = {}): DeviceRequest {
  const digits = `02${randomBytes(5).toString('hex')}`.toUpperCase();
  return {
    hostId: digits.replace(/..(?=.)/gu, '$&:'),
    copies: 3,
    nonce: randomBytes(12).toString('base64url'),
    activationId: null,
    deviceKey: null,
    knownKeys: [],
    ...more,
  };
}

/** What the documented verifier says of a licence and its certificate. */
export async function verified(portal: Portal, parts: object, host: string): Promise<unknown> {
  return (await verifiedAll(portal, [{ parts, host }]))[0];
}

/** What the documented verifier says of each file to its device: the program itself, run for all in one process. */
export async function verifiedAll(portal: Portal, files: readonly { parts: object; host: string }[]) {
  const folder = await mkdtemp(join(tmpdir(), 'tierline-offline-'));
  try {
    const answer = await fetch(`${portal.url}/api/v1/keys/velkamo`);
    const { roots } = (await answer.json()) as { roots: { jwk: object }[] };
    const root = join(folder, 'root.json');
    await writeFile(root, JSON.stringify({ jwk: roots[0]?.jwk }));
    await Promise.all(files.map(({ parts }, n) => writeFile(join(folder, `${n}.lic`), JSON.stringify(parts))));
    const calls = files.map(({ host }, n) => [
      join(folder, `${n}.lic`),
      '--root',
      root,
      '--vendor',
      'velkamo',
      '--host',
      `mac:${host}`,
    ]);
    await writeFile(join(folder, 'calls.json'), JSON.stringify(calls));
    const all = join(folder, 'all.mjs');
    await writeFile(all, oneAfterAnother);
    const { stdout } = await promisify(execFile)(process.execPath, [all, verifier, join(folder, 'calls.json')]);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const verifier = join(import.meta.dirname, '../../../../docs/verifiers/verify.mjs');

// The program reads its command line as it is loaded; each load is a run.
const oneAfterAnother = `
  import { readFileSync } from 'node:fs';
  import { pathToFileURL } from 'node:url';
  const [program, calls] = process.argv.slice(2);
  for (const [n, call] of JSON.parse(readFileSync(calls, 'utf8')).entries()) {
    process.argv.splice(1, Infinity, program, ...call);
    await import(pathToFileURL(program) + '?' + n);
  }`;
