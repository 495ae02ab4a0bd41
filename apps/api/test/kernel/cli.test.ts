import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from '@tierline/contract';
import { generateSync } from 'otplib';
import { sample } from './programmes.ts';
import { refusal, world, type World } from './world.ts';

describe('SPEC §1 a vendor is made out of its programme’s file', () => {
  let w: World;
  let folder: string;
  beforeAll(async () => {
    w = await world();
    folder = mkdtempSync(join(tmpdir(), 'tierline-cli-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await w.close();
  });

  /** Runs the command line; what it printed and its exit code. */
  async function tierline(...args: string[]): Promise<{ code: unknown; said: string }> {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../src/cli.ts'), ...args], {
      env: {
        ...process.env,
        DATABASE_URL: w.env.databaseUrl,
        DATABASE_OWNER_URL: w.database.ownerUrl,
        TIERLINE_SECRET: w.env.secret,
        PUBLIC_URL: w.env.publicUrl,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = await once(child, 'close');
    return { code, said };
  }

  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  const fourth = {
    ...sample,
    slug: 'brisk-locks',
    name: 'Brisk Locks',
    legal: [],
    languages: ['es', 'en'],
    tiers: [
      { tier: 0, name: { es: 'Casa' }, plural: { es: 'Casa' }, handsOn: [2], signsIn: true },
      { tier: 2, name: { es: 'Taller' }, plural: { es: 'Talleres' }, handsOn: [], signsIn: true },
    ],
  };

  it('SPEC §1 a programme with other tiers, labels and languages works from its file alone', async () => {
    const made = await tierline(
      'vendor',
      'create',
      file('fourth.json', JSON.stringify(fourth)),
      '--email',
      'boss@brisk.example',
    );
    expect(made).toMatchObject({
      code: 0,
      said: expect.stringContaining('boss@brisk.example gets the initial password by mail.'),
    });
    const connection = { origin: w.origin, vendor: 'brisk-locks', language: () => 'es' };
    expect(await call(connection, 'readProgramme', {})).toMatchObject({
      name: 'Brisk Locks',
      languages: ['es', 'en'],
      tiers: [{ tier: 0 }, { tier: 2, name: { es: 'Taller' } }],
    });
    const mail = await w.db.mail.findFirstOrThrow({ where: { recipient: 'boss@brisk.example' } });
    expect(mail).toMatchObject({ kind: 'initial-password', language: 'es', state: 'waiting' });
    expect(
      await tierline('vendor', 'create', join(folder, 'fourth.json'), '--email', 'other@brisk.example'),
    ).toMatchObject({ code: 1, said: expect.stringContaining('already a vendor') });
  });

  it('A12 the only Master, who has lost their second factor, gets access again from the command line', async () => {
    const { secret, offer } = await w.staff.call('offerSecondFactor', { password: w.staff.password });
    await w.staff.call('switchOnSecondFactor', { offer, code: generateSync({ secret }) });
    expect((await refusal(w.signIn(w.staff.email, w.staff.password))).code).toBe('second-factor-needed');
    expect(
      await tierline('user', 'reset-second-factor', 'nobody@vendor.example', '--vendor', w.programme.slug),
    ).toMatchObject({ code: 1, said: expect.stringContaining('nobody@vendor.example') });
    expect(await tierline('user', 'reset-second-factor', w.staff.email, '--vendor', w.programme.slug)).toMatchObject({
      code: 0,
    });
    expect((await refusal(w.staff.call('readMe', {}))).code).toBe('not-signed-in');
    const staff = await w.signIn(w.staff.email, w.staff.password);
    const [change] = (await staff.call('listChanges', { kind: 'second-factor.reset' })).items;
    expect(change).toMatchObject({ actor: null, subject: { name: w.staff.email } });
    expect(await w.db.mail.count({ where: { recipient: w.staff.email, kind: 'sign-in-changed' } })).toBe(2);
  });

  it('SPEC §1 a vendor’s programme is changed by its file', async () => {
    expect(
      await tierline(
        'vendor',
        'update',
        file('changed.json', JSON.stringify({ ...sample, legal: [], name: 'Velkamo, renamed' })),
      ),
    ).toMatchObject({ code: 0 });
    await expect
      .poll(
        async () =>
          (await call({ origin: w.origin, vendor: sample.slug, language: () => 'en' }, 'readProgramme', {})).name,
        { timeout: 60_000 },
      )
      .toBe('Velkamo, renamed');
    expect(
      await tierline('vendor', 'update', file('unknown.json', JSON.stringify({ ...sample, slug: 'nobody' }))),
    ).toMatchObject({ code: 1, said: expect.stringContaining('no vendor') });
  });

  it.each([
    ['no JSON', 'tiers:', 'not valid JSON'],
    [
      'a tier that hands on upwards',
      JSON.stringify({ ...fourth, slug: 'up', tiers: [fourth.tiers[0], { ...fourth.tiers[1], handsOn: [0] }] }),
      'tiers',
    ],
    ['an unknown module', JSON.stringify({ ...fourth, slug: 'modules', modules: ['games'] }), 'modules'],
    [
      'no Master among the roles',
      JSON.stringify({
        ...fourth,
        slug: 'roles',
        roles: [
          { role: 'observer', name: { es: 'Mirón' } },
          { role: 'operator', name: { es: 'Manos' } },
        ],
      }),
      'roles',
    ],
    ['a field too many', JSON.stringify({ ...fourth, slug: 'more', extra: 1 }), 'extra'],
    ['a slug that is no part of an address', JSON.stringify({ ...fourth, slug: 'Á b' }), 'slug'],
  ])('SPEC §1 a programme with %s is refused, and says where', async (_, text, where) => {
    const before = await w.db.vendor.count();
    const refused = await tierline('vendor', 'create', file('bad.json', text), '--email', 'boss@brisk.example');
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining(where) });
    expect(await w.db.vendor.count()).toBe(before);
  });

  it('SPEC §1 a wrong command says how it is used', async () => {
    expect(await tierline('vendor')).toMatchObject({
      code: 1,
      said: expect.stringContaining('tierline vendor create FILE'),
    });
  });

  it('X10 migrate --check says what would be applied, and fails as long as there is something', async () => {
    expect(await tierline('migrate')).toMatchObject({ code: 0, said: expect.stringContaining('up to date') });
    expect(await tierline('migrate', '--check')).toMatchObject({
      code: 0,
      said: expect.stringContaining('up to date'),
    });
    const client = new pg.Client({ connectionString: w.database.ownerUrl });
    await client.connect();
    await client.query(`
      comment on function tierline_now() is 'of another version';
      delete from _prisma_migrations where migration_name = '20261201000643_files_waiting'`);
    expect(await tierline('migrate', '--check')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/would apply: 20261201000643_files_waiting, functions\/tierline_now\.sql\./u),
    });
    await client.end();
  });
});
