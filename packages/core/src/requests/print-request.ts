import { wordRequestSheet, type Ask, type Reply, type RequestSheet } from '@tierline/contract';
import type { Context } from '../kernel/context.ts';
import { a4, drawPdf, type PdfPages } from '../kernel/pdf.ts';
import { readRequest } from './request.ts';

// In points.
const margin = 48;
const width = a4.width - 2 * margin;
const shares = [0.3, 0.13, 0.11, 0.11, 0.11, 0.11, 0.13];
const labelWidth = 110;

/** Prints a request as one of its two accounts sees it, in the reader's language (E12). */
export async function printRequest(ctx: Context, ask: Ask<'printRequest'>): Promise<Reply<'printRequest'>> {
  const request = await readRequest(ctx, ask);
  const { slug, programme } = ctx.vendor;
  const { timeZone } = await ctx.services.db.account.findFirstOrThrow({
    where: { id: ctx.actor.account.id },
    select: { timeZone: true },
  });
  const sheet = wordRequestSheet(request, { language: ctx.language, programme, timeZone });
  const about = { portal: programme.name, title: sheet.title, language: ctx.language, at: ctx.services.now() };
  const pdf = await drawPdf(about, async (pages) => drawSheet(pages, sheet, programme));
  return { file: new Blob([pdf], { type: 'application/pdf' }), fileName: `${slug}-request-${request.number}.pdf` };
}

function drawSheet(pages: PdfPages, sheet: RequestSheet, { name, color }: { name: string; color: string }): void {
  pages.addPage();
  pages.rect(margin, margin, 34, 4).fill(color);
  pages
    .font('plain', 9)
    .fillColor('#555')
    .text(name, margin, margin + 12, { width });
  pages
    .font('bold', 18)
    .fillColor('#1a1a1a')
    .text(sheet.title, margin, pages.y + 4, { width });
  let top = pages.y + 10;
  for (const [label, value] of sheet.facts) {
    pages.font('plain', 9).fillColor('#555').text(label, margin, top, { width: labelWidth });
    pages.fillColor('#1a1a1a').text(value, margin + labelWidth, top, { width: width - labelWidth });
    top = pages.y + 3;
  }
  top = drawRow(
    pages,
    top + 14,
    sheet,
    sheet.columns.map(({ label }) => label),
    'bold',
  );
  for (const row of sheet.rows) {
    // What does not fit begins a sheet, under the same headings.
    if (top > a4.height - margin - 40) {
      pages.addPage();
      top = drawRow(
        pages,
        margin,
        sheet,
        sheet.columns.map(({ label }) => label),
        'bold',
      );
    }
    top = drawRow(pages, top, sheet, row, 'plain');
  }
}

// Draws a row of the table and a rule below it; where the next one begins.
function drawRow(
  pages: PdfPages,
  top: number,
  { columns }: RequestSheet,
  cells: readonly string[],
  font: 'plain' | 'bold',
): number {
  let left = margin;
  let bottom = top;
  for (const [index, { number }] of columns.entries()) {
    const wide = (shares[index] ?? 0) * width;
    pages
      .font(font, 8)
      .fillColor('#1a1a1a')
      .text(cells[index] ?? '', left, top, { width: wide - 6, align: number ? 'right' : 'left' });
    bottom = Math.max(bottom, pages.y);
    left += wide;
  }
  pages
    .lineWidth(0.5)
    .strokeColor('#ccc')
    .moveTo(margin, bottom + 3)
    .lineTo(margin + width, bottom + 3)
    .stroke();
  return bottom + 8;
}
