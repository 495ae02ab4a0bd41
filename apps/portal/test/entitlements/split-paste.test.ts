import { describe, expect, it } from 'vitest';
import { cleaned } from '../../src/features/entitlements/split/clean-paste.ts';
import { readPasted } from '../../src/features/entitlements/split/split-paste.ts';

const id = '0123-4567-89AB-CDEF-GHJK-MNPQ';
const products = new Set(['scene analytics', 'vk-anl-100', 'plate reader', '4711', '10']);
const read = (text: string, language = 'en') => readPasted(text, language, (cell) => products.has(cell.toLowerCase()));
const rowsOf = async (text: string, language = 'en') =>
  (await read(text, language)).rows.map(({ partner, source, copies }) => [partner, source, copies]);
const two = [
  ['Blickfang', 'Scene Analytics', '30'],
  ['Alpenauge', id, '5'],
];

describe('E4 a pasted list', () => {
  it.each([
    ['from a spreadsheet', `Blickfang\tScene Analytics\t30\nAlpenauge\t${id}\t5`],
    ['with semicolons and a line feed of Windows', `Blickfang;Scene Analytics;30\r\nAlpenauge;${id};5\r\n`],
    ['with commas and quotes', `"Blickfang","Scene Analytics",30\n"Alpenauge","${id}",5`],
    ['with blank lines and blanks', `\n\n  Blickfang ; Scene Analytics ; 30 \n;;\n\nAlpenauge;${id};5\n\n`],
    ['in another order', `30,Scene Analytics,Blickfang\n5,${id},Alpenauge`],
    ['with English headings', `Copies;Product;Partner\n30;Scene Analytics;Blickfang\n5;${id};Alpenauge`],
    [
      'with German headings and a column more',
      `Firma;Bemerkung;Anzahl;Artikel\nBlickfang;eilig;30;Scene Analytics\nAlpenauge;;5;${id}`,
    ],
    ['with Spanish headings', `Cantidad\tCuenta\tProducto\n30\tBlickfang\tScene Analytics\n5\tAlpenauge\t${id}`],
    [
      'with a column each for product and activation ID',
      `Partner,Product,Activation ID,Copies\nBlickfang,Scene Analytics,,30\nAlpenauge,Plate Reader,${id},5`,
    ],
    [
      'with marks of writing direction, a byte order mark and blanks of no width',
      `\uFEFF\u202BBlickfang\u202C\tScene\u200B Analytics\t\u200F30\u200E\nAlpenauge\t${id}\t\u06F5`,
    ],
    ['with a quote that is never closed', `"Blickfang;Scene Analytics;30\nAlpenauge;${id};5`],
  ])('E4 %s', async (title, text) => {
    const found = await rowsOf(text);
    // A quote that is no quotation mark is part of the name.
    expect(found).toEqual(title.includes('never closed') ? [['"Blickfang', 'Scene Analytics', '30'], two[1]] : two);
  });

  it('E4 quoted cells keep what separates cells elsewhere, and line breaks', async () => {
    expect(await rowsOf('"Müller, Söhne & Co";"Scene Analytics";"1"\n"Two\nlines";"Plate ""Reader""";2')).toEqual([
      ['Müller, Söhne & Co', 'Scene Analytics', '1'],
      ['Two\nlines', 'Plate "Reader"', '2'],
    ]);
  });

  it.each([
    ['Blickfang\t4711\t25', ['Blickfang', '4711', '25']],
    ['25\t4711\tBlickfang', ['Blickfang', '4711', '25']],
    ['4711\t25\tBlickfang', ['Blickfang', '4711', '25']],
    ['Blickfang;4711;10', ['Blickfang', '4711', '10']],
    ['Blickfang;10;4711', ['Blickfang', '10', '4711']],
    ['1001;4711;25', ['1001', '4711', '25']],
    ['10;Scene Analytics;Blickfang', ['Blickfang', 'Scene Analytics', '10']],
    ['Blickfang;0815;25', ['Blickfang', '0815', '25']],
    ['4711\t25', ['', '4711', '25']],
  ])('E4 of numbers without headings the one that is a known product is the product: %j', async (text, row) => {
    expect(await rowsOf(text)).toEqual([row]);
  });

  it.each([
    ['tab, then semicolon', `Blickfang\tScene Analytics\t30\nAlpenauge;${id};5`],
    ['comma, then tab', `Blickfang,Scene Analytics,30\nAlpenauge\t${id}\t5`],
    [
      'semicolon, then comma, under headings',
      `Partner;Product;Copies\nBlickfang;Scene Analytics;30\nAlpenauge,${id},5`,
    ],
    ['a line that tells the separator', `sep=;\r\nBlickfang;Scene Analytics;30\r\nAlpenauge;${id};5`],
  ])('E4 rows with %s', async (_, text) => {
    expect(await rowsOf(text)).toEqual(two);
  });

  it('E4 a row is split by another separator only where that makes it as wide as the others', async () => {
    expect(await rowsOf('Blickfang\tScene Analytics\t30\nMüller, Söhne')).toEqual([two[0], ['Müller, Söhne', '', '']]);
    expect(await rowsOf('Blickfang;Plate Reader;3\nAlpenauge,Plate Reader,2,5', 'de')).toEqual([
      ['Blickfang', 'Plate Reader', '3'],
      ['Alpenauge', 'Plate Reader', '2,5'],
    ]);
    expect(await rowsOf('"Müller; Söhne"\tPlate Reader\t3\n"Two\r\nlines";"Plate Reader";4')).toEqual([
      ['Müller; Söhne', 'Plate Reader', '3'],
      ['Two\nlines', 'Plate Reader', '4'],
    ]);
  });

  it('E4 formulas are just text', async () => {
    expect(await rowsOf('=HYPERLINK("http://evil.example")\tScene Analytics\t=1+1\n@SUM(A1)\tPlate Reader\t4')).toEqual(
      [
        ['=HYPERLINK("http://evil.example")', 'Scene Analytics', '=1+1'],
        ['@SUM(A1)', 'Plate Reader', '4'],
      ],
    );
  });

  it('E4 2,5 between commas is not read as 2', async () => {
    expect(await rowsOf('Blickfang,Scene Analytics,2,5\nAlpenauge,Plate Reader,3', 'de')).toEqual([
      ['Blickfang', 'Scene Analytics', '2,5'],
      ['Alpenauge', 'Plate Reader', '3'],
    ]);
  });

  it('E4 without a partner or a product, what there is', async () => {
    expect((await read(`${id}\n${id}`)).columns).toEqual(new Set(['source']));
    expect(await read('Scene Analytics\t3')).toEqual({
      rows: [{ partner: '', source: 'Scene Analytics', copies: '3' }],
      columns: new Set(['source', 'copies']),
    });
    expect((await read('Blickfang\t3\nAlpenauge\t4')).rows[1]).toEqual({
      partner: 'Alpenauge',
      source: '',
      copies: '4',
    });
    expect((await read('Blickfang\tScene of Analysis\t4')).rows[0]).toEqual({
      partner: 'Blickfang',
      source: 'Scene of Analysis',
      copies: '4',
    });
  });

  it.each([
    '',
    '   \n\t\n',
    ';;;\n;;',
    '\u0000\u0001',
    '"',
    '\t\t\t',
    '🎉'.repeat(500),
    '{"a":1}',
    '<table><tr><td>x</td></tr></table>',
  ])('E4 rubbish %j is rows at most, never an error', async (text) => {
    const { rows } = await read(text);
    expect(rows.length).toBeLessThanOrEqual(1);
  });

  it('E4 ten thousand rows are read', async () => {
    const { rows } = await read(
      Array.from({ length: 10_000 }, (_, n) => `Partner ${n}\tScene Analytics\t${n + 1}`).join('\n'),
    );
    expect(rows).toHaveLength(10_000);
    expect(rows[9_999]).toEqual({ partner: 'Partner 9999', source: 'Scene Analytics', copies: '10000' });
  });
});

describe('E4 what is pasted', () => {
  it('E4 what nobody can see goes, what is written stays', () => {
    expect(cleaned('a\u202Eb\u200Dc\uFEFF\td\n')).toBe('abc\td\n');
  });

  it('E4 numbers of other scripts are read, superscripts and fractions are not made digits', async () => {
    expect(cleaned('３０ ٣٠')).toBe('30 30');
    expect(cleaned('10² ½ ①')).toBe('10² ½ ①');
    expect(await rowsOf(`Blickfang\tScene Analytics\t10²\nAlpenauge\tScene Analytics\t30`)).toEqual([
      ['Blickfang', 'Scene Analytics', '10²'],
      ['Alpenauge', 'Scene Analytics', '30'],
    ]);
  });
});
