import Pdf from 'pdfkit';
import { createRequire } from 'node:module';

/** What a reader's program shows of a PDF file besides its pages. */
export type PdfAbout = { portal: string; title: string; language: string; at: Date };

/** The pages of a PDF file while it is drawn, in points. */
export type PdfPages = InstanceType<typeof Pdf>;

/** A sheet of A4, in points. */
export const a4 = { width: 595.28, height: 841.89 };

// A font with Latin, Greek and Cyrillic letters: those that every PDF reader has know western Europe alone.
const { resolve } = createRequire(import.meta.url);
const font = (name: string) => resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** Draws a PDF file of A4 sheets with the fonts `plain`, `bold` and `mono`; `draw` adds each sheet. */
export async function drawPdf(
  about: PdfAbout,
  draw: (pages: PdfPages) => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>> {
  const pages = new Pdf({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    lang: about.language,
    displayTitle: true,
    info: { Title: about.title, Author: about.portal, CreationDate: about.at },
  });
  const parts: Buffer[] = [];
  pages.on('data', (part: Buffer) => parts.push(part));
  const whole = new Promise<void>((done, failed) => {
    pages.on('end', done);
    pages.on('error', failed);
  });
  pages.registerFont('plain', font('DejaVuSansCondensed'));
  pages.registerFont('bold', font('DejaVuSansCondensed-Bold'));
  pages.registerFont('mono', font('DejaVuSansMono'));
  await draw(pages);
  pages.end();
  await whole;
  return Uint8Array.from(Buffer.concat(parts));
}
