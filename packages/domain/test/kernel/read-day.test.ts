import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, readDay, writeDay, type DayWrong } from '../../src/index.ts';

const lastOf2027 = '2027-12-31';

const days: Record<string, readonly (readonly [string, string])[]> = {
  de: [
    ['31.12.2027', lastOf2027],
    ['31.12.27', lastOf2027],
    ['1.2.2027', '2027-02-01'],
    ['01.02.2027', '2027-02-01'],
    ['1.2.27', '2027-02-01'],
    ['31. 12. 2027', lastOf2027],
    ['31.12. 2027', lastOf2027],
    ['31. Dezember 2027', lastOf2027],
    ['31 Dezember 2027', lastOf2027],
    ['31. Dez. 2027', lastOf2027],
    ['31. dez 27', lastOf2027],
    ['31.Dez.2027', lastOf2027],
    ['1. MÄRZ 2027', '2027-03-01'],
    ['1. Ma\u0308rz 2027', '2027-03-01'],
    ['1. Mrz 2027', '2027-03-01'],
    ['5. Mai 2027', '2027-05-05'],
    ['6. Jänner 2027', '2027-01-06'],
    ['31.\u00A0Dezember\u202F2027', lastOf2027],
  ],
  es: [
    ['31/12/2027', lastOf2027],
    ['31-12-2027', lastOf2027],
    ['31.12.2027', lastOf2027],
    ['31/12/27', lastOf2027],
    ['5/1/2027', '2027-01-05'],
    ['05/01/2027', '2027-01-05'],
    ['01/12/2025', '2025-12-01'],
    ['31 / 12 / 2027', lastOf2027],
    ['31 de diciembre de 2027', lastOf2027],
    ['31 de Diciembre del 2027', lastOf2027],
    ['31 diciembre 2027', lastOf2027],
    ['31 dic 2027', lastOf2027],
    ['31 dic. 2027', lastOf2027],
    ['31-dic-27', lastOf2027],
    ['1º de enero de 2027', '2027-01-01'],
    ['1 de setiembre de 2027', '2027-09-01'],
    ['3 sept 2027', '2027-09-03'],
  ],
  en: [
    ['31/12/2027', lastOf2027],
    ['31-12-2027', lastOf2027],
    ['31.12.2027', lastOf2027],
    ['03.04.2027', '2027-04-03'],
    ['12/31/2027', lastOf2027],
    ['05/05/2027', '2027-05-05'],
    ['15 Dec 2026', '2026-12-15'],
    ['15 Dec. 2026', '2026-12-15'],
    ['15 December 2026', '2026-12-15'],
    ['15-Dec-26', '2026-12-15'],
    ['15/Dec/2026', '2026-12-15'],
    ['15DEC2026', '2026-12-15'],
    ['December 15, 2026', '2026-12-15'],
    ['Dec 15 2026', '2026-12-15'],
    ['Dec. 15, 2026', '2026-12-15'],
    ['1st January 2027', '2027-01-01'],
    ['3rd of May 2027', '2027-05-03'],
    ['3 Sept 2027', '2027-09-03'],
  ],
  'en-GB': [
    ['03/04/2027', '2027-04-03'],
    ['3-4-27', '2027-04-03'],
  ],
  'en-US': [
    ['03/04/2027', '2027-03-04'],
    ['12/31/2027', lastOf2027],
  ],
};

const everywhere: readonly (readonly [string, string])[] = [
  ['2027-12-31', lastOf2027],
  ['2028-02-29', '2028-02-29'],
  ['\u20682027-12-31\u2069', lastOf2027],
  ['２０２７－１２－３１', lastOf2027],
  ['2027\u201112\u201131', lastOf2027],
  ['٢٠٢٧-١٢-٣١', lastOf2027],
  ['٣١.١٢.٢٠٢٧', lastOf2027],
  [' \u00A031.12.2027\u200B\r\n', lastOf2027],
  ['\u200F31.12.2027', lastOf2027],
];

const nonsense: readonly string[] = [
  'morgen',
  'mañana',
  'tomorrow',
  'today',
  '+1y',
  '12',
  '2027',
  '12.2027',
  '12/2027',
  '31.12',
  '31.12.',
  '31.12.2',
  '31.12.202',
  '31.12.20277',
  '31.12.99999',
  '31.12.0',
  '31.12.99',
  '1.1.1899',
  '1.1.2900',
  '1.1.0001',
  '0000-00-00',
  '20271231',
  '31122027',
  '31 12 2027',
  '2027/12/31',
  '2027-12-31T00:00:00Z',
  '31.12.2027 00:00',
  '46387',
  '-31.12.2027',
  '31.12.-2027',
  '31..12.2027',
  '31.12/2027',
  '31,12,2027',
  '31:12:2027',
  'x31.12.2027',
  '31.12.2027x',
  '31.12.2027, 1.1.2028',
  '31.12.2027-1.1.2028',
  '31.XII.2027',
  '3l.12.2027',
  '31.1２²',
  '³1.12.2027',
  '31. Foo 2027',
  '31. Dez',
  'Dezember 2027',
  '31. décembre 2027',
  '31 of 2027',
  'de 2027',
  'NaN',
  'null',
  '∞',
  '31.12.2O27',
  '=TODAY()',
  '🎉',
  '𝟛𝟙.12.2027',
  '31.12.\n2027',
];

