import {
  certify,
  makeKeyPair,
  publicRootText,
  revokedText,
  sealKey,
  signJws,
  inVendor,
  signLicence,
  signRevocations,
  type KeyPair,
} from '@tierline/core';
import type { LicenceFacts, LicenceFile } from '@tierline/domain';
import { execFile, spawnSync } from 'node:child_process';
import { createHmac, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { world, type World } from '../kernel/world.ts';

const run = promisify(execFile);
const programs = join(import.meta.dirname, '../../../../docs/verifiers');
const has = (command: string) => spawnSync(command, ['--version']).error === undefined;
const openssl3 = /^OpenSSL [3-9]/u.test(String(spawnSync('openssl', ['version']).stdout));

const verifiers = [
  { name: 'Node', command: [process.execPath, join(programs, 'verify.mjs')], there: true },
  { name: 'Python', command: ['python3', join(programs, 'verify.py')], there: has('python3') },
  { name: 'shell with openssl', command: ['sh', join(programs, 'verify.sh')], there: openssl3 },
];

const second = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const encoded = (text: string | Buffer) => Buffer.from(text).toString('base64url');

const host = 'mac:001A2B3C4D5E';
const facts: LicenceFacts = {
  jti: '0190a6d5-8a3c-7000-8000-000000000001',
  generation: 1,
  hostScheme: 'mac',
  hostId: '001A2B3C4D5E',
  sku: 'VK-ANL-100',
  copies: 3,
  features: ['counting', 'a "quoted" one', 'ñ\\'],
  issuedAt: day('2026-11-29'),
  notBefore: day('2026-11-29'),
  expiresAt: day('2026-12-29'),
  termEndsAt: day('2027-12-01'),
  graceDays: 14,
  deviceKey: null,
};

/** How a file is given to a verifier; what is left out is as for the right device on the day after. */
type Given = { text: string; host?: string; now?: number; known?: number; revoked?: string; vendor?: string };

describe('E10: programs in three languages verify licence files without a network', () => {
  let w: World;
  let folder: string;
  let root: KeyPair;
  let key: KeyPair;
  let file: LicenceFile;
  /** The licence's payload, as the signer wrote it. */
  let payload: string;
  let signed: (changed?: Partial<LicenceFacts>) => Promise<LicenceFile>;

  beforeAll(async () => {
    w = await world();
    folder = mkdtempSync(join(tmpdir(), 'tierline-verifier-'));
    [root, key] = [await makeKeyPair(), await makeKeyPair()];
    const { id, slug } = await w.db.vendor.findFirstOrThrow();
    const days = { notBefore: day('2026-11-01'), expiresAt: day('2031-11-01') };
    const certificate = await certificateOf({});
    await w.db.signingKey.deleteMany();
    await w.db.signingRoot.create({
      data: { vendorId: id, thumbprint: root.thumbprint, publicKey: root.jwk.x },
    });
    await w.db.signingKey.create({
      data: {
        id: randomUUID(),
        vendorId: id,
        thumbprint: key.thumbprint,
        publicKey: key.jwk.x,
        sealed: sealKey(w.services.secrets, id, key),
        state: 'current',
        rootKid: root.thumbprint,
        certificate,
        ...days,
      },
    });
    const vendor = { id, slug, programme: w.programme };
    signed = (changed = {}) =>
      inVendor(vendor.id, () => signLicence({ services: w.services, vendor }, { ...facts, ...changed }));
    file = await signed();
    payload = Buffer.from(file.licence.split('.')[1] ?? '', 'base64url').toString();
    writeFileSync(join(folder, 'root.json'), publicRootText({ vendor: slug, key: root }));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await w.close();
  });

  const slug = () => w.programme.slug;
  const certificateOf = (changed: { by?: KeyPair; of?: KeyPair; vendor?: string; from?: string; until?: string }) =>
    certify(
      changed.by ?? root,
      {
        vendor: changed.vendor ?? slug(),
        jwk: (changed.of ?? key).jwk,
        notBefore: day(changed.from ?? '2026-11-01'),
        expiresAt: day(changed.until ?? '2031-11-01'),
        demo: false,
      },
      day('2026-11-01'),
    );
  /** A file of these two texts; the genuine ones where left out. */
  const lic = (licence = file.licence, certificate = file.certificate) =>
    JSON.stringify({ format: 'tierline-licence-1', about: {}, licence, certificate });
  const changed = (change: object) => signJws('licence', { ...(JSON.parse(payload) as object), ...change }, key);
  /** A JWS of any header and payload, with the right key's signature over them. */
  const raw = (header: string, body = payload, by = key) => {
    const text = `${encoded(header)}.${encoded(body)}`;
    return `${text}.${sign(null, Buffer.from(text), by.privateKey).toString('base64url')}`;
  };
  const header = (change: object) =>
    JSON.stringify({ alg: 'Ed25519', typ: 'tierline-licence+jws', kid: key.thumbprint, ...change });

  let files = 0;
  /** What the three programs say: the same, or it is told which differs. */
  async function said({ text, revoked, ...given }: Given): Promise<Record<string, unknown>> {
    const name = join(folder, `${files++}.lic`);
    writeFileSync(name, text);
    const args = [name, '--root', join(folder, 'root.json'), '--vendor', given.vendor ?? slug()];
    args.push('--host', given.host ?? host, '--now', String(given.now ?? second('2026-11-30')));
    if (given.known !== undefined) args.push('--known', String(given.known));
    if (revoked !== undefined) {
      writeFileSync(`${name}.revoked`, revoked);
      args.push('--revoked', `${name}.revoked`);
    }
    const answers = await Promise.all(
      verifiers
        .filter(({ there }) => there)
        .map(async ({ name: language, command: [program = '', ...first] }) => {
          const { stdout } = await run(program, [...first, ...args]);
          return { language, answer: JSON.parse(stdout) as Record<string, unknown>, stdout };
        }),
    );
    const [one] = answers;
    const agreed = one?.answer['state'] === 'forged' ? 'forged' : one?.stdout;
    for (const { language, answer, stdout } of answers) {
      // Where a file fails first is each program's own; what a genuine one says is the same to the letter.
      const forgery = answer['state'] === 'forged';
      expect({ language, said: forgery ? 'forged' : stdout }).toEqual({ language, said: agreed });
    }
    return one?.answer ?? {};
  }

  it.each(verifiers)('E10: the verifier in $name runs here', ({ name, there }) => {
    // Where a language is not installed, the other programs are tested all the same.
    if (!there) console.warn(`Skipped: the verifier in ${name}, which is not installed here.`);
    expect(there || name !== 'Node').toBe(true);
  });

  it('E10: a genuine file is valid, with all that it says', async () => {
    expect(await said({ text: file.text })).toEqual({ state: 'valid', demo: false, licence: JSON.parse(payload) });
  });

  const odd: [string, string, () => Promise<Given> | Given][] = [
    ['in the last second of its lease', 'valid', () => ({ text: file.text, now: second('2026-12-29') - 1 })],
    ['when the lease is over', 'grace', () => ({ text: file.text, now: second('2026-12-29') })],
    ['in the last second of its grace', 'grace', () => ({ text: file.text, now: second('2027-01-12') - 1 })],
    ['after its grace', 'over', () => ({ text: file.text, now: second('2027-01-12') })],
    [
      'without days of grace',
      'over',
      async () => ({ text: (await signed({ graceDays: 0 })).text, now: second('2026-12-29') }),
    ],
    ['on a slow clock', 'valid', () => ({ text: file.text, now: second('2026-11-29') - 3600 })],
    ['on a clock that is too slow', 'clock-doubtful', () => ({ text: file.text, now: second('2026-11-29') - 3601 })],
    ['on a clock of 1970', 'clock-doubtful', () => ({ text: file.text, now: 0 })],
    ['on a clock that was set back', 'clock-doubtful', () => ({ text: file.text, known: second('2026-12-02') })],
    ['of another device', 'foreign', () => ({ text: file.text, host: 'mac:001A2B3C4D5F' })],
    ['of another scheme', 'foreign', () => ({ text: file.text, host: 'serial:001A2B3C4D5E' })],
    [
      'of a device with an odd name',
      'valid',
      async () => ({
        text: (await signed({ hostScheme: 'free', hostId: 'Tür "3" \\ ñ' })).text,
        host: 'free:Tür "3" \\ ñ',
      }),
    ],
    [
      'of a device that would be this one if read carelessly',
      'foreign',
      async () => ({ text: (await signed({ hostScheme: 'free', hostId: 'x","id":"y' })).text, host: 'free:y' }),
    ],
    ['perpetual', 'valid', async () => ({ text: (await signed({ expiresAt: null, termEndsAt: null })).text })],
    ['with the device’s key', 'valid', async () => ({ text: (await signed({ deviceKey: { ...key.jwk } })).text })],
    ['with another last character of the signature', 'valid', () => ({ text: lic(twin(file.licence)) })],
    ['with CRLF, indented and with more members', 'valid', () => ({ text: moved(file.text) })],
    ['with members that a later version adds', 'valid', async () => ({ text: lic(await changed({ zone: 'x' })) })],
    [
      'beside a list that names another key',
      'valid',
      async () => ({ text: file.text, revoked: await listOf('A'.repeat(43)) }),
    ],
    ['of a revoked key', 'revoked', async () => ({ text: file.text, revoked: await listOf(key.thumbprint) })],
  ];
  it.each(odd)('E10: a file %s is %s', async (_, state, given) => {
    expect(await said(await given())).toMatchObject({ state });
  });

  const forged: [string, () => Promise<string> | string][] = [
    ['empty', () => ''],
    ['not JSON, and nothing of ours', () => 'PK\u0003\u0004'],
    ['without a certificate', () => JSON.stringify({ licence: file.licence })],
    ['without a licence', () => JSON.stringify({ certificate: file.certificate })],
    ['two licences', () => file.text.replace('"licence"', `"licence": "${file.licence}", "licence"`)],
    ['two certificates', () => file.text.replace('"certificate"', `"certificate": "x.y.z", "certificate"`)],
    ['licence and certificate swapped', () => lic(file.certificate, file.licence)],
    ['the certificate twice', () => lic(file.certificate)],
    ['larger than 64 kB', () => `${file.text}${' '.repeat(65_536)}`],
    ['alg none without a signature', () => lic(`${encoded(header({ alg: 'none' }))}.${encoded(payload)}.`)],
    ['alg none with the old signature', () => lic(reheaded(header({ alg: 'none' })))],
    ['HS256 with the public key as secret', () => lic(hmac())],
    ['alg EdDSA, rightly signed', () => lic(raw(header({ alg: 'EdDSA' })))],
    ['alg ES256, rightly signed', () => lic(raw(header({ alg: 'ES256' })))],
    ['typ JWT, rightly signed', () => lic(raw(header({ typ: 'JWT' })))],
    [
      'typ of a certificate, rightly signed',
      async () => lic(await signJws('certificate', JSON.parse(payload) as object, key)),
    ],
    ['a crit header', () => lic(raw(header({ crit: ['exp'] })))],
    ['b64 false', () => lic(raw(header({ b64: false, crit: ['b64'] })))],
    ['an embedded jwk', async () => lic(embedded(await makeKeyPair()))],
    ['a jku header', () => lic(raw(header({ jku: 'https://keys.example/' })))],
    ['no kid', () => lic(raw(header({ kid: undefined })))],
    ['the kid of the root', () => lic(raw(header({ kid: root.thumbprint })))],
    ['alg twice', () => lic(raw(header({}).replace('{', '{"alg":"none",')))],
    [
      'the header’s members in another order',
      () => lic(raw(`{"typ":"tierline-licence+jws","alg":"Ed25519","kid":"${key.thumbprint}"}`)),
    ],
    ['a header with a blank', () => lic(raw(header({}).replace(':', ': ')))],
    ['copies changed, signature kept', () => lic(repaid(payload.replace('"copies":3', '"copies":9')))],
    ['host changed, signature kept', () => lic(repaid(payload.replace('001A2B', '001A2C')))],
    ['one bit of the signature changed', () => lic(flipped(file.licence))],
    ['a signature of zeros', () => lic(resigned(encoded(Buffer.alloc(64))))],
    ['a signature with S beyond the order', () => lic(resigned(beyond()))],
    ['a signature cut off', () => lic(file.licence.slice(0, -1))],
    ['a signature with padding', () => lic(`${file.licence}==`)],
    ['four parts', () => lic(`${file.licence}.x`)],
    ['exp twice, rightly signed', () => lic(raw(header({}), payload.replace('"exp":', '"exp":1,"exp":')))],
    [
      'copies twice, rightly signed',
      () => lic(raw(header({}), payload.replace('"copies":', '"copies":900,"copies":'))),
    ],
    ['an exp that is a text', async () => lic(await changed({ exp: '1798502400' }))],
    ['an exp that is a fraction', async () => lic(await changed({ exp: 1_798_502_400.5 }))],
    ['an exp below zero', async () => lic(await changed({ exp: -1 }))],
    ['no grace', async () => lic(await changed({ grace: undefined }))],
    ['a payload with blanks', () => lic(raw(header({}), payload.replaceAll(':', ': ')))],
    ['a payload that is no object', () => lic(raw(header({}), '"licence"'))],
    ['of another vendor, rightly signed', async () => lic(await changed({ iss: 'another' }))],
    ['longer than its certificate', async () => lic(await changed({ exp: second('2031-11-01') + 1 }))],
    ['signed before the key’s days', async () => lic(await changed({ iat: second('2026-11-01') - 1 }))],
    ['signed after the key’s days', async () => lic(await changed({ iat: second('2031-11-01') + 1 }))],
    [
      'a certificate of a foreign root',
      async () => lic(file.licence, await certificateOf({ by: await makeKeyPair() })),
    ],
    ['a certificate of another vendor', async () => lic(file.licence, await certificateOf({ vendor: 'another' }))],
    ['a certificate of another key', async () => lic(file.licence, await certificateOf({ of: await makeKeyPair() }))],
    [
      'a certificate whose days begin later',
      async () => lic(file.licence, await certificateOf({ from: '2026-12-01' })),
    ],
    [
      'a certificate whose days end earlier',
      async () => lic(file.licence, await certificateOf({ until: '2026-12-15' })),
    ],
    ['a certificate signed by the key itself', async () => lic(file.licence, await certificateOf({ by: key }))],
    ['a certificate that names another sub', async () => lic(file.licence, await misnamed())],
    [
      'the root as a signing key, without certificate',
      async () => lic(await signJws('licence', JSON.parse(payload) as object, root)),
    ],
    [
      'a licence in place of the certificate',
      async () => lic(file.licence, await signJws('licence', JSON.parse(payload) as object, root)),
    ],
  ];
  it.each(forged)('E10: forged: %s', async (_, text) => {
    expect(await said({ text: await text() })).toMatchObject({ state: 'forged' });
  });

  it('E10: at least thirty forged files are refused, and a forged list of revoked keys too', async () => {
    expect(forged.length).toBeGreaterThanOrEqual(30);
    const foreign = await listOf(key.thumbprint, await makeKeyPair());
    await expect(said({ text: file.text, revoked: foreign })).rejects.toMatchObject({
      code: 2,
      stderr: 'The list of revoked keys is not one of this root.\n',
    });
  });

  async function listOf(thumbprint: string, by = root): Promise<string> {
    const issuedAt = day('2026-11-29');
    const list = { vendor: slug(), issuedAt, keys: [{ thumbprint, revokedAt: issuedAt }] };
    return revokedText(await signRevocations(by, list), by.jwk);
  }

  // The last character of a signature has four bits that mean nothing.
  function twin(jws: string): string {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = letters.indexOf(jws.slice(-1));
    return jws.slice(0, -1) + (letters[(last & 0b110000) | ((last + 1) & 0b001111)] ?? '');
  }

  function moved(text: string): string {
    const parts = JSON.parse(text) as { licence: string };
    return JSON.stringify({ sentBy: 'mail', ...parts, more: [1, { a: 'licence' }] }, null, 6).replaceAll('\n', '\r\n');
  }

  const parts = () => file.licence.split('.');
  const reheaded = (text: string) => [encoded(text), ...parts().slice(1)].join('.');
  const repaid = (text: string) => [parts()[0], encoded(text), parts()[2]].join('.');
  const resigned = (signature: string) => [...parts().slice(0, 2), signature].join('.');

  function hmac(): string {
    const text = `${encoded(header({ alg: 'HS256' }))}.${encoded(payload)}`;
    return `${text}.${createHmac('sha512', Buffer.from(key.jwk.x, 'base64url')).update(text).digest('base64url')}`;
  }

  function embedded(thief: KeyPair): string {
    return raw(header({ kid: thief.thumbprint, jwk: thief.jwk }), payload, thief);
  }

  function flipped(jws: string): string {
    const bytes = Buffer.from(jws.split('.')[2] ?? '', 'base64url');
    bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5);
    return resigned(encoded(bytes));
  }

  // The same S modulo the group's order: a careless verifier takes it.
  function beyond(): string {
    const bytes = Buffer.from(parts()[2] ?? '', 'base64url');
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const littleEndian = [...bytes.subarray(32)].map((byte) => byte.toString(16).padStart(2, '0'));
    let s = BigInt(`0x${littleEndian.toReversed().join('')}`) + order;
    for (let at = 32; at < 64; at++, s >>= 8n) bytes.writeUInt8(Number(s & 0xffn), at);
    return encoded(bytes);
  }

  function misnamed(): Promise<string> {
    const body = JSON.parse(Buffer.from(file.certificate.split('.')[1] ?? '', 'base64url').toString()) as object;
    return signJws('certificate', { ...body, sub: 'A'.repeat(43) }, root);
  }
});
