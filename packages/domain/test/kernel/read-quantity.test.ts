import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxQuantity, readQuantity } from '../../src/index.ts';

const languages = ['en', 'de', 'es'];

const wholes: readonly (readonly [string, string, number])[] = [
  ['1,250', 'en', 1250],
  ['1,250,000', 'en', 1_250_000],
  ['1.250', 'de', 1250],
  ['1.250.000', 'de', 1_250_000],
  ['1.250', 'es', 1250],
  ['12.500', 'es', 12_500],
  ['1．250', 'de', 1250],
];

const everywhere: readonly (readonly [string, number])[] = [
  ['30', 30],
  [' 30 ', 30],
  ['30\t', 30],
  ['007', 7],
  ['1 250', 1250],
  ['1\u00A0250\u00A0000', 1_250_000],
  ['1\u202F250', 1250],
  ['1\u2009250', 1250],
  ['1’250', 1250],
  ["1'250'000", 1_250_000],
  ['\u200F12\u200E', 12],
  ['\u20681250\u2069', 1250],
  ['٣٠', 30],
  ['۳۰', 30],
  ['３０', 30],
  ['1\u00AD0', 10],
  ['1000000000', maxQuantity],
];

const nonsense: readonly string[] = [
  '1,5',
  '1.5',
  '0,5',
  '.5',
  ',5',
  '5.',
  '5,',
  '30.0',
  '2,50',
  '1.000,00',
  '1,000.00',
  '1.000,5',
  '1,25,0',
  '1,0000',
  '10,00',
  '1.00',
  '0.500',
  '0,500',
  '01.000',
  '1.000 000',
  '1 00',
  '1 0000',
  '1e3',
  '1E3',
  '0x10',
  '0b1',
  '1_000',
  '=1+1',
  '-3',
  '−3',
  '+3',
  '--3',
  '3-',
  '(3)',
  '3%',
  '3 Stück',
  '3x',
  'x3',
  '€3',
  '12 pcs',
  'thirty',
  'dreißig',
  'NaN',
  'Infinity',
  '∞',
  '½',
  '1½',
  '1²',
  '²',
  '①',
  'Ⅻ',
  '一',
  '1,00,000',
  '1\n000',
  '12	345',
  '1..000',
  "1''000",
  '1,000,',
  ',000',
  '1;000',
  '1:000',
  '3/4',
  '𝟛',
  '🎉',
  'null',
  '1\ud800',
];

describe('E4 E6 A quantity is read as the language writes it', () => {
  it.each(wholes)('%j in %s is %d', (text, language, quantity) => {
    expect(readQuantity(text, language)).toEqual({ quantity, wrong: null });
  });

  it.each(everywhere)('%j is %d in every language', (text, quantity) => {
    expect(languages.map((language) => readQuantity(text, language))).toEqual(
      languages.map(() => ({ quantity, wrong: null })),
    );
  });

  it.each(nonsense)('%j is refused in every language', (text) => {
    expect(languages.map((language) => readQuantity(text, language))).toEqual(
      languages.map(() => ({ quantity: null, wrong: { rule: 'not-whole' } })),
    );
  });

  it.each([
    ['1.000', 'en'],
    ['1.250', 'en'],
    ['1,250', 'de'],
    ['5,000', 'es'],
    ['1.250,000', 'de'],
  ])('%j is refused in %s, which writes decimals so', (text, language) => {
    expect(readQuantity(text, language).wrong).toEqual({ rule: 'not-whole' });
  });

  it('says what the bounds are', () => {
    expect(readQuantity('', 'en').wrong).toEqual({ rule: 'missing' });
    expect(readQuantity('  \u200B', 'en').wrong).toEqual({ rule: 'missing' });
    expect(readQuantity('0', 'en').wrong).toEqual({ rule: 'too-small', minimum: 1 });
    expect(readQuantity('0', 'en', { min: 0 })).toEqual({ quantity: 0, wrong: null });
    expect(readQuantity('1000000001', 'en').wrong).toEqual({ rule: 'too-large', maximum: maxQuantity });
    expect(readQuantity('1.201', 'de', { max: 1200 }).wrong).toEqual({ rule: 'too-large', maximum: 1200 });
    expect(readQuantity('9'.repeat(400), 'en').wrong).toEqual({ rule: 'too-large', maximum: maxQuantity });
  });

  it('X6 a quantity that the portal shows is read as the same, in every language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: maxQuantity }),
        fc.constantFrom('en', 'de', 'es', 'de-CH', 'de-AT', 'fr', 'en-GB'),
        (quantity, language) => {
          const shown = [String(quantity), new Intl.NumberFormat(language).format(quantity)];
          for (const text of shown)
            expect([text, readQuantity(text, language)]).toEqual([text, { quantity, wrong: null }]);
        },
      ),
    );
  });

  it('a number with decimals is never a quantity, in whichever language it was written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom(...languages),
        (whole, part, language) => {
          const shown = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(whole + part / 100);
          for (const reader of languages) expect([shown, readQuantity(shown, reader).quantity]).toEqual([shown, null]);
        },
      ),
    );
  });
});
