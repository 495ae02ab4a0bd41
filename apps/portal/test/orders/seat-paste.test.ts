import { describe, expect, it } from 'vitest';
import { readAddresses } from '../../src/features/orders/seat/seat-paste.ts';
import { readText } from '../../src/ui/file-text.ts';

describe('O8 a list of users', () => {
  it('O8 has one address a line, each once, whatever else stands there', () => {
    expect(readAddresses('ann@one.example\r\n\r\n Ben <ben@one.example>\nANN@one.example')).toEqual({
      emails: ['ANN@one.example', 'ben@one.example'],
      without: 0,
    });
  });

  it('O8 may be a CSV file: headings are no user, a line without an address is counted', () => {
    expect(readAddresses('Name;E-Mail\n"Carla, C.";carla@one.example\nDavid;\n')).toEqual({
      emails: ['carla@one.example'],
      without: 1,
    });
  });

  it('O8 a file may tell its separator, and a cell may have several lines', () => {
    expect(readAddresses('sep=;\r\nName;E-Mail\r\n"Carla\r\nC.";carla@one.example\r\nDavid;\r\n')).toEqual({
      emails: ['carla@one.example'],
      without: 1,
    });
    expect(readAddresses('5" Monitor;ann@one.example\n6" Monitor;ben@one.example\ncarl@one.example').emails).toEqual([
      'ann@one.example',
      'ben@one.example',
      'carl@one.example',
    ]);
  });

  it.each([
    ['Windows-1252', Uint8Array.from('Änne;anna@straße.example', (letter) => letter.charCodeAt(0))],
    [
      'UTF-16',
      Uint8Array.from(
        [...'\uFEFFÄnne;anna@straße.example'].flatMap((letter) => [
          letter.charCodeAt(0) & 255,
          letter.charCodeAt(0) >> 8,
        ]),
      ),
    ],
    ['UTF-8', '\uFEFFÄnne;anna@straße.example'],
  ])('O8 X5 a file of a spreadsheet in %s', async (_, bytes) => {
    const read = await readText(new File([bytes], 'list.csv'), 1_000);
    expect(typeof read === 'string' ? read : readAddresses(read.text).emails).toEqual(['anna@straße.example']);
  });

  it('O8 X5 a workbook, a picture and a file that is too large are no lists', async () => {
    expect(await readText(new File([Uint8Array.from([0x50, 0x4b, 3, 4])], 'x'), 1_000)).toBe('workbook');
    expect(await readText(new File([Uint8Array.from([1, 0, 2, 255, 9, 9, 9, 9])], 'x'), 1_000)).toBe('not-text');
    expect(await readText(new File(['x'.repeat(1_001)], 'x'), 1_000)).toBe('too-large');
  });

  it('O8 without any address has nobody', () => {
    expect(readAddresses('Anna Ahrens')).toEqual({ emails: [], without: 1 });
    expect(readAddresses('  ')).toEqual({ emails: [], without: 0 });
  });
});
