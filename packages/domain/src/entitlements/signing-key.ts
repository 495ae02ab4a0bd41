import { accept, refuse, type Decision } from '../kernel/decision.ts';

/** The states of a signing key, in the order in which it goes through them (E10). */
export const signingKeyStates = ['next', 'current', 'retired', 'revoked'] as const;

/** The state of a signing key: being prepared, signing, no longer signing, or no longer trusted. */
export type SigningKeyState = (typeof signingKeyStates)[number];

/** A signing key as far as rules need it. */
export type SigningKey = {
  readonly id: string;
  readonly thumbprint: string;
  readonly state: SigningKeyState;
  /** The end of its certificate; null: not certified yet. */
  readonly expiresAt: Date | null;
};

/** How many days ahead the end of a current key's certificate is announced. */
export const signingKeyWarningDays = [90, 30, 7] as const;

/** Decides whether another key may be made: one at a time is prepared (E10). */
export function decideMakeSigningKey(keys: readonly SigningKey[]): Decision<null> {
  const waiting = keys.find(({ state }) => state === 'next');
  if (waiting) return refuse('signing-key-waiting', { thumbprint: waiting.thumbprint });
  return accept(null);
}

/** A certificate whose signature was checked, by the root that came with it. */
export type OfferedCertificate = {
  readonly vendor: string;
  readonly thumbprint: string;
  readonly rootKid: string;
  readonly expiresAt: Date;
};

/**
 * Decides whether a certificate is taken for a key (E10): it must be this vendor's and this key's, and last. A root
 * that the vendor has not used before is only taken where its thumbprint is confirmed.
 */
export function decideCertifyKey(
  facts: { key: SigningKey; vendor: string; roots: readonly string[]; revoked: readonly string[]; now: Date },
  ask: { certificate: OfferedCertificate; confirmedRoot: string | null },
): Decision<null> {
  const { key, vendor, roots, revoked, now } = facts;
  const { certificate, confirmedRoot } = ask;
  if (key.state !== 'next') return refuse('signing-key-not-next', {});
  if (certificate.vendor !== vendor || certificate.thumbprint !== key.thumbprint)
    return refuse('certificate-of-other', { vendor: certificate.vendor, thumbprint: certificate.thumbprint });
  if (revoked.includes(key.thumbprint)) return refuse('signing-key-not-next', {});
  if (certificate.expiresAt <= now)
    return refuse('certificate-over', { expiredOn: certificate.expiresAt.toISOString().slice(0, 10) });
  const { rootKid } = certificate;
  if (!roots.includes(rootKid) && confirmedRoot !== rootKid) return refuse('root-unknown', { thumbprint: rootKid });
  return accept(null);
}

/** Which keys change their state, in this order. */
export type KeyChanges = readonly { readonly id: string; readonly to: SigningKeyState }[];

/** Decides that a certified key signs from now on; the one before is retired, and its files stay valid (E10). */
export function decideSwitchKey(keys: readonly SigningKey[], id: string, now: Date): Decision<KeyChanges> {
  const key = keys.find((one) => one.id === id);
  if (!key) return refuse('not-found', {});
  if (key.state !== 'next') return refuse('signing-key-not-next', {});
  if (key.expiresAt === null) return refuse('signing-key-not-certified', {});
  if (key.expiresAt <= now) return refuse('certificate-over', { expiredOn: key.expiresAt.toISOString().slice(0, 10) });
  return accept([...changes(keys, 'current', 'retired'), { id, to: 'current' }]);
}

/**
 * Decides that keys are no longer trusted (E10). Where the current one is among them, the certified next one takes its
 * place at once, so that leased files can be made anew.
 */
export function decideRevokeKeys(
  keys: readonly SigningKey[],
  thumbprints: readonly string[],
  now: Date,
): Decision<KeyChanges> {
  const revoked = keys.filter(({ thumbprint, state }) => thumbprints.includes(thumbprint) && state !== 'revoked');
  const next = keys.find((key) => key.state === 'next' && !revoked.includes(key));
  const ready = (next?.expiresAt ?? now) > now;
  const signing = revoked.some(({ state }) => state === 'current');
  return accept([
    ...revoked.map(({ id }) => ({ id, to: 'revoked' as const })),
    ...(next && ready && signing ? [{ id: next.id, to: 'current' as const }] : []),
  ]);
}

/** Decides whether one key may be revoked: once. */
export function decideRevokeKey(keys: readonly SigningKey[], id: string, now: Date): Decision<KeyChanges> {
  const key = keys.find((one) => one.id === id);
  if (!key) return refuse('not-found', {});
  if (key.state === 'revoked') return refuse('signing-key-revoked', {});
  return decideRevokeKeys(keys, [key.thumbprint], now);
}

/**
 * Decides whether a root's list of revoked keys takes the place of the one before: newer, and without leaving one out.
 */
export function decideTakeRevocations(
  before: { issuedAt: Date; thumbprints: readonly string[] } | null,
  list: { issuedAt: Date; thumbprints: readonly string[] },
): Decision<null> {
  const missing = before?.thumbprints.find((one) => !list.thumbprints.includes(one));
  if (missing !== undefined) return refuse('revocations-shorter', { thumbprint: missing });
  if (before && list.issuedAt < before.issuedAt) return refuse('revocations-older', {});
  return accept(null);
}

function changes(keys: readonly SigningKey[], from: SigningKeyState, to: SigningKeyState): KeyChanges {
  return keys.filter(({ state }) => state === from).map(({ id }) => ({ id, to }));
}
