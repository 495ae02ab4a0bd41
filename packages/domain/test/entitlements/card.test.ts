import { describe, expect, it } from 'vitest';
import { cardAddress, decideCard } from '../../src/index.ts';

describe('E14: printed cards', () => {
  it.each([
    ['active', 'accepted'],
    ['on-hold', 'accepted'],
    ['closed', 'line-closed'],
    ['expired', 'line-expired'],
  ] as const)('E14: a line that is %s: %s', (state, expected) => {
    const decided = decideCard({ state, expiresOn: '2026-12-31' });
    expect(decided.ok ? 'accepted' : decided.refusal.code).toBe(expected);
  });

  it('E14: the QR code leads to the page for devices', () => {
    expect(cardAddress('https://licences.example.com/velkamo', 'ABCD')).toBe(
      'https://licences.example.com/velkamo/d#a=ABCD',
    );
  });
});
