import { describe, expect, it } from 'vitest';
import { csvNumber, csvSeparator, wordCsv, type CsvReader } from '../../src/index.ts';

const programme: CsvReader['programme'] = { name: 'Velkamo Partner', roles: [], tiers: [] };
const change = {
  id: 'c',
  kind: 'order.enter',
  at: '2026-03-29T00:59:00.000Z',
  actor: null,
  by: 'system',
  account: null,
  subject: { name: 'anna@xn--strae-oqa.example' },
  before: {},
  after: {},
  address: '',
};

/** A row of a list by its headings. */
function row(name: 'listChanges' | 'listCreditHistory', item: object, reader: Omit<CsvReader, 'programme'>) {
  const { heads, rows } = wordCsv(name, { ...reader, programme });
  return Object.fromEntries((rows(item)[0] ?? []).map((cell, index) => [heads[index] ?? '', cell]));
}

describe('X3 the cells of a file', () => {
  it('X3 in German an operation without a user is the programme’s; kinds and times are as in the portal', () => {
    const berlin = { language: 'de', timeZone: 'Europe/Berlin' };
    expect(row('listChanges', change, berlin)).toMatchObject({
      Zeitpunkt: '29.03.2026 01:59',
      Art: 'Bestellung erfasst',
      Wer: 'Velkamo Partner',
      Betrifft: 'anna@straße.example',
    });
    // A minute later it is summer.
    expect(row('listChanges', { ...change, at: '2026-03-29T01:00:00.000Z' }, berlin).Zeitpunkt).toBe(
      '29.03.2026 03:00',
    );
    expect(row('listChanges', { ...change, kind: 'password.forgotten' }, berlin).Wer).toBeNull();
    expect(row('listChanges', { ...change, kind: 'of.tomorrow' }, berlin).Art).toBe('of.tomorrow');
    expect(row('listChanges', { ...change, by: 'user' }, berlin).Wer).toBeNull();
    // A time zone that this machine does not know is UTC.
    expect(row('listChanges', change, { language: 'es', timeZone: 'Mars/Olympus' })).toMatchObject({
      'Fecha y hora': '29/03/2026 00:59',
    });
  });

  it('X3 of a monthly charge in Spanish', () => {
    const charge = {
      id: 'e',
      at: '2026-12-31T23:30:00.000Z',
      kind: 'charge',
      from: { kind: 'site', name: 'Clínica' },
      to: { kind: 'charged', name: '' },
      credits: 12,
      effect: -12,
      balance: 1_234_567,
      by: null,
      note: '',
      charge: { month: '2026-12-01', users: 1, devices: 2 },
    };
    expect(row('listCreditHistory', charge, { language: 'es', timeZone: 'Europe/Madrid' })).toMatchObject({
      Tipo: 'Cargo mensual',
      A: 'Gastado',
      Por: 'Velkamo Partner',
      Mes: 'diciembre de 2026',
      Saldo: 1_234_567,
    });
  });

  it('X3 for programs nothing is worded or moved in time', () => {
    expect(row('listChanges', change, { language: 'de', timeZone: null })).toMatchObject({
      Zeitpunkt: change.at,
      Art: 'order.enter',
      Wer: null,
      Betrifft: 'anna@xn--strae-oqa.example',
    });
  });

  it.each([
    ['en', ',', '-1234.5'],
    ['de', ';', '-1234,5'],
    ['es', ';', '-1234,5'],
  ])('X3 separator and decimals in %s', (language, separator, number) => {
    expect([csvSeparator(language), csvNumber(-1234.5, language)]).toEqual([separator, number]);
  });
});
