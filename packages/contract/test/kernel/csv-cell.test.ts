import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCell, writtenCell } from '../../src/kernel/csv-cell.ts';

const sign = fc.constantFrom('=', '+', '-', '@', '\uff1d', "'", ';', '\t', '\n', ' ', '\u00a0', '"', ',', 'a', '0');

it('X3 X5 a cell reads back as it was written, whatever its text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(sign, { maxLength: 12 }).map((parts) => parts.join('')),
      ),
      (text) => {
        expect(readCell(writtenCell(text))).toBe(text);
      },
    ),
    { numRuns: 5000 },
  );
});

it('X3 a written cell is no formula, whichever separator a spreadsheet expects', () => {
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), (parts) => {
      for (const part of writtenCell(parts.join('')).split(/[;\t\r\n]/u))
        expect(part).not.toMatch(/^[ \u00a0]*[=+\-@\uff1d]/u);
    }),
    { numRuns: 5000 },
  );
});

it.each([
  ['+49 30 1234567', "'+49 30 1234567"],
  ['-1', "'-1"],
  ["'+49", "''+49"],
  ['0049 30', '0049 30'],
  ['x;=1+1', "x;'=1+1"],
  ["O'Brien", "O'Brien"],
])('X3 %s is written %s', (text, cell) => {
  expect(writtenCell(text)).toBe(cell);
  expect(readCell(cell)).toBe(text);
});
