import {
  certificateText,
  certify,
  makeKeyPair,
  publicRootText,
  readKeyRequest,
  readRequestText,
  readRevocations,
  readRevokedText,
  readRoot,
  revokedText,
  rootText,
  signRevocations,
  type RevocationList,
  type Root,
} from '@tierline/core';
import { rmSync } from 'node:fs';
import { complaint } from '../env.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { mustBeNew, readText, writeNew } from './files.ts';

/** The commands for a vendor's root; none of them needs a network or a database. */
export const keysUsage = `tierline keys root VENDOR --out FILE
tierline keys certify REQUEST --root FILE --out FILE [--until YYYY-MM-DD]
tierline keys revoke THUMBPRINT … --root FILE --out FILE [--list FILE]
  (all of keys: --passphrase-file FILE, else the passphrase is asked for)`;

/** The options of the commands for keys. */
export type KeysOptions = {
  readonly out?: string | undefined;
  readonly root?: string | undefined;
  readonly until?: string | undefined;
  readonly list?: string | undefined;
  readonly 'passphrase-file'?: string | undefined;
};

const dayMs = 86_400_000;
const usualYears = 5;
const mostYears = 50;

/** Carries out `tierline keys …`; returns what to say, and fails with one sentence. */
export async function keysCommand(action: string, what: readonly string[], options: KeysOptions): Promise<string> {
  const { out } = options;
  const [first] = what;
  if (out === undefined || first === undefined) throw new Error(keysUsage);
  if (action !== 'revoke' && what.length > 1) throw new Error(keysUsage);
  switch (action) {
    case 'root':
      return makeRoot(first, out, options);
    case 'certify':
      return certifyRequest(first, out, options);
    case 'revoke':
      return revoke(what, out, options);
    default:
      throw new Error(keysUsage);
  }
}

async function makeRoot(vendor: string, out: string, options: KeysOptions): Promise<string> {
  if (!/^[a-z0-9][a-z0-9-]*$/u.test(vendor))
    throw complaint(`“${vendor}” is not a vendor’s short name: it is the first part of the portal’s address.`);
  const publicFile = `${out.replace(/\.json$/u, '')}.public.json`;
  mustBeNew(out);
  mustBeNew(publicFile);
  const passphrase = await askPassphrase(out, { file: options['passphrase-file'], fresh: true });
  const root: Root = { vendor, demo: false, key: await makeKeyPair() };
  const text = await rootText(root, passphrase);
  writeNew(publicFile, publicRootText(root));
  try {
    writeNew(out, text);
  } catch (error) {
    rmSync(publicFile);
    throw error;
  }
  return [
    `Made the root of ${vendor}, ${root.key.thumbprint}.`,
    `${out} is the root: keep it off the server, on two media in two places. Without it no signing key can be certified.`,
    `${publicFile} is what devices are built with.`,
  ].join('\n');
}

async function certifyRequest(file: string, out: string, options: KeysOptions): Promise<string> {
  mustBeNew(out);
  const request = await readKeyRequest(readRequestText(readText(file)) ?? '');
  if (request === null) throw complaint(`${file} is not a request for a certificate from the page Signing keys.`);
  const now = new Date();
  const expiresAt = endOf(options.until, now);
  const root = await openRoot(options);
  if (request.vendor !== root.vendor)
    throw complaint(`The request is of ${request.vendor}, and the root of ${root.vendor}: nothing was certified.`);
  // From the beginning of the day: the clock of this machine need not agree with the server's.
  const notBefore = new Date(Math.floor(now.getTime() / dayMs) * dayMs);
  const { vendor, demo, key } = root;
  const certificate = await certify(key, { vendor, jwk: request.jwk, notBefore, expiresAt, demo }, now);
  writeNew(out, certificateText(certificate, key.jwk));
  return [
    `Certified the key ${request.thumbprint} of ${vendor} until ${expiresAt.toISOString().slice(0, 10)}.`,
    `Compare the thumbprint with the page Signing keys, and upload ${out} there.`,
  ].join('\n');
}

async function revoke(thumbprints: readonly string[], out: string, options: KeysOptions): Promise<string> {
  mustBeNew(out);
  const wrong = thumbprints.find((one) => !/^[A-Za-z0-9_-]{43}$/u.test(one));
  if (wrong !== undefined) throw complaint(`“${wrong}” is not a thumbprint: it has 43 letters, digits, - and _.`);
  const listed = options.list === undefined ? null : readRevokedText(readText(options.list));
  if (options.list !== undefined && listed === null) throw complaint(`${options.list} is not a list of revoked keys.`);
  const root = await openRoot(options);
  const earlier = listed === null ? null : await readRevocations(listed.revoked, root.key.jwk);
  if (listed !== null && earlier?.vendor !== root.vendor)
    throw complaint(`${options.list ?? ''} was not signed by this root: nothing was revoked.`);
  const list = longer(earlier, root.vendor, thumbprints);
  writeNew(out, revokedText(await signRevocations(root.key, list), root.key.jwk));
  return [
    `Revoked ${list.keys.length} ${list.keys.length === 1 ? 'key' : 'keys'} of ${root.vendor} in all:`,
    ...list.keys.map(({ thumbprint }) => `  ${thumbprint}`),
    `Upload ${out} on the page Signing keys.`,
  ].join('\n');
}

function longer(earlier: RevocationList | null, vendor: string, thumbprints: readonly string[]): RevocationList {
  const kept = earlier?.keys ?? [];
  const now = new Date();
  const fresh = [...new Set(thumbprints)].filter((one) => !kept.some(({ thumbprint }) => thumbprint === one));
  // Later than the list before, also where this machine's clock is slow.
  const issuedAt = new Date(Math.max(now.getTime(), (earlier?.issuedAt.getTime() ?? 0) + 1000));
  return { vendor, issuedAt, keys: [...kept, ...fresh.map((thumbprint) => ({ thumbprint, revokedAt: now }))] };
}

/** The end of the day until which a key is certified, in UTC: `until`, or what is usual. Refuses all but days ahead. */
export function endOf(until: string | undefined, now: Date): Date {
  const after = (years: number) =>
    new Date(Date.UTC(now.getUTCFullYear() + years, now.getUTCMonth(), now.getUTCDate()));
  if (until === undefined) return after(usualYears);
  const end = new Date(`${until}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/u.test(until) || Number.isNaN(end.getTime()) || !end.toISOString().startsWith(until))
    throw complaint(`“${until}” is not a day: write it as 2031-12-31.`);
  // To the end of that day.
  end.setTime(end.getTime() + dayMs);
  if (end <= now) throw complaint(`${until} is over already.`);
  if (end > after(mostYears)) throw complaint(`A certificate ends after ${mostYears} years at the latest.`);
  return end;
}

async function openRoot({ root: file, 'passphrase-file': passphraseFile }: KeysOptions): Promise<Root> {
  if (file === undefined) throw new Error(keysUsage);
  const text = readText(file);
  const root = await readRoot(text, await askPassphrase(file, { file: passphraseFile }));
  if (!('wrong' in root)) return root;
  throw complaint(
    root.wrong === 'file' ? `${file} is not the file of a root.` : `This is not the passphrase of ${file}.`,
  );
}
