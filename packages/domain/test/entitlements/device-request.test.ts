import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/entitlements/activation/crc32.ts';
import {
  activationId,
  cardAddress,
  deviceRequestAddress,
  deviceRequestText,
  maxDeviceRequest,
  readDeviceRequest,
  type DeviceRequest,
  type DeviceRequestTrouble,
} from '../../src/index.ts';

const portal = 'https://licences.example.com/velkamo';
const x = 'A'.repeat(43);
const request: DeviceRequest = {
  hostId: '00:1A:2B:3C:4D:5E',
  copies: 3,
  nonce: 'b0Vd9kQ2',
  activationId: null,
  deviceKey: null,
  knownKeys: [],
};
const full: DeviceRequest = {
  ...request,
  nonce: 'n'.repeat(22),
  activationId: activationId(new Uint8Array(15).fill(7)),
  deviceKey: { kty: 'EC', crv: 'P-256', x, y: x },
  knownKeys: ['kid_kid-'],
};
const read = (text: string) => readDeviceRequest(text, 'velkamo');
const signed = (fields: string) => `${fields}&x=${crc32(decodeURIComponent(fields)).toString(16).padStart(8, '0')}`;

describe('E14: a device’s request', () => {
  it('E14: is written as the document says, and the checksum is that of ZIP', () => {
    expect(crc32('123456789')).toBe(0xcbf43926);
    expect(crc32('Żółw 🐢')).toBe(0xee80d813);
    expect(deviceRequestAddress(portal, request)).toBe(
      `${portal}/d#v=1&h=00:1A:2B:3C:4D:5E&c=3&n=b0Vd9kQ2&x=${crc32('v=1&h=00:1A:2B:3C:4D:5E&c=3&n=b0Vd9kQ2').toString(16).padStart(8, '0')}`,
    );
  });

  it('E14: with all that it may say it has less than 300 characters', () => {
    const text = deviceRequestAddress(portal, full);
    expect(text.length).toBeLessThanOrEqual(maxDeviceRequest);
    expect(read(text)).toEqual({ request: full });
  });

  it('E14: is read back whatever the host ID is, also where a browser has encoded it', () => {
    const hostId = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((text) => text.isWellFormed() && 'request' in read(deviceRequestText({ ...request, hostId: text })));
    fc.assert(
      fc.property(hostId, fc.integer({ min: 1, max: 999_999_999 }), (host, copies) => {
        const address = deviceRequestAddress(portal, { ...request, hostId: host, copies });
        if (address.length > maxDeviceRequest) return;
        const browser = new URL(address);
        expect(read(browser.hash.length > 200 ? address : browser.hash)).toEqual(read(address));
        expect(read(address)).toMatchObject({ request: { copies } });
      }),
    );
  });

  it('E14: the same text is the same request, with spaces, line breaks or without its address', () => {
    const text = deviceRequestText(request);
    for (const typed of [text, `#${text}`, ` ${text}\r\n`, text.replace('&n=', '\n&n='), `${portal}/d/#${text}`])
      expect(read(typed)).toEqual({ request });
    expect(read(`${portal.toUpperCase()}/d#${text}`)).toEqual({ request });
  });

  it('E14: fields that are not known are left alone; copies are one unless said', () => {
    expect(read(signed('v=1&h=MX10&n=12345678&zz=later&q='))).toEqual({
      request: { ...request, hostId: 'MX10', copies: 1, nonce: '12345678' },
    });
  });

  it('E14: cut off at any place, it is never taken for another request', () => {
    const text = deviceRequestAddress(portal, full);
    for (let end = `${portal}/d`.length; end < text.length; end++)
      expect(read(text.slice(0, end))).toEqual({ trouble: { kind: 'cut-off' } });
  });

  it('E14: one wrong character is never taken for another request', () => {
    const text = deviceRequestText(request);
    for (let place = 4; place < text.length; place++) {
      const changed = `${text.slice(0, place)}${text[place] === '7' ? '8' : '7'}${text.slice(place + 1)}`;
      expect(read(changed)).toEqual({ trouble: { kind: 'cut-off' } });
    }
  });

  it.each<readonly [string, DeviceRequestTrouble]>([
    ['', { kind: 'other', seen: 'nothing' }],
    ['https://example.com/offers?id=1', { kind: 'other', seen: 'address' }],
    ['https://licences.example.com/velkamo/entitlements', { kind: 'other', seen: 'address' }],
    ['0123-4567-89AB-CDEF-GHJK-MNPQ', { kind: 'other', seen: 'activation-id' }],
    [cardAddress(portal, full.activationId ?? ''), { kind: 'other', seen: 'activation-id' }],
    [`${portal}/d#a=123`, { kind: 'other', seen: 'text' }],
    ['eyJhbGciOiJFZDI1NTE5In0.eyJpc3MiOiJ2In0.c2ln', { kind: 'other', seen: 'licence' }],
    ['{"format":"tierline-licence-1"}', { kind: 'other', seen: 'licence' }],
    ['WIFI:S:Guest;T:WPA;P:secret;;', { kind: 'other', seen: 'wifi' }],
    ['BEGIN:VCARD\nFN:Somebody', { kind: 'other', seen: 'contact' }],
    ['mailto:somebody@example.com', { kind: 'other', seen: 'contact' }],
    ['4006381333931', { kind: 'other', seen: 'text' }],
    ['javascript:alert(1)', { kind: 'other', seen: 'text' }],
    ['\u0000\ud800%', { kind: 'other', seen: 'text' }],
    [
      `https://licences.example.com/talvoro/d#${deviceRequestText(request)}`,
      { kind: 'other-vendor', vendor: 'talvoro' },
    ],
    ['https://licences.example.com/talvoro/d#', { kind: 'other-vendor', vendor: 'talvoro' }],
    [`${portal}/d#`, { kind: 'cut-off' }],
    [`${portal}/d#v=1`, { kind: 'cut-off' }],
    ['v=1', { kind: 'cut-off' }],
    [`${portal}/d#v=1&h=%E0%A4%A&n=12345678&x=00000000`, { kind: 'cut-off' }],
    [signed('v=1&h=A&h=B&n=12345678'), { kind: 'cut-off' }],
    [`${signed('v=1&h=A&n=12345678')}&c=500`, { kind: 'cut-off' }],
    [signed('v=2&what=ever'), { kind: 'newer' }],
    [signed('v=1&n=12345678'), { kind: 'field', field: 'h' }],
    [signed('v=1&h=A%00B&n=12345678'), { kind: 'field', field: 'h' }],
    [signed('v=1&h=A%E2%80%AEB&n=12345678'), { kind: 'field', field: 'h' }],
    ...['0', '-1', '1.5', '1e9', '1000000000', '٣', ''].map(
      (copies) => [signed(`v=1&h=A&c=${copies}&n=12345678`), { kind: 'field', field: 'c' }] as const,
    ),
    [signed('v=1&h=A'), { kind: 'field', field: 'n' }],
    [signed('v=1&h=A&n=1234567'), { kind: 'field', field: 'n' }],
    [signed('v=1&h=A&n=12345678&a=123'), { kind: 'field', field: 'a' }],
    [signed('v=1&h=A&n=12345678&k=short'), { kind: 'field', field: 'k' }],
    [signed(`v=1&h=A&n=12345678&k=${x}.${x}.${x}`), { kind: 'field', field: 'k' }],
    [signed('v=1&h=A&n=12345678&s=short'), { kind: 'field', field: 's' }],
    [signed(`v=1&h=${'A'.repeat(129)}&n=12345678`), { kind: 'field', field: 'h' }],
    [signed(`v=1&h=${'A'.repeat(290)}&n=12345678`), { kind: 'too-long' }],
    ['z'.repeat(1_000_000), { kind: 'too-long' }],
  ])('E14: what else was scanned is named (%#)', (text, trouble) => {
    expect(read(text)).toEqual({ trouble });
  });

  it('E14: any text at all gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        for (const typed of [text, `${portal}/d#${text}`, `v=1&${text}`])
          expect(Object.keys(read(typed))).toHaveLength(1);
      }),
    );
  });
});
