/** The preference (RFC 7240) by which a list comes as a file for people with a spreadsheet. */
export const csvPreference = 'csv=spreadsheet';

// A spreadsheet takes a text that begins with one of these signs for a formula, also after blanks and in full width;
// and where it expects another separator than the file has, also what follows a separator or a line's end within a
// text. An apostrophe before it keeps it a text. So that a file reads back as it was written, a text that has
// apostrophes there already gets one more.
const begin = /^(?='*[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n])/u;
const within = /([;\t\r\n][ \u00a0]*)(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;
const quotedBegin = /^'(?='*[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n])/u;
const quotedWithin = /([;\t\r\n][ \u00a0]*)'(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

/** A text as a cell of a CSV file that no spreadsheet takes for a formula. */
export function writtenCell(text: string): string {
  return text.replace(within, "$1'").replace(begin, "'");
}

/** The text of such a cell: what `writtenCell` has made of it is taken back. */
export function readCell(cell: string): string {
  return cell.replace(quotedBegin, '').replace(quotedWithin, '$1');
}
