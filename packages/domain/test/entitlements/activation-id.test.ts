import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activationId, readActivationId, readActivationIds } from '../../src/index.ts';

const bytes = fc.uint8Array({ minLength: 15, maxLength: 15 });

describe('activation IDs', () => {
  it('E2 are 24 characters of Crockford’s base 32 in six groups, without I, L, O and U', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        expect(activationId(random)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/u);
      }),
    );
  });

  it('E2 carry each of their 120 bits: two of them are the same only for the same bytes', () => {
    fc.assert(
      fc.property(bytes, fc.nat(119), (random, bit) => {
        const other = Uint8Array.from(random, (byte, index) =>
          index === Math.floor(bit / 8) ? byte ^ (1 << (bit % 8)) : byte,
        );
        expect(activationId(other)).not.toBe(activationId(random));
      }),
    );
    expect(activationId(new Uint8Array(15))).toBe('0000-0000-0000-0000-0000-0000');
    expect(activationId(new Uint8Array(15).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    expect(activationId(Uint8Array.from({ length: 15 }, (_, index) => index))).toBe('000G-40R4-0M30-E209-185G-R38E');
  });

  it.each([0, 14, 16])('E2 are not made of %i bytes', (length) => {
    expect(() => activationId(new Uint8Array(length))).toThrow(RangeError);
  });

  it('E14 are read from the address that a printed card has', () => {
    const id = activationId(new Uint8Array(15).fill(9));
    for (const typed of [`https://licences.example.com/velkamo/d#a=${id}`, `/velkamo/d#a=${id}`, `#a=${id}`])
      expect([readActivationId(typed), readActivationIds(typed)]).toEqual([id, [id]]);
  });

  it('E3 are read back however somebody typed or pasted them', () => {
    const hand = fc.record({
      lower: fc.boolean(),
      between: fc.constantFrom(
        '-',
        '',
        ' ',
        '–',
        '—',
        '_',
        '.',
        ' - ',
        '\n',
        '\u2010',
        '\u2011',
        '\u2212',
        '\u00AD',
        '\u200B',
      ),
      around: fc.constantFrom('', ' ', '\t', '\n', '\u200F', '\u202B', '\u2066', '\uFEFF', '\u00A0'),
    });
    fc.assert(
      fc.property(bytes, hand, (random, { lower, between, around }) => {
        const id = activationId(random);
        const typed = around + (lower ? id.toLowerCase() : id).replaceAll('-', between) + around;
        expect(readActivationId(typed)).toBe(id);
      }),
    );
  });

  it('E3 read O as 0, and I and L as 1', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom('I', 'i', 'L', 'l'), fc.constantFrom('O', 'o'), (random, one, zero) => {
        const id = activationId(random);
        expect(readActivationId(id.replaceAll('1', one).replaceAll('0', zero))).toBe(id);
      }),
    );
    expect(readActivationId('oooo-iiii-llll-0000-1111-ABCD')).toBe('0000-1111-1111-0000-1111-ABCD');
  });

  it.each([
    '',
    '-',
    'ABCD',
    '0000-0000-0000-0000-0000-000',
    '0000-0000-0000-0000-0000-00000',
    'UUUU-0000-0000-0000-0000-0000',
    '0000-0000-0000-0000-0000-000!',
    '0000-0000-0000-0000-0000-0000, 1111-1111-1111-1111-1111-1111',
  ])('E3 “%s” is none', (text) => {
    expect(readActivationId(text)).toBeNull();
  });
});

describe('activation IDs as they are pasted', () => {
  const id = activationId(new Uint8Array(15).fill(0xa7));
  const full = [...id].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join('');

  it.each([
    `"${id}"`,
    `="${id}"`,
    `(${id})`,
    `[${id}]`,
    `«${id}»`,
    `„${id}“`,
    `'${id}'`,
    `<${id}>`,
    full,
    `${id},`,
    `${id}.`,
    `\u200b${id}\ufeff`,
    ` ${id}\u00a0`,
    `\t="${id.toLowerCase()}"\r\n`,
  ])('E3 %j is the activation ID', (text) => {
    expect(readActivationId(text)).toBe(id);
  });

  it.each(['', '""', '=""', `${id}A`, `A${id}`, `${id} ${id}`, `x"${id}"`])('E3 %j is none', (text) => {
    expect(readActivationId(text)).toBe(null);
  });

  it('E3 a list is read whatever separates its IDs, from row to row, each once', () => {
    const other = activationId(new Uint8Array(15).fill(3));
    expect(readActivationIds(`"${id}";="${other}"\n(${id}), ${full}\u3000|\t${other}`)).toEqual([id, other]);
  });
});
