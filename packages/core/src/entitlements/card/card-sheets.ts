import { encode } from 'uqr';
import { a4, drawPdf, type PdfAbout, type PdfPages } from '../../kernel/pdf.ts';

/** A card as it is printed, in words. */
export type Card = {
  product: string;
  copies: string;
  activationId: string;
  id: string;
  /** What its QR code says. */
  address: string;
  how: readonly string[];
};

/** What all cards of a sheet have in common. */
export type Sheets = PdfAbout & { color: string };

// In points. Eight cards on a sheet of A4, two beside each other.
const sheet = { ...a4, margin: 28 };
const card = { width: (sheet.width - 2 * sheet.margin) / 2, height: (sheet.height - 2 * sheet.margin) / 4, inset: 13 };
const cardsOnSheet = 8;
const codeSize = 88;

/** Prints cards on sheets of A4, with lines to cut along; other work gets its turn after each. */
export async function cardSheets(cards: readonly Card[], about: Sheets): Promise<Uint8Array<ArrayBuffer>> {
  return drawPdf(about, async (page) => {
    for (const [index, one] of cards.entries()) {
      const place = index % cardsOnSheet;
      if (place === 0) page.addPage();
      draw(page, one, about, {
        x: sheet.margin + (place % 2) * card.width,
        y: sheet.margin + Math.floor(place / 2) * card.height,
      });
      // oxlint-disable-next-line no-await-in-loop -- One after the other, with others in between.
      await new Promise(setImmediate);
    }
  });
}

function draw(page: PdfPages, one: Card, { portal, color }: Sheets, { x, y }: { x: number; y: number }): void {
  page.lineWidth(0.4).dash(2, { space: 2 }).strokeColor('#999').rect(x, y, card.width, card.height).stroke().undash();
  page.rect(x + card.inset, y + card.inset, 22, 3).fill(color);
  const left = x + card.inset;
  const inner = card.width - 2 * card.inset;
  const line = (
    text: string,
    top: number,
    size: number,
    more: { font?: string; color?: string; lines?: number } = {},
  ) =>
    page
      .font(more.font ?? 'plain', size)
      .fillColor(more.color ?? '#1a1a1a')
      .text(text, left, y + top, { width: inner, height: size * 1.25 * (more.lines ?? 1), ellipsis: true });
  line(portal, 20, 7, { color: '#555' });
  line(one.product, 31, 11, { font: 'bold', lines: 2 });
  line(one.copies, 61, 8.5);
  line(one.activationId, 77, 6.5, { color: '#555' });
  line(one.id, 86, 9.5, { font: 'mono' });
  steps(page, one.how, { x: left, y: y + 104, width: inner - codeSize - 8 });
  code(page, one.address, {
    x: x + card.width - card.inset - codeSize,
    y: y + card.height - card.inset - codeSize + 6,
  });
}

function steps(page: PdfPages, how: readonly string[], { x, y, width }: { x: number; y: number; width: number }): void {
  page.font('plain', 6.6).fillColor('#333');
  let top = y;
  for (const [index, text] of how.entries()) {
    page.text(`${String(index + 1)}.`, x, top, { lineBreak: false });
    page.text(text, x + 10, top, { width: width - 10, lineGap: 0.4 });
    top = page.y + 2;
  }
}

function code(page: PdfPages, text: string, { x, y }: { x: number; y: number }): void {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const module = codeSize / size;
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries())
      if (dark) page.rect(x + column * module, y + row * module, module, module);
  page.fill('#000');
}
