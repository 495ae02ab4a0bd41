import { readActivationId } from '../activation-id.ts';
import type { DeviceKey } from '../licence.ts';
import { crc32 } from './crc32.ts';
import { readDeviceKey } from './device-key.ts';
import { readHostId } from './host-id.ts';

/** The longest text of a device's request, in characters: a camera reads a QR code of it at once. */
export const maxDeviceRequest = 300;

/**
 * What a device without a network asks for in its QR code (E14). `nonce`: a number of this request; `knownKeys`: the
 * beginnings of the thumbprints of signing keys whose certificates it has.
 */
export type DeviceRequest = {
  hostId: string;
  copies: number;
  nonce: string;
  activationId: string | null;
  deviceKey: DeviceKey | null;
  knownKeys: readonly string[];
};

/** What a text is that is no device's request. */
export type SeenCode = 'nothing' | 'licence' | 'activation-id' | 'wifi' | 'contact' | 'address' | 'text';

/** Why a text is no request for this portal. */
export type DeviceRequestTrouble =
  | { kind: 'other'; seen: SeenCode }
  | { kind: 'too-long' | 'cut-off' | 'newer' }
  | { kind: 'other-vendor'; vendor: string }
  | { kind: 'field'; field: 'h' | 'c' | 'n' | 'a' | 'k' | 's' };

/** A request, or what is wrong with what was scanned. */
export type ReadDeviceRequest = { request: DeviceRequest } | { trouble: DeviceRequestTrouble };

/** Writes what stands after the `#` of a device's request. */
export function deviceRequestText(request: DeviceRequest): string {
  const { hostId, copies, nonce, activationId, deviceKey, knownKeys } = request;
  const fields = [
    'v=1',
    `h=${hostId.replace(/[%&#=\s]/gu, encodeURIComponent)}`,
    `c=${String(copies)}`,
    `n=${nonce}`,
    ...(activationId === null ? [] : [`a=${activationId.replaceAll('-', '')}`]),
    ...(deviceKey === null ? [] : [`k=${keyText(deviceKey)}`]),
    ...(knownKeys.length === 0 ? [] : [`s=${knownKeys.join('.')}`]),
  ].join('&');
  return `${fields}&x=${checksum(plainly(fields) ?? fields)}`;
}

/**
 * Reads a device's request as it was scanned, typed or pasted: the whole address, or what stands after its `#` (E14).
 * `vendor` is the short name of the vendor whose portal reads it. A text that was cut off is told from its checksum;
 * fields that are not known are left alone.
 */
export function readDeviceRequest(typed: string, vendor: string): ReadDeviceRequest {
  // What is far longer is no text of a camera, and not looked through.
  if (typed.length > 5000) return wrong({ kind: 'too-long' });
  // A mail or a terminal breaks long lines; no field has a space that is not encoded.
  const text = typed.replace(/\s+/gu, '').replace(/^#/u, '');
  const [address, named = ''] = /^https?:\/\/[^/?#]+\/([^/?#]+)\/d(?:\/?$|\/?#)/iu.exec(text) ?? [];
  const fields = text.slice(address?.length ?? 0);
  if (address === undefined && !/^v=\d*(?:&|$)/u.test(fields)) return wrong({ kind: 'other', seen: seenAs(text) });
  if (address !== undefined && named.toLowerCase() !== vendor)
    return wrong({ kind: 'other-vendor', vendor: named.slice(0, 50) });
  if (/^a=/iu.test(fields)) return wrong({ kind: 'other', seen: seenAs(`#${fields}`) });
  if (text.length > maxDeviceRequest) return wrong({ kind: 'too-long' });
  const whole = wholeFields(fields);
  if (whole === null) return wrong({ kind: 'cut-off' });
  return readFields(whole);
}

/** Writes the address of a device's request. */
export function deviceRequestAddress(portal: string, request: DeviceRequest): string {
  return `${portal}/d#${deviceRequestText(request)}`;
}

/** Writes the address that the QR code of a printed card has: the page for devices, with the activation ID. */
export function cardAddress(portal: string, activationId: string): string {
  return `${portal}/d#a=${activationId}`;
}

function wrong(trouble: DeviceRequestTrouble): ReadDeviceRequest {
  return { trouble };
}

function readFields(fields: ReadonlyMap<string, string>): ReadDeviceRequest {
  if (fields.get('v') !== '1') return wrong({ kind: 'newer' });
  const host = readHostId(fields.get('h') ?? '', 'free');
  if ('trouble' in host) return wrong({ kind: 'field', field: 'h' });
  const copies = fields.get('c') ?? '1';
  if (!/^[1-9]\d{0,8}$/u.test(copies)) return wrong({ kind: 'field', field: 'c' });
  const nonce = fields.get('n') ?? '';
  if (!/^[\w-]{8,64}$/u.test(nonce)) return wrong({ kind: 'field', field: 'n' });
  const id = fields.get('a');
  const activationId = id === undefined ? null : readActivationId(id);
  if (id !== undefined && activationId === null) return wrong({ kind: 'field', field: 'a' });
  const key = fields.get('k');
  const deviceKey = key === undefined ? null : readKey(key);
  if (key !== undefined && deviceKey === null) return wrong({ kind: 'field', field: 'k' });
  const knownKeys = fields.get('s')?.split('.') ?? [];
  if (!knownKeys.every((known) => /^[\w-]{8,43}$/u.test(known))) return wrong({ kind: 'field', field: 's' });
  return { request: { hostId: host.hostId, copies: Number(copies), nonce, activationId, deviceKey, knownKeys } };
}

// Each field once, and the checksum last; null where something is missing or was changed.
function wholeFields(text: string): ReadonlyMap<string, string> | null {
  const [, signed, sum] = /^(.*)&x=([0-9a-f]{8})$/isu.exec(text) ?? [];
  if (signed === undefined || sum === undefined) return null;
  const plain = plainly(signed);
  if (plain === null || checksum(plain) !== sum.toLowerCase()) return null;
  const fields = new Map<string, string>();
  for (const part of signed.split('&')) {
    const [name = '', ...value] = part.split('=');
    if (fields.has(name)) return null;
    // The whole could be read, so that each part can.
    fields.set(name, plainly(value.join('=')) ?? '');
  }
  return fields;
}

function plainly(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}

function keyText(key: DeviceKey): string {
  return key.kty === 'OKP' ? key.x : `${key.x}.${key.y}`;
}

function readKey(text: string): DeviceKey | null {
  const [x, y, ...more] = text.split('.');
  if (more.length > 0) return null;
  const read = readDeviceKey(y === undefined ? { kty: 'OKP', crv: 'Ed25519', x } : { kty: 'EC', crv: 'P-256', x, y });
  return 'key' in read ? read.key : null;
}

function seenAs(text: string): SeenCode {
  if (text === '') return 'nothing';
  if (/^eyJ[\w-]*\.[\w-]+\.[\w-]+$/u.test(text) || text.includes('"tierline-licence-1"')) return 'licence';
  if (readActivationId(text) !== null) return 'activation-id';
  if (/^wifi:/iu.test(text)) return 'wifi';
  if (/^(?:begin:vcard|mecard:|mailto:|tel:)/iu.test(text)) return 'contact';
  return /^(?:https?:\/\/|www\.)\S+$/iu.test(text) ? 'address' : 'text';
}
