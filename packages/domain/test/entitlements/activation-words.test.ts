import { describe, expect, it } from 'vitest';
import {
  activationKey,
  deviceSearchKeys,
  fileStops,
  fileTerm,
  hostIdExamples,
  namingHosts,
  readDeviceKey,
  readHostId,
  refuse,
  renewableFrom,
  type HostScheme,
} from '../../src/index.ts';

const read = (typed: string, scheme: HostScheme) => {
  const result = readHostId(typed, scheme);
  return 'hostId' in result ? result.hostId : result.trouble;
};

describe('E10 host IDs', () => {
  it.each([
    '00-1A-2B-3C-4D-5E',
    '00:1a:2b:3c:4d:5e',
    '001A.2B3C.4D5E',
    '001a2b3c4d5e',
    '  00 1A 2B 3C 4D 5E\r\n',
    '００－１Ａ－２Ｂ－３Ｃ－４Ｄ－５Ｅ',
    '００：１ａ：２ｂ：３ｃ：４ｄ：５ｅ',
    '00‑1A‑2B‑3C‑4D‑5E',
    '00−1A−2B−3C−4D−5E',
    '\ufeff00:1A:2B:3C:4D:5E\u200b',
  ])('E10 %j is one MAC address', (typed) => {
    expect(read(typed, 'mac')).toBe('00:1A:2B:3C:4D:5E');
  });

  it.each([
    ['mac', '00:1A:2B:3C:4D', 'host-id-mac'],
    ['mac', '00:1A:2B:3C:4D:5G', 'host-id-mac'],
    ['mac', '00:00:00:00:00:00', 'host-id-mac'],
    ['mac', 'ff:ff:ff:ff:ff:ff', 'host-id-mac'],
    ['mac', 'MX10-4711', 'host-id-mac'],
    ['mac', '', 'missing'],
    ['mac', ' \u200b\u00a0 ', 'missing'],
    ['uuid', '7F3C2A10-5B1E-4C7D-9A42-0D6E8F1B2C3D', '7f3c2a10-5b1e-4c7d-9a42-0d6e8f1b2c3d'],
    ['uuid', '{7f3c2a105b1e4c7d9a420d6e8f1b2c3d}', '7f3c2a10-5b1e-4c7d-9a42-0d6e8f1b2c3d'],
    ['uuid', 'urn:uuid:7f3c2a10-5b1e-4c7d-9a42-0d6e8f1b2c3d', '7f3c2a10-5b1e-4c7d-9a42-0d6e8f1b2c3d'],
    ['uuid', '00000000-0000-0000-0000-000000000000', 'host-id-uuid'],
    ['uuid', '7f3c2a10-5b1e', 'host-id-uuid'],
    ['serial', ' mx10–4711-0815 ', 'MX10-4711-0815'],
    ['serial', 'ＭＸ１０-4711', 'MX10-4711'],
    ['serial', 'MX10 4711', 'MX104711'],
    ['serial', 'Gerät 7', 'host-id-serial'],
    ['serial', '-MX', 'host-id-serial'],
    ['free', ' Camera at   the gate ', 'Camera at the gate'],
    ['free', 'Kamera Süd', 'Kamera Süd'],
    ['free', 'Kamera Su\u0308d', 'Kamera Süd'],
    ['free', 'gate\u0000camera', 'host-id-characters'],
    ['free', 'gate\ncamera', 'host-id-characters'],
    ['free', 'gate\u202ecamera', 'host-id-characters'],
    ['free', '\u2066gate\u2069', 'host-id-characters'],
    ['free', 'gate\ud800', 'host-id-characters'],
    ['free', 'x'.repeat(128), 'x'.repeat(128)],
    ['free', 'x'.repeat(129), 'too-long'],
    ['free', 'x'.repeat(5_000), 'too-long'],
    ['free', '‫מצלמה', 'host-id-characters'],
    ['free', 'מצלמה', 'מצלמה'],
  ] as const)('E10 as %s %j reads as %j', (scheme, typed, expected) => {
    expect(read(typed, scheme)).toBe(expected);
  });

  it('E10 every scheme has an example that is of it, as it is stored', () => {
    for (const [scheme, example] of Object.entries(hostIdExamples) as [HostScheme, string][])
      expect(read(example, scheme)).toBe(example);
  });

  it('E13 a device is found by its host ID however that is separated, and by its name', () => {
    const key = activationKey('00:1A:2B:3C:4D:5E', 'Camera at the gate');
    const found = (typed: string) => deviceSearchKeys(typed).some((one) => key.includes(one));
    expect(['00-1a-2b', '001A2B3C', '00:1A', 'GATE', 'camera at', '4d5e'].filter((typed) => !found(typed))).toEqual([]);
    expect(['00:1B', 'access', '4711'].filter(found)).toEqual([]);
    expect(deviceSearchKeys(' -- ')).toEqual(['--']);
    expect(deviceSearchKeys('\u200b')).toEqual([]);
  });
});

