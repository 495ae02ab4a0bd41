import { csvSay, csvTexts, type CsvReader } from '../kernel/csv-say.ts';
import type { Request } from './request-shape.ts';

/** A request in words, as it is printed: facts with their labels, and a table of its lines (E12). */
export type RequestSheet = {
  title: string;
  facts: readonly (readonly [label: string, value: string])[];
  /** `number`: its values are numbers, which stand at the end of their cells. */
  columns: readonly { label: string; number: boolean }[];
  rows: readonly (readonly string[])[];
};

/** Words a request for print, in the reader's language; there are no prices in it (E12). */
export function wordRequestSheet(request: Request, reader: CsvReader): RequestSheet {
  const { head } = csvTexts(reader.language);
  const say = csvSay(reader);
  const number = new Intl.NumberFormat(reader.language === 'en' ? 'en-GB' : reader.language);
  const facts: (readonly [string, string | null])[] = [
    [head.from, say.account(request.account)],
    [head.to, say.account(request.to)],
    [head.created, say.instant(request.createdAt)],
    [head.by, `${request.askedBy.name} (${say.email(request.askedBy.email)})`],
    [head.state, say.state('request', request.state, request.state)],
    [head.kind, request.lines.some(({ renews }) => renews !== null) ? say.word('renewal') : null],
    [head.customer, request.customer && say.account(request.customer)],
    [head.reference, request.reference],
    [head.note, request.note],
  ];
  // Of which line item, its old end and its new one.
  const renewed = (renews: Request['lines'][number]['renews']) =>
    renews === null
      ? []
      : [`${head.renews} ${renews.activationId}`, `${say.day(renews.expiresOn)} → ${say.day(renews.endsOn)}`];
  const columns = [
    { label: head.product, number: false },
    { label: head.sku, number: false },
    { label: head.copies, number: true },
    { label: head.fulfilled, number: true },
    { label: head.stillOpen, number: true },
    { label: head.wanted, number: false },
    { label: head.state, number: false },
  ];
  return {
    title: `${head.request} ${request.number}`,
    facts: facts.flatMap(([label, value]) => (value ? [[label, value] as const] : [])),
    columns,
    rows: request.lines.map((line) => [
      [line.product.name, ...renewed(line.renews)].join('\n'),
      line.product.sku,
      number.format(line.copies),
      number.format(line.fulfilled),
      number.format(line.open),
      say.day(line.wantedOn) ?? '',
      say.state('request', line.state, line.state),
    ]),
  };
}
