import { nameKey, withoutUnseen } from '../../kernel/text.ts';
import type { HostScheme } from '../licence.ts';

/** The longest host ID, in characters. */
export const maxHostId = 128;

/** An example of each scheme, as refusals and forms show it. */
export const hostIdExamples: Readonly<Record<HostScheme, string>> = {
  serial: 'MX10-4711-0815',
  mac: '00:1A:2B:3C:4D:5E',
  uuid: '7f3c2a10-5b1e-4c7d-9a42-0d6e8f1b2c3d',
  free: 'gate-camera-1',
};

/** Why a text is no host ID; the rules of field errors. */
export type HostIdTrouble =
  | 'missing'
  | 'too-long'
  | 'host-id-characters'
  | 'host-id-serial'
  | 'host-id-mac'
  | 'host-id-uuid';

/** A host ID in the form in which it is compared and signed, or what is wrong with what was typed. */
export type ReadHostId = { hostId: string } | { trouble: HostIdTrouble };

const controls = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}]/u;
const dashes = /[\p{Pd}\u2212\u00ad]/gu;

/**
 * Reads a host ID as it was typed, pasted or scanned (E10). Full-width characters and characters of no width do not
 * count, and of a MAC address or UUID neither its case nor its separators, so that one device has one ID. What ends a
 * scanned line is dropped; controls and bidirectional marks elsewhere are refused.
 */
export function readHostId(typed: string, scheme: HostScheme): ReadHostId {
  if (typed.length > 1000) return { trouble: 'too-long' };
  const trimmed = typed.trim();
  if (!trimmed.isWellFormed() || controls.test(trimmed)) return { trouble: 'host-id-characters' };
  const plain = withoutUnseen(trimmed.normalize('NFKC')).trim();
  if (plain === '') return { trouble: 'missing' };
  if (plain.length > maxHostId) return { trouble: 'too-long' };
  return readers[scheme](plain);
}

const readers: Readonly<Record<HostScheme, (plain: string) => ReadHostId>> = {
  serial(plain) {
    const hostId = plain.replace(dashes, '-').replace(/\s/gu, '').toUpperCase();
    return /^[0-9A-Z][0-9A-Z._/:#+-]*$/u.test(hostId) ? { hostId } : { trouble: 'host-id-serial' };
  },
  mac(plain) {
    const digits = plain
      .replace(dashes, '-')
      .replace(/[\s:.-]/gu, '')
      .toUpperCase();
    // No device has the address of all or of none.
    if (!/^[0-9A-F]{12}$/u.test(digits) || /^(?:0+|F+)$/u.test(digits)) return { trouble: 'host-id-mac' };
    return { hostId: digits.replace(/..(?=.)/gu, '$&:') };
  },
  uuid(plain) {
    const digits = plain
      .toLowerCase()
      .replace(/^urn:uuid:/u, '')
      .replace(/^\{(.*)\}$/u, '$1')
      .replace(dashes, '-')
      .replace(/[\s-]/gu, '');
    if (!/^[0-9a-f]{32}$/u.test(digits) || /^(?:0+|f+)$/u.test(digits)) return { trouble: 'host-id-uuid' };
    return { hostId: digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5') };
  },
  free: (plain) => ({ hostId: plain.replace(/\s+/gu, ' ') }),
};

/** The key that activations are searched by: host ID and device name, without what separates their parts. */
export function activationKey(hostId: string, deviceName: string): string {
  return `${nameKey(deviceName)} ${bareKey(hostId)}`;
}

/** The keys of a search for a device, any of which may be found in its `activationKey`. */
export function deviceSearchKeys(typed: string): string[] {
  return [...new Set([nameKey(typed), bareKey(typed)])].filter((key) => key !== '');
}

function bareKey(text: string): string {
  return nameKey(text).replace(/[-:._/]/gu, '');
}
