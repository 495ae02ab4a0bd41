import { countries } from '@tierline/domain';
import { describe, expect, it } from 'vitest';
import { readSiteCells } from '../src/index.ts';

describe('X5 the country of a row', () => {
  it.each(['en', 'de', 'es'])('is read by its name in %s, whatever else was called like that once', (language) => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    const read = countries.map((code) =>
      readSiteCells(
        { name: 'A site', country: names.of(code) ?? '' },
        { programme: { tiers: [], levels: [], languages: ['en'] }, language: 'en' },
      ),
    );
    expect(read.map((row) => row.ask?.country)).toEqual(countries);
  });
});