describe('E2 O1 A day is read as the language writes it', () => {
  it.each(Object.entries(days).flatMap(([language, cases]) => cases.map(([text, day]) => ({ language, text, day }))))(
    'in $language $text is $day',
    ({ language, text, day }) => expect(readDay(text, language)).toEqual({ day, wrong: null }),
  );

  it.each(everywhere.flatMap(([text, day]) => ['en', 'de', 'es'].map((language) => ({ language, text, day }))))(
    'in $language $text is $day, whatever it was copied from',
    ({ language, text, day }) => expect(readDay(text, language)).toEqual({ day, wrong: null }),
  );

  // By hand: every name of every month, January first.
  it.each([
    [
      'de',
      'Januar Jan Jänner Jän|Februar Feb Feber|März Mär Mrz Maerz|April Apr|Mai|Juni Jun|Juli Jul|August Aug|September Sep Sept|Oktober Okt|November Nov|Dezember Dez',
    ],
    [
      'es',
      'enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre setiembre sep sept set|octubre oct|noviembre nov|diciembre dic',
    ],
    [
      'en',
      'January Jan|February Feb|March Mar|April Apr|May|June Jun|July Jul|August Aug|September Sep Sept|October Oct|November Nov|December Dec',
    ],
  ])('in %s every month is read by all of its names', (language, names) => {
    const named = names
      .split('|')
      .flatMap((of, index) => of.split(' ').map((name) => [name, `2027-${String(index + 1).padStart(2, '0')}-15`]));
    expect(named.map(([name]) => [name, readDay(`15 ${name} 2027`, language).day])).toEqual(named);
  });

  it.each([
    ['1.1.69', '2069-01-01'],
    ['1.1.00', '2000-01-01'],
    ['1.1.70', null],
    ['1.1.1900', '1900-01-01'],
    ['31.12.2899', '2899-12-31'],
  ])('of two digits of a year only those of this century up to 69 are read: %s is %s', (text, day) => {
    expect(readDay(text, 'de').day).toBe(day);
  });

  it.each([
    ['03/04/2027', ['2027-04-03', '2027-03-04']],
    ['3-4-27', ['2027-04-03', '2027-03-04']],
  ])('in English without a country %s may be two days', (text, both) => {
    expect(readDay(text, 'en')).toEqual({ day: null, wrong: { rule: 'ambiguous-day', days: both } });
  });

  it.each(nonsense)('%j is no day in any language', (text) => {
    expect(['en', 'de', 'es', 'en-GB', 'en-US'].map((language) => readDay(text, language).wrong)).toEqual(
      Array.from({ length: 5 }, () => ({ rule: 'not-a-day' })),
    );
  });

  const refused: readonly (readonly [string, string, DayWrong])[] = [
    ['', 'de', { rule: 'missing' }],
    [' \u200B\u00A0', 'es', { rule: 'missing' }],
    ['31.02.2027', 'de', { rule: 'no-such-day' }],
    ['32.1.2027', 'de', { rule: 'no-such-day' }],
    ['1.13.2027', 'de', { rule: 'no-such-day' }],
    ['0.1.2027', 'de', { rule: 'no-such-day' }],
    ['1.0.2027', 'de', { rule: 'no-such-day' }],
    ['29.2.2027', 'de', { rule: 'no-such-day' }],
    ['31. Februar 2027', 'de', { rule: 'no-such-day' }],
    ['31 February 2027', 'en', { rule: 'no-such-day' }],
    ['February 30, 2027', 'en', { rule: 'no-such-day' }],
    ['31/02/2027', 'en', { rule: 'no-such-day' }],
    ['12/31/2027', 'es', { rule: 'no-such-day' }],
    ['12/31/2027', 'en-GB', { rule: 'no-such-day' }],
    ['31/12/2027', 'en-US', { rule: 'no-such-day' }],
    ['2027-02-30', 'en', { rule: 'no-such-day' }],
    ['2027-13-01', 'es', { rule: 'no-such-day' }],
    ['03/04/2027', 'en', { rule: 'ambiguous-day', days: ['2027-04-03', '2027-03-04'] }],
    ['3-4-27', 'en', { rule: 'ambiguous-day', days: ['2027-04-03', '2027-03-04'] }],
    ['03/04/2027', 'de', { rule: 'not-a-day' }],
    ['31 December 2027', 'de', { rule: 'not-a-day' }],
    ['31. Dezember 2027', 'en', { rule: 'not-a-day' }],
    ['31 Dec 2027', 'es', { rule: 'not-a-day' }],
  ];

  it.each(refused)('%j in %s is refused: $rule', (text, language, wrong) => {
    expect(readDay(text, language)).toEqual({ day: null, wrong });
  });

  it('X6 a day that the portal shows is read as the same day, in every language', () => {
    const anyDay = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2899-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyDay, fc.constantFrom('en', 'de', 'es', 'en-GB', 'en-US'), (day, language) => {
        const at = new Date(`${day}T00:00:00Z`);
        const shown = (['medium', 'long'] as const).map((dateStyle) =>
          new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' }).format(at),
        );
        for (const text of [day, writeDay(day, language), ...shown]) {
          expect([text, readDay(text, language)]).toEqual([text, { day, wrong: null }]);
        }
      }),
    );
  });

  it('whatever is typed is a day that exists, or refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789./- dezcmay', '\u00A0') }), (text) => {
        const { day } = readDay(text, 'de');
        expect(day === null || isDay(day)).toBe(true);
      }),
    );
  });

  it.each(['2027-12-31', '1900-01-01', '2899-12-31', '2028-02-29'])('%s is a day as it is stored', (text) =>
    expect(isDay(text)).toBe(true),
  );

  it.each(['', '31.12.2027', '2027-02-29', '1899-12-31', '2900-01-01', ' 2027-12-31', '２０２７-12-31'])(
    '%j is none',
    (text) => expect(isDay(text)).toBe(false),
  );
});
