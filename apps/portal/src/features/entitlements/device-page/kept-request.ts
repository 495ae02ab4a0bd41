import { readActivationId, type DeviceRequest } from '@tierline/domain';
import { useState } from 'react';
import { useProgramme } from '../../../programme.tsx';

/** A licence that was made for the device, as the page shows it. */
export type Licence = {
  id: string;
  hostId: string;
  deviceName: string;
  copies: number;
  expiresAt: string;
  leased: boolean;
  fileName: string;
  text: string;
  licence: string;
  certificate: string;
  kid: string;
  notRenewed: string | null;
  /** Whether somebody was signed in who made it. */
  signedIn: boolean;
};

/**
 * What was scanned, and what was entered for it: the activation ID, the line that was chosen, the device's name. `key`:
 * the Idempotency-Key of what was sent last; `licence`: what came of it.
 */
export type Kept = {
  text: string;
  activationId: string;
  lineId: string | null;
  deviceName: string;
  key: { input: string; key: string } | null;
  licence: Licence | null;
};

/** What is kept of a text that was just scanned; an activation ID that was scanned `before` stays for the device. */
export function keptOf(text: string, request: DeviceRequest | null, before: Kept | null): Kept {
  return {
    text,
    activationId: request?.activationId ?? readActivationId(text) ?? before?.activationId ?? '',
    lineId: null,
    deviceName: '',
    key: null,
    licence: null,
  };
}

/**
 * What was scanned on this phone, kept on it alone, so that a lost connection, a closed page or a sign-in in between
 * loses nothing (E14). Null: forgotten.
 */
export function useKept(): [Kept | null, (kept: Kept | null) => void] {
  const { slug } = useProgramme();
  const name = `tierline-scanned-${slug}`;
  const [kept, setKept] = useState(() => read(name));
  const keep = (next: Kept | null) => {
    setKept(next);
    try {
      if (next === null) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(next));
    } catch {
      // Then it lasts as long as the page is open.
    }
  };
  return [kept, keep];
}

function read(name: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    // Only this page writes it; another release may have kept something else.
    return typeof kept === 'object' && kept !== null && 'text' in kept && 'key' in kept && 'licence' in kept
      ? (kept as Kept)
      : null;
  } catch {
    return null;
  }
}
