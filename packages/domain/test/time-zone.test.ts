import { describe, expect, it } from 'vitest';
import { countries, mainTimeZone } from '../src/index.ts';

describe('C2 the time zone suggested for a country', () => {
  it('C2 is one of Intl’s for every country, each of which has a name in every language', () => {
    const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);
    expect(countries.filter((country) => !zones.has(mainTimeZone(country) ?? ''))).toEqual([]);
    expect(countries.length).toBeGreaterThan(240);
    for (const language of ['en', 'de', 'es']) {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      expect(
        countries.filter((country) => names.of(country) === undefined),
        `in ${language}`,
      ).toEqual([]);
    }
  });

  it.each([
    ['DE', 'Europe/Berlin'],
    ['ES', 'Europe/Madrid'],
    ['US', 'America/New_York'],
    ['AU', 'Australia/Sydney'],
    ['NZ', 'Pacific/Auckland'],
  ])('C2 of %s it is %s', (country, zone) => {
    expect(mainTimeZone(country)).toBe(zone);
  });

  it('C2 there is none where there is no such country', () => {
    for (const country of ['XX', '', 'de', 'constructor', '__proto__']) expect(mainTimeZone(country)).toBeNull();
  });
});
