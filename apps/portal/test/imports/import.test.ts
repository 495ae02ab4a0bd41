import { contractTexts, csvColumns, importFields, orderLineColumns, type ImportKind } from '@tierline/contract';
import { createInstance, type TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { fieldsOf, recognise } from '../../src/features/imports/headings.ts';
import { fieldLabel } from '../../src/features/imports/labels.ts';
import { readCsv, type ReadFile } from '../../src/features/imports/read-file.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { es } from '../../src/texts/es.ts';

const texts = { en, de, es };
const languages = ['en', 'de', 'es'] as const;
const kinds = Object.keys(importFields) as ImportKind[]; // the keys of the table, which Object.keys forgets

const spoken = createInstance();
await spoken.init({
  resources: Object.fromEntries(languages.map((language) => [language, { translation: texts[language] }])),
});

describe('X5 the columns of a file are recognised', () => {
  it.each(languages.flatMap((language) => kinds.map((kind) => [language, kind] as const)))(
    'X5 in %s: those of the template for %s, all of them',
    (language, kind) => {
      const t: TFunction = spoken.getFixedT(language);
      expect(
        recognise(
          kind,
          fieldsOf(kind).map((field) => fieldLabel(t, kind, field)),
        ),
      ).toEqual(fieldsOf(kind));
      expect(recognise(kind, fieldsOf(kind))).toEqual(fieldsOf(kind));
    },
  );

  it.each(languages)('X3 X5 in %s: those of an exported list, as far as they can be imported', (language) => {
    for (const [kind, list] of [
      ['accounts', 'listAccounts'],
      ['users', 'listUsers'],
    ] as const) {
      const heads = csvColumns[list].map(([head]) => head);
      const fields: string[] = fieldsOf(kind);
      const wanted = heads.map((head) =>
        head === 'visible' ? 'visibleToPartners' : fields.includes(head) ? head : null,
      );
      expect(
        recognise(
          kind,
          heads.map((head) => contractTexts[language].csv.head[head]),
        ),
      ).toEqual(wanted);
    }
  });

  it.each(languages)('X3 X5 in %s: those of exported orders are all that an order has', (language) => {
    const heads = orderLineColumns.map(([head]) => contractTexts[language].csv.head[head]);
    const found = recognise('orders', heads).filter((field) => field !== null);
    expect(found.toSorted()).toEqual(fieldsOf('orders').toSorted());
  });

  it('X5 of two columns that mean the same the first has it, and what nobody knows is ignored', () => {
    expect(recognise('users', ['Correo electrónico', 'E-MAIL', 'Umsatz', '', 'Vor-Name', 'NACHNAME:'])).toEqual([
      'email',
      null,
      null,
      null,
      'firstName',
      'lastName',
    ]);
  });
});

describe('X5 a CSV file is read whatever it was written with', () => {
  const table = [
    ['Firma', 'E-Mail', 'Straße'],
    ['Müller & Söhne', 'a@x.example', 'Weg 1; Hof "B"\nHinten'],
    ['Ñandú', 'b@x.example', '=1+1'],
  ];
  const written = (separator: string) =>
    table
      .map((row) =>
        row.map((cell) => (/[";\n,\t]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator),
      )
      .join('\r\n');
  const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const utf16 = (text: string, little: boolean) =>
    Uint8Array.from(
      [...`\uFEFF${text}`].flatMap((letter) =>
        little
          ? [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]
          : [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255],
      ),
    );
  const read = async (bytes: BlobPart): Promise<ReadFile> => {
    const file = await readCsv(new File([bytes], 'list.csv'));
    if (typeof file === 'string') throw new Error(file);
    return file;
  };

  it.each([
    ['UTF-8', ',', written(',')],
    ['UTF-8 with its mark', ';', `\uFEFF${written(';')}`],
    ['UTF-8, tabs', '\t', written('\t')],
    ['Latin-1', ';', latin1(written(';'))],
    ['UTF-16, little end first', '\t', utf16(written('\t'), true)],
    ['UTF-16, big end first', ';', utf16(written(';'), false)],
    ['UTF-16 without its mark', ',', utf16(written(','), true).slice(2)],
    ['a separator that is told', ';', `sep=;\r\n${written(';')}`],
  ])('X5 %s with %j', async (_, separator, bytes) => {
    const file = await read(bytes);
    expect({ headings: file.headings, rows: file.rows.map(({ values }) => values), separator: file.separator }).toEqual(
      { headings: table[0], rows: table.slice(1), separator },
    );
  });

  it('X5 rows have the numbers that a spreadsheet shows, and empty ones are no rows', async () => {
    expect(
      (await read('E-Mail\r\n\r\na@x.example\r\n;;\r\n  \r\nb@x.example\r\n')).rows.map(({ line }) => line),
    ).toContain(6);
    expect(
      (await read('Name,E-Mail\nA,a@x.example\n,\nB,b@x.example\n')).rows.map(({ line, values }) => [line, values[0]]),
    ).toEqual([
      [2, 'A'],
      [4, 'B'],
    ]);
  });

  it('X5 what is no such file, or more than 10 MB, is reported as such', async () => {
    const trouble = async (bytes: BlobPart) => readCsv(new File([bytes], 'x'));
    expect(await trouble(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toBe('workbook');
    expect(await trouble(Uint8Array.from([1, 2, 0, 3, 255, 0, 9, 9, 9, 9, 9]))).toBe('not-text');
    expect(await trouble('')).toBe('empty');
    expect(await trouble('Name,E-Mail\n')).toBe('empty');
    expect(await trouble(new Uint8Array(10 * 1024 * 1024 + 1))).toBe('too-large');
  });
});

describe('X5 the separator of a file', () => {
  it.each([
    ['the smallest of a German spreadsheet', 'Firma;E-Mail\nMuster GmbH;a@x.example\n', ';', 2],
    ['with a comma in each name', 'Firma;E-Mail\nMuster, Söhne;a@x.example\n', ';', 2],
    ['with a comma in a heading', 'Firma;Straße, Nr\nMuster;Weg 1\n', ';', 2],
    ['by tabs', 'Company\tE-mail\nMuster, Ltd\ta@x.example\n', '\t', 2],
    ['by bars', 'Company|E-mail\nMuster|a@x.example\n', '|', 2],
    ['by commas, with semicolons within', 'Company,Notes\nMuster,a;b;c\n', ',', 2],
    ['of one column', 'Company\nMuster GmbH\n', ',', 1],
    ['in quotation marks', '"Firma";"E-Mail"\n"Muster; Söhne";"a@x.example"\n', ';', 2],
    ['that says so', 'sep=|\nFirma|E-Mail\nMuster|a@x.example\n', '|', 2],
  ])('X5 %s', async (_, text, separator, columns) => {
    const file = await readCsv(new File([text], 'list.csv'));
    expect(typeof file === 'string' ? file : [file.separator, file.headings.length]).toEqual([separator, columns]);
  });

  it('X5 is the one that is chosen', async () => {
    const file = await readCsv(new File(['Firma;E-Mail,x\nMuster;a@x.example,y\n'], 'list.csv'), ',');
    expect(typeof file === 'string' ? file : file.headings).toEqual(['Firma;E-Mail', 'x']);
  });
});
