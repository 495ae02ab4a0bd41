import { describe, expect, it } from 'vitest';
import { countries, mainTimeZone, timeZoneAfter } from '../../src/index.ts';

// ECMAScript has it, the compiler's library does not know it yet.
const zonesOf = (country: string) =>
  (
    new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones: () => readonly string[] | undefined }
  ).getTimeZones() ?? [];

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

  // By hand, of the countries with several: where most of the people live, of which there is but one answer that a
  // suggestion may give.
  const chosen = {
    AQ: 'Antarctica/McMurdo',
    AR: 'America/Buenos_Aires',
    AU: 'Australia/Sydney',
    BR: 'America/Sao_Paulo',
    CA: 'America/Toronto',
    CD: 'Africa/Kinshasa',
    CL: 'America/Santiago',
    CN: 'Asia/Shanghai',
    CY: 'Asia/Nicosia',
    DE: 'Europe/Berlin',
    EC: 'America/Guayaquil',
    ES: 'Europe/Madrid',
    FM: 'Pacific/Ponape',
    GL: 'America/Godthab',
    ID: 'Asia/Jakarta',
    KI: 'Pacific/Tarawa',
    KZ: 'Asia/Almaty',
    MH: 'Pacific/Majuro',
    MN: 'Asia/Ulaanbaatar',
    MX: 'America/Mexico_City',
    MY: 'Asia/Kuala_Lumpur',
    NZ: 'Pacific/Auckland',
    PF: 'Pacific/Tahiti',
    PG: 'Pacific/Port_Moresby',
    PS: 'Asia/Hebron',
    PT: 'Europe/Lisbon',
    RU: 'Europe/Moscow',
    UA: 'Europe/Kiev',
    UM: 'Pacific/Wake',
    US: 'America/New_York',
    UZ: 'Asia/Tashkent',
  };

  it('C2 a country’s time zone is its only one, or the one in which most people live', () => {
    // Intl knows no zone of Kosovo, which keeps Belgrade's time.
    const known = new Map(
      countries.filter((country) => country !== 'XK').map((country) => [country, zonesOf(country)]),
    );
    const single = [...known].flatMap(([country, zones]) => (zones.length === 1 ? [[country, zones[0]]] : []));
    expect(Object.fromEntries(countries.map((country) => [country, mainTimeZone(country)]))).toEqual({
      ...Object.fromEntries(single),
      ...chosen,
      XK: 'Europe/Belgrade',
    });
    expect(Object.entries(chosen).filter(([country, zone]) => !known.get(country)?.includes(zone))).toEqual([]);
    expect(single.length).toBe(countries.length - Object.keys(chosen).length - 1);
  });

  it('C2 there is none where there is no such country', () => {
    for (const country of ['XX', '', 'de', 'constructor', '__proto__']) expect(mainTimeZone(country)).toBeNull();
  });
});

describe('A2 C2 the time zone after another country was chosen', () => {
  it.each([
    [null, 'Europe/Vienna', 'ES', 'Europe/Madrid'],
    [null, 'UTC', 'ES', 'Europe/Madrid'],
    ['DE', 'Europe/Berlin', 'ES', 'Europe/Madrid'],
    ['DE', 'UTC', 'ES', 'Europe/Madrid'],
    ['ES', 'Atlantic/Canary', 'PT', 'Atlantic/Canary'],
    [null, 'Asia/Tokyo', 'ES', 'Asia/Tokyo'],
    ['ES', 'Europe/Madrid', null, 'Europe/Vienna'],
    ['ES', 'Europe/Madrid', 'XX', 'Europe/Vienna'],
    ['AQ', 'Antarctica/McMurdo', 'ES', 'Europe/Madrid'],
  ])('from %s and %s to %s it is %s', (from, timeZone, country, zone) => {
    expect(timeZoneAfter(country, { country: from, timeZone }, 'Europe/Vienna')).toBe(zone);
  });
});
