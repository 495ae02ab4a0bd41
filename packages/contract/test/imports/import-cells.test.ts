import { countries } from '@tierline/domain';
import { describe, expect, it } from 'vitest';
import { readOrderCells, readSiteCells, wordField } from '../../src/index.ts';

describe('X5 the country of a row', () => {
  it.each(['en', 'de', 'es'])('is read by its name in %s, whatever else was called like that once', (language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    const read = countries.map((code) =>
      readSiteCells(
        { name: 'A site', country: names.of(code) ?? '' },
        { programme: { tiers: [], roles: [], languages: ['en'] }, language: 'en' },
      ),
    );
    expect(read.map((row) => row.ask?.country)).toEqual(countries);
  });
});

describe('X5 the days and quantities of a row', () => {
  const order = { number: 'A-1', account: 'Blickfang', product: 'TV-MEET', quantity: '20' };
  const read = (cells: object, language: string) =>
    readOrderCells({ ...order, ...cells }, { language, programme: { tiers: [], roles: [], languages: ['en'] } });

  it.each([
    ['de', { quantity: '1.000', startsOn: '1.2.2027', expiresOn: '31.12.27', orderedOn: '29. Nov. 2026' }, 1000],
    [
      'es',
      { quantity: '2.500', startsOn: '1/2/2027', expiresOn: '31-12-2027', orderedOn: '29 de noviembre de 2026' },
      2500,
    ],
    ['en', { quantity: '5,000', startsOn: '1 Feb 2027', expiresOn: '31/12/2027', orderedOn: 'Nov 29, 2026' }, 5000],
    [
      'en',
      { quantity: ' 5\u00A0000 ', startsOn: '2027-02-01', expiresOn: '２０２７-12-31', orderedOn: '29.11.2026' },
      5000,
    ],
  ])('X5 are read as in the fields of the portal, in %s', (language, cells, quantity) => {
    const { ask, wrong } = read(cells, language);
    expect(wrong).toEqual([]);
    expect(ask).toMatchObject({ quantity, startsOn: '2027-02-01', expiresOn: '2027-12-31', orderedOn: '2026-11-29' });
  });

  it.each([
    ['de', { quantity: '1,5' }, 'quantity', 'not-whole'],
    ['en', { quantity: '1.000' }, 'quantity', 'not-whole'],
    ['de', { quantity: '5,000' }, 'quantity', 'not-whole'],
    ['en', { quantity: '1e3' }, 'quantity', 'not-whole'],
    ['en', { quantity: '-3' }, 'quantity', 'not-whole'],
    ['en', { quantity: '0' }, 'quantity', 'too-small'],
    ['en', { quantity: '9'.repeat(30) }, 'quantity', 'too-large'],
    ['en', { startsOn: '03/04/2027' }, 'startsOn', 'ambiguous-day'],
    ['es', { startsOn: '12/31/2027' }, 'startsOn', 'no-such-day'],
    ['de', { expiresOn: '31.2.2027' }, 'expiresOn', 'no-such-day'],
    ['de', { expiresOn: 'nie' }, 'expiresOn', 'unreadable-day'],
    ['en', { orderedOn: '46387' }, 'orderedOn', 'unreadable-day'],
  ])('X5 in %s %j is refused at its field', (language, cells, field, rule) => {
    const { ask, wrong } = read(cells, language);
    expect(ask).toBeNull();
    expect(wrong.map((one) => [one.field, one.error.rule])).toEqual([[field, rule]]);
  });

  it('X5 X6 an ambiguous day is shown with both days that it may be', () => {
    const [wrong] = read({ startsOn: '03/04/2027' }, 'en').wrong;
    expect(wrong && wordField(wrong.error, 'en')).toBe(
      'This could be 3 Apr 2027 or 4 Mar 2027. Write the month as a word, or use YYYY-MM-DD.',
    );
  });
});
