import { expiryInstant } from '../entitlement.ts';
import type { ActivationRules } from './rules.ts';

/**
 * From when until when a licence file is good (E10); instants are ISO 8601. `leased`: it is fetched anew, else for
 * the whole term.
 */
export type FileTerm = {
  issuedAt: string;
  notBefore: string;
  expiresAt: string;
  leased: boolean;
  graceDays: number;
};

/** From when until when the key that signs files is certified. */
export type KeyTerm = { startsAt: string; endsAt: string };

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The term of a file that is made now: from the start of the line, to the earliest of the end of the lease, that of the
 * line, and that of the certificate of the key that signs it (null: there is none). Null where that is no
 * time at all (E10).
 */
export function fileTerm(
  rules: Pick<ActivationRules, 'leaseDays' | 'graceDays'>,
  line: { startsOn: string; expiresOn: string | null },
  now: string,
  key: KeyTerm | null,
): FileTerm | null {
  if (key === null) return null;
  const starts = `${line.startsOn}T00:00:00.000Z`;
  const notBefore = starts > now ? starts : now;
  const leaseEnd = rules.leaseDays === null ? null : daysLater(notBefore, rules.leaseDays);
  const [expiresAt = null] = [leaseEnd, expiryInstant(line.expiresOn), key.endsAt].filter((end) => end !== null).sort();
  if (expiresAt === null || expiresAt <= notBefore) return null;
  return {
    issuedAt: now,
    notBefore,
    expiresAt,
    leased: rules.leaseDays !== null,
    graceDays: rules.graceDays,
  };
}

/**
 * The line of a device with a file that began before the line does, as the device came from the one that this line
 * follows (E15): its next file is good at once, too.
 */
export function lineOfFile<L extends { startsOn: string }>(line: L, file: Pick<FileTerm, 'notBefore'> | undefined): L {
  const began = file?.notBefore.slice(0, 10) ?? line.startsOn;
  return began < line.startsOn ? { ...line, startsOn: began } : line;
}

/** The instant at which the last third of a file's life begins, from which on a new one may be fetched (E10). */
export function renewableFrom(file: { notBefore: string; expiresAt: string }): string {
  const end = Date.parse(file.expiresAt);
  return new Date(Math.floor(end - (end - Date.parse(file.notBefore)) / 3)).toISOString();
}

/** The instant at which a device stops for certain: the end of its file, and the grace after it. */
export function fileStops(file: { expiresAt: string; graceDays: number }): string {
  return daysLater(file.expiresAt, file.graceDays);
}

/** The instant so many days of 24 hours later. */
export function daysLater(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * dayMs).toISOString();
}
