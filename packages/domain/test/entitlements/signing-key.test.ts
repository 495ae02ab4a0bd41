import { describe, expect, it } from 'vitest';
import {
  decideCertifyKey,
  decideMakeSigningKey,
  decideRevokeKey,
  decideRevokeKeys,
  decideSwitchKey,
  decideTakeRevocations,
  type OfferedCertificate,
  type SigningKey,
} from '../../src/index.ts';

const now = new Date('2026-11-29T12:00:00Z');
const later = new Date('2031-01-01T00:00:00Z');
const earlier = new Date('2026-11-29T11:59:59Z');

const key = (id: string, state: SigningKey['state'], expiresAt: Date | null = later): SigningKey => ({
  id,
  thumbprint: `print of ${id}`,
  state,
  expiresAt,
});

const said = (decision: { ok: true; value: unknown } | { ok: false; refusal: { code: string } }) =>
  decision.ok ? decision.value : decision.refusal.code;

describe('E10: a vendor’s signing keys', () => {
  it.each([
    ['none yet', [], null],
    ['a current one', [key('a', 'current')], null],
    ['retired and revoked ones', [key('a', 'retired'), key('b', 'revoked', null)], null],
    ['a next one', [key('a', 'current'), key('b', 'next', null)], 'signing-key-waiting'],
  ])('E10: another is made beside %s', (_, keys, answer) => {
    expect(said(decideMakeSigningKey(keys))).toBe(answer);
  });

  const offered: OfferedCertificate = {
    vendor: 'lumen',
    thumbprint: 'print of b',
    rootKid: 'root',
    expiresAt: later,
  };
  const facts = { key: key('b', 'next', null), vendor: 'lumen', roots: ['root'], revoked: [], now };
  const ask = { certificate: offered, confirmedRoot: null };

  it.each([
    ['its own, by a known root', facts, ask, null],
    ['its own again, certified for longer', { ...facts, key: key('b', 'next') }, ask, null],
    ['by a new root', { ...facts, roots: ['old'] }, ask, 'root-unknown'],
    ['by a new root that is confirmed', { ...facts, roots: [] }, { ...ask, confirmedRoot: 'root' }, null],
    [
      'by a new root where another is confirmed',
      { ...facts, roots: [] },
      { ...ask, confirmedRoot: 'x' },
      'root-unknown',
    ],
    ['of another vendor', { ...facts, vendor: 'tele' }, ask, 'certificate-of-other'],
    ['of another key', { ...facts, key: key('c', 'next', null) }, ask, 'certificate-of-other'],
    ['of the current key', { ...facts, key: key('b', 'current') }, ask, 'signing-key-not-next'],
    ['of a revoked key', { ...facts, key: key('b', 'revoked') }, ask, 'signing-key-not-next'],
    ['of a key in a root’s list', { ...facts, revoked: ['print of b'] }, ask, 'signing-key-not-next'],
    ['that is over', facts, { ...ask, certificate: { ...offered, expiresAt: now } }, 'certificate-over'],
    [
      'that is over, of another key and by a new root: the first reason is said',
      { ...facts, roots: [] },
      { ...ask, certificate: { ...offered, thumbprint: 'x', expiresAt: earlier } },
      'certificate-of-other',
    ],
  ])('E10: a certificate is taken or not: %s', (_, given, asked, answer) => {
    expect(said(decideCertifyKey(given, asked))).toBe(answer);
  });

  it.each([
    ['first one', [key('b', 'next')], [{ id: 'b', to: 'current' }]],
    [
      'one after another',
      [key('a', 'current'), key('b', 'next')],
      [
        { id: 'a', to: 'retired' },
        { id: 'b', to: 'current' },
      ],
    ],
    ['one without certificate', [key('b', 'next', null)], 'signing-key-not-certified'],
    ['one whose certificate is over', [key('b', 'next', earlier)], 'certificate-over'],
    ['current one', [key('b', 'current')], 'signing-key-not-next'],
    ['retired one', [key('b', 'retired')], 'signing-key-not-next'],
    ['one that is not there', [key('a', 'next')], 'not-found'],
  ])('E10: the portal switches to the %s', (_, keys, answer) => {
    expect(said(decideSwitchKey(keys, 'b', now))).toEqual(answer);
  });

  it.each([
    ['a retired one', [key('a', 'current'), key('b', 'retired')], [{ id: 'b', to: 'revoked' }]],
    ['the current one without another', [key('b', 'current')], [{ id: 'b', to: 'revoked' }]],
    [
      'the current one, and the next takes its place',
      [key('b', 'current'), key('c', 'next')],
      [
        { id: 'b', to: 'revoked' },
        { id: 'c', to: 'current' },
      ],
    ],
    [
      'the current one beside an uncertified next',
      [key('b', 'current'), key('c', 'next', null)],
      [{ id: 'b', to: 'revoked' }],
    ],
    [
      'the current one beside a next that is over',
      [key('b', 'current'), key('c', 'next', now)],
      [{ id: 'b', to: 'revoked' }],
    ],
    ['the next one', [key('a', 'current'), key('b', 'next')], [{ id: 'b', to: 'revoked' }]],
    ['a revoked one', [key('b', 'revoked')], 'signing-key-revoked'],
    ['one that is not there', [key('a', 'current')], 'not-found'],
  ])('E10: a key is revoked: %s', (_, keys, answer) => {
    expect(said(decideRevokeKey(keys, 'b', now))).toEqual(answer);
  });

  it('E10: a list revokes all of its keys that are not revoked yet, and knows others too', () => {
    const keys = [key('a', 'revoked'), key('b', 'retired'), key('c', 'current'), key('d', 'next')];
    const list = ['print of a', 'print of b', 'print of c', 'print of d', 'print of nobody'];
    expect(said(decideRevokeKeys(keys, list, now))).toEqual(['b', 'c', 'd'].map((id) => ({ id, to: 'revoked' })));
    expect(said(decideRevokeKeys(keys, [], now))).toEqual([]);
  });

  it.each([
    ['the first', null, ['a'], now, null],
    ['a longer one', ['a'], ['a', 'b'], now, null],
    ['the same again', ['a'], ['a'], now, null],
    ['one that leaves a key out', ['a', 'b'], ['b', 'c'], later, 'revocations-shorter'],
    ['an older one', ['a'], ['a', 'b'], earlier, 'revocations-older'],
  ])('E10: a root’s list takes the place of the one before: %s', (_, before, thumbprints, issuedAt, answer) => {
    const known = before && { issuedAt: now, thumbprints: before };
    expect(said(decideTakeRevocations(known, { issuedAt, thumbprints }))).toBe(answer);
  });
});
