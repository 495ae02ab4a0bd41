import type { Problem, Product, Send } from '@tierline/contract';
import { endOfTerm, isDay, readDay, readQuantity } from '@tierline/domain';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../../ui/states.tsx';
import { useTypedWords } from '../../../ui/typed-words.ts';

/** A line of the entitlement as its form holds it, with days and copies as typed; `expiresOn` null: perpetual. */
export type IssueRow = {
  key: string;
  product: Product | null;
  copies: string;
  startsOn: string | null;
  expiresOn: string | null;
  expiryChosen: boolean;
};

/** The whole form. */
export type IssueValues = {
  accountId: string | null;
  contactId: string | null;
  orderNumber: string;
  /** Another delivery on an order under which the account has an entitlement. */
  furtherDelivery: boolean;
  mail: boolean;
  rows: readonly IssueRow[];
};

/** Mistakes by field: `accountId`, `orderNumber`, `contactId`, `lines.0.copies` … */
export type IssueErrors = Record<string, string>;

/** Today, as calendar days are counted (UTC). */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** A new line: starts today, everything else open. */
export function newRow(): IssueRow {
  return {
    key: crypto.randomUUID(),
    product: null,
    copies: '',
    startsOn: today(),
    expiresOn: null,
    expiryChosen: false,
  };
}

/** Applies a change to a line: until the user chooses the expiry, it follows from start and product. */
export function changeRow(row: IssueRow, change: Partial<IssueRow>): IssueRow {
  const next = { ...row, ...change };
  if ('expiresOn' in change) return { ...next, expiryChosen: true };
  if (change.product !== undefined && change.product?.id !== row.product?.id) next.expiryChosen = false;
  if (next.expiryChosen || next.product === null || next.startsOn === null || !isDay(next.startsOn)) return next;
  return { ...next, expiresOn: endOfTerm(next.startsOn, next.product.termMonths) };
}

/** The copies of a line as a number; null where that is none. */
export function copiesOf(row: IssueRow, language: string): number | null {
  return readQuantity(row.copies, language).quantity;
}

/** What of a line can be sent; null while a field of it is empty or cannot be read. */
export function lineOf(
  row: IssueRow,
  language: string,
): { productId: string; copies: number; startsOn: string; expiresOn: string | null } | null {
  const copies = copiesOf(row, language);
  const startsOn = readDay(row.startsOn ?? '', language).day;
  const expiresOn = row.expiresOn === null ? null : readDay(row.expiresOn, language).day;
  if (row.product === null || copies === null || startsOn === null) return null;
  if (row.expiresOn !== null && expiresOn === null) return null;
  return { productId: row.product.id, copies, startsOn, expiresOn };
}

/** The missing or unreadable fields of a line. */
export function useLineLacks() {
  const { t, i18n } = useTranslation();
  const words = useTypedWords();
  return (row: IssueRow): [keyof IssueRow | 'productId', string][] => {
    const line = lineOf(row, i18n.language);
    const copies = words.quantity(row.copies);
    const starts = row.startsOn === null ? t('issue.startMissing') : words.day(row.startsOn);
    const expires = row.expiresOn === null ? null : words.day(row.expiresOn);
    return [
      ...(row.product === null ? [['productId', t('issue.productMissing')] as const] : []),
      ...(copies === null ? [] : [['copies', copies] as const]),
      ...(starts === null ? [] : [['startsOn', starts] as const]),
      ...(expires === null ? [] : [['expiresOn', expires] as const]),
      ...(line !== null && line.expiresOn !== null && line.expiresOn < line.startsOn
        ? [['expiresOn', t('issue.expiryBeforeStart')] as const]
        : []),
    ].map(([field, text]) => [field, text]);
  };
}

/** The form as the API takes it; null while something is missing. */
export function issueSend(values: IssueValues, mails: boolean, language: string): Send<'issueEntitlement'> | null {
  const lines = values.rows.flatMap((row) => lineOf(row, language) ?? []);
  if (values.accountId === null || lines.length < values.rows.length) return null;
  return {
    accountId: values.accountId,
    orderNumber: values.orderNumber,
    ...(values.furtherDelivery && { furtherDelivery: true }),
    mail: mails,
    ...(values.contactId !== null && { contactId: values.contactId }),
    lines,
  };
}

const fieldOf: Record<string, string> = {
  'order-number-taken': 'orderNumber',
  'tier-not-allowed': 'accountId',
  'target-suspended': 'accountId',
  'target-closed': 'accountId',
  'not-found': 'accountId',
  'no-recipient': 'contactId',
  'contact-not-of-target': 'contactId',
  'contact-inactive': 'contactId',
};

/** What a problem says of single fields; a line's product or dates are found by the facts of the refusal. */
export function issueErrors(problem: Problem, rows: readonly IssueRow[]): IssueErrors {
  const { document, code } = problem;
  if (document === null) return {};
  const field = fieldOf[code];
  if (field !== undefined) return { [field]: document.detail };
  if (code === 'product-retired')
    return atRows(rows, (row) => row.product?.sku === document.sku, 'productId', document.detail);
  if (code === 'expiry-before-start')
    return atRows(
      rows,
      (row) => row.startsOn === document.startsOn && row.expiresOn === document.expiresOn,
      'expiresOn',
      document.detail,
    );
  return fieldErrors(problem);
}

function atRows(
  rows: readonly IssueRow[],
  wrong: (row: IssueRow) => boolean,
  field: string,
  detail: string,
): IssueErrors {
  return Object.fromEntries(
    rows.flatMap((row, index) => (wrong(row) ? [[`lines.${String(index)}.${field}`, detail]] : [])),
  );
}
