import { drift } from '@tierline/database';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from './process.ts';
import { backupWorld, contentOf, waiting, whileHeld, type BackupWorld, type Place, type Said } from './backup-world.ts';

const verifier = join(import.meta.dirname, '../../../../docs/verifiers/verify.mjs');

describe('X10 backup, restore, and a new secret', () => {
  let b: BackupWorld;
  let file: string;
  let device: string;
  let made: Said;
  const at = (name: string) => join(b.folder, name);
  const withPassphrase = (...args: string[]) => [...args, '--passphrase-file', b.passphrase];

  beforeAll(async () => {
    b = await backupWorld();
    // Something that a restore comes to late, so that a test can hold it there.
    await b.w.db.rateLimit.create({ data: { key: 'held', points: 1 } });
    device = b.host();
    file = at('monday.backup');
    made = await b.tierline(withPassphrase('backup', file));
  });
  afterAll(() => b.close());

  const restored = async (): Promise<Place> => {
    const place = await b.place();
    expect(await b.tierline(withPassphrase('restore', file), place)).toMatchObject({ code: 0 });
    return place;
  };
  const verify = async (origin: string, text: string, host: string) => {
    const { roots } = (await (await fetch(`${origin}/api/v1/keys/${b.w.programme.slug}`)).json()) as {
      roots: { jwk: object }[];
    };
    writeFileSync(at('root.json'), JSON.stringify({ jwk: roots[0]?.jwk }));
    writeFileSync(at('device.lic'), text);
    const { stdout } = await promisify(execFile)(process.execPath, [
      verifier,
      at('device.lic'),
      '--root',
      at('root.json'),
      '--vendor',
      b.w.programme.slug,
      '--host',
      `free:${host}`,
    ]);
    return JSON.parse(stdout) as unknown;
  };
  /** People sign in with their second factor, keys sign, files verify, copies move. */
  const works = (place: Place, secret: string) =>
    b.using(place, secret, async (person, origin) => {
      const { id } = await person('activateCopies', { id: b.line.id, hostId: device, copies: 1 });
      const { licenceFile } = await person('fetchLicenceFile', { id });
      expect(await verify(origin, licenceFile.text, device)).toMatchObject({ state: 'valid' });
    });
  const nothingIn = async ({ ownerUrl }: Place) => expect(await contentOf(ownerUrl)).not.toContain(b.w.programme.slug);

  it('X10 what is restored into an empty database is the same, and works: sign-in, keys, licence files', async () => {
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('1 vendor, 3 accounts') });
    expect(made.said).toMatch(/1 signing key,.*\nThe books are balanced: 1 unit\.\nThe roots/u);
    const place = await b.place();
    const secretFile = at('restored.secret');
    const variables = { TIERLINE_SECRET: undefined };
    expect(await b.tierline(withPassphrase('restore', file), place, variables)).toEqual({
      code: 1,
      said: 'The backup has another TIERLINE_SECRET than this environment: name a file for it with --secret-file.',
    });
    const done = await b.tierline(withPassphrase('restore', file, '--secret-file', secretFile), place, variables);
    expect(done).toMatchObject({ code: 0, said: expect.stringContaining('The books are balanced: 1 unit.') });
    expect(readFileSync(secretFile, 'utf8').trim()).toBe(b.w.env.secret);
    expect(statSync(secretFile).mode & 0o777).toBe(0o600);
    expect(await contentOf(place.ownerUrl)).toBe(await contentOf(b.w.database.ownerUrl));
    expect(await drift(place.ownerUrl)).toBe('');
    await works(place, b.w.env.secret);
    expect(await b.tierline(withPassphrase('restore', file), place)).toEqual({
      code: 1,
      said: expect.stringMatching(/^The database is not empty: there are rows in account\. Name an empty one\.$/u),
    });
  });

  it('X10 a wrong passphrase, a file that was cut or changed, and another file restore nothing', async () => {
    const place = await b.place();
    const bytes = readFileSync(file);
    const odd = (name: string, content: Buffer | string) => {
      writeFileSync(at(name), content);
      return at(name);
    };
    const changed = Buffer.from(bytes);
    changed[changed.length - 400] = (changed.at(-400) ?? 0) ^ 1;
    // The last piece is the end: without it, all that came before is genuine.
    const ends = [...pieces(bytes)];
    for (const [name, words] of [
      [odd('changed', changed), /is not whole, or was changed/u],
      [odd('cut', bytes.subarray(0, bytes.length - 7)), /is not whole, or was changed/u],
      [odd('endless', bytes.subarray(0, ends.at(-1))), /is not whole, or was changed/u],
      [odd('swapped', Buffer.concat([bytes.subarray(0, ends[1]), bytes.subarray(ends[2])])), /is not whole/u],
      [odd('other', 'PK something else'), /is not a backup of Tierline/u],
      [odd('empty', ''), /is not a backup of Tierline/u],
      [at('nowhere'), /cannot be read \(ENOENT\)/u],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop -- One database.
      const { code, said } = await b.tierline(withPassphrase('restore', name), place);
      expect({ name, code, said }).toEqual({ name, code: 1, said: expect.stringMatching(words) });
      expect(said).not.toContain('\n');
    }
    writeFileSync(at('wrong'), 'seven grey herons at dusk\n');
    expect(await b.tierline(['restore', file, '--passphrase-file', at('wrong')], place)).toMatchObject({
      code: 1,
      said: expect.stringContaining(`This is not the passphrase of ${file}`),
    });
    await nothingIn(place);
  });

  it('X10 a backup is whole or not there, never over another file, and of its own secret alone', async () => {
    expect(await b.tierline(withPassphrase('backup', file))).toMatchObject({
      code: 1,
      said: expect.stringContaining('is there already'),
    });
    expect(
      await b.tierline(withPassphrase('backup', at('x')), undefined, {
        TIERLINE_SECRET: 'another secret that is also long enough',
      }),
    ).toMatchObject({ code: 1, said: expect.stringContaining('This is not the secret of this database (made ') });
    writeFileSync(at('short'), 'short\n');
    expect(await b.tierline(['backup', at('x'), '--passphrase-file', at('short')])).toMatchObject({
      code: 1,
      said: 'A passphrase must have at least 12 characters.',
    });
    // A file may have four kilobytes here, as on a disk that is nearly full.
    const child = b.start(withPassphrase('backup', at('x')), undefined, ['sh', '-c', 'ulimit -f 8; exec "$@"', 'sh']);
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(said).toBe(`${at('x')} cannot be written (EFBIG).\n`);
    expect(readdirSync(b.folder).filter((name) => name.startsWith('x'))).toEqual([]);
  });

  it('X10 a restore that is killed leaves an empty database, into which the next one goes', async () => {
    const place = await b.place();
    // A first one ends before it began; the tables are there then.
    await b.tierline(withPassphrase('restore', at('cut')), place);
    const row = `insert into rate_limit (key, points) values ('held', 2)`;
    await whileHeld(place.ownerUrl, row, async () => {
      const child = b.start(withPassphrase('restore', file), place);
      await expect.poll(() => waiting(place.ownerUrl), { timeout: 60_000 }).toBe(1);
      child.kill('SIGKILL');
      await once(child, 'close');
    });
    await nothingIn(place);
    expect(await b.tierline(withPassphrase('restore', file), place)).toMatchObject({ code: 0 });
    expect(await contentOf(place.ownerUrl)).toBe(await contentOf(b.w.database.ownerUrl));
  });

  it('X10 a new secret: all that was sealed is sealed anew; the old one opens nothing; all goes on', async () => {
    const place = await restored();
    const next = at('next.secret');
    const portal = await startProcess(b.w, 'main.ts', { DATABASE_URL: place.url });
    const inUse = await b.tierline(['secret', 'rotate', '--secret-file', next], place);
    await portal.stop();
    expect(inUse).toEqual({
      code: 1,
      said: 'Tierline runs on this database: end all its processes first. Nothing was changed.',
    });
    expect(existsSync(next)).toBe(false);
    const before = await contentOf(place.ownerUrl);
    const kept = b.sealed.filter((one) => before.includes(one));
    // The seed, the key's private half is made before; mails that wait.
    expect(kept.length).toBeGreaterThanOrEqual(2);
    const done = await b.tierline(['secret', 'rotate', '--secret-file', next], place);
    expect(done).toMatchObject({ code: 0, said: expect.stringMatching(/^Sealed \d+ values with the new secret\.\n/u) });
    const after = await contentOf(place.ownerUrl);
    expect(b.sealed.filter((one) => after.includes(one))).toEqual([]);
    const keys = await b.w.db.signingKey.findMany({ select: { sealed: true } });
    for (const { sealed } of keys) expect(after).not.toContain(sealed);
    await works(place, readFileSync(next, 'utf8').trim());
    expect(await b.tierline(['backup', at('y')], place)).toMatchObject({
      code: 1,
      said: expect.stringContaining('This is not the secret of this database'),
    });
    expect(await b.tierline(['secret', 'rotate', '--secret-file', next], place)).toMatchObject({
      code: 0,
      said: expect.stringContaining('The database has this secret already.'),
    });
  });

  it('X10 a change of the secret that is killed leaves the old one, and is done by calling it again', async () => {
    const place = await restored();
    const next = at('killed.secret');
    const before = await contentOf(place.ownerUrl);
    await whileHeld(place.ownerUrl, 'select 1 from secret_canary for update', async () => {
      const child = b.start(['secret', 'rotate', '--secret-file', next], place);
      // All else is sealed anew by then.
      await expect.poll(() => waiting(place.ownerUrl), { timeout: 60_000 }).toBe(1);
      child.kill('SIGKILL');
      await once(child, 'close');
    });
    await expect.poll(() => waiting(place.ownerUrl), { timeout: 60_000 }).toBe(0);
    expect(await contentOf(place.ownerUrl)).toBe(before);
    const secret = readFileSync(next, 'utf8');
    expect(await b.tierline(['secret', 'rotate', '--secret-file', next], place)).toMatchObject({ code: 0 });
    expect(readFileSync(next, 'utf8')).toBe(secret);
    await works(place, secret.trim());
  });
});

/** Where each piece of an archive begins. */
function* pieces(bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf('\n') + 1; at < bytes.length; at += 4 + bytes.readUInt32BE(at)) yield at;
}