describe('E10 public keys of devices', () => {
  const x = 'A'.repeat(43);
  it.each([
    [
      { kty: 'OKP', crv: 'Ed25519', x },
      { kty: 'OKP', crv: 'Ed25519', x },
    ],
    [
      { kty: 'EC', crv: 'P-256', x, y: x, kid: '1', use: 'sig', alg: 'ES256' },
      { kty: 'EC', crv: 'P-256', x, y: x },
    ],
    [{ kty: 'OKP', crv: 'Ed25519', x, d: x }, 'device-key-private'],
    [{ kty: 'oct', k: x }, 'device-key-private'],
    [{ kty: 'RSA', n: x, e: 'AQAB' }, 'device-key'],
    [{ kty: 'OKP', crv: 'X25519', x }, 'device-key'],
    [{ kty: 'EC', crv: 'P-384', x, y: x }, 'device-key'],
    [{ kty: 'EC', crv: 'P-256', x }, 'device-key'],
    [{ kty: 'OKP', crv: 'Ed25519', x: `${x}A` }, 'device-key'],
    [{ kty: 'OKP', crv: 'Ed25519', x: 7 }, 'device-key'],
    [{ kty: 'OKP', crv: 'Ed25519', x, name: 'gate' }, 'device-key'],
    [{}, 'device-key'],
  ])('E10 %j reads as %j', (jwk, expected) => {
    const result = readDeviceKey(jwk);
    expect('key' in result ? result.key : result.trouble).toEqual(expected);
  });
});

describe('E10 the term of a file', () => {
  const now = '2026-11-29T12:00:00.000Z';
  const far = '2030-01-01T00:00:00.000Z';
  const lease = { leaseDays: 30, graceDays: 14 };
  const line = { startsOn: '2026-01-01', expiresOn: null };
  it.each([
    ['a lease', lease, line, far, '2026-12-29T12:00:00.000Z'],
    ['a lease that the line ends', lease, { ...line, expiresOn: '2026-12-10' }, far, '2026-12-11T00:00:00.000Z'],
    [
      'the whole term',
      { ...lease, leaseDays: null },
      { ...line, expiresOn: '2027-05-03' },
      far,
      '2027-05-04T00:00:00.000Z',
    ],
    ['the whole term of a perpetual line', { ...lease, leaseDays: null }, line, far, far],
    ['a lease that the key’s certificate ends', lease, line, '2026-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
    ['a lease from a later start', lease, { ...line, startsOn: '2026-12-24' }, far, '2027-01-23T00:00:00.000Z'],
    ['an expired line', lease, { ...line, expiresOn: '2026-11-28' }, far, null],
    ['no key', lease, line, null, null],
    ['a certificate that is over', lease, line, '2026-11-29T12:00:00.000Z', null],
    ['a certificate that ends before the start', lease, { ...line, startsOn: '2031-01-01' }, far, null],
  ])('E10 %s', (_, rules, of, endsAt, end) => {
    const key = endsAt === null ? null : { startsAt: '2026-01-01T00:00:00.000Z', endsAt };
    expect(fileTerm(rules, of, now, key)?.expiresAt ?? null).toBe(end);
  });

  it('E10 the last third of its life begins after two thirds, and it stops after its grace', () => {
    const file = { notBefore: '2026-11-29T00:00:00.000Z', expiresAt: '2026-12-29T00:00:00.000Z', graceDays: 14 };
    expect(renewableFrom(file)).toBe('2026-12-19T00:00:00.000Z');
    expect(fileStops(file)).toBe('2027-01-12T00:00:00.000Z');
  });
});

describe('E10 the refusal of activated copies', () => {
  const { refusal } = refuse('only-available', { available: 1, asked: 3 });
  const hosts = ['a', 'b', 'c'];
  it('E10 names hosts where there are any, and nothing where nothing is activated', () => {
    expect(namingHosts(refusal, { activated: 2, hosts, most: 3 })).toEqual({
      code: 'copies-activated',
      facts: { available: 1, asked: 3, activated: 2, hosts: 'a, b, c' },
    });
    expect(namingHosts(refusal, { activated: 2, hosts, most: 2 })).toMatchObject({ facts: { hosts: 'a, b, …' } });
    expect(namingHosts(refusal, { activated: 2, hosts: [], most: 2 })).toMatchObject({ facts: { hosts: '' } });
    expect(namingHosts(refusal, { activated: 0, hosts, most: 2 })).toBe(refusal);
    const other = refuse('not-holder', {}).refusal;
    expect(namingHosts(other, { activated: 2, hosts, most: 2 })).toBe(other);
  });
});
