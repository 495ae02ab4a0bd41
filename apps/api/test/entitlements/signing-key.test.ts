import { call } from '@tierline/contract';
import { inVendor, makeDemoKeys, readRevocations, signLicence, warnOfKeys } from '@tierline/core';
import type { LicenceFacts } from '@tierline/domain';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, world, type World } from '../kernel/world.ts';

describe('E10: signing keys, certified on a machine that is never online', () => {
  let w: World;
  let folder: string;
  beforeAll(async () => {
    w = await world();
    folder = mkdtempSync(join(tmpdir(), 'tierline-keys-'));
    writeFileSync(at('passphrase'), 'a root that is well kept\n');
    writeFileSync(at('other'), 'another passphrase, also long\n');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await w.close();
  });

  const at = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(at(name), 'utf8');

  /** Runs the command line as on a machine without database, secret and network. */
  async function tierline(...args: string[]): Promise<{ code: unknown; said: string }> {
    const { DATABASE_URL: _, TIERLINE_SECRET: __, ...env } = process.env;
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/cli.ts'), 'keys', ...args], {
      env,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = await once(child, 'close');
    return { code, said };
  }
  const secretly = ['--passphrase-file', 'passphrase'];
  const list = () => w.staff.call('listSigningKeys', {});
  const keyOf = async (state: string) => {
    const key = (await list()).keys.find((one) => one.state === state);
    if (!key) throw new Error(`no key is ${state}`);
    return key;
  };
  const published = () =>
    call({ origin: w.origin, vendor: '', language: () => 'en' }, 'readVendorKeys', { vendor: w.programme.slug });

  it('E10: a root is made once, for its owner alone, and its private half is encrypted', async () => {
    const made = await tierline('root', w.programme.slug, '--out', 'root.json', ...secretly);
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('keep it off the server') });
    expect(statSync(at('root.json')).mode & 0o777).toBe(0o600);
    const { jwk, thumbprint } = JSON.parse(read('root.json')) as { jwk: object; thumbprint: string };
    expect(Object.keys(jwk)).toEqual(['kty', 'crv', 'x']);
    expect(JSON.parse(read('root.public.json'))).toEqual({
      format: 'tierline-root-public-1',
      vendor: w.programme.slug,
      thumbprint,
      jwk,
    });
    const before = read('root.json');
    expect(await tierline('root', w.programme.slug, '--out', 'root.json', ...secretly)).toEqual({
      code: 1,
      said: 'root.json is there already: name another file, or move that one away.\n',
    });
    expect(read('root.json')).toBe(before);
  });

  it.each([
    [['root'], 'tierline keys root VENDOR'],
    [['root', 'Two Words', '--out', 'x.json', '--passphrase-file', 'passphrase'], 'not a vendor’s short name'],
    [['root', 'v', '--out', 'x.json'], 'Name a file with the passphrase of x.json'],
    [['root', 'v', '--out', 'x.json', '--passphrase-file', 'none'], 'none cannot be read (ENOENT)'],
    [['root', 'v', '--out', 'nowhere/x.json', '--passphrase-file', 'passphrase'], 'cannot be written (ENOENT)'],
    [['certify', 'none', '--root', 'root.json', '--out', 'x.json'], 'none cannot be read'],
    [['certify', 'root.json', '--root', 'root.json', '--out', 'x.json'], 'is not a request for a certificate'],
    [['revoke', 'short', '--root', 'root.json', '--out', 'x.json'], '“short” is not a thumbprint'],
    [['mislay', 'v', '--out', 'x.json'], 'tierline keys root VENDOR'],
  ])('E10: what cannot be done is one sentence, and leaves no file: keys %j', async (args, sentence) => {
    const { code, said } = await tierline(...args);
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(sentence) });
    expect(said).not.toContain('    at ');
    expect(readdirSync(folder).filter((name) => name.startsWith('x') || name.endsWith('.part'))).toEqual([]);
  });

  it('E10: a key is made, certified offline and switched to; the one before keeps its files valid', async () => {
    await makeDemoKeys(
      w.services,
      await w.db.vendor.findFirstOrThrow().then((v) => ({ ...v, programme: w.programme })),
    );
    const demo = await keyOf('current');
    expect(demo.demo).toBe(true);
    await w.staff.call('makeSigningKey', {});
    expect((await refusal(w.staff.call('makeSigningKey', {}))).code).toBe('signing-key-waiting');
    const next = await keyOf('next');
    expect((await refusal(w.staff.call('switchSigningKey', { id: next.id }))).code).toBe('signing-key-not-certified');

    writeFileSync(at('request.json'), next.request ?? '');
    const wrong = await tierline(
      'certify',
      'request.json',
      '--root',
      'root.json',
      '--out',
      'c.json',
      '--passphrase-file',
      'other',
    );
    expect(wrong).toEqual({ code: 1, said: 'This is not the passphrase of root.json.\n' });
    const over = await tierline(
      'certify',
      'request.json',
      '--root',
      'root.json',
      '--out',
      'c.json',
      '--until',
      '2026-02-30',
      ...secretly,
    );
    expect(over.said).toBe('“2026-02-30” is not a day: write it as 2031-12-31.\n');
    const made = await tierline('certify', 'request.json', '--root', 'root.json', '--out', 'c.json', ...secretly);
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining(next.thumbprint) });

    const file = read('c.json');
    const root = (JSON.parse(read('root.json')) as { thumbprint: string }).thumbprint;
    const changed = file.replace(/"certificate": "(.{40})./u, '"certificate": "$1A');
    const answers = [file, changed, 'not a certificate', next.request ?? ''];
    expect(
      await Promise.all(
        answers.map(
          async (text) => (await refusal(w.staff.call('certifySigningKey', { id: next.id, file: text }))).code,
        ),
      ),
    ).toEqual(['root-unknown', 'certificate-unreadable', 'certificate-unreadable', 'certificate-unreadable']);
    expect((await refusal(w.staff.call('certifySigningKey', { id: demo.id, file }))).code).toBe('signing-key-not-next');
    await w.staff.call('certifySigningKey', { id: next.id, file, root });
    const { keys } = await w.staff.call('switchSigningKey', { id: next.id });
    expect(keys.map(({ id, state, demo: tried, request }) => [id, state, tried, request])).toEqual([
      [next.id, 'current', false, null],
      [demo.id, 'retired', true, null],
    ]);
    expect(await w.db.signingKey.findUniqueOrThrow({ where: { id: demo.id } })).toMatchObject({
      sealed: null,
    });
  });

  it('E10: after a leak the next key signs at once, and the root’s list tells devices', async () => {
    const leaked = await keyOf('current');
    await w.staff.call('makeSigningKey', {});
    const next = await keyOf('next');
    writeFileSync(at('request2.json'), next.request ?? '');
    await tierline('certify', 'request2.json', '--root', 'root.json', '--out', 'c2.json', ...secretly);
    await w.staff.call('certifySigningKey', { id: next.id, file: read('c2.json') });
    const { keys } = await w.staff.call('revokeSigningKey', { id: leaked.id, reason: 'A backup was stolen' });
    expect(keys.map(({ id, state, listed }) => [id, state, listed]).slice(0, 2)).toEqual([
      [next.id, 'current', false],
      [leaked.id, 'revoked', false],
    ]);
    expect((await refusal(w.staff.call('revokeSigningKey', { id: leaked.id, reason: 'Twice' }))).code).toBe(
      'signing-key-revoked',
    );
    expect((await published()).roots.map(({ revoked }) => revoked)).toEqual([null, null]);

    await tierline('revoke', leaked.thumbprint, '--root', 'root.json', '--out', 'list.json', ...secretly);
    const listed = await w.staff.call('takeRevokedKeys', { file: read('list.json') });
    expect(listed.keys.find(({ id }) => id === leaked.id)).toMatchObject({ state: 'revoked', listed: true });
    const { roots } = await published();
    const [root] = roots;
    const known = root && (await readRevocations(root.revoked ?? '', root.jwk));
    expect(known?.keys.map(({ thumbprint }) => thumbprint)).toEqual([leaked.thumbprint]);

    // One in 64 begins like an option.
    const other = `-${'A'.repeat(42)}`;
    await tierline('revoke', other, '--root', 'root.json', '--out', 'short.json', ...secretly);
    expect((await refusal(w.staff.call('takeRevokedKeys', { file: read('short.json') }))).code).toBe(
      'revocations-shorter',
    );
    await tierline('revoke', other, '--list', 'list.json', '--root', 'root.json', '--out', 'long.json', ...secretly);
    await w.staff.call('takeRevokedKeys', { file: read('long.json') });
    expect((await refusal(w.staff.call('takeRevokedKeys', { file: read('list.json') }))).code).toBe(
      'revocations-shorter',
    );
    expect((await refusal(w.staff.call('takeRevokedKeys', { file: read('c.json') }))).code).toBe(
      'revocations-unreadable',
    );
  });

  it('E10: a request, a certificate and a list of one vendor are nothing to another', async () => {
    const { thumbprint } = await keyOf('current');
    await tierline('root', 'another', '--out', 'another.json', ...secretly);
    expect(await tierline('certify', 'request2.json', '--root', 'another.json', '--out', 'x', ...secretly)).toEqual({
      code: 1,
      said: `The request is of ${w.programme.slug}, and the root of another: nothing was certified.\n`,
    });
    await tierline('revoke', thumbprint, '--root', 'another.json', '--out', 'foreign.json', ...secretly);
    expect((await refusal(w.staff.call('takeRevokedKeys', { file: read('foreign.json') }))).code).toBe(
      'revocations-unreadable',
    );
    expect(
      await tierline('revoke', thumbprint, '--root', 'root.json', '--list', 'foreign.json', '--out', 'y', ...secretly),
    ).toMatchObject({ code: 1, said: 'foreign.json was not signed by this root: nothing was revoked.\n' });
    expect(await keyOf('current')).toMatchObject({ thumbprint });
  });

  it('E10: anybody reads the certificates, and nothing private is in any answer', async () => {
    const { keys } = await published();
    expect(keys.map(({ state }) => state)).toEqual(['current', 'revoked', 'retired']);
    expect(keys.every(({ certificate }) => certificate.split('.').length === 3)).toBe(true);
    const sealed = await w.db.signingKey.findMany({ where: { sealed: { not: null } } });
    const everything = JSON.stringify([await list(), await published()]);
    for (const { sealed: text } of sealed) expect(everything).not.toContain(text ?? 'x');
    const operations = await w.db.operation.findMany({ where: { kind: { startsWith: 'signing-key.' } } });
    expect(JSON.stringify(operations)).not.toContain('"d"');
    const facts = { jti: 'x', generation: 1, hostScheme: 'free', hostId: 'y', sku: 'S', copies: 1 } as const;
    const rest = { features: [], issuedAt: new Date(), notBefore: new Date(), expiresAt: null, termEndsAt: null };
    const all: LicenceFacts = { ...facts, ...rest, graceDays: 0, deviceKey: null };
    const vendor = { ...(await w.db.vendor.findFirstOrThrow()), programme: w.programme };
    const { text } = await inVendor(vendor.id, () => signLicence({ services: w.services, vendor }, all));
    expect(text).not.toContain('DEMONSTRATION');
  });

  it('E10 Masters are mailed 90, 30 and 7 days before the current key ends, once each, by two workers', async () => {
    const { id, expiresAt, thumbprint } = await w.db.signingKey.findFirstOrThrow({
      where: { state: 'current' },
    });
    if (expiresAt === null) throw new Error('a current key is certified');
    const told = async (days: number) => {
      const now = () => new Date(expiresAt.getTime() - days * 86_400_000);
      const warned = await Promise.all([1, 2].map(() => warnOfKeys({ ...w.services, now })));
      return warned.reduce((sum, keys) => sum + keys, 0);
    };
    const counts: number[] = [];
    // oxlint-disable-next-line no-await-in-loop -- The days go by.
    for (const days of [91, 90, 60, 30, 29, 6, 1, -1]) counts.push(await told(days));
    expect(counts).toEqual([0, 1, 0, 1, 0, 1, 0, 0]);
    const mails = await w.db.mail.findMany({
      where: { kind: 'signing-key-ends' },
      orderBy: { createdAt: 'asc' },
    });
    expect(mails.map(({ recipient, payload }) => [recipient, payload])).toEqual(
      [90, 30, 6].map((days) => [w.staff.email, expect.objectContaining({ thumbprint, days, nextReady: false })]),
    );
    const { items } = await w.staff.call('listChanges', { kind: 'signing-key.warn' });
    expect(items.map(({ subject }) => subject)).toEqual(
      [1, 2, 3].map(() => ({ kind: 'signing-key', id, name: thumbprint })),
    );
  });
});
