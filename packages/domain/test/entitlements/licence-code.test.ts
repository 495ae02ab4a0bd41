import { describe, expect, it } from 'vitest';
import { licenceDigits, maxLicenceDigits } from '../../src/index.ts';

describe('E14: a licence as the digits of a QR code', () => {
  it('E14: each two digits are one character', () => {
    expect(licenceDigits('-.09AZ_az')).toBe('000103122045505277');
    const signed = 'eyJhbGciOiJFZDI1NTE5In0.eyJpc3MiOiJ2In0.c2ln_-';
    const digits = licenceDigits(signed) ?? '';
    const back = digits.replace(/../gu, (two) => String.fromCharCode(Number(two) + 45));
    expect(back).toBe(signed);
  });

  it.each([
    ['', null],
    ['no signed text', null],
    ['größer', null],
    ['a'.repeat(maxLicenceDigits / 2), '52'.repeat(maxLicenceDigits / 2)],
    ['a'.repeat(maxLicenceDigits / 2 + 1), null],
  ])('E14: what fits into no such code has none (%#)', (signed, digits) => {
    expect(licenceDigits(signed)).toBe(digits);
  });
});
